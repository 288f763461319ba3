//! What the rules of a policy use, through definitions too.

use std::collections::BTreeSet;

use crate::formula::{DefinitionId, FactId, Leaf, Mentions, ParameterId};
use crate::policy::{Amount, Catalog, Condition, ConditionKind, Policy, Rule};

/// What the rules of a policy use, in the order of the catalogue.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) facts: BTreeSet<FactId>,
    pub(super) parameters: BTreeSet<ParameterId>,
    pub(super) definitions: BTreeSet<DefinitionId>,
}

impl Uses {
    pub(super) fn of(catalog: &Catalog, policy: &Policy) -> Self {
        let mut uses = Self::default();
        for rule in catalog.rules_of(policy) {
            uses.rule(catalog, rule);
        }
        uses
    }

    fn rule(&mut self, catalog: &Catalog, rule: &Rule) {
        self.conditions(catalog, &rule.requires);
        for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
            if let Some(when) = &case.when {
                self.formula(catalog, when);
            }
            match &case.amount {
                Amount::Quantity(quantity) => self.formula(catalog, quantity),
                Amount::Moment(moment) => self.formula(catalog, moment),
            }
        }
    }

    fn conditions(&mut self, catalog: &Catalog, conditions: &[Condition]) {
        for condition in conditions {
            match &condition.kind {
                ConditionKind::All(inner) | ConditionKind::Any(inner) => self.conditions(catalog, inner),
                ConditionKind::Clause { test, binds, .. } => {
                    self.formula(catalog, test);
                    if let Some(binds) = binds {
                        self.formula(catalog, binds);
                    }
                }
            }
        }
    }

    fn formula(&mut self, catalog: &Catalog, formula: &impl Mentions) {
        let mut leaves = Vec::new();
        formula.leaves(true, &mut |leaf| leaves.push(leaf));
        for leaf in leaves {
            self.leaf(catalog, leaf);
        }
    }

    fn leaf(&mut self, catalog: &Catalog, leaf: Leaf) {
        match leaf {
            Leaf::Fact(id) => drop(self.facts.insert(id)),
            Leaf::Parameter(id) => {
                self.parameters.insert(id);
                self.facts.extend(catalog.parameters.get(id.at()).and_then(|it| it.by));
            }
            Leaf::Definition(id) => {
                if self.definitions.insert(id)
                    && let Some(definition) = catalog.definitions.get(id.at())
                {
                    if let Some(whole) = &definition.whole {
                        self.formula(catalog, whole);
                    }
                    self.conditions(catalog, &definition.requires);
                }
            }
            Leaf::Rule(_) | Leaf::Group(_) | Leaf::Day => {}
        }
    }
}
