//! How an amount comes about: one operation a step, each on what the steps before it came to.

use crate::engine::context::Context;
use crate::engine::count::counted;
use crate::engine::{Row, Trace, Value, amount, monthly, quantity};
use crate::formula::{FactId, Moment, ParameterId, ParameterKey, Quantity};
use crate::policy::{Amount, Case, Grant, Paid, Round};
use crate::unit::{Date, Exact, Interval, Unit};

/// One operation of an amount, and what comes of it.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// What is done.
    pub kind: StepKind,
    /// With what, in this order.
    pub parts: Vec<Part<'a>>,
    /// What comes of it.
    pub value: Value,
    /// In what it is.
    pub unit: Unit,
    /// The case of the grant that it is the last step of.
    pub case: Option<&'a Case>,
}

/// What a step does with its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Their sum; of one part, the part.
    Sum,
    /// The first less the second.
    Difference,
    /// Their product.
    Product,
    /// Their product, the last of them the number of benefit months between two days, both included.
    Months(Date, Date),
    /// The least of them.
    Least,
    /// The greatest of them.
    Greatest,
    /// The greatest whole number that is not greater.
    Floor,
    /// The day as many months later.
    Later,
    /// As it is rounded.
    Round(Round),
    /// From the least to the greatest that any of them may be; less where that turns on the same answers as they.
    Either,
}

/// Something a step works with.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// What it is.
    pub of: Of<'a>,
    /// What it came to.
    pub value: Value,
    /// In what it is.
    pub unit: Unit,
}

/// What a step works with.
#[derive(Clone, Copy, Debug)]
pub enum Of<'a> {
    /// What a step before it came to, by its number.
    Step(usize),
    /// A number of the formula.
    Number,
    /// A fact.
    Fact(FactId),
    /// A parameter, with the value it has from a day on; where it has none, the day for which it was asked.
    Parameter(ParameterId, ParameterKey, Date),
    /// What has no steps of its own.
    Formula(&'a Quantity),
    /// A day.
    Day(&'a Moment),
    /// How many benefit months.
    Months,
    /// How many people.
    People,
}

impl<'a> Trace<'a> {
    /// How what a rule grants comes about, by the rule's number in the catalogue: the last step is what is granted.
    /// Nothing where a rule grants nothing.
    pub fn steps(&self, rule: usize) -> Vec<Step<'a>> {
        let mut steps = Steps { trace: self, steps: Vec::new() };
        if let (Some(rule), Some(came)) = (self.catalog.rules.get(rule), self.evaluation.rules.get(rule))
            && let (Some(grant), Some(granted)) = (&rule.grant, came.granted)
        {
            let rows = rule.for_each.map_or(&[][..], |group| self.situation.rows(group));
            if rule.for_each.is_none() || grant.paid == Paid::Value {
                steps.grant(rows.first(), grant);
                return steps.steps;
            }
            let mut parts = Vec::new();
            for (row, came) in rows.iter().zip(&came.rows) {
                parts.extend(steps.row(row, counted(row.count, came.holds), grant));
            }
            if parts.len() != 1 {
                steps.push(StepKind::Sum, parts, granted, grant.unit);
            }
        }
        steps.steps
    }
}

struct Steps<'t, 'a> {
    trace: &'t Trace<'a>,
    steps: Vec<Step<'a>>,
}

fn part(of: Of<'_>, value: Value, unit: Unit) -> Part<'_> {
    Part { of, value, unit }
}

impl<'a> Steps<'_, 'a> {
    /// A step, as a part of others.
    fn push(&mut self, kind: StepKind, parts: Vec<Part<'a>>, value: Value, unit: Unit) -> Part<'a> {
        let at = self.steps.len();
        self.steps.push(Step { kind, parts, value, unit, case: None });
        part(Of::Step(at), value, unit)
    }

    fn product(&mut self, kind: StepKind, parts: Vec<Part<'a>>, unit: Unit) -> Part<'a> {
        let mut value = Interval::point(Exact::ONE);
        for part in &parts {
            if let Value::Quantity(range) = part.value {
                value = quantity::product(value, range);
            }
        }
        self.push(kind, parts, Value::Quantity(value), unit)
    }

    /// What is granted to those of a row, unless it is surely nobody.
    fn row(&mut self, row: &Row, people: Interval<Exact>, grant: &'a Grant) -> Option<Part<'a>> {
        if people.as_point() == Some(Exact::ZERO) {
            return None;
        }
        let each = self.grant(Some(row), grant)?;
        let people = part(Of::People, Value::Quantity(people), Unit::PERSON);
        Some(self.product(StepKind::Product, vec![people, each], grant.unit))
    }

    /// What is granted in a row: by the one case, or by any of those that may be the one.
    fn grant(&mut self, row: Option<&Row>, grant: &'a Grant) -> Option<Part<'a>> {
        let context = self.trace.context(row);
        let mut parts = Vec::new();
        for case in amount::possible(&context, grant) {
            parts.push(self.case(&context, case, grant));
        }
        let value = amount::amount(&context, grant)?;
        match parts.as_slice() {
            [only] if only.value == value => parts.pop(),
            _ => Some(self.push(StepKind::Either, parts, value, grant.unit)),
        }
    }

    /// What a case comes to, rounded; always a step.
    fn case(&mut self, context: &Context<'_>, case: &'a Case, grant: &Grant) -> Part<'a> {
        let mut it = match &case.amount {
            Amount::Quantity(formula) => self.quantity(context, formula, Some(grant.unit)),
            Amount::Moment(moment) => self.moment(context, moment),
        };
        if let (Some(round), Value::Quantity(range)) = (grant.round, it.value) {
            let value = Value::Quantity(amount::rounded(range, grant.round));
            it = self.push(StepKind::Round(round), vec![it], value, grant.unit);
        } else if !matches!(it.of, Of::Step(_)) {
            let value = it.value;
            it = self.push(StepKind::Sum, vec![it], value, grant.unit);
        }
        if let Some(last) = self.steps.last_mut() {
            last.case = Some(case);
        }
        it
    }

    fn moment(&mut self, context: &Context<'_>, moment: &'a Moment) -> Part<'a> {
        let value = Value::Date(context.moment(moment));
        let Moment::Later(date, months) = moment else { return part(Of::Day(moment), value, Unit::NUMBER) };
        let parts = vec![self.moment(context, date), self.quantity(context, months, Some(Unit::MONTH))];
        self.push(StepKind::Later, parts, value, Unit::NUMBER)
    }

    /// A number; `unit` is that of a bare one.
    fn quantity(&mut self, context: &Context<'_>, formula: &'a Quantity, unit: Option<Unit>) -> Part<'a> {
        let unit = self.trace.catalog.unit(formula).or(unit);
        let whole = unit.unwrap_or(Unit::NUMBER);
        let value = Value::Quantity(context.quantity(formula));
        let kind = match formula {
            Quantity::Number(_) => return part(Of::Number, value, whole),
            Quantity::Fact(id) => return part(Of::Fact(*id), value, whole),
            Quantity::Parameter(id, key) => {
                let day = context.at.lo().unwrap_or(context.situation.day);
                let dated = context.catalog.parameters.get(id.at()).and_then(|it| it.on(day));
                let since = dated.map_or(day, |dated| dated.from);
                return part(Of::Parameter(*id, *key, since), value, whole);
            }
            Quantity::FullMonths(..) | Quantity::Count(..) => {
                return part(Of::Formula(formula), value, whole);
            }
            Quantity::Monthly { amount, from, months } => {
                let (from, term) = (context.moment(from), monthly::ends(context.quantity(months)));
                let mut sums = Vec::new();
                if let Some(term) = term {
                    self.months(context, amount, from, term, &mut sums, whole);
                }
                return match sums.pop() {
                    Some(only) if sums.is_empty() => only,
                    None if term != Some((0, Some(0))) => part(Of::Formula(formula), value, whole),
                    last => {
                        sums.extend(last);
                        self.push(StepKind::Sum, sums, value, whole)
                    }
                };
            }
            Quantity::Sum(..) => StepKind::Sum,
            Quantity::Difference(..) => StepKind::Difference,
            Quantity::Product(..) => StepKind::Product,
            Quantity::Least(_) => StepKind::Least,
            Quantity::Greatest(_) => StepKind::Greatest,
            Quantity::Floor(_) => StepKind::Floor,
        };
        let mut parts = Vec::new();
        self.parts(context, formula, unit, &mut parts);
        self.push(kind, parts, value, whole)
    }

    /// The operands of a formula, through those of the same kind on its left; factors of one left out.
    fn parts(
        &mut self,
        context: &Context<'_>,
        formula: &'a Quantity,
        unit: Option<Unit>,
        parts: &mut Vec<Part<'a>>,
    ) {
        match formula {
            Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
                let product = matches!(formula, Quantity::Product(..));
                let unit = unit.filter(|_| !product);
                let same = match &**a {
                    Quantity::Sum(..) => matches!(formula, Quantity::Sum(..)),
                    Quantity::Product(..) => product,
                    _ => false,
                };
                if same {
                    self.parts(context, a, unit, parts);
                } else {
                    parts.push(self.quantity(context, a, unit));
                }
                if !product || !matches!(**b, Quantity::Number(Exact::ONE)) {
                    parts.push(self.quantity(context, b, unit));
                }
            }
            Quantity::Least(all) | Quantity::Greatest(all) => {
                for it in all {
                    parts.push(self.quantity(context, it, unit));
                }
            }
            Quantity::Floor(inner) => parts.push(self.quantity(context, inner, unit)),
            _ => parts.push(self.quantity(context, formula, unit)),
        }
    }

    /// The sum of each period over which no parameter changes; where the first day is open, or a parameter changes
    /// inside a month, of whatever a month may come to.
    fn months(
        &mut self,
        context: &Context<'_>,
        amount: &'a Quantity,
        from: Interval<Date>,
        (least, most): (i64, Option<i64>),
        sums: &mut Vec<Part<'a>>,
        unit: Unit,
    ) {
        let months =
            |least, most| part(Of::Months, Value::Quantity(monthly::whole(least, most)), Unit::MONTH);
        let a_month = |value| part(Of::Formula(amount), Value::Quantity(value), unit.over(Unit::MONTH));
        let Some(start) = from.as_point() else {
            if let Some(value) = monthly::some_month(context, amount, from, most) {
                sums.push(self.product(StepKind::Product, vec![a_month(value), months(least, most)], unit));
            }
            return;
        };
        let changes = monthly::changes(context, amount);
        let turns = |after: Date, until: Date| changes.iter().any(|day| after < *day && *day <= until);
        let day = |month: i64| start.plus_months(month);
        let end = most.unwrap_or_else(|| least.saturating_add(1));
        let mut first = 0;
        for month in 0..end {
            let next = month.saturating_add(1);
            if next != end && !turns(day(month), day(next.saturating_add(1)).previous()) {
                continue;
            }
            let (begin, end_day) = (day(first), day(next).previous());
            let mut parts = Vec::new();
            if turns(begin, end_day) {
                parts.push(a_month(monthly::over_days(context, amount, begin, end_day, &changes)));
            } else {
                let context = Context { at: Interval::point(begin), ..*context };
                match amount {
                    Quantity::Product(..) => self.parts(&context, amount, None, &mut parts),
                    _ => parts.push(self.quantity(&context, amount, Some(unit.over(Unit::MONTH)))),
                }
            }
            let within = |months: i64| months.clamp(first, next).saturating_sub(first);
            let most = if next == end { most } else { Some(next) };
            parts.push(months(within(least), most.map(within)));
            sums.push(self.product(StepKind::Months(begin, end_day), parts, unit));
            first = next;
        }
    }
}
