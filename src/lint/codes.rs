//! The lints: each with its code, its manual page, and what looks for it.

use crate::lint::{
    At, Subject, boundary, cases, formulas, quotes, reach, sources, texts, thresholds, unused, values,
};
use crate::policy::codes::page;
use crate::policy::{FILE_PAGES, Page, Text};

/// What a lint says its findings to.
pub(super) type Say<'s> = dyn FnMut(At, Text) + 's;

/// Something that is looked for in the data.
pub struct Lint {
    /// What it finds, why that matters, and what to do.
    pub page: Page,
    /// Whether what it finds is only to be known: the data is right, and the world is so.
    pub notice: bool,
    pub(super) find: fn(&Subject<'_>, &mut Say<'_>),
}

/// The lint of that code.
pub fn lint_of(code: &str) -> Option<&'static Lint> {
    LINTS.iter().find(|lint| lint.page.code == code)
}

/// The manual page of a code: of a lint, or of what can be wrong with a file.
pub fn page_of(code: &str) -> Option<&'static Page> {
    LINTS.iter().map(|lint| &lint.page).chain(FILE_PAGES).find(|page| page.code == code)
}

macro_rules! lints {
    ($($kind:ident $code:literal $find:path;)*) => {
        /// All lints, by code.
        pub static LINTS: &[Lint] = &[$(Lint {
            page: page!($code),
            notice: lints!($kind),
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
