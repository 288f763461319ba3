//! Facts, and what their answers must keep.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::policy::file::{OptionEntry, TextEntry};
use crate::policy::spot::Spot;

/// Something the outcome may turn on.
#[derive(Debug, Deserialize, JsonSchema)]
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
    /// Whether a person can change it. What is past is fixed; only durations and histories change with time.
    pub(crate) change: ChangeEntry,
    /// What must hold for that: of what one can do, so that it may be suggested; of what time lengthens, so that it does.
    #[serde(borrow)]
    pub(crate) needs: Option<Spot<'a, String>>,
    /// How it stands to time; `event` is a date on which something happened.
    #[serde(default)]
    pub(crate) time: TimeEntry,
    /// What may be answered.
    #[serde(borrow)]
    pub(crate) domain: Spot<'a, DomainEntry<'a>>,
    /// Whether it may be ticked in the list of situations that is asked first: what is yes or no, or a choice whose last
    /// option says that nothing holds. Its label is read as a statement.
    #[serde(default)]
    pub(crate) listed: bool,
    /// Of a reading: what the authority has answered.
    #[serde(borrow)]
    pub(crate) settled: Option<Spot<'a, SettledEntry<'a>>>,
}

/// How the authority has settled a reading.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettledEntry<'a> {
    /// `yes`, `no`, or one of its options.
    #[serde(borrow)]
    pub(crate) value: Spot<'a, String>,
    /// Where it says so.
    #[serde(borrow)]
    pub(crate) source: Spot<'a, String>,
    /// Its words, verbatim.
    #[serde(borrow)]
    pub(crate) quote: Option<Spot<'a, String>>,
}

/// Whether a fact is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChangeEntry {
    CanDo,
    WithTime,
    Fixed,
}

/// How a fact stands to time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TimeEntry {
    #[default]
    State,
    Event,
    Duration,
    Past,
    History,
}

/// What may be answered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainEntry<'a> {
    /// Which of the four it is; the fields below belong to one each.
    pub(crate) kind: DomainKind,
    /// Of a choice: its options …
    #[serde(borrow, default)]
    pub(crate) options: Vec<Spot<'a, OptionEntry<'a>>>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DomainKind {
    Truth,
    Choice,
    Date,
    Quantity,
}

/// What answers must keep; answers that break it are refused beside the facts it names.
#[derive(Debug, Deserialize, JsonSchema)]
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
