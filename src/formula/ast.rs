//! What the parser makes of a text.

use crate::unit::{Date, Exact, Unit};

/// Bytes `start..end` of a formula's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// From the start of the earlier to the end of the later, in whichever order they come.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// As many bytes later.
    pub(crate) fn later_by(self, bytes: usize) -> Self {
        Self { start: self.start.saturating_add(bytes), end: self.end.saturating_add(bytes) }
    }
}

/// A formula and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What it says.
    pub kind: FormulaKind,
    /// Where it stands.
    pub span: Span,
}

/// What a formula says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaKind {
    /// A number with its unit.
    Number(Exact, Unit),
    /// A date.
    Date(Date),
    /// The name of something.
    Name(String),
    /// A formula in parentheses.
    Parenthesised(Box<Formula>),
    /// The contrary.
    Not(Box<Formula>),
    /// Two operands.
    Binary(Operator, Box<Formula>, Box<Formula>),
    /// A choice among options.
    In(Box<Formula>, Vec<Formula>),
    /// How many of a group, perhaps only those of whom a formula holds.
    Count(Box<Formula>, Option<Box<Formula>>),
    /// A function of the language and its arguments.
    Call(String, Vec<Formula>),
}

/// What stands between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

impl Operator {
    /// How tightly it binds: a greater number binds tighter.
    pub(crate) fn precedence(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Plus | Self::Minus => 4,
            Self::Times | Self::Over => 5,
            _ => 3,
        }
    }

    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
        }
    }
}
