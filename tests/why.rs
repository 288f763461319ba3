//! The grounds of a verdict are what decides it. Of a rule that is not met: mend all of them and it holds or is open
//! again, mend fewer parts, whichever, and it does not. Of one that is met: forget everything else and it still is,
//! forget one of them too and it is not. Of one that is open: they name all that may be answered.
//!
//! The oracle knows nothing of how grounds are found: it changes parts of the catalogue and evaluates.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod golden_people;
#[expect(dead_code, reason = "ways to answer what is open are for another test")]
mod people;
mod shared;

use std::collections::BTreeMap;

use people::{Judge, Partial, Pool, Random};
use policy_portal::engine::{Ground, Missing, Open, Situation, Trace, evaluate};
use policy_portal::formula::{FactId, Leaf, Mentions, Quantity, Test};
use policy_portal::policy::{Catalog, Condition, ConditionKind, Rule};
use policy_portal::unit::{Exact, Truth};

/// More sets of parts than this are not tried one by one.
const MOST: usize = 400;

/// A catalogue in which only one rule, and those it asks for, have conditions.
struct World {
    catalog: Catalog,
    rule: usize,
    /// Where each part stands that has no parts.
    parts: Vec<*const Test>,
}

impl World {
    fn of(catalog: &Catalog, rule: usize) -> Self {
        let mut catalog = catalog.clone();
        let mut needed = vec![rule];
        for at in (0..=rule).rev() {
            if needed.contains(&at) {
                mentioned(&catalog.rules[at].requires, &mut needed);
            }
        }
        for (at, rule) in catalog.rules.iter_mut().enumerate() {
            rule.grant = None;
            if !needed.contains(&at) {
                rule.requires.clear();
            }
        }
        let mut parts = Vec::new();
        each(&mut catalog, &mut |test| parts.push(std::ptr::from_ref(test)));
        Self { catalog, rule, parts }
    }

    /// Whether the rule holds with parts replaced.
    fn with(&mut self, mut other: BTreeMap<usize, Test>, situation: &Situation) -> Truth {
        let mut exchange = |catalog: &mut Catalog| {
            let mut at = 0;
            each(catalog, &mut |test| {
                if let Some(other) = other.get_mut(&at) {
                    std::mem::swap(test, other);
                }
                at += 1;
            });
        };
        exchange(&mut self.catalog);
        let holds = evaluate(&self.catalog, situation).rules[self.rule].holds;
        exchange(&mut self.catalog);
        holds
    }
}

/// The rules that conditions ask for.
fn mentioned(conditions: &[Condition], rules: &mut Vec<usize>) {
    for condition in conditions {
        condition.leaves(true, &mut |leaf| {
            if let Leaf::Rule(id) = leaf {
                rules.push(id.at());
            }
        });
    }
}

/// Visits each part of a clause that has no parts, always in the same order.
fn each(catalog: &mut Catalog, visit: &mut dyn FnMut(&mut Test)) {
    for definition in &mut catalog.definitions {
        definition.whole.iter_mut().for_each(|whole| each_of(whole, visit));
        definition.requires.iter_mut().for_each(|condition| each_in(condition, visit));
    }
    for condition in catalog.rules.iter_mut().flat_map(|rule| &mut rule.requires) {
        each_in(condition, visit);
    }
}

fn each_in(condition: &mut Condition, visit: &mut dyn FnMut(&mut Test)) {
    match &mut condition.kind {
        ConditionKind::All(inner) | ConditionKind::Any(inner) => {
            for it in inner {
                each_in(it, visit);
            }
        }
        ConditionKind::Clause { test, .. } => each_of(test, visit),
    }
}

fn each_of(test: &mut Test, visit: &mut dyn FnMut(&mut Test)) {
    match test {
        Test::Not(inner) => each_of(inner, visit),
        Test::All(parts) | Test::Any(parts) => parts.iter_mut().for_each(|it| each_of(it, visit)),
        Test::Definition(_) | Test::Rule(_) => {}
        _ => visit(test),
    }
}

/// A part that has no parts either, so that it can be changed back.
fn always(holds: bool) -> Test {
    let nought = || Box::new(Quantity::Number(Exact::ZERO));
    if holds { Test::AtMost(nought(), nought()) } else { Test::Less(nought(), nought()) }
}

/// What nobody has said and nobody can say.
fn forgotten() -> Test {
    Test::Fact(FactId(u16::MAX))
}

/// The catalogue without cells: what only they decide is decided by no part alone.
fn unsplit() -> Catalog {
    let mut catalog = shared::catalog();
    for definition in &mut catalog.definitions {
        definition.splits.clear();
        definition.requires.iter_mut().for_each(|it| it.splits.clear());
    }
    for rule in &mut catalog.rules {
        rule.splits.clear();
        rule.requires.iter_mut().for_each(|it| it.splits.clear());
    }
    catalog
}

/// Many people: the golden ones and random ones.
fn everybody(catalog: &Catalog) -> Vec<(String, Situation)> {
    let mut people = golden_people::all(catalog);
    let (judge, pool) = (Judge::new(catalog), Pool::of(catalog));
    let cases = std::env::var("PORTAL_CASES").map_or(60, |text| text.parse().unwrap());
    for seed in 1..=cases {
        let partial = Partial::random(catalog, &judge, &mut Random::new(seed, &pool));
        people.push((format!("random {seed}"), partial.situation(catalog)));
    }
    people
}

/// Calls `check` with each rule and everybody for whom it comes to this.
fn each_case(holds: Truth, mut check: impl FnMut(&mut World, &Situation, &str)) {
    let catalog = unsplit();
    let people = everybody(&catalog);
    let came: Vec<_> = people.iter().map(|(_, situation)| evaluate(&catalog, situation)).collect();
    for (at, rule) in catalog.rules.iter().enumerate() {
        let name = format!("{}.{}", catalog.policies[rule.policy].id, rule.id);
        let mut world = World::of(&catalog, at);
        for ((person, situation), _) in
            people.iter().zip(&came).filter(|(_, came)| came.rules[at].holds == holds)
        {
            check(&mut world, situation, &format!("{name} for {person}"));
        }
    }
}

/// The grounds of the rule: the number of each part, and whether it is wanted to hold.
fn grounds(world: &World, situation: &Situation) -> Vec<(usize, bool)> {
    let evaluation = evaluate(&world.catalog, situation);
    let grounds = Trace::of(&world.catalog, situation, &evaluation).why(&world.catalog.rules[world.rule]);
    assert!(grounds.iter().all(|ground| ground.truth == evaluation.rules[world.rule].holds));
    let place = |ground: &Ground<'_>| world.parts.iter().position(|part| std::ptr::eq(*part, ground.test));
    grounds.iter().map(|ground| (place(ground).unwrap(), ground.wanted)).collect()
}

/// All sets of `size` of these, as long as they are not too many.
fn sets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
    let mut sets = vec![Vec::new()];
    for _ in 0..size {
        let longer = |set: &Vec<usize>| {
            let after: Vec<_> = of.iter().filter(|at| set.last().is_none_or(|last| last < at)).collect();
            after.into_iter().map(|at| [set.as_slice(), &[*at]].concat()).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    sets.truncate(MOST);
    sets
}

#[test]
fn what_stands_in_the_way_is_all_and_the_least() {
    let (mut seen, mut several) = (0, 0);
    each_case(Truth::No, |world, situation, name| {
        let grounds = grounds(world, situation);
        if grounds.is_empty() {
            let group = world.catalog.rules[world.rule].for_each;
            assert!(group.is_some_and(|group| situation.rows(group).is_empty()), "{name}: no ground");
            return;
        }
        let all = grounds.iter().map(|(at, wanted)| (*at, always(*wanted))).collect();
        assert_ne!(world.with(all, situation), Truth::No, "{name}: {grounds:?} are not all");
        let own: Vec<usize> = grounds.iter().map(|(at, _)| *at).collect();
        let any: Vec<usize> = (0..world.parts.len()).collect();
        let mut fewer = sets(&own, own.len() - 1);
        if own.len() <= 2 {
            fewer.extend(sets(&any, own.len() - 1));
        }
        for set in fewer {
            for wanted in 0..1 << set.len() {
                let mended = set.iter().enumerate().map(|(bit, at)| (*at, always(wanted >> bit & 1 == 0)));
                let mended: BTreeMap<_, _> = mended.collect();
                assert_eq!(world.with(mended, situation), Truth::No, "{name}: {set:?} of {grounds:?} do");
            }
        }
        seen += 1;
        several += usize::from(1 < own.len());
    });
    println!("{seen} refusals, {several} of them on several grounds");
    assert!(1000 < seen && 300 < several, "{seen} refusals, {several} on several grounds");
}

#[test]
fn what_is_met_suffices_and_nothing_of_it_is_idle() {
    let mut seen = 0;
    each_case(Truth::Yes, |world, situation, name| {
        let grounds = grounds(world, situation);
        let forgets = |kept: &dyn Fn(usize) -> bool| {
            (0..world.parts.len()).filter(|at| !kept(*at)).map(|at| (at, forgotten())).collect()
        };
        let others = forgets(&|at| grounds.iter().any(|(own, _)| *own == at));
        assert_eq!(world.with(others, situation), Truth::Yes, "{name}: {grounds:?} do not suffice");
        let group = world.catalog.rules[world.rule].for_each;
        if group.is_some_and(|group| situation.rows(group).len() != 1) {
            return;
        }
        for (idle, _) in &grounds {
            let forgets = (0..world.parts.len())
                .filter(|at| at == idle || !grounds.iter().any(|(own, _)| own == at))
                .map(|at| (at, forgotten()))
                .collect();
            assert_ne!(world.with(forgets, situation), Truth::Yes, "{name}: {idle} of {grounds:?} is idle");
        }
        seen += 1;
    });
    println!("{seen} rules met");
    assert!(1000 < seen, "only {seen} rules met");
}

#[test]
fn what_only_cells_decide_has_grounds_too() {
    let (catalog, unsplit, mut seen) = (shared::catalog(), unsplit(), 0);
    for (person, situation) in everybody(&catalog) {
        let (evaluation, plain) = (evaluate(&catalog, &situation), evaluate(&unsplit, &situation));
        let trace = Trace::of(&catalog, &situation, &evaluation);
        for (rule, (came, plain)) in catalog.rules.iter().zip(evaluation.rules.iter().zip(&plain.rules)) {
            if came.holds != plain.holds {
                assert_eq!(plain.holds, Truth::Unknown, "{} for {person}: cells only narrow", rule.id);
                assert!(!trace.why(rule).is_empty(), "{} for {person}: no ground", rule.id);
                seen += 1;
            }
        }
    }
    println!("{seen} rules decided by cells");
    assert!(0 < seen, "cells decide nothing");
}

#[test]
fn what_is_open_is_named_by_the_clauses_that_are_open() {
    let mut catalog = unsplit();
    catalog.rules.iter_mut().for_each(|rule| rule.grant = None);
    let mut seen = 0;
    for (person, situation) in everybody(&catalog) {
        let evaluation = evaluate(&catalog, &situation);
        let trace = Trace::of(&catalog, &situation, &evaluation);
        for (rule, came) in catalog.rules.iter().zip(&evaluation.rules) {
            let grounds = trace.why(rule);
            let open = |ground: &Ground<'_>| ground.truth == Truth::Unknown;
            if came.holds == Truth::Unknown && grounds.iter().all(open) {
                assert_named(rule, &came.missing, &grounds, &format!("{} for {person}", rule.id));
                seen += 1;
            }
        }
    }
    println!("{seen} rules open");
    assert!(1000 < seen, "only {seen} rules open");
}

fn assert_named(rule: &Rule, missing: &Missing, grounds: &[Ground<'_>], name: &str) {
    let group = rule.for_each.map(Open::Group);
    for open in missing.asked().into_iter().filter(|open| Some(*open) != group) {
        assert!(grounds.iter().any(|it| it.missing.asks(open)), "{name}: no clause names {open:?}");
    }
    for ground in grounds {
        let asked = ground.missing.asked();
        assert!(asked.iter().all(|open| missing.asks(*open)), "{name}: {asked:?} is not open");
    }
    let part = |of: fn(&Missing) -> bool| grounds.iter().any(|ground| of(&ground.missing));
    assert_eq!(part(|it| it.reading), missing.reading, "{name}: a reading");
    assert_eq!(part(|it| it.local), missing.local, "{name}: a place");
}
