//! Dimensions, so that yuan a month is never added to yuan a year.

use std::fmt;

/// Powers of the base units: 元/人·月 is yuan 1, person -1, month -1.
///
/// A duration of years is counted in months; `year` is the calendar year of a yearly limit or a yearly turnover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Power of yuan.
    pub yuan: i8,
    /// Power of persons.
    pub person: i8,
    /// Power of months of a duration.
    pub month: i8,
    /// Power of calendar years.
    pub year: i8,
}

impl Unit {
    /// A bare number.
    pub const NUMBER: Self = Self { yuan: 0, person: 0, month: 0, year: 0 };
    /// Yuan.
    pub const YUAN: Self = Self { yuan: 1, ..Self::NUMBER };
    /// Persons.
    pub const PERSON: Self = Self { person: 1, ..Self::NUMBER };
    /// Months of a duration.
    pub const MONTH: Self = Self { month: 1, ..Self::NUMBER };
    /// Calendar years.
    pub const YEAR: Self = Self { year: 1, ..Self::NUMBER };

    /// The unit of a product.
    pub fn times(self, other: Self) -> Self {
        Self {
            yuan: self.yuan.saturating_add(other.yuan),
            person: self.person.saturating_add(other.person),
            month: self.month.saturating_add(other.month),
            year: self.year.saturating_add(other.year),
        }
    }

    /// The unit of a quotient.
    pub fn over(self, other: Self) -> Self {
        self.times(other.inverse())
    }

    fn inverse(self) -> Self {
        Self {
            yuan: self.yuan.saturating_neg(),
            person: self.person.saturating_neg(),
            month: self.month.saturating_neg(),
            year: self.year.saturating_neg(),
        }
    }
}

impl fmt::Display for Unit {
    /// As formulas write it: `yuan/person/month`; `number` for a bare number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts =
            [("yuan", self.yuan), ("person", self.person), ("month", self.month), ("year", self.year)];
        let mut between = "";
        for (name, power) in parts {
            for _ in 0..power {
                f.write_str(between)?;
                f.write_str(name)?;
                between = "*";
            }
        }
        f.write_str(if between.is_empty() { "number" } else { "" })?;
        for (name, power) in parts {
            for _ in power..0 {
                f.write_str("/")?;
                f.write_str(name)?;
            }
        }
        Ok(())
    }
}
