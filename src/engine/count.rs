//! How many of a group are meant.

use std::ptr;

use crate::engine::context::Context;
use crate::engine::{Missing, quantity};
use crate::formula::{GroupId, Quantity, Test};
use crate::unit::{Date, Exact, Interval, Truth};

/// What was counted last, in this row or another: the same in each, so that a thousand rows are not counted a thousand
/// times.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    /// Where the count stands in the catalogue, and the days whose parameters count.
    of: (*const Quantity, Interval<Date>),
    came: Interval<Exact>,
    missing: Missing,
}

impl Context<'_> {
    /// What `formula` comes to, which counts those of a group for whom the condition holds.
    pub(crate) fn count(
        &self,
        formula: &Quantity,
        group: GroupId,
        condition: Option<&Test>,
    ) -> Interval<Exact> {
        let of = (ptr::from_ref(formula), self.at);
        // In a cell a fact is taken to be something else.
        let known = self.noticed.counted.get().filter(|it| it.of == of && self.assumed.is_none());
        let counted = known.unwrap_or_else(|| self.count_anew(of, group, condition));
        self.miss(counted.missing);
        counted.came
    }

    /// The same; what the parameters in it rest on is noticed once, and what is missing is not noticed yet.
    fn count_anew(
        &self,
        of: (*const Quantity, Interval<Date>),
        group: GroupId,
        condition: Option<&Test>,
    ) -> Counted {
        let before = self.noticed.missing.take();
        self.miss_group(group);
        let counts = self.situation.rows(group).iter().map(|row| {
            let holds = condition.map_or(Truth::Yes, |condition| self.within(row).test(condition));
            counted(row.count, holds)
        });
        let came = counts.fold(Interval::point(Exact::ZERO), quantity::sum);
        let counted = Counted { of, came, missing: self.noticed.missing.replace(before) };
        if self.assumed.is_none() {
            self.noticed.counted.set(Some(counted));
        }
        counted
    }
}

/// How many of `count` people are meant when the condition on each `holds`.
pub(crate) fn counted(count: Interval<Exact>, holds: Truth) -> Interval<Exact> {
    match holds {
        Truth::Yes => count,
        Truth::No => Interval::point(Exact::ZERO),
        Truth::Unknown => count.hull(Interval::point(Exact::ZERO)),
    }
}
