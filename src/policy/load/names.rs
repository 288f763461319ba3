//! What names stand for, everywhere and within one policy.

use std::collections::BTreeMap;

use crate::formula::{Choices, FactId, GroupId, Names, Symbol};
use crate::policy::{Catalog, Domain};

/// Names by their full form; a policy's own are `policy.name`.
#[derive(Default)]
pub(crate) struct Scope {
    symbols: BTreeMap<String, Symbol>,
    /// The policy within which short names are looked up first.
    pub(crate) policy: Option<String>,
}

impl Scope {
    /// Adds a name; `false` when it is taken.
    pub(crate) fn add(&mut self, name: &str, symbol: Symbol) -> bool {
        self.symbols.insert(name.to_owned(), symbol).is_none()
    }

    pub(crate) fn over<'a>(&'a self, catalog: &'a Catalog) -> InScope<'a> {
        InScope { scope: self, catalog }
    }

    fn get(&self, prefix: Option<&str>, name: &str) -> Option<Symbol> {
        match prefix {
            Some(prefix) => self.symbols.get(&format!("{prefix}.{name}")).copied(),
            None => self.symbols.get(name).copied(),
        }
    }
}

/// A scope and the catalogue its names belong to.
pub(crate) struct InScope<'a> {
    scope: &'a Scope,
    catalog: &'a Catalog,
}

impl Names for InScope<'_> {
    /// Facts of the row come first, then the policy's own names, then those of everybody.
    fn symbol(&self, name: &str, row: Option<GroupId>) -> Option<Symbol> {
        let group = row.and_then(|row| self.catalog.groups.get(row.at())).map(|group| group.id.as_str());
        let prefixes = [group, self.scope.policy.as_deref()];
        let own = prefixes.into_iter().flatten().find_map(|prefix| self.scope.get(Some(prefix), name));
        own.or_else(|| self.scope.get(None, name))
    }

    fn options(&self, fact: FactId, name: &str) -> Option<Choices> {
        match self.catalog.fact(fact)?.domain {
            Domain::Choice(at) => self.catalog.choices.get(at)?.named(name),
            _ => None,
        }
    }
}
