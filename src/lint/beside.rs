//! Where people stand beside a threshold of whole numbers or days: one below it, at it, one above it.

use std::collections::BTreeSet;

use crate::engine::{Row, Trace};
use crate::formula::{Moment, ParameterId, Quantity, Test, Type};
use crate::policy::{Catalog, Domain, ParameterValue};
use crate::unit::{Date, Exact, Interval, Unit};

/// What is compared as it is: without fractions, rounding or sums between it and the threshold.
pub(super) enum Limit<'a> {
    /// A number of people or months, and the figure.
    Numbers(&'a Quantity, &'a Quantity),
    /// A day, and the day that the figure is, or by which it is later than another.
    Days(&'a Moment, Moment),
}

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Below,
    At,
    Above,
}

/// A comparison whose threshold has a number or day just below and just above it.
pub(super) fn limit<'a>(catalog: &Catalog, test: &'a Test) -> Option<Limit<'a>> {
    match test {
        Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
            numbers(catalog, a, b).or_else(|| numbers(catalog, b, a)).or_else(|| full(a, b))
        }
        Test::Before(a, b) | Test::NotAfter(a, b) => days(a, b).or_else(|| days(b, a)),
        Test::Within { date, months, at } => days(at, &Moment::Later(date.clone(), months.clone())),
        _ => None,
    }
}

fn numbers<'a>(catalog: &Catalog, compared: &'a Quantity, figure: &'a Quantity) -> Option<Limit<'a>> {
    let Quantity::Parameter(id, _) = figure else { return None };
    let mut fixed = catalog.parameters.get(id.at())?.values.iter().flat_map(|dated| &dated.values).flatten();
    let known = fixed.find_map(point).is_some();
    (known && bounds(catalog, compared).is_some()).then_some(Limit::Numbers(compared, figure))
}

fn days<'a>(compared: &'a Moment, limit: &Moment) -> Option<Limit<'a>> {
    let is_limit = match limit {
        Moment::Parameter(..) => true,
        Moment::Later(from, months) => {
            matches!(**months, Quantity::Parameter(..)) && !matches!(**from, Moment::Later(..))
        }
        Moment::Day | Moment::Date(_) | Moment::Fact(_) => false,
    };
    let as_it_is = matches!(compared, Moment::Day | Moment::Fact(_));
    (is_limit && as_it_is).then(|| Limit::Days(compared, limit.clone()))
}

/// Full months are at least a figure from the very day on which they are full.
fn full<'a>(a: &'a Quantity, b: &'a Quantity) -> Option<Limit<'a>> {
    let ((Quantity::FullMonths(from, to), months) | (months, Quantity::FullMonths(from, to))) = (a, b) else {
        return None;
    };
    days(to, &Moment::Later(from.clone(), Box::new(months.clone())))
}

/// What can be answered to a whole number of people or months, or counted.
fn bounds(catalog: &Catalog, compared: &Quantity) -> Option<Interval<Exact>> {
    match compared {
        Quantity::Fact(id) => match catalog.fact(*id)?.domain {
            Domain::Quantity { unit: Unit::PERSON | Unit::MONTH, range, fractions: false } => Some(range),
            _ => None,
        },
        Quantity::Count(group, _) => {
            Some(Interval::between(Exact::ZERO, catalog.groups.get(group.at())?.most))
        }
        _ => None,
    }
}

impl Limit<'_> {
    pub(super) const ALL: [Beside; 3] = [Beside::Below, Beside::At, Beside::Above];

    /// Where somebody stands; nothing where that is further off, or open.
    pub(super) fn of(&self, trace: &Trace<'_>, row: Option<&Row>) -> Option<Beside> {
        match self {
            Self::Numbers(compared, figure) => {
                let number = |it| trace.quantity(it, row).as_point();
                let (compared, figure) = (number(compared)?, number(figure)?);
                Self::ALL.into_iter().find(|place| place.beside(figure) == Some(compared))
            }
            Self::Days(compared, limit) => {
                let day = |it| trace.moment(it, row).as_point();
                let (compared, limit) = (day(compared)?, day(limit)?);
                Self::ALL.into_iter().find(|place| place.beside_day(limit) == compared)
            }
        }
    }

    /// What is said where nobody stands there, in both languages; nothing where nobody can.
    pub(super) fn words(
        &self,
        catalog: &Catalog,
        id: ParameterId,
        place: Beside,
    ) -> Option<(String, String)> {
        let parameter = catalog.parameters.get(id.at())?;
        let newest = parameter.values.last()?.values.iter().flatten();
        let (shown, is_day) = match self {
            Self::Numbers(compared, _) => {
                let bounds = bounds(catalog, compared)?;
                let beside = newest.filter_map(point).filter_map(|it| place.beside(it));
                let able: BTreeSet<Exact> = beside.filter(|it| bounds.contains(*it)).collect();
                let Type::Quantity(unit) = parameter.kind else { return None };
                (able.first().map(|_| list(&able, &format!(" {unit}")))?, false)
            }
            Self::Days(..) => {
                let days = newest.filter_map(day).map(|it| place.beside_day(it));
                (list(&days.collect(), ""), true)
            }
        };
        let shown = if shown.is_empty() { (String::new(), String::new()) } else { in_brackets(&shown) };
        let (zh, en) = place.words(is_day);
        let id = &parameter.id;
        Some((format!("{zh} `{id}`{}", shown.0), format!("{en} `{id}`{}", shown.1)))
    }
}

fn in_brackets(shown: &str) -> (String, String) {
    (format!("（{shown}）"), format!(" ({shown})"))
}

fn list<T: ToString>(all: &BTreeSet<T>, unit: &str) -> String {
    all.iter().map(|it| format!("{}{unit}", it.to_string())).collect::<Vec<_>>().join(", ")
}

impl Beside {
    fn beside(self, figure: Exact) -> Option<Exact> {
        match self {
            Self::Below => figure.minus(Exact::ONE),
            Self::At => Some(figure),
            Self::Above => figure.plus(Exact::ONE),
        }
    }

    fn beside_day(self, limit: Date) -> Date {
        match self {
            Self::Below => limit.previous(),
            Self::At => limit,
            Self::Above => limit.next(),
        }
    }

    fn words(self, is_day: bool) -> (&'static str, &'static str) {
        match (self, is_day) {
            (Self::Below, false) => ("正好比这里的门槛少一：", "is one below"),
            (Self::At, false) => ("正好在这里的门槛上：", "is exactly at"),
            (Self::Above, false) => ("正好比这里的门槛多一：", "is one above"),
            (Self::Below, true) => ("在这里的界限前一天：", "is on the day before"),
            (Self::At, true) => ("在这里的界限当天：", "is on the very day of"),
            (Self::Above, true) => ("在这里的界限后一天：", "is on the day after"),
        }
    }
}

fn point(value: &ParameterValue) -> Option<Exact> {
    match value {
        ParameterValue::Quantity { range, unstated: false } => {
            range.as_point().filter(|it| it.as_whole().is_some())
        }
        _ => None,
    }
}

fn day(value: &ParameterValue) -> Option<Date> {
    match value {
        ParameterValue::Date(range) => range.as_point(),
        ParameterValue::Quantity { .. } => None,
    }
}
