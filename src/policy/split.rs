//! Sets of answers that come to the same wherever a formula compares them.

use crate::formula::{Choices, FactId};
use crate::unit::{Date, Exact, Interval};

/// A fact that is mentioned in ways that pull apart, so that what may come of it is found for each of its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The fact.
    pub fact: FactId,
    /// Its cells.
    pub cells: Cells,
}

/// Sets of answers; together they are all that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cells {
    /// Yes and no.
    Truth,
    /// Options that are in the same sets.
    Choice(Vec<Choices>),
    /// Days between those with which the fact is compared, and these.
    Date(Vec<Interval<Date>>),
    /// Numbers between those with which the fact is compared, and these. Where fractions may be answered, the ends of
    /// a cell of several numbers are not in it, and the fact is compared with nothing else.
    Quantity(Vec<Interval<Exact>>),
}
