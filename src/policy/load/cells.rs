//! The cells of a fact: where what it is compared with parts its answers.

use std::collections::BTreeSet;

use crate::formula::{Choices, Moment, Quantity};
use crate::policy::{Catalog, Cells, Domain, Fact, Parameter, ParameterValue};
use crate::unit::{Date, Exact, Interval};

/// What a fact is compared with.
#[derive(Default)]
pub(crate) struct Cuts {
    pub(crate) sets: Vec<Choices>,
    pub(crate) numbers: BTreeSet<Exact>,
    pub(crate) dates: BTreeSet<Date>,
    /// Whether it is used in other ways too.
    pub(crate) otherwise: bool,
}

/// The numbers at which a comparison with something fixed may turn, on whatever day.
pub(crate) fn numbers(catalog: &Catalog, quantity: &Quantity) -> Option<Vec<Exact>> {
    match quantity {
        Quantity::Number(number) => Some(vec![*number]),
        Quantity::Parameter(id, _) => {
            let ends = values(catalog.parameters.get(id.at())?).flat_map(|value| match value {
                ParameterValue::Quantity { range, .. } => [range.lo(), range.hi()],
                ParameterValue::Date(_) => [None, None],
            });
            // Where it has no value it may be any number from nought up.
            Some(ends.flatten().chain([Exact::ZERO]).collect())
        }
        _ => None,
    }
}

pub(crate) fn days(catalog: &Catalog, moment: &Moment) -> Option<Vec<Date>> {
    match moment {
        Moment::Date(date) => Some(vec![*date]),
        Moment::Parameter(id, _) => {
            let ends = values(catalog.parameters.get(id.at())?).flat_map(|value| match value {
                ParameterValue::Date(range) => [range.lo(), range.hi()],
                ParameterValue::Quantity { .. } => [None, None],
            });
            Some(ends.flatten().collect())
        }
        _ => None,
    }
}

fn values(parameter: &Parameter) -> impl Iterator<Item = ParameterValue> {
    parameter.values.iter().flat_map(|dated| &dated.values).flatten().copied()
}

/// The cells of a fact, and how many they are.
pub(crate) fn cells(catalog: &Catalog, fact: &Fact, cuts: &Cuts) -> Option<(usize, Cells)> {
    match fact.domain {
        Domain::Truth => Some((2, Cells::Truth)),
        Domain::Choice(_) => {
            let cells = parted(catalog.choice(fact)?.all(), &cuts.sets);
            Some((cells.len(), Cells::Choice(cells)))
        }
        Domain::Date(range) => {
            let cells = between(&cuts.dates, |day| (day.previous(), Some(day), day.next()));
            let cells = within(range, cells);
            Some((cells.len(), Cells::Date(cells)))
        }
        Domain::Quantity { fractions: true, .. } if cuts.otherwise => None,
        Domain::Quantity { fractions, range, .. } => {
            let cells = between(&cuts.numbers, |number| {
                if fractions {
                    return (number, Some(number), number);
                }
                let (below, above) = (number.ceil().minus(Exact::ONE), number.floor().plus(Exact::ONE));
                let own = number.as_whole().map(Exact::from);
                (below.unwrap_or(number), own, above.unwrap_or(number))
            });
            let cells = within(range, cells);
            Some((cells.len(), Cells::Quantity(cells)))
        }
    }
}

/// The sets into which others part a set.
fn parted(all: Choices, sets: &[Choices]) -> Vec<Choices> {
    sets.iter().fold(vec![all], |cells, set| {
        let parts = cells.into_iter().flat_map(|cell| [cell.and(*set), cell.without(*set)]);
        parts.filter(|part| !part.is_empty()).collect()
    })
}

/// What of the cells is within a range.
fn within<T: Copy + Ord>(range: Interval<T>, cells: Vec<Interval<T>>) -> Vec<Interval<T>> {
    let mut within: Vec<_> = cells.into_iter().filter_map(|cell| cell.meet(range)).collect();
    within.dedup();
    within
}

/// What lies before, between and after the cuts, and these themselves; `near` has of a cut what ends before it, itself
/// if it can be, and what begins after it.
fn between<T: Copy + Ord>(cuts: &BTreeSet<T>, near: impl Fn(T) -> (T, Option<T>, T)) -> Vec<Interval<T>> {
    let (mut cells, mut begin) = (Vec::new(), None);
    for cut in cuts {
        let (below, own, above) = near(*cut);
        cells.extend(Interval::new(begin, Some(below)));
        cells.extend(own.map(Interval::point));
        begin = Some(above);
    }
    cells.extend(Interval::new(begin, None));
    cells
}
