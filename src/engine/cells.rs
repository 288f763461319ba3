//! Open answers split where they are compared, so that a fact that is mentioned twice is the same twice.

use crate::engine::context::Context;
use crate::engine::{Value, amount};
use crate::formula::FactId;
use crate::policy::{Cells, Domain, Split};
use crate::unit::{Exact, Interval, Truth};

/// What a fact is taken to be, and what other facts are.
pub(crate) struct Assumed<'a> {
    fact: FactId,
    value: Value,
    outer: Option<&'a Assumed<'a>>,
}

impl Assumed<'_> {
    /// What the fact is taken to be.
    pub(crate) fn value(&self, fact: FactId) -> Option<Value> {
        if self.fact == fact { Some(self.value) } else { self.outer?.value(fact) }
    }
}

impl Context<'_> {
    /// What `judge` comes to, which was `came`, as narrow as the cells of `splits` show it: the hull of what it comes
    /// to in each. In a cell less is open, so this lies within `came`; and where the cells are is not for answers to
    /// say, so that another answer never widens it. What is missing stays as it was.
    pub(crate) fn refined(
        &self,
        splits: &[Split],
        came: Value,
        judge: &dyn Fn(&Context<'_>) -> Value,
    ) -> Value {
        if splits.is_empty() || came.is_point() || self.assumed.is_some() {
            return came;
        }
        let (notes, missing) = (self.noticed.notes.get(), self.noticed.missing.get());
        let refined = self.joined(splits, came, judge);
        self.noticed.notes.set(notes);
        self.noticed.missing.set(missing);
        refined
    }

    /// The same of what holds or does not.
    pub(crate) fn refined_truth(
        &self,
        splits: &[Split],
        came: Truth,
        judge: &dyn Fn(&Context<'_>) -> Truth,
    ) -> Truth {
        match self.refined(splits, Value::Truth(came), &|it| Value::Truth(judge(it))) {
            Value::Truth(truth) => truth,
            _ => came,
        }
    }

    /// The hull over the cells of what is open: of all of it, so that no answer leaves fewer facts split.
    fn joined(&self, splits: &[Split], came: Value, judge: &dyn Fn(&Context<'_>) -> Value) -> Value {
        let Some((Split { fact, cells }, rest)) = splits.split_first() else { return came };
        let open = self.known(*fact).filter(|open| !open.is_point());
        let Some(open) = open else { return self.joined(rest, came, judge) };
        let mut joined = None;
        for cell in (0..).map_while(|at| cell(cells, at)) {
            let Some(value) = self.within_cell(*fact, open, cell) else { continue };
            let assumed = Some(&Assumed { fact: *fact, value, outer: self.assumed });
            let context = Context { assumed, traced: false, ..*self };
            let one = judge(&context);
            let one = if one.is_point() { one } else { context.joined(rest, one, judge) };
            let hull = joined.map_or(one, |joined| amount::hull(joined, one));
            if hull == came {
                return came;
            }
            joined = Some(hull);
        }
        joined.unwrap_or(came)
    }

    /// What is both possible and in the cell; `None` where nothing is. Of fractions between two cuts one stands for
    /// all: whatever they are compared with is not between them.
    fn within_cell(&self, fact: FactId, open: Value, cell: Value) -> Option<Value> {
        let both = open.meet(cell)?;
        let domain = self.catalog.fact(fact).map(|fact| &fact.domain);
        match (both, domain) {
            (Value::Quantity(range), Some(Domain::Quantity { fractions: true, .. })) if !cell.is_point() => {
                if range.is_point() {
                    None
                } else {
                    Some(between(range).map_or(both, Value::of))
                }
            }
            _ => Some(both),
        }
    }
}

/// The cell of that number.
fn cell(cells: &Cells, at: usize) -> Option<Value> {
    match cells {
        Cells::Truth => [Truth::No, Truth::Yes].get(at).copied().map(Value::Truth),
        Cells::Choice(cells) => cells.get(at).copied().map(Value::Choice),
        Cells::Date(cells) => cells.get(at).copied().map(Value::Date),
        Cells::Quantity(cells) => cells.get(at).copied().map(Value::Quantity),
    }
}

/// A number that is neither end.
fn between(range: Interval<Exact>) -> Option<Exact> {
    match (range.lo(), range.hi()) {
        (Some(lo), Some(hi)) => lo.plus(hi)?.over(Exact::from(2)),
        (Some(lo), None) => lo.plus(Exact::ONE),
        (None, Some(hi)) => hi.minus(Exact::ONE),
        (None, None) => Some(Exact::ZERO),
    }
}
