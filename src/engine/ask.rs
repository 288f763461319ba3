//! What to ask next: what stands first in the way of each undecided rule.

use crate::engine::amount;
use crate::engine::context::Context;
use crate::engine::missing::Collector;
use crate::engine::{Evaluation, Missing, Open, Situation, Trace, Verdict};
use crate::formula::{FactId, GroupId};
use crate::policy::{Catalog, Policy, Rule};
use crate::unit::Truth;

/// The most questions on one screen.
const AT_ONCE: usize = 4;

/// The next questions of one topic, in the order of the catalogue; none when nothing can matter any more.
/// `counts` says which policies are wanted, `asked` what has been asked and left open.
pub fn next(
    catalog: &Catalog,
    situation: &Situation,
    evaluation: &Evaluation,
    counts: impl Fn(&Policy) -> bool,
    asked: impl Fn(Open) -> bool,
) -> Vec<Open> {
    let mut first: Vec<(usize, Open)> = Vec::new();
    for policy in catalog.policies.iter().filter(|policy| counts(policy)) {
        for at in policy.rules.clone() {
            if let Some(open) = first_open(catalog, situation, evaluation, at, &asked) {
                insert(&mut first, (topic(catalog, open), open));
            }
        }
    }
    let Some((lead, _)) = first.first().copied() else { return Vec::new() };
    first.into_iter().filter(|(topic, _)| *topic == lead).map(|(_, open)| open).take(AT_ONCE).collect()
}

/// Keeps a list ascending and without repeats.
fn insert<T: Ord>(list: &mut Vec<T>, item: T) {
    let place = list.iter().position(|other| item <= *other).unwrap_or(list.len());
    if list.get(place) != Some(&item) {
        list.insert(place, item);
    }
}

/// What could still matter for the policies that are wanted; a fact of a group is asked with it.
pub fn remaining(catalog: &Catalog, evaluation: &Evaluation, counts: impl Fn(&Policy) -> bool) -> Vec<Open> {
    let policies = catalog.policies.iter().filter(|policy| counts(policy));
    let rules = policies.flat_map(|policy| evaluation.rules.get(policy.rules.clone()).unwrap_or_default());
    let mut found = Vec::new();
    for open in rules.filter(|rule| matters(rule.verdict)).flat_map(|rule| rule.missing.asked()) {
        insert(&mut found, whole_group(catalog, open));
    }
    found
}

/// The topic under which something is asked.
pub fn topic(catalog: &Catalog, open: Open) -> usize {
    match open {
        Open::Fact(id) => catalog.fact(id).map_or(0, |fact| match fact.group {
            Some(group) => topic(catalog, Open::Group(group)),
            None => fact.topic,
        }),
        Open::Group(id) => catalog.groups.get(id.at()).map_or(0, |group| group.topic),
    }
}

fn matters(verdict: Verdict) -> bool {
    verdict == Verdict::Eligible || verdict.is_open()
}

/// What to ask of each row of a group: its facts that stand first in the way of a wanted policy.
pub fn row_questions(
    catalog: &Catalog,
    situation: &Situation,
    evaluation: &Evaluation,
    counts: impl Fn(&Policy) -> bool,
    group: GroupId,
) -> Vec<FactId> {
    let mut found = Vec::new();
    for policy in catalog.policies.iter().filter(|policy| counts(policy)) {
        for at in policy.rules.clone() {
            let first = first_step(catalog, situation, evaluation, at).unwrap_or_default();
            for open in first.asked() {
                match open {
                    Open::Fact(id) if catalog.fact(id).is_some_and(|fact| fact.group == Some(group)) => {
                        insert(&mut found, id);
                    }
                    _ => {}
                }
            }
        }
    }
    found
}

/// What to ask for a rule; a fact of a group is asked with it. Where somebody did not know what stands first, what
/// stands behind it can at best refuse: it is not asked.
fn first_open(
    catalog: &Catalog,
    situation: &Situation,
    evaluation: &Evaluation,
    at: usize,
    asked: &impl Fn(Open) -> bool,
) -> Option<Open> {
    let first = first_step(catalog, situation, evaluation, at)?;
    let open = first.asked().into_iter().filter(|open| !asked(*open)).map(|open| whole_group(catalog, open));
    open.min_by_key(|open| (topic(catalog, *open), *open))
}

/// What is open in the rule's first undecided condition, else in its amount.
fn first_step(
    catalog: &Catalog,
    situation: &Situation,
    evaluation: &Evaluation,
    at: usize,
) -> Option<Missing> {
    let (rule, came) = (catalog.rules.get(at)?, evaluation.rules.get(at)?);
    if !matters(came.verdict) {
        return None;
    }
    let trace = Trace::of(catalog, situation, evaluation);
    let context = trace.context(None);
    steps(&context, rule).into_iter().find(Missing::is_asking)
}

fn whole_group(catalog: &Catalog, open: Open) -> Open {
    match open {
        Open::Fact(id) => catalog.fact(id).and_then(|fact| fact.group).map_or(open, Open::Group),
        Open::Group(_) => open,
    }
}

/// What is open in each condition, then in the amount, for every row.
fn steps(context: &Context<'_>, rule: &Rule) -> Vec<Missing> {
    let mut steps = Vec::new();
    let mut collect = |context: Context<'_>, with: &dyn Fn(&mut Collector<'_>)| {
        let mut collector =
            Collector { context, found: Missing::default(), only_no: rule.incomplete.is_some() };
        with(&mut collector);
        steps.push(collector.found);
    };
    let rows: &[_] = rule.for_each.map_or(&[], |group| context.situation.rows(group));
    if let Some(group) = rule.for_each {
        collect(*context, &|collector| collector.group(group));
    }
    let contexts: Vec<Context<'_>> = if rule.for_each.is_some() {
        rows.iter().map(|row| context.within(row)).collect()
    } else {
        vec![*context]
    };
    for condition in &rule.requires {
        for context in contexts.iter().filter(|context| condition.truth(context) == Truth::Unknown) {
            collect(*context, &|collector| collector.condition(condition));
        }
    }
    if let Some(grant) = &rule.grant {
        for context in &contexts {
            collect(*context, &|collector| amount::collect(collector, grant));
        }
    }
    steps
}
