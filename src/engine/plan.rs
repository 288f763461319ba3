//! What comes of things that are planned: an event after the day has not happened yet.

use crate::engine::{Situation, Value, Verdict, outcomes};
use crate::formula::{FactId, Leaf, Mentions};
use crate::policy::{Catalog, Condition, ConditionKind, Policy, Time};
use crate::unit::Date;

/// How many months after the last event that is planned are looked at.
const AHEAD: i64 = 60;

/// For a policy that is 不符合 and turns on something that is still to come: the first day on which it is not, if all
/// happens as planned and goes on as it is, and what it comes to then.
pub fn planned(catalog: &Catalog, situation: &Situation, policy: &Policy) -> Option<(Date, Verdict)> {
    let planned = events(catalog, situation);
    let last = planned.iter().map(|(_, day)| *day).max()?.plus_months(AHEAD);
    let concerned = planned.iter().any(|(fact, _)| mentions(catalog, policy, *fact));
    let days = (situation.day.next(), last);
    if concerned { first_day(catalog, situation, policy, days) } else { None }
}

/// The events that are still to come, and when they are at the latest.
fn events(catalog: &Catalog, situation: &Situation) -> Vec<(FactId, Date)> {
    let mut events = Vec::new();
    let mut look = |id: FactId, value: Option<Value>| {
        if let Some(Value::Date(range)) = value
            && catalog.fact(id).is_some_and(|fact| fact.time == Time::Event)
            && range.lo() > Some(situation.day)
        {
            events.extend(range.hi().map(|day| (id, day)));
        }
    };
    for (id, fact) in catalog.facts.iter().enumerate().map(|(at, fact)| (FactId::of(at), fact)) {
        match fact.group {
            None => look(id, situation.value(id)),
            Some(group) => situation.rows(group).iter().for_each(|row| look(id, row.value(id))),
        }
    }
    events
}

/// What the policy comes to, unless it surely is 不符合 or not in force, on all the days of the situation.
fn worth(catalog: &Catalog, situation: &Situation, policy: &Policy) -> Option<Verdict> {
    let outcomes = outcomes(catalog, situation, policy.rules.end);
    let verdicts = outcomes.get(policy.rules.clone())?.iter().map(|rule| rule.verdict);
    verdicts.min_by_key(|verdict| verdict.rank()).filter(|it| *it == Verdict::Eligible || it.is_open())
}

/// The first of the days on which the policy comes to something. Days are looked at together, and one by one only
/// where that does not rule them out.
fn first_day(
    catalog: &Catalog,
    situation: &Situation,
    policy: &Policy,
    (first, last): (Date, Date),
) -> Option<(Date, Verdict)> {
    let verdict = worth(catalog, &situation.going_on(catalog, first, last), policy)?;
    if first == last {
        return Some((first, verdict));
    }
    let middle = middle(first, last);
    let search = |days| first_day(catalog, situation, policy, days);
    search((first, middle)).or_else(|| search((middle.next(), last)))
}

/// A day between the two, before the second.
pub(crate) fn middle(first: Date, last: Date) -> Date {
    let months = last.full_months_since(first);
    if 1 < months {
        return first.plus_months(months.div_euclid(2));
    }
    let (mut from, mut to) = (first, last);
    while from < to {
        from = from.next();
        to = to.previous().max(from);
    }
    from.previous().max(first)
}

/// Whether the policy's conditions turn on a fact, by themselves or through definitions and other rules.
fn mentions(catalog: &Catalog, policy: &Policy, fact: FactId) -> bool {
    catalog.rules_of(policy).iter().any(|rule| any(catalog, &rule.requires, fact))
}

fn any(catalog: &Catalog, conditions: &[Condition], fact: FactId) -> bool {
    conditions.iter().any(|condition| match &condition.kind {
        ConditionKind::All(inner) | ConditionKind::Any(inner) => any(catalog, inner, fact),
        ConditionKind::Clause { test, .. } => {
            let mut found = false;
            test.leaves(true, &mut |leaf| found |= leads_to(catalog, leaf, fact));
            found
        }
    })
}

fn leads_to(catalog: &Catalog, leaf: Leaf, fact: FactId) -> bool {
    match leaf {
        Leaf::Fact(id) => id == fact,
        Leaf::Definition(id) => {
            catalog.definitions.get(id.at()).is_some_and(|it| any(catalog, &it.requires, fact))
        }
        Leaf::Rule(id) => catalog.rules.get(id.at()).is_some_and(|it| any(catalog, &it.requires, fact)),
        Leaf::Parameter(_) | Leaf::Group(_) | Leaf::Day => false,
    }
}
