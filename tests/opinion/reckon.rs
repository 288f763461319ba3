//! Formulas of one person in one world.

use std::cell::Cell;

use policy_portal::formula::{FactId, GroupId, Moment, ParameterId, ParameterKey, Quantity, Test};
use policy_portal::policy::{Ask, Catalog, Dated, Domain, ParameterValue, Time};
use policy_portal::unit::Date;

use super::calendar::{full_months, later, months};
use super::worlds::{Place, Question, World};
use super::{Answer, Number, Person, Row};

/// What the law says on a day: the last value that has begun, unless the law has ended it.
pub(crate) fn on_day(values: &[Dated], day: Date) -> Option<(usize, &Dated)> {
    let (at, dated) = values.iter().enumerate().rfind(|(_, dated)| dated.from <= day)?;
    if dated.until.is_some_and(|until| until < day) { None } else { Some((at, dated)) }
}

/// Reckons for one person in one world.
#[derive(Clone, Copy)]
pub(crate) struct Reckoner<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) person: &'a Person,
    pub(crate) world: &'a World,
    /// The day whose parameters count: the person's, or one of a month that is paid.
    pub(crate) day: Date,
    /// The row spoken of.
    pub(crate) row: Place,
    /// What stands in an amount for what has no value on the day: nothing, or the least or the greatest there is.
    pub(crate) gap: Option<Number>,
    /// Whether something was needed that the person could have answered and did not.
    pub(crate) unanswered: &'a Cell<bool>,
}

/// What a condition needs of a part of it; nothing, where the part only chooses between amounts.
pub(crate) type Needed = Option<bool>;

impl<'a> Reckoner<'a> {
    /// On the person's own day, of no row.
    pub(crate) fn of(
        catalog: &'a Catalog,
        person: &'a Person,
        world: &'a World,
        unanswered: &'a Cell<bool>,
    ) -> Self {
        Self { catalog, person, world, day: person.day, row: None, gap: None, unanswered }
    }

    /// Whether it holds. What speaks of an event that is still to come is not as the condition needs it.
    pub(crate) fn holds(&self, test: &'a Test, needed: Needed) -> bool {
        if let Some(needed) = needed
            && self.speaks_of_what_is_to_come(test)
        {
            return !needed;
        }
        match test {
            Test::Fact(id) => self.answer(*id) == Answer::Truth(true),
            Test::Definition(id) => self.defined(id.at(), needed),
            Test::Rule(id) => self.rule_met(id.at()),
            Test::Not(inner) => !self.holds(inner, needed.map(|needed| !needed)),
            Test::All(all) => all.iter().all(|it| self.holds(it, needed)),
            Test::Any(any) => any.iter().any(|it| self.holds(it, needed)),
            Test::Less(a, b) => self.compare(test, a, b, |a, b| a < b),
            Test::AtMost(a, b) => self.compare(test, a, b, |a, b| a <= b),
            Test::Equal(a, b) => self.compare(test, a, b, |a, b| a == b),
            Test::Before(a, b) => self.either(test, || Some(self.moment(a)? < self.moment(b)?)),
            Test::NotAfter(a, b) => self.either(test, || Some(self.moment(a)? <= self.moment(b)?)),
            Test::OneOf(id, choices) => match self.answer(*id) {
                Answer::Choice(at) => choices.iter().any(|choice| choice == at),
                other => panic!("{other:?} is no choice"),
            },
            Test::Within { date, months, at } => self.either(test, || {
                let (date, at) = (self.moment(date)?, self.moment(at)?);
                Some(date <= at && at <= after(date, self.quantity(months)?))
            }),
        }
    }

    fn compare(
        &self,
        test: &Test,
        a: &'a Quantity,
        b: &'a Quantity,
        compare: fn(Number, Number) -> bool,
    ) -> bool {
        self.either(test, || Some(compare(self.quantity(a)?, self.quantity(b)?)))
    }

    /// What it came to; either way, where something in it has no value on the day.
    fn either(&self, test: &Test, came: impl Fn() -> Option<bool>) -> bool {
        let gap = Question::Gap(std::ptr::from_ref(test).cast(), self.row);
        came().unwrap_or_else(|| self.world.second(gap))
    }

    /// Whether a comparison speaks of an event after the person's day.
    fn speaks_of_what_is_to_come(&self, test: &'a Test) -> bool {
        match test {
            Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
                self.amount_of_what_is_to_come(a) || self.amount_of_what_is_to_come(b)
            }
            Test::Before(a, b) | Test::NotAfter(a, b) => self.is_to_come(a) || self.is_to_come(b),
            Test::Within { date, months, at } => {
                self.is_to_come(date) || self.amount_of_what_is_to_come(months) || self.is_to_come(at)
            }
            _ => false,
        }
    }

    fn amount_of_what_is_to_come(&self, quantity: &'a Quantity) -> bool {
        match quantity {
            Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
                self.amount_of_what_is_to_come(a) || self.amount_of_what_is_to_come(b)
            }
            Quantity::Least(all) | Quantity::Greatest(all) => {
                all.iter().any(|it| self.amount_of_what_is_to_come(it))
            }
            Quantity::Floor(inner) => self.amount_of_what_is_to_come(inner),
            Quantity::FullMonths(from, to) => self.is_to_come(from) || self.is_to_come(to),
            Quantity::Monthly { from, months, .. } => {
                self.is_to_come(from) || self.amount_of_what_is_to_come(months)
            }
            Quantity::Number(_) | Quantity::Fact(_) | Quantity::Parameter(..) | Quantity::Count(..) => false,
        }
    }

    fn is_to_come(&self, moment: &'a Moment) -> bool {
        match moment {
            Moment::Fact(id) => {
                let event = self.catalog.facts[id.at()].time == Time::Event;
                event && matches!(self.answer(*id), Answer::Date(date) if self.person.day < date)
            }
            Moment::Later(date, months) => self.is_to_come(date) || self.amount_of_what_is_to_come(months),
            Moment::Day | Moment::Date(_) | Moment::Parameter(..) => false,
        }
    }

    /// The number; `None` where something in it has no value on the day.
    pub(crate) fn quantity(&self, quantity: &'a Quantity) -> Option<Number> {
        Some(match quantity {
            Quantity::Number(number) => Number::Finite(*number),
            Quantity::Fact(id) => self.number(*id),
            Quantity::Parameter(id, key) => return self.parameter(*id, *key).map(number_of).or(self.gap),
            Quantity::Sum(a, b) => self.quantity(a)?.plus(self.quantity(b)?),
            Quantity::Difference(a, b) => self.quantity(a)?.minus(self.quantity(b)?),
            Quantity::Product(a, b) => self.quantity(a)?.times(self.quantity(b)?),
            Quantity::Least(all) => self.all(all)?.into_iter().min()?,
            Quantity::Greatest(all) => self.all(all)?.into_iter().max()?,
            Quantity::Floor(inner) => self.quantity(inner)?.floor(),
            Quantity::FullMonths(from, to) => full_months(self.moment(from)?, self.moment(to)?).into(),
            Quantity::Count(group, condition) => self.count(*group, condition.as_deref()).into(),
            Quantity::Monthly { amount, from, months } => {
                let months = self.quantity(months)?.whole()?;
                self.monthly(amount, self.moment(from)?, months)
            }
        })
    }

    /// The amount, at least and at most: what has no value on the day is not stated.
    pub(crate) fn stated(&self, amount: &'a Quantity) -> (Number, Number) {
        let with = |gap| Self { gap: Some(gap), ..*self }.quantity(amount);
        let least = self.quantity(amount).or_else(|| with(Number::NOUGHT));
        let most = self.quantity(amount).or_else(|| with(Number::Endless));
        (least.unwrap_or(Number::NOUGHT), most.unwrap_or(Number::Endless))
    }

    fn all(&self, all: &'a [Quantity]) -> Option<Vec<Number>> {
        all.iter().map(|it| self.quantity(it)).collect()
    }

    fn number(&self, id: FactId) -> Number {
        match self.answer(id) {
            Answer::Number(number) => number,
            other => panic!("{other:?} is no number"),
        }
    }

    /// The rows of a group.
    pub(crate) fn rows(&self, group: GroupId) -> &'a [Row] {
        let rows = self.person.rows[group.at()].as_deref();
        if rows.is_none() {
            self.unanswered.set(true);
        }
        rows.unwrap_or_default()
    }

    /// How many of a group there are of whom the condition holds.
    fn count(&self, group: GroupId, condition: Option<&'a Test>) -> i64 {
        let rows = self.rows(group).iter().enumerate();
        let of_them = rows.filter(|(at, _)| {
            let inside = Self { row: Some((group.at(), *at)), ..*self };
            condition.is_none_or(|condition| inside.holds(condition, Some(true)))
        });
        of_them.map(|(_, row)| row.count).sum()
    }

    /// The sum of so many months. A month in which the amount changes is worth what its days say, the least or the
    /// greatest; one with a day that has no amount may be worth nothing or anything.
    fn monthly(&self, amount: &'a Quantity, from: Date, count: i64) -> Number {
        let (mut least, mut most) = (Number::NOUGHT, Number::NOUGHT);
        for days in months(from, count) {
            let amounts: Vec<_> = days.map(|day| Self { day, ..*self }.stated(amount)).collect();
            least = least.plus(amounts.iter().map(|(least, _)| *least).min().unwrap());
            most = most.plus(amounts.iter().map(|(_, most)| *most).max().unwrap());
        }
        let question = Question::Months(std::ptr::from_ref(amount).cast(), self.row);
        if least != most && self.world.second(question) { most } else { least }
    }

    /// The day; `None` where something in it has no value on the day.
    pub(crate) fn moment(&self, moment: &'a Moment) -> Option<Date> {
        Some(match moment {
            Moment::Day => self.person.day,
            Moment::Date(date) => *date,
            Moment::Fact(id) => match self.answer(*id) {
                Answer::Date(date) => date,
                other => panic!("{other:?} is no day"),
            },
            Moment::Parameter(id, key) => match self.parameter(*id, *key)? {
                End::Day(date) => date,
                End::Number(number) => panic!("{number:?} is no day"),
            },
            Moment::Later(date, months) => after(self.moment(date)?, self.quantity(months)?),
        })
    }

    /// The value of a parameter on the day; the one or the other end where the law leaves it open.
    fn parameter(&self, id: ParameterId, key: ParameterKey) -> Option<End> {
        let parameter = &self.catalog.parameters[id.at()];
        let key = match key {
            ParameterKey::Key(key) => usize::from(key),
            ParameterKey::Own => match parameter.by.map(|fact| self.answer(fact)) {
                None => 0,
                Some(Answer::Choice(at)) => {
                    parameter.keys.iter().position(|key| key.choices.iter().any(|choice| choice == at))?
                }
                Some(other) => panic!("{other:?} is no choice"),
            },
        };
        let (entry, dated) = on_day(&parameter.values, self.day)?;
        let ends = ends(dated.values.get(key).copied()??);
        if ends[0] == ends[1] {
            return Some(ends[0]);
        }
        Some(ends[usize::from(self.world.second(Question::Parameter(id, entry, key)))])
    }

    /// What was answered; what was not turns out one way or another.
    pub(crate) fn answer(&self, id: FactId) -> Answer {
        let fact = &self.catalog.facts[id.at()];
        let row = self.row.filter(|(group, _)| fact.group.is_some_and(|of| of.at() == *group));
        if let Some(answer) = self.person.answer(id, row) {
            return answer;
        }
        if fact.ask == Ask::Always {
            self.unanswered.set(true);
        }
        let way = |ways| self.world.way(Question::Fact(id, row), ways);
        match &fact.domain {
            Domain::Truth => Answer::Truth(way(2) == 1),
            Domain::Choice(choice) => Answer::Choice(way(self.catalog.choices[*choice].options.len())),
            Domain::Date(range) => {
                Answer::Date(if way(2) == 0 { range.lo().unwrap() } else { range.hi().unwrap() })
            }
            Domain::Quantity { range, .. } if way(2) == 0 => {
                Answer::Number(Number::Finite(range.lo().unwrap()))
            }
            // What an unanswered sum of money comes to has no upper end.
            Domain::Quantity { unit, .. } if 0 < unit.yuan => Answer::Number(Number::Endless),
            Domain::Quantity { range, .. } => Answer::Number(Number::Finite(range.hi().unwrap())),
        }
    }
}

/// So many months later.
fn after(date: Date, months: Number) -> Date {
    months.whole().map_or(Date::LAST, |months| later(date, months))
}

/// One end of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Number(Number),
    Day(Date),
}

fn number_of(end: End) -> Number {
    match end {
        End::Number(number) => number,
        End::Day(day) => panic!("{day} is no number"),
    }
}

/// The two ends of a value: the same where it is exact.
fn ends(value: ParameterValue) -> [End; 2] {
    match value {
        ParameterValue::Quantity { range, .. } => {
            let lo = range.lo().map_or(Number::NOUGHT, Number::Finite);
            [End::Number(lo), End::Number(range.hi().map_or(Number::Endless, Number::Finite))]
        }
        ParameterValue::Date(range) => {
            [End::Day(range.lo().unwrap_or(Date::FIRST)), End::Day(range.hi().unwrap_or(Date::LAST))]
        }
    }
}
