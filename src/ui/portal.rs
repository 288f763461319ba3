//! What every page is given: the data, what was said, what it comes to, and ways to change it.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::{AttrValue, Callback, UseReducerHandle};

use crate::engine::{AnswerProblem, Evaluation, Open, Situation, evaluate, read_answers};
use crate::policy::{Audience, Catalog, Policy};
use crate::present::{Form, Locale, View, Words, is_for};
use crate::ui::browser;
use crate::ui::route::Route;
use crate::ui::state::{Action, State};
use crate::unit::Date;

/// The data that was fetched.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) catalog: Catalog,
    pub(crate) words: Words,
}

/// What the answers come to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Computed {
    pub(crate) situation: Situation,
    pub(crate) evaluation: Evaluation,
    pub(crate) problems: Vec<AnswerProblem>,
    /// Whether the day that was typed is one.
    pub(crate) day_is_read: bool,
}

impl Computed {
    /// Evaluates what was typed, for the day that was typed or today.
    pub(crate) fn new(catalog: &Catalog, form: &Form, typed_day: &str) -> Self {
        let typed = Date::parse(&padded(typed_day));
        let day = typed.unwrap_or_else(browser::today);
        let (situation, problems) = read_answers(catalog, day, &form.answers(catalog));
        let evaluation = evaluate(catalog, &situation);
        let day_is_read = typed_day.chars().all(|c| c == '-') || typed.is_some();
        Self { situation, evaluation, problems, day_is_read }
    }
}

fn padded(typed: &str) -> String {
    let parts: Vec<String> = typed.split('-').map(|part| format!("{:0>2}", part.trim())).collect();
    parts.join("-")
}

/// What every page is given.
#[derive(Clone)]
pub(crate) struct Portal {
    pub(crate) data: Rc<Data>,
    pub(crate) computed: Rc<Computed>,
    pub(crate) state: UseReducerHandle<State>,
    /// Goes to a page, or puts it in the place of this one.
    pub(crate) go: Callback<(Route, bool)>,
}

impl PartialEq for Portal {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
            && Rc::ptr_eq(&self.computed, &other.computed)
            && self.state == other.state
    }
}

impl Portal {
    /// What a page is drawn from.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            catalog: &self.data.catalog,
            words: &self.data.words,
            locale: Locale::Zh,
            situation: &self.computed.situation,
            evaluation: &self.computed.evaluation,
        }
    }

    /// The words of a key.
    pub(crate) fn word(&self, key: &str) -> AttrValue {
        self.data.words.get(key).into()
    }

    /// The words of a key with what is filled in.
    pub(crate) fn with(&self, key: &str, parts: &[&str]) -> AttrValue {
        self.data.words.with(key, parts).into()
    }

    /// What a link does when it is followed within the portal.
    pub(crate) fn follow(&self) -> Callback<AttrValue> {
        let go = self.go.clone();
        Callback::from(move |href: AttrValue| go.emit((Route::at(&href), false)))
    }

    /// Does something.
    pub(crate) fn act(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// A callback that does something with what it is given.
    pub(crate) fn acting<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let state = self.state.clone();
        Callback::from(move |given| state.dispatch(action(given)))
    }

    /// For whom policies are wanted.
    pub(crate) fn audience(&self) -> Vec<Audience> {
        self.state.audience()
    }

    /// The questions of the next screen; none when nothing can matter any more.
    pub(crate) fn next_questions(&self) -> Vec<String> {
        let view = self.view();
        let audience = self.audience();
        let counts = |policy: &Policy| is_for(policy, &audience);
        let asked = |open: Open| self.state.was_asked(&view.name(open));
        let next = crate::engine::next(view.catalog, view.situation, view.evaluation, counts, asked);
        next.into_iter().map(|open| view.name(open)).collect()
    }

    /// How many questions could still matter.
    pub(crate) fn remaining(&self) -> usize {
        let view = self.view();
        let audience = self.audience();
        let open: BTreeSet<Open> =
            crate::engine::remaining(view.catalog, view.evaluation, |policy| is_for(policy, &audience));
        open.into_iter().filter(|open| !self.state.was_asked(&view.name(*open))).count()
    }
}
