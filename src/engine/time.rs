//! What answers of one day say of others.

use crate::engine::Value;
use crate::policy::{Catalog, Fact, Time};
use crate::unit::{Date, Exact, Interval, Truth};

/// What has become of things since they were said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Since {
    /// Nobody knows: what went on may have stopped, and more may have happened.
    Unknown,
    /// All goes on as it was, and nothing else happens.
    GoesOn,
}

/// What a value of the day `said` says of the days from `first` to `last`: states and dates stay, durations grow as
/// far as they can, and histories are open.
pub(crate) fn moved(
    catalog: &Catalog,
    fact: &Fact,
    value: Value,
    said: Date,
    (first, last): (Date, Date),
    since: Since,
) -> Value {
    let open = Value::open(catalog, &fact.domain);
    if value == open || (said == first && said == last) {
        return value;
    }
    match (fact.time, value) {
        (Time::Duration, Value::Quantity(range)) => Value::Quantity(grown(range, said, (first, last), since)),
        (Time::Past, Value::Truth(Truth::Yes)) if said <= first => value,
        (Time::Past, Value::Truth(Truth::No)) if last <= said => value,
        (Time::Duration | Time::Past | Time::History, _) if since == Since::Unknown => open,
        _ => value,
    }
}

/// Full months said on one day, on others: of a month that was not full nobody knows how much had passed.
fn grown(range: Interval<Exact>, said: Date, (first, last): (Date, Date), since: Since) -> Interval<Exact> {
    let before = started(first, said);
    let surely = if since == Since::GoesOn { first.full_months_since(said) } else { 0 };
    let lo = range.lo().and_then(|lo| lo.minus(Exact::from(before))?.plus(Exact::from(surely)));
    let hi = range.hi().and_then(|hi| hi.plus(Exact::from(started(said, last))));
    Interval::new(lo.map(|lo| lo.max(Exact::ZERO)), hi).unwrap_or(range)
}

/// The months begun between two days; nought when the second is not later.
fn started(from: Date, to: Date) -> i64 {
    let full = to.full_months_since(from);
    if from.plus_months(full) < to { full.saturating_add(1) } else { full }
}
