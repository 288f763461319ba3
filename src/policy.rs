//! The data model: policies, their rules and clauses, facts, parameters and sources; and loading it from files.

mod catalog;
#[cfg(feature = "author")]
pub(crate) mod codes;
mod compact;
mod fact;
#[cfg(feature = "author")]
mod file;
#[cfg(feature = "author")]
mod load;
mod mentions;
mod names;
mod parameter;
mod problem;
mod release;
mod rule;
mod source;
mod split;
#[cfg(feature = "author")]
pub(crate) mod spot;

pub use catalog::{Catalog, MOST_FACTS, MOST_GROUPS, PlanPart, Sentence, Unfound};
#[cfg(feature = "author")]
pub use codes::{FILE_PAGES, Page};
pub(crate) use compact::Reading;
pub use compact::{read_compact, read_releases, read_rows, read_texts};
#[cfg(feature = "author")]
pub use compact::{write_compact, write_releases};
pub use fact::{
    Ask, Change, Choice, ChoiceOption, ChoiceSet, Constraint, Domain, Fact, Group, Settled, Time, Topic,
};
#[cfg(feature = "author")]
pub use file::{Changes, Index, PinnedFile, PinnedFiles, ReleaseEntry};
#[cfg(feature = "author")]
pub use load::{formula_words, load, schemas};
pub use names::{Audience, Incomplete, Kind, Level, Paid, Payee, Round, Says, Scope};
pub use parameter::{Dated, Key, Parameter, ParameterValue};
pub(crate) use problem::without_place;
pub use problem::{Place, Problem};
pub use release::{Migration, Pinned, Release, newest};
pub use rule::{
    Amount, Apply, Case, Clause, Condition, ConditionKind, Definition, Exclusion, Grant, Policy, Received,
    Rule, Window,
};
#[cfg(feature = "author")]
pub(crate) use source::both;
pub use source::{Citation, Grade, Source, Text};
pub use split::{Cells, Split};

/// The version of the format of files and of the compact form.
pub const FORMAT: u32 = 1;
