//! What names stand for, everywhere and within one policy.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::{Choices, FactId, GroupId, Names, Symbol};
use crate::policy::{Catalog, Domain};

/// Names by their full form; a policy's own are `policy.name`.
#[derive(Default)]
pub(crate) struct Scope {
    symbols: BTreeMap<String, Symbol>,
    /// Policies whose files cannot be read, so that none of their names is known.
    pub(crate) unread_policies: BTreeSet<String>,
    /// The policy within which short names are looked up first.
    pub(crate) policy: Option<String>,
}

impl Scope {
    /// Adds a name; `false` when it is taken.
    pub(crate) fn add(&mut self, name: &str, symbol: Symbol) -> bool {
        self.symbols.insert(name.to_owned(), symbol).is_none()
    }

    /// Adds a name whose declaration is at fault; `false` when it is taken, and then stands for what it did.
    pub(crate) fn unread(&mut self, name: &str) -> bool {
        *self.symbols.entry(name.to_owned()).or_insert(Symbol::Unread) == Symbol::Unread
    }

    /// Whether the declaration of that name is at fault.
    pub(crate) fn is_unread(&self, name: &str) -> bool {
        self.symbols.get(name) == Some(&Symbol::Unread)
    }

    pub(crate) fn over<'a>(&'a self, catalog: &'a Catalog) -> InScope<'a> {
        InScope { scope: self, catalog }
    }

    /// What a name stands for that may be one of those of a policy whose file cannot be read.
    fn unread_of(&self, name: &str) -> Option<Symbol> {
        let policy = name.strip_prefix("received.").unwrap_or(name).split('.').next()?;
        self.unread_policies.contains(policy).then_some(Symbol::Unread)
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
        own.or_else(|| self.scope.get(None, name)).or_else(|| self.scope.unread_of(name))
    }

    fn options(&self, fact: FactId, name: &str) -> Option<Choices> {
        match self.catalog.fact(fact)?.domain {
            Domain::Choice(at) => self.catalog.choices.get(at)?.named(name),
            _ => None,
        }
    }
}
