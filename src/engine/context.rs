//! What a formula comes to for a set of answers.

use std::cell::Cell;

use crate::engine::{Row, Situation, Value, monthly, quantity};
use crate::formula::{FactId, GroupId, Moment, ParameterId, ParameterKey, Quantity, Test};
use crate::policy::{Catalog, Dated, Grade, Parameter, ParameterValue};
use crate::unit::{Date, Exact, Interval, Truth};

/// What was noticed of the parameters that were used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Notes {
    /// The weakest grade.
    pub(crate) grade: Grade,
    /// Whether a value is past its last check (待核).
    pub(crate) stale: bool,
    /// Whether a value is left to others, or there is none.
    pub(crate) unstated: bool,
}

impl Notes {
    pub(crate) const NONE: Self = Self { grade: Grade::A, stale: false, unstated: false };

    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            grade: self.grade.max(other.grade),
            stale: self.stale || other.stale,
            unstated: self.unstated || other.unstated,
        }
    }
}

/// Where a formula is evaluated.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) situation: &'a Situation,
    /// The row it speaks of.
    pub(crate) row: Option<&'a Row>,
    /// The days whose parameters count.
    pub(crate) at: Interval<Date>,
    /// The definitions evaluated so far.
    pub(crate) definitions: &'a [(Truth, Notes)],
    /// The rules evaluated so far.
    pub(crate) rules: &'a [Truth],
    pub(crate) notes: &'a Cell<Notes>,
}

impl<'a> Context<'a> {
    /// Outside rows, with the parameters of the situation's day.
    pub(crate) fn new(
        catalog: &'a Catalog,
        situation: &'a Situation,
        definitions: &'a [(Truth, Notes)],
        rules: &'a [Truth],
        notes: &'a Cell<Notes>,
    ) -> Self {
        Self { catalog, situation, row: None, at: situation.days(), definitions, rules, notes }
    }

    pub(crate) fn within(self, row: &'a Row) -> Self {
        Self { row: Some(row), ..self }
    }

    pub(crate) fn note(&self, notes: Notes) {
        self.notes.set(self.notes.get().with(notes));
    }

    /// What is possible of a fact: in the row, if it is of the row's group.
    pub(crate) fn value(&self, fact: FactId) -> Option<Value> {
        self.row.and_then(|row| row.value(fact)).or_else(|| self.situation.value(fact))
    }

    pub(crate) fn test(&self, test: &Test) -> Truth {
        match test {
            Test::Fact(fact) => match self.value(*fact) {
                Some(Value::Truth(truth)) => truth,
                _ => Truth::Unknown,
            },
            Test::Definition(definition) => {
                let (truth, notes) =
                    self.definitions.get(definition.at()).copied().unwrap_or((Truth::Unknown, Notes::NONE));
                self.note(notes);
                truth
            }
            Test::Rule(rule) => self.rules.get(rule.at()).copied().unwrap_or(Truth::Unknown),
            Test::Not(inner) => !self.test(inner),
            Test::All(all) => all.iter().map(|it| self.test(it)).min().unwrap_or(Truth::Yes),
            Test::Any(any) => any.iter().map(|it| self.test(it)).max().unwrap_or(Truth::No),
            Test::Less(a, b) => self.quantity(a).less(&self.quantity(b)),
            Test::AtMost(a, b) => self.quantity(a).at_most(&self.quantity(b)),
            Test::Equal(a, b) => self.quantity(a).equal(&self.quantity(b)),
            Test::Before(a, b) => self.moment(a).less(&self.moment(b)),
            Test::NotAfter(a, b) => self.moment(a).at_most(&self.moment(b)),
            Test::OneOf(fact, choices) => match self.value(*fact) {
                Some(Value::Choice(possible)) => {
                    Truth::of(possible.is_within(*choices), possible.and(*choices).is_empty())
                }
                _ => Truth::Unknown,
            },
            Test::Within { date, months, at } => self.is_within(date, months, at),
        }
    }

    fn is_within(&self, date: &Moment, months: &Quantity, at: &Moment) -> Truth {
        let (date, months, at) = (self.moment(date), self.quantity(months), self.moment(at));
        let end = later(date, months);
        date.at_most(&at).and(at.at_most(&end))
    }

    pub(crate) fn quantity(&self, formula: &Quantity) -> Interval<Exact> {
        match formula {
            Quantity::Number(number) => Interval::point(*number),
            Quantity::Fact(fact) => match self.value(*fact) {
                Some(Value::Quantity(range)) => range,
                _ => Interval::all(),
            },
            Quantity::Parameter(id, key) => match self.parameter(*id, *key) {
                Some(ParameterValue::Quantity { range, .. }) => range,
                _ => Interval::at_least(Exact::ZERO),
            },
            Quantity::Sum(a, b) => quantity::sum(self.quantity(a), self.quantity(b)),
            Quantity::Difference(a, b) => quantity::difference(self.quantity(a), self.quantity(b)),
            Quantity::Product(a, b) => quantity::product(self.quantity(a), self.quantity(b)),
            Quantity::Least(all) => self.fold(all, Interval::min),
            Quantity::Greatest(all) => self.fold(all, Interval::max),
            Quantity::Floor(inner) => quantity::floor(self.quantity(inner)),
            Quantity::FullMonths(from, to) => full_months(self.moment(from), self.moment(to)),
            Quantity::Count(group, condition) => self.count(*group, condition.as_deref()),
            Quantity::Monthly { amount, from, months } => {
                monthly::sum(self, amount, self.moment(from), self.quantity(months))
            }
        }
    }

    fn fold(
        &self,
        all: &[Quantity],
        join: impl Fn(Interval<Exact>, Interval<Exact>) -> Interval<Exact>,
    ) -> Interval<Exact> {
        all.iter().map(|it| self.quantity(it)).reduce(join).unwrap_or_else(Interval::all)
    }

    fn count(&self, group: GroupId, condition: Option<&Test>) -> Interval<Exact> {
        let counts = self.situation.rows(group).iter().map(|row| {
            let holds = condition.map_or(Truth::Yes, |condition| self.within(row).test(condition));
            counted(row.count, holds)
        });
        counts.fold(Interval::point(Exact::ZERO), quantity::sum)
    }

    pub(crate) fn moment(&self, formula: &Moment) -> Interval<Date> {
        match formula {
            Moment::Day => self.situation.days(),
            Moment::Date(date) => Interval::point(*date),
            Moment::Fact(fact) => match self.value(*fact) {
                Some(Value::Date(range)) => range,
                _ => Interval::all(),
            },
            Moment::Parameter(id, key) => match self.parameter(*id, *key) {
                Some(ParameterValue::Date(range)) => range,
                _ => Interval::all(),
            },
            Moment::Later(date, months) => later(self.moment(date), self.quantity(months)),
        }
    }

    /// The value of a parameter on the context's days: the hull over the days and the keys still possible.
    fn parameter(&self, id: ParameterId, key: ParameterKey) -> Option<ParameterValue> {
        let parameter = self.catalog.parameters.get(id.at())?;
        let (first, last) = (self.at.lo()?, self.at.hi()?);
        let mut value = self.parameter_on(parameter, key, first);
        if first != last {
            for day in parameter.changes().filter(|day| first < *day && *day <= last) {
                value = hull(value, self.parameter_on(parameter, key, day));
            }
        }
        value
    }

    fn parameter_on(&self, parameter: &Parameter, key: ParameterKey, day: Date) -> Option<ParameterValue> {
        let Some(dated) = parameter.on(day) else {
            self.note(Notes { unstated: true, ..Notes::NONE });
            return None;
        };
        let value = match key {
            ParameterKey::Key(at) => dated.values.get(usize::from(at)).copied().flatten(),
            ParameterKey::Own => self.own_value(parameter, dated),
        };
        // Of months still to come nobody can have checked more than is known on the day.
        let stale = dated.is_stale(day.min(self.situation.last));
        let grade = if stale { dated.citation.grade.lowered() } else { dated.citation.grade };
        let unstated =
            value.is_none_or(|value| matches!(value, ParameterValue::Quantity { unstated: true, .. }));
        self.note(Notes { grade, stale, unstated });
        value
    }

    fn own_value(&self, parameter: &Parameter, dated: &Dated) -> Option<ParameterValue> {
        let Some(by) = parameter.by else { return dated.values.first().copied().flatten() };
        let Some(Value::Choice(possible)) = self.value(by) else { return None };
        let keyed = parameter.keys.iter().zip(&dated.values);
        let reached = keyed.filter(|(key, _)| !key.choices.and(possible).is_empty());
        let covered =
            parameter.keys.iter().fold(crate::formula::Choices::default(), |all, key| all.or(key.choices));
        if !possible.is_within(covered) {
            return None;
        }
        reached.map(|(_, value)| *value).reduce(hull).flatten()
    }
}

fn hull(a: Option<ParameterValue>, b: Option<ParameterValue>) -> Option<ParameterValue> {
    match (a?, b?) {
        (
            ParameterValue::Quantity { range, unstated },
            ParameterValue::Quantity { range: other, unstated: also },
        ) => Some(ParameterValue::Quantity { range: range.hull(other), unstated: unstated || also }),
        (ParameterValue::Date(range), ParameterValue::Date(other)) => {
            Some(ParameterValue::Date(range.hull(other)))
        }
        _ => None,
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

/// Corresponding days; part months do not count.
pub(crate) fn later(date: Interval<Date>, months: Interval<Exact>) -> Interval<Date> {
    let end = |date: Option<Date>, months: Option<Exact>| {
        let months = months.and_then(|months| months.floor().as_whole());
        date.zip(months).map(|(date, months)| date.plus_months(months))
    };
    Interval::new(end(date.lo(), months.lo()), end(date.hi(), months.hi())).unwrap_or_else(Interval::all)
}

fn full_months(from: Interval<Date>, to: Interval<Date>) -> Interval<Exact> {
    let count = |from: Option<Date>, to: Option<Date>| {
        from.zip(to).map(|(from, to)| Exact::from(to.full_months_since(from)))
    };
    let least = count(from.hi(), to.lo()).unwrap_or(Exact::ZERO);
    Interval::new(Some(least), count(from.lo(), to.hi())).unwrap_or_else(Interval::all)
}
