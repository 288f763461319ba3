//! What a person has said. All else is derived from it.

use crate::policy::{Audience, Catalog, Domain};
use crate::present::{Form, Named, SCENARIOS, SOME, Shared, UNSURE, picked};

/// Any number, as a range that was picked.
const ANY: &str = "0..;";
/// What is ticked on a list to say that nothing else of it holds: no name of a fact.
pub(crate) const REST: &str = "list-rest";

/// What a person has said; it is kept with the page in the history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// What was typed.
    pub(crate) form: Form,
    /// What was typed in the other scenarios, in their order.
    pub(crate) others: Vec<Form>,
    /// The place of this scenario among all.
    pub(crate) which: usize,
    /// For whom policies are wanted.
    pub(crate) audience: Vec<String>,
    /// The door that was taken: `person`, `firm` or none.
    pub(crate) door: String,
    /// The day that was typed, `year-month-day`; nothing for today.
    pub(crate) day: String,
    /// The day of which the answers speak, `2025-12-01`; nothing before the first.
    pub(crate) said: String,
    /// The release that was chosen; nothing for the newest.
    pub(crate) release: String,
    /// The release under which the answers were given; nothing before the first.
    pub(crate) made: String,
    /// The questions of each screen so far.
    pub(crate) screens: Vec<Vec<String>>,
    /// How many of them, from the first, are lists to be ticked.
    pub(crate) lists: usize,
    /// The screen that is shown; nought asks for whom policies are wanted.
    pub(crate) at: usize,
    /// Whether mistakes on this screen are shown.
    pub(crate) shown: bool,
    /// What was pasted for a group and not taken yet.
    pub(crate) pasted: Named<String>,
    /// What was ticked on the checklist.
    pub(crate) ticked: Vec<String>,
    /// Whether everything is large.
    pub(crate) large: bool,
    /// The colours that were chosen, `light`, `dark` or `contrast`; nothing for those of the device.
    pub(crate) theme: String,
    /// Whether somebody answers for one person after another: nothing of them is kept.
    pub(crate) counter: bool,
    /// What holds on this page only.
    pub(crate) page: OnPage,
}

/// What a person has said that holds on one page only: it comes back with that page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OnPage {
    /// The words that are looked for.
    pub(crate) words: String,
    /// For whom the catalogue is shown.
    pub(crate) filter: Vec<String>,
    /// The questions the page has asked: one that is answered stays where it is.
    pub(crate) asked: Vec<String>,
    /// The number of the first row that is shown, of a group with many.
    pub(crate) row: usize,
}

/// Where something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A fact.
    Fact(String),
    /// How many of a group there are.
    Total(String),
    /// A fact in a row of a group.
    Row(String, usize, String),
    /// Lines of a spreadsheet, for a group.
    Lines(String),
    /// The day for which everything is reckoned.
    Day,
    /// The release by which it is reckoned.
    Release,
    /// Something on the list that is shown.
    Listed,
    /// Somebody for whom policies are wanted, or no longer.
    Audience,
    /// Something on the checklist that is done, or no longer.
    Tick,
    /// The words that are looked for.
    Words,
    /// Somebody for whom the catalogue is shown, or no longer.
    Filter,
    /// The colours; nothing for those of the device.
    Theme,
    /// What another site is to ask for, by its name.
    Embed(String),
}

impl State {
    /// For whom policies are wanted.
    pub(crate) fn audience(&self) -> Vec<Audience> {
        named(&self.audience)
    }

    /// For whom the catalogue is shown.
    pub(crate) fn filter(&self) -> Vec<Audience> {
        named(&self.page.filter)
    }

    /// Whether this has been asked on a screen that was shown before; of what stood on a list, whether it is answered.
    pub(crate) fn was_asked(&self, name: &str) -> bool {
        self.screen_of(name).is_some_and(|at| self.lists <= at || self.is_answered(name))
    }

    /// Whether it needs no question of its own: of some people, how many is still to be asked.
    fn is_answered(&self, name: &str) -> bool {
        self.is_said(name) && picked(self.form.input(name)).is_none()
    }

    fn is_said(&self, name: &str) -> bool {
        !["", UNSURE].contains(&self.form.input(name))
    }

    /// Whether the screen that is shown is a list to be ticked.
    pub(crate) fn is_list(&self) -> bool {
        (1..=self.lists).contains(&self.at)
    }

    /// Whether this is ticked on a list.
    pub(crate) fn is_ticked(&self, catalog: &Catalog, name: &str) -> bool {
        self.is_said(name) && self.form.input(name) != denied(catalog, name)
    }

    /// Whether it was said of the list that is shown that nothing else holds.
    pub(crate) fn is_all(&self) -> bool {
        self.screen().iter().all(|name| self.is_said(name))
    }

    /// Ticks something on the list that is shown, or no longer; or says that nothing else of it holds, or no longer.
    pub(crate) fn tick(&mut self, catalog: &Catalog, name: &str) {
        let all = self.is_all();
        if name != REST {
            let holds = !self.is_ticked(catalog, name);
            return self.hold(catalog, name, if holds || all { Some(holds) } else { None });
        }
        for name in self.screen().to_vec() {
            if !self.is_ticked(catalog, &name) {
                self.hold(catalog, &name, if all { None } else { Some(false) });
            }
        }
    }

    /// Says on a list that something holds or not, or nothing of it.
    fn hold(&mut self, catalog: &Catalog, name: &str, holds: Option<bool>) {
        let said = match holds {
            None => "",
            Some(true) if is_truth(catalog, name) => "yes",
            Some(true) => SOME,
            Some(false) => denied(catalog, name),
        };
        self.form.rows.remove(name);
        if catalog.group_id(name).is_some() {
            self.total(name, said);
        } else {
            self.form.set(name, said);
        }
    }

    /// The place of the screen on which this has been asked: after a list, where it was asked by itself.
    pub(crate) fn screen_of(&self, name: &str) -> Option<usize> {
        self.screens.iter().rposition(|screen| screen.iter().any(|asked| asked == name))
    }

    /// Keeps with the screen what it asked of rows.
    pub(crate) fn keep_asked(&mut self, names: Vec<String>) {
        let screen = self.at.checked_sub(1).and_then(|at| self.screens.get_mut(at));
        if let Some(screen) = screen {
            screen.extend(names.into_iter().filter(|name| !screen.contains(name)).collect::<Vec<_>>());
        }
    }

    /// The questions of the screen that is shown.
    pub(crate) fn screen(&self) -> &[String] {
        self.at.checked_sub(1).and_then(|at| self.screens.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Says something.
    pub(crate) fn say(&mut self, slot: &Slot, said: &str) {
        match slot {
            Slot::Fact(name) => self.form.set(name, said),
            Slot::Total(group) => self.total(group, said),
            Slot::Row(group, row, name) => self.form.set_row(group, *row, name, said),
            Slot::Lines(group) if said.is_empty() => self.pasted.remove(group),
            Slot::Lines(group) => self.pasted.insert(group, said.to_owned()),
            Slot::Day => said.clone_into(&mut self.day),
            Slot::Release => said.clone_into(&mut self.release),
            Slot::Audience => {
                toggle(&mut self.audience, said);
                self.restart();
            }
            Slot::Tick => toggle(&mut self.ticked, said),
            Slot::Words => said.clone_into(&mut self.page.words),
            Slot::Filter => toggle(&mut self.page.filter, said),
            Slot::Theme => said.clone_into(&mut self.theme),
            Slot::Embed(_) | Slot::Listed => {}
        }
    }

    fn total(&mut self, group: &str, typed: &str) {
        let before = self.form.input(group).to_owned();
        self.form.set(group, typed);
        let rows = self.form.rows.get(group).map_or(0, Vec::len);
        let all_in_one = rows == 1 && self.form.row_input(group, 0, "count") == before;
        let some = typed.trim().parse::<u32>().is_ok_and(|count| count != 0) || picked(typed).is_some();
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

    /// Takes back what was said, also of how many people alike there are.
    pub(crate) fn open(&mut self, slot: &Slot) {
        match slot {
            Slot::Total(group) => self.total(group, ANY),
            _ => self.say(slot, ""),
        }
    }

    /// What was typed in each scenario.
    pub(crate) fn scenarios(&self) -> Vec<Form> {
        let mut all = self.others.clone();
        all.insert(self.which.min(all.len()), self.form.clone());
        all
    }

    /// Adds a scenario like the first and shows it; three at most.
    pub(crate) fn add_scenario(&mut self) {
        let mut all = self.scenarios();
        if let Some(first) = all.first().cloned().filter(|_| all.len() < SCENARIOS) {
            all.push(first);
            let last = all.len().saturating_sub(1);
            self.show_of(all, last);
        }
    }

    /// Shows another scenario.
    pub(crate) fn show_scenario(&mut self, which: usize) {
        self.show_of(self.scenarios(), which);
    }

    /// Removes a scenario, unless it is the only one.
    pub(crate) fn remove_scenario(&mut self, which: usize) {
        let mut all = self.scenarios();
        if which < all.len() && 1 < all.len() {
            all.remove(which);
            let shown = if which < self.which { self.which.saturating_sub(1) } else { self.which };
            let last = all.len().saturating_sub(1);
            self.show_of(all, shown.min(last));
        }
    }

    fn show_of(&mut self, mut all: Vec<Form>, which: usize) {
        if which < all.len() {
            self.form = all.remove(which);
            (self.others, self.which, self.shown) = (all, which, false);
        }
    }

    /// Begins at a door, or for somebody.
    pub(crate) fn begin(&mut self, door: &str) {
        self.restart();
        self.show_screen(0);
        self.audience.clear();
        if Audience::named(door).is_some() {
            self.audience.push(door.to_owned());
        } else {
            door.clone_into(&mut self.door);
        }
    }

    /// Shows a screen.
    pub(crate) fn show_screen(&mut self, at: usize) {
        self.at = at.min(self.screens.len());
        self.shown = false;
    }

    /// Says of the questions on the screen that were passed over that one does not know; those of rows are not answered here.
    pub(crate) fn leave(&mut self, catalog: &Catalog) {
        if self.is_list() {
            return;
        }
        for name in self.screen().to_vec() {
            let fact = catalog.fact_id(&name).and_then(|id| catalog.fact(id));
            let of_row = fact.is_some_and(|fact| fact.group.is_some());
            if !of_row && self.form.input(&name).is_empty() && !self.form.rows.contains(&name) {
                self.form.set(&name, UNSURE);
            }
        }
    }

    /// Says what a link carries, and nothing else; what it answers stands on screens by topic, as if it had been asked.
    pub(crate) fn take(&mut self, catalog: &Catalog, shared: Shared) {
        self.clear();
        let Shared { form, others, audience, day, said, data } = shared;
        self.screens.resize(catalog.topics.len(), Vec::new());
        let facts = catalog.facts.iter().map(|fact| (&fact.id, fact.topic));
        let groups = catalog.groups.iter().map(|group| (&group.id, group.topic));
        for (name, topic) in facts.chain(groups) {
            if let Some(screen) = self.screens.get_mut(topic)
                && [&form]
                    .into_iter()
                    .chain(&others)
                    .any(|it| it.inputs.contains(name) || it.rows.contains(name))
            {
                screen.push(name.clone());
            }
        }
        self.screens.retain(|screen| !screen.is_empty());
        (self.form, self.audience, self.day, self.said, self.made) = (form, audience, day, said, data);
        self.others = others;
    }

    /// Begins the questions again; answers stay.
    fn restart(&mut self) {
        (self.lists, self.screens) = (0, Vec::new());
    }

    /// Starts afresh.
    pub(crate) fn clear(&mut self) {
        let theme = std::mem::take(&mut self.theme);
        *self = Self { large: self.large, theme, counter: self.counter, ..Self::default() };
    }
}

fn named(names: &[String]) -> Vec<Audience> {
    names.iter().filter_map(|name| Audience::named(name)).collect()
}

fn is_truth(catalog: &Catalog, name: &str) -> bool {
    let fact = catalog.fact_id(name).and_then(|id| catalog.fact(id));
    fact.is_some_and(|fact| matches!(fact.domain, Domain::Truth))
}

/// What is said of something on a list that does not hold: of a choice its last option.
fn denied<'a>(catalog: &'a Catalog, name: &str) -> &'a str {
    let Some(fact) = catalog.fact_id(name).and_then(|id| catalog.fact(id)) else { return "0" };
    let last = catalog.choice(fact).and_then(|choice| choice.options.last());
    last.map_or("no", |option| &option.id)
}

fn toggle(names: &mut Vec<String>, name: &str) {
    match names.iter().position(|it| it == name) {
        Some(at) => drop(names.remove(at)),
        None => names.push(name.to_owned()),
    }
}
