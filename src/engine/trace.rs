//! An evaluation gone through once more, for explanations.

use std::cell::Cell;

use crate::engine::context::{Context, Notes};
use crate::engine::evaluate::as_condition;
use crate::engine::{Evaluation, Row, Situation};
use crate::formula::{Moment, Quantity};
use crate::policy::Catalog;
use crate::unit::{Date, Exact, Interval, Truth};

/// An evaluation, the situation it is of, and what its definitions and rules come to as conditions.
pub struct Trace<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) situation: &'a Situation,
    pub(crate) evaluation: &'a Evaluation,
    definitions: Vec<(Truth, Notes)>,
    rules: Vec<Truth>,
    notes: Cell<Notes>,
}

impl<'a> Trace<'a> {
    /// Of an evaluation of this situation under this catalogue.
    pub fn of(catalog: &'a Catalog, situation: &'a Situation, evaluation: &'a Evaluation) -> Self {
        let definitions = evaluation.definitions.iter().map(|truth| (*truth, Notes::NONE)).collect();
        let rules = catalog.rules.iter().zip(&evaluation.rules);
        let rules = rules.map(|(rule, came)| as_condition(rule, came.holds)).collect();
        Self { catalog, situation, evaluation, definitions, rules, notes: Cell::new(Notes::NONE) }
    }

    /// What a number came to, in a row where it speaks of one.
    pub fn quantity(&self, formula: &Quantity, row: Option<&Row>) -> Interval<Exact> {
        self.context(row).quantity(formula)
    }

    /// What a day came to, in a row where it speaks of one.
    pub fn moment(&self, formula: &Moment, row: Option<&Row>) -> Interval<Date> {
        self.context(row).moment(formula)
    }

    pub(crate) fn context<'t>(&'t self, row: Option<&'t Row>) -> Context<'t> {
        let context = Context::new(self.catalog, self.situation, &self.definitions, &self.rules, &self.notes);
        Context { row, ..context }
    }
}
