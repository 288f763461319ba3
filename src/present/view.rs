//! What a page is drawn from, and how single values read.

use crate::engine::{AnswerProblem, Evaluation, Situation, Value};
use crate::policy::{Catalog, Citation, Fact, Grade, Text};
use crate::present::{Locale, Phrase, Words, answer_words};

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
    pub(crate) fn or_coming(&self, words: &str) -> String {
        if words.is_empty() { self.words.get("clause.coming") } else { words.to_owned() }
    }

    /// The words of a long text that has come; nothing before.
    pub(crate) fn come(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text)).filter(|text| !text.is_empty())
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
        self.phrase().answer(fact, value)
    }

    pub(crate) fn phrase(&self) -> Phrase<'_> {
        Phrase { catalog: self.catalog, locale: self.locale, day: self.situation.day }
    }

    /// What is wrong with an answer, and what to do.
    pub fn fault(&self, problem: &AnswerProblem) -> String {
        answer_words(self.catalog, problem, self.locale)
    }
}
