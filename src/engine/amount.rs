//! What a rule gives in one row, or to one person.

use crate::engine::Value;
use crate::engine::context::Context;
use crate::engine::missing::Collector;
use crate::policy::{Amount, Case, Grant, Round};
use crate::unit::{Exact, Interval, Truth};

/// What a grant comes to: the hull of the cases that may be the one.
pub(crate) fn amount(context: &Context<'_>, grant: &Grant) -> Option<Value> {
    possible(context, grant).into_iter().map(|case| value(context, case, grant.round)).reduce(hull)
}

/// The cases that may be the one: up to the first that surely is.
pub(crate) fn possible<'g>(context: &Context<'_>, grant: &'g Grant) -> Vec<&'g Case> {
    let mut cases = Vec::with_capacity(1);
    for case in &grant.cases {
        let holds = case.when.as_ref().map_or(Truth::Yes, |when| context.test(when));
        if holds != Truth::No {
            cases.push(case);
        }
        if holds == Truth::Yes {
            break;
        }
    }
    cases
}

fn value(context: &Context<'_>, case: &Case, round: Option<Round>) -> Value {
    match &case.amount {
        Amount::Quantity(formula) => Value::Quantity(rounded(context.quantity(formula), round)),
        Amount::Moment(formula) => Value::Date(context.moment(formula)),
    }
}

fn hull(a: Value, b: Value) -> Value {
    match (a, b) {
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

/// Adds what is open in an amount that is not one number.
pub(crate) fn collect(collector: &mut Collector<'_>, grant: &Grant) {
    for case in possible(&collector.context, grant) {
        if let Some(when) = &case.when {
            collector.test(when);
        }
        if let Amount::Quantity(formula) = &case.amount
            && !collector.context.quantity(formula).is_point()
        {
            collector.quantity(formula);
        }
        if let Amount::Moment(formula) = &case.amount
            && !collector.context.moment(formula).is_point()
        {
            collector.moment(formula);
        }
    }
}
