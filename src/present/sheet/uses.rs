//! What the rules of a policy use, through definitions too.

use std::collections::BTreeSet;

use crate::formula::{DefinitionId, FactId, Leaf, Mentions, ParameterId};
use crate::policy::{Catalog, Policy};

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
            uses.all_of(catalog, rule);
        }
        uses
    }

    fn all_of(&mut self, catalog: &Catalog, it: &dyn Mentions) {
        it.leaves(true, &mut |leaf| self.leaf(catalog, leaf));
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
                    self.all_of(catalog, definition);
                }
            }
            Leaf::Rule(_) | Leaf::Group(_) | Leaf::Day => {}
        }
    }
}
