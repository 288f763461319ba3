//! A policy and its rules: one file under `policies/`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::policy::file::{ConditionEntry, FactEntry, ParameterEntry, TextEntry};
use crate::policy::spot::Spot;
use crate::policy::{Audience, Incomplete, Kind, Level, Paid, Payee, Round, Scope};

/// A policy: one file under `policies/`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PolicyFile<'a> {
    /// The version of this format: 1.
    #[serde(borrow)]
    pub(crate) format: Spot<'a, u32>,
    /// Its name; also the file's.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// The part of the plan it belongs to.
    #[serde(borrow)]
    pub(crate) item: Option<Spot<'a, String>>,
    /// What kind of thing it is.
    pub(crate) kind: Kind,
    /// Its name.
    pub(crate) title: TextEntry,
    /// One sentence in plain words.
    pub(crate) summary: TextEntry,
    /// For whom it is listed; decides no verdict.
    pub(crate) audience: Vec<Audience>,
    /// Who decided it.
    pub(crate) level: Level,
    /// Where it holds, when not everywhere; only shown: the rule has the condition.
    pub(crate) place: Option<TextEntry>,
    /// Who is paid, unless a rule says otherwise.
    pub(crate) payee: Option<Payee>,
    /// Who is responsible.
    #[serde(default)]
    pub(crate) departments: Vec<String>,
    /// How to get it.
    pub(crate) apply: Option<ApplyEntry>,
    /// What only the office can check.
    #[serde(default)]
    pub(crate) office_checks: Vec<TextEntry>,
    /// When the qualifying thing must happen.
    #[serde(borrow)]
    pub(crate) events: Option<WindowEntry<'a>>,
    /// When one may ask.
    #[serde(borrow)]
    pub(crate) claim: Option<WindowEntry<'a>>,
    /// Facts that only this policy uses.
    #[serde(borrow, default)]
    pub(crate) facts: Vec<Spot<'a, FactEntry<'a>>>,
    /// Numbers of the law.
    #[serde(borrow, default)]
    pub(crate) parameters: Vec<Spot<'a, ParameterEntry<'a>>>,
    /// What must hold and what is given.
    #[serde(borrow, default)]
    pub(crate) rules: Vec<Spot<'a, RuleEntry<'a>>>,
    /// Policies that cannot be had together with it.
    #[serde(borrow, default)]
    pub(crate) excludes: Vec<Spot<'a, ExclusionEntry<'a>>>,
    /// Public targets; never an entitlement.
    #[serde(borrow, default)]
    pub(crate) targets: Vec<Spot<'a, ClauseEntry<'a>>>,
    /// The clauses it stands on, verbatim.
    #[serde(borrow, default)]
    pub(crate) clauses: Vec<Spot<'a, ClauseEntry<'a>>>,
    /// What is to be known about it.
    #[serde(default)]
    pub(crate) notes: Vec<TextEntry>,
    /// What was looked for and not found.
    #[serde(default)]
    pub(crate) unknown: Vec<TextEntry>,
}

/// How to get it; what is not known is left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApplyEntry {
    /// The way.
    pub(crate) how: Option<TextEntry>,
    /// The place.
    #[serde(rename = "where")]
    pub(crate) place: Option<TextEntry>,
    /// What to bring.
    #[serde(default)]
    pub(crate) documents: Vec<TextEntry>,
    /// Whom to ask; 12333 where nothing better is known.
    pub(crate) contact: Option<TextEntry>,
}

/// From when to when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WindowEntry<'a> {
    /// The first day.
    #[serde(borrow)]
    pub(crate) from: Option<Spot<'a, String>>,
    /// The last day.
    #[serde(borrow)]
    pub(crate) until: Option<Spot<'a, String>>,
    /// Where it stands.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
    /// The clause, verbatim.
    #[serde(borrow)]
    pub(crate) quote: Option<Spot<'a, String>>,
}

/// What must hold, and what is given then.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleEntry<'a> {
    /// Its name; other rules below mention it as `policy.rule`.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// What is read, where it differs from the policy's name.
    pub(crate) title: Option<TextEntry>,
    /// The group for each of whose rows it is judged and paid.
    #[serde(borrow)]
    pub(crate) for_each: Option<Spot<'a, String>>,
    /// All must hold.
    #[serde(borrow)]
    pub(crate) requires: Vec<Spot<'a, ConditionEntry<'a>>>,
    /// What is given; left out for a right or a service.
    #[serde(borrow)]
    pub(crate) grants: Option<Spot<'a, GrantEntry<'a>>>,
    /// Who is paid, where it differs from the policy's payee.
    pub(crate) payee: Option<Payee>,
    /// Why it can never be 符合 by answers alone: its object, term or conditions are not all known.
    pub(crate) incomplete: Option<Incomplete>,
    /// Whether one who has had it cannot have it again: adds the fact `received.<policy>` (已领过) and its condition.
    #[serde(default)]
    pub(crate) once_only: bool,
    /// Where it stands that it is once only; where this is left out, that is where the amount stands.
    #[serde(borrow)]
    pub(crate) once_source: Option<Spot<'a, String>>,
    /// The words of that, verbatim.
    #[serde(borrow)]
    pub(crate) once_quote: Option<Spot<'a, String>>,
}

/// What a rule gives: `amount`, or `cases` of which the first that holds counts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrantEntry<'a> {
    /// How it is paid.
    pub(crate) paid: Paid,
    /// The amount, for each row where the rule is `for_each`.
    #[serde(borrow)]
    pub(crate) amount: Option<CaseEntry<'a>>,
    /// Alternatives, first match counts; the last has no `when`.
    #[serde(borrow, default)]
    pub(crate) cases: Vec<Spot<'a, CaseEntry<'a>>>,
    /// How a fraction of a fen is dealt with, where the amount can have one.
    pub(crate) round: Option<Round>,
}

/// An amount and when it is the one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseEntry<'a> {
    /// When it is the one; the last case has none.
    #[serde(borrow)]
    pub(crate) when: Option<Spot<'a, String>>,
    /// The formula.
    #[serde(borrow)]
    pub(crate) grants: Spot<'a, String>,
    /// What is read.
    pub(crate) text: TextEntry,
    /// Where it stands.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
    /// The clause, verbatim.
    #[serde(borrow)]
    pub(crate) quote: Option<Spot<'a, String>>,
}

/// Policies that cannot be had together.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExclusionEntry<'a> {
    /// The other.
    #[serde(borrow)]
    pub(crate) policy: Spot<'a, String>,
    /// For the same person, the same hire or the same firm.
    pub(crate) scope: Scope,
    /// Whether the text says so; where no text says either way it is `false`.
    pub(crate) certain: bool,
    /// Where it stands.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
    /// The clause, verbatim.
    #[serde(borrow)]
    pub(crate) quote: Option<Spot<'a, String>>,
}

/// A clause and what it says in plain words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClauseEntry<'a> {
    /// In plain words.
    pub(crate) text: TextEntry,
    /// Where it stands.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
    /// The clause, verbatim; left out where only a report of it is known.
    #[serde(borrow)]
    pub(crate) quote: Option<Spot<'a, String>>,
}
