//! What became of facts that earlier releases asked.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::policy::file::TextEntry;
use crate::policy::spot::Spot;

/// What became of a fact that an earlier release asked: it has `to` as its name now, or is asked no more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MigrationEntry<'a> {
    /// The name it had; of a fact in a group, `group.name`.
    #[serde(borrow)]
    pub(crate) from: Spot<'a, String>,
    /// The name it has now, in the same group.
    #[serde(borrow)]
    pub(crate) to: Option<Spot<'a, String>>,
    /// Why it is asked no more: names the question, for who answered it.
    pub(crate) why: Option<TextEntry>,
}
