//! Random answers, most of them where the law draws its lines.

use std::collections::BTreeSet;

use policy_portal::formula::{Choices, FactId, Quantity, Test, Type};
use policy_portal::policy::{Catalog, Condition, ConditionKind, Domain, ParameterValue, Time};
use policy_portal::unit::{Date, Exact, Unit};

use super::calendar::later;
use super::splitmix::splitmix;
use super::{Answer, Number};

/// Where the law draws its lines.
#[derive(Debug)]
pub(crate) struct Lines {
    numbers: Vec<(Unit, Exact)>,
    dates: Vec<Date>,
    /// The first and last days of parameters and windows.
    turns: Vec<Date>,
    /// The sets of options that conditions name, by the number of the fact.
    choices: Vec<Vec<Choices>>,
}

impl Lines {
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let (mut numbers, mut dates, mut turns) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for parameter in &catalog.parameters {
            for dated in &parameter.values {
                turns.extend([Some(dated.from), dated.until, dated.checked].into_iter().flatten());
                for value in dated.values.iter().flatten() {
                    match (value, parameter.kind) {
                        (ParameterValue::Quantity { range, .. }, Type::Quantity(unit)) => {
                            let ends = [range.lo(), range.hi()].into_iter().flatten();
                            numbers.extend(ends.map(|end| (unit, end)));
                        }
                        (ParameterValue::Date(range), _) => dates.extend(range.lo()),
                        _ => {}
                    }
                }
            }
        }
        for policy in &catalog.policies {
            let windows = [&policy.events, &policy.claim].into_iter().flatten();
            turns.extend(windows.flat_map(|window| [window.from, window.until]).flatten());
        }
        numbers.sort_by_key(|(unit, number)| (unit.to_string(), *number));
        numbers.dedup();
        let of_interest = |day: &Date| (2023..=2028).contains(&day.year());
        turns.retain(of_interest);
        let (dates, turns) = (dates.into_iter().collect(), turns.into_iter().collect());
        let mut lines = Self { numbers, dates, turns, choices: vec![Vec::new(); catalog.facts.len()] };
        let conditions = catalog.definitions.iter().flat_map(|definition| &definition.requires);
        conditions.for_each(|condition| lines.condition(condition));
        for rule in &catalog.rules {
            rule.requires.iter().for_each(|condition| lines.condition(condition));
            let cases = rule.grant.iter().flat_map(|grant| &grant.cases);
            cases.filter_map(|case| case.when.as_ref()).for_each(|when| lines.test(when));
        }
        lines
    }

    fn condition(&mut self, condition: &Condition) {
        match &condition.kind {
            ConditionKind::Clause { test, binds, .. } => {
                std::iter::once(test).chain(binds).for_each(|test| self.test(test));
            }
            ConditionKind::All(inner) | ConditionKind::Any(inner) => {
                for condition in inner {
                    self.condition(condition);
                }
            }
        }
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::OneOf(fact, choices) => self.choices[fact.at()].push(*choices),
            Test::Not(inner) => self.test(inner),
            Test::All(inner) | Test::Any(inner) => inner.iter().for_each(|test| self.test(test)),
            Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
                for side in [a, b] {
                    if let Quantity::Count(_, Some(test)) = &**side {
                        self.test(test);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Random numbers from a seed.
#[derive(Debug)]
pub(crate) struct Random<'a> {
    state: u64,
    lines: &'a Lines,
}

impl<'a> Random<'a> {
    pub(crate) fn new(seed: u64, lines: &'a Lines) -> Self {
        Self { state: seed.wrapping_mul(0xD134_2543_DE82_EF95), lines }
    }

    fn next(&mut self) -> u64 {
        splitmix(&mut self.state)
    }

    /// A number from `lo` to `hi`.
    pub(crate) fn between(&mut self, lo: i64, hi: i64) -> i64 {
        lo + i64::try_from(self.next() % u64::try_from(hi - lo + 1).unwrap()).unwrap()
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(count).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// A day of 2023 to 2028, mostly of 2025 to 2027; often where something begins or ends, or the last of a month.
    pub(crate) fn day(&mut self) -> Date {
        let months = if self.one_in(4) { self.between(0, 71) } else { self.between(24, 59) };
        let first = later(Date::new(2023, 1, 1).unwrap(), months);
        match self.below(5) {
            0 => self.one_of(&self.lines.turns).previous(),
            1 => self.one_of(&self.lines.turns),
            2 => self.one_of(&self.lines.turns).next(),
            3 => first.previous(),
            _ => (0..self.below(31)).fold(first, |day, _| day.next()),
        }
    }

    /// An answer to a fact.
    pub(crate) fn answer(&mut self, catalog: &Catalog, id: FactId, day: Date) -> Answer {
        let (fact, lines) = (&catalog.facts[id.at()], self.lines);
        let named = &lines.choices[id.at()];
        match &fact.domain {
            Domain::Choice(_) if !named.is_empty() && self.one_in(2) => {
                let options: Vec<usize> = self.one_of(named).iter().collect();
                Answer::Choice(self.one_of(&options))
            }
            Domain::Truth => Answer::Truth(self.one_in(2)),
            Domain::Choice(choice) => Answer::Choice(self.below(catalog.choices[*choice].options.len())),
            Domain::Date(range) => {
                let date = self.date(day, fact.time == Time::Event);
                Answer::Date(date.max(range.lo().unwrap()).min(range.hi().unwrap()))
            }
            Domain::Quantity { unit, range, fractions } => {
                let number = self.number(*unit, range.hi().unwrap(), *fractions);
                let number = if *fractions { number } else { number.floor() };
                Answer::Number(Number::Finite(number.max(range.lo().unwrap()).min(range.hi().unwrap())))
            }
        }
    }

    /// A date near a line: of the law, or so many months before the day that it makes one.
    fn date(&mut self, day: Date, past: bool) -> Date {
        let terms: Vec<i64> = self
            .lines
            .numbers
            .iter()
            .filter(|(unit, _)| *unit == Unit::MONTH)
            .filter_map(|(_, months)| months.as_whole())
            .collect();
        let near = match self.below(6) {
            0 => self.one_of(&self.lines.dates),
            1 => self.one_of(&self.lines.turns),
            2 => later(day, -self.one_of(&terms) - self.between(0, 1) * self.one_of(&terms)),
            3 => later(day, -self.between(0, 40)),
            4 => later(day, -12 * self.between(16, 64)),
            _ => later(day, if past { -self.between(0, 24) } else { self.between(-12, 12) }),
        };
        match self.below(4) {
            0 => near.next(),
            1 => near.previous(),
            2 => (0..self.below(31)).fold(near, |day, _| day.next()),
            _ => near,
        }
    }

    fn number(&mut self, unit: Unit, most: Exact, fractions: bool) -> Exact {
        let lines = self.lines.numbers.iter().filter(|(of, _)| *of == unit).map(|(_, number)| *number);
        let lines: Vec<_> = lines.collect();
        let near = match self.below(5) {
            0 | 1 if !lines.is_empty() => self.one_of(&lines),
            2 => Exact::from(self.between(0, most.floor().as_whole().unwrap())),
            _ => Exact::from(self.between(0, 24)),
        };
        let step = if fractions { Exact::ratio(1, 100).unwrap() } else { Exact::ONE };
        match self.below(4) {
            0 => near.plus(step).unwrap(),
            1 => near.minus(step).unwrap(),
            _ => near,
        }
    }
}
