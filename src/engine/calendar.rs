//! What each rule comes to on every day of the years ahead, if everything goes on as it is and what is planned
//! happens.

use std::ops::Deref;

use crate::engine::evaluate::{Outcome, needed_outcomes};
use crate::engine::needed::Needed;
use crate::engine::plan::middle;
use crate::engine::{Situation, Value};
use crate::formula::{Leaf, Mentions};
use crate::policy::{Catalog, Parameter, Policy, Rule, Time};
use crate::unit::Date;

/// How many months ahead are looked at.
pub const HORIZON: i64 = 60;

/// Days that follow each other on which a rule comes to the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The first of them.
    pub first: Date,
    /// The last of them.
    pub last: Date,
    /// What it comes to on each.
    pub outcome: Outcome,
}

/// What rules come to from the situation's day to five years later. It is found step by step: each `next` evaluates
/// the catalogue once, for days together, which are halved where that leaves a rule open that the day moves.
pub struct Calendar<C> {
    catalog: C,
    situation: Situation,
    moving: Vec<Moving>,
    /// What is still to be looked at, the earliest days last.
    to_do: Vec<Span>,
    /// By rule, as far as it is known.
    stretches: Vec<Vec<Stretch>>,
}

struct Span {
    first: Date,
    last: Date,
    /// The rules of which nothing is known yet on these days; ascending.
    rules: Vec<usize>,
}

/// What of a rule may come out otherwise on another day, though the figures of the law stay.
#[derive(Clone, Copy, Default)]
struct Moving {
    conditions: bool,
    amount: bool,
}

impl<C: Deref<Target = Catalog>> Calendar<C> {
    /// The rules of the policies that are wanted, in a situation of one day.
    pub fn new(catalog: C, situation: Situation, counts: impl Fn(&Policy) -> bool) -> Self {
        let wanted = catalog.policies.iter().filter(|policy| counts(policy));
        let mut rules: Vec<usize> = wanted.flat_map(|policy| policy.rules.clone()).collect();
        rules.sort_unstable();
        let days = (situation.day, situation.day.plus_months(HORIZON));
        let mut to_do = Vec::new();
        let mut last = days.1;
        for first in cuts(&catalog, days).into_iter().rev() {
            to_do.push(Span { first, last, rules: rules.clone() });
            last = first.previous();
        }
        to_do.push(Span { first: days.0, last, rules });
        let stretches = catalog.rules.iter().map(|_| Vec::new()).collect();
        let moving = moving(&catalog, &situation);
        Self { catalog, situation, moving, to_do, stretches }
    }

    /// What a rule comes to, the earliest days first, as far as it has been looked at.
    pub fn stretches(&self, rule: usize) -> &[Stretch] {
        self.stretches.get(rule).map_or(&[], Vec::as_slice)
    }

    /// The first day that has not been looked at; none once all have.
    pub fn reached(&self) -> Option<Date> {
        self.to_do.last().map(|span| span.first)
    }

    fn is_settled(&self, at: usize, outcome: Outcome) -> bool {
        let (Some(rule), Some(moving)) = (self.catalog.rules.get(at), self.moving.get(at)) else {
            return true;
        };
        let amount_moves = moving.amount || (rule.for_each.is_some() && moving.conditions);
        let same_verdict = !outcome.verdict.is_open() || !moving.conditions;
        same_verdict && (!amount_moves || outcome.granted.is_none_or(|granted| granted.is_point()))
    }

    fn add(&mut self, rule: usize, stretch: Stretch) {
        let Some(found) = self.stretches.get_mut(rule) else { return };
        match found.last_mut() {
            Some(before) if before.outcome == stretch.outcome => before.last = stretch.last,
            _ => found.push(stretch),
        }
    }

    /// Days of less than a month are looked at one by one: halving them would take more.
    fn split(&mut self, first: Date, last: Date, rules: Vec<usize>) {
        if first.plus_months(1) <= last {
            let middle = middle(first, last);
            self.to_do.push(Span { first: middle.next(), last, rules: rules.clone() });
            self.to_do.push(Span { first, last: middle, rules });
            return;
        }
        let mut day = last;
        while first < day {
            self.to_do.push(Span { first: day, last: day, rules: rules.clone() });
            day = day.previous();
        }
        self.to_do.push(Span { first, last: first, rules });
    }
}

impl<C: Deref<Target = Catalog>> Iterator for Calendar<C> {
    type Item = ();

    fn next(&mut self) -> Option<()> {
        let Span { first, last, rules } = self.to_do.pop()?;
        let situation = self.situation.going_on(&self.catalog, first, last);
        let needed = Needed::by(&self.catalog, rules.iter().copied());
        let mut open = Vec::new();
        for (at, outcome) in needed_outcomes(&self.catalog, &situation, &needed) {
            if rules.binary_search(&at).is_err() {
                continue;
            }
            if first == last || self.is_settled(at, outcome) {
                self.add(at, Stretch { first, last, outcome });
            } else {
                open.push(at);
            }
        }
        if !open.is_empty() {
            self.split(first, last, open);
        }
        Some(())
    }
}

/// The days after the first on which a figure of the law, or what is in force, changes; ascending.
fn cuts(catalog: &Catalog, (first, last): (Date, Date)) -> Vec<Date> {
    let figures = catalog.parameters.iter().flat_map(Parameter::changes);
    let windows = catalog.policies.iter().flat_map(|policy| [&policy.events, &policy.claim]).flatten();
    let edges = windows.flat_map(|window| [window.from, window.until.map(Date::next)]).flatten();
    let mut cuts: Vec<Date> = figures.chain(edges).filter(|day| first < *day && *day <= last).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// What of each rule moves with the day.
fn moving(catalog: &Catalog, situation: &Situation) -> Vec<Moving> {
    let mut walk = Walk { catalog, situation, definitions: Vec::new(), rules: Vec::new() };
    for definition in &catalog.definitions {
        let moves = walk.moves(definition);
        walk.definitions.push(moves);
    }
    for rule in &catalog.rules {
        let moving = walk.rule(rule);
        walk.rules.push(moving);
    }
    walk.rules
}

struct Walk<'a> {
    catalog: &'a Catalog,
    situation: &'a Situation,
    /// Of each definition so far, whether the day moves it.
    definitions: Vec<bool>,
    rules: Vec<Moving>,
}

impl Walk<'_> {
    fn rule(&self, rule: &Rule) -> Moving {
        let mut cases = rule.grant.iter().flat_map(|grant| &grant.cases);
        Moving {
            conditions: rule.requires.iter().any(|it| self.moves(it)),
            amount: cases.any(|case| self.moves(case)),
        }
    }

    fn moves(&self, formula: &dyn Mentions) -> bool {
        let mut moves = false;
        formula.leaves(true, &mut |leaf| {
            moves |= match leaf {
                Leaf::Day => true,
                Leaf::Fact(id) => self.catalog.fact(id).is_some_and(|fact| {
                    let open = Value::open(self.catalog, &fact.domain);
                    let values = || {
                        let group = fact.group.into_iter();
                        let rows = group.flat_map(|group| self.situation.rows(group));
                        rows.filter_map(|row| row.value(id)).chain(self.situation.value(id))
                    };
                    fact.time == Time::Duration && values().any(|value| value != open)
                }),
                Leaf::Definition(id) => self.definitions.get(id.at()).is_none_or(|moves| *moves),
                Leaf::Rule(id) => self.rules.get(id.at()).is_none_or(|moving| moving.conditions),
                Leaf::Parameter(_) | Leaf::Group(_) => false,
            }
        });
        moves
    }
}
