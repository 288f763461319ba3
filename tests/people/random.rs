//! Random numbers from a seed, and random answers; most lie where the law draws its lines.

use std::collections::BTreeSet;

use policy_portal::engine::Value;
use policy_portal::formula::{Choices, Type};
use policy_portal::policy::{Ask, Catalog, Domain, Fact, ParameterValue};
use policy_portal::unit::{Date, Exact, Interval, Truth, Unit};

use super::some_of;
use super::splitmix::splitmix;

/// Where the law draws its lines.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    numbers: Vec<(Unit, Exact)>,
    dates: Vec<Date>,
}

impl Pool {
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let mut pool = Self::default();
        for parameter in &catalog.parameters {
            let values = parameter.values.iter().flat_map(|dated| dated.values.iter().flatten());
            for value in values {
                match (value, parameter.kind) {
                    (ParameterValue::Date(range), _) => pool.dates.extend(range.lo()),
                    (ParameterValue::Quantity { range, .. }, Type::Quantity(unit)) => {
                        pool.numbers
                            .extend([range.lo(), range.hi()].into_iter().flatten().map(|x| (unit, x)));
                    }
                    (ParameterValue::Quantity { .. }, _) => {}
                }
            }
            pool.dates.extend(parameter.values.iter().map(|dated| dated.from));
        }
        let numbers: BTreeSet<_> = pool.numbers.iter().map(|(unit, x)| (unit.to_string(), *x)).collect();
        pool.numbers.retain({
            let mut left = numbers;
            move |(unit, x)| left.remove(&(unit.to_string(), *x))
        });
        pool.dates.sort_unstable();
        pool.dates.dedup();
        pool
    }
}

/// Random numbers from a seed.
#[derive(Debug)]
pub(crate) struct Random<'a> {
    state: u64,
    pool: &'a Pool,
}

impl<'a> Random<'a> {
    pub(crate) fn new(seed: u64, pool: &'a Pool) -> Self {
        Self { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15), pool }
    }

    fn next(&mut self) -> u64 {
        splitmix(&mut self.state)
    }

    /// One of `0..count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(count).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number from `lo` to `hi`.
    pub(crate) fn between(&mut self, lo: i64, hi: i64) -> i64 {
        lo + i64::try_from(self.next() % u64::try_from(hi - lo + 1).unwrap()).unwrap()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// A day from June 2024 to December 2027.
    pub(crate) fn day(&mut self) -> Date {
        let months = self.between(0, 42);
        let days = self.between(0, 30);
        let first = Date::new(2024, 6, 1).unwrap().plus_months(months);
        (0..days).fold(first, |day, _| day.next()).min(Date::new(2027, 12, 31).unwrap())
    }

    /// One of the values of `known`.
    pub(crate) fn point(&mut self, catalog: &Catalog, fact: &Fact, known: Value, day: Date) -> Value {
        match (known, &fact.domain) {
            (Value::Truth(Truth::Unknown), _) => {
                Value::Truth(if self.percent(65) { Truth::Yes } else { Truth::No })
            }
            (Value::Choice(choices), _) => {
                let options: Vec<_> = choices.iter().collect();
                Value::Choice(Choices::only(self.one_of(&options)))
            }
            (Value::Date(range), _) => Value::Date(Interval::point(self.date(range, day))),
            (Value::Quantity(range), Domain::Quantity { unit, fractions, .. }) => {
                // What is possible may have no upper end; what is answered has one.
                let Value::Quantity(bounds) = Value::bounds(catalog, &fact.domain) else { return known };
                let range = range.meet(bounds).unwrap();
                Value::Quantity(Interval::point(self.number(range, *unit, *fractions)))
            }
            (Value::Truth(_) | Value::Quantity(_), _) => {
                debug_assert!(known.is_point(), "{} of {}", fact.id, catalog.version);
                known
            }
        }
    }

    fn date(&mut self, range: Interval<Date>, day: Date) -> Date {
        let near = match self.below(5) {
            0 => self.one_of(&self.pool.dates),
            1 => day.plus_months(-self.between(0, 48)),
            2 => day.plus_months(-12 * self.between(15, 64)),
            3 => day.plus_months(self.between(-6, 6)),
            _ => Date::new(1955, 1, 1).unwrap().plus_months(self.between(0, 900)),
        };
        let near = match self.below(4) {
            0 => near.next(),
            1 => near.previous(),
            2 => (0..self.below(31)).fold(near, |day, _| day.next()),
            _ => near,
        };
        near.max(range.lo().unwrap()).min(range.hi().unwrap())
    }

    fn number(&mut self, range: Interval<Exact>, unit: Unit, fractions: bool) -> Exact {
        let lines: Vec<_> = self.pool.numbers.iter().filter(|(of, _)| *of == unit).map(|(_, x)| *x).collect();
        let (lo, hi) = (range.lo().unwrap(), range.hi().unwrap());
        let near = match self.below(4) {
            0 if !lines.is_empty() => self.one_of(&lines),
            1 => lo.plus(Exact::from(self.between(0, 3))).unwrap(),
            2 => {
                let apart = hi.minus(lo).unwrap().floor().as_whole().unwrap_or(i64::MAX - 1);
                lo.plus(Exact::from(self.between(0, apart))).unwrap()
            }
            _ => Exact::from(self.between(0, 60)),
        };
        let step = if fractions { Exact::ratio(1, 100).unwrap() } else { Exact::ONE };
        let near = match self.below(4) {
            0 => near.plus(step).unwrap(),
            1 => near.minus(step).unwrap(),
            _ => near,
        };
        let near = if fractions { near } else { near.floor() };
        near.max(lo).min(hi)
    }

    /// What is still known of a fact of which some is forgotten.
    pub(crate) fn forget(&mut self, catalog: &Catalog, fact: &Fact, value: Value, openness: usize) -> Value {
        let openness = if fact.ask == Ask::Always { openness } else { openness.max(80) };
        if !value.is_point() || !self.percent(openness) {
            return value;
        }
        let open = Value::open(catalog, &fact.domain);
        if self.one_in(2) {
            return open;
        }
        match (value, Value::bounds(catalog, &fact.domain)) {
            (Value::Choice(one), Value::Choice(all)) => Value::Choice(some_of(all, one, self)),
            (Value::Date(range), Value::Date(all)) => {
                let (lo, hi) = (-self.between(0, 30), self.between(0, 30));
                let ends = (range.lo().unwrap().plus_months(lo), range.hi().unwrap().plus_months(hi));
                Value::Date(self.bracket(ends, all))
            }
            (Value::Quantity(range), Value::Quantity(all)) => {
                let (lo, hi) = (self.between(0, 20), self.between(0, 20));
                let ends = (
                    range.lo().unwrap().minus(lo.into()).unwrap(),
                    range.hi().unwrap().plus(hi.into()).unwrap(),
                );
                Value::Quantity(self.bracket(ends, all))
            }
            _ => open,
        }
    }

    /// From one end to the other as far as `all` goes, or to its end.
    fn bracket<T: Copy + Ord>(&mut self, (lo, hi): (T, T), all: Interval<T>) -> Interval<T> {
        let lo = if self.one_in(4) { all.lo() } else { Some(lo).max(all.lo()) };
        let hi = if self.one_in(4) { all.hi() } else { Some(hi).min(all.hi()) };
        Interval::new(lo, hi).unwrap()
    }

    /// A number of people known as that, or not so exactly.
    pub(crate) fn around(&mut self, count: i64, most: Exact, openness: usize) -> Interval<Exact> {
        let all = Interval::between(Exact::ZERO, most);
        if !self.percent(openness) {
            return Interval::point(Exact::from(count));
        }
        let (lo, hi) = (self.between(0, 3), self.between(0, 3));
        self.bracket((Exact::from(count - lo), Exact::from(count + hi)), all)
    }

    /// How many people there are, mostly few.
    pub(crate) fn count(&mut self, range: Interval<Exact>, most: Exact) -> i64 {
        let lo = range.lo().and_then(Exact::as_whole).unwrap();
        let hi = range.hi().unwrap_or(most).as_whole().unwrap();
        if self.one_in(20) { self.between(lo, hi) } else { self.between(lo, hi.min(lo + 6)) }
    }

    /// Up to three parts of a number.
    pub(crate) fn split(&mut self, count: i64, mut part: impl FnMut(&mut Self, i64)) {
        let mut left = count;
        for _ in 0..2 {
            if 1 < left && self.one_in(2) {
                let some = self.between(1, left - 1);
                part(self, some);
                left -= some;
            }
        }
        if 0 < left {
            part(self, left);
        }
    }
}
