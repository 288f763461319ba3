//! Questions as a page shows them.

use crate::engine::Open;
use crate::formula::{FactId, GroupId};
use crate::policy::{Ask, Domain, Fact, Text};
use crate::present::View;
use crate::unit::{Exact, Unit};

/// A question as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The name of the fact or group.
    pub name: String,
    /// The question.
    pub text: String,
    /// What helps to answer it.
    pub help: Option<String>,
    /// How it is answered.
    pub control: Control,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// Yes or no.
    Truth,
    /// A few options.
    Options(Vec<Choosable>),
    /// Many options, under headings.
    Places(Vec<Choosable>),
    /// A day, of which only year and month may be known.
    Date,
    /// A number.
    Number {
        /// Its unit, in words.
        unit: String,
        /// The greatest that may be answered.
        most: u32,
        /// Whether it is small enough to be stepped.
        stepped: bool,
        /// Whether fractions may be answered.
        fractions: bool,
    },
    /// How many of a group, and what they are like.
    Group(Vec<Question>),
}

/// An option as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// Its name.
    pub id: String,
    /// What is read.
    pub label: String,
    /// A line below it.
    pub hint: Option<String>,
    /// The heading it stands under.
    pub heading: Option<String>,
}

/// The most options that are shown at once.
const FEW: usize = 18;

/// The greatest number that is stepped rather than typed.
const STEPPED: u32 = 600;

impl View<'_> {
    /// A question about what is open, with the questions on each row of a group.
    pub fn question(&self, open: Open) -> Option<Question> {
        match open {
            Open::Fact(id) => self.fact_question(id),
            Open::Group(id) => self.group_question(id),
        }
    }

    /// The question of that name.
    pub fn question_named(&self, name: &str) -> Option<Question> {
        let fact = self.catalog.fact_id(name).map(Open::Fact);
        self.question(fact.or_else(|| self.catalog.group_id(name).map(Open::Group))?)
    }

    /// Whether it is the name of a fact that is asked of each row of a group.
    pub fn is_of_row(&self, name: &str) -> bool {
        self.catalog.facts.iter().any(|fact| fact.id == name && fact.group.is_some())
    }

    /// The name of what is open.
    pub fn name(&self, open: Open) -> String {
        match open {
            Open::Fact(id) => self.catalog.fact(id).map(|fact| fact.id.clone()),
            Open::Group(id) => self.catalog.groups.get(id.at()).map(|group| group.id.clone()),
        }
        .unwrap_or_default()
    }

    /// What is ticked on a list, and a line below it.
    pub fn listed(&self, name: &str) -> (String, Option<String>) {
        let some = |title: &Text| self.words.with("list.some", &[&self.text(title)]);
        let fact = |fact: &Fact| match fact.domain {
            Domain::Truth => (self.text(&fact.label), self.come(fact.help.as_ref())),
            _ => (some(&fact.label), None),
        };
        let listed = match self.named(name) {
            Some(Open::Fact(id)) => self.catalog.fact(id).map(fact),
            Some(Open::Group(id)) => self.catalog.groups.get(id.at()).map(|group| (some(&group.title), None)),
            None => None,
        };
        listed.unwrap_or_default()
    }

    fn fact_question(&self, id: FactId) -> Option<Question> {
        let fact = self.catalog.fact(id)?;
        Some(Question {
            name: fact.short().to_owned(),
            text: self.come(Some(&fact.question)).unwrap_or_else(|| self.text(&fact.label)),
            help: self.come(fact.help.as_ref()),
            control: self.control(fact),
        })
    }

    fn group_question(&self, id: GroupId) -> Option<Question> {
        let group = self.catalog.groups.get(id.at())?;
        let facts = self.catalog.facts_of(Some(id)).filter(|(_, fact)| fact.ask == Ask::Always);
        let inner = facts.filter_map(|(id, _)| self.fact_question(id)).collect();
        Some(Question {
            name: group.id.clone(),
            text: self.come(Some(&group.question)).unwrap_or_else(|| self.text(&group.title)),
            help: self.come(group.help.as_ref()),
            control: Control::Group(inner),
        })
    }

    fn control(&self, fact: &Fact) -> Control {
        match &fact.domain {
            Domain::Truth => Control::Truth,
            Domain::Choice(_) => {
                let options = self.options(fact);
                if options.len() <= FEW { Control::Options(options) } else { Control::Places(options) }
            }
            Domain::Date(_) => Control::Date,
            Domain::Quantity { unit, range, fractions } => {
                let most = range.hi().and_then(Exact::as_whole).and_then(|most| u32::try_from(most).ok());
                let most = most.unwrap_or(u32::MAX);
                let stepped = most <= STEPPED && !fractions;
                Control::Number { unit: self.unit(*unit), most, stepped, fractions: *fractions }
            }
        }
    }

    fn options(&self, fact: &Fact) -> Vec<Choosable> {
        let options = self.catalog.choice(fact).map_or(&[][..], |choice| &choice.options);
        let shown = options.iter().map(|option| Choosable {
            id: option.id.clone(),
            label: self.text(&option.label),
            hint: self.come(option.hint.as_ref()),
            heading: option.heading.as_ref().map(|heading| self.text(heading)),
        });
        shown.collect()
    }

    fn unit(&self, unit: Unit) -> String {
        match unit {
            Unit::PERSON => self.words.get("unit.person"),
            Unit::MONTH => self.words.get("unit.month"),
            _ if unit.yuan == 1 => self.words.get("unit.yuan"),
            _ => String::new(),
        }
    }
}
