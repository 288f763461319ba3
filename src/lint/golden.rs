//! Golden people: who they are, and what they are to receive, written by hand from the clause.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::engine::{
    Evaluation, JsonAnswers, Open, PolicyEvaluation, Situation, Value, Verdict, evaluate, json_answers,
    read_answers,
};
use crate::lint::arithmetic::{Expected, expected};
use crate::policy::{Catalog, Policy};
use crate::unit::{Date, Exact, Interval};

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
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    verdict: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    rules: BTreeMap<String, RuleExpectation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<Vec<String>>,
    /// Whether its time is over and nobody knows until when one may claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline_unknown: Option<bool>,
    /// Whether something it rests on is past its last check (待核).
    #[serde(skip_serializing_if = "Option::is_none")]
    stale: Option<bool>,
    /// The policies it is declared not to be had with, and whether a text says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    excludes: Option<BTreeMap<String, bool>>,
    /// The clause from which the amount was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<String>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RuleExpectation {
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    /// The clause from which the amount was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<String>,
}

/// What came instead of what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The person.
    pub case: String,
    /// What was expected and what came.
    pub message: String,
}

/// Reads golden people.
///
/// # Errors
/// What cannot be read, with its line and column.
pub fn read_suite(text: &str) -> Result<Suite, serde_json::Error> {
    serde_json::from_str(text)
}

/// Everybody of a suite for whom something else came than was expected.
pub fn check(catalog: &Catalog, suite: &Suite) -> Vec<Mismatch> {
    suite.cases.iter().flat_map(|case| check_case(catalog, suite, case)).collect()
}

/// Whether anybody of a suite notices: whether something else comes than was expected.
pub(crate) fn notices(catalog: &Catalog, suite: &Suite) -> bool {
    suite.cases.iter().any(|case| !check_case(catalog, suite, case).is_empty())
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

fn check_case(catalog: &Catalog, suite: &Suite, case: &Case) -> Vec<Mismatch> {
    let mut found = Vec::new();
    let mut say = |message: String| found.push(Mismatch { case: case.name.clone(), message });
    let Some(day) = day(case) else {
        say(format!("`{}` is not a date", case.day));
        return found;
    };
    let (situation, problems) = read_answers(catalog, day, &json_answers(&suite.answers(case)));
    for problem in problems {
        say(format!("answer refused: {problem:?}"));
    }
    let evaluation = evaluate(catalog, &situation);
    for (id, expectation) in &case.expect {
        match catalog.policies.iter().position(|policy| policy.id == *id) {
            Some(at) => check_policy(catalog, &situation, &evaluation, at, expectation, &mut say),
            None => say(format!("policy `{id}` is not known")),
        }
    }
    found
}

fn check_policy(
    catalog: &Catalog,
    situation: &Situation,
    evaluation: &Evaluation,
    at: usize,
    expectation: &Expectation,
    say: &mut impl FnMut(String),
) {
    let (Some(policy), Some(came)) = (catalog.policies.get(at), evaluation.policies.get(at)) else { return };
    let mut say_of = |what: &str| say(format!("{}: {what} ({})", policy.id, situation.day));
    check_verdict(came.verdict, Some(&expectation.verdict), expectation.reason.as_ref(), &mut say_of);
    if let Some(amount) = &expectation.amount {
        check_amount(policy_amount(policy, evaluation), amount, &mut say_of);
        if expectation.clause.is_none() {
            say_of("an expected amount names its `clause`");
        }
    }
    if let Some(missing) = &expectation.missing {
        let came = policy_missing(catalog, policy, evaluation);
        if came != *missing {
            say_of(&format!("expected to miss {missing:?}, came {came:?}"));
        }
    }
    check_marks(policy, evaluation, *came, expectation, &mut say_of);
    let of_rules = expectation.rules.values().map(|rule| &rule.clause);
    for clause in of_rules.chain([&expectation.clause]).flatten() {
        let source = clause.split('#').next().unwrap_or_default();
        if !catalog.sources.iter().any(|it| it.id == source) {
            say_of(&format!("clause `{clause}`: source `{source}` is not known"));
        }
    }
    for (id, expected) in &expectation.rules {
        let Some(at) =
            policy.rules.clone().find(|at| catalog.rules.get(*at).is_some_and(|rule| rule.id == *id))
        else {
            say_of(&format!("rule `{id}` is not known"));
            continue;
        };
        let Some(rule) = evaluation.rules.get(at) else { continue };
        let mut say_rule = |what: &str| say_of(&format!("{id}: {what}"));
        check_verdict(Some(rule.verdict), expected.verdict.as_ref(), expected.reason.as_ref(), &mut say_rule);
        if let Some(amount) = &expected.amount {
            let came = if rule.verdict == Verdict::Eligible {
                rule.granted
            } else {
                rule.amount().map(Value::Quantity)
            };
            check_amount(came, amount, &mut say_rule);
            if expected.clause.is_none() && expectation.clause.is_none() {
                say_rule("an expected amount names its `clause`");
            }
        }
    }
}

/// Whether it is 待核, whether its last day is known, and what it cannot be had with.
fn check_marks(
    policy: &Policy,
    evaluation: &Evaluation,
    came: PolicyEvaluation,
    expectation: &Expectation,
    say: &mut impl FnMut(&str),
) {
    let mut rules = evaluation.rules.get(policy.rules.clone()).into_iter().flatten();
    let stale = rules.any(|rule| rule.stale);
    if expectation.stale.is_some_and(|expected| expected != stale) {
        say(&format!("expected stale {}, came {stale}", !stale));
    }
    let unknown = came.deadline_unknown;
    if expectation.deadline_unknown.is_some_and(|expected| expected != unknown) {
        say(&format!("expected deadline_unknown {}, came {unknown}", !unknown));
    }
    let excludes = policy.excludes.iter().map(|it| (it.policy.clone(), it.certain)).collect();
    if expectation.excludes.as_ref().is_some_and(|expected| *expected != excludes) {
        say(&format!("expected to exclude {:?}, came {excludes:?}", expectation.excludes));
    }
}

fn check_verdict(
    came: Option<Verdict>,
    verdict: Option<&String>,
    reason: Option<&String>,
    say: &mut impl FnMut(&str),
) {
    let shown = came.map(Verdict::as_str);
    if verdict.is_some_and(|verdict| shown != Some(verdict)) {
        let reason = came.and_then(Verdict::reason);
        say(&format!("expected {verdict:?}, came {shown:?} {reason:?}"));
    } else if reason.is_some_and(|reason| came.and_then(Verdict::reason) != Some(reason)) {
        say(&format!("expected reason {reason:?}, came {:?}", came.and_then(Verdict::reason)));
    }
}

fn check_amount(came: Option<Value>, amount: &str, say: &mut impl FnMut(&str)) {
    let came = match came {
        Some(Value::Quantity(range)) => Some(Expected::Quantity(range)),
        Some(Value::Date(range)) => Some(Expected::Date(range)),
        _ => None,
    };
    if expected(amount).is_none() {
        say(&format!("`{amount}` cannot be read as an amount"));
    } else if came != expected(amount) {
        say(&format!("expected {amount} = {:?}, came {came:?}", expected(amount)));
    }
}

/// The sum over the policy's rules; of a tool, what its first rule that holds shows.
pub(super) fn policy_amount(policy: &Policy, evaluation: &Evaluation) -> Option<Value> {
    let rules = evaluation.rules.get(policy.rules.clone())?;
    if let Some(date @ Value::Date(_)) = rules.iter().find_map(|rule| rule.granted) {
        return Some(date);
    }
    let amounts = rules.iter().filter_map(crate::engine::RuleEvaluation::amount);
    amounts.reduce(plus).map(Value::Quantity)
}

fn plus(a: Interval<Exact>, b: Interval<Exact>) -> Interval<Exact> {
    let end = |a: Option<Exact>, b: Option<Exact>| a.zip(b).and_then(|(a, b)| a.plus(b));
    Interval::new(end(a.lo(), b.lo()), end(a.hi(), b.hi())).unwrap_or_else(Interval::all)
}

/// What a person may still be asked for a policy, in the order of the catalogue.
fn policy_missing(catalog: &Catalog, policy: &Policy, evaluation: &Evaluation) -> Vec<String> {
    let rules = evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
    let mut open: Vec<Open> = rules.iter().flat_map(|rule| rule.missing.asked()).collect();
    open.sort_unstable();
    open.dedup();
    let name = |open: Open| match open {
        Open::Fact(id) => catalog.fact(id).map(|fact| fact.id.clone()),
        Open::Group(id) => catalog.groups.get(id.at()).map(|group| group.id.clone()),
    };
    open.into_iter().filter_map(name).collect()
}
