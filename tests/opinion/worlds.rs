//! The ways in which what nobody can answer may turn out.

use std::cell::RefCell;

use policy_portal::formula::{FactId, ParameterId};

/// Which row is spoken of: the group and the place in it.
pub(crate) type Place = Option<(usize, usize)>;

/// What nobody can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// A fact that is not answered.
    Fact(FactId, Place),
    /// Which end of its range a value of a parameter is at: the parameter, which of its values, which key.
    Parameter(ParameterId, usize, usize),
    /// Whether a condition known from another place binds here.
    Binds(*const ()),
    /// How a comparison comes out of which a side has no value.
    Gap(*const (), Place),
    /// Whether pay by the month is the least or the greatest that its months allow.
    Months(*const (), Place),
    /// Whether a rule is met whose conditions are not all known.
    Incomplete(usize),
}

/// One way in which everything turns out; questions are added as they come up.
#[derive(Debug, Default)]
pub(crate) struct World {
    turned_out: RefCell<Vec<(Question, usize, usize)>>,
}

impl World {
    /// Goes through every world that `reckon` tells apart, until it says that it has seen enough.
    pub(crate) fn each(mut reckon: impl FnMut(&Self) -> bool) {
        let mut world = Self::default();
        loop {
            if !reckon(&world) || !world.turn() {
                return;
            }
        }
    }

    /// Which of `ways` a question turned out.
    pub(crate) fn way(&self, question: Question, ways: usize) -> usize {
        let mut turned_out = self.turned_out.borrow_mut();
        if let Some((_, way, _)) = turned_out.iter().find(|(known, ..)| *known == question) {
            return *way;
        }
        turned_out.push((question, 0, ways));
        0
    }

    /// Whether a question that has two ways turned out the second.
    pub(crate) fn second(&self, question: Question) -> bool {
        self.way(question, 2) == 1
    }

    /// The questions that have come up so far.
    pub(crate) fn questions(&self) -> Vec<Question> {
        self.turned_out.borrow().iter().map(|(question, ..)| *question).collect()
    }

    /// The next world: the last question that has another way left turns out that way. `false` when none has.
    fn turn(&mut self) -> bool {
        let turned_out = self.turned_out.get_mut();
        while let Some((question, way, ways)) = turned_out.pop() {
            if way + 1 < ways {
                turned_out.push((question, way + 1, ways));
                return true;
            }
        }
        false
    }
}
