//! What can be said of policies before anyone uses them: golden people, what they would not notice, quotes held against
//! the plan, and lints; what two releases say differently, and whom that touches.

mod arithmetic;
#[cfg(feature = "author")]
mod boundary;
#[cfg(feature = "author")]
mod cells;
#[cfg(feature = "author")]
mod clauses;
#[cfg(feature = "author")]
mod codes;
#[cfg(feature = "author")]
mod differences;
#[cfg(feature = "author")]
mod finding;
#[cfg(feature = "author")]
mod formulas;
mod golden;
#[cfg(feature = "author")]
mod mutants;
#[cfg(feature = "author")]
mod phrases;
#[cfg(feature = "author")]
mod quotes;
#[cfg(feature = "author")]
mod reach;
#[cfg(feature = "author")]
mod search;
#[cfg(feature = "author")]
mod sources;
#[cfg(feature = "author")]
mod survivors;
#[cfg(feature = "author")]
mod table;
#[cfg(feature = "author")]
mod texts;
#[cfg(feature = "author")]
mod thresholds;
#[cfg(feature = "author")]
mod touched;
#[cfg(feature = "author")]
mod unused;
#[cfg(feature = "author")]
mod uses;
#[cfg(feature = "author")]
mod values;

#[cfg(feature = "author")]
pub use codes::{LINTS, Lint, lint_of};
#[cfg(feature = "author")]
pub use differences::{Difference, DifferenceKind, differences};
#[cfg(feature = "author")]
pub use finding::{At, Finding, Step};
pub use golden::{Case, Mismatch, Suite, check, day, read_suite};
#[cfg(feature = "author")]
pub use mutants::{Change, Mutant, mutants};
#[cfg(feature = "author")]
pub use quotes::misquotes;
#[cfg(feature = "author")]
pub use search::Person;
#[cfg(feature = "author")]
pub use sources::citations;
#[cfg(feature = "author")]
pub use survivors::{Outcome, Tried, try_mutants};
#[cfg(feature = "author")]
pub use table::{CellFault, CellProblem, read_table, write_table};
#[cfg(feature = "author")]
pub use touched::{Came, Effect, Reach, Touched, touched};
#[cfg(feature = "author")]
pub use uses::concerned;

#[cfg(feature = "author")]
use crate::policy::Catalog;
#[cfg(feature = "author")]
use crate::unit::Date;

/// What is linted, and what it is held against.
#[cfg(feature = "author")]
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The catalogue, without the figures of places: clauses are numbered as in the files.
    pub catalog: &'a Catalog,
    /// The text of the plan.
    pub plan: &'a str,
    /// Golden people; without them no threshold is held to be tested.
    pub people: &'a [Person],
    /// The day by which dates are judged; without one they are not.
    pub day: Option<Date>,
}

/// All that the lints find, in the order of the codes.
#[cfg(feature = "author")]
pub fn lint(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for lint in LINTS {
        (lint.find)(subject, &mut |at, message| found.push(Finding { code: lint.code, at, message }));
    }
    found
}
