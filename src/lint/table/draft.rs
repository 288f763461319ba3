//! A person as the cells of a line come.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use crate::engine::JsonAnswers;
use crate::lint::golden::{Case, Expectation};
use crate::lint::table::parts_of_group;

/// A person of whom not every cell is read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) day: String,
    answers: JsonAnswers,
    groups: BTreeMap<String, Group>,
    pub(super) expect: BTreeMap<String, Expectation>,
}

#[derive(Default)]
struct Group {
    total: Option<Json>,
    rows: BTreeMap<usize, Map<String, Json>>,
}

impl Draft {
    pub(super) fn answer(&mut self, column: &str, cell: &str) {
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

    /// As it would stand in a file. Rows are given without gaps, so that one left empty is one of whom nothing is known.
    pub(super) fn case(self) -> Case {
        let Self { name, day, mut answers, groups, expect } = self;
        for (name, Group { total, mut rows }) in groups {
            let last = rows.keys().max().map_or(0, |last| last.saturating_add(1));
            let rows = (0..last).map(|at| rows.remove(&at).unwrap_or_default()).map(Json::Object).collect();
            let total = total.map(|total| ("total".to_owned(), total));
            let rows = (0 < last).then(|| ("rows".to_owned(), Json::Array(rows)));
            let group = total.into_iter().chain(rows).collect();
            answers.insert(name, Json::Object(group));
        }
        Case { name, day, answers, expect }
    }
}
