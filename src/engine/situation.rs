//! The answers so far, and the day.

use crate::engine::Value;
use crate::engine::evaluate::holds;
use crate::engine::time::{self, Since};
use crate::formula::{FactId, GroupId};
use crate::policy::{Catalog, Fact, Time};
use crate::unit::{Date, Exact, Interval, Truth};

/// The answers so far, and the day for which they are judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The day.
    pub day: Date,
    /// The last of several days for which they are judged together, else the day.
    pub(crate) last: Date,
    values: Vec<Value>,
    rows: Vec<Vec<Row>>,
}

/// Some people of a group who are alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How many they are.
    pub count: Interval<Exact>,
    /// What is known of them; what is left out is open.
    pub values: Vec<(FactId, Value)>,
}

impl Situation {
    /// Nothing answered.
    pub fn open(catalog: &Catalog, day: Date) -> Self {
        let values = catalog.facts.iter().map(|fact| Value::open(catalog, &fact.domain)).collect();
        let rows = catalog.groups.iter().map(|_| vec![Row::open(Interval::at_least(Exact::ZERO))]);
        Self { day, last: day, values, rows: rows.collect() }
    }

    /// The days for which they are judged.
    pub(crate) fn days(&self) -> Interval<Date> {
        Interval::between(self.day, self.last)
    }

    /// The same answers on another day, as far as they still say anything.
    pub fn on(&self, catalog: &Catalog, day: Date) -> Self {
        self.moved(catalog, day, day, Since::Unknown)
    }

    /// The same answers on some later days, if everything goes on as it is and happens as it is planned. Months grow where
    /// what they need is so: nobody is insured for longer who does not pay.
    pub fn going_on(&self, catalog: &Catalog, first: Date, last: Date) -> Self {
        self.moved(catalog, first, last, Since::GoesOn)
    }

    fn moved(&self, catalog: &Catalog, first: Date, last: Date, since: Since) -> Self {
        let moved = |id: FactId, value: Value, row: Option<&Row>| {
            let Some(fact) = catalog.fact(id) else { return value };
            let moved = time::moved(catalog, fact, value, self.day, (first, last), since);
            if since == Since::Unknown { moved } else { self.lasting(catalog, fact, row, (value, moved)) }
        };
        let values = self.values.iter().enumerate().map(|(at, value)| moved(FactId::of(at), *value, None));
        let row = |row: &Row| Row {
            count: row.count,
            values: row.values.iter().map(|(id, value)| (*id, moved(*id, *value, Some(row)))).collect(),
        };
        let rows = self.rows.iter().map(|rows| rows.iter().map(row).collect());
        Self { day: first, last, values: values.collect(), rows: rows.collect() }
    }

    /// What goes on only under a condition, such as months insured while somebody pays, stands still without it.
    fn lasting(&self, catalog: &Catalog, fact: &Fact, row: Option<&Row>, (was, is): (Value, Value)) -> Value {
        let Some(needs) = fact.needs.as_ref().filter(|_| fact.time == Time::Duration && was != is) else {
            return is;
        };
        match (holds(catalog, self, needs, row), was, is) {
            (Truth::No, ..) => was,
            (Truth::Unknown, Value::Quantity(was), Value::Quantity(is)) => Value::Quantity(was.hull(is)),
            _ => is,
        }
    }

    /// What is possible of a fact; for a fact of a group, outside its rows, everything.
    pub fn value(&self, fact: FactId) -> Option<Value> {
        self.values.get(fact.at()).copied()
    }

    /// Sets what is possible of a fact.
    pub fn set(&mut self, fact: FactId, value: Value) {
        if let Some(slot) = self.values.get_mut(fact.at()) {
            *slot = value;
        }
    }

    /// Leaves of what is possible of a fact, here or in a row, only what is in `left`; `false` where that is nothing,
    /// and then everything stays.
    pub(crate) fn meet(&mut self, fact: FactId, row: Option<(GroupId, usize)>, left: Value) -> bool {
        let open = self.value(fact);
        let Some((group, at)) = row else {
            return open.and_then(|open| open.meet(left)).inspect(|both| self.set(fact, *both)).is_some();
        };
        let row = self.rows.get_mut(group.at()).and_then(|rows| rows.get_mut(at));
        row.is_none_or(|row| row.meet(fact, open, left))
    }

    /// The rows of a group.
    pub fn rows(&self, group: GroupId) -> &[Row] {
        self.rows.get(group.at()).map_or(&[], Vec::as_slice)
    }

    /// Describes a group: rows without number nought, and as an open row those of `total` who are not described.
    pub fn describe(&mut self, group: GroupId, mut rows: Vec<Row>, total: Option<Interval<Exact>>) {
        if let Some(total) = total {
            let described =
                rows.iter().map(|row| row.count).reduce(sum).unwrap_or(Interval::point(Exact::ZERO));
            rows.extend(rest(total, described).map(Row::open));
        }
        rows.retain(|row| row.count.as_point() != Some(Exact::ZERO));
        if let Some(slot) = self.rows.get_mut(group.at()) {
            *slot = rows;
        }
    }
}

impl Row {
    /// People of whom nothing is known.
    pub fn open(count: Interval<Exact>) -> Self {
        Self { count, values: Vec::new() }
    }

    /// What is known of a fact.
    pub fn value(&self, fact: FactId) -> Option<Value> {
        self.values.iter().find(|(id, _)| *id == fact).map(|(_, value)| *value)
    }

    fn meet(&mut self, fact: FactId, open: Option<Value>, left: Value) -> bool {
        let Some(both) = self.value(fact).or(open).and_then(|known| known.meet(left)) else { return false };
        match self.values.iter_mut().find(|(id, _)| *id == fact) {
            Some((_, slot)) => *slot = both,
            None => self.values.push((fact, both)),
        }
        true
    }
}

fn sum(a: Interval<Exact>, b: Interval<Exact>) -> Interval<Exact> {
    crate::engine::quantity::sum(a, b)
}

/// Those of a total beyond the described; `None` when nobody is left.
fn rest(total: Interval<Exact>, described: Interval<Exact>) -> Option<Interval<Exact>> {
    let left = crate::engine::quantity::difference(total, described);
    let left = left.max(Interval::point(Exact::ZERO));
    Some(left).filter(|left| left.as_point() != Some(Exact::ZERO))
}
