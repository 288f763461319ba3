//! What a formula mentions.

use crate::formula::{DefinitionId, FactId, GroupId, Moment, ParameterId, Quantity, RuleId, Test};

/// Something that a formula mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A fact.
    Fact(FactId),
    /// A parameter.
    Parameter(ParameterId),
    /// A definition.
    Definition(DefinitionId),
    /// A rule.
    Rule(RuleId),
    /// A group.
    Group(GroupId),
    /// The day for which answers are judged.
    Day,
}

/// Something that may mention others.
pub trait Mentions {
    /// Visits each mention in reading order; those in amounts by the month only when `months` says so, for their
    /// parameters are of each month.
    fn leaves(&self, months: bool, visit: &mut dyn FnMut(Leaf));

    /// Visits each parameter.
    fn parameters(&self, months: bool, visit: &mut dyn FnMut(ParameterId)) {
        self.leaves(months, &mut |leaf| {
            if let Leaf::Parameter(id) = leaf {
                visit(id);
            }
        });
    }
}

impl Mentions for Test {
    fn leaves(&self, months: bool, visit: &mut dyn FnMut(Leaf)) {
        match self {
            Self::Not(inner) => inner.leaves(months, visit),
            Self::All(all) | Self::Any(all) => all.iter().for_each(|it| it.leaves(months, visit)),
            Self::Less(a, b) | Self::AtMost(a, b) | Self::Equal(a, b) => {
                a.leaves(months, visit);
                b.leaves(months, visit);
            }
            Self::Before(a, b) | Self::NotAfter(a, b) => {
                a.leaves(months, visit);
                b.leaves(months, visit);
            }
            Self::Within { date, months: term, at } => {
                date.leaves(months, visit);
                term.leaves(months, visit);
                at.leaves(months, visit);
            }
            Self::Fact(id) | Self::OneOf(id, _) => visit(Leaf::Fact(*id)),
            Self::Definition(id) => visit(Leaf::Definition(*id)),
            Self::Rule(id) => visit(Leaf::Rule(*id)),
        }
    }
}

impl Mentions for Quantity {
    fn leaves(&self, months: bool, visit: &mut dyn FnMut(Leaf)) {
        match self {
            Self::Parameter(id, _) => visit(Leaf::Parameter(*id)),
            Self::Sum(a, b) | Self::Difference(a, b) | Self::Product(a, b) => {
                a.leaves(months, visit);
                b.leaves(months, visit);
            }
            Self::Least(all) | Self::Greatest(all) => all.iter().for_each(|it| it.leaves(months, visit)),
            Self::Floor(inner) => inner.leaves(months, visit),
            Self::FullMonths(from, to) => {
                from.leaves(months, visit);
                to.leaves(months, visit);
            }
            Self::Count(id, condition) => {
                visit(Leaf::Group(*id));
                if let Some(condition) = condition {
                    condition.leaves(months, visit);
                }
            }
            Self::Monthly { amount, from, months: term } => {
                if months {
                    amount.leaves(months, visit);
                }
                from.leaves(months, visit);
                term.leaves(months, visit);
            }
            Self::Fact(id) => visit(Leaf::Fact(*id)),
            Self::Number(_) => {}
        }
    }
}

impl Mentions for Moment {
    fn leaves(&self, months: bool, visit: &mut dyn FnMut(Leaf)) {
        match self {
            Self::Parameter(id, _) => visit(Leaf::Parameter(*id)),
            Self::Later(date, term) => {
                date.leaves(months, visit);
                term.leaves(months, visit);
            }
            Self::Fact(id) => visit(Leaf::Fact(*id)),
            Self::Day => visit(Leaf::Day),
            Self::Date(_) => {}
        }
    }
}
