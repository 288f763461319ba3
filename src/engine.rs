//! Evaluation over sets of answers: no clock, no input or output, no floating point, no name of any policy.
//!
//! An open question is the set of all answers it may still take, so one evaluator serves the questionnaire, the
//! estimate and the verdict. Soundness: the outcome of any completion lies within the one foretold.

mod admissible;
mod alter;
mod amount;
mod answers;
mod ask;
mod brackets;
mod bundle;
mod calendar;
mod cells;
mod changes;
mod context;
mod count;
mod curve;
mod cut;
mod evaluate;
mod first;
mod judge;
mod missing;
mod monthly;
mod narrow;
mod needed;
mod plan;
mod quantity;
mod reached;
mod shares;
mod situation;
mod steps;
mod time;
mod totals;
mod trace;
mod value;
mod vary;
mod verdict;
mod why;
mod worth;
mod written;

pub use alter::Alter;
pub use answers::{Answer, AnswerFault, AnswerProblem, Answers, JsonAnswers, json_answers, read_answers};
pub use ask::{listed, next, remaining, row_questions, topic};
pub use brackets::brackets;
pub use bundle::{Bundle, Lack, Left, bundle};
pub use calendar::{Calendar, HORIZON, Stretch};
pub use changes::{Prospect, Prospects};
pub use context::Judged;
pub use curve::{Curve, Moved, Point};
pub use cut::{Bracket, Cut, Range, Term};
pub use evaluate::{
    Evaluation, Outcome, PolicyEvaluation, RowEvaluation, RuleEvaluation, evaluate, outcomes,
};
pub use missing::{Missing, Open};
pub use narrow::{Broken, narrow};
pub use plan::planned;
pub use quantity::sum;
pub use shares::Share;
pub use situation::{Row, Situation};
pub use steps::{Of, Part, Step, StepKind};
pub use totals::{Total, totals};
pub use trace::Trace;
pub use value::Value;
pub use vary::{Vary, varies};
pub use verdict::{AuthorityReason, ForceReason, Verdict};
pub use why::Ground;
pub use worth::{Sum, Worth};
pub use written::{written, written_day, written_number, written_truth};
