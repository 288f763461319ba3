//! Authored files with one thing changed that the law fixes: golden people ought to notice each.
//!
//! Days are moved so that the time shrinks one by one. So that it grows, all equal days of a file are moved together:
//! where one of the figures of a rule has no value yet, another that has one earlier is nothing that anybody can notice.

use std::fmt;

use serde_json::Value;

use crate::formula::{Operator, Token, tokens};
use crate::policy::{Text, both};
use crate::unit::Date;

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A number, by one in its last place.
    Number,
    /// A day, by one.
    Day,
    /// `at least`, `at most` or `unstated` of a value.
    Bound,
    /// A comparison, made strict or loose, or turned round.
    Comparison,
    /// `and`, `or`, `not`, `any`, `all`, `min`, `max`, `+`, `-`.
    Junction,
    /// An option left out of a set, or an option instead of all others.
    Option,
    /// A condition, a case, a window or a mark left out.
    Clause,
    /// An exclusion left out, or its certainty turned round.
    Exclusion,
}

impl Change {
    /// In a word.
    pub fn title(self) -> Text {
        match self {
            Self::Number => both("数", "number"),
            Self::Day => both("日期", "day"),
            Self::Bound => both("上下限", "bound"),
            Self::Comparison => both("比较", "comparison"),
            Self::Junction => both("连接", "junction"),
            Self::Option => both("选项", "option"),
            Self::Clause => both("条件", "clause"),
            Self::Exclusion => both("互斥", "exclusion"),
        }
    }
}

/// A file with one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// What kind of change.
    pub change: Change,
    /// Where, with the names of what it lies in, else its number from 1: `/parameters[jobs_min]/values[1]/value`.
    pub place: String,
    /// What stood there and what stands there now.
    pub what: Text,
    /// The whole file.
    pub text: String,
}

/// That something stands there no more.
fn without(what: &dyn fmt::Display) -> Text {
    both(format!("去掉 {what}"), format!("without {what}"))
}

/// That something stands there now instead.
fn turned(before: &dyn fmt::Display, now: &dyn fmt::Display) -> Text {
    let what = format!("{before} → {now}");
    both(what.clone(), what)
}

/// Every mutant of a file; none of a text that is no JSON.
pub fn mutants(text: &str) -> Vec<Mutant> {
    let Ok(file) = serde_json::from_str::<Value>(text) else { return Vec::new() };
    let mut edits = Vec::new();
    collect(&file, &Path::default(), &mut edits);
    edits.iter().filter_map(|edit| edit.mutant(&file)).chain(grown(&file)).collect()
}

/// A way into a JSON value: for machines and for readers.
#[derive(Clone, Default)]
struct Path {
    pointer: String,
    shown: String,
}

impl Path {
    fn field(&self, name: &str) -> Self {
        Self { pointer: format!("{}/{name}", self.pointer), shown: format!("{}/{name}", self.shown) }
    }

    fn element(&self, at: usize, element: &Value) -> Self {
        let shown = match element.get("id").and_then(Value::as_str) {
            Some(id) => format!("{}[{id}]", self.shown),
            None => format!("{}[{}]", self.shown, at.saturating_add(1)),
        };
        Self { pointer: format!("{}/{at}", self.pointer), shown }
    }
}

/// What becomes of the value at a path.
enum Edit {
    Set(Value),
    Remove,
    Rename(&'static str),
}

struct Planned {
    change: Change,
    path: Path,
    edit: Edit,
    what: Text,
}

impl Planned {
    fn mutant(&self, file: &Value) -> Option<Mutant> {
        let mut file = file.clone();
        let (parent, name) = self.path.pointer.rsplit_once('/')?;
        let parent = file.pointer_mut(parent)?;
        match &self.edit {
            Edit::Set(value) => *file.pointer_mut(&self.path.pointer)? = value.clone(),
            Edit::Remove => match parent {
                Value::Array(all) => drop(all.remove(name.parse().ok()?)),
                Value::Object(all) => drop(all.remove(name)?),
                _ => return None,
            },
            Edit::Rename(other) => {
                let all = parent.as_object_mut()?;
                let value = all.remove(name)?;
                all.insert((*other).to_owned(), value);
            }
        }
        let (change, place, what) = (self.change, self.path.shown.clone(), self.what.clone());
        Some(Mutant { change, place, what, text: file.to_string() })
    }
}

/// Plans every change within a value.
fn collect(value: &Value, path: &Path, plan: &mut Vec<Planned>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let path = path.field(name);
                of_field(name, inner, &path, plan);
                collect(inner, &path, plan);
            }
        }
        Value::Array(elements) => {
            for (at, element) in elements.iter().enumerate() {
                collect(element, &path.element(at, element), plan);
            }
        }
        _ => {}
    }
}

/// The day beside the first or last day of something, so that the time shrinks or grows.
fn moved(name: &str, day: &str, shrinks: bool) -> Option<String> {
    let day = Date::parse(day)?;
    Some(if (name == "from") == shrinks { day.next() } else { day.previous() }.to_string())
}

/// Every file in which all equal first, last or checked days are moved so that the time grows.
fn grown(file: &Value) -> Vec<Mutant> {
    let mut days = Vec::new();
    each_day(&mut file.clone(), &mut |name, day| days.push((name.to_owned(), day.clone())));
    days.sort();
    days.dedup();
    let grown = |(name, day): (String, String)| {
        let other = moved(&name, &day, false)?;
        let mut file = file.clone();
        each_day(&mut file, &mut |field, it| {
            if field == name && *it == day {
                it.clone_from(&other);
            }
        });
        let what = turned(&day, &other);
        Some(Mutant { change: Change::Day, place: format!("/**/{name}"), what, text: file.to_string() })
    };
    days.into_iter().filter_map(grown).collect()
}

fn each_day(value: &mut Value, visit: &mut impl FnMut(&str, &mut String)) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields.iter_mut() {
                match inner {
                    Value::String(day) if matches!(name.as_str(), "from" | "until" | "checked") => {
                        visit(name, day);
                    }
                    _ => each_day(inner, visit),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|it| each_day(it, visit)),
        _ => {}
    }
}

/// Plans what is changed of one field as a whole.
fn of_field(name: &str, value: &Value, path: &Path, plan: &mut Vec<Planned>) {
    let mut add = |change, path: Path, edit, what: Text| plan.push(Planned { change, path, edit, what });
    match (name, value) {
        ("when" | "grants" | "binds" | "whole" | "value", Value::String(formula)) => {
            for (change, what, mutated) in formulas(formula) {
                add(change, path.clone(), Edit::Set(mutated.into()), what);
            }
            if name == "binds" {
                add(Change::Clause, path.clone(), Edit::Remove, without(&format!("`{formula}`")));
            }
        }
        ("from" | "until" | "checked", Value::String(day)) => {
            if let Some(other) = moved(name, day, true) {
                let what = turned(day, &other);
                add(Change::Day, path.clone(), Edit::Set(other.into()), what);
            }
        }
        ("requires" | "any" | "all" | "cases", Value::Array(clauses)) => {
            for (at, clause) in clauses.iter().enumerate() {
                let what = without(clause.get("when").unwrap_or(&Value::Null));
                add(Change::Clause, path.element(at, clause), Edit::Remove, what);
            }
            let other = if name == "any" { "all" } else { "any" };
            if name == "any" || name == "all" {
                add(Change::Junction, path.clone(), Edit::Rename(other), turned(&name, &other));
            }
        }
        ("incomplete" | "once_only" | "events" | "claim", _) => {
            add(Change::Clause, path.clone(), Edit::Remove, without(&name));
        }
        ("excludes", Value::Array(others)) => {
            for (at, other) in others.iter().enumerate() {
                let path = path.element(at, other);
                let what = without(other.get("policy").unwrap_or(&Value::Null));
                add(Change::Exclusion, path, Edit::Remove, what);
            }
        }
        ("certain", Value::Bool(certain)) => {
            let set = Edit::Set((!certain).into());
            add(Change::Exclusion, path.clone(), set, turned(certain, &!certain));
        }
        _ => {}
    }
}

/// Every change of a formula or a literal, in words, and what comes of it.
fn formulas(text: &str) -> Vec<(Change, Text, String)> {
    let Ok(tokens) = tokens(text) else { return Vec::new() };
    let mut found = Vec::new();
    let mut in_set = false;
    for (at, (token, span)) in tokens.iter().enumerate() {
        in_set = match token {
            Token::OpenSet => true,
            Token::CloseSet => false,
            _ => in_set,
        };
        let (before, rest) = text.split_at_checked(span.start).unwrap_or((text, ""));
        let (here, after) = rest.split_at_checked(span.end.saturating_sub(span.start)).unwrap_or((rest, ""));
        let next = tokens.get(at.saturating_add(1)).map(|(token, _)| token);
        if in_set && *token != Token::OpenSet {
            found.extend(without_option(before, here, after));
            continue;
        }
        for (change, other) in others(token, here, next) {
            found.push((change, turned(&here, &other), format!("{before}{other}{after}")));
        }
    }
    found.extend(whole(text));
    found
}

/// A set without one of its options.
fn without_option(before: &str, here: &str, after: &str) -> Option<(Change, Text, String)> {
    let left_out = |text: String| (Change::Option, without(&here), text);
    if here == "," {
        return None;
    }
    if let Some(after) = after.trim_start().strip_prefix(',') {
        return Some(left_out(format!("{before}{}", after.trim_start())));
    }
    let before = before.trim_end().strip_suffix(',')?;
    Some(left_out(format!("{before}{after}")))
}

/// What may stand instead of a token.
fn others(token: &Token, here: &str, next: Option<&Token>) -> Vec<(Change, String)> {
    match token {
        Token::Number(_) => beside(here).into_iter().map(|it| (Change::Number, it)).collect(),
        Token::Date(day) => [day.previous(), day.next()].map(|it| (Change::Day, it.to_string())).to_vec(),
        Token::Operator(operator) => {
            instead(*operator).iter().map(|(change, it)| (*change, (*it).to_owned())).collect()
        }
        Token::Word(word) => words(word, next),
        _ => Vec::new(),
    }
}

/// The numbers one less and one more in the last place.
fn beside(number: &str) -> Vec<String> {
    let places = number.split_once('.').map_or(0, |(_, places)| places.len());
    let Ok(units) = number.replace('.', "").parse::<u64>() else { return Vec::new() };
    let written = |units: u64| {
        let mut digits = format!("{units:0>width$}", width = places.saturating_add(1));
        if 0 < places {
            digits.insert(digits.len().saturating_sub(places), '.');
        }
        digits
    };
    [units.checked_sub(1), units.checked_add(1)].into_iter().flatten().map(written).collect()
}

fn instead(operator: Operator) -> &'static [(Change, &'static str)] {
    match operator {
        Operator::Less => &[(Change::Comparison, "<="), (Change::Comparison, ">=")],
        Operator::AtMost => &[(Change::Comparison, "<"), (Change::Comparison, ">")],
        Operator::Greater => &[(Change::Comparison, ">="), (Change::Comparison, "<=")],
        Operator::AtLeast => &[(Change::Comparison, ">"), (Change::Comparison, "<")],
        Operator::Equal => &[(Change::Comparison, "!=")],
        Operator::Unequal => &[(Change::Comparison, "=")],
        Operator::Plus => &[(Change::Junction, "-")],
        Operator::Minus => &[(Change::Junction, "+")],
        Operator::And | Operator::Or | Operator::Times | Operator::Over => &[],
    }
}

fn words(word: &str, next: Option<&Token>) -> Vec<(Change, String)> {
    let number = matches!(next, Some(Token::Number(_)));
    match word {
        "not" | "floor" => vec![(Change::Junction, String::new())],
        "min" => vec![(Change::Junction, "max".to_owned())],
        "max" => vec![(Change::Junction, "min".to_owned())],
        "least" if number => vec![(Change::Bound, "most".to_owned())],
        "most" if number => vec![(Change::Bound, "least".to_owned())],
        "unstated" => vec![(Change::Bound, "0".to_owned())],
        _ => Vec::new(),
    }
}

/// Changes that concern more than one token: the bound of a value left out, every `and` made `or` and the other way.
fn whole(text: &str) -> Vec<(Change, Text, String)> {
    let mut found = Vec::new();
    for bound in ["at least ", "at most "] {
        if let Some(point) = text.strip_prefix(bound) {
            found.push((Change::Bound, without(&bound.trim_end()), point.to_owned()));
        }
    }
    match (text.contains(" and "), text.contains(" or ")) {
        (true, false) => found.push((Change::Junction, turned(&"and", &"or"), text.replace(" and ", " or "))),
        (false, true) => found.push((Change::Junction, turned(&"or", &"and"), text.replace(" or ", " and "))),
        (true, true) => {
            let swapped =
                text.replace(" and ", " \u{0} ").replace(" or ", " and ").replace(" \u{0} ", " or ");
            found.push((Change::Junction, both("and ↔ or", "and ↔ or"), swapped));
        }
        (false, false) => {}
    }
    found
}
