//! What a page is drawn from, and how single values read.

use crate::engine::{AnswerProblem, Evaluation, Situation, Value};
use crate::formula::{Choices, FactId};
use crate::policy::{Catalog, Citation, Domain, Fact, Grade, Text};
use crate::present::{Locale, Words, answer_words};
use crate::unit::{Date, Interval, Truth};

/// What a page is drawn from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Everything that was loaded.
    pub catalog: &'a Catalog,
    /// The portal's own words.
    pub words: &'a Words,
    /// The language.
    pub locale: Locale,
    /// The answers so far.
    pub situation: &'a Situation,
    /// What they come to.
    pub evaluation: &'a Evaluation,
}

/// A clause as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, verbatim, where they are known.
    pub words: Option<String>,
    /// The document, its number and the place in it.
    pub source: String,
    /// Its address, if known.
    pub url: Option<String>,
    /// How far it can be relied on.
    pub grade: Grade,
    /// The same in words.
    pub grade_text: String,
}

impl View<'_> {
    /// The words of a text.
    pub fn text(&self, text: &Text) -> String {
        self.locale.of(text).to_owned()
    }

    /// The words of each text.
    pub fn texts(&self, texts: &[Text]) -> Vec<String> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    /// The grade in words.
    pub fn grade(&self, grade: Grade) -> String {
        self.words.get(match grade {
            Grade::A => "grade.a",
            Grade::B => "grade.b",
            Grade::C => "grade.c",
        })
    }

    /// A citation as it is shown.
    pub fn quote(&self, citation: &Citation) -> Quote {
        let source = self.catalog.source(citation);
        let title = source.map(|source| self.words.with("source.title", &[&self.text(&source.title)]));
        let number = source.and_then(|source| source.number.clone());
        let part = citation.place.as_ref().map(|place| self.place(citation, place));
        let parts: Vec<String> = title.into_iter().chain(number).chain(part).collect();
        Quote {
            words: citation.quote.as_ref().map(|words| self.or_coming(words)),
            source: parts.join(" · "),
            url: source.and_then(|source| source.url.clone()),
            grade: citation.grade,
            grade_text: self.grade(citation.grade),
        }
    }

    /// A long text, or that it is still coming.
    fn or_coming(&self, words: &str) -> String {
        if words.is_empty() { self.words.get("clause.coming") } else { words.to_owned() }
    }

    /// The place in a document: a part of the plan by its heading, else as it is written.
    fn place(&self, citation: &Citation, place: &str) -> String {
        let source = self.catalog.source(citation).map(|source| source.id.as_str());
        let part = self.catalog.plan.iter().find(|part| source == Some("plan") && part.id == place);
        match part {
            Some(part) if place.bytes().all(|b| b.is_ascii_digit()) => {
                self.words.with("source.item", &[place, &self.text(&part.title)])
            }
            Some(part) => self.text(&part.title),
            None => place.to_owned(),
        }
    }

    /// What is possible of a fact; nothing where everything is.
    pub fn value(&self, fact: &Fact, value: Value) -> Option<String> {
        if value == Value::open(self.catalog, &fact.domain) && !value.is_point() {
            return None;
        }
        match value {
            Value::Truth(Truth::Yes) => Some(self.words.get("yes")),
            Value::Truth(Truth::No) => Some(self.words.get("no")),
            Value::Truth(Truth::Unknown) => None,
            Value::Choice(choices) => Some(self.choices(fact, choices)),
            Value::Date(range) => self.dates(range),
            Value::Quantity(range) => match fact.domain {
                Domain::Quantity { unit, .. } => self.locale.range(range, unit),
                _ => None,
            },
        }
    }

    fn choices(&self, fact: &Fact, choices: Choices) -> String {
        let options = self.catalog.choice(fact).map_or(&[][..], |choice| &choice.options);
        let labels: Vec<String> =
            choices.iter().filter_map(|at| options.get(at)).map(|option| self.text(&option.label)).collect();
        labels.join(&self.words.get("or"))
    }

    /// A set of days.
    pub fn dates(&self, range: Interval<Date>) -> Option<String> {
        match (range.lo(), range.hi()) {
            (Some(lo), Some(hi)) if lo == hi => Some(self.locale.date(lo)),
            (Some(lo), Some(hi)) => {
                Some(self.words.with("between", &[&self.locale.date(lo), &self.locale.date(hi)]))
            }
            _ => None,
        }
    }

    /// What is wrong with an answer, and what to do.
    pub fn fault(&self, problem: &AnswerProblem) -> String {
        answer_words(self.catalog, problem, self.locale)
    }

    /// `label：value` of an answered fact.
    pub fn answered(&self, id: FactId, value: Option<Value>) -> Option<String> {
        let fact = self.catalog.fact(id)?;
        let shown = self.value(fact, value?)?;
        Some(self.words.with("answered", &[&self.text(&fact.label), &shown]))
    }
}
