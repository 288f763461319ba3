//! How near what is foretold is to what can come: an open answer against each way to give it.
//!
//! What is foretold while a fact is open is held against all that comes of answering it: each choice, and numbers and
//! days on both sides of every line that a figure draws. Where more is foretold than can come, a formula mentions the
//! fact more than once and has forgotten that it is the same. `PORTAL_SHARE` says how many situations: 8 for eight times
//! as many.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]
#![expect(dead_code, reason = "of random people not everything is used here")]

mod golden_people;
mod people;
mod shared;

use std::collections::{BTreeMap, BTreeSet};

use people::{Judge, Partial, Pool, Random};
use policy_portal::engine::{RuleEvaluation, Situation, Value, evaluate, narrow};
use policy_portal::formula::{Choices, FactId, Leaf, Mentions, Type};
use policy_portal::policy::{Catalog, Domain, Fact, ParameterValue, Rule};
use policy_portal::unit::{Date, Exact, Interval, Truth, Unit};

/// The lines that figures draw.
struct Lines {
    numbers: Vec<(Unit, Exact)>,
    months: BTreeSet<i64>,
    dates: BTreeSet<Date>,
}

impl Lines {
    fn of(catalog: &Catalog) -> Self {
        let mut lines = Self { numbers: Vec::new(), months: BTreeSet::new(), dates: BTreeSet::new() };
        for parameter in &catalog.parameters {
            for dated in &parameter.values {
                lines.dates.extend([dated.from]);
                for value in dated.values.iter().flatten() {
                    match (value, parameter.kind) {
                        (ParameterValue::Date(range), _) => {
                            lines.dates.extend(range.lo().into_iter().chain(range.hi()));
                        }
                        (ParameterValue::Quantity { range, .. }, Type::Quantity(unit)) => {
                            let ends: Vec<_> = range.lo().into_iter().chain(range.hi()).collect();
                            if unit == Unit::MONTH {
                                lines.months.extend(ends.iter().filter_map(|end| end.as_whole()));
                            }
                            lines.numbers.extend(ends.into_iter().map(|end| (unit, end)));
                        }
                        _ => {}
                    }
                }
            }
        }
        lines
    }

    /// Values of a fact on both sides of each line, within what is possible.
    fn values(&self, fact: &Fact, possible: Value, day: Date) -> Vec<Value> {
        match (possible, &fact.domain) {
            (Value::Truth(Truth::Unknown), _) => vec![Value::Truth(Truth::No), Value::Truth(Truth::Yes)],
            (Value::Choice(choices), _) => {
                choices.iter().map(|at| Value::Choice(Choices::only(at))).collect()
            }
            (Value::Date(range), _) => {
                let (lo, hi) = (range.lo().unwrap(), range.hi().unwrap());
                let back = self
                    .months
                    .iter()
                    .flat_map(|months| [day.plus_months(-months), day.plus_months(*months)]);
                let lines: BTreeSet<Date> = self.dates.iter().copied().chain(back).chain([day]).collect();
                let near = lines.into_iter().flat_map(|line| [line.previous(), line, line.next()]);
                let all: BTreeSet<Date> = near.filter(|day| range.contains(*day)).chain([lo, hi]).collect();
                all.into_iter().map(|day| Value::Date(Interval::point(day))).collect()
            }
            (Value::Quantity(range), Domain::Quantity { unit, fractions, .. }) => {
                let step = if *fractions { Exact::ratio(1, 100).unwrap() } else { Exact::ONE };
                let lines = self.numbers.iter().filter(|(of, _)| of == unit).map(|(_, line)| *line);
                let near = lines.chain((0..4).map(Exact::from)).flat_map(|line| {
                    let line = if *fractions { line } else { line.floor() };
                    [line.minus(step).unwrap(), line, line.plus(step).unwrap()]
                });
                let all: BTreeSet<Exact> =
                    near.filter(|it| range.contains(*it)).chain(range.lo()).chain(range.hi()).collect();
                all.into_iter().map(|number| Value::Quantity(Interval::point(number))).collect()
            }
            (known, _) => vec![known],
        }
    }
}

/// The facts that a rule mentions, by itself or through definitions and other rules.
fn mentioned(catalog: &Catalog, rule: &Rule) -> BTreeSet<FactId> {
    let mut found = BTreeSet::new();
    of(catalog, rule, &mut found);
    found
}

fn of(catalog: &Catalog, it: &dyn Mentions, found: &mut BTreeSet<FactId>) {
    it.leaves(true, &mut |leaf| match leaf {
        Leaf::Fact(id) => found.extend([id]),
        Leaf::Parameter(id) => found.extend(catalog.parameters[id.at()].by),
        Leaf::Definition(id) => of(catalog, &catalog.definitions[id.at()], found),
        Leaf::Rule(id) => catalog.rules[id.at()].requires.iter().for_each(|it| of(catalog, it, found)),
        Leaf::Group(_) | Leaf::Day => {}
    });
}

/// What may come: whether it holds, and what is granted.
type Outcome = (Truth, Option<Value>);

fn outcome(rule: &RuleEvaluation) -> Outcome {
    (rule.holds, rule.granted)
}

fn hull(a: Outcome, b: Outcome) -> Outcome {
    let granted = match (a.1, b.1) {
        (Some(Value::Quantity(a)), Some(Value::Quantity(b))) => Some(Value::Quantity(a.hull(b))),
        (Some(Value::Date(a)), Some(Value::Date(b))) => Some(Value::Date(a.hull(b))),
        (a, b) => a.or(b),
    };
    (a.0.hull(b.0), granted)
}

fn is_settled(outcome: Outcome) -> bool {
    outcome.0.is_decided() && outcome.1.is_none_or(|value| value.is_point())
}

/// What is counted.
#[derive(Default)]
struct Count {
    cases: usize,
    tight: usize,
    /// By rule and fact: how often more is foretold than can come, and once what.
    wide: BTreeMap<(String, String), (usize, String)>,
}

/// What the situations share.
struct World {
    catalog: Catalog,
    judge: Judge,
    pool: Pool,
    lines: Lines,
    mentioned: Vec<BTreeSet<FactId>>,
}

impl World {
    fn new() -> Self {
        let catalog = shared::catalog();
        let mentioned = catalog.rules.iter().map(|rule| mentioned(&catalog, rule)).collect();
        Self {
            judge: Judge::new(&catalog),
            pool: Pool::of(&catalog),
            lines: Lines::of(&catalog),
            mentioned,
            catalog,
        }
    }

    /// Holds what is foretold while the fact is open against what comes of each answer.
    fn count(&self, count: &mut Count, name: &str, open: &Situation, id: FactId) {
        let foretold = evaluate(&self.catalog, open);
        let rules = (0..self.catalog.rules.len()).filter(|rule| self.mentioned[*rule].contains(&id));
        let rules: Vec<_> = rules.filter(|rule| !is_settled(outcome(&foretold.rules[*rule]))).collect();
        let mut came: BTreeMap<usize, Outcome> = BTreeMap::new();
        if !rules.is_empty() {
            for answered in self.answered(open, id) {
                let evaluation = evaluate(&self.catalog, &answered);
                for rule in &rules {
                    let one = outcome(&evaluation.rules[*rule]);
                    came.entry(*rule).and_modify(|all| *all = hull(*all, one)).or_insert(one);
                }
            }
        }
        for (at, came) in came {
            let (rule, foretold) = (&self.catalog.rules[at], outcome(&foretold.rules[at]));
            count.cases += 1;
            count.tight += usize::from(foretold == came);
            if foretold != came {
                let rule = format!("{}.{}", self.catalog.policies[rule.policy].id, rule.id);
                let wide = count.wide.entry((rule, self.catalog.facts[id.at()].id.clone())).or_default();
                *wide = (wide.0 + 1, format!("{name}: {foretold:?}, came {came:?}"));
            }
        }
    }

    /// The situation with each answer that contradicts no other.
    fn answered(&self, open: &Situation, id: FactId) -> Vec<Situation> {
        let values = self.lines.values(&self.catalog.facts[id.at()], open.value(id).unwrap(), open.day);
        let mut random = Random::new(1, &self.pool);
        let answered = values.into_iter().filter_map(|value| {
            let mut answered = open.clone();
            answered.set(id, value);
            let kept = narrow(&self.catalog, &mut answered).is_empty();
            (kept && self.judge.broken(&answered, &mut random).is_none()).then_some(answered)
        });
        answered.collect()
    }

    /// The facts outside of groups that rules mention.
    fn facts(&self) -> Vec<FactId> {
        let alone = self.catalog.facts_of(None).map(|(id, _)| id);
        alone.filter(|id| self.mentioned.iter().any(|facts| facts.contains(id))).collect()
    }
}

fn share() -> usize {
    std::env::var("PORTAL_SHARE").ok().map_or(1, |text| text.parse().unwrap())
}

fn say(count: &Count, what: &str) {
    for ((rule, fact), (times, example)) in &count.wide {
        println!("{times:6} {rule} by {fact}\n       {example}");
    }
    println!("{what}: {} of {} are tight", count.tight, count.cases);
}

#[test]
fn of_golden_people_one_answer_is_forgotten() {
    let (world, mut count) = (World::new(), Count::default());
    for (person, situation) in golden_people::all(&world.catalog).iter().step_by((512 / share()).max(1)) {
        for id in world.facts() {
            let mut open = situation.clone();
            open.set(id, Value::bounds(&world.catalog, &world.catalog.facts[id.at()].domain));
            narrow(&world.catalog, &mut open);
            world.count(&mut count, person, &open, id);
        }
    }
    say(&count, "golden people");
    assert!(count.cases * 99 <= count.tight * 100, "{} of {} are tight", count.tight, count.cases);
}

#[test]
fn of_random_people_each_open_answer_is_given() {
    let (world, mut count) = (World::new(), Count::default());
    for seed in 1..=u64::try_from(4 * share()).unwrap() {
        let partial = Partial::random(&world.catalog, &world.judge, &mut Random::new(seed, &world.pool));
        let mut situation = partial.situation(&world.catalog);
        narrow(&world.catalog, &mut situation);
        for id in world.facts() {
            let bounds = Value::bounds(&world.catalog, &world.catalog.facts[id.at()].domain);
            let possible = situation.value(id).unwrap().meet(bounds).unwrap();
            if !possible.is_point() {
                let mut open = situation.clone();
                open.set(id, possible);
                world.count(&mut count, &format!("seed {seed}"), &open, id);
            }
        }
    }
    say(&count, "random people");
    assert!(count.cases * 99 <= count.tight * 100, "{} of {} are tight", count.tight, count.cases);
}
