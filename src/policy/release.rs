//! Releases of the data, as a page knows them, and what became of facts between them.

use crate::policy::Text;

/// A release of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its name, as `2026-01`.
    pub version: String,
    /// The format of its files; [`crate::policy::FORMAT`] is the one that is read.
    pub format: u32,
    /// What is needed to answer.
    pub catalog: Pinned,
    /// The long texts.
    pub texts: Pinned,
}

/// A file that stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// Its name.
    pub file: String,
    /// Its digest, as `fetch` takes it.
    pub integrity: String,
}

/// The release of that version, else the newest.
pub fn newest<'a>(releases: &'a [Release], version: &str) -> Option<&'a Release> {
    releases.iter().find(|release| release.version == version).or(releases.last())
}

/// What became of a fact that an earlier release asked. Nothing computed depends on it: it is for answers that were
/// given then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The name it had; of one in a group, `group.name`.
    pub from: String,
    /// The name it has now.
    pub to: Option<String>,
    /// Why it is not asked any more.
    pub why: Option<Text>,
}
