//! A text of answers and a day to a situation, or every problem with them, each with its place.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::engine::{AnswerProblem, JsonAnswers, Situation, json_answers, read_answers};
use crate::policy::Catalog;
use crate::unit::Date;

/// The longest text that is read, in bytes.
pub(super) const LONGEST: usize = 1 << 20;

/// How many problems are said.
pub(super) const MOST: usize = 1000;

/// How deep answers nest: a group, its rows, a row, an answer, its options.
pub(super) const DEEPEST: usize = 5;

/// What is wrong with a text of answers, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputProblem {
    /// Where, as a JSON Pointer: `/hire/rows/0/insured`; empty for the whole text.
    pub pointer: String,
    /// The line and column in the text, from 1, where it stands there.
    pub at: Option<(usize, usize)>,
    /// What is wrong.
    pub fault: InputFault,
}

/// What is wrong with a text of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputFault {
    /// From this byte on it is not UTF-8.
    NotUtf8 {
        /// The byte, from nought.
        byte: usize,
    },
    /// It is not JSON.
    NotJson {
        /// What the reader of JSON says.
        what: String,
    },
    /// It is JSON, but not an object of answers.
    NotObject,
    /// It is longer than what is read.
    TooLong {
        /// The most bytes.
        most: usize,
    },
    /// There are more problems than are said.
    More {
        /// How many are said.
        most: usize,
    },
    /// It nests deeper than any answer.
    TooDeep,
    /// The same name is answered twice.
    Twice,
    /// The day is not a date.
    NotDay {
        /// What was given.
        given: String,
    },
    /// An answer does not fit its question.
    Answer(AnswerProblem),
}

/// The situation on a day that a text of answers describes, as they were said of a day.
///
/// # Errors
/// Every problem with them, in the order of the text.
pub fn read_text(
    catalog: &Catalog,
    answers: &str,
    said: &str,
    day: &str,
) -> Result<Situation, Vec<InputProblem>> {
    let mut reader = Reader { text: answers, spots: BTreeMap::new(), problems: Vec::new() };
    let parsed = reader.answers();
    let on = reader.day(day);
    let of = if said == day { on } else { reader.day(said) };
    let (situation, wrong) = read_answers(catalog, of, &json_answers(&parsed));
    for problem in wrong {
        let pointer = pointer(&problem);
        let offset = reader.spot(&pointer);
        reader.problem(pointer, offset, InputFault::Answer(problem));
    }
    if reader.problems.is_empty() {
        Ok(situation.on(catalog, on))
    } else {
        Err(placed(answers, reader.problems))
    }
}

/// The problems in the order of the text, each with its line and column; of tens of thousands the first.
fn placed(text: &str, mut problems: Vec<(Option<usize>, InputProblem)>) -> Vec<InputProblem> {
    problems.sort_by_key(|(offset, _)| *offset);
    if MOST < problems.len() {
        problems.truncate(MOST);
        let more = InputProblem { pointer: String::new(), at: None, fault: InputFault::More { most: MOST } };
        problems.push((None, more));
    }
    let (mut from, mut line, mut column) = (0, 1_usize, 1_usize);
    let place = |(offset, problem): (Option<usize>, InputProblem)| {
        let at = offset.map(|offset| {
            let between = text.get(from..offset).unwrap_or_default();
            let lines = between.matches('\n').count();
            let last = between.rsplit('\n').next().unwrap_or_default().chars().count();
            column = if lines == 0 { column.saturating_add(last) } else { last.saturating_add(1) };
            line = line.saturating_add(lines);
            from = from.max(offset);
            (line, column)
        });
        InputProblem { at, ..problem }
    };
    problems.into_iter().map(place).collect()
}

/// Where an answer stands.
pub(super) fn pointer(problem: &AnswerProblem) -> String {
    let name = within("", &problem.name);
    match &problem.row {
        None => name,
        Some((row, fact)) if fact.is_empty() => format!("{name}/rows/{row}"),
        Some((row, fact)) => within(&format!("{name}/rows/{row}"), fact),
    }
}

/// A pointer one step further in.
fn within(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

struct Reader<'a> {
    text: &'a str,
    /// The first byte of each value, by its pointer.
    spots: BTreeMap<String, usize>,
    /// Each with its place, where it has one.
    problems: Vec<(Option<usize>, InputProblem)>,
}

impl<'a> Reader<'a> {
    fn problem(&mut self, pointer: String, offset: Option<usize>, fault: InputFault) {
        self.problems.push((offset, InputProblem { pointer, at: None, fault }));
    }

    fn day(&mut self, given: &str) -> Date {
        let day = Date::parse(given);
        if day.is_none() {
            self.problem(String::new(), None, InputFault::NotDay { given: given.to_owned() });
        }
        day.unwrap_or(Date::FIRST)
    }

    /// Where a value stands, or that around it.
    fn spot(&self, pointer: &str) -> Option<usize> {
        let outer = || pointer.rsplit_once('/').map(|(outer, _)| outer).filter(|outer| !outer.is_empty());
        self.spots.get(pointer).copied().or_else(|| self.spot(outer()?))
    }

    fn answers(&mut self) -> JsonAnswers {
        if LONGEST < self.text.len() {
            self.problem(String::new(), None, InputFault::TooLong { most: LONGEST });
            return JsonAnswers::new();
        }
        match serde_json::from_str::<&RawValue>(self.text) {
            Err(error) => self.not_json(self.text, String::new(), &error),
            Ok(whole) => match self.json(whole.get(), String::new(), 0) {
                Some(Json::Object(answers)) => return answers.into_iter().collect(),
                Some(_) => self.problem(String::new(), Some(self.offset(whole.get())), InputFault::NotObject),
                None => {}
            },
        }
        JsonAnswers::new()
    }

    /// The value of a piece of the text; nothing where it could not be read, which is then noted.
    fn json(&mut self, raw: &'a str, pointer: String, depth: usize) -> Option<Json> {
        let offset = self.offset(raw);
        self.spots.insert(pointer.clone(), offset);
        let nests = raw.starts_with(['{', '[']);
        if nests && DEEPEST < depth {
            self.problem(pointer, Some(offset), InputFault::TooDeep);
            return None;
        }
        let read = match raw.as_bytes().first() {
            Some(b'{') => serde_json::from_str(raw).map(|it| self.object(it, &pointer, depth)),
            Some(b'[') => serde_json::from_str(raw).map(|it| self.list(it, &pointer, depth)),
            Some(b'-' | b'0'..=b'9') => Ok(Some(number(raw))),
            _ => serde_json::from_str(raw).map(Some),
        };
        read.map_err(|error| self.not_json(raw, pointer, &error)).ok().flatten()
    }

    /// An object; of one inside an answer nothing, where a part of it could not be read.
    fn object(&mut self, entries: Entries<'a>, pointer: &str, depth: usize) -> Option<Json> {
        let mut object = serde_json::Map::new();
        for (name, raw) in entries.0 {
            let inner = within(pointer, &name);
            if self.spots.contains_key(&inner) {
                self.problem(inner, Some(self.offset(raw.get())), InputFault::Twice);
                continue;
            }
            match self.json(raw.get(), inner, depth.saturating_add(1)) {
                Some(value) => drop(object.insert(name, value)),
                None if depth == 0 => {}
                None => return None,
            }
        }
        Some(Json::Object(object))
    }

    fn list(&mut self, items: Vec<&'a RawValue>, pointer: &str, depth: usize) -> Option<Json> {
        let items = items
            .into_iter()
            .enumerate()
            .map(|(at, raw)| self.json(raw.get(), format!("{pointer}/{at}"), depth.saturating_add(1)));
        items.collect::<Option<Vec<Json>>>().map(Json::Array)
    }

    fn not_json(&mut self, raw: &str, pointer: String, error: &serde_json::Error) {
        let before: usize =
            raw.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let inside = before.saturating_add(error.column().saturating_sub(1));
        let offset = self.offset(raw).saturating_add(inside).min(self.text.len());
        let what = crate::policy::without_place(error);
        self.problem(pointer, Some(offset), InputFault::NotJson { what });
    }

    /// The first byte of a piece of the text.
    fn offset(&self, raw: &str) -> usize {
        raw.as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }
}

/// A number; one that is not small and whole stays the text it is, so that no digit is lost.
fn number(raw: &str) -> Json {
    raw.parse::<i64>().map_or_else(|_| Json::from(raw), Json::from)
}

/// The entries of an object, names given twice included.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor).map(Entries)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}
