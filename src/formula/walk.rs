//! What a formula mentions.

use crate::formula::{Moment, ParameterId, Quantity, Test};

/// Something that may mention parameters.
pub trait Mentions {
    /// Visits each parameter; those of amounts by the month only when `months` says so, for they are of each month.
    fn parameters(&self, months: bool, visit: &mut dyn FnMut(ParameterId));
}

impl Mentions for Test {
    fn parameters(&self, months: bool, visit: &mut dyn FnMut(ParameterId)) {
        match self {
            Self::Not(inner) => inner.parameters(months, visit),
            Self::All(all) | Self::Any(all) => all.iter().for_each(|it| it.parameters(months, visit)),
            Self::Less(a, b) | Self::AtMost(a, b) | Self::Equal(a, b) => {
                a.parameters(months, visit);
                b.parameters(months, visit);
            }
            Self::Before(a, b) | Self::NotAfter(a, b) => {
                a.parameters(months, visit);
                b.parameters(months, visit);
            }
            Self::Within { date, months: term, at } => {
                date.parameters(months, visit);
                term.parameters(months, visit);
                at.parameters(months, visit);
            }
            Self::Fact(_) | Self::Definition(_) | Self::Rule(_) | Self::OneOf(..) => {}
        }
    }
}

impl Mentions for Quantity {
    fn parameters(&self, months: bool, visit: &mut dyn FnMut(ParameterId)) {
        match self {
            Self::Parameter(id, _) => visit(*id),
            Self::Sum(a, b) | Self::Difference(a, b) | Self::Product(a, b) => {
                a.parameters(months, visit);
                b.parameters(months, visit);
            }
            Self::Least(all) | Self::Greatest(all) => all.iter().for_each(|it| it.parameters(months, visit)),
            Self::Floor(inner) => inner.parameters(months, visit),
            Self::FullMonths(from, to) => {
                from.parameters(months, visit);
                to.parameters(months, visit);
            }
            Self::Count(_, condition) => condition.iter().for_each(|it| it.parameters(months, visit)),
            Self::Monthly { amount, from, months: term } => {
                if months {
                    amount.parameters(months, visit);
                }
                from.parameters(months, visit);
                term.parameters(months, visit);
            }
            Self::Number(_) | Self::Fact(_) => {}
        }
    }
}

impl Mentions for Moment {
    fn parameters(&self, months: bool, visit: &mut dyn FnMut(ParameterId)) {
        match self {
            Self::Parameter(id, _) => visit(*id),
            Self::Later(date, term) => {
                date.parameters(months, visit);
                term.parameters(months, visit);
            }
            Self::Day | Self::Date(_) | Self::Fact(_) => {}
        }
    }
}
