//! Brackets of answers, and the cuts between them.

use std::fmt;

use crate::unit::{Date, Exact, Interval};

/// Where a bracket ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// A number, of a fact that is asked in steps of some size.
    Number {
        /// The least answer of the upper bracket.
        first: Exact,
        /// The number that is compared with.
        at: Exact,
        /// Whether that number belongs to the upper bracket.
        included: bool,
    },
    /// A day.
    Date {
        /// The first day of the later bracket.
        first: Date,
        /// How it stands to the day.
        term: Term,
    },
}

/// How a day stands to the one for which answers are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// From it on not more than so many months have passed.
    Within(i64),
    /// From it on so many months are not yet full.
    Short(i64),
    /// The day has not come.
    Ahead,
    /// It hangs on something else.
    Fixed,
}

/// The answers between two cuts; together they are all that can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// The cut below it; of the first none.
    pub lower: Option<Cut>,
    /// The cut above it; of the last none.
    pub upper: Option<Cut>,
    /// What is in it.
    pub range: Range,
}

/// What is in a bracket: an end that is open is that of what can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// Numbers.
    Quantity(Interval<Exact>),
    /// Days.
    Date(Interval<Date>),
}

impl Cut {
    /// By what cuts are ordered.
    pub(crate) fn rank(&self) -> (Option<Exact>, Option<Date>) {
        match self {
            Self::Number { first, .. } => (Some(*first), None),
            Self::Date { first, .. } => (None, Some(*first)),
        }
    }
}

impl fmt::Display for Range {
    /// As answers write it: `3..`, `..2`, `2023-12-01..2025-12-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn ends<T: Copy + Ord + fmt::Display>(range: Interval<T>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            range.lo().iter().try_for_each(|lo| write!(f, "{lo}"))?;
            f.write_str("..")?;
            range.hi().iter().try_for_each(|hi| write!(f, "{hi}"))
        }
        match self {
            Self::Quantity(range) => ends(*range, f),
            Self::Date(range) => ends(*range, f),
        }
    }
}
