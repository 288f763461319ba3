//! Which policies may come to something else where something is said differently: by the names they use.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

/// What is computed from, by name: policies, and what they share.
type Named = BTreeMap<String, Json>;

/// The policies that say something else, or use something that does, in either set of authored files.
pub fn concerned(before: &[(String, String)], after: &[(String, String)]) -> BTreeSet<String> {
    let (before, after) = (named(before), named(after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changed: BTreeSet<String> = names
        .iter()
        .filter(|name| before.get(**name) != after.get(**name))
        .map(|name| (*name).clone())
        .collect();
    loop {
        let using = names.iter().filter(|name| !changed.contains(**name)).filter(|name| {
            let said = [&before, &after].into_iter().filter_map(|it| it.get(**name));
            said.flat_map(used).any(|used| changed.contains(&used))
        });
        let using: Vec<String> = using.map(|name| (*name).clone()).collect();
        if using.is_empty() {
            let policies = changed.iter().filter_map(|name| name.strip_prefix(POLICY));
            return policies.map(str::to_owned).collect();
        }
        changed.extend(using);
    }
}

/// Before the name of a policy, which may also be that of something else.
const POLICY: &str = "policies/";

fn named(files: &[(String, String)]) -> Named {
    let mut named = Named::new();
    for (name, text) in files {
        let Ok(Json::Object(fields)) = serde_json::from_str(text) else { continue };
        if let Some(policy) = name.strip_suffix(".json").filter(|name| name.starts_with(POLICY)) {
            named.insert(policy.to_owned(), computed(Json::Object(fields)));
            continue;
        }
        for list in ["parameters", "definitions", "facts", "choices", "groups", "constraints"] {
            for item in fields.get(list).and_then(Json::as_array).into_iter().flatten() {
                let id =
                    item.get("id").or_else(|| item.get("when")).and_then(Json::as_str).unwrap_or_default();
                named.insert(id.to_owned(), computed(item.clone()));
            }
        }
    }
    named
}

/// Without what is only read.
fn computed(json: Json) -> Json {
    match json {
        Json::Object(fields) => {
            let read = ["zh", "en", "source", "quote"];
            let fields = fields.into_iter().filter(|(name, _)| !read.contains(&name.as_str()));
            Json::Object(fields.map(|(name, value)| (name, computed(value))).collect())
        }
        Json::Array(list) => Json::Array(list.into_iter().map(computed).collect()),
        other => other,
    }
}

/// The names in all texts: `a.b` is one of its own, of the policy `a`, or the key `b` of `a`.
fn used(json: &Json) -> Vec<String> {
    match json {
        Json::Object(fields) => fields.values().flat_map(used).collect(),
        Json::Array(list) => list.iter().flat_map(used).collect(),
        Json::String(text) => {
            let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
            let words = text.split(|c| !word(c)).filter(|word| !word.is_empty());
            let both = |word: &str| {
                let policy = word.split('.').next().unwrap_or(word);
                [word.to_owned(), policy.to_owned(), format!("{POLICY}{policy}")]
            };
            words.flat_map(both).collect()
        }
        _ => Vec::new(),
    }
}
