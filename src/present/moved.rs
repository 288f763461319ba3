//! Answers that were given under another release, as those of this one.

use crate::policy::{Catalog, Migration};
use crate::present::{Form, LINES, Locale, Named};

/// What became of an answer that was given under another release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The name of what was asked.
    pub name: String,
    /// Its name now; nothing where it is not asked.
    pub now: Option<String>,
    /// Why it is not asked any more, if the data say.
    pub why: Option<String>,
}

impl Form {
    /// Gives what was typed the names that `catalog` has for it, and says of what it does not ask. That stays as it was
    /// typed, for a release that asks it. `before` is the release that was asked by so far, where that is at hand: one
    /// that is newer than `catalog` knows what was renamed in between.
    pub fn moved(&mut self, catalog: &Catalog, before: Option<&Catalog>, locale: Locale) -> Vec<Moved> {
        let tables = [&*catalog.migrations, before.map_or(&[], |before| &*before.migrations)];
        let mut names = Names { catalog, tables, locale, moved: Vec::new() };
        names.rename(&mut self.inputs, "");
        for (group, rows) in self.rows.all_mut() {
            for row in rows {
                names.rename(row, &[group, "."].concat());
            }
        }
        names.moved
    }
}

struct Names<'a> {
    catalog: &'a Catalog,
    tables: [&'a [Migration]; 2],
    locale: Locale,
    moved: Vec<Moved>,
}

impl Names<'_> {
    /// Gives everything its name of now; `group` stands before the names.
    fn rename(&mut self, typed: &mut Named<String>, group: &str) {
        for (name, it) in typed.clone().all() {
            let full = [group, name].concat();
            if (group.is_empty() || (name != "count" && name != LINES)) && !is_asked(self.catalog, &full) {
                let moved = self.became(full);
                let to = moved.now.as_ref().and_then(|now| now.strip_prefix(group));
                if let Some(to) = to.filter(|to| !typed.contains(to)) {
                    typed.remove(name);
                    typed.insert(to, it.clone());
                }
                if !self.moved.contains(&moved) {
                    self.moved.push(moved);
                }
            }
        }
    }

    /// What became of a name; towards an older release, what it was called then.
    fn became(&self, name: String) -> Moved {
        let mut moved = Moved { name, now: None, why: None };
        for Migration { from, to, why } in self.tables.into_iter().flatten() {
            let to = to.as_ref();
            let other =
                if *from == moved.name { to } else { to.filter(|to| **to == moved.name).map(|_| from) };
            if let Some(other) = other.filter(|other| is_asked(self.catalog, other)) {
                moved.now = Some(other.clone());
            }
            if let Some(why) = why.as_ref().filter(|_| *from == moved.name) {
                moved.why = Some(self.locale.of(why).to_owned());
            }
        }
        moved
    }
}

fn is_asked(catalog: &Catalog, name: &str) -> bool {
    catalog.fact_id(name).is_some() || catalog.group_id(name).is_some()
}

impl Locale {
    /// What a fact or group is called; its name where the release does not ask it.
    pub fn label(self, catalog: &Catalog, name: &str) -> String {
        let fact = catalog.fact_id(name).and_then(|id| catalog.fact(id)).map(|fact| &fact.label);
        let group = || catalog.groups.iter().find(|group| group.id == name).map(|group| &group.title);
        fact.or_else(group).map_or(name, |text| self.of(text)).to_owned()
    }
}
