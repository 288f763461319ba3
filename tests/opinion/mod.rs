//! A second opinion on complete answers, written from the design and the data, not from the engine.
//!
//! Where the engine computes with sets, this goes through the ways in which what nobody can answer may turn out
//! (`worlds`), and reckons in each with plain values: months by walking, a month's pay by looking at each of its days.

mod calendar;
mod judge;
mod lines;
mod number;
mod people;
mod reckon;
#[path = "../people/splitmix.rs"]
mod splitmix;
mod worlds;

use policy_portal::formula::FactId;
use policy_portal::unit::Date;

pub(crate) use judge::{Given, Opinion, Reason, Verdict, opinions, policy_verdict};
pub(crate) use lines::{Lines, Random};
pub(crate) use number::Number;
pub(crate) use people::somebody;

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Truth(bool),
    /// The option at this index.
    Choice(usize),
    Date(Date),
    Number(Number),
}

/// Answers by the number of the fact.
pub(crate) type Answers = Vec<Option<Answer>>;

/// Some of a group who are alike.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) count: i64,
    pub(crate) answers: Answers,
}

/// Somebody who answered everything they can be asked.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) day: Date,
    pub(crate) answers: Answers,
    /// By the number of the group; `None` where it is not known who is in it.
    pub(crate) rows: Vec<Option<Vec<Row>>>,
}

impl Person {
    /// What was answered to a fact, of the row at `row` where the fact is a row's.
    fn answer(&self, fact: FactId, row: Option<(usize, usize)>) -> Option<Answer> {
        match row {
            Some((group, at)) => self.rows[group].as_ref()?.get(at)?.answers[fact.at()],
            None => self.answers[fact.at()],
        }
    }
}
