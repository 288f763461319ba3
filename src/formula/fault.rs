//! What is wrong with a formula; the words for it are the loader's.

use crate::formula::{Operator, Span};
use crate::unit::Unit;

/// What is wrong with a formula, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where in the formula's text.
    pub span: Span,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a formula. Where a name may be left out, what stands there is no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// What is written like a date is no day of the calendar.
    NoDay(String),
    /// A number that cannot be kept exactly.
    Inexact(String),
    /// A sign that stands in no formula.
    NoSign(char),
    /// Not a value.
    NoValue,
    /// Not a range.
    NoRange,
    /// The formula is complete before this.
    PastEnd,
    /// The formula is too long.
    TooLong,
    /// The formula is nested too deeply.
    TooDeep,
    /// A sign is missing.
    Missing(&'static str),
    /// The second operator beside the first can be read two ways.
    TwoWays(Operator, Operator),
    /// A number that is too large.
    TooLarge,
    /// A value is missing.
    NoOperand,
    /// `count` of what is no name.
    CountsRows,
    /// Not something that holds or does not.
    NotTruth(Option<String>),
    /// What the operator makes does not hold or not.
    MakesNumber(Operator),
    /// Two units that cannot be joined.
    Units(Unit, Unit),
    /// Not a choice.
    NotChoice,
    /// `within` without its arguments.
    Within,
    /// Not a number.
    NotNumber(Option<String>),
    /// In the first unit, not in the second.
    OtherUnit(Unit, Unit),
    /// Division by something else than a constant.
    NotConstant,
    /// Division by nought.
    Nought,
    /// What the operator makes is no number.
    MakesNoNumber(Operator),
    /// Not a function, or one with other arguments.
    NotFunction(String),
    /// A name that is not known.
    Unknown(String),
    /// A fact of the rows of a group, outside of them.
    OfRow(String),
    /// Not an option of the choice.
    NotOption(Option<String>),
    /// Not a group.
    NotGroup(Option<String>),
    /// Not a date.
    NotDate(Option<String>),
    /// Full months, compared as full months are not.
    FullMonths(String),
    /// It only follows from a fault that has been said elsewhere.
    Follows,
}

impl FaultKind {
    /// The fault at a place.
    pub(crate) fn at(self, span: Span) -> Fault {
        Fault { span, kind: self }
    }
}

impl Fault {
    /// Whether it only follows from a fault that has been said elsewhere.
    pub fn follows(&self) -> bool {
        self.kind == FaultKind::Follows
    }
}
