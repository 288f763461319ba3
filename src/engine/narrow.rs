//! What constraints leave of the sets of answers.

use crate::engine::context::{Context, Noticed};
use crate::engine::{Situation, Value};
use crate::formula::{Choices, FactId, GroupId, Moment, Quantity, Test};
use crate::policy::{Catalog, Constraint, Domain};
use crate::unit::{Date, Exact, Interval, Truth};

/// A constraint may narrow what another one is about; chains of the catalogue are no longer than this.
const ROUNDS: usize = 4;

/// A constraint that no answer left keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its number in the catalogue.
    pub constraint: usize,
    /// The row of its group.
    pub row: Option<usize>,
}

/// Takes from the sets what contradicts the constraints whatever else is answered. Only facts that stand alone in
/// them, or alone on a side of a comparison, are narrowed. Says which constraints cannot be kept.
pub fn narrow(catalog: &Catalog, situation: &mut Situation) -> Vec<Broken> {
    let mut broken = Vec::new();
    for _ in 0..ROUNDS {
        let before = situation.clone();
        for (at, constraint) in catalog.constraints.iter().enumerate() {
            for place in places(constraint, &before) {
                let one = Broken { constraint: at, row: place.map(|(_, row)| row) };
                if !keep(catalog, situation, constraint, place) && !broken.contains(&one) {
                    broken.push(one);
                }
            }
        }
        if *situation == before {
            break;
        }
    }
    broken
}

/// A row of a group, or outside of rows.
type Place = Option<(GroupId, usize)>;

fn places(constraint: &Constraint, situation: &Situation) -> Vec<Place> {
    let Some(group) = constraint.group else { return vec![None] };
    (0..situation.rows(group).len()).map(|row| Some((group, row))).collect()
}

/// Whether the constraint can be kept; if so, the sets are narrowed to it.
fn keep(catalog: &Catalog, situation: &mut Situation, constraint: &Constraint, place: Place) -> bool {
    let noticed = Noticed::default();
    let context = Context::new(catalog, situation, &[], &[], &noticed);
    let row = place.and_then(|(group, row)| situation.rows(group).get(row));
    let mut narrower = Narrower { context: Context { row, ..context }, found: Vec::new() };
    if narrower.context.test(&constraint.test) == Truth::No {
        return false;
    }
    narrower.require(&constraint.test, true);
    let mut found = narrower.found;
    found.retain(|(fact, _)| catalog.fact(*fact).is_some_and(|fact| fact.group == constraint.group));
    found.into_iter().all(|(fact, left)| situation.meet(fact, place, left))
}

struct Narrower<'a> {
    context: Context<'a>,
    found: Vec<(FactId, Value)>,
}

impl Narrower<'_> {
    /// Finds what facts must be for the test to come out so.
    fn require(&mut self, test: &Test, holds: bool) {
        match (test, holds) {
            (Test::Fact(fact), _) => self.found.push((*fact, Value::Truth(holds.into()))),
            (Test::Not(inner), _) => self.require(inner, !holds),
            (Test::All(all), true) | (Test::Any(all), false) => {
                for it in all {
                    self.require(it, holds);
                }
            }
            (Test::All(all), false) | (Test::Any(all), true) => self.require_last(all, holds),
            (Test::OneOf(fact, choices), _) => self.choose(*fact, *choices, holds),
            (Test::Less(a, b), true) => self.at_most(a, b, true),
            (Test::Less(a, b), false) => self.at_most(b, a, false),
            (Test::AtMost(a, b), true) => self.at_most(a, b, false),
            (Test::AtMost(a, b), false) => self.at_most(b, a, true),
            (Test::Equal(a, b), true) => {
                self.at_most(a, b, false);
                self.at_most(b, a, false);
            }
            (Test::Before(a, b), true) => self.not_after(a, b, true),
            (Test::Before(a, b), false) => self.not_after(b, a, false),
            (Test::NotAfter(a, b), true) => self.not_after(a, b, false),
            (Test::NotAfter(a, b), false) => self.not_after(b, a, true),
            (Test::Within { date, at, .. }, true) => self.not_after(date, at, false),
            (Test::Equal(..) | Test::Within { .. }, false) | (Test::Definition(_) | Test::Rule(_), _) => {}
        }
    }

    /// Where one of several must come out so and all others cannot, the one must.
    fn require_last(&mut self, all: &[Test], holds: bool) {
        let mut able = all.iter().filter(|it| self.context.test(it) != Truth::from(!holds));
        if let (Some(last), None) = (able.next(), able.next()) {
            self.require(last, holds);
        }
    }

    fn choose(&mut self, fact: FactId, choices: Choices, holds: bool) {
        let Some(Value::Choice(possible)) = self.context.value(fact) else { return };
        let left = if holds { possible.and(choices) } else { possible.without(choices) };
        self.found.push((fact, Value::Choice(left)));
    }

    /// The left is at most the right, or less than it.
    fn at_most(&mut self, a: &Quantity, b: &Quantity, less: bool) {
        let (lo, hi) = (self.context.quantity(a).lo(), self.context.quantity(b).hi());
        if let (Quantity::Fact(fact), Some(hi)) = (a, hi) {
            let below = if less { hi.ceil().minus(Exact::ONE) } else { Some(hi.floor()) };
            let end = if self.is_whole(*fact) { below.unwrap_or(hi) } else { hi };
            self.bound(*fact, Interval::new(None, Some(end)));
        }
        if let (Quantity::Fact(fact), Some(lo)) = (b, lo) {
            let above = if less { lo.floor().plus(Exact::ONE) } else { Some(lo.ceil()) };
            let end = if self.is_whole(*fact) { above.unwrap_or(lo) } else { lo };
            self.bound(*fact, Interval::new(Some(end), None));
        }
    }

    fn bound(&mut self, fact: FactId, range: Option<Interval<Exact>>) {
        self.found.extend(range.map(|range| (fact, Value::Quantity(range))));
    }

    fn is_whole(&self, fact: FactId) -> bool {
        let domain = self.context.catalog.fact(fact).map(|fact| &fact.domain);
        matches!(domain, Some(Domain::Quantity { fractions: false, .. }))
    }

    /// The left day is not after the right, or before it.
    fn not_after(&mut self, a: &Moment, b: &Moment, before: bool) {
        let (lo, hi) = (self.context.moment(a).lo(), self.context.moment(b).hi());
        let end = |day: Date, beyond: fn(Date) -> Date| if before { beyond(day) } else { day };
        if let (Moment::Fact(fact), Some(hi)) = (a, hi) {
            let range = Interval::new(None, Some(end(hi, Date::previous)));
            self.found.extend(range.map(|range| (*fact, Value::Date(range))));
        }
        if let (Moment::Fact(fact), Some(lo)) = (b, lo) {
            let range = Interval::new(Some(end(lo, Date::next)), None);
            self.found.extend(range.map(|range| (*fact, Value::Date(range))));
        }
    }
}
