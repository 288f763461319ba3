//! The lints: each with its code, its manual page, and what looks for it.

use crate::lint::{
    At, Subject, boundary, cases, formulas, quotes, reach, sources, texts, thresholds, unused, values,
};
use crate::policy::Text;

/// What a lint says its findings to.
pub(super) type Say<'s> = dyn FnMut(At, Text) + 's;

/// What is found, in both languages.
pub(super) fn both(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text { zh: zh.into(), en: Some(en.into()) }
}

/// Something that is looked for in the data.
pub struct Lint {
    /// Its name.
    pub code: &'static str,
    /// Whether what it finds is only to be known: the data is right, and the world is so.
    pub notice: bool,
    /// What it finds, why that matters, and what to do.
    pub manual: &'static str,
    /// The same in Chinese.
    pub manual_zh: &'static str,
    pub(super) find: fn(&Subject<'_>, &mut Say<'_>),
}

/// The lint of that code.
pub fn lint_of(code: &str) -> Option<&'static Lint> {
    LINTS.iter().find(|lint| lint.code == code)
}

macro_rules! lints {
    ($($kind:ident $code:literal $find:path;)*) => {
        /// All lints, by code.
        pub static LINTS: &[Lint] = &[$(Lint {
            code: $code,
            notice: lints!($kind),
            manual: include_str!(concat!("../../docs/lints/", $code, ".md")),
            manual_zh: include_str!(concat!("../../docs/lints/zh/", $code, ".md")),
            find: $find,
        },)*];
    };
    (fault) => { false };
    (notice) => { true };
}

lints! {
    fault  "boundary-word"       boundary::words;
    fault  "case-gap"            cases::gaps;
    fault  "case-overlap"        cases::overlaps;
    fault  "date-gap"            values::gaps;
    fault  "dead-case"           reach::dead_cases;
    fault  "dead-rule"           reach::dead_rules;
    notice "ended"               values::ended;
    notice "ending-soon"         values::ending_soon;
    fault  "idle-condition"      reach::idle_conditions;
    fault  "implied-condition"   reach::implied_conditions;
    fault  "key-gap"             values::lost_keys;
    notice "lapsed-parameter"    values::lapsed;
    fault  "loose-cap"           cases::loose_caps;
    fault  "misquote"            quotes::misquoted;
    fault  "missing-text"        texts::missing;
    fault  "naked-number"        formulas::naked_numbers;
    notice "open-reading"        unused::open_readings;
    notice "past-checked"        values::past_checked;
    fault  "prefer-any"          formulas::joined_clauses;
    fault  "unbounded-amount"    formulas::unbounded_amounts;
    fault  "unreachable-reading" reach::unreachable_readings;
    fault  "unrounded-amount"    formulas::unrounded_amounts;
    fault  "unsourced"           sources::unsourced;
    fault  "untested-threshold"  thresholds::untested;
    fault  "unused-fact"         unused::facts;
    fault  "unused-parameter"    unused::parameters;
    fault  "unused-source"       sources::unused;
}
