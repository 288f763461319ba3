//! What is asked of a person, screen by screen and on a policy's own page.

use crate::engine::{Open, listed, next, remaining, row_questions};
use crate::policy::{Audience, Policy};
use crate::present::{Choosable, UNSURE, View, concerns};
use crate::ui::later;
use crate::ui::portal::{Computed, Portal};
use crate::ui::route::Route;
use crate::ui::state::Slot;

/// In so many rows there is something to pick.
const FEW: usize = 3;

impl Portal {
    /// For whom policies are wanted.
    pub(crate) fn audience(&self) -> Vec<Audience> {
        self.state.audience()
    }

    /// What the screen asks of each row of its groups.
    pub(super) fn row_names(&self) -> Vec<String> {
        let groups = self.state.screen().iter().filter(|name| self.state.form.rows.contains(name));
        groups.flat_map(|group| self.row_questions(group)).collect()
    }

    /// What is asked of each row of a group: what stands first in the way of what is wanted, what was asked before,
    /// and what was answered.
    pub(crate) fn row_questions(&self, group: &str) -> Vec<String> {
        let view = self.view();
        let Some(id) = view.catalog.group_id(group) else { return Vec::new() };
        let first = row_questions(view.catalog, view.evaluation, self.wanted(), id);
        let rows = self.state.form.rows.get(group).map_or(&[][..], Vec::as_slice);
        let facts = view.catalog.facts_of(Some(id)).filter(|(at, fact)| {
            let answered = rows.iter().any(|row| row.contains(fact.short()));
            answered || first.contains(at) || self.state.was_asked(&fact.id)
        });
        facts.map(|(_, fact)| fact.id.clone()).collect()
    }

    /// Which policies are wanted on this page.
    fn wanted(&self) -> impl Fn(&Policy) -> bool {
        let audience = self.audience();
        move |policy| match &self.route {
            Route::Policy(only) | Route::Tool(only) => policy.id == *only,
            _ => concerns(policy, &audience),
        }
    }

    /// What can be picked instead of typing what was typed: as if it had not been answered, so that the choice stays the
    /// same when it is made.
    pub(crate) fn roughly(&self, slot: &Slot, typed: &str) -> Vec<Choosable> {
        // Each is found by an evaluation of its own.
        let few = |group| self.state.form.rows.get(group).map_or(0, Vec::len) <= FEW;
        let name = match slot {
            Slot::Fact(name) => name.clone(),
            Slot::Total(group) if few(group) => group.clone(),
            Slot::Row(group, _, name) if few(group) => [group, ".", name].concat(),
            _ => return Vec::new(),
        };
        if typed.is_empty() || typed == UNSURE {
            return self.view().roughly(&name, self.wanted(), typed);
        }
        let mut state = self.state.clone();
        state.open(slot);
        let Computed { situation, evaluation, .. } = &Computed::new(&self.data.catalog, &state);
        View { situation, evaluation, ..self.view() }.roughly(&name, self.wanted(), typed)
    }

    /// Keeps what the page of a policy asks.
    pub(crate) fn ask(&mut self) {
        let (Route::Policy(id) | Route::Tool(id)) = &self.route else { return };
        for name in self.open_questions(id) {
            if !self.state.page.asked.contains(&name) {
                self.state.page.asked.push(name);
            }
        }
    }

    /// What could still matter for one policy alone.
    fn open_questions(&self, id: &str) -> Vec<String> {
        let view = self.view();
        let open = remaining(view.catalog, view.evaluation, |policy| policy.id == id);
        open.into_iter().map(|open| view.name(open)).collect()
    }

    /// The questions of the next screen, none when nothing can matter any more; and whether they are a list.
    pub(crate) fn next_questions(&self) -> (Vec<String>, bool) {
        if self.state.lists == self.state.screens.len() && later::here() {
            let list = later::next_list(self);
            if !list.is_empty() {
                return (list, true);
            }
        }
        let view = self.view();
        let audience = self.audience();
        let asked = |open: Open| self.state.was_asked(&view.name(open));
        let next = next(&view.trace(), |policy| concerns(policy, &audience), asked, self.last_asked());
        (next.into_iter().map(|open| view.name(open)).collect(), false)
    }

    /// What can be ticked at once, of what was on no list before.
    pub(crate) fn next_list(&self) -> Vec<String> {
        let view = self.view();
        let audience = self.audience();
        let asked = |open: Open| self.state.screen_of(&view.name(open)).is_some();
        let list = listed(&view.trace(), |policy| concerns(policy, &audience), asked);
        list.into_iter().map(|open| view.name(open)).collect()
    }

    /// Ticks something on a list, or no longer.
    pub(crate) fn tick(&mut self, name: &str) {
        self.state.tick(&self.data.catalog, name);
    }

    /// What was asked last.
    fn last_asked(&self) -> Option<Open> {
        self.view().named(self.state.screens.last()?.last()?)
    }

    /// How many questions could still matter.
    pub(crate) fn remaining(&self) -> usize {
        let view = self.view();
        let audience = self.audience();
        let open: Vec<Open> = remaining(view.catalog, view.evaluation, |policy| concerns(policy, &audience));
        open.into_iter().filter(|open| !self.state.was_asked(&view.name(*open))).count()
    }
}
