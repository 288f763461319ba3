//! What can be said of policies before anyone uses them: golden people, what they would not notice, quotes held against
//! the plan, and lints; what two releases say differently, and whom that touches.

mod arithmetic;
mod beside;
mod boundary;
mod cases;
mod clauses;
mod codes;
mod compared;
mod differences;
mod finding;
mod formulas;
mod golden;
mod mismatch;
mod mutants;
mod phrases;
mod quotes;
mod reach;
mod search;
mod sources;
mod spans;
mod survivors;
mod table;
mod texts;
mod thresholds;
mod touched;
mod unused;
mod uses;
mod values;

pub use arithmetic::other_unit;
pub use codes::{LINTS, Lint, lint_of, page_of};
pub use differences::{Difference, DifferenceKind, differences};
pub use finding::{At, Finding, Step};
pub use golden::{Case, Suite, day, read_suite};
pub use mismatch::{Mismatch, MismatchFault, check};
pub use mutants::{Change, Mutant, mutants};
pub use quotes::misquotes;
pub use search::Person;
pub use sources::citations;
pub use survivors::{Outcome, Tried, try_mutants};
pub use table::{CellFault, CellProblem, TableLine, read_table, write_table};
pub use touched::{Came, Effect, Reach, Touched, touched};
pub use uses::concerned;

use crate::policy::Catalog;
use crate::unit::Date;

/// What is linted, and what it is held against.
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
pub fn lint(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for lint in LINTS {
        (lint.find)(subject, &mut |at, message| found.push(Finding { code: lint.page.code, at, message }));
    }
    found
}
