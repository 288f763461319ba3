//! The data model: policies, their rules and clauses, facts, parameters and sources; and loading it from files.

mod catalog;
mod fact;
mod file;
mod load;
mod parameter;
mod problem;
mod rule;
mod source;
mod spot;

pub use catalog::{Catalog, PlanPart};
pub use fact::{Ask, Change, Choice, ChoiceOption, ChoiceSet, Constraint, Domain, Fact, Group, Time, Topic};
pub use load::{Bundle, FORMAT, load};
pub use parameter::{Dated, Key, Parameter, ParameterValue};
pub use problem::{Place, Problem};
pub use rule::{
    Amount, Apply, Audience, Case, Clause, Condition, ConditionKind, Definition, Exclusion, Grant,
    Incomplete, Kind, Level, Paid, Payee, Policy, Received, Round, Rule, Scope, Window,
};
pub use source::{Citation, Grade, Source, Text};
pub(crate) use spot::without_place;

#[cfg(feature = "cli")]
pub use load::schemas;
