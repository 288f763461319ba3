//! What a formula comes to for a set of answers.

use std::cell::Cell;

use crate::engine::cells::Assumed;
use crate::engine::count::Counted;
use crate::engine::{Missing, Open, Row, Situation, Value, monthly, quantity};
use crate::formula::{DefinitionId, FactId, GroupId, Moment, ParameterId, ParameterKey, Quantity, Test};
use crate::policy::{Ask, Catalog, Dated, Grade, Parameter, ParameterValue};
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

impl Default for Notes {
    fn default() -> Self {
        Self::NONE
    }
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

/// What is noticed on the way.
#[derive(Default)]
pub(crate) struct Noticed {
    /// Of the parameters.
    pub(crate) notes: Cell<Notes>,
    /// What is open in what is undecided so far.
    pub(crate) missing: Cell<Missing>,
    /// What was counted last.
    pub(crate) counted: Cell<Option<Counted>>,
}

/// What a definition, or a rule as a condition of another, comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Whether it holds.
    pub truth: Truth,
    /// What is open in it, where it is undecided.
    pub missing: Missing,
    pub(crate) notes: Notes,
}

impl Judged {
    /// What has not been looked at.
    pub(crate) const OPEN: Self =
        Self { truth: Truth::Unknown, missing: Missing::NOTHING, notes: Notes::NONE };
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
    pub(crate) definitions: &'a [Judged],
    /// The rules evaluated so far.
    pub(crate) rules: &'a [Judged],
    /// What facts are taken to be while the cells of a split are looked at.
    pub(crate) assumed: Option<&'a Assumed<'a>>,
    /// Whether all of it is gone through, for its trace and what it rests on; else only until it is decided.
    pub(crate) traced: bool,
    /// Whether only a *no* decides, as in an incomplete rule: what cannot become one is not asked.
    pub(crate) only_no: bool,
    pub(crate) noticed: &'a Noticed,
}

impl<'a> Context<'a> {
    /// Outside rows, with the parameters of the situation's day.
    pub(crate) fn new(
        catalog: &'a Catalog,
        situation: &'a Situation,
        definitions: &'a [Judged],
        rules: &'a [Judged],
        noticed: &'a Noticed,
    ) -> Self {
        let (row, at, assumed, only_no) = (None, situation.days(), None, false);
        Self { catalog, situation, row, at, definitions, rules, assumed, traced: true, only_no, noticed }
    }

    pub(crate) fn within(self, row: &'a Row) -> Self {
        Self { row: Some(row), ..self }
    }

    pub(crate) fn note(&self, notes: Notes) {
        self.noticed.notes.set(self.noticed.notes.get().with(notes));
    }

    /// What is open is noticed where it is met; what is decided takes back what was noticed in it (`undecided`).
    pub(crate) fn miss(&self, missing: Missing) {
        self.noticed.missing.set(self.noticed.missing.get().with(missing));
    }

    /// What `judge` comes to; nothing is missing in what is decided.
    pub(crate) fn undecided(&self, judge: impl FnOnce() -> Truth) -> Truth {
        let before = self.noticed.missing.get();
        let truth = judge();
        if truth.is_decided() {
            self.noticed.missing.set(before);
        }
        truth
    }

    /// What is possible of a fact: in the row, if it is of the row's group.
    pub(crate) fn known(&self, fact: FactId) -> Option<Value> {
        let assumed = self.assumed.and_then(|assumed| assumed.value(fact));
        let value = assumed.or_else(|| self.row.and_then(|row| row.value(fact)));
        value.or_else(|| self.situation.value(fact))
    }

    /// The same; where it is open, that is noticed.
    pub(crate) fn value(&self, fact: FactId) -> Option<Value> {
        let value = self.known(fact);
        if !value.is_some_and(|value| value.is_point()) {
            self.miss_fact(fact);
        }
        value
    }

    fn miss_fact(&self, id: FactId) {
        let Some(fact) = self.catalog.fact(id) else { return };
        self.miss(match fact.ask {
            Ask::Always => Missing::of(Open::Fact(id)),
            Ask::Never => Missing::READING,
            Ask::Optional => Missing::LOCAL,
        });
    }

    /// Of a group not everybody may be described.
    pub(crate) fn miss_group(&self, group: GroupId) {
        if self.situation.rows(group).iter().any(|row| !row.count.is_point()) {
            self.miss(Missing::of(Open::Group(group)));
        }
    }

    /// Whether all hold.
    pub(crate) fn all(&self, parts: impl Iterator<Item = Truth>) -> Truth {
        self.until(Truth::No, parts).unwrap_or(Truth::Yes)
    }

    /// Whether any holds.
    pub(crate) fn any(&self, parts: impl Iterator<Item = Truth>) -> Truth {
        self.until(Truth::Yes, parts).unwrap_or(Truth::No)
    }

    /// What decides them if any of them comes to it, else whether any is undecided.
    fn until(&self, decides: Truth, parts: impl Iterator<Item = Truth>) -> Option<Truth> {
        let mut came = None;
        for part in parts {
            if part == decides {
                came = Some(part);
                if !self.traced {
                    break;
                }
            } else if part == Truth::Unknown && came.is_none() {
                came = Some(part);
            }
        }
        came
    }

    pub(crate) fn test(&self, test: &Test) -> Truth {
        self.undecided(|| self.truth(test))
    }

    fn truth(&self, test: &Test) -> Truth {
        match test {
            Test::Fact(fact) => match self.value(*fact) {
                Some(Value::Truth(truth)) => truth,
                _ => Truth::Unknown,
            },
            Test::Definition(definition) => self.definition(*definition),
            Test::Rule(rule) => self.rules.get(rule.at()).map_or(Truth::Unknown, |it| {
                self.miss(it.missing);
                it.truth
            }),
            Test::Not(inner) => !self.test(inner),
            Test::All(all) => self.all(all.iter().map(|it| self.test(it))),
            Test::Any(any) => self.any(any.iter().map(|it| self.test(it))),
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

    /// What was found of a definition; where that is open, in a cell it is computed again.
    fn definition(&self, id: DefinitionId) -> Truth {
        let Some(it) = self.definitions.get(id.at()) else { return Truth::Unknown };
        if self.assumed.is_some()
            && !it.truth.is_decided()
            && let Some(definition) = self.catalog.definitions.get(id.at())
        {
            return definition.truth(&Context { row: None, only_no: false, ..*self });
        }
        self.note(it.notes);
        self.miss(it.missing);
        it.truth
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
            Quantity::Parameter(id, key) => self.figure(*id, *key),
            Quantity::Sum(a, b) => quantity::sum(self.quantity(a), self.quantity(b)),
            Quantity::Difference(a, b) => quantity::difference(self.quantity(a), self.quantity(b)),
            Quantity::Product(a, b) => quantity::product(self.quantity(a), self.quantity(b)),
            Quantity::Least(all) => self.fold(all, Interval::min),
            Quantity::Greatest(all) => self.fold(all, Interval::max),
            Quantity::Floor(inner) => quantity::floor(self.quantity(inner)),
            Quantity::FullMonths(from, to) => full_months(self.moment(from), self.moment(to)),
            Quantity::Count(group, condition) => self.count(formula, *group, condition.as_deref()),
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

    /// A number the law fixes.
    fn figure(&self, id: ParameterId, key: ParameterKey) -> Interval<Exact> {
        match self.parameter(id, key) {
            Some(ParameterValue::Quantity { range, .. }) => range,
            _ => Interval::at_least(Exact::ZERO),
        }
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
            self.miss(Missing::UNPUBLISHED);
            return None;
        };
        let values = match key {
            ParameterKey::Key(at) => vec![dated.values.get(usize::from(at)).copied().flatten()],
            ParameterKey::Own => self.own_values(parameter, dated),
        };
        // Of months still to come nobody can have checked more than is known on the day.
        let stale = dated.is_stale(day.min(self.situation.last));
        let grade = if stale { dated.citation.grade.lowered() } else { dated.citation.grade };
        // As long as an answer may still bring a value, none is missing.
        let unstated = values.iter().all(|it| it.is_none_or(ParameterValue::is_unstated));
        self.note(Notes { grade, stale, unstated });
        // What the law does not fix is the place's, for whichever key.
        if !values.iter().all(|it| it.is_some_and(ParameterValue::is_fixed)) {
            self.miss(Missing::LOCAL);
        }
        values.into_iter().reduce(hull).flatten()
    }

    /// The values of all keys that are still possible; where it has no keys, the one.
    fn own_values(&self, parameter: &Parameter, dated: &Dated) -> Vec<Option<ParameterValue>> {
        let Some(by) = parameter.by else { return vec![dated.values.first().copied().flatten()] };
        let Some(Value::Choice(possible)) = self.value(by) else { return vec![None] };
        let (mut values, mut left) = (Vec::new(), possible);
        for (key, keyed) in parameter.keys.iter().zip(&dated.values) {
            if !key.choices.and(possible).is_empty() {
                values.push(*keyed);
                left = left.without(key.choices);
            }
        }
        if !left.is_empty() {
            values.push(None);
        }
        values
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
