//! What two sets of authored files say differently, clause by clause.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

/// Something that is said differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind of thing it is.
    pub kind: DifferenceKind,
    /// The policy; nothing for what many share.
    pub policy: Option<String>,
    /// Where in its file, by the names of what it is in.
    pub path: Vec<String>,
    /// What was said; nothing where it is new.
    pub before: Option<String>,
    /// What is said now; nothing where it is gone.
    pub after: Option<String>,
}

/// What kind of thing is said differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// A whole policy.
    Policy,
    /// A rule.
    Rule,
    /// A condition.
    Condition,
    /// What is given.
    Amount,
    /// A value of a parameter.
    Value,
    /// A window.
    Window,
    /// What may not be had together.
    Exclusion,
    /// A question.
    Question,
    /// A document.
    Source,
    /// Words that nothing is computed from.
    Text,
}

impl DifferenceKind {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Rule => "rule",
            Self::Condition => "condition",
            Self::Amount => "amount",
            Self::Value => "value",
            Self::Window => "window",
            Self::Exclusion => "exclusion",
            Self::Question => "question",
            Self::Source => "source",
            Self::Text => "text",
        }
    }

    /// That of a place, given by its fields from the outside in.
    fn of(fields: &[String]) -> Self {
        let has = |names: &[&str]| fields.iter().any(|field| names.contains(&field.as_str()));
        let last = fields.last().map_or("", String::as_str);
        match last {
            "text" | "note" | "quote" | "source" | "title" | "label" | "help" | "summary" => Self::Text,
            _ if has(&["requires", "when", "whole", "definitions"]) => Self::Condition,
            _ if has(&["grants"]) => Self::Amount,
            _ if has(&["rules"]) => Self::Rule,
            _ if has(&["parameters"]) => Self::Value,
            _ if has(&["events", "claim"]) => Self::Window,
            _ if has(&["excludes"]) => Self::Exclusion,
            _ if has(&["facts", "choices", "groups", "constraints", "topics", "migrations"]) => {
                Self::Question
            }
            _ if has(&["sources"]) => Self::Source,
            "" => Self::Policy,
            _ => Self::Text,
        }
    }
}

/// What is said differently in two sets of authored files, by name and text: shared things first, then policies by name.
pub fn differences(before: &[(String, String)], after: &[(String, String)]) -> Vec<Difference> {
    let (before, after) = (sections(before), sections(after));
    let names: BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
    let mut found = Vec::new();
    for name in names {
        let mut finder =
            Finder { policy: name.clone(), path: Vec::new(), fields: Vec::new(), found: &mut found };
        finder.compare(before.get(&name), after.get(&name));
    }
    found
}

/// What many share as one, whichever file it stands in, and each policy.
fn sections(files: &[(String, String)]) -> BTreeMap<Option<String>, Json> {
    let mut sections: BTreeMap<Option<String>, Json> = BTreeMap::new();
    for (name, text) in files {
        let Ok(Json::Object(fields)) = serde_json::from_str(text) else { continue };
        let policy = name.strip_prefix("policies/").and_then(|name| name.strip_suffix(".json"));
        let into = sections.entry(policy.map(str::to_owned)).or_insert_with(|| Json::Object(<_>::default()));
        for (field, value) in fields {
            match (into.get_mut(&field), value) {
                (Some(Json::Array(all)), Json::Array(more)) => all.extend(more),
                (_, value) => {
                    if let Some(into) = into.as_object_mut() {
                        into.insert(field, value);
                    }
                }
            }
        }
    }
    sections
}

struct Finder<'a> {
    policy: Option<String>,
    path: Vec<String>,
    fields: Vec<String>,
    found: &'a mut Vec<Difference>,
}

impl Finder<'_> {
    fn compare(&mut self, before: Option<&Json>, after: Option<&Json>) {
        match (before, after) {
            (Some(before), Some(after)) if before == after => {}
            (Some(Json::Object(a)), Some(Json::Object(b))) => {
                let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
                for name in names {
                    self.inside(Some(name), name, a.get(name), b.get(name));
                }
            }
            (Some(Json::Array(a)), Some(Json::Array(b))) => {
                for (name, a, b) in pairs(a, b) {
                    self.inside(None, &name, a, b);
                }
            }
            (before, after) => self.found.push(Difference {
                kind: DifferenceKind::of(&self.fields),
                policy: self.policy.clone(),
                path: self.path.clone(),
                before: before.map(shown),
                after: after.map(shown),
            }),
        }
    }

    fn inside(&mut self, field: Option<&String>, name: &str, before: Option<&Json>, after: Option<&Json>) {
        // The language of a text is a part of it.
        let field = field.filter(|field| !matches!(field.as_str(), "zh" | "en"));
        self.path.push(name.to_owned());
        self.fields.extend(field.cloned());
        self.compare(before, after);
        if field.is_some() {
            self.fields.pop();
        }
        self.path.pop();
    }
}

/// Which item of a list stands for which of another: those of one name, and of the others the first for the first.
fn pairs<'a>(before: &'a [Json], after: &'a [Json]) -> Vec<(String, Option<&'a Json>, Option<&'a Json>)> {
    let mut new: Vec<&Json> = after.iter().collect();
    let (mut pairs, mut gone) = (Vec::new(), Vec::new());
    for item in before {
        let same = new.iter().position(|other| name_of(other) == name_of(item));
        match same.map(|at| new.remove(at)) {
            Some(other) => pairs.push((name_of(item), Some(item), Some(other))),
            None => gone.push(item),
        }
    }
    // What has a name of its own is not another thing under another name.
    let named = |item: &Json| item.get("id").is_some();
    let mut new = new.into_iter();
    for item in gone {
        let other = if named(item) { None } else { new.next() };
        pairs.push((name_of(item), Some(item), other));
    }
    pairs.extend(new.map(|item| (name_of(item), None, Some(item))));
    pairs
}

/// By what an item of a list is known.
fn name_of(item: &Json) -> String {
    let known = ["id", "from", "key", "when", "policy", "grants"];
    let name = known.iter().find_map(|field| item.get(field)).unwrap_or(item);
    let name = if name.is_object() { name.get("text").unwrap_or(name) } else { name };
    shown(name)
}

/// In a line.
fn shown(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        Json::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join("; "),
        Json::Object(fields) => {
            let told =
                ["id", "from", "key", "value", "keys", "when", "grants", "zh", "text", "title", "any", "all"];
            let told = told.iter().filter_map(|field| fields.get(*field));
            let told: Vec<_> = told.map(shown).collect();
            if told.is_empty() { json.to_string() } else { told.join(", ") }
        }
        _ => json.to_string(),
    }
}
