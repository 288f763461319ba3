//! Lints of the cases of an amount: people whom no case names, people of two cases, caps that are no caps.

use crate::engine::Trace;
use crate::formula::{Choices, FactId, ParameterId, Quantity, Test};
use crate::lint::Subject;
use crate::lint::clauses::{case_at, clauses, parts};
use crate::lint::codes::Say;
use crate::lint::search::rows;
use crate::policy::{Amount, Case, Catalog, Choice, Condition, ConditionKind, ParameterValue, Rule, both};
use crate::unit::{Exact, Truth};

/// Visits each rule with several cases, by its number.
fn each_list(catalog: &Catalog, visit: &mut dyn FnMut(usize, &Rule, &[Case])) {
    for (number, rule) in catalog.rules.iter().enumerate() {
        let cases = rule.grant.as_ref().map_or(&[][..], |grant| &grant.cases);
        if 2 < cases.len() {
            visit(number, rule, cases);
        }
    }
}

pub(super) fn gaps(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_list(subject.catalog, &mut |number, rule, cases| {
        let Some((choice, left)) = left_over(subject.catalog, rule, cases) else { return };
        let at = cases.last().and_then(|last| case_at(subject.catalog, number, last));
        if let Some(at) = at.filter(|_| 1 < left.len()) {
            let options = left.iter().filter_map(|at| choice.options.get(at));
            let names = options.map(|option| option.id.as_str()).collect::<Vec<_>>().join("`, `");
            say(
                at,
                both(
                    format!("前面几档逐项列出了选项，`{names}` 没有列，都落到最后一档"),
                    format!("the cases go through the options, and `{names}` are left to the last one"),
                ),
            );
        }
    });
}

/// The options of the question that all cases go through which come to the last one.
fn left_over<'a>(catalog: &'a Catalog, rule: &Rule, cases: &[Case]) -> Option<(&'a Choice, Choices)> {
    let mut asked: Option<FactId> = None;
    let mut named = Choices::default();
    for when in cases.iter().filter_map(|case| case.when.as_ref()) {
        let Test::OneOf(fact, choices) = when else { return None };
        if asked.is_some_and(|asked| asked != *fact) {
            return None;
        }
        asked = Some(*fact);
        named = named.or(*choices);
    }
    let fact = asked?;
    let choice = catalog.choice(catalog.fact(fact)?)?;
    let may = rule.requires.iter().fold(choice.all(), |may, it| allowed(it, fact, may));
    Some((choice, may.without(named)))
}

/// What a condition leaves of the options of a question.
fn allowed(condition: &Condition, fact: FactId, may: Choices) -> Choices {
    match &condition.kind {
        ConditionKind::Clause { test: Test::OneOf(it, choices), .. } if *it == fact => may.and(*choices),
        ConditionKind::Clause { test: Test::Not(inner), .. } => match &**inner {
            Test::OneOf(it, choices) if *it == fact => may.without(*choices),
            _ => may,
        },
        _ => may,
    }
}

pub(super) fn overlaps(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_list(subject.catalog, &mut |number, rule, cases| {
        let people = chosen(subject, rule, cases);
        for (later, case) in cases.iter().enumerate() {
            for earlier in 0..later {
                let is = |of: &[bool], at: usize| of.get(at) == Some(&true);
                // Who was taken before both is of neither.
                let free = || people.iter().filter(|of| (0..earlier).all(|at| !is(of, at)));
                let both_are = free().any(|of| is(of, earlier) && is(of, later));
                let apart = free().any(|of| is(of, earlier) && !is(of, later))
                    && free().any(|of| !is(of, earlier) && is(of, later));
                if let Some(at) = case_at(subject.catalog, number, case).filter(|_| both_are && apart) {
                    let other = earlier.saturating_add(1);
                    say(
                        at,
                        both(
                            format!("有人同时属于这一档和第 {other} 档，而两档谁也不包含谁"),
                            format!(
                                "somebody is of this case and of case {other}, and neither is within the other"
                            ),
                        ),
                    );
                }
            }
        }
    });
}

/// Of each golden person who meets the conditions, which cases but the last hold.
fn chosen(subject: &Subject<'_>, rule: &Rule, cases: &[Case]) -> Vec<Vec<bool>> {
    let whens: Vec<&Test> = cases.iter().filter_map(|case| case.when.as_ref()).collect();
    let mut found = Vec::new();
    for person in subject.people {
        let trace = Trace::of(subject.catalog, &person.situation, &person.evaluation);
        for row in rows(rule.for_each, &person.situation) {
            if rule.requires.iter().all(|it| trace.holds(it, row) == Truth::Yes) {
                let context = trace.context(row);
                found.push(whens.iter().map(|when| context.test(when) == Truth::Yes).collect());
            }
        }
    }
    found
}

pub(super) fn loose_caps(subject: &Subject<'_>, say: &mut Say<'_>) {
    for clause in clauses(subject.catalog) {
        let Some((Amount::Quantity(amount), _)) = clause.amount else { continue };
        let mut found = Vec::new();
        caps(subject.catalog, amount, false, &mut found);
        for parameter in found.into_iter().filter_map(|id| subject.catalog.parameters.get(id.at())) {
            let id = &parameter.id;
            say(
                clause.at.clone(),
                both(
                    format!("`{id}` 是“至多”，用作 `min` 的上限，下限就成了0"),
                    format!("`{id}` is `at most`: as a cap in `min` it lets the amount come down to nought"),
                ),
            );
        }
    }
}

/// The parameters that are `at most` and cap something, where nothing beside them may make it nought anyway.
fn caps(catalog: &Catalog, quantity: &Quantity, lowered: bool, found: &mut Vec<ParameterId>) {
    if let Quantity::Product(a, b) = quantity {
        caps(catalog, a, lowered || may_be_nought(catalog, b), found);
        caps(catalog, b, lowered || may_be_nought(catalog, a), found);
        return;
    }
    let inner = parts(quantity);
    for it in &inner {
        match it {
            Quantity::Parameter(id, _) if matches!(quantity, Quantity::Least(_)) && !lowered => {
                found.extend(Some(*id).filter(|id| is_at_most(catalog, *id)));
            }
            _ => caps(catalog, it, lowered, found),
        }
    }
}

fn may_be_nought(catalog: &Catalog, quantity: &Quantity) -> bool {
    match quantity {
        Quantity::Parameter(id, _) => is_at_most(catalog, *id),
        Quantity::Product(a, b) => may_be_nought(catalog, a) || may_be_nought(catalog, b),
        _ => false,
    }
}

fn is_at_most(catalog: &Catalog, id: ParameterId) -> bool {
    let values = catalog.parameters.get(id.at()).into_iter().flat_map(|it| &it.values);
    values.flat_map(|dated| &dated.values).flatten().any(|value| match value {
        ParameterValue::Quantity { range, unstated: false } => {
            range.lo() == Some(Exact::ZERO) && range.hi().is_some_and(|hi| hi != Exact::ZERO)
        }
        _ => false,
    })
}
