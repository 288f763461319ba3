//! Lints of what nobody meets, or everybody: by golden people as witnesses, else by proof.

use crate::engine::{Row, Trace};
use crate::formula::{FactId, Leaf, Mentions, Test};
use crate::lint::clauses::{case_at, rule_at};
use crate::lint::codes::Say;
use crate::lint::search::{Asked, nobody, rows};
use crate::lint::spans::Days;
use crate::lint::unused::is_open_reading;
use crate::lint::{At, Subject};
use crate::policy::{Case, Condition, ConditionKind, Rule, Text, both};
use crate::unit::Truth;

/// Visits each rule, by its number, with where it stands.
fn each_rule(subject: &Subject<'_>, visit: &mut dyn FnMut(usize, &Rule, At)) {
    for (number, rule) in subject.catalog.rules.iter().enumerate() {
        if let Some(at) = rule_at(subject.catalog, number) {
            visit(number, rule, at);
        }
    }
}

/// The days on which nobody is so: no golden person ever is, and of these it is proved.
fn is_nobody(subject: &Subject<'_>, rule: &Rule, on: &[&Condition], asked: &Asked<'_>) -> Option<Days> {
    let witness = subject.people.iter().any(|person| {
        let trace = Trace::of(subject.catalog, &person.situation, &person.evaluation);
        rows(rule.for_each, &person.situation).into_iter().any(|row| asked(&trace, row) == Truth::Yes)
    });
    if witness { None } else { nobody(subject.catalog, rule, on, asked) }
}

/// What is so, and of which days that is said.
fn during((first, last): Days, zh: &str, en: &str) -> Text {
    both(format!("从 {first} 到 {last}，{zh}"), format!("{en}, from {first} to {last}"))
}

/// Whether all hold.
fn all(trace: &Trace<'_>, row: Option<&Row>, conditions: &[Condition]) -> Truth {
    conditions.iter().map(|it| trace.holds(it, row)).min().unwrap_or(Truth::Yes)
}

pub(super) fn dead_rules(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_rule(subject, &mut |_, rule, at| {
        let on: Vec<&Condition> = rule.requires.iter().collect();
        if let Some(days) = is_nobody(subject, rule, &on, &|trace, row| all(trace, row, &rule.requires)) {
            let id = &rule.id;
            let message = during(days, &format!("没有人能符合 `{id}`"), &format!("nobody can meet `{id}`"));
            say(at.field("requires"), message);
        }
    });
}

pub(super) fn dead_cases(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_rule(subject, &mut |number, rule, _| {
        let cases = rule.grant.as_ref().map_or(&[][..], |grant| &grant.cases);
        let chosen: Vec<Condition> = cases.iter().filter_map(as_condition).collect();
        let on: Vec<&Condition> = rule.requires.iter().chain(&chosen).collect();
        for (place, case) in cases.iter().enumerate() {
            let before = cases.get(..place).unwrap_or_default();
            let asked = |trace: &Trace<'_>, row: Option<&Row>| {
                all(trace, row, &rule.requires).and(is_chosen(trace, row, before, case))
            };
            let Some(at) = case_at(subject.catalog, number, case).filter(|_| 1 < cases.len()) else {
                continue;
            };
            if let Some(days) = is_nobody(subject, rule, &on, &asked) {
                let en = "nobody comes to this case: those before it leave none";
                say(at, during(days, "没有人轮到这一档：前面几档已经把人都占了", en));
            }
        }
    });
}

/// What chooses a case, as a condition.
fn as_condition(case: &Case) -> Option<Condition> {
    let kind = ConditionKind::Clause { test: case.when.clone()?, formula: String::new(), binds: None };
    let (text, citation) = (case.text.clone(), case.citation.clone());
    Some(Condition { kind, text, citation, note: None, step: None, splits: Vec::new() })
}

/// Whether a case is the first that holds.
fn is_chosen(trace: &Trace<'_>, row: Option<&Row>, before: &[Case], case: &Case) -> Truth {
    let context = trace.context(row);
    let holds = |case: &Case| case.when.as_ref().map_or(Truth::Yes, |when| context.test(when));
    before.iter().fold(holds(case), |truth, earlier| truth.and(!holds(earlier)))
}

pub(super) fn idle_conditions(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_rule(subject, &mut |_, rule, at| {
        for (place, condition) in rule.requires.iter().enumerate() {
            let before = rule.requires.get(..place).unwrap_or_default();
            let on: Vec<&Condition> = before.iter().chain([condition]).collect();
            let asked = |trace: &Trace<'_>, row: Option<&Row>| {
                all(trace, row, before).and(!trace.holds(condition, row))
            };
            if let Some(days) = is_nobody(subject, rule, &on, &asked) {
                let en = "everybody who meets the conditions before it meets this one";
                let message = during(days, "符合前面各条的人，没有谁不符合这一条", en);
                say(at.clone().field("requires").number(place), message);
            }
        }
    });
}

pub(super) fn implied_conditions(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_rule(subject, &mut |_, rule, at| {
        for (place, condition) in rule.requires.iter().enumerate() {
            let later = rule.requires.iter().enumerate().skip(place.saturating_add(1));
            let implying = later.filter_map(|(at, other)| {
                let asked = |trace: &Trace<'_>, row: Option<&Row>| {
                    trace.holds(other, row).and(!trace.holds(condition, row))
                };
                is_nobody(subject, rule, &[other, condition], &asked).map(|days| (at.saturating_add(1), days))
            });
            for (other, days) in implying {
                let zh = format!("符合第 {other} 条的，就一定符合这一条");
                let message = during(days, &zh, &format!("it follows from condition {other}"));
                say(at.clone().field("requires").number(place), message);
            }
        }
    });
}

pub(super) fn unreachable_readings(subject: &Subject<'_>, say: &mut Say<'_>) {
    for (number, fact) in subject.catalog.facts.iter().enumerate().filter(|(_, fact)| is_open_reading(fact)) {
        let id = FactId::of(number);
        let using: Vec<_> = subject.catalog.rules.iter().filter(|rule| mentions(rule, id)).collect();
        let of_rules: Option<Vec<Days>> =
            using.iter().map(|rule| is_unreachable(subject, rule, id)).collect();
        if let Some(days) = of_rules.and_then(|days| of_all(&days)) {
            let at = At::declared(subject.catalog, "facts", &fact.id).field("id");
            let label = &fact.label.zh;
            let zh = format!("“{label}”怎么读，都没有人受影响");
            say(at, during(days, &zh, &format!("whatever “{label}” comes to, nothing turns on it")));
        }
    }
}

/// The days that are in all of these; nothing of none.
fn of_all(days: &[Days]) -> Option<Days> {
    let common = days.iter().copied().reduce(|a, b| (a.0.max(b.0), a.1.min(b.1)));
    common.filter(|(first, last)| first <= last)
}

/// The days on which every condition with the reading is decided for everybody, whatever it comes to.
fn is_unreachable(subject: &Subject<'_>, rule: &Rule, reading: FactId) -> Option<Days> {
    let with: Vec<&Condition> = rule.requires.iter().filter(|it| in_condition(it, reading)).collect();
    let in_cases = rule.grant.iter().flat_map(|grant| &grant.cases).any(|case| {
        case.when.as_ref().is_some_and(|when| in_test(when, reading)) || in_amount(case, reading)
    });
    let asked = |trace: &Trace<'_>, row: Option<&Row>| {
        let open = with.iter().any(|it| trace.holds(it, row) == Truth::Unknown);
        // What stays open when all that can be asked is answered is left to the reading.
        if open && all(trace, row, &rule.requires) != Truth::No { Truth::Unknown } else { Truth::No }
    };
    if in_cases { None } else { nobody(subject.catalog, rule, &with, &asked) }
}

fn mentions(rule: &Rule, fact: FactId) -> bool {
    let cases = rule.grant.iter().flat_map(|grant| &grant.cases);
    let in_case =
        |case: &Case| case.when.as_ref().is_some_and(|when| in_test(when, fact)) || in_amount(case, fact);
    rule.requires.iter().any(|it| in_condition(it, fact)) || cases.into_iter().any(in_case)
}

fn in_condition(condition: &Condition, fact: FactId) -> bool {
    match &condition.kind {
        ConditionKind::Clause { test, .. } => in_test(test, fact),
        ConditionKind::All(inner) | ConditionKind::Any(inner) => {
            inner.iter().any(|it| in_condition(it, fact))
        }
    }
}

fn in_amount(case: &Case, fact: FactId) -> bool {
    match &case.amount {
        crate::policy::Amount::Quantity(quantity) => has(quantity, fact),
        crate::policy::Amount::Moment(moment) => has(moment, fact),
    }
}

fn in_test(test: &Test, fact: FactId) -> bool {
    has(test, fact)
}

fn has(it: &dyn Mentions, fact: FactId) -> bool {
    let mut found = false;
    it.leaves(true, &mut |leaf| found |= leaf == Leaf::Fact(fact));
    found
}
