//! The shape of the files: the only place that serde sees. Strict: what is not named here does not load.
//!
//! Formulas and values are texts in the language of [`crate::formula`]; dates are `2025-12-01`; a source is
//! `id` or `id#place`, as in `plan#8`.

use serde::Deserialize;

use crate::policy::spot::{Each, Spot};
use crate::policy::{Audience, Incomplete, Kind, Level, Paid, Payee, Round, Scope};

/// A file outside `policies/`: what many policies share. Any section may be left out.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct SharedFile<'a> {
    /// The version of this format: 1.
    pub(crate) format: u32,
    /// Documents that anything is cited from.
    #[serde(borrow, default)]
    pub(crate) sources: Each<'a, SourceEntry<'a>>,
    /// Lists of options that several facts share, such as places.
    #[serde(borrow, default)]
    pub(crate) choices: Each<'a, ChoiceEntry<'a>>,
    /// Topics, in the order in which questions are asked.
    #[serde(borrow, default)]
    pub(crate) topics: Each<'a, TopicEntry<'a>>,
    /// Groups of people of whom rows are described.
    #[serde(borrow, default)]
    pub(crate) groups: Each<'a, GroupEntry<'a>>,
    /// Facts, in the order in which they are asked within their topic.
    #[serde(borrow, default)]
    pub(crate) facts: Each<'a, FactEntry<'a>>,
    /// What answers must keep.
    #[serde(borrow, default)]
    pub(crate) constraints: Each<'a, ConstraintEntry<'a>>,
    /// Parameters that several policies use.
    #[serde(borrow, default)]
    pub(crate) parameters: Each<'a, ParameterEntry<'a>>,
    /// Statuses that several policies use.
    #[serde(borrow, default)]
    pub(crate) definitions: Each<'a, DefinitionEntry<'a>>,
    /// The parts of the plan, in its order.
    #[serde(borrow, default)]
    pub(crate) plan: Each<'a, PlanEntry<'a>>,
}

/// Words in each language; Chinese is the text that counts.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct TextEntry {
    /// Simplified Chinese.
    pub(crate) zh: String,
    /// English; where it is missing the Chinese is shown, and said to be so.
    pub(crate) en: Option<String>,
}

/// A document.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceEntry<'a> {
    /// Short ASCII name by which it is cited.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// Its title.
    pub(crate) title: TextEntry,
    /// Its document number, if known.
    pub(crate) number: Option<String>,
    /// Who issued it, if known.
    pub(crate) issuer: Option<String>,
    /// The day of issue, if known.
    #[serde(borrow)]
    pub(crate) date: Option<Spot<'a, String>>,
    /// Its address, if known.
    pub(crate) url: Option<String>,
    /// How far it can be relied on.
    pub(crate) grade: GradeEntry,
}

/// A: official text or government site. B: media or an official account quoting it. C: uncertain.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub(crate) enum GradeEntry {
    A,
    B,
    C,
}

/// A list of options that several facts share.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoiceEntry<'a> {
    /// Its name.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// At most 128.
    #[serde(borrow)]
    pub(crate) options: Each<'a, OptionEntry<'a>>,
    /// Named sets of them, such as the counties of one wage class.
    #[serde(borrow, default)]
    pub(crate) sets: Each<'a, SetEntry<'a>>,
}

/// One option of a choice.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct OptionEntry<'a> {
    /// ASCII; division codes for places.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// What is read.
    pub(crate) label: TextEntry,
    /// A line below it.
    pub(crate) hint: Option<TextEntry>,
    /// The heading it stands under in a long list, such as its league.
    pub(crate) heading: Option<TextEntry>,
}

/// A named set of options.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct SetEntry<'a> {
    /// Its name, usable wherever an option is.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// What is read.
    pub(crate) label: TextEntry,
    /// The options in it.
    pub(crate) options: Vec<String>,
    /// Where it comes from.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
}

/// A topic of questions.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicEntry<'a> {
    /// Its name.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// What is read.
    pub(crate) title: TextEntry,
    /// A line below it.
    pub(crate) hint: Option<TextEntry>,
}

/// A group of people of whom rows are described.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupEntry<'a> {
    /// Its name in formulas: `hire`.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// The topic under which its rows are described.
    #[serde(borrow)]
    pub(crate) topic: Spot<'a, String>,
    /// What one of them is called.
    pub(crate) title: TextEntry,
    /// How their number is asked for.
    pub(crate) question: TextEntry,
    /// A line below it.
    pub(crate) help: Option<TextEntry>,
    /// The most that may be answered.
    pub(crate) most: u32,
}

/// Something the outcome may turn on.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FactEntry<'a> {
    /// Its name in formulas. One of a group is `group.name`, and inside its rows just `name`.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// The group whose rows have it.
    #[serde(borrow)]
    pub(crate) group: Option<Spot<'a, String>>,
    /// The topic under which it is asked.
    #[serde(borrow)]
    pub(crate) topic: Spot<'a, String>,
    /// A short name, as in a list of answers.
    pub(crate) label: TextEntry,
    /// The question, in plain words.
    pub(crate) question: TextEntry,
    /// What helps to answer it.
    pub(crate) help: Option<TextEntry>,
    /// Whether it is asked. `never` is a reading of the law that nobody has settled.
    #[serde(default)]
    pub(crate) ask: AskEntry,
    /// Whether a person can change it.
    pub(crate) change: ChangeEntry,
    /// How it stands to time; `event` is a date on which something happened.
    #[serde(default)]
    pub(crate) time: TimeEntry,
    /// What may be answered.
    #[serde(borrow)]
    pub(crate) domain: DomainEntry<'a>,
}

/// Whether a fact is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum AskEntry {
    /// When it matters.
    #[default]
    Always,
    /// On its policy's page only: a local figure the reader may know.
    Optional,
    /// Never: nobody can answer it but the authority.
    Never,
}

/// Whether a person can change a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChangeEntry {
    CanDo,
    WithTime,
    Fixed,
}

/// How a fact stands to time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum TimeEntry {
    #[default]
    State,
    Event,
    History,
}

/// What may be answered.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainEntry<'a> {
    /// Which of the four it is; the fields below belong to one each.
    pub(crate) kind: DomainKind,
    /// Of a choice: its options …
    #[serde(borrow, default)]
    pub(crate) options: Each<'a, OptionEntry<'a>>,
    /// … or the shared list they stand in.
    #[serde(borrow)]
    pub(crate) choice: Option<Spot<'a, String>>,
    /// Of a date or quantity: the least, as a literal (`1990-01-01`, `0 person`).
    #[serde(borrow)]
    pub(crate) min: Option<Spot<'a, String>>,
    /// Of a date or quantity: the greatest.
    #[serde(borrow)]
    pub(crate) max: Option<Spot<'a, String>>,
    /// Of a quantity: whether fractions may be answered.
    #[serde(default)]
    pub(crate) fractions: bool,
}

/// Which kind of thing is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum DomainKind {
    Truth,
    Choice,
    Date,
    Quantity,
}

/// What answers must keep; answers that break it are refused beside the facts it names.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ConstraintEntry<'a> {
    /// The group of whose rows it speaks.
    #[serde(borrow)]
    pub(crate) group: Option<Spot<'a, String>>,
    /// What must hold.
    #[serde(borrow)]
    pub(crate) when: Spot<'a, String>,
    /// What is said when it does not.
    pub(crate) text: TextEntry,
    /// The facts beside which it is said.
    #[serde(borrow)]
    pub(crate) facts: Vec<Spot<'a, String>>,
}

/// A number or date the law fixes.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ParameterEntry<'a> {
    /// Its name in formulas.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// What is read.
    pub(crate) label: TextEntry,
    /// The choice fact by which it is keyed.
    #[serde(borrow)]
    pub(crate) by: Option<Spot<'a, String>>,
    /// Ascending by `from`.
    #[serde(borrow)]
    pub(crate) values: Each<'a, ValueEntry<'a>>,
}

/// A value from a day on.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ValueEntry<'a> {
    /// The first day.
    #[serde(borrow)]
    pub(crate) from: Spot<'a, String>,
    /// Whether the document states no first day, so that its year's is taken (施行日未载明).
    #[serde(default)]
    pub(crate) from_unstated: bool,
    /// The last day, where the law ends it.
    #[serde(borrow)]
    pub(crate) until: Option<Spot<'a, String>>,
    /// The last day on which it was known unchanged; later it is 待核, one grade lower.
    #[serde(borrow)]
    pub(crate) checked: Option<Spot<'a, String>>,
    /// The value: `20000 yuan`, `at least …`, `at most …`, `unstated yuan`. Left out where `keys` has it.
    #[serde(borrow)]
    pub(crate) value: Option<Spot<'a, String>>,
    /// The values by option or set of the choice in `by`.
    #[serde(borrow, default)]
    pub(crate) keys: Each<'a, KeyEntry<'a>>,
    /// Where it stands.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
    /// The clause, verbatim.
    #[serde(borrow)]
    pub(crate) quote: Option<Spot<'a, String>>,
    /// How far it can be relied on, where less than its source.
    pub(crate) grade: Option<GradeEntry>,
}

/// The value for one key.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyEntry<'a> {
    /// An option or set of the choice.
    #[serde(borrow)]
    pub(crate) key: Spot<'a, String>,
    /// Its value.
    #[serde(borrow)]
    pub(crate) value: Spot<'a, String>,
}

/// A status that several policies use.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DefinitionEntry<'a> {
    /// Its name in formulas.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// What is read.
    pub(crate) title: TextEntry,
    /// A condition that answers it as a whole, so that nobody must say which part holds.
    #[serde(borrow)]
    pub(crate) whole: Option<Spot<'a, String>>,
    /// All must hold.
    #[serde(borrow)]
    pub(crate) requires: Each<'a, ConditionEntry<'a>>,
}

/// One clause, or several of which all or any must hold. Exactly one of `when`, `any`, `all`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionEntry<'a> {
    /// The formula of one clause.
    #[serde(borrow)]
    pub(crate) when: Option<Spot<'a, String>>,
    /// At least one must hold.
    #[serde(borrow)]
    pub(crate) any: Option<Each<'a, ConditionEntry<'a>>>,
    /// All must hold.
    #[serde(borrow)]
    pub(crate) all: Option<Each<'a, ConditionEntry<'a>>>,
    /// What is read.
    pub(crate) text: TextEntry,
    /// Where it stands.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
    /// The clause, verbatim.
    #[serde(borrow)]
    pub(crate) quote: Option<Spot<'a, String>>,
    /// What is to be known about it.
    pub(crate) note: Option<TextEntry>,
    /// The policy that is the next step where this is not met, such as a recognition.
    #[serde(borrow)]
    pub(crate) step: Option<Spot<'a, String>>,
    /// Where it binds; elsewhere it is a reading and cannot make 不符合.
    #[serde(borrow)]
    pub(crate) binds: Option<Spot<'a, String>>,
}

/// A policy: one file under `policies/`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct PolicyFile<'a> {
    /// The version of this format: 1.
    pub(crate) format: u32,
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
    pub(crate) facts: Each<'a, FactEntry<'a>>,
    /// Numbers of the law.
    #[serde(borrow, default)]
    pub(crate) parameters: Each<'a, ParameterEntry<'a>>,
    /// What must hold and what is given.
    #[serde(borrow, default)]
    pub(crate) rules: Each<'a, RuleEntry<'a>>,
    /// Policies that cannot be had together with it.
    #[serde(borrow, default)]
    pub(crate) excludes: Each<'a, ExclusionEntry<'a>>,
    /// Public targets; never an entitlement.
    #[serde(borrow, default)]
    pub(crate) targets: Each<'a, ClauseEntry<'a>>,
    /// The clauses it stands on, verbatim.
    #[serde(borrow, default)]
    pub(crate) clauses: Each<'a, ClauseEntry<'a>>,
    /// What is to be known about it.
    #[serde(default)]
    pub(crate) notes: Vec<TextEntry>,
    /// What was looked for and not found.
    #[serde(default)]
    pub(crate) unknown: Vec<TextEntry>,
}

/// How to get it; what is not known is left out.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
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
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
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
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
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
    pub(crate) requires: Each<'a, ConditionEntry<'a>>,
    /// What is given; left out for a right or a service.
    #[serde(borrow)]
    pub(crate) grants: Option<GrantEntry<'a>>,
    /// Who is paid, where it differs from the policy's payee.
    pub(crate) payee: Option<Payee>,
    /// Why it can never be 符合 by answers alone: its object, term or conditions are not all known.
    pub(crate) incomplete: Option<Incomplete>,
    /// Whether one who has had it cannot have it again: adds the fact `received.<policy>` (已领过) and its condition.
    #[serde(default)]
    pub(crate) once_only: bool,
}

/// What a rule gives: `amount`, or `cases` of which the first that holds counts.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct GrantEntry<'a> {
    /// How it is paid.
    pub(crate) paid: Paid,
    /// The amount, for each row where the rule is `for_each`.
    #[serde(borrow)]
    pub(crate) amount: Option<CaseEntry<'a>>,
    /// Alternatives, first match counts; the last has no `when`.
    #[serde(borrow, default)]
    pub(crate) cases: Each<'a, CaseEntry<'a>>,
    /// How a fraction of a fen is dealt with, where the amount can have one.
    pub(crate) round: Option<Round>,
}

/// An amount and when it is the one.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
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
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
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
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
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

/// A part of the plan.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanEntry<'a> {
    /// `overall`, `1` … `19`, `lead`, `coordinate`; `plan#8` cites the part `8`.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// The chapter it stands in.
    pub(crate) chapter: TextEntry,
    /// Its heading.
    pub(crate) title: TextEntry,
    /// The whole part, verbatim.
    #[serde(borrow)]
    pub(crate) quote: Spot<'a, String>,
    /// Who is responsible, as the part names them.
    #[serde(default)]
    pub(crate) departments: Vec<String>,
}
