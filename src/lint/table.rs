//! Golden people as a table, one a line, so that a spreadsheet can be used: what is answered, and what is expected.
//!
//! Columns: `name`, `day`; an answer by the name of its fact; of a group `hire.total`, `hire[1].count`,
//! `hire[1].insured` …; what is expected as `expect:policy`, `expect:policy.amount`, `expect:policy/rule.amount` …
//! Several options still possible are joined by `|`. Lines that begin with `#` are for readers. Truths, options, units
//! and verdicts are read as people write them too: 是, 新城区, 6个月, 符合.

mod cell;
mod draft;
mod expect;
mod label;
mod read;

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use crate::engine::AnswerProblem;
use crate::lint::golden::{Case, Suite};
use crate::lint::table::label::label;
use crate::policy::{Catalog, Text};

pub use read::read_table;

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// On which line of the file it begins, from 1: empty lines are none of the table, and a cell may break lines.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

impl TableLine {
    /// A table of which each line stands on one line of its file.
    pub fn each(table: Vec<Vec<String>>) -> Vec<Self> {
        table.into_iter().zip(1..).map(|(cells, number)| Self { number, cells }).collect()
    }
}

/// What is wrong with a cell. Lines of the file and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The line.
    pub line: usize,
    /// The column; 0 where the line as a whole is meant.
    pub column: usize,
    /// What is wrong.
    pub fault: CellProblem,
}

/// What can be wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellProblem {
    /// The answer.
    Answer(AnswerProblem),
    /// Anything else, in words.
    Said(Text),
}

/// The golden people of a suite as a table: the names of the columns, what the questions are called, and a line each.
pub fn write_table(catalog: &Catalog, suite: &Suite) -> Vec<Vec<String>> {
    let people: Vec<Vec<(String, String)>> = suite.cases.iter().map(|case| cells(suite, case)).collect();
    let named: BTreeSet<&String> = people.iter().flatten().map(|(column, _)| column).collect();
    let (expected, answered): (Vec<_>, Vec<_>) = named.into_iter().partition(|it| it.starts_with("expect:"));
    let columns: Vec<&String> = answered.into_iter().chain(expected).collect();
    let head = ["name", "day"].map(str::to_owned).into_iter();
    let mut table = vec![head.chain(columns.iter().map(|it| (*it).clone())).collect::<Vec<_>>()];
    let labels = ["# 姓名", "日期"].map(str::to_owned).into_iter();
    table.push(labels.chain(columns.iter().map(|it| label(catalog, it))).collect());
    for (case, cells) in suite.cases.iter().zip(&people) {
        let cell = |column: &&String| cells.iter().find(|(name, _)| name == *column);
        let cells = columns.iter().map(|column| cell(column).map_or(String::new(), |(_, cell)| cell.clone()));
        table.push([case.name.clone(), case.day.clone()].into_iter().chain(cells).collect());
    }
    table
}

/// Each cell of a person that is not empty, with its column.
fn cells(suite: &Suite, case: &Case) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    for (name, answer) in suite.answers(case) {
        match &answer {
            Json::Object(group) => of_group(&name, group, &mut cells),
            _ => cells.push((name, cell(&answer))),
        }
    }
    let expected = serde_json::to_value(&case.expect).unwrap_or_default();
    for (policy, expectation) in expected.as_object().into_iter().flatten() {
        of_expectation(&format!("expect:{policy}"), expectation, &mut cells);
        for (rule, expectation) in expectation.get("rules").and_then(Json::as_object).into_iter().flatten() {
            of_expectation(&format!("expect:{policy}/{rule}"), expectation, &mut cells);
        }
    }
    cells
}

fn of_group(name: &str, group: &Map<String, Json>, cells: &mut Vec<(String, String)>) {
    if let Some(total) = group.get("total") {
        cells.push((format!("{name}.total"), cell(total)));
    }
    for (row, at) in group.get("rows").and_then(Json::as_array).into_iter().flatten().zip(1..) {
        for (key, answer) in row.as_object().into_iter().flatten() {
            cells.push((format!("{name}[{at}].{key}"), cell(answer)));
        }
    }
}

fn of_expectation(column: &str, expectation: &Json, cells: &mut Vec<(String, String)>) {
    for (field, expected) in expectation.as_object().into_iter().flatten() {
        match field.as_str() {
            "verdict" => cells.push((column.to_owned(), cell(expected))),
            "rules" => {}
            _ => cells.push((format!("{column}.{field}"), cell(expected))),
        }
    }
}

/// A list is joined by `|`, a map as `name=yes`.
fn cell(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        Json::Bool(truth) => yes_no(*truth).to_owned(),
        Json::Array(all) => all.iter().map(cell).collect::<Vec<_>>().join("|"),
        Json::Object(all) => {
            all.iter().map(|(name, it)| format!("{name}={}", cell(it))).collect::<Vec<_>>().join("|")
        }
        Json::Number(_) | Json::Null => json.to_string(),
    }
}

fn yes_no(truth: bool) -> &'static str {
    if truth { "yes" } else { "no" }
}

/// `hire.total` → the group and `total`; `hire[2].insured` → the group, the row from 0, and what of it.
fn parts_of_group(column: &str) -> Option<(&str, Option<usize>, &str)> {
    if let Some(group) = column.strip_suffix(".total") {
        return Some((group, None, "total"));
    }
    let (group, rest) = column.split_once('[')?;
    let (row, key) = rest.split_once("].")?;
    let row = row.parse::<usize>().ok()?.checked_sub(1).filter(|row| *row < 1000)?;
    Some((group, Some(row), key))
}
