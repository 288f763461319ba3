//! Civil dates, and months as the law counts them.

use std::fmt;

/// A day of the Gregorian calendar, from 1900-01-01 to 2199-12-31.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day there is.
    pub const FIRST: Self = Self { year: 1900, month: 1, day: 1 };
    /// The last day there is.
    pub const LAST: Self = Self { year: 2199, month: 12, day: 31 };

    /// The day, if the calendar has it and it is within bounds.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let known = (1900..=2199).contains(&year) && (1..=12).contains(&month);
        let fits = known && day != 0 && day <= days_in_month(year, month);
        fits.then_some(Self { year, month, day })
    }

    /// Reads `2025-12-01`.
    pub fn parse(text: &str) -> Option<Self> {
        let shape =
            |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
        if text.len() != 10 || !text.bytes().enumerate().all(shape) {
            return None;
        }
        let number = |digits: std::ops::Range<usize>| text.get(digits)?.parse::<i16>().ok();
        let part = |digits| number(digits).and_then(|number| u8::try_from(number).ok());
        Self::new(number(0..4)?, part(5..7)?, part(8..10)?)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The corresponding day `months` later (earlier when negative), or the month's last day where there is none
    /// (民法典第二百零二条). Stops at the first and last day there is.
    pub fn plus_months(self, months: i64) -> Self {
        let count = self.month_number().saturating_add(months);
        let year = count.div_euclid(12);
        let month = u8::try_from(count.rem_euclid(12).saturating_add(1)).unwrap_or(1);
        let Ok(year) = i16::try_from(year) else { return if months < 0 { Self::FIRST } else { Self::LAST } };
        if year < 1900 {
            return Self::FIRST;
        }
        if 2199 < year {
            return Self::LAST;
        }
        Self { year, month, day: self.day.min(days_in_month(year, month)) }
    }

    /// The number of full months from `start` to this day: the greatest `n` whose corresponding day has come.
    /// The corresponding day is the period's last day (民法典第二百零二条) and 届满 includes it (第一千二百五十九条).
    /// Nought when `start` is later.
    pub fn full_months_since(self, start: Self) -> i64 {
        let apart = self.month_number().saturating_sub(start.month_number());
        let reached = start.plus_months(apart) <= self;
        (if reached { apart } else { apart.saturating_sub(1) }).max(0)
    }

    /// The day after; the last day there is stays.
    pub fn next(self) -> Self {
        if self.day < days_in_month(self.year, self.month) {
            return Self { day: self.day.saturating_add(1), ..self };
        }
        Self { day: 1, ..self }.plus_months(1).max(self)
    }

    /// The day before; the first day there is stays.
    pub fn previous(self) -> Self {
        if 1 < self.day {
            return Self { day: self.day.saturating_sub(1), ..self };
        }
        let month = Self { day: 1, ..self }.plus_months(-1);
        Self { day: days_in_month(month.year, month.month), ..month }.min(self)
    }

    /// Months since January of the year nought.
    fn month_number(self) -> i64 {
        i64::from(self.year).saturating_mul(12).saturating_add(i64::from(self.month)).saturating_sub(1)
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    let leap = (year.rem_euclid(4) == 0 && year.rem_euclid(100) != 0) || year.rem_euclid(400) == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    /// `2025-12-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_corresponding_day_or_the_months_last() {
        assert_eq!(date("2024-01-31").plus_months(1), date("2024-02-29"));
        assert_eq!(date("2025-01-31").plus_months(1), date("2025-02-28"));
        assert_eq!(date("2024-02-29").plus_months(12), date("2025-02-28"));
        assert_eq!(date("2025-03-15").plus_months(-15), date("2023-12-15"));
    }

    #[test]
    fn a_month_is_full_on_the_corresponding_day() {
        assert_eq!(date("2025-02-28").full_months_since(date("2025-01-31")), 1);
        assert_eq!(date("2025-02-27").full_months_since(date("2025-01-31")), 0);
        assert_eq!(date("2026-03-01").full_months_since(date("2025-03-01")), 12);
        assert_eq!(date("2026-02-28").full_months_since(date("2025-03-01")), 11);
        assert_eq!(date("2025-01-01").full_months_since(date("2025-03-01")), 0);
    }

    #[test]
    fn walking_day_by_day_visits_every_day_once() {
        let (mut day, mut count) = (date("2024-01-01"), 0);
        while day < date("2028-01-01") {
            assert_eq!(day.next().previous(), day);
            day = day.next();
            count += 1;
        }
        assert_eq!(count, 366 + 365 + 365 + 365);
        assert_eq!((Date::LAST.next(), Date::FIRST.previous()), (Date::LAST, Date::FIRST));
    }

    #[test]
    fn refuses_what_is_no_day() {
        for text in [
            "2025-02-29",
            "2025-13-01",
            "2025-1-01",
            "1899-12-31",
            "2200-01-01",
            "2025-01-01x",
            "",
            "+025-01-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
