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
mod fault;
mod lex;
mod literal;
mod parse;
mod walk;

pub use ast::{Formula, FormulaKind, Operator, Span};
pub use check::{Checker, Names, Symbol, Type};
pub use expr::{
    Choices, DefinitionId, FactId, GroupId, Moment, ParameterId, ParameterKey, Quantity, RuleId, Test,
};
pub use fault::{Fault, FaultKind};
#[cfg(feature = "author")]
pub(crate) use lex::{Token, tokens};
pub use literal::{Literal, literal};
pub use parse::{is_word, parse};
pub use walk::{Leaf, Mentions};
