//! Months, found by walking.

use policy_portal::unit::Date;

/// The corresponding day of `start` in a month, or the month's last (民法典第二百零二条).
fn in_month(start: Date, year: i16, month: u8) -> Option<Date> {
    (1..=start.day()).rev().find_map(|day| Date::new(year, month, day))
}

/// The corresponding days one, two, three … months after `start`, as long as there are days.
pub(crate) fn corresponding(start: Date) -> impl Iterator<Item = Date> {
    let (mut year, mut month) = (start.year(), start.month());
    std::iter::from_fn(move || {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        in_month(start, year, month)
    })
}

/// The corresponding day so many months later, or earlier.
pub(crate) fn later(start: Date, months: i64) -> Date {
    let Ok(steps) = usize::try_from(months) else { return earlier(start, months) };
    if steps == 0 { start } else { corresponding(start).nth(steps - 1).unwrap_or(Date::LAST) }
}

fn earlier(start: Date, months: i64) -> Date {
    let (mut year, mut month) = (start.year(), start.month());
    for _ in months..0 {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    }
    in_month(start, year, month).unwrap_or(Date::FIRST)
}

/// How many months from `start` have come to their corresponding day by `day`.
pub(crate) fn full_months(start: Date, day: Date) -> i64 {
    corresponding(start).take_while(|end| *end <= day).fold(0, |count, _| count + 1)
}

/// The days of so many months one after the other, each from its first day up to the one before the next begins.
pub(crate) fn months(start: Date, count: i64) -> impl Iterator<Item = impl Iterator<Item = Date>> {
    let mut first = start;
    let count = usize::try_from(count).unwrap_or(0);
    corresponding(start).take(count).map(move |next| {
        let days = std::iter::successors(Some(first), |day| Some(day.next()));
        first = next;
        days.take_while(move |day| *day < next)
    })
}
