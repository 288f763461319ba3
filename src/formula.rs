//! The formula language: small, typed, total. It knows nothing of policies.
//!
//! ```text
//! formula  = operand { operator operand }      loosest first: or · and · comparison · + - · * /
//! operand  = literal | name | "not" operand | "(" formula ")" | "day"
//!          | name "in" "{" name { "," name } "}"
//!          | "min" "(" … ")" | "max" "(" … ")" | "floor" "(" formula ")"
//!          | "count" "(" group [ "where" formula ] ")"
//!          | "since" "(" date ")" | "months" "(" date "," date ")" | "within" "(" date "," months [ "," date ] ")"
//!          | "monthly" "(" amount "," date "," months ")"
//! literal  = number [ unit ] | number "%" | date
//! unit     = ( yuan | person | month | year ) { "/" ( yuan | person | month | year ) }
//! ```
//!
//! `and` beside `or`, and chained comparisons, need parentheses. `/` divides by a constant only. `3 years` are
//! 36 months; `/year` is the calendar year. `since(d) <= n` and `since(d) > n` do not load, nor do `months(…)` so:
//! *within n months* is `within(d, n)`, *longer than that* `day > d + n`.

mod ast;
mod check;
mod expr;
mod lex;
mod literal;
mod parse;
mod walk;

use std::borrow::Cow;

pub use ast::{Formula, FormulaKind, Operator, Span};
pub use check::{Checker, Names, Symbol, Type};
pub use expr::{
    Choices, DefinitionId, FactId, GroupId, Moment, ParameterId, ParameterKey, Quantity, RuleId, Test,
};
#[cfg(feature = "author")]
pub(crate) use lex::{Token, tokens};
pub use literal::{Literal, literal};
pub use parse::{is_word, parse};
pub use walk::{Leaf, Mentions};

/// What is wrong with a formula, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where in the formula's text.
    pub span: Span,
    /// What is wrong, in the words of who wrote it.
    pub message: Cow<'static, str>,
    /// What to do.
    pub help: Cow<'static, str>,
}

impl Fault {
    pub(crate) fn new(
        span: Span,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { span, message: message.into(), help: help.into() }
    }

    /// What only follows from a fault that has been said elsewhere.
    pub(crate) fn of_another(span: Span) -> Self {
        Self::new(span, "", "")
    }

    /// Whether it only follows from a fault that has been said elsewhere.
    pub fn follows(&self) -> bool {
        self.message.is_empty()
    }
}
