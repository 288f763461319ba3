//! Arithmetic on intervals: the smallest interval that holds every result; an end that does not fit is open.

use crate::unit::{Exact, Interval};

type Range = Interval<Exact>;

fn of(lo: Option<Exact>, hi: Option<Exact>) -> Range {
    Interval::new(lo, hi).unwrap_or_else(Interval::all)
}

/// All sums.
pub fn sum(a: Range, b: Range) -> Range {
    let plus = |x: Option<Exact>, y: Option<Exact>| x.zip(y).and_then(|(x, y)| x.plus(y));
    of(plus(a.lo(), b.lo()), plus(a.hi(), b.hi()))
}

/// All differences.
pub(crate) fn difference(a: Range, b: Range) -> Range {
    let minus = |x: Option<Exact>, y: Option<Exact>| x.zip(y).and_then(|(x, y)| x.minus(y));
    of(minus(a.lo(), b.hi()), minus(a.hi(), b.lo()))
}

/// All products.
pub(crate) fn product(a: Range, b: Range) -> Range {
    let nought = Interval::point(Exact::ZERO);
    if a == nought || b == nought {
        return nought;
    }
    let times = |x: Option<Exact>, y: Option<Exact>| x.zip(y).and_then(|(x, y)| x.times(y));
    let negative = |range: Range| range.lo().is_none_or(Exact::is_negative);
    if !negative(a) && !negative(b) {
        return of(times(a.lo(), b.lo()), times(a.hi(), b.hi()));
    }
    let mut all: Option<Range> = None;
    for x in [a.lo(), a.hi()] {
        for y in [b.lo(), b.hi()] {
            let Some(corner) = times(x, y).map(Interval::point) else { return Interval::all() };
            all = Some(all.map_or(corner, |all| all.hull(corner)));
        }
    }
    all.unwrap_or(nought)
}

/// Each value rounded down.
pub(crate) fn floor(a: Range) -> Range {
    of(a.lo().map(Exact::floor), a.hi().map(Exact::floor))
}
