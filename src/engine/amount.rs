//! What a rule gives in one row, or to one person.

use crate::engine::Value;
use crate::engine::context::{Context, Notes};
use crate::policy::{Amount, Case, Grant, Round};
use crate::unit::{Exact, Interval, Truth};

/// What a grant comes to, in each cell of what is split in it.
pub(crate) fn amount(context: &Context<'_>, grant: &Grant) -> Option<Value> {
    let before = context.noticed.missing.get();
    let came = hull_of_cases(context, grant)?;
    let refined = context.refined(&grant.splits, came, &|it| hull_of_cases(it, grant).unwrap_or(came));
    if refined != came && refined.is_point() {
        context.noticed.missing.set(before);
    }
    Some(refined)
}

/// The hull of the cases that may be the one.
fn hull_of_cases(context: &Context<'_>, grant: &Grant) -> Option<Value> {
    let each = possible(context, grant).map(|case| {
        context.note(Notes { grade: case.citation.grade, ..Notes::NONE });
        value(context, case, grant.round)
    });
    each.reduce(hull)
}

/// The cases that may be the one: up to the first that surely is.
pub(crate) fn possible<'g>(context: &Context<'_>, grant: &'g Grant) -> impl Iterator<Item = &'g Case> {
    let mut before = Truth::No;
    let judged = grant.cases.iter().map_while(move |case| {
        if before == Truth::Yes {
            return None;
        }
        before = case.when.as_ref().map_or(Truth::Yes, |when| context.test(when));
        Some((case, before))
    });
    judged.filter(|(_, holds)| *holds != Truth::No).map(|(case, _)| case)
}

/// What one case comes to; of one number nothing is missing.
fn value(context: &Context<'_>, case: &Case, round: Option<Round>) -> Value {
    let before = context.noticed.missing.get();
    let value = match &case.amount {
        Amount::Quantity(formula) => Value::Quantity(context.quantity(formula)),
        Amount::Moment(formula) => Value::Date(context.moment(formula)),
    };
    if value.is_point() {
        context.noticed.missing.set(before);
    }
    match value {
        Value::Quantity(range) => Value::Quantity(rounded(range, round)),
        value => value,
    }
}

pub(crate) fn hull(a: Value, b: Value) -> Value {
    match (a, b) {
        (Value::Truth(a), Value::Truth(b)) => Value::Truth(a.hull(b)),
        (Value::Quantity(a), Value::Quantity(b)) => Value::Quantity(a.hull(b)),
        (Value::Date(a), Value::Date(b)) => Value::Date(a.hull(b)),
        (a, _) => a,
    }
}

/// Both ends rounded; rounding never turns their order.
pub(crate) fn rounded(range: Interval<Exact>, round: Option<Round>) -> Interval<Exact> {
    let Some(round) = round else { return range };
    let end = |end: Option<Exact>| end.and_then(|end| rounded_to(end, round));
    Interval::new(end(range.lo()), end(range.hi())).unwrap_or(range)
}

fn rounded_to(number: Exact, round: Round) -> Option<Exact> {
    let half = Exact::ratio(1, 2)?;
    match round {
        Round::DownToYuan => Some(number.floor()),
        Round::NearestYuan => Some(number.plus(half)?.floor()),
        Round::NearestFen => number.times(Exact::from(100))?.plus(half)?.floor().over(Exact::from(100)),
    }
}
