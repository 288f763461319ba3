//! Amounts a month over benefit months, with the parameters of each month's first day.

use crate::engine::context::Context;
use crate::engine::quantity;
use crate::formula::{Mentions, Quantity};
use crate::unit::{Date, Exact, Interval};

/// The most months that are summed one by one; beyond them the sum has no upper end.
const LONGEST: i64 = 600;

/// The sum of `amount` over `months` benefit months from the day `from`. A parameter that changes inside a month
/// makes that month the hull of both; a part month counts from nothing to a whole one.
pub(crate) fn sum(
    context: &Context<'_>,
    amount: &Quantity,
    from: Interval<Date>,
    months: Interval<Exact>,
) -> Interval<Exact> {
    let Some((least, most)) = ends(months) else { return Interval::all() };
    match from.as_point() {
        Some(start) => from_day(context, amount, start, least, most),
        None => match some_month(context, amount, from, most) {
            Some(a_month) => quantity::product(a_month, whole(least, most)),
            None => Interval::at_least(Exact::ZERO),
        },
    }
}

/// The fewest and the most months that are summed; a part month may be none and may be whole.
pub(crate) fn ends(months: Interval<Exact>) -> Option<(i64, Option<i64>)> {
    let months = months.max(Interval::point(Exact::ZERO));
    let least = months.lo().and_then(|lo| lo.floor().as_whole())?;
    Some((least, months.hi().and_then(|hi| hi.ceil().as_whole()).filter(|most| *most <= LONGEST)))
}

/// So many months.
pub(crate) fn whole(least: i64, most: Option<i64>) -> Interval<Exact> {
    Interval::new(Some(Exact::from(least)), most.map(Exact::from)).unwrap_or_else(Interval::all)
}

fn from_day(
    context: &Context<'_>,
    amount: &Quantity,
    start: Date,
    least: i64,
    most: Option<i64>,
) -> Interval<Exact> {
    let changes = changes(context, amount);
    let mut total = Interval::point(Exact::ZERO);
    let mut lo = None;
    for month in 0..most.unwrap_or(least) {
        if month == least {
            lo = total.lo();
        }
        let first = start.plus_months(month);
        let end = start.plus_months(month.saturating_add(1)).previous();
        total = quantity::sum(total, over_days(context, amount, first, end, &changes));
    }
    let lo = if most == Some(least) || most.is_none() { total.lo() } else { lo };
    Interval::new(lo, total.hi().filter(|_| most.is_some())).unwrap_or_else(Interval::all)
}

/// What any month comes to that can be reached where the first day is open; nothing where it is open without end.
pub(crate) fn some_month(
    context: &Context<'_>,
    amount: &Quantity,
    from: Interval<Date>,
    most: Option<i64>,
) -> Option<Interval<Exact>> {
    let end = from.hi()?.plus_months(most?);
    let a_month = over_days(context, amount, from.lo()?, end, &changes(context, amount));
    // The last month changes nothing of that, but it may rest on what is past its last check.
    Some(a_month.hull(Context { at: Interval::point(end), ..*context }.quantity(amount)))
}

/// The hull of the amount on the first day and on each day up to the last on which a parameter changes.
pub(crate) fn over_days(
    context: &Context<'_>,
    amount: &Quantity,
    first: Date,
    last: Date,
    changes: &[Date],
) -> Interval<Exact> {
    let on = |day: Date| Context { at: Interval::point(day), ..*context }.quantity(amount);
    changes
        .iter()
        .filter(|day| first <= **day && **day <= last)
        .map(|day| on(*day))
        .fold(on(first), Interval::hull)
}

/// The days on which a parameter of the formula changes.
pub(crate) fn changes(context: &Context<'_>, amount: &Quantity) -> Vec<Date> {
    let mut days = Vec::new();
    amount.parameters(true, &mut |id| {
        let Some(parameter) = context.catalog.parameters.get(id.at()) else { return };
        for day in parameter.changes() {
            if !days.contains(&day) {
                days.push(day);
            }
        }
    });
    days
}
