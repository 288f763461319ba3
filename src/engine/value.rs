//! The set of values still possible.

use crate::formula::Choices;
use crate::policy::{Catalog, Domain};
use crate::unit::{Date, Exact, Interval, Truth};

/// The set of values still possible; a lone value is a set of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes, no, or either.
    Truth(Truth),
    /// The options still possible; never none.
    Choice(Choices),
    /// The days still possible.
    Date(Interval<Date>),
    /// The numbers still possible.
    Quantity(Interval<Exact>),
}

impl Value {
    /// Everything that is possible before an answer. But for time there is no upper end then: the greatest that may be
    /// typed is no fact, and must not be shown as what somebody could get.
    pub fn open(catalog: &Catalog, domain: &Domain) -> Self {
        match (domain, Self::bounds(catalog, domain)) {
            (Domain::Quantity { unit, .. }, Self::Quantity(range)) if unit.month <= 0 => {
                Self::Quantity(Interval::new(range.lo(), None).unwrap_or(range))
            }
            (_, bounds) => bounds,
        }
    }

    /// Everything that may be answered.
    pub fn bounds(catalog: &Catalog, domain: &Domain) -> Self {
        match domain {
            Domain::Truth => Self::Truth(Truth::Unknown),
            Domain::Choice(at) => Self::Choice(
                catalog.choices.get(*at).map_or_else(Choices::default, crate::policy::Choice::all),
            ),
            Domain::Date(range) => Self::Date(*range),
            Domain::Quantity { range, .. } => Self::Quantity(*range),
        }
    }

    /// Whether only one value is possible.
    pub fn is_point(&self) -> bool {
        match self {
            Self::Truth(truth) => truth.is_decided(),
            Self::Choice(choices) => choices.as_point().is_some(),
            Self::Date(range) => range.is_point(),
            Self::Quantity(range) => range.is_point(),
        }
    }

    /// One number.
    pub fn of(number: Exact) -> Self {
        Self::Quantity(Interval::point(number))
    }

    /// The values in both; `None` when there are none or they are of different kinds.
    pub fn meet(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Truth(a), Self::Truth(b)) if a == b || b == Truth::Unknown => Some(Self::Truth(a)),
            (Self::Truth(Truth::Unknown), Self::Truth(b)) => Some(Self::Truth(b)),
            (Self::Choice(a), Self::Choice(b)) => {
                Some(a.and(b)).filter(|both| !both.is_empty()).map(Self::Choice)
            }
            (Self::Date(a), Self::Date(b)) => a.meet(b).map(Self::Date),
            (Self::Quantity(a), Self::Quantity(b)) => a.meet(b).map(Self::Quantity),
            _ => None,
        }
    }
}
