//! The shape of the files: the only place that serde sees. Strict: what is not named here does not load.
//!
//! Formulas and values are texts in the language of [`crate::formula`]; dates are `2025-12-01`; a source is
//! `id` or `id#place`, as in `plan#8`.

mod fact;
mod index;
mod local;
mod migration;
mod policy;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::policy::Says;
use crate::policy::spot::Spot;

pub(crate) use fact::{
    AskEntry, ChangeEntry, ConstraintEntry, DomainEntry, DomainKind, FactEntry, SettledEntry, TimeEntry,
};
pub use index::{Changes, Index, PinnedFile, PinnedFiles, ReleaseEntry};
pub(crate) use local::{FigureEntry, LocalFile};
pub(crate) use migration::MigrationEntry;
pub(crate) use policy::{
    CaseEntry, ClauseEntry, ExclusionEntry, GrantEntry, PolicyFile, RuleEntry, WindowEntry,
};

/// A file outside `policies/` and `local/`: what many policies share. Any section may be left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SharedFile<'a> {
    /// The version of this format: 1.
    #[serde(borrow)]
    pub(crate) format: Spot<'a, u32>,
    /// Documents that anything is cited from.
    #[serde(borrow, default)]
    pub(crate) sources: Vec<Spot<'a, SourceEntry<'a>>>,
    /// Lists of options that several facts share, such as places.
    #[serde(borrow, default)]
    pub(crate) choices: Vec<Spot<'a, ChoiceEntry<'a>>>,
    /// Topics, in the order in which questions are asked.
    #[serde(borrow, default)]
    pub(crate) topics: Vec<Spot<'a, TopicEntry<'a>>>,
    /// Groups of people of whom rows are described.
    #[serde(borrow, default)]
    pub(crate) groups: Vec<Spot<'a, GroupEntry<'a>>>,
    /// Facts, in the order in which they are asked within their topic.
    #[serde(borrow, default)]
    pub(crate) facts: Vec<Spot<'a, FactEntry<'a>>>,
    /// What answers must keep.
    #[serde(borrow, default)]
    pub(crate) constraints: Vec<Spot<'a, ConstraintEntry<'a>>>,
    /// Parameters that several policies use.
    #[serde(borrow, default)]
    pub(crate) parameters: Vec<Spot<'a, ParameterEntry<'a>>>,
    /// Statuses that several policies use.
    #[serde(borrow, default)]
    pub(crate) definitions: Vec<Spot<'a, DefinitionEntry<'a>>>,
    /// The parts of the plan, in its order.
    #[serde(borrow, default)]
    pub(crate) plan: Vec<Spot<'a, PlanEntry<'a>>>,
    /// What was looked for and has no source, so that no policy comes of it (未查到).
    #[serde(borrow, default)]
    pub(crate) unfound: Vec<Spot<'a, UnfoundEntry>>,
    /// What became of facts that earlier releases asked.
    #[serde(borrow, default)]
    pub(crate) migrations: Vec<Spot<'a, MigrationEntry<'a>>>,
}

/// Words in each language; Chinese is the text that counts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextEntry {
    /// Simplified Chinese.
    pub(crate) zh: String,
    /// English; where it is missing the Chinese is shown, and said to be so.
    pub(crate) en: Option<String>,
}

/// A document.
#[derive(Debug, Deserialize, JsonSchema)]
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
    /// Inclusive words, such as `以下`, that it defines to exclude the number.
    #[serde(default)]
    pub(crate) excluding: Vec<String>,
}

/// A: official text or government site. B: media or an official account quoting it. C: uncertain.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub(crate) enum GradeEntry {
    A,
    B,
    C,
}

/// A list of options that several facts share.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoiceEntry<'a> {
    /// Its name.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// At most 128.
    #[serde(borrow)]
    pub(crate) options: Vec<Spot<'a, OptionEntry<'a>>>,
    /// Named sets of them, such as the counties of one wage class.
    #[serde(borrow, default)]
    pub(crate) sets: Vec<Spot<'a, SetEntry<'a>>>,
}

/// One option of a choice.
#[derive(Debug, Deserialize, JsonSchema)]
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
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetEntry<'a> {
    /// Its name, usable wherever an option is.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// What is read.
    pub(crate) label: TextEntry,
    /// The options in it.
    #[serde(borrow)]
    pub(crate) options: Vec<Spot<'a, String>>,
    /// Where it comes from.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
}

/// A topic of questions.
#[derive(Debug, Deserialize, JsonSchema)]
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
#[derive(Debug, Deserialize, JsonSchema)]
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
    /// Whether a list of situations asks first if there is anybody at all.
    #[serde(default)]
    pub(crate) listed: bool,
}

/// A number or date the law fixes.
#[derive(Debug, Deserialize, JsonSchema)]
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
    pub(crate) values: Vec<Spot<'a, ValueEntry<'a>>>,
}

/// A value from a day on.
#[derive(Debug, Deserialize, JsonSchema)]
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
    pub(crate) keys: Vec<Spot<'a, KeyEntry<'a>>>,
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
#[derive(Debug, Deserialize, JsonSchema)]
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
#[derive(Debug, Deserialize, JsonSchema)]
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
    pub(crate) requires: Vec<Spot<'a, ConditionEntry<'a>>>,
}

/// One clause, or several of which all or any must hold. Exactly one of `when`, `any`, `all`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionEntry<'a> {
    /// The formula of one clause.
    #[serde(borrow)]
    pub(crate) when: Option<Spot<'a, String>>,
    /// At least one must hold.
    #[serde(borrow)]
    pub(crate) any: Option<Vec<Spot<'a, ConditionEntry<'a>>>>,
    /// All must hold.
    #[serde(borrow)]
    pub(crate) all: Option<Vec<Spot<'a, ConditionEntry<'a>>>>,
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

/// Something that was looked for and has no source.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnfoundEntry {
    /// What it is called.
    pub(crate) title: TextEntry,
    /// What was looked for, and how far that came.
    pub(crate) text: TextEntry,
    /// Whom to ask.
    pub(crate) contact: Option<TextEntry>,
}

/// A sentence of the plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentenceEntry<'a> {
    /// That of its part, a hyphen and a number that stays with it: `8-2`.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// Verbatim, with its full stop.
    pub(crate) text: String,
    /// What it does.
    pub(crate) says: Vec<Says>,
    /// The policies that come of it.
    #[serde(borrow, default)]
    pub(crate) policies: Vec<Spot<'a, String>>,
}

/// A part of the plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanEntry<'a> {
    /// `overall`, `1` … `19`, `lead`, `coordinate`; `plan#8` cites the part `8`.
    #[serde(borrow)]
    pub(crate) id: Spot<'a, String>,
    /// The chapter it stands in.
    pub(crate) chapter: TextEntry,
    /// Its heading.
    pub(crate) title: TextEntry,
    /// The whole part, verbatim, sentence by sentence.
    #[serde(borrow)]
    pub(crate) sentences: Vec<Spot<'a, SentenceEntry<'a>>>,
    /// Who is responsible, as the part names them.
    #[serde(default)]
    pub(crate) departments: Vec<String>,
}
