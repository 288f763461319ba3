//! Somebody for whom a rule may turn out: random answers, changed step by step until more of its conditions are met.

use std::cell::Cell;
use std::collections::BTreeSet;

use policy_portal::formula::{FactId, GroupId, Leaf, Mentions, Test};
use policy_portal::policy::{Amount, Ask, Catalog, Condition, ConditionKind, Rule};
use policy_portal::unit::Date;

use super::judge::in_force;
use super::lines::Random;
use super::reckon::Reckoner;
use super::worlds::{Place, World};
use super::{Person, Row};

/// The most rows that somebody describes of a group.
const ROWS: usize = 4;

/// All of it is met.
const ALL: usize = 1 << 16;

/// Somebody who keeps what answers must keep; mostly on the way to meeting a rule's conditions, often over the line.
pub(crate) fn somebody(catalog: &Catalog, rule: &Rule, random: &mut Random<'_>) -> Person {
    let days: Vec<Date> = (0..6).map(|_| random.day()).collect();
    let day = *days.iter().find(|day| in_force(catalog, rule, **day)).unwrap_or(&days[0]);
    let mut person = anybody(catalog, if random.one_in(8) { days[0] } else { day }, random);
    let climb = Climb::of(catalog, rule);
    let mut met = climb.met(&person);
    let steps = if random.one_in(6) { random.below(60) } else { 120 };
    for _ in 0..steps {
        let open: Vec<usize> = (0..met.len()).filter(|at| met[*at] < ALL).collect();
        if open.is_empty() {
            break;
        }
        let mut other = person.clone();
        change(catalog, &climb.facts[random.one_of(&open)], &mut other, random);
        let now = climb.met(&other);
        if met.iter().sum::<usize>() <= now.iter().sum() && keeps(catalog, &other) {
            (person, met) = (other, now);
        }
    }
    let mut last = person.clone();
    change(catalog, &climb.all, &mut last, random);
    if random.one_in(3) && keeps(catalog, &last) { last } else { person }
}

/// What a rule asks for, to be met step by step.
struct Climb<'a> {
    catalog: &'a Catalog,
    rule: &'a Rule,
    /// The facts of each condition that somebody may be asked.
    facts: Vec<Vec<FactId>>,
    /// Those of the whole rule.
    all: Vec<FactId>,
}

impl<'a> Climb<'a> {
    fn of(catalog: &'a Catalog, rule: &'a Rule) -> Self {
        let facts = rule.requires.iter().map(|condition| {
            let mut found = Vec::new();
            leaves(condition, &mut |leaf| found.push(leaf));
            mentioned(catalog, found)
        });
        let mut found = Vec::new();
        rule_leaves(rule, &mut |leaf| found.push(leaf));
        Self { catalog, rule, facts: facts.collect(), all: mentioned(catalog, found) }
    }

    /// How much of each condition is met, in the first of the worlds; of its rows that for which it is most.
    fn met(&self, person: &Person) -> Vec<usize> {
        let (world, unanswered) = (World::default(), Cell::new(false));
        let of_row = |row| {
            let reckoner = Reckoner { row, ..Reckoner::of(self.catalog, person, &world, &unanswered) };
            let each = self.rule.requires.iter().map(|condition| of_condition(&reckoner, condition));
            each.collect::<Vec<_>>()
        };
        let rows = places(person, self.rule.for_each.map(GroupId::at)).into_iter().map(of_row);
        rows.max_by_key(|met| met.iter().sum::<usize>()).unwrap_or_else(|| vec![0; self.facts.len()])
    }
}

fn anybody(catalog: &Catalog, day: Date, random: &mut Random<'_>) -> Person {
    let answers = catalog.facts.iter().enumerate().map(|(at, fact)| {
        let asked = match fact.ask {
            Ask::Always => true,
            Ask::Optional => random.one_in(2),
            Ask::Never => false,
        };
        (asked && fact.group.is_none()).then(|| random.answer(catalog, FactId::of(at), day))
    });
    let mut person = Person { day, answers: answers.collect(), rows: Vec::new() };
    for group in 0..catalog.groups.len() {
        let rows = (0..random.below(ROWS)).map(|_| someone(catalog, group, day, random)).collect();
        person.rows.push(Some(rows));
    }
    while !keeps(catalog, &person) {
        for constraint in &catalog.constraints {
            for place in places(&person, constraint.group.map(GroupId::at)) {
                if !keeps_one(catalog, &person, &constraint.test, place) {
                    let id = random.one_of(&constraint.facts);
                    answer_anew(catalog, id, place, &mut person, random);
                }
            }
        }
    }
    person
}

/// Some who are alike.
fn someone(catalog: &Catalog, group: usize, day: Date, random: &mut Random<'_>) -> Row {
    let answers = catalog.facts.iter().enumerate().map(|(at, fact)| {
        let of_group = fact.group.is_some_and(|of| of.at() == group);
        (of_group && fact.ask != Ask::Never).then(|| random.answer(catalog, FactId::of(at), day))
    });
    Row { answers: answers.collect(), count: random.between(1, 4) }
}

/// Answers something anew.
fn change(catalog: &Catalog, facts: &[FactId], person: &mut Person, random: &mut Random<'_>) {
    if facts.is_empty() {
        return;
    }
    let id = random.one_of(facts);
    let Some(group) = catalog.facts[id.at()].group else {
        return answer_anew(catalog, id, None, person, random);
    };
    let rows = person.rows[group.at()].get_or_insert_default();
    if rows.is_empty() || (rows.len() < ROWS && random.one_in(12)) {
        let at = random.below(rows.len() + 1);
        rows.insert(at, someone(catalog, group.at(), person.day, random));
    } else if random.one_in(12) {
        rows.remove(random.below(rows.len()));
    } else {
        let at = random.below(rows.len());
        rows[at].count = random.between(1, 4);
        answer_anew(catalog, id, Some((group.at(), at)), person, random);
    }
}

fn answer_anew(catalog: &Catalog, id: FactId, place: Place, person: &mut Person, random: &mut Random<'_>) {
    let answer = random.answer(catalog, id, person.day);
    let answers = match place.and_then(|(group, at)| person.rows[group].as_mut()?.get_mut(at)) {
        Some(row) => &mut row.answers,
        None => &mut person.answers,
    };
    answers[id.at()] = (catalog.facts[id.at()].ask == Ask::Always || random.one_in(2)).then_some(answer);
}

/// Whether the answers keep what they must keep.
fn keeps(catalog: &Catalog, person: &Person) -> bool {
    catalog.constraints.iter().all(|constraint| {
        let places = places(person, constraint.group.map(GroupId::at));
        places.into_iter().all(|place| keeps_one(catalog, person, &constraint.test, place))
    })
}

fn keeps_one(catalog: &Catalog, person: &Person, test: &Test, row: Place) -> bool {
    let (world, unanswered) = (World::default(), Cell::new(false));
    Reckoner { row, ..Reckoner::of(catalog, person, &world, &unanswered) }.holds(test, None)
}

/// Each row of a group, or nobody's.
fn places(person: &Person, group: Option<usize>) -> Vec<Place> {
    let rows = |group: usize| person.rows[group].as_ref().map_or(0, Vec::len);
    group.map_or(vec![None], |group| (0..rows(group)).map(|at| Some((group, at))).collect())
}

/// The facts that some leaves turn on, through definitions and other rules too, but those that nobody is asked.
fn mentioned(catalog: &Catalog, mut open: Vec<Leaf>) -> Vec<FactId> {
    let mut found = BTreeSet::new();
    while let Some(leaf) = open.pop() {
        match leaf {
            Leaf::Fact(id) => drop(found.insert(id)),
            Leaf::Parameter(id) => found.extend(catalog.parameters[id.at()].by),
            Leaf::Rule(id) => rule_leaves(&catalog.rules[id.at()], &mut |leaf| open.push(leaf)),
            Leaf::Group(_) | Leaf::Day => {}
            Leaf::Definition(id) => {
                let definition = &catalog.definitions[id.at()];
                definition.whole.iter().for_each(|whole| whole.leaves(true, &mut |leaf| open.push(leaf)));
                definition.requires.iter().for_each(|it| leaves(it, &mut |leaf| open.push(leaf)));
            }
        }
    }
    found.into_iter().filter(|fact| catalog.facts[fact.at()].ask != Ask::Never).collect()
}

fn rule_leaves(rule: &Rule, visit: &mut dyn FnMut(Leaf)) {
    rule.requires.iter().for_each(|condition| leaves(condition, visit));
    for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
        case.when.iter().for_each(|when| when.leaves(true, visit));
        match &case.amount {
            Amount::Quantity(quantity) => quantity.leaves(true, visit),
            Amount::Moment(moment) => moment.leaves(true, visit),
        }
    }
}

fn leaves(condition: &Condition, visit: &mut dyn FnMut(Leaf)) {
    match &condition.kind {
        ConditionKind::Clause { test, binds, .. } => {
            test.leaves(true, visit);
            if let Some(binds) = binds {
                binds.leaves(true, visit);
            }
        }
        ConditionKind::All(inner) | ConditionKind::Any(inner) => {
            for condition in inner {
                leaves(condition, visit);
            }
        }
    }
}

fn of_condition<'a>(reckoner: &Reckoner<'a>, condition: &'a Condition) -> usize {
    match &condition.kind {
        ConditionKind::Clause { test, .. } => of_test(reckoner, test),
        ConditionKind::All(all) => mean(all.iter().map(|it| of_condition(reckoner, it))),
        ConditionKind::Any(any) => any.iter().map(|it| of_condition(reckoner, it)).max().unwrap_or(0),
    }
}

fn of_test<'a>(reckoner: &Reckoner<'a>, test: &'a Test) -> usize {
    match test {
        Test::All(all) => mean(all.iter().map(|it| of_test(reckoner, it))),
        Test::Any(any) => any.iter().map(|it| of_test(reckoner, it)).max().unwrap_or(0),
        Test::Definition(id) => {
            let parts = &reckoner.catalog.definitions[id.at()].requires;
            let of_parts = mean(parts.iter().map(|it| of_condition(reckoner, it)));
            if reckoner.holds(test, Some(true)) { ALL } else { of_parts.min(ALL - 1) }
        }
        Test::Rule(id) => {
            let parts = &reckoner.catalog.rules[id.at()].requires;
            mean(parts.iter().map(|it| of_condition(reckoner, it)))
        }
        _ => {
            if reckoner.holds(test, Some(true)) {
                ALL
            } else {
                0
            }
        }
    }
}

fn mean(parts: impl Iterator<Item = usize>) -> usize {
    let (count, sum) = parts.fold((0, 0), |(count, sum), part| (count + 1, sum + part));
    usize::checked_div(sum, count).unwrap_or(ALL)
}
