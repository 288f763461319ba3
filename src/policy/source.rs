//! Documents, and what is cited from them.

use crate::unit::Date;

/// Words in each language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// Simplified Chinese: the text that counts.
    pub zh: String,
    /// English, where there is one.
    pub en: Option<String>,
}

/// Words in both languages.
#[cfg(feature = "author")]
pub(crate) fn both(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text { zh: zh.into(), en: Some(en.into()) }
}

/// How far something can be relied on; the greater, the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The official text or a government site.
    A,
    /// Media or an official account quoting the document; or grade A, and not checked since.
    B,
    /// Uncertain: shown as a possibility, never added to a total.
    C,
}

impl Grade {
    /// One grade lower, as for a value whose last check is past.
    pub fn lowered(self) -> Self {
        if self == Self::A { Self::B } else { Self::C }
    }

    /// `A`, `B` or `C`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The short name by which it is cited.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its document number, if known.
    pub number: Option<String>,
    /// Who issued it, if known.
    pub issuer: Option<String>,
    /// The day of issue, if known.
    pub date: Option<Date>,
    /// Its address, if known.
    pub url: Option<String>,
    /// How far it can be relied on.
    pub grade: Grade,
    /// Inclusive words, such as 以下, that it defines to exclude the number; nothing in the form that reaches the browser.
    pub excluding: Vec<String>,
}

/// A place in a document, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The index of the document in the catalogue.
    pub source: usize,
    /// The place in it: `8` of `plan#8`.
    pub place: Option<String>,
    /// The words, verbatim, where they are known.
    pub quote: Option<String>,
    /// How far it can be relied on.
    pub grade: Grade,
}
