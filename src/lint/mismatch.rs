//! Golden people held against what comes.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::engine::{
    AnswerProblem, Evaluation, Of, Open, RuleEvaluation, Situation, Trace, Value, Verdict, evaluate,
    json_answers, next, read_answers,
};
use crate::lint::arithmetic::{Expected, expected};
use crate::lint::clauses::condition_name;
use crate::lint::golden::{Case, Expectation, RuleExpectation, Suite, day};
use crate::policy::{Amount, Catalog, Citation, Policy, Rule};
use crate::unit::{Exact, Interval, Unit};

/// What came instead of what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The person.
    pub case: String,
    /// The policy, where it is of one.
    pub policy: Option<String>,
    /// The rule, where it is of one.
    pub rule: Option<String>,
    /// What is wrong.
    pub fault: MismatchFault,
}

/// What is wrong with what is expected of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MismatchFault {
    /// Their day is none.
    Day(String),
    /// One of their answers.
    Answer(AnswerProblem),
    /// There is no such policy.
    Policy,
    /// There is no such rule.
    Rule,
    /// There is no such source as this clause is of.
    Source(String),
    /// An amount is expected, and not said of which clause.
    NoClause,
    /// An amount cannot be read.
    Amount(String),
    /// An amount is in another unit than what comes.
    Unit {
        /// What was expected.
        expected: String,
        /// The unit of what comes.
        unit: Unit,
    },
    /// Something else came.
    Came {
        /// The field of the expectation.
        field: &'static str,
        /// What was expected.
        expected: String,
        /// What came.
        came: String,
    },
}

/// Everybody of a suite for whom something else came than was expected.
pub fn check(catalog: &Catalog, suite: &Suite) -> Vec<Mismatch> {
    suite.cases.iter().flat_map(|case| check_case(catalog, suite, case)).collect()
}

/// Whether anybody of a suite notices: whether something else comes than was expected.
pub(crate) fn notices(catalog: &Catalog, suite: &Suite) -> bool {
    suite.cases.iter().any(|case| !check_case(catalog, suite, case).is_empty())
}

fn check_case(catalog: &Catalog, suite: &Suite, case: &Case) -> Vec<Mismatch> {
    let mut found = Vec::new();
    let mut say = |policy: Option<&str>, rule: Option<&str>, fault| {
        let (policy, rule) = (policy.map(str::to_owned), rule.map(str::to_owned));
        found.push(Mismatch { case: case.name.clone(), policy, rule, fault });
    };
    let Some(day) = day(case) else {
        say(None, None, MismatchFault::Day(case.day.clone()));
        return found;
    };
    let (situation, problems) = read_answers(catalog, day, &json_answers(&suite.answers(case)));
    for problem in problems {
        say(None, None, MismatchFault::Answer(problem));
    }
    let evaluation = evaluate(catalog, &situation);
    for (id, expectation) in &case.expect {
        let check = Check { catalog, situation: &situation, evaluation: &evaluation };
        match catalog.policies.iter().position(|policy| policy.id == *id) {
            Some(at) => check.policy(at, expectation, &mut |rule, fault| say(Some(id), rule, fault)),
            None => say(Some(id), None, MismatchFault::Policy),
        }
    }
    found
}

/// What is said to, with the rule where it is of one.
type Say<'s> = dyn FnMut(Option<&str>, MismatchFault) + 's;

struct Check<'a> {
    catalog: &'a Catalog,
    situation: &'a Situation,
    evaluation: &'a Evaluation,
}

impl Check<'_> {
    fn policy(&self, at: usize, expectation: &Expectation, say: &mut Say<'_>) {
        let policies = self.catalog.policies.get(at).zip(self.evaluation.policies.get(at));
        let Some((policy, came)) = policies else { return };
        let verdict = (Some(&expectation.verdict), expectation.reason.as_ref());
        check_verdict(came.verdict, verdict, &mut |fault| say(None, fault));
        if let Some(amount) = &expectation.amount {
            let clause = expectation.clause.is_some();
            let came = (policy_amount(policy, self.evaluation), &*self.units(policy));
            check_amount(came, amount, clause, &mut |it| say(None, it));
        }
        let of_rules = || expectation.rules.values().any(|it| it.amount.is_some());
        if let Some(clause) =
            expectation.clause.as_ref().filter(|_| expectation.amount.is_some() || of_rules())
        {
            self.clause(policy.rules.clone(), clause, &mut |it| say(None, it));
        }
        self.lists(policy, expectation, say);
        self.marks(policy, came.deadline_unknown, expectation, say);
        self.sources(expectation, say);
        for (id, expected) in &expectation.rules {
            self.rule(policy, id, expected, expectation.clause.is_some(), say);
        }
    }

    /// What may still be asked, what is asked next, and which clauses stand in the way.
    fn lists(&self, policy: &Policy, expectation: &Expectation, say: &mut Say<'_>) {
        let wanted = |it: &Policy| it.id == policy.id;
        let trace = Trace::of(self.catalog, self.situation, self.evaluation);
        let next = || self.names(next(&trace, wanted, |_| false, None));
        let mut check = |field, expected: Option<&Vec<String>>, came: &dyn Fn() -> Vec<String>| {
            check_text(field, expected.map(|it| list(it)), || list(&came()), say);
        };
        check("missing", expectation.missing.as_ref(), &|| self.missing(policy));
        check("next", expectation.next.as_ref(), &next);
        check("why_not", expectation.why_not.as_ref(), &|| self.why_not(policy));
    }

    /// Whether it is 待核, whether its last day is known, and what it cannot be had with.
    fn marks(&self, policy: &Policy, unknown: bool, expectation: &Expectation, say: &mut Say<'_>) {
        let mut rules = self.evaluation.rules.get(policy.rules.clone()).into_iter().flatten();
        let stale = rules.any(|rule| rule.stale);
        check_text("stale", expectation.stale.map(yes_no), || yes_no(stale), say);
        check_text("deadline_unknown", expectation.deadline_unknown.map(yes_no), || yes_no(unknown), say);
        let excluded = |all: &BTreeMap<String, bool>| {
            list(&all.iter().map(|(id, certain)| format!("{id}={}", yes_no(*certain))).collect::<Vec<_>>())
        };
        let came = || excluded(&policy.excludes.iter().map(|it| (it.policy.clone(), it.certain)).collect());
        check_text("excludes", expectation.excludes.as_ref().map(excluded), came, say);
    }

    fn sources(&self, expectation: &Expectation, say: &mut Say<'_>) {
        let of_rules = expectation.rules.values().map(|rule| &rule.clause);
        for clause in of_rules.chain([&expectation.clause]).flatten() {
            let source = clause.split('#').next().unwrap_or_default();
            if !self.catalog.sources.iter().any(|it| it.id == source) {
                say(None, MismatchFault::Source(clause.clone()));
            }
        }
    }

    /// Whether the amount of these rules comes from the clause that is named, or from any of its document.
    fn clause(&self, rules: Range<usize>, expected: &str, say: &mut dyn FnMut(MismatchFault)) {
        let cited = |it: &Citation| {
            let source = self.catalog.sources.get(it.source).map_or("", |it| &it.id);
            it.place.as_ref().map_or(source.to_owned(), |place| format!("{source}#{place}"))
        };
        let mut came: Vec<String> = self.used(rules).into_iter().map(cited).collect();
        let is_it = |it: &String| it == expected || it.split('#').next() == Some(expected);
        if !came.iter().any(is_it) {
            came.sort();
            came.dedup();
            let (expected, came) = (expected.to_owned(), list(&came));
            say(MismatchFault::Came { field: "clause", expected, came });
        }
    }

    /// What the amounts of these rules come from: their cases and the figures in them.
    fn used(&self, rules: Range<usize>) -> Vec<&Citation> {
        let trace = Trace::of(self.catalog, self.situation, self.evaluation);
        let mut used = Vec::new();
        for step in rules.flat_map(|rule| trace.steps(rule)) {
            used.extend(step.case.map(|case| &case.citation));
            for part in &step.parts {
                if let Of::Parameter(id, _, day) = part.of {
                    let dated = self.catalog.parameters.get(id.at()).and_then(|it| it.on(day));
                    used.extend(dated.map(|it| &it.citation));
                }
            }
        }
        used
    }

    fn rule(&self, policy: &Policy, id: &str, expected: &RuleExpectation, clause: bool, say: &mut Say<'_>) {
        let named = |at: &usize| self.catalog.rules.get(*at).is_some_and(|rule| rule.id == id);
        let at = policy.rules.clone().find(named);
        let Some(came) = at.and_then(|at| self.evaluation.rules.get(at)) else {
            return say(Some(id), MismatchFault::Rule);
        };
        let mut say = |fault| say(Some(id), fault);
        check_verdict(Some(came.verdict), (expected.verdict.as_ref(), expected.reason.as_ref()), &mut say);
        if let Some(amount) = &expected.amount {
            let eligible = came.verdict == Verdict::Eligible;
            let came = if eligible { came.granted } else { came.amount().map(Value::Quantity) };
            let units = at.and_then(|at| self.catalog.rules.get(at)).and_then(unit);
            check_amount((came, units.as_slice()), amount, clause || expected.clause.is_some(), &mut say);
            if let Some((at, clause)) = at.zip(expected.clause.as_ref()) {
                self.clause(at..at.saturating_add(1), clause, &mut say);
            }
        }
    }

    /// The units of what a policy comes to: of the rules that come to something, else of all.
    fn units(&self, policy: &Policy) -> Vec<Unit> {
        let rules = self.evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
        let some = |came: &RuleEvaluation| came.amount().is_some_and(|it| it.as_point() != Some(Exact::ZERO));
        let counting = self.catalog.rules_of(policy).iter().zip(rules).filter(|(_, came)| some(came));
        let found: Vec<Unit> = counting.filter_map(|(rule, _)| unit(rule)).collect();
        if found.is_empty() { units(self.catalog, policy) } else { found }
    }

    /// What a person may still be asked for a policy, in the order of the catalogue.
    fn missing(&self, policy: &Policy) -> Vec<String> {
        let rules = self.evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
        let mut open: Vec<Open> = rules.iter().flat_map(|rule| rule.missing.asked()).collect();
        open.sort_unstable();
        open.dedup();
        self.names(open)
    }

    fn names(&self, open: Vec<Open>) -> Vec<String> {
        let name = |open: Open| match open {
            Open::Fact(id) => self.catalog.fact(id).map(|fact| fact.id.clone()),
            Open::Group(id) => self.catalog.groups.get(id.at()).map(|group| group.id.clone()),
        };
        open.into_iter().filter_map(name).collect()
    }

    /// The clauses that stand in the way of the rules of a policy, in their order, each once.
    fn why_not(&self, policy: &Policy) -> Vec<String> {
        let trace = Trace::of(self.catalog, self.situation, self.evaluation);
        let rules = self.catalog.rules_of(policy).iter().zip(policy.rules.clone());
        let refused = rules.filter(|(_, at)| {
            self.evaluation.rules.get(*at).is_some_and(|came| came.verdict == Verdict::NotEligible)
        });
        let mut names = Vec::new();
        for ground in refused.flat_map(|(rule, _)| trace.why(rule)) {
            let name = condition_name(self.catalog, policy, ground.condition).unwrap_or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

fn list(names: &[String]) -> String {
    names.join(", ")
}

fn yes_no(truth: bool) -> String {
    if truth { "yes" } else { "no" }.to_owned()
}

fn check_text(
    field: &'static str,
    expected: Option<String>,
    came: impl FnOnce() -> String,
    say: &mut Say<'_>,
) {
    let Some(expected) = expected else { return };
    let came = came();
    if expected != came {
        say(None, MismatchFault::Came { field, expected, came });
    }
}

fn check_verdict(
    came: Option<Verdict>,
    (verdict, reason): (Option<&String>, Option<&String>),
    say: &mut dyn FnMut(MismatchFault),
) {
    let of = |name: Option<&'static str>| name.unwrap_or_default();
    let (shown, because) = (of(came.map(Verdict::as_str)), of(came.and_then(Verdict::reason)));
    if let Some(verdict) = verdict.filter(|verdict| *verdict != shown) {
        let came = [shown, because].join(" ").trim_end().to_owned();
        say(MismatchFault::Came { field: "verdict", expected: verdict.clone(), came });
    } else if let Some(reason) = reason.filter(|reason| *reason != because) {
        say(MismatchFault::Came { field: "reason", expected: reason.clone(), came: because.to_owned() });
    }
}

fn check_amount(
    (came, units): (Option<Value>, &[Unit]),
    amount: &str,
    clause: bool,
    say: &mut dyn FnMut(MismatchFault),
) {
    match (expected(amount), came) {
        (None, _) => say(MismatchFault::Amount(amount.to_owned())),
        (Some(Expected::Quantity(_, unit)), Some(Value::Quantity(_))) if !units.contains(&unit) => {
            let unit = units.first().copied().unwrap_or_default();
            say(MismatchFault::Unit { expected: amount.to_owned(), unit });
        }
        (Some(wanted), came) => came_amount(amount, wanted, shown(came, wanted, units), say),
    }
    if !clause {
        say(MismatchFault::NoClause);
    }
}

/// What came, in the unit in which it was expected where one was.
fn shown(came: Option<Value>, wanted: Expected, units: &[Unit]) -> Option<Expected> {
    let unit = match wanted {
        Expected::Quantity(_, unit) => unit,
        Expected::Date(_) => units.first().copied().unwrap_or_default(),
    };
    match came? {
        Value::Quantity(range) => Some(Expected::Quantity(range, unit)),
        Value::Date(range) => Some(Expected::Date(range)),
        _ => None,
    }
}

fn came_amount(amount: &str, wanted: Expected, came: Option<Expected>, say: &mut dyn FnMut(MismatchFault)) {
    if came == Some(wanted) {
        return;
    }
    let expected = match wanted.to_string() {
        shown if shown == amount => shown,
        shown => format!("{amount} = {shown}"),
    };
    let came = came.map_or(String::new(), |came| came.to_string());
    say(MismatchFault::Came { field: "amount", expected, came });
}

/// In what units the rules of a policy count what they give.
pub(super) fn units(catalog: &Catalog, policy: &Policy) -> Vec<Unit> {
    catalog.rules_of(policy).iter().filter_map(unit).collect()
}

/// In what unit a rule counts what it gives; none where it gives nothing, or a day.
pub(super) fn unit(rule: &Rule) -> Option<Unit> {
    let grant = rule.grant.as_ref()?;
    let counts = grant.cases.iter().any(|case| matches!(case.amount, Amount::Quantity(_)));
    counts.then_some(grant.unit)
}

/// The sum over the policy's rules; of a tool, what its first rule that holds shows.
pub(super) fn policy_amount(policy: &Policy, evaluation: &Evaluation) -> Option<Value> {
    let rules = evaluation.rules.get(policy.rules.clone())?;
    if let Some(date @ Value::Date(_)) = rules.iter().find_map(|rule| rule.granted) {
        return Some(date);
    }
    let amounts = rules.iter().filter_map(RuleEvaluation::amount);
    amounts.reduce(plus).map(Value::Quantity)
}

fn plus(a: Interval<Exact>, b: Interval<Exact>) -> Interval<Exact> {
    let end = |a: Option<Exact>, b: Option<Exact>| a.zip(b).and_then(|(a, b)| a.plus(b));
    Interval::new(end(a.lo(), b.lo()), end(a.hi(), b.hi())).unwrap_or_else(Interval::all)
}
