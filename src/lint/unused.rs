//! Lints of what is declared and never used, and of readings that nobody has settled.

use std::collections::BTreeSet;

use crate::formula::{FactId, Leaf, Mentions};
use crate::lint::codes::Say;
use crate::lint::{At, Subject};
use crate::policy::{Ask, Catalog, Fact, both};

pub(super) fn facts(subject: &Subject<'_>, say: &mut Say<'_>) {
    let used = used(subject.catalog);
    for (number, fact) in subject.catalog.facts.iter().enumerate() {
        if !used.facts.contains(&number) {
            let at = At::declared(subject.catalog, "facts", &fact.id).field("id");
            let id = &fact.id;
            say(at, both(format!("`{id}` 问了没有用处"), format!("nothing turns on `{id}`")));
        }
    }
}

pub(super) fn parameters(subject: &Subject<'_>, say: &mut Say<'_>) {
    let used = used(subject.catalog);
    for (number, parameter) in subject.catalog.parameters.iter().enumerate() {
        if !used.parameters.contains(&number) {
            let at = At::declared(subject.catalog, "parameters", &parameter.id).field("id");
            let id = &parameter.id;
            say(at, both(format!("`{id}` 没有哪里用到"), format!("nothing is made of `{id}`")));
        }
    }
}

pub(super) fn open_readings(subject: &Subject<'_>, say: &mut Say<'_>) {
    for fact in subject.catalog.facts.iter().filter(|fact| is_open_reading(fact)) {
        let at = At::declared(subject.catalog, "facts", &fact.id).field("id");
        let label = &fact.label.zh;
        say(at, both(format!("“{label}”还没有答复"), format!("nobody has settled “{label}”")));
    }
}

/// Whether a fact is a reading of the law that nobody has settled.
pub(super) fn is_open_reading(fact: &Fact) -> bool {
    fact.ask == Ask::Never && fact.settled.is_none()
}

/// What formulas mention, by number.
#[derive(Default)]
struct Used {
    facts: BTreeSet<usize>,
    parameters: BTreeSet<usize>,
}

impl Used {
    fn add(&mut self, it: &dyn Mentions) {
        it.leaves(true, &mut |leaf| match leaf {
            Leaf::Fact(id) => drop(self.facts.insert(id.at())),
            Leaf::Parameter(id) => drop(self.parameters.insert(id.at())),
            Leaf::Definition(_) | Leaf::Rule(_) | Leaf::Group(_) | Leaf::Day => {}
        });
    }
}

fn used(catalog: &Catalog) -> Used {
    let mut used = Used::default();
    catalog.definitions.iter().for_each(|definition| used.add(definition));
    catalog.rules.iter().for_each(|rule| used.add(rule));
    // A parameter keyed by a fact turns on it where it is used.
    let keyed = catalog.parameters.iter().enumerate().filter(|(number, _)| used.parameters.contains(number));
    let by: Vec<_> = keyed.filter_map(|(_, parameter)| parameter.by).map(FactId::at).collect();
    used.facts.extend(by);
    used
}
