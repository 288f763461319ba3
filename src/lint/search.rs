//! Golden people as witnesses, and proofs that there can be nobody.

use std::collections::BTreeSet;

use crate::engine::{
    Evaluation, Open, Row, Situation, Trace, Value, evaluate, json_answers, narrow, read_answers,
};
use crate::formula::{FactId, GroupId};
use crate::lint::spans::{Days, halves_of_days, months, spans};
use crate::lint::{Case, Suite, day};
use crate::policy::{Catalog, Condition, Rule};
use crate::unit::{Exact, Interval, Truth};

/// A golden person.
pub struct Person {
    /// What they answer.
    pub situation: Situation,
    /// The policies of which something is expected for them.
    pub policies: BTreeSet<String>,
    /// What comes.
    pub evaluation: Evaluation,
}

impl Person {
    /// The golden people of a suite.
    pub fn all(catalog: &Catalog, suite: &Suite) -> Vec<Self> {
        let person = |case: &Case| {
            let answers = json_answers(&suite.answers(case));
            let (situation, _) = read_answers(catalog, day(case)?, &answers);
            let evaluation = evaluate(catalog, &situation);
            Some(Self { situation, policies: case.expect.keys().cloned().collect(), evaluation })
        };
        suite.cases.iter().filter_map(person).collect()
    }
}

/// The rows in which something of a group is judged; once, in none, where it is of no group.
pub(super) fn rows(group: Option<GroupId>, situation: &Situation) -> Vec<Option<&Row>> {
    group.map_or(vec![None], |group| situation.rows(group).iter().map(Some).collect())
}

/// The most situations that are tried for one proof in days that follow each other.
const BUDGET: usize = 400;

/// What is asked of a situation: whether it is so, and the conditions on which that turns.
pub(super) type Asked<'a> = dyn Fn(&Trace<'_>, Option<&Row>) -> Truth + 'a;

/// The days of which it is proved that something holds for nobody on any of them on which the rule is in force; none
/// where that is not proved. What is asked of rows is not split, so that of them less is proved.
pub(super) fn nobody(catalog: &Catalog, rule: &Rule, on: &[&Condition], asked: &Asked<'_>) -> Option<Days> {
    let spans = spans(catalog, rule);
    let proved = spans.iter().rev().all(|days| {
        let mut search = Search { catalog, rule, on, asked, left: BUDGET };
        search.none(on_days(Situation::open(catalog, days.0), *days))
    });
    spans.first().zip(spans.last()).filter(|_| proved).map(|((first, _), (_, last))| (*first, *last))
}

struct Search<'a> {
    catalog: &'a Catalog,
    rule: &'a Rule,
    on: &'a [&'a Condition],
    asked: &'a Asked<'a>,
    left: usize,
}

impl Search<'_> {
    /// Whether it surely holds for no completion of the situation.
    fn none(&mut self, mut situation: Situation) -> bool {
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        if !narrow(self.catalog, &mut situation).is_empty() {
            return true;
        }
        let evaluation = evaluate(self.catalog, &situation);
        let trace = Trace::of(self.catalog, &situation, &evaluation);
        let rows = rows(self.rule.for_each, &situation);
        if rows.iter().all(|row| (self.asked)(&trace, *row) == Truth::No) {
            return true;
        }
        if rows.iter().any(|row| (self.asked)(&trace, *row) == Truth::Yes) {
            return false;
        }
        let open = rows.iter().flat_map(|row| self.open(&trace, *row)).min();
        let Some(parts) = parts(self.catalog, &situation, open) else { return false };
        parts.into_iter().all(|part| self.none(part))
    }

    /// What can be asked of a person in what is undecided.
    fn open(&self, trace: &Trace<'_>, row: Option<&Row>) -> Vec<FactId> {
        let undecided = self.on.iter().filter(|it| trace.holds(it, row) == Truth::Unknown);
        let open = undecided.flat_map(|it| trace.missing(it, row, false).asked());
        let fact = |open: Open| match open {
            Open::Fact(id) => self.catalog.fact(id).filter(|fact| fact.group.is_none()).map(|_| id),
            Open::Group(_) => None,
        };
        open.filter_map(fact).collect()
    }
}

/// The situation in two halves: by the fact, or by its days where no answer is left or one is known more exactly
/// than they are; `None` where it cannot be told apart further.
fn parts(catalog: &Catalog, situation: &Situation, fact: Option<FactId>) -> Option<[Situation; 2]> {
    let days = situation.days();
    let value = fact.and_then(|fact| situation.value(fact));
    let exact = matches!(value, Some(Value::Date(range)) if months(range) < months(days));
    let by_fact = || {
        let (fact, halves) = fact.and_then(|fact| Some((fact, halves(catalog, situation, fact)?)))?;
        Some(halves.map(|half| {
            let mut part = situation.clone();
            part.set(fact, half);
            part
        }))
    };
    let by_days = || halves_of_days(days).map(|halves| halves.map(|days| on_days(situation.clone(), days)));
    if exact { by_days().or_else(by_fact) } else { by_fact().or_else(by_days) }
}

fn on_days(mut situation: Situation, (first, last): Days) -> Situation {
    (situation.day, situation.last) = (first, last);
    situation
}

/// What is possible of a fact, in two halves; `None` where it cannot be told apart further.
fn halves(catalog: &Catalog, situation: &Situation, fact: FactId) -> Option<[Value; 2]> {
    let bounds = Value::bounds(catalog, &catalog.fact(fact)?.domain);
    let open = situation.value(fact)?;
    match open.meet(bounds)? {
        Value::Truth(Truth::Unknown) => Some([Value::Truth(Truth::Yes), Value::Truth(Truth::No)]),
        Value::Truth(_) => None,
        Value::Choice(choices) => {
            let first = choices.iter().next().map(crate::formula::Choices::only)?;
            let rest = choices.without(first);
            (!rest.is_empty()).then_some([Value::Choice(first), Value::Choice(rest)])
        }
        Value::Date(range) => {
            Some(halves_of_days(range)?.map(|(lo, hi)| Value::Date(Interval::between(lo, hi))))
        }
        Value::Quantity(range) => {
            let (lo, hi) = (range.lo()?, range.hi()?);
            let middle = lo.plus(hi)?.times(Exact::ratio(1, 2)?)?.floor();
            let above = middle.plus(Exact::ONE)?;
            // Where fractions may be answered, what lies between the halves is lost: nothing is proved by them.
            let whole = matches!(
                catalog.fact(fact)?.domain,
                crate::policy::Domain::Quantity { fractions: false, .. }
            );
            (whole && middle < hi).then(|| {
                [
                    Value::Quantity(Interval::between(lo, middle)),
                    Value::Quantity(Interval::between(above, hi)),
                ]
            })
        }
    }
}
