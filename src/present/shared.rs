//! What was said as the fragment of an address, to be passed on, and back.
//!
//! `answers=1&/data=2026.1&/said=2026-06-01&/for=worker&birth=1974-3-&hire=3&hire/rows=1&hire/0/insured=14&/end=1`:
//! each answer under the name of its question, as it was typed; with a slash before it what is not an answer. What may not
//! stand in a fragment is percent-encoded. The end is written out, so that a link that was cut short is known. Further
//! scenarios stand after the first: `/scenarios=2&/2/birth=1975-3-`.

use crate::formula::GroupId;
use crate::policy::{Ask, Audience, Catalog, Domain, Fact};
use crate::present::{Form, LINES, SOME, UNSURE};
use crate::unit::Date;

/// What every fragment with answers begins with.
pub const SHARED: &str = "answers=";

/// The format that is written, and the only one that is read.
const FORMAT: &str = "1";

/// The longest fragment that is read, in bytes.
const LONGEST: usize = 1 << 16;

/// The longest answer that is read, in bytes.
const LONGEST_ANSWER: usize = 200;

/// The most rows of a group that are read.
const MOST_ROWS: usize = 200;

/// The most scenarios that are compared.
pub const SCENARIOS: usize = 3;

/// What a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// What was typed.
    pub form: Form,
    /// What was typed in further scenarios, which share the rest.
    pub others: Vec<Form>,
    /// For whom policies are wanted.
    pub audience: Vec<String>,
    /// The day that was typed, `year-month-day`; nothing for the day on which the link is opened.
    pub day: String,
    /// The day of which the answers speak, `2025-12-01`; nothing where it is not known.
    pub said: String,
    /// The version of the data on which the link was made.
    pub data: String,
}

/// A part of a link that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// What it stood under; nothing for the whole link.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why a part of a link was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The link is written in a format that is not known here.
    Format,
    /// It is longer than what is read.
    TooLong,
    /// Nothing of this name is asked.
    Unknown,
    /// It cannot be read, or is no answer to its question.
    Unreadable,
    /// It was already there.
    Twice,
    /// What followed is missing.
    Cut,
}

impl Why {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::TooLong => "too_long",
            Self::Unknown => "unknown",
            Self::Unreadable => "unreadable",
            Self::Twice => "twice",
            Self::Cut => "cut",
        }
    }
}

impl Shared {
    /// The fragment that carries what was typed for whom, the day that was typed, the day of which the answers speak and the
    /// version of the data; without its `#`.
    pub fn write(&self) -> String {
        let mut text = [SHARED, FORMAT].concat();
        for (name, value) in [("/data", &self.data), ("/on", &self.day), ("/said", &self.said)] {
            if !value.is_empty() {
                entry(&mut text, name, value);
            }
        }
        for audience in &self.audience {
            entry(&mut text, "/for", audience);
        }
        form(&mut text, "", &self.form);
        if !self.others.is_empty() {
            entry(&mut text, "/scenarios", &self.others.len().saturating_add(1).to_string());
        }
        for (at, other) in self.others.iter().enumerate() {
            form(&mut text, &["/", &at.saturating_add(2).to_string(), "/"].concat(), other);
        }
        entry(&mut text, "/end", FORMAT);
        text
    }

    /// What a fragment carries, and what of it was left out; nothing where it carries no answers at all.
    pub fn read(catalog: &Catalog, fragment: &str) -> Option<(Self, Vec<Dropped>)> {
        let text = fragment.strip_prefix(SHARED)?;
        let (format, entries) = cut(text, b'&');
        let mut reader =
            Reader { catalog, shared: Self::default(), other: None, dropped: Vec::new(), ended: false };
        if LONGEST < fragment.len() {
            reader.drop("", Why::TooLong);
        } else if format == FORMAT {
            reader.entries(entries);
        } else {
            reader.drop("", Why::Format);
        }
        Some((reader.shared, reader.dropped))
    }
}

struct Reader<'a> {
    catalog: &'a Catalog,
    shared: Shared,
    /// The further scenario of which an entry speaks.
    other: Option<usize>,
    dropped: Vec<Dropped>,
    ended: bool,
}

impl Reader<'_> {
    fn drop(&mut self, name: &str, why: Why) {
        self.dropped.push(Dropped { name: name.to_owned(), why });
    }

    fn entries(&mut self, mut entries: &str) {
        while !entries.is_empty() {
            let (entry, rest) = cut(entries, b'&');
            let (name, value) = cut(entry, b'=');
            if let Err(why) = self.entry(name, value) {
                self.drop(name, why);
            }
            entries = rest;
        }
        if !self.ended {
            self.drop("", Why::Cut);
        }
    }

    /// Takes one entry over, or says why it is left out.
    fn entry(&mut self, name: &str, value: &str) -> Result<(), Why> {
        let value = decoded(value).filter(|value| !value.trim().is_empty()).ok_or(Why::Unreadable)?;
        if LONGEST_ANSWER < value.len() {
            return Err(Why::TooLong);
        }
        match name.strip_prefix('/') {
            Some(about) => self.about(about, value),
            None => self.said(name, &value),
        }
    }

    /// What is said in a scenario.
    fn said(&mut self, name: &str, value: &str) -> Result<(), Why> {
        let (of, rest) = cut(name, b'/');
        match rest {
            "" => self.answer(name, value),
            "rows" => self.rows(of, value),
            row => {
                let (at, fact) = cut(row, b'/');
                self.row(of, at, fact, value)
            }
        }
    }

    /// The form of the scenario of which the entry speaks.
    fn form(&mut self) -> &mut Form {
        let Shared { form, others, .. } = &mut self.shared;
        self.other.and_then(|at| others.get_mut(at)).unwrap_or(form)
    }

    /// How many scenarios there are.
    fn scenarios(&mut self, value: &str) -> Result<(), Why> {
        let others = value.parse::<usize>().ok().and_then(|count| count.checked_sub(1));
        let others = others.filter(|others| (1..SCENARIOS).contains(others)).ok_or(Why::Unreadable)?;
        if !self.shared.others.is_empty() {
            return Err(Why::Twice);
        }
        self.shared.others.resize(others, Form::default());
        Ok(())
    }

    /// What is said in a further scenario, by its number from two.
    fn of_other(&mut self, number: &str, name: &str, value: &str) -> Result<(), Why> {
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(2));
        self.other = Some(at.filter(|at| *at < self.shared.others.len()).ok_or(Why::Unknown)?);
        let said = self.said(name, value);
        self.other = None;
        said
    }

    fn about(&mut self, name: &str, value: String) -> Result<(), Why> {
        let (number, of_other) = cut(name, b'/');
        let place = match name {
            _ if !of_other.is_empty() => return self.of_other(number, of_other, &value),
            "scenarios" => return self.scenarios(&value),
            "data" => &mut self.shared.data,
            "on" => &mut self.shared.day,
            "said" => &mut self.shared.said,
            "for" => return self.audience(value),
            "end" => {
                self.ended = value == FORMAT;
                return if self.ended { Ok(()) } else { Err(Why::Unreadable) };
            }
            _ => return Err(Why::Unknown),
        };
        if name == "said" && Date::parse(&value).is_none() {
            return Err(Why::Unreadable);
        }
        if !place.is_empty() {
            return Err(Why::Twice);
        }
        *place = value;
        Ok(())
    }

    fn audience(&mut self, value: String) -> Result<(), Why> {
        Audience::named(&value).ok_or(Why::Unreadable)?;
        if self.shared.audience.contains(&value) {
            return Err(Why::Twice);
        }
        self.shared.audience.push(value);
        Ok(())
    }

    fn answer(&mut self, name: &str, value: &str) -> Result<(), Why> {
        let fact = self.fact(name, None);
        if fact.is_none() && self.catalog.group_id(name).is_none() && !self.was_asked(name) {
            return Err(Why::Unknown);
        }
        self.fits(fact, value)?;
        let form = self.form();
        if !form.input(name).is_empty() {
            return Err(Why::Twice);
        }
        form.set(name, value);
        Ok(())
    }

    fn rows(&mut self, group: &str, value: &str) -> Result<(), Why> {
        self.catalog.group_id(group).ok_or(Why::Unknown)?;
        let form = self.form();
        if form.rows.contains(group) {
            return Err(Why::Twice);
        }
        let count: usize = value.parse().map_err(|_| Why::Unreadable)?;
        if MOST_ROWS < count {
            return Err(Why::TooLong);
        }
        form.rows.insert(group, Vec::new());
        for _ in 0..count {
            form.add_row(group);
        }
        Ok(())
    }

    fn row(&mut self, group: &str, at: &str, name: &str, value: &str) -> Result<(), Why> {
        let id = self.catalog.group_id(group).ok_or(Why::Unknown)?;
        let full = [group, ".", name].concat();
        let fact = self.fact(&full, Some(id));
        if fact.is_none() && name != "count" && !self.was_asked(&full) {
            return Err(Why::Unknown);
        }
        self.fits(fact, value)?;
        let form = self.form();
        let at: usize = at.parse().map_err(|_| Why::Unreadable)?;
        if form.rows.get(group).map_or(0, Vec::len) <= at {
            return Err(Why::Unreadable);
        }
        if !form.row_input(group, at, name).is_empty() {
            return Err(Why::Twice);
        }
        form.set_row(group, at, name, value);
        Ok(())
    }

    /// The fact of that name, if it is asked, of nobody or of the rows of a group.
    fn fact(&self, name: &str, group: Option<GroupId>) -> Option<&Fact> {
        let fact = self.catalog.fact(self.catalog.fact_id(name)?)?;
        (fact.group == group && fact.ask != Ask::Never).then_some(fact)
    }

    /// Whether an earlier release asked this: `Form::moved` then says what became of it.
    fn was_asked(&self, name: &str) -> bool {
        self.catalog.migrations.iter().any(|it| it.from == name)
    }

    /// Refuses what is no answer to a question. What was typed wrong is kept: it is refused where it is read, beside its
    /// field; but of an option that is not offered no field would show anything.
    fn fits(&self, fact: Option<&Fact>, value: &str) -> Result<(), Why> {
        let fits = match fact.map(|fact| &fact.domain) {
            Some(Domain::Truth) => matches!(value, "yes" | "no" | UNSURE),
            Some(Domain::Choice(at)) => {
                let choice = self.catalog.choices.get(*at);
                [UNSURE, SOME].contains(&value) || choice.is_some_and(|choice| choice.named(value).is_some())
            }
            _ => value.bytes().any(|it| it != b'-'),
        };
        if fits { Ok(()) } else { Err(Why::Unreadable) }
    }
}

/// What stands before the first such byte, which is plain, and what stands after it.
pub(super) fn cut(text: &str, at: u8) -> (&str, &str) {
    let place = text.bytes().position(|byte| byte == at).unwrap_or(text.len());
    let (before, rest) = text.split_at_checked(place).unwrap_or((text, ""));
    (before, rest.get(1..).unwrap_or_default())
}

/// What was typed, under names with something before them.
fn form(text: &mut String, before: &str, form: &Form) {
    for (name, typed) in form.inputs.all() {
        entry(text, &[before, name].concat(), typed);
    }
    for (group, rows) in form.rows.all() {
        entry(text, &[before, group, "/rows"].concat(), &rows.len().to_string());
        for (at, row) in rows.iter().enumerate() {
            for (fact, typed) in row.all().iter().filter(|(name, _)| name != LINES) {
                entry(text, &[before, group, "/", &at.to_string(), "/", fact].concat(), typed);
            }
        }
    }
}

fn entry(text: &mut String, name: &str, value: &str) {
    text.push('&');
    text.push_str(name);
    text.push('=');
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push(hex(byte >> 4));
            text.push(hex(byte & 15));
        }
    }
}

fn hex(half: u8) -> char {
    char::from_digit(u32::from(half), 16).unwrap_or_default()
}

/// What was percent-encoded; nothing where it was not so, or is not text.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(mut byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (half(rest.next()?)?, half(rest.next()?)?);
            byte = high << 4 | low;
        }
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}

/// The number of a hexadecimal digit.
fn half(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|half| u8::try_from(half).ok())
}
