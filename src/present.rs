//! What to show, as plain records of text; formulas in words; the JSON of an evaluation.

mod locale;

pub use locale::{Locale, Words};
