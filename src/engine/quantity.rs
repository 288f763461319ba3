//! Arithmetic on intervals: the smallest interval that holds every result; an end that does not fit is open.

use crate::unit::{Exact, Interval};

type Range = Interval<Exact>;

fn of(lo: Option<Exact>, hi: Option<Exact>) -> Range {
    Interval::new(lo, hi).unwrap_or_else(Interval::all)
}

/// All sums.
pub(crate) fn sum(a: Range, b: Range) -> Range {
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
    if let (Some(a_lo), Some(a_hi), Some(b_lo), Some(b_hi)) = (a.lo(), a.hi(), b.lo(), b.hi()) {
        return closed_product([a_lo.times(b_lo), a_lo.times(b_hi), a_hi.times(b_lo), a_hi.times(b_hi)]);
    }
    let nought = Interval::point(Exact::ZERO);
    if a == nought || b == nought {
        return nought;
    }
    match (a.lo(), b.lo()) {
        (Some(x), Some(y)) if !x.is_negative() && !y.is_negative() => of(x.times(y), None),
        _ => Interval::all(),
    }
}

fn closed_product(corners: [Option<Exact>; 4]) -> Range {
    let fits: Option<Vec<Exact>> = corners.into_iter().collect();
    match fits {
        Some(all) => of(all.iter().copied().min(), all.iter().copied().max()),
        None => Interval::all(),
    }
}

/// Each value rounded down.
pub(crate) fn floor(a: Range) -> Range {
    of(a.lo().map(Exact::floor), a.hi().map(Exact::floor))
}
