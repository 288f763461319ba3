//! What a person has said, and the one reducer that changes it. All else is derived from it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use yew::Reducible;

use crate::policy::Audience;
use crate::present::Form;

/// What a person has said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// What was typed.
    pub(crate) form: Form,
    /// For whom policies are wanted.
    pub(crate) audience: Vec<String>,
    /// The door that was taken: `person`, `firm` or none.
    pub(crate) door: String,
    /// The day that was typed, `year-month-day`; nothing for today.
    pub(crate) day: String,
    /// The questions of each screen so far.
    pub(crate) screens: Vec<Vec<String>>,
    /// The screen that is shown; nought asks for whom policies are wanted.
    pub(crate) at: usize,
    /// Whether mistakes on this screen are shown.
    pub(crate) shown: bool,
    /// Whether everything is large.
    pub(crate) large: bool,
}

/// What a person does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// Types an answer.
    Input(String, String),
    /// Types how many of a group there are.
    Total(String, String),
    /// Types an answer in a row of a group.
    RowInput(String, usize, String, String),
    /// Adds a row.
    AddRow(String),
    /// Removes a row.
    RemoveRow(String, usize),
    /// Wants policies for somebody, or no longer.
    Toggle(Audience),
    /// Begins at a door or for somebody.
    Begin(String),
    /// Types the day.
    Day(String),
    /// Goes on to a screen; its questions if it is new.
    Screen(usize, Option<Vec<String>>),
    /// Is shown mistakes.
    Show,
    /// Says of questions that one does not know.
    Leave(Vec<String>),
    /// Makes everything large, or no longer.
    Large(bool),
    /// Starts afresh.
    Clear,
}

impl State {
    /// For whom policies are wanted.
    pub(crate) fn audience(&self) -> Vec<Audience> {
        self.audience.iter().filter_map(|name| Audience::named(name)).collect()
    }

    /// Whether this has been asked on a screen that was shown before.
    pub(crate) fn was_asked(&self, name: &str) -> bool {
        self.screens.iter().flatten().any(|asked| asked == name)
    }

    /// The questions of the screen that is shown.
    pub(crate) fn screen(&self) -> &[String] {
        self.at.checked_sub(1).and_then(|at| self.screens.get(at)).map_or(&[], Vec::as_slice)
    }

    fn total(&mut self, group: &str, typed: &str) {
        let before = self.form.input(group).to_owned();
        self.form.set(group, typed);
        let rows = self.form.rows.get(group).map_or(0, Vec::len);
        let all_in_one = rows == 1 && self.form.row_input(group, 0, "count") == before;
        let some = typed.trim().parse::<u32>().is_ok_and(|count| count != 0);
        if rows == 0 && some {
            self.form.add_row(group);
        }
        if rows == 0 || all_in_one {
            self.form.set_row(group, 0, "count", typed);
        }
        if typed.trim() == "0" {
            self.form.rows.remove(group);
        }
    }

    fn begin(&mut self, door: String) {
        self.screens.clear();
        self.at = 0;
        self.shown = false;
        if Audience::named(&door).is_some() {
            self.audience = vec![door];
        } else {
            self.audience.clear();
            self.door = door;
        }
    }

    fn leave(&mut self, names: Vec<String>) {
        for name in names {
            if self.form.input(&name).is_empty() && !self.form.rows.contains_key(&name) {
                self.form.set(&name, crate::present::UNSURE);
            }
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Input(name, typed) => state.form.set(&name, &typed),
            Action::Total(group, typed) => state.total(&group, &typed),
            Action::RowInput(group, row, name, typed) => state.form.set_row(&group, row, &name, &typed),
            Action::AddRow(group) => state.form.add_row(&group),
            Action::RemoveRow(group, row) => state.form.remove_row(&group, row),
            Action::Toggle(audience) => {
                let name = audience.as_str().to_owned();
                match state.audience.iter().position(|it| *it == name) {
                    Some(at) => drop(state.audience.remove(at)),
                    None => state.audience.push(name),
                }
                state.screens.clear();
            }
            Action::Begin(door) => state.begin(door),
            Action::Day(typed) => state.day = typed,
            Action::Screen(at, questions) => {
                state.at = at;
                state.shown = false;
                if let Some(questions) = questions {
                    state.screens.truncate(at.saturating_sub(1));
                    state.screens.push(questions);
                }
            }
            Action::Show => state.shown = true,
            Action::Leave(names) => state.leave(names),
            Action::Large(large) => state.large = large,
            Action::Clear => state = Self { large: state.large, ..Self::default() },
        }
        Rc::new(state)
    }
}
