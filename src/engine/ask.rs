//! What to ask next: what stands first in the way of each undecided rule.

use crate::engine::{Evaluation, Missing, Open, Verdict};
use crate::formula::{FactId, GroupId};
use crate::policy::{Catalog, Policy};

/// The most questions on one screen.
const AT_ONCE: usize = 4;

/// The next questions of one topic, in the order of the catalogue; none when nothing can matter any more.
/// `counts` says which policies are wanted, `asked` what has been asked and left open.
pub fn next(
    catalog: &Catalog,
    evaluation: &Evaluation,
    counts: impl Fn(&Policy) -> bool,
    asked: impl Fn(Open) -> bool,
) -> Vec<Open> {
    let mut first: Vec<(usize, Open)> = Vec::new();
    for policy in catalog.policies.iter().filter(|policy| counts(policy)) {
        for at in policy.rules.clone() {
            if let Some(open) = first_open(catalog, evaluation, at, &asked) {
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
    evaluation: &Evaluation,
    counts: impl Fn(&Policy) -> bool,
    group: GroupId,
) -> Vec<FactId> {
    let mut found = Vec::new();
    for policy in catalog.policies.iter().filter(|policy| counts(policy)) {
        for at in policy.rules.clone() {
            let first = first_part(evaluation, at).unwrap_or_default();
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
    evaluation: &Evaluation,
    at: usize,
    asked: &impl Fn(Open) -> bool,
) -> Option<Open> {
    let first = first_part(evaluation, at)?;
    let open = first.asked().into_iter().filter(|open| !asked(*open)).map(|open| whole_group(catalog, open));
    open.min_by_key(|open| (topic(catalog, *open), *open))
}

/// What stands first in the way of a rule that matters.
fn first_part(evaluation: &Evaluation, at: usize) -> Option<Missing> {
    evaluation.rules.get(at).filter(|rule| matters(rule.verdict)).map(|rule| rule.first)
}

fn whole_group(catalog: &Catalog, open: Open) -> Open {
    match open {
        Open::Fact(id) => catalog.fact(id).and_then(|fact| fact.group).map_or(open, Open::Group),
        Open::Group(_) => open,
    }
}
