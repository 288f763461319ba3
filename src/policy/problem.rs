//! What is wrong with a file, where, and what to do.

use std::fmt;

use crate::policy::Text;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The first byte.
    pub start: usize,
    /// How many bytes.
    pub len: usize,
}

#[cfg(feature = "author")]
impl Place {
    /// The place of `len` bytes from byte `start` of `text`.
    pub(crate) fn new(file: &str, text: &str, start: usize, len: usize) -> Self {
        let before = text.get(..start).unwrap_or(text);
        let line = before.matches('\n').count().saturating_add(1);
        let last = before.rsplit('\n').next().unwrap_or_default();
        Self { file: file.to_owned(), line, column: last.chars().count().saturating_add(1), start, len }
    }
}

/// What is wrong with a file, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// The code of what is wrong; its page says why it matters.
    pub code: &'static str,
    /// What is wrong, in the words of who wrote it.
    pub message: Text,
    /// What to do.
    pub help: Text,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line, column, .. } = &self.place;
        let english = |text: &'_ Text| text.en.clone().unwrap_or_else(|| text.zh.clone());
        let (message, help) = (english(&self.message), english(&self.help));
        write!(f, "{file}:{line}:{column}: {}: {message} ({help})", self.code)
    }
}

/// The message of an error without the place that serde adds.
pub(crate) fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}
