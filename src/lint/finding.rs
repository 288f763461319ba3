//! What a lint found, and where in the files it stands.

use serde_json::value::RawValue;

use crate::lint::lint_of;
use crate::policy::spot::Entries;
use crate::policy::{Catalog, Place, Problem, Text, both};

/// Where something stands: in a policy's file or a shared one, by the keys that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The policy in whose file it is.
    policy: Option<String>,
    steps: Vec<Step>,
}

/// A step downward in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a field.
    Field(&'static str),
    /// To the element of a list that has this `id`.
    Named(String),
    /// To the element of a list at this place.
    Number(usize),
}

/// What a lint found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The lint's code.
    pub code: &'static str,
    /// Where.
    pub at: At,
    /// What was found, in the words of the files.
    pub message: Text,
}

impl At {
    /// A policy's file.
    pub(super) fn policy(id: &str) -> Self {
        Self { policy: Some(id.to_owned()), steps: Vec::new() }
    }

    /// Whichever shared file has what the steps lead to.
    pub(super) fn shared() -> Self {
        Self { policy: None, steps: Vec::new() }
    }

    /// The file that declares a name: that of the policy whose name it begins with, else a shared one.
    pub(super) fn declared(catalog: &Catalog, section: &'static str, id: &str) -> Self {
        let own = id.split_once('.').filter(|(policy, _)| catalog.policy(policy).is_some());
        match own {
            Some((policy, rest)) if section == "parameters" => {
                Self::policy(policy).field(section).named(rest)
            }
            Some((policy, _)) => Self::policy(policy).field(section).named(id),
            None => Self::shared().field(section).named(id),
        }
    }

    /// The policy in whose file it is, where it is not in a shared one.
    pub fn policy_id(&self) -> Option<&str> {
        self.policy.as_deref()
    }

    pub(super) fn field(mut self, name: &'static str) -> Self {
        self.steps.push(Step::Field(name));
        self
    }

    pub(super) fn named(mut self, id: &str) -> Self {
        self.steps.push(Step::Named(id.to_owned()));
        self
    }

    pub(super) fn number(mut self, at: usize) -> Self {
        self.steps.push(Step::Number(at));
        self
    }

    /// The place in the files, given as name and text; what is not found there is where the way to it ends.
    pub fn place(&self, files: &[(String, String)]) -> Place {
        let own = self.policy.as_ref().map(|policy| format!("policies/{policy}.json"));
        let candidates = files.iter().filter(|(name, _)| match &own {
            Some(own) => name == own,
            None => !name.contains('/'),
        });
        let found = candidates.map(|(name, text)| (self.deepest(text), name, text));
        let best = found.reduce(|best, it| if best.0.0 < it.0.0 { it } else { best });
        let Some(((_, raw), name, text)) = best else { return Place::new("", "", 0, 0) };
        let start = raw.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        // An object is shown by its first line.
        let len = raw.split('\n').next().map_or(0, str::len);
        Place::new(name, text, start, len)
    }

    /// How many steps can be gone in a text, and what is there.
    fn deepest<'t>(&self, text: &'t str) -> (usize, &'t str) {
        let mut raw = text;
        for (gone, step) in self.steps.iter().enumerate() {
            let Some(next) = inside(raw, step) else { return (gone, raw) };
            raw = next;
        }
        (self.steps.len(), raw)
    }
}

fn inside<'t>(raw: &'t str, step: &Step) -> Option<&'t str> {
    let element = |list: &'t str| serde_json::from_str::<Vec<&'t RawValue>>(list).ok();
    match step {
        Step::Field(name) => field(raw, name),
        Step::Number(at) => element(raw)?.get(*at).map(|it| it.get()),
        Step::Named(id) => {
            let is = |it: &&RawValue| field(it.get(), "id").is_some_and(|raw| raw.trim_matches('"') == id);
            element(raw)?.into_iter().find(is).map(RawValue::get)
        }
    }
}

fn field<'t>(raw: &'t str, name: &str) -> Option<&'t str> {
    let Entries(entries) = serde_json::from_str(raw).ok()?;
    entries.into_iter().find(|(field, _)| field.value == name).map(|(_, value)| value.get())
}

impl Finding {
    /// As a problem of the files.
    pub fn problem(&self, files: &[(String, String)]) -> Problem {
        let code = self.code;
        let help = both(
            format!("`policy lint --explain {code}` 说明为什么、怎么改"),
            format!("`policy lint --lang en --explain {code}` says why this matters and what to do"),
        );
        Problem { place: self.at.place(files), code, message: self.message.clone(), help }
    }

    /// Whether it is only to be known: the data is right, and the world is so.
    pub fn is_notice(&self) -> bool {
        lint_of(self.code).is_some_and(|lint| lint.notice)
    }
}
