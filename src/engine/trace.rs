//! An evaluation gone through once more, for explanations.

use crate::engine::context::{Context, Noticed};
use crate::engine::{Evaluation, Missing, Row, Situation};
use crate::formula::{Moment, Quantity};
use crate::policy::{Catalog, Condition};
use crate::unit::{Date, Exact, Interval, Truth};

/// An evaluation and the situation it is of.
pub struct Trace<'a> {
    /// What it is under.
    pub catalog: &'a Catalog,
    /// What it is of.
    pub situation: &'a Situation,
    /// What it comes to.
    pub evaluation: &'a Evaluation,
    noticed: Noticed,
}

impl<'a> Trace<'a> {
    /// Of an evaluation of this situation under this catalogue.
    pub fn of(catalog: &'a Catalog, situation: &'a Situation, evaluation: &'a Evaluation) -> Self {
        Self { catalog, situation, evaluation, noticed: Noticed::default() }
    }

    /// What a number came to, in a row where it speaks of one.
    pub fn quantity(&self, formula: &Quantity, row: Option<&Row>) -> Interval<Exact> {
        self.context(row).quantity(formula)
    }

    /// What a day came to, in a row where it speaks of one.
    pub fn moment(&self, formula: &Moment, row: Option<&Row>) -> Interval<Date> {
        self.context(row).moment(formula)
    }

    /// What is open in a condition, in a row where it speaks of one; `only_no` where only a *no* decides.
    pub(crate) fn missing(&self, condition: &Condition, row: Option<&Row>, only_no: bool) -> Missing {
        self.noticed.missing.take();
        condition.truth(&Context { only_no, ..self.context(row) });
        self.noticed.missing.take()
    }

    /// Whether a condition holds, in a row where it speaks of one.
    pub fn holds(&self, condition: &Condition, row: Option<&Row>) -> Truth {
        condition.truth(&self.context(row))
    }

    pub(crate) fn context<'t>(&'t self, row: Option<&'t Row>) -> Context<'t> {
        let Evaluation { definitions, conditions, .. } = self.evaluation;
        Context { row, ..Context::new(self.catalog, self.situation, definitions, conditions, &self.noticed) }
    }
}
