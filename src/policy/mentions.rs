//! What rules and definitions mention: their conditions, those inside others too, and what they give.

use crate::formula::{Leaf, Mentions};
use crate::policy::{Amount, Case, Condition, ConditionKind, Definition, Rule};

impl Mentions for Condition {
    fn leaves(&self, months: bool, visit: &mut dyn FnMut(Leaf)) {
        match &self.kind {
            ConditionKind::All(inner) | ConditionKind::Any(inner) => {
                for it in inner {
                    it.leaves(months, visit);
                }
            }
            ConditionKind::Clause { test, binds, .. } => {
                test.leaves(months, visit);
                if let Some(binds) = binds {
                    binds.leaves(months, visit);
                }
            }
        }
    }
}

impl Mentions for Case {
    fn leaves(&self, months: bool, visit: &mut dyn FnMut(Leaf)) {
        self.when.iter().for_each(|it| it.leaves(months, visit));
        match &self.amount {
            Amount::Quantity(amount) => amount.leaves(months, visit),
            Amount::Moment(amount) => amount.leaves(months, visit),
        }
    }
}

impl Mentions for Rule {
    fn leaves(&self, months: bool, visit: &mut dyn FnMut(Leaf)) {
        self.requires.iter().for_each(|it| it.leaves(months, visit));
        self.grant.iter().flat_map(|grant| &grant.cases).for_each(|it| it.leaves(months, visit));
    }
}

impl Mentions for Definition {
    fn leaves(&self, months: bool, visit: &mut dyn FnMut(Leaf)) {
        self.whole.iter().for_each(|it| it.leaves(months, visit));
        self.requires.iter().for_each(|it| it.leaves(months, visit));
    }
}
