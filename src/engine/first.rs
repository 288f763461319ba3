//! The numbers for which something is not ruled out, found by looking at many of them together.

use crate::engine::plan::middle;
use crate::unit::{Date, Exact, Interval, Truth};

/// The whole numbers of a range for which something holds or stays open, ascending. Numbers are judged together, and
/// apart only where that does not rule them out: exact however they lie, as what is foretold of several holds for each.
/// Each step judges once; it gives nothing where it found none yet.
pub(crate) fn numbers<'a>(
    range: (i64, i64),
    judge: impl Fn(Interval<Exact>) -> Truth + 'a,
) -> impl Iterator<Item = Option<i64>> + 'a {
    let mut left = vec![range];
    std::iter::from_fn(move || {
        let (first, last) = left.pop()?;
        if last < first {
            return Some(None);
        }
        let came = judge(Interval::between(Exact::from(first), Exact::from(last)));
        if came == Truth::No {
            return Some(None);
        }
        if first == last {
            return Some(Some(first));
        }
        if came == Truth::Yes {
            left.push((first.saturating_add(1), last));
            return Some(Some(first));
        }
        let middle = first.saturating_add(last.saturating_sub(first).div_euclid(2));
        left.extend([(middle.saturating_add(1), last), (first, middle)]);
        Some(None)
    })
}

/// The days of a span on which something may be, ascending; `may` says it of several together.
pub(crate) fn days<'a>(
    span: (Date, Date),
    may: impl Fn(Date, Date) -> bool + 'a,
) -> impl Iterator<Item = Option<Date>> + 'a {
    let mut left = vec![span];
    std::iter::from_fn(move || {
        let (first, last) = left.pop()?;
        if last < first || !may(first, last) {
            return Some(None);
        }
        if first == last {
            return Some(Some(first));
        }
        let middle = middle(first, last);
        left.extend([(middle.next(), last), (first, middle)]);
        Some(None)
    })
}

/// What a search finds first, and the steps before it.
pub(crate) fn until_found<T>(steps: impl Iterator<Item = Option<T>>) -> impl Iterator<Item = Option<T>> {
    let mut found = false;
    steps.take_while(move |step| {
        let go_on = !found;
        found |= step.is_some();
        go_on
    })
}
