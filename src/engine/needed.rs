//! What has to be gone through to know what some rules come to: these, and the definitions and rules they build on.

use crate::formula::{Leaf, Mentions};
use crate::policy::{Amount, Catalog, Condition, ConditionKind, Rule};

/// Which definitions and rules of a catalogue are needed.
#[derive(Clone, Debug)]
pub(crate) struct Needed {
    definitions: Vec<bool>,
    rules: Vec<bool>,
}

impl Needed {
    /// For these rules.
    pub(crate) fn by(catalog: &Catalog, rules: impl IntoIterator<Item = usize>) -> Self {
        let mut needed = Self {
            definitions: vec![false; catalog.definitions.len()],
            rules: vec![false; catalog.rules.len()],
        };
        for at in rules {
            needed.rule(catalog, at);
        }
        needed
    }

    /// What others need too.
    pub(crate) fn with<'a>(mut self, others: impl IntoIterator<Item = &'a Self>) -> Self {
        for other in others {
            join(&mut self.definitions, &other.definitions);
            join(&mut self.rules, &other.rules);
        }
        self
    }

    pub(crate) fn has_definition(&self, at: usize) -> bool {
        self.definitions.get(at).copied().unwrap_or_default()
    }

    /// The rules, ascending.
    pub(crate) fn rules(&self) -> impl Iterator<Item = usize> {
        (0..self.rules.len()).filter(|at| self.has_rule(*at))
    }

    pub(crate) fn has_rule(&self, at: usize) -> bool {
        self.rules.get(at).copied().unwrap_or_default()
    }

    fn rule(&mut self, catalog: &Catalog, at: usize) {
        let Some(rule) = catalog.rules.get(at).filter(|_| mark(&mut self.rules, at)) else { return };
        self.conditions(catalog, &rule.requires);
        self.grant(catalog, rule);
    }

    fn definition(&mut self, catalog: &Catalog, at: usize) {
        let found = catalog.definitions.get(at).filter(|_| mark(&mut self.definitions, at));
        let Some(definition) = found else { return };
        definition.whole.iter().for_each(|whole| self.leaves(catalog, whole));
        self.conditions(catalog, &definition.requires);
    }

    fn grant(&mut self, catalog: &Catalog, rule: &Rule) {
        for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
            case.when.iter().for_each(|when| self.leaves(catalog, when));
            match &case.amount {
                Amount::Quantity(amount) => self.leaves(catalog, amount),
                Amount::Moment(amount) => self.leaves(catalog, amount),
            }
        }
    }

    fn conditions(&mut self, catalog: &Catalog, conditions: &[Condition]) {
        for condition in conditions {
            match &condition.kind {
                ConditionKind::All(inner) | ConditionKind::Any(inner) => self.conditions(catalog, inner),
                ConditionKind::Clause { test, binds, .. } => {
                    self.leaves(catalog, test);
                    if let Some(binds) = binds {
                        self.leaves(catalog, binds);
                    }
                }
            }
        }
    }

    fn leaves(&mut self, catalog: &Catalog, formula: &dyn Mentions) {
        formula.leaves(true, &mut |leaf| match leaf {
            Leaf::Definition(id) => self.definition(catalog, id.at()),
            Leaf::Rule(id) => self.rule(catalog, id.at()),
            Leaf::Fact(_) | Leaf::Parameter(_) | Leaf::Group(_) | Leaf::Day => {}
        });
    }
}

/// Marks one; whether it was not marked before.
fn mark(marks: &mut [bool], at: usize) -> bool {
    marks.get_mut(at).is_some_and(|mark| !std::mem::replace(mark, true))
}

fn join(marks: &mut [bool], others: &[bool]) {
    for (mark, other) in marks.iter_mut().zip(others) {
        *mark |= other;
    }
}
