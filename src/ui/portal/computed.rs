//! What the answers come to.

use std::rc::Rc;

use yew::{AttrValue, Html};

use crate::engine::{AnswerProblem, Evaluation, Situation, evaluate, read_answers};
use crate::policy::Catalog;
use crate::present::Form;
use crate::ui::browser;
use crate::ui::portal::Portal;
use crate::ui::state::State;
use crate::unit::Date;

/// What the answers come to, as a file.
#[derive(Debug)]
pub(crate) struct ResultFile {
    /// How its name ends.
    pub(crate) end: &'static str,
    /// The address that holds it.
    pub(crate) href: AttrValue,
    /// What stands in it.
    pub(crate) text: AttrValue,
}

/// What the answers come to.
#[derive(Debug)]
pub(crate) struct Computed {
    release: String,
    form: Form,
    day: String,
    said: String,
    pub(crate) situation: Situation,
    pub(crate) evaluation: Evaluation,
    pub(crate) problems: Vec<AnswerProblem>,
    /// Whether the day that was typed is one.
    pub(crate) day_is_read: bool,
    /// The same as files, CSV and JSON, once they were asked for.
    pub(crate) files: Option<[ResultFile; 2]>,
}

impl Computed {
    /// Evaluates what was typed, for the day that was typed or today.
    pub(crate) fn new(catalog: &Catalog, State { form, day: typed_day, said, .. }: &State) -> Self {
        let typed = Date::parse(&padded(typed_day));
        let day = typed.unwrap_or_else(browser::today);
        let of = Date::parse(said).unwrap_or(day);
        let (situation, problems) = read_answers(catalog, of, &form.answers(catalog));
        let situation = situation.on(catalog, day);
        let evaluation = evaluate(catalog, &situation);
        let day_is_read = typed_day.chars().all(|c| c == '-') || typed.is_some();
        let (release, form) = (catalog.version.clone(), form.clone());
        let (day, said) = (typed_day.clone(), said.clone());
        Self { release, form, day, said, situation, evaluation, problems, day_is_read, files: None }
    }

    pub(super) fn is_of(&self, catalog: &Catalog, state: &State) -> bool {
        self.release == catalog.version
            && self.form == state.form
            && self.day == state.day
            && self.said == state.said
    }

    /// The day of which the answers speak, where that is another one than the one reckoned for.
    pub(crate) fn said(&self) -> Option<Date> {
        Date::parse(&self.said).filter(|said| *said != self.situation.day)
    }
}

impl Portal {
    /// What stands before and after what is tried: as it was drawn, where nothing else was done.
    pub(crate) fn around(&self, draw: impl FnOnce() -> [Rc<Html>; 2]) -> [Rc<Html>; 2] {
        self.drawn.borrow_mut().get_or_insert_with(draw).clone()
    }

    /// Evaluates anew where something else was said.
    pub(super) fn compute(&mut self) {
        // Answers speak of the day that stood when the first was given.
        if self.state.form.is_empty() && self.state.others.is_empty() {
            self.state.said.clear();
            self.state.made.clear();
        } else if self.state.said.is_empty() {
            self.state.said = self.computed.situation.day.to_string();
            self.state.made = self.shown().to_owned();
        }
        if !self.computed.is_of(&self.data.catalog, &self.state) {
            self.computed = Computed::new(&self.data.catalog, &self.state);
            (self.passed, self.copied) = (None, None);
            self.saved.is_this = false;
        }
    }
}

fn padded(typed: &str) -> String {
    let parts: Vec<String> = typed.split('-').map(|part| format!("{:0>2}", part.trim())).collect();
    parts.join("-")
}
