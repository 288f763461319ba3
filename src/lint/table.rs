//! Golden people as a table, one a line, so that a spreadsheet can be used: what is answered, and what is expected.
//!
//! Columns: `name`, `day`; an answer by the name of its fact; of a group `hire.total`, `hire[1].count`,
//! `hire[1].insured` …; what is expected as `expect:policy`, `expect:policy.amount`, `expect:policy/rule.amount` …
//! Several options still possible are joined by `|`. Lines that begin with `#` are for readers. Truths, options, units
//! and verdicts are read as people write them too: 是, 新城区, 6个月, 符合.

mod cell;
mod label;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use crate::engine::{
    AnswerProblem, json_answers, read_answers, written, written_day, written_number, written_truth,
};
use crate::lint::arithmetic::expected;
use crate::lint::golden::{Case, Suite, day};
use crate::lint::table::cell::VERDICTS;
use crate::lint::table::label::label;
use crate::policy::{Catalog, Fact, Text, both};

/// What is expected of a policy, and of a rule, beside the verdict.
const OF_POLICY: [&str; 9] =
    ["reason", "amount", "clause", "stale", "deadline_unknown", "missing", "next", "why_not", "excludes"];
const OF_RULE: [&str; 3] = ["reason", "amount", "clause"];

/// What is wrong with a cell. Lines and columns count from 1.
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

/// The golden people of a table.
///
/// # Errors
/// Everything that is wrong, by line and column.
pub fn read_table(catalog: &Catalog, table: &[Vec<String>]) -> Result<Suite, Vec<CellFault>> {
    let mut reader = Reader { catalog, columns: Vec::new(), faults: Vec::new() };
    let Some((head, lines)) = table.split_first() else {
        let words =
            both("表是空的：第一行要写各列的名字", "the table is empty; its first line names the columns");
        reader.say(1, 0, words);
        return Err(reader.faults);
    };
    reader.columns = head.iter().map(|name| name.trim().to_owned()).collect();
    reader.check_columns();
    let mut cases = Vec::new();
    for (cells, line) in lines.iter().zip(2..) {
        let blank = cells.iter().all(|cell| cell.trim().is_empty());
        if !blank && !cells.first().is_some_and(|cell| cell.starts_with('#')) {
            cases.extend(reader.case(line, cells));
        }
    }
    if reader.faults.is_empty() { Ok(Suite::of(cases)) } else { Err(reader.faults) }
}

struct Reader<'a> {
    catalog: &'a Catalog,
    columns: Vec<String>,
    faults: Vec<CellFault>,
}

impl Reader<'_> {
    fn say(&mut self, line: usize, column: usize, words: Text) {
        self.faults.push(CellFault { line, column, fault: CellProblem::Said(words) });
    }

    fn check_columns(&mut self) {
        for wanted in ["name", "day"] {
            if !self.columns.iter().any(|column| column == wanted) {
                let words = both(format!("缺一列“{wanted}”"), format!("there is no column `{wanted}`"));
                self.say(1, 0, words);
            }
        }
        for (name, column) in self.columns.clone().iter().zip(1..) {
            if self.columns.iter().filter(|it| *it == name).count() != 1 {
                let words = both(format!("“{name}”不止一列"), format!("`{name}` is there more than once"));
                self.say(1, column, words);
            } else if !self.is_known(name) {
                let words = both(
                    format!("“{name}”不是问题的名字，也不是 expect: 加政策的名字；问题的名字见 policy facts"),
                    format!(
                        "`{name}` is neither a question nor `expect:` and a policy; `policy facts` lists them"
                    ),
                );
                self.say(1, column, words);
            }
        }
    }

    /// The fact that a column answers; none of how many there are.
    fn fact(&self, column: &str) -> Option<&Fact> {
        let name = match parts_of_group(column) {
            Some((group, _, key)) => format!("{group}.{key}"),
            None => column.to_owned(),
        };
        self.catalog.facts.iter().find(|it| it.id == name)
    }

    fn is_known(&self, column: &str) -> bool {
        if let Some(expected) = column.strip_prefix("expect:") {
            return self.is_expectation(expected);
        }
        let fact = |id: &str| self.catalog.fact_id(id).is_some();
        match parts_of_group(column) {
            Some((group, None, "total") | (group, Some(_), "count")) => {
                self.catalog.group_id(group).is_some()
            }
            Some((group, Some(_), key)) => fact(&format!("{group}.{key}")),
            _ => matches!(column, "name" | "day") || fact(column),
        }
    }

    fn is_expectation(&self, expected: &str) -> bool {
        let (of, field) = expected.split_once('.').map_or((expected, None), |(of, field)| (of, Some(field)));
        let (policy, rule) = of.split_once('/').map_or((of, None), |(policy, rule)| (policy, Some(rule)));
        let Some(policy) = self.catalog.policies.iter().find(|it| it.id == policy) else { return false };
        let rules = self.catalog.rules.get(policy.rules.clone()).unwrap_or_default();
        match rule {
            Some(rule) => {
                rules.iter().any(|it| it.id == rule) && field.is_none_or(|it| OF_RULE.contains(&it))
            }
            None => field.is_none_or(|it| OF_POLICY.contains(&it)),
        }
    }

    fn case(&mut self, line: usize, cells: &[String]) -> Option<Case> {
        if self.columns.len() < cells.len() {
            let (cells, columns) = (cells.len(), self.columns.len());
            let words = both(
                format!("这一行有 {cells} 格，表头只有 {columns} 列"),
                format!("{cells} cells, but {columns} columns"),
            );
            self.say(line, self.columns.len().saturating_add(1), words);
        }
        let (mut name, mut on) = (String::new(), String::new());
        let mut draft = Draft::default();
        let columns = self.columns.clone();
        for ((column, cell), at) in columns.iter().zip(cells).zip(1..) {
            match (column.as_str(), cell.trim()) {
                (_, "") => {}
                ("name", cell) => cell.clone_into(&mut name),
                ("day", cell) => on = written_day(cell),
                (column, cell) => match column.strip_prefix("expect:") {
                    Some(column) => self.expectation((line, at), column, cell, &mut draft),
                    None => draft.answer(column, &written(self.catalog, self.fact(column), cell)),
                },
            }
        }
        match serde_json::from_value::<Case>(draft.case(&name, &on)) {
            Ok(case) => self.checked(line, case),
            Err(error) => {
                let words = both(
                    format!("这一行读不了：写了预期的政策，要有结论一列（{error}）"),
                    format!("{error}; a policy of which anything is expected has a verdict"),
                );
                self.say(line, 0, words);
                None
            }
        }
    }

    fn expectation(&mut self, (line, at): (usize, usize), column: &str, cell: &str, draft: &mut Draft) {
        let (of, field) = column.split_once('.').unwrap_or((column, "verdict"));
        let written = match field {
            "verdict" => cell::verdict(cell).to_owned(),
            "amount" => written_number(cell),
            _ => written_truth(cell).to_owned(),
        };
        let cell = written.as_str();
        let fine = match field {
            "verdict" => VERDICTS.iter().any(|(name, _)| *name == cell),
            "amount" => expected(cell).is_some(),
            "stale" | "deadline_unknown" => matches!(cell, "yes" | "no"),
            _ => true,
        };
        if !fine {
            self.say(line, at, cell::misread(field, cell));
        }
        let value = match field {
            "stale" | "deadline_unknown" => json!(cell == "yes"),
            "missing" | "next" | "why_not" => json!(cell.split('|').collect::<Vec<_>>()),
            "excludes" => {
                let certain =
                    |it: &str| it.split_once('=').map(|(id, it)| (id.to_owned(), json!(it == "yes")));
                Json::Object(cell.split('|').filter_map(certain).collect())
            }
            _ => json!(cell),
        };
        draft.expectation(of, field, value);
    }

    /// The case, held against the catalogue: whether its day is one and its answers can be given.
    fn checked(&mut self, line: usize, case: Case) -> Option<Case> {
        let column =
            |name: &str| self.columns.iter().position(|it| it == name).map_or(0, |at| at.saturating_add(1));
        let Some(on) = day(&case) else {
            let words = both(
                format!("“{}”不是日期，要写成 2025-12-01 或 2025年12月1日", case.day),
                format!("`{}` is no day, as 2025-12-01", case.day),
            );
            let column = column("day");
            self.say(line, column, words);
            return None;
        };
        let (_, problems) = read_answers(self.catalog, on, &json_answers(&case.answers));
        let faults = problems.into_iter().map(|problem| {
            let column = column(&match &problem.row {
                Some((row, key)) => format!("{}[{}].{key}", problem.name, row.saturating_add(1)),
                None => problem.name.clone(),
            });
            CellFault { line, column, fault: CellProblem::Answer(problem) }
        });
        let faults: Vec<_> = faults.collect();
        self.faults.extend(faults);
        Some(case)
    }
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

/// A person as the cells come.
#[derive(Default)]
struct Draft {
    answers: Map<String, Json>,
    groups: BTreeMap<String, DraftGroup>,
    expect: BTreeMap<String, DraftExpectation>,
}

#[derive(Default)]
struct DraftGroup {
    total: Option<Json>,
    rows: BTreeMap<usize, Map<String, Json>>,
}

#[derive(Default)]
struct DraftExpectation {
    fields: Map<String, Json>,
    rules: BTreeMap<String, Map<String, Json>>,
}

impl Draft {
    fn answer(&mut self, column: &str, cell: &str) {
        let value = match cell.split_once('|') {
            Some(_) => json!(cell.split('|').collect::<Vec<_>>()),
            None => json!(cell),
        };
        match parts_of_group(column) {
            Some((group, row, key)) => {
                let group = self.groups.entry(group.to_owned()).or_default();
                match row {
                    Some(row) => drop(group.rows.entry(row).or_default().insert(key.to_owned(), value)),
                    None => group.total = Some(value),
                }
            }
            None => drop(self.answers.insert(column.to_owned(), value)),
        }
    }

    fn expectation(&mut self, of: &str, field: &str, value: Json) {
        let (policy, rule) = of.split_once('/').map_or((of, None), |(policy, rule)| (policy, Some(rule)));
        let policy = self.expect.entry(policy.to_owned()).or_default();
        let fields = match rule {
            Some(rule) => policy.rules.entry(rule.to_owned()).or_default(),
            None => &mut policy.fields,
        };
        fields.insert(field.to_owned(), value);
    }

    /// As it would stand in a file. Rows are given without gaps, so that one left empty is one of whom nothing is known.
    fn case(self, name: &str, day: &str) -> Json {
        let mut answers = self.answers;
        for (name, DraftGroup { total, mut rows }) in self.groups {
            let last = rows.keys().max().map_or(0, |last| last.saturating_add(1));
            let rows = (0..last).map(|at| rows.remove(&at).unwrap_or_default()).map(Json::Object).collect();
            let total = total.map(|total| ("total".to_owned(), total));
            let rows = (0 < last).then(|| ("rows".to_owned(), Json::Array(rows)));
            let group = total.into_iter().chain(rows).collect();
            answers.insert(name, Json::Object(group));
        }
        let expect = self.expect.into_iter().map(|(policy, DraftExpectation { mut fields, rules })| {
            if !rules.is_empty() {
                fields.insert("rules".to_owned(), json!(rules));
            }
            (policy, Json::Object(fields))
        });
        json!({ "name": name, "day": day, "answers": answers, "expect": expect.collect::<Map<_, _>>() })
    }
}
