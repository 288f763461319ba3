//! Golden people: who they are, and what they are to receive, written by hand from the clause.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::engine::JsonAnswers;
use crate::unit::Date;

/// Golden people of one file.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    /// Answers that all of them give.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub given: JsonAnswers,
    /// Each of them.
    pub cases: Vec<Case>,
}

/// A golden person.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Who it is.
    pub name: String,
    /// The day on which they ask.
    pub day: String,
    /// What they answer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: JsonAnswers,
    /// What they are to receive, by policy.
    pub expect: BTreeMap<String, Expectation>,
}

/// What is expected of a policy.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    pub(super) verdict: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) rules: BTreeMap<String, RuleExpectation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) missing: Option<Vec<String>>,
    /// What is asked next where only this policy is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<Vec<String>>,
    /// The fewest clauses that stand in the way: `jobs.2` is the second condition of the rule or definition `jobs`,
    /// `jobs.2.1` the first of those it is made of, `jobs.received` that it was not had before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) why_not: Option<Vec<String>>,
    /// Whether its time is over and nobody knows until when one may claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) deadline_unknown: Option<bool>,
    /// Whether something it rests on is past its last check (待核).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stale: Option<bool>,
    /// The policies it is declared not to be had with, and whether a text says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) excludes: Option<BTreeMap<String, bool>>,
    /// The clause from which the amount was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clause: Option<String>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleExpectation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verdict: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<String>,
    /// The clause from which the amount was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clause: Option<String>,
}

/// Reads golden people.
///
/// # Errors
/// What cannot be read, with its line and column.
pub fn read_suite(text: &str) -> Result<Suite, serde_json::Error> {
    serde_json::from_str(text)
}

impl Suite {
    /// A suite of people who share no answers.
    pub fn of(cases: Vec<Case>) -> Self {
        Self { given: JsonAnswers::new(), cases }
    }

    /// All that a person answers.
    pub fn answers(&self, case: &Case) -> JsonAnswers {
        let mut answers = self.given.clone();
        answers.extend(case.answers.clone());
        answers.retain(|_, answer| !answer.is_null());
        answers
    }
}

/// The day on which a person asks.
pub fn day(case: &Case) -> Option<Date> {
    Date::parse(&case.day)
}
