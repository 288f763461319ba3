//! What outcomes may turn on, and how it is asked.

use crate::formula::{Choices, GroupId, Test, Type};
use crate::policy::{Citation, Text};
use crate::unit::{Date, Exact, Interval, Unit};

/// A topic of questions.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its name.
    pub id: String,
    /// What is read.
    pub title: Text,
    /// A line below it.
    pub hint: Option<Text>,
}

/// A group of people of whom rows are described.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name in formulas.
    pub id: String,
    /// The index of its topic.
    pub topic: usize,
    /// What one of them is called.
    pub title: Text,
    /// How their number is asked for.
    pub question: Text,
    /// A line below it.
    pub help: Option<Text>,
    /// The most that may be answered.
    pub most: Exact,
    /// Whether a list asks first if there is anybody at all.
    pub listed: bool,
}

/// One option of a choice.
#[derive(Clone, Debug)]
pub struct ChoiceOption {
    /// Its name.
    pub id: String,
    /// What is read.
    pub label: Text,
    /// A line below it.
    pub hint: Option<Text>,
    /// The heading it stands under in a long list.
    pub heading: Option<Text>,
}

/// A named set of options.
#[derive(Clone, Debug)]
pub struct ChoiceSet {
    /// Its name.
    pub id: String,
    /// What is read.
    pub label: Text,
    /// What is in it.
    pub choices: Choices,
    /// Where it comes from.
    pub citation: Citation,
}

/// A list of options.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name, or that of the only fact that uses it.
    pub id: String,
    /// The options, in the order in which they are shown.
    pub options: Vec<ChoiceOption>,
    /// Named sets of them.
    pub sets: Vec<ChoiceSet>,
}

impl Choice {
    /// All its options.
    pub fn all(&self) -> Choices {
        Choices::first(self.options.len())
    }

    /// The option or set of that name.
    pub fn named(&self, id: &str) -> Option<Choices> {
        let option = self.options.iter().position(|option| option.id == id).map(Choices::only);
        option.or_else(|| self.sets.iter().find(|set| set.id == id).map(|set| set.choices))
    }
}

/// Whether a fact is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// When it matters.
    Always,
    /// On its policy's page only: a local figure the reader may know.
    Optional,
    /// Never: a reading of the law that nobody has settled.
    Never,
}

/// Whether a person can change a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// By doing something from now on: a truth may become yes, and an option another one; the other way is no advice.
    CanDo,
    /// By waiting: a duration grows.
    WithTime,
    /// Not at all, or it is past, or it is not for a portal to suggest.
    Fixed,
}

/// How a fact stands to time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// True on the day.
    State,
    /// A date on which something happened.
    Event,
    /// Months up to the day.
    Duration,
    /// Whether something ever happened.
    Past,
    /// What happened in a time that moves with the day.
    History,
}

/// What may be answered.
#[derive(Clone, Debug)]
pub enum Domain {
    /// Yes or no.
    Truth,
    /// One of the choice at this index.
    Choice(usize),
    /// A day.
    Date(Interval<Date>),
    /// A number.
    Quantity {
        /// Its unit.
        unit: Unit,
        /// From the least to the greatest.
        range: Interval<Exact>,
        /// Whether fractions may be answered.
        fractions: bool,
    },
}

impl Domain {
    /// The kind of thing.
    pub fn kind(&self) -> Type {
        match self {
            Self::Truth => Type::Truth,
            Self::Choice(_) => Type::Choice,
            Self::Date(_) => Type::Date,
            Self::Quantity { unit, .. } => Type::Quantity(*unit),
        }
    }
}

/// Something the outcome may turn on.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name.
    pub id: String,
    /// The group whose rows have it.
    pub group: Option<GroupId>,
    /// The index of its topic.
    pub topic: usize,
    /// A short name.
    pub label: Text,
    /// The question, in plain words.
    pub question: Text,
    /// What helps to answer it.
    pub help: Option<Text>,
    /// Whether it is asked.
    pub ask: Ask,
    /// Whether a person can change it.
    pub change: Change,
    /// What must hold for that: else it may not be suggested, or time does not lengthen it.
    pub needs: Option<Test>,
    /// How it stands to time.
    pub time: Time,
    /// What may be answered.
    pub domain: Domain,
    /// Whether it may be ticked in a list of others, its label a statement: a truth, or a choice whose last option says
    /// that nothing holds.
    pub listed: bool,
    /// Of a reading, how the authority has settled it: a constraint keeps to it. Nothing in the form that reaches the
    /// browser.
    pub settled: Option<Settled>,
}

/// How the authority has settled a reading.
#[derive(Clone, Debug)]
pub struct Settled {
    /// `yes`, `no`, or one of its options.
    pub value: String,
    /// Where it says so.
    pub citation: Citation,
}

impl Fact {
    /// Its name inside rows of its group.
    pub fn short(&self) -> &str {
        match self.group {
            Some(_) => self.id.split_once('.').map_or(&self.id, |(_, short)| short),
            None => &self.id,
        }
    }
}

/// What answers must keep.
#[derive(Clone, Debug)]
pub struct Constraint {
    /// The group of whose rows it speaks.
    pub group: Option<GroupId>,
    /// What must hold.
    pub test: Test,
    /// What is said when it does not.
    pub text: Text,
    /// The facts beside which it is said.
    pub facts: Vec<crate::formula::FactId>,
}
