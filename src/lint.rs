//! What can be said of policies before anyone uses them: golden people, and quotes held against the plan.

mod arithmetic;
mod golden;
mod quotes;

pub use golden::{Case, Mismatch, Suite, check, day, read_suite};
pub use quotes::misquotes;
