//! A place's own figures: one file under `local/`, called by its division code.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::policy::file::{SourceEntry, TextEntry, ValueEntry};
use crate::policy::spot::Spot;

/// A place's own figures, where the texts above it leave them open: one file under `local/`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LocalFile<'a> {
    /// The version of this format: 1.
    #[serde(borrow)]
    pub(crate) format: Spot<'a, u32>,
    /// Documents of the place.
    #[serde(borrow, default)]
    pub(crate) sources: Vec<Spot<'a, SourceEntry<'a>>>,
    /// What each figure is there.
    #[serde(borrow)]
    pub(crate) figures: Vec<Spot<'a, FigureEntry<'a>>>,
}

/// What a parameter is in one place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureEntry<'a> {
    /// The parameter, as `policy.parameter`, of which no text above states the one value.
    #[serde(borrow)]
    pub(crate) parameter: Spot<'a, String>,
    /// The fact that says for whom it counts: those whose `business_place`, `residence` … is here.
    #[serde(borrow)]
    pub(crate) by: Spot<'a, String>,
    /// The division for which it counts, where it is one below that of the file.
    #[serde(borrow)]
    pub(crate) place: Option<Spot<'a, String>>,
    /// What is read.
    pub(crate) text: TextEntry,
    /// Ascending by `from`; each with `value`, not `keys`.
    #[serde(borrow)]
    pub(crate) values: Vec<Spot<'a, ValueEntry<'a>>>,
}
