//! What can be wrong with files: each kind with its code and its manual page.

/// A manual page: what is wrong, why that matters, and what to do.
pub struct Page {
    /// The code of which it is.
    pub code: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

macro_rules! page {
    ($code:literal) => {
        $crate::policy::Page {
            code: $code,
            en: include_str!(concat!("../../docs/lints/", $code, ".md")),
            zh: include_str!(concat!("../../docs/lints/zh/", $code, ".md")),
        }
    };
}
pub(crate) use page;

macro_rules! codes {
    ($($name:ident $code:literal;)*) => {
        $(pub(crate) const $name: &str = $code;)*

        /// The pages of all that can be wrong with files, by code.
        pub static FILE_PAGES: &[Page] = &[$(page!($code)),*];
    };
}

codes! {
    BAD_DATE        "bad-date";
    BAD_NAME        "bad-name";
    BROKEN_FORMULA  "broken-formula";
    BROKEN_JSON     "broken-json";
    DATE_ORDER      "date-order";
    EITHER_OR       "either-or";
    FULL_MONTHS     "full-months";
    LOCAL_FIGURE    "local-figure";
    MISSING_FIELD   "missing-field";
    NEEDS_ITSELF    "needs-itself";
    NOTHING_GIVEN   "nothing-given";
    ONCE_ONLY       "once-only";
    ROW_FACT        "row-fact";
    STANDS_TWICE    "stands-twice";
    TOO_MUCH        "too-much";
    UNFIT_DOMAIN    "unfit-domain";
    UNFIT_FACT      "unfit-fact";
    UNKNOWN_FIELD   "unknown-field";
    UNKNOWN_NAME    "unknown-name";
    UNKNOWN_WORD    "unknown-word";
    UNLIKE_UNITS    "unlike-units";
    WRONG_FORMAT    "wrong-format";
    WRONG_KIND      "wrong-kind";
    WRONG_MIGRATION "wrong-migration";
    WRONG_SHAPE     "wrong-shape";
}
