//! What has to be gone through to know what some rules come to: these, and the definitions and rules they build on.

use crate::formula::{Leaf, Mentions};
use crate::policy::Catalog;

/// Which definitions and rules of a catalogue are needed.
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
        if let Some(rule) = catalog.rules.get(at).filter(|_| mark(&mut self.rules, at)) {
            self.all_of(catalog, rule);
        }
    }

    fn definition(&mut self, catalog: &Catalog, at: usize) {
        if let Some(definition) = catalog.definitions.get(at).filter(|_| mark(&mut self.definitions, at)) {
            self.all_of(catalog, definition);
        }
    }

    fn all_of(&mut self, catalog: &Catalog, it: &dyn Mentions) {
        it.leaves(true, &mut |leaf| match leaf {
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
