//! What was said as the fragment of an address, to be passed on, and back.
//!
//! `answers=1&/data=2026.1&/said=2026-06-01&/for=worker&birth=1974-3-&hire=3&hire/rows=1&hire/0/insured=14&/end=1`:
//! each answer under the name of its question, as it was typed; with a slash before it what is not an answer. What may not
//! stand in a fragment is percent-encoded. The end is written out, so that a link that was cut short is known.

use crate::policy::{Ask, Audience, Catalog, Choice, Domain, Fact};
use crate::present::{Form, Named, UNSURE};
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

/// What a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// What was typed.
    pub form: Form,
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
    /// The fragment, without its `#`.
    pub fn write(&self) -> String {
        let mut text = [SHARED, FORMAT].concat();
        let about = [("/data", &self.data), ("/on", &self.day), ("/said", &self.said)];
        for (name, value) in about.into_iter().filter(|(_, value)| !value.is_empty()) {
            entry(&mut text, &[name], value);
        }
        for audience in &self.audience {
            entry(&mut text, &["/for"], audience);
        }
        for (name, typed) in self.form.inputs.all() {
            entry(&mut text, &[name], typed);
        }
        for (group, rows) in self.form.rows.all() {
            entry(&mut text, &[group, "/rows"], &rows.len().to_string());
            for (at, row) in rows.iter().enumerate() {
                for (fact, typed) in row.all() {
                    entry(&mut text, &[group, "/", &at.to_string(), "/", fact], typed);
                }
            }
        }
        entry(&mut text, &["/end"], FORMAT);
        text
    }

    /// What a fragment carries, and what of it was left out; nothing where it carries no answers at all.
    pub fn read(catalog: &Catalog, fragment: &str) -> Option<(Self, Vec<Dropped>)> {
        let text = fragment.strip_prefix(SHARED)?;
        let (format, entries) = text.split_once('&').unwrap_or((text, ""));
        let mut reader = Reader { catalog, shared: Self::default(), ended: false };
        let whole = |why| vec![Dropped { name: String::new(), why }];
        let dropped = if LONGEST < fragment.len() {
            whole(Why::TooLong)
        } else if format == FORMAT {
            reader.entries(entries)
        } else {
            whole(Why::Format)
        };
        Some((reader.shared, dropped))
    }
}

struct Reader<'a> {
    catalog: &'a Catalog,
    shared: Shared,
    ended: bool,
}

impl Reader<'_> {
    fn entries(&mut self, entries: &str) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        for entry in entries.split('&') {
            let (name, value) = entry.split_once('=').unwrap_or((entry, "%"));
            if let Some(why) = self.entry(name, value) {
                dropped.push(Dropped { name: name.to_owned(), why });
            }
        }
        if !self.ended {
            dropped.push(Dropped { name: String::new(), why: Why::Cut });
        }
        dropped
    }

    /// Takes one entry over, or says why it is left out.
    fn entry(&mut self, name: &str, value: &str) -> Option<Why> {
        let Some(value) = decoded(value).filter(|value| !value.trim().is_empty()) else {
            return Some(Why::Unreadable);
        };
        if LONGEST_ANSWER < value.len() {
            return Some(Why::TooLong);
        }
        let mut parts = name.splitn(3, '/');
        match (parts.next().unwrap_or_default(), parts.next(), parts.next()) {
            ("", Some(about), None) => self.about(about, value),
            (name, None, None) => self.answer(name, &value),
            (group, Some("rows"), None) => self.rows(group, &value),
            (group, Some(at), Some(fact)) => self.row(group, at, fact, &value),
            _ => Some(Why::Unknown),
        }
    }

    fn about(&mut self, name: &str, value: String) -> Option<Why> {
        let shared = &mut self.shared;
        let (place, fits) = match name {
            "data" => (&mut shared.data, true),
            "on" => (&mut shared.day, true),
            "said" => (&mut shared.said, Date::parse(&value).is_some()),
            "for" if shared.audience.contains(&value) => return Some(Why::Twice),
            "for" if Audience::named(&value).is_some() => {
                shared.audience.push(value);
                return None;
            }
            "end" if value == FORMAT => {
                self.ended = true;
                return None;
            }
            "for" | "end" => return Some(Why::Unreadable),
            _ => return Some(Why::Unknown),
        };
        if !place.is_empty() {
            return Some(Why::Twice);
        }
        if fits {
            *place = value;
        }
        (!fits).then_some(Why::Unreadable)
    }

    fn answer(&mut self, name: &str, value: &str) -> Option<Why> {
        let fact = self.catalog.fact_id(name).and_then(|id| self.catalog.fact(id));
        let fact = fact.filter(|fact| fact.group.is_none() && fact.ask != Ask::Never);
        if fact.is_none() && self.catalog.group_id(name).is_none() {
            return Some(Why::Unknown);
        }
        let form = &mut self.shared.form;
        kept(self.catalog, fact, form.inputs.contains(name), value, || form.set(name, value))
    }

    fn rows(&mut self, group: &str, value: &str) -> Option<Why> {
        if self.catalog.group_id(group).is_none() {
            return Some(Why::Unknown);
        }
        let rows = &mut self.shared.form.rows;
        if rows.contains(group) {
            return Some(Why::Twice);
        }
        match value.parse() {
            Ok(count) if count <= MOST_ROWS => {
                rows.insert(group, vec![Named::default(); count]);
                None
            }
            Ok(_) => Some(Why::TooLong),
            Err(_) => Some(Why::Unreadable),
        }
    }

    fn row(&mut self, group: &str, at: &str, name: &str, value: &str) -> Option<Why> {
        let Some(id) = self.catalog.group_id(group) else { return Some(Why::Unknown) };
        let fact = self.catalog.facts_of(Some(id)).map(|(_, fact)| fact);
        let fact = fact.into_iter().find(|fact| fact.short() == name && fact.ask != Ask::Never);
        if fact.is_none() && name != "count" {
            return Some(Why::Unknown);
        }
        let form = &mut self.shared.form;
        let rows = form.rows.get(group).map_or(0, Vec::len);
        let Some(at) = at.parse().ok().filter(|at| *at < rows) else { return Some(Why::Unreadable) };
        let taken = !form.row_input(group, at, name).is_empty();
        kept(self.catalog, fact, taken, value, || form.set_row(group, at, name, value))
    }
}

/// Keeps an answer that fits its question, where there is none yet. What was typed wrong is kept too: it is refused where
/// it is read, beside its field; but of an option that is not offered no field would show anything.
fn kept(
    catalog: &Catalog,
    fact: Option<&Fact>,
    taken: bool,
    value: &str,
    keep: impl FnOnce(),
) -> Option<Why> {
    let offered = |choice: Option<&Choice>| choice.is_some_and(|choice| choice.named(value).is_some());
    let fits = match fact.map(|fact| (fact, &fact.domain)) {
        Some((_, Domain::Truth)) => matches!(value, "yes" | "no" | UNSURE),
        Some((fact, Domain::Choice(_))) => value == UNSURE || offered(catalog.choice(fact)),
        Some(_) | None => value.chars().any(|c| c != '-'),
    };
    match (taken, fits) {
        (true, _) => Some(Why::Twice),
        (false, false) => Some(Why::Unreadable),
        (false, true) => {
            keep();
            None
        }
    }
}

fn entry(text: &mut String, name: &[&str], value: &str) {
    text.push('&');
    text.push_str(&name.concat());
    text.push('=');
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push(hex(byte >> 4));
            text.push(hex(byte & 15));
        }
    }
}

fn hex(half: u8) -> char {
    char::from_digit(u32::from(half), 16).unwrap_or_default().to_ascii_uppercase()
}

/// What was percent-encoded; nothing where it was not so, or is not text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let half = |digit: Option<u8>| char::from(digit?).to_digit(16);
        bytes.push(if byte == b'%' {
            let (high, low) = (half(rest.next())?, half(rest.next())?);
            u8::try_from(high << 4 | low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}
