//! Files to a catalogue. Loading does not stop at the first fault: it reports every one it can see.

mod conditions;
mod facts;
mod names;
mod parameters;
mod policies;
mod reader;
mod structure;

use serde::Deserialize;

use crate::policy::file::{PolicyFile, SharedFile};
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, Reader};
use crate::policy::{Catalog, Problem};

/// Loads files, given as name and text; those under `policies/` hold one policy each. The catalogue has what
/// could be read; it is fit for use only when there are no problems.
pub fn load(files: &[(&str, &str)]) -> (Catalog, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut shared = Vec::new();
    let mut policies = Vec::new();
    for (name, text) in files {
        let file = File { name, text };
        if name.starts_with("policies/") {
            policies.extend(parse::<PolicyFile<'_>>(file, &mut problems).map(|read| (file, read)));
        } else {
            shared.extend(parse::<SharedFile<'_>>(file, &mut problems).map(|read| (file, read)));
        }
    }
    policies.sort_by(|(_, a), (_, b)| a.id.value.cmp(&b.id.value));
    let mut scope = Scope::default();
    let mut reader = Reader { catalog: Catalog::default(), problems };
    assemble(&mut reader, &mut scope, shared, policies);
    reader.problems.sort();
    (reader.catalog, reader.problems)
}

/// What names stand for is known before what uses them is read.
fn assemble<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    mut shared: Vec<(File<'a>, SharedFile<'a>)>,
    mut policies: Vec<(File<'a>, PolicyFile<'a>)>,
) {
    for (file, it) in &mut shared {
        reader.format(*file, it.format);
        facts::sources(reader, *file, std::mem::take(&mut it.sources));
    }
    for (file, it) in &mut shared {
        facts::choices(reader, *file, std::mem::take(&mut it.choices));
        facts::topics(reader, *file, std::mem::take(&mut it.topics));
    }
    for (file, it) in &mut shared {
        facts::groups(reader, scope, *file, std::mem::take(&mut it.groups));
    }
    for (file, it) in &mut shared {
        facts::facts(reader, scope, *file, None, std::mem::take(&mut it.facts));
    }
    for (file, it) in &mut policies {
        reader.format(*file, it.format);
        facts::facts(reader, scope, *file, Some(&it.id.value), std::mem::take(&mut it.facts));
        policies::received(reader, scope, *file, it);
    }
    for (file, it) in &mut shared {
        parameters::parameters(reader, scope, *file, None, std::mem::take(&mut it.parameters));
    }
    for (file, it) in &mut policies {
        parameters::parameters(reader, scope, *file, Some(&it.id.value), std::mem::take(&mut it.parameters));
    }
    let definitions = shared.iter_mut().map(|(file, it)| (*file, std::mem::take(&mut it.definitions)));
    conditions::definitions(reader, scope, definitions.collect());
    for (file, it) in &mut shared {
        conditions::constraints(reader, scope, *file, std::mem::take(&mut it.constraints));
        policies::plan(reader, *file, std::mem::take(&mut it.plan));
    }
    let ids: Vec<_> = policies.iter().map(|(file, it)| (*file, it.id.clone())).collect();
    for (file, it) in policies {
        policies::policy(reader, scope, file, it);
    }
    policies::references(reader, &ids);
}

fn parse<'a, T: Deserialize<'a>>(file: File<'a>, problems: &mut Vec<Problem>) -> Option<T> {
    if let Some(problem) = structure::unreadable(file) {
        problems.push(problem);
        return None;
    }
    match serde_json::from_str(file.text) {
        Ok(read) => Some(read),
        Err(error) => {
            problems.extend(structure::structural(file, file.text, &error));
            None
        }
    }
}

/// The JSON Schemas of the two kinds of files: shared sections, and a policy.
#[cfg(feature = "cli")]
pub fn schemas() -> [(&'static str, schemars::Schema); 2] {
    [
        ("shared", schemars::schema_for!(SharedFile<'static>)),
        ("policy", schemars::schema_for!(PolicyFile<'static>)),
    ]
}
