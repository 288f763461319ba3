//! The list of releases: `static/policies/index.json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The releases, the newest last.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// The version of this format: 1.
    pub format: u32,
    /// Each with what it changed.
    pub releases: Vec<ReleaseEntry>,
}

/// A release.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseEntry {
    /// Its name: the month of its rules, as `2026-01`.
    pub version: String,
    /// The last day of what it knows: nothing issued later is in it.
    pub date: String,
    /// The format of its files.
    pub format: u32,
    /// What Chinese pages read of it.
    pub zh: PinnedFiles,
    /// What English pages read of it.
    pub en: PinnedFiles,
    /// What it changed, in words.
    pub changes: Changes,
}

/// What the pages of one language read of a release.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PinnedFiles {
    /// What is needed to answer.
    pub catalog: PinnedFile,
    /// The long texts.
    pub texts: PinnedFile,
}

impl ReleaseEntry {
    /// Every file of it.
    pub fn files(&self) -> [&PinnedFile; 4] {
        [&self.zh.catalog, &self.zh.texts, &self.en.catalog, &self.en.texts]
    }
}

/// A file that stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PinnedFile {
    /// Its name, which holds the beginning of its SHA-256.
    pub file: String,
    /// Its SHA-256 as Subresource Integrity writes it: `sha256-` and Base64.
    pub integrity: String,
}

/// What a release changed.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}
