//! Files to a catalogue. Loading does not stop at the first fault: it reports every one it can see.

mod cells;
mod changes;
mod choices;
mod conditions;
mod facts;
mod formulas;
mod local;
mod mend;
mod migrations;
mod names;
mod order;
mod parameters;
mod plan;
mod policies;
mod reader;
mod shape;
mod splits;
mod structure;

use std::sync::LazyLock;

pub use formulas::formula_words;
use serde::Deserialize;

use crate::policy::codes::WRONG_SHAPE;
use crate::policy::file::{LocalFile, PolicyFile, SharedFile};
use crate::policy::load::mend::{Mended, mend};
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, Problems, Reader};
use crate::policy::load::shape::Shape;
use crate::policy::{Catalog, Problem, both, without_place};

/// The name of the policy that a file holds: it is the file's.
fn policy_of(name: &str) -> Option<&str> {
    name.strip_prefix("policies/").map(|name| name.strip_suffix(".json").unwrap_or(name))
}

/// Loads files, given as name and text; those under `policies/` hold one policy each, those under `local/` the
/// figures of one place each. The catalogue has what could be read; it is fit for use only when there are no problems.
///
/// Every problem is said at once, up to 1000: what is wrong with the structure of a file is mended, so that
/// all else in it is judged too, and nothing is said of what only follows from another problem.
pub fn load(files: &[(&str, &str)]) -> (Catalog, Vec<Problem>) {
    static SHAPES: LazyLock<[serde_json::Value; 3]> =
        LazyLock::new(|| schemas().map(|(_, schema)| schema.to_value()));
    let [shared_shape, policy_shape, local_shape] = &*SHAPES;
    let policies = files.iter().filter_map(|(name, _)| policy_of(name)).map(str::to_owned).collect();
    let mut reader = Reader { policies, ..Reader::default() };
    if structure::too_large_in_all(files, &mut reader.problems) {
        return (reader.catalog, reader.problems.sorted());
    }
    let (mut shared_texts, mut policy_texts, mut local_texts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut scope, mut whole) = (Scope::default(), true);
    for (name, text) in files {
        let file = File { name, text, mended: None };
        let (policy, local) = (policy_of(name), local::division_of(name));
        if structure::unreadable(file, &mut reader.problems) {
            whole &= policy.is_some() || local.is_some();
            scope.unread_policies.extend(policy.map(str::to_owned));
        } else if policy.is_some() {
            policy_texts.push(mend(file, Shape::of(policy_shape), &mut reader.problems));
        } else if local.is_some() {
            local_texts.push(mend(file, Shape::of(local_shape), &mut reader.problems));
        } else {
            shared_texts.push(mend(file, Shape::of(shared_shape), &mut reader.problems));
        }
    }
    policy_texts.sort_by_key(|text| text.name);
    let shared = parse::<SharedFile<'_>>(&shared_texts, &mut reader.problems);
    let policies = parse::<PolicyFile<'_>>(&policy_texts, &mut reader.problems);
    let local = parse::<LocalFile<'_>>(&local_texts, &mut reader.problems);
    // Without what is shared nearly every name would be said to be unknown.
    if whole && !reader.problems.is_full() {
        assemble(&mut reader, &mut scope, shared, policies, local);
    }
    (reader.catalog, reader.problems.sorted())
}

/// What names stand for is known before what uses them is read.
fn assemble<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    mut shared: Vec<(File<'a>, SharedFile<'a>)>,
    mut policies: Vec<(File<'a>, PolicyFile<'a>)>,
    mut local: Vec<(File<'a>, LocalFile<'a>)>,
) {
    for (file, it) in &mut shared {
        reader.format(*file, &it.format);
        facts::sources(reader, *file, std::mem::take(&mut it.sources));
    }
    for (file, it) in &mut local {
        reader.format(*file, &it.format);
        facts::sources(reader, *file, std::mem::take(&mut it.sources));
    }
    for (file, it) in &mut shared {
        choices::choices(reader, *file, std::mem::take(&mut it.choices));
        facts::topics(reader, *file, std::mem::take(&mut it.topics));
    }
    for (file, it) in &mut shared {
        facts::groups(reader, scope, *file, std::mem::take(&mut it.groups));
    }
    let mut needs = Vec::new();
    for (file, it) in &mut shared {
        facts::facts(reader, scope, *file, None, std::mem::take(&mut it.facts), &mut needs);
    }
    for (file, it) in &mut policies {
        reader.format(*file, &it.format);
        policies::identity(reader, *file, &mut it.id);
        facts::facts(reader, scope, *file, Some(&it.id.value), std::mem::take(&mut it.facts), &mut needs);
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
    changes::needs(reader, scope, needs);
    for (file, it) in &mut shared {
        conditions::constraints(reader, scope, *file, std::mem::take(&mut it.constraints));
        plan::plan(reader, *file, std::mem::take(&mut it.plan));
        plan::unfound(reader, std::mem::take(&mut it.unfound));
        migrations::migrations(reader, *file, std::mem::take(&mut it.migrations));
    }
    for (file, it) in policies {
        policies::policy(reader, scope, file, it);
    }
    local::figures(reader, local);
    splits::find(&mut reader.catalog);
}

/// What the mended texts say.
fn parse<'a, T: Deserialize<'a>>(texts: &'a [Mended<'a>], problems: &mut Problems) -> Vec<(File<'a>, T)> {
    let mut read = Vec::with_capacity(texts.len());
    for text in texts {
        let file = text.file();
        match serde_json::from_str(file.text) {
            Ok(it) => read.push((file, it)),
            Err(error) => {
                let help = both(
                    "改正它；如果与格式说明一致，就是程序读文件出了毛病",
                    "correct it; if it is like the schema, this is a fault of the loader",
                );
                let said = without_place(&error);
                let message = both(format!("这个文件读不进（{said}）"), said);
                problems.add(file, (file.text, 0, 1), WRONG_SHAPE, message, help);
            }
        }
    }
    read
}

/// The JSON Schemas of the kinds of files: shared sections, a policy, the figures of a place.
pub fn schemas() -> [(&'static str, schemars::Schema); 3] {
    [
        ("shared", schemars::schema_for!(SharedFile<'static>)),
        ("policy", schemars::schema_for!(PolicyFile<'static>)),
        ("local", schemars::schema_for!(LocalFile<'static>)),
    ]
}
