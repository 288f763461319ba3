//! What to ask next: of what stands first in the way of an undecided rule, what can still decide most.

use std::cmp::Reverse;

use crate::engine::{Evaluation, Missing, Open, Row, RuleEvaluation, Trace, Value, Verdict};
use crate::formula::{FactId, GroupId};
use crate::policy::{Catalog, Policy, Rule};
use crate::unit::Exact;

/// The most questions on one screen: what they come to may make others needless.
const AT_ONCE: usize = 2;
/// What it weighs that a question can decide a policy by itself; that it can do so with others weighs one.
const ALONE: usize = 5;

/// The most that stands on one list; more are not read.
const LISTED: usize = 12;
/// Fewer are asked one by one.
const LIST: usize = 2;

/// A question, and what it can still do.
struct Weighed {
    open: Open,
    /// The policies it can still decide, those it can decide by itself [`ALONE`] times.
    weight: usize,
    /// What is at stake where it can decide by itself.
    yuan: Exact,
    /// Whether it stands first in the way of a rule.
    first: bool,
}

/// The next questions of one topic, in the order of the catalogue; none when nothing can matter any more. First what can
/// still decide most policies, then most yuan. The topic stays that of `last` while a question there weighs at least
/// half as much as any other. `counts` says which policies are wanted, `asked` what has been asked and left open.
pub fn next(
    trace: &Trace<'_>,
    counts: impl Fn(&Policy) -> bool,
    asked: impl Fn(Open) -> bool,
    last: Option<Open>,
) -> Vec<Open> {
    let catalog = trace.catalog;
    let mut all = of_all(trace, counts, asked);
    all.retain(|it| it.first);
    let Some(best) = all.first() else { return Vec::new() };
    let last = last.map(|last| topic(catalog, last));
    let stays = all.iter().find(|it| Some(topic(catalog, it.open)) == last);
    let stays = stays.filter(|it| best.weight <= it.weight.saturating_mul(2));
    let lead = topic(catalog, stays.unwrap_or(best).open);
    let of_topic = all.iter().map(|it| it.open).filter(|open| topic(catalog, *open) == lead);
    let mut screen: Vec<Open> = of_topic.take(AT_ONCE).collect();
    screen.sort_unstable();
    screen
}

/// What can be ticked on one list before anything is asked by itself, in the order of the catalogue: of what it lists
/// ([`Fact::listed`](crate::policy::Fact), [`Group::listed`](crate::policy::Group)) what can still decide most; none
/// where that is too little for a list.
pub fn listed(
    trace: &Trace<'_>,
    counts: impl Fn(&Policy) -> bool,
    asked: impl Fn(Open) -> bool,
) -> Vec<Open> {
    let all = of_all(trace, counts, asked).into_iter().map(|it| it.open);
    let mut list: Vec<Open> = all.filter(|open| is_listed(trace.catalog, *open)).take(LISTED).collect();
    if list.len() < LIST {
        list.clear();
    }
    list.sort_by_key(|open| (topic(trace.catalog, *open), *open));
    list
}

fn is_listed(catalog: &Catalog, open: Open) -> bool {
    match open {
        Open::Fact(id) => catalog.fact(id).is_some_and(|fact| fact.listed),
        Open::Group(id) => catalog.groups.get(id.at()).is_some_and(|group| group.listed),
    }
}

/// What can still decide something of the policies that are wanted, what can decide most first.
fn of_all(trace: &Trace<'_>, counts: impl Fn(&Policy) -> bool, asked: impl Fn(Open) -> bool) -> Vec<Weighed> {
    let mut all: Vec<Weighed> = Vec::new();
    for policy in trace.catalog.policies.iter().filter(|policy| counts(policy)) {
        for one in weighed(trace, policy, &asked) {
            match all.iter_mut().find(|it| it.open == one.open) {
                Some(it) => it.add(&one),
                None => all.push(one),
            }
        }
    }
    all.sort_by_key(|it| (Reverse((it.weight, it.yuan)), it.open));
    all
}

impl Weighed {
    fn add(&mut self, other: &Self) {
        self.weight = self.weight.saturating_add(other.weight);
        self.yuan = self.yuan.plus(other.yuan).unwrap_or(self.yuan);
        self.first |= other.first;
    }
}

/// The questions that can still decide something of a policy. Where somebody did not know what stands first in the way
/// of a rule, what stands behind it can at best refuse: nothing of it is asked.
fn weighed(trace: &Trace<'_>, policy: &Policy, asked: &impl Fn(Open) -> bool) -> Vec<Weighed> {
    let mut found: Vec<Weighed> = Vec::new();
    for (rule, at) in trace.catalog.rules_of(policy).iter().zip(policy.rules.clone()) {
        let Some(came) = trace.evaluation.rules.get(at).filter(|came| matters(came.verdict)) else {
            continue;
        };
        let unasked = |missing: Missing| questions(trace.catalog, missing, |open| !asked(open));
        let first = unasked(came.first).into_iter().min_by_key(|open| (topic(trace.catalog, *open), *open));
        let Some(first) = first else { continue };
        let mut weigh = |open: Open, weight: usize, first: bool| {
            let yuan = if weight == ALONE { at_stake(came) } else { Exact::ZERO };
            match found.iter_mut().find(|it| it.open == open) {
                Some(it) => {
                    it.weight = it.weight.max(weight);
                    it.yuan = it.yuan.max(yuan);
                    it.first |= first;
                }
                None => found.push(Weighed { open, weight, yuan, first }),
            }
        };
        weigh(first, 1, true);
        for missing in conditions(trace, rule) {
            let weight = if questions(trace.catalog, missing, |_| true).len() == 1 { ALONE } else { 1 };
            for open in unasked(missing) {
                weigh(open, weight, false);
            }
        }
    }
    found
}

/// What is open in each condition of a rule, row by row.
fn conditions(trace: &Trace<'_>, rule: &Rule) -> Vec<Missing> {
    let mut open = Vec::new();
    let mut each = |row: Option<&Row>| {
        for condition in &rule.requires {
            open.push(trace.missing(condition, row, rule.incomplete.is_some()));
        }
    };
    match rule.for_each {
        Some(group) => trace.situation.rows(group).iter().for_each(|row| each(Some(row))),
        None => each(None),
    }
    open
}

/// What of the missing is asked for if it `counts`; a fact of a group is asked with it.
fn questions(catalog: &Catalog, missing: Missing, counts: impl Fn(Open) -> bool) -> Vec<Open> {
    let mut found = Vec::new();
    for open in missing.asked().into_iter().filter(|open| counts(*open)) {
        insert(&mut found, whole_group(catalog, open));
    }
    found
}

/// The most that may come of a rule, else the least.
fn at_stake(came: &RuleEvaluation) -> Exact {
    match came.granted {
        Some(Value::Quantity(range)) => range.hi().or(range.lo()).unwrap_or(Exact::ZERO),
        _ => Exact::ZERO,
    }
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
