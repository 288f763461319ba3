//! The shape of what is given as a number moves: where it jumps, where it turns, and how far it is worth looking.

use crate::unit::{Exact, Interval, Unit};

/// What is given for one number; nothing where the number contradicts other answers.
pub(crate) type Given = (i64, Option<Interval<Exact>>);

/// An end of what is given.
pub(crate) type End = fn(&Interval<Exact>) -> Option<Exact>;

/// Both ends.
pub(crate) const ENDS: [End; 2] = [Interval::lo, Interval::hi];

/// How far a person looks who has answered nothing: a year of months, ten people.
const PEOPLE: i64 = 10;
const MONTHS: i64 = 12;
/// A turn that lies further than so many times what is looked at already is left out.
const FAR: i64 = 5;
/// The most jumps that a map has numbers of its own for.
const JUMPING: usize = 3;
/// The most marks on an axis.
const MARKS: i64 = 4;

/// By how much an end rises with each number from one point to the next.
pub(crate) fn slope(one: &Given, other: &Given, end: End) -> Option<Exact> {
    let rise = end(&other.1?)?.minus(end(&one.1?)?)?;
    rise.over(Exact::from(other.0.saturating_sub(one.0)))
}

/// Whether two rises differ by more than amounts are rounded.
fn differ(one: Exact, other: Exact) -> bool {
    let fens = Exact::ratio(2, 100);
    let apart = one.max(other).minus(one.min(other));
    apart.zip(fens).is_some_and(|(apart, fens)| fens < apart)
}

/// The rises of an end before, at and after the step from the point at an index to the next one; nought where there is
/// none.
fn around(points: &[Given], at: usize, end: End) -> [Exact; 3] {
    let rise = |at: Option<usize>| {
        let one = points.get(at?)?;
        slope(one, points.get(at?.checked_add(1)?)?, end)
    };
    [at.checked_sub(1), Some(at), at.checked_add(1)].map(|at| rise(at).unwrap_or(Exact::ZERO))
}

/// Whether an end jumps from the point at an index to the next number: it rises or falls by what no number beside does.
pub(crate) fn jumps_at(points: &[Given], at: usize, end: End) -> bool {
    let (Some(one), Some(other)) = (points.get(at), points.get(at.saturating_add(1))) else { return false };
    let (Some(from), Some(to)) = (one.1, other.1) else { return false };
    if other.0.saturating_sub(one.0) != 1 {
        return false;
    }
    if end(&from).is_none() || end(&to).is_none() {
        return end(&from).is_some() != end(&to).is_some();
    }
    let [before, rise, after] = around(points, at, end);
    let (least, most) = (before.min(after).min(Exact::ZERO), before.max(after).max(Exact::ZERO));
    (rise < least && differ(rise, least)) || (most < rise && differ(rise, most))
}

/// The indices of the points after which something jumps.
pub(crate) fn jumps(points: &[Given]) -> Vec<usize> {
    (0..points.len()).filter(|at| ENDS.iter().any(|end| jumps_at(points, *at, *end))).collect()
}

/// The indices of the points at which it does not go straight on: the first and the last, before and after jumps and gaps,
/// and where a slope becomes another.
pub(crate) fn turns(points: &[Given]) -> Vec<usize> {
    let turns = |at: usize| {
        let (Some(before), Some(here), Some(after)) = (
            at.checked_sub(1).and_then(|at| points.get(at)),
            points.get(at),
            points.get(at.saturating_add(1)),
        ) else {
            return true;
        };
        let gaps = before.1.is_some() != here.1.is_some() || here.1.is_some() != after.1.is_some();
        gaps || ENDS.iter().any(|end| match (slope(before, here, *end), slope(here, after, *end)) {
            (Some(one), Some(other)) => differ(one, other),
            (one, other) => one.is_some() != other.is_some(),
        })
    };
    (0..points.len()).filter(|at| turns(*at)).collect()
}

/// From where to where a number is worth moving: past what is answered, and past what turns near it.
pub(crate) fn window(points: &[Given], now: Option<i64>, unit: Unit) -> (i64, i64) {
    let allowed = || points.iter().filter(|(_, given)| given.is_some()).map(|(at, _)| *at);
    let (Some(first), Some(last)) = (allowed().min(), allowed().max()) else { return (0, 0) };
    let turning: Vec<i64> =
        turns(points).into_iter().filter_map(|at| points.get(at)).map(|it| it.0).collect();
    let own = match unit {
        Unit::PERSON => PEOPLE,
        Unit::MONTH => MONTHS,
        _ => turning.iter().copied().find(|at| first < *at).unwrap_or(last),
    };
    let mut far = now.unwrap_or(0).saturating_mul(2).max(own);
    // The first turn is shown, however far it is.
    let mut none = true;
    for turn in turning.into_iter().filter(|turn| first < *turn && *turn < last) {
        if none || turn <= far.saturating_mul(FAR) {
            far = far.max(turn.saturating_add(turn.div_euclid(4)).saturating_add(1));
            none = false;
        }
    }
    let step = step(far.saturating_sub(first), unit, MARKS);
    let marks = far.saturating_sub(first).saturating_add(step).saturating_sub(1).checked_div(step);
    let far = first.saturating_add(step.saturating_mul(marks.unwrap_or(1).max(1)));
    (first, far.min(last))
}

/// How far numbers stand apart of which so many are wanted.
fn step(width: i64, unit: Unit, most: i64) -> i64 {
    let enough = |step: &i64| width <= step.saturating_mul(most);
    let months = [1, 2, 3, 6, 12, 24, 60, 120, 240];
    let of_months = || months.into_iter().find(enough);
    let tens = std::iter::successors(Some(1_i64), |ten| ten.checked_mul(10));
    let mut of_tens = tens.flat_map(|ten| [1, 2, 5].map(|one: i64| ten.saturating_mul(one)));
    let found = if unit == Unit::MONTH { of_months() } else { None };
    found.or_else(|| of_tens.find(enough)).unwrap_or(i64::MAX)
}

/// The numbers that are marked on an axis; the last one always is.
pub(crate) fn marks(first: i64, last: i64, unit: Unit) -> Vec<i64> {
    let step = step(last.saturating_sub(first), unit, MARKS);
    let mut marks = vec![first];
    let mut at = first.div_euclid(step).saturating_add(1).saturating_mul(step);
    while at < last {
        // A mark close to an end would stand in its words.
        if step <= at.saturating_sub(first).saturating_mul(2)
            && step <= last.saturating_sub(at).saturating_mul(2)
        {
            marks.push(at);
        }
        at = at.saturating_add(step);
    }
    marks.push(last);
    marks
}

/// The numbers of a range that a map has: so many at most, and where something jumps.
pub(crate) fn spread((first, last): (i64, i64), unit: Unit, most: i64, jumping: &[i64]) -> Vec<i64> {
    let step = step(last.saturating_sub(first), unit, most);
    let each = std::iter::successors(Some(first), |at| at.checked_add(step)).take_while(|at| *at <= last);
    let mut found: Vec<i64> = each.collect();
    found.extend(jumping.iter().filter(|at| first < **at && **at < last).take(JUMPING));
    found.push(last);
    found.sort_unstable();
    found.dedup();
    found
}
