//! Numbers and dates that the law fixes and from time to time changes.

use crate::formula::{Choices, FactId, Type};
use crate::policy::{Citation, Text};
use crate::unit::{Date, Exact, Interval};

/// A number or date the law fixes, perhaps one for each class of place.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name: `policy.parameter`, or that of a shared one.
    pub id: String,
    /// What is read.
    pub label: Text,
    /// What kind of thing it is.
    pub kind: Type,
    /// The choice fact by which it is keyed.
    pub by: Option<FactId>,
    /// Its keys; empty when it is not keyed.
    pub keys: Vec<Key>,
    /// Ascending by `from`.
    pub values: Vec<Dated>,
}

/// One key of a parameter.
#[derive(Clone, Debug)]
pub struct Key {
    /// The option or set.
    pub id: String,
    /// The options that it means.
    pub choices: Choices,
}

/// What a parameter is from a day on.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The first day.
    pub from: Date,
    /// Whether the document states no first day.
    pub from_unstated: bool,
    /// The last day, where the law ends it.
    pub until: Option<Date>,
    /// The last day on which it was known unchanged.
    pub checked: Option<Date>,
    /// By key, or the only one; `None` where the key has none.
    pub values: Vec<Option<ParameterValue>>,
    /// Where it stands.
    pub citation: Citation,
}

/// A value, as far as the law states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// A number: exact, at least, at most, or (`unstated`) left to others.
    Quantity {
        /// In base units.
        range: Interval<Exact>,
        /// Whether it is left to others.
        unstated: bool,
    },
    /// A date.
    Date(Interval<Date>),
}

impl ParameterValue {
    /// Whether it is left to others altogether.
    pub fn is_unstated(self) -> bool {
        matches!(self, Self::Quantity { unstated: true, .. })
    }

    /// Whether the law leaves nothing of it open.
    pub fn is_fixed(self) -> bool {
        match self {
            Self::Quantity { range, .. } => range.is_point(),
            Self::Date(range) => range.is_point(),
        }
    }
}

impl Parameter {
    /// What it is on `day`: `None` before its first day and after its end, never the nearest.
    pub fn on(&self, day: Date) -> Option<&Dated> {
        let dated = self.values.iter().rev().find(|dated| dated.from <= day)?;
        if dated.until.is_some_and(|until| until < day) { None } else { Some(dated) }
    }

    /// The days on which it may change.
    pub fn changes(&self) -> impl Iterator<Item = Date> {
        let ends = self.values.iter().filter_map(|dated| dated.until).map(Date::next);
        self.values.iter().map(|dated| dated.from).chain(ends)
    }

    /// Whether it has a value on any of the days.
    pub fn has_value(&self, first: Date, last: Date) -> bool {
        self.on(first).is_some() || self.values.iter().any(|dated| first < dated.from && dated.from <= last)
    }

    /// Whether `day` is after the last value's end.
    pub fn has_ended(&self, day: Date) -> bool {
        self.on(day).is_none() && self.values.first().is_some_and(|first| first.from <= day)
    }
}

impl Dated {
    /// Whether `day` is after its last check.
    pub fn is_stale(&self, day: Date) -> bool {
        self.checked.is_some_and(|checked| checked < day)
    }
}
