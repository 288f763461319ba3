//! How an amount comes about: one operation a step, each on what the steps before it came to.

use crate::engine::context::{Context, counted};
use crate::engine::{Row, Trace, Value, amount, monthly, quantity};
use crate::formula::{FactId, Moment, ParameterId, ParameterKey, Quantity};
use crate::policy::{Amount, Grant, Paid, Round};
use crate::unit::{Date, Exact, Interval, Unit};

/// One operation of an amount, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'a> {
    /// What is done.
    pub kind: StepKind,
    /// With what, in this order.
    pub parts: Vec<Part<'a>>,
    /// What comes of it.
    pub value: Value,
    /// In what it is.
    pub unit: Unit,
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
    /// From the least to the greatest that any of them may be.
    Either,
}

/// Something a step works with.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// What it is.
    pub of: Of<'a>,
    /// What it came to.
    pub value: Value,
    /// In what it is.
    pub unit: Unit,
}

/// What a step works with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Of<'a> {
    /// What a step before it came to, by its number.
    Step(usize),
    /// The same, as the amount of a case, by its number in the grant.
    Case(usize, usize),
    /// A number of the formula.
    Number,
    /// A fact.
    Fact(FactId),
    /// A parameter as it stands on a day.
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
    /// Nothing where a rule grants nothing, or nobody could be granted it.
    pub fn steps(&self, rule: usize) -> Vec<Step<'a>> {
        let found = self.catalog.rules.get(rule).zip(self.evaluation.rules.get(rule));
        let Some((grant, (rule, came))) = found.and_then(|it| Some((it.0.grant.as_ref()?, it))) else {
            return Vec::new();
        };
        let mut steps = Steps { trace: self, steps: Vec::new() };
        let Some(group) = rule.for_each.filter(|_| grant.paid != Paid::Value) else {
            let row = rule.for_each.and_then(|group| self.situation.rows(group).first());
            steps.grant(row, grant);
            return steps.steps;
        };
        let rows = self.situation.rows(group).iter().zip(&came.rows);
        let mut parts = Vec::new();
        for (row, came) in rows {
            let people = counted(row.count, came.holds);
            if people.as_point() != Some(Exact::ZERO) {
                let each = steps.grant(Some(row), grant);
                let people = part(Of::People, Value::Quantity(people), Unit::PERSON);
                parts.push(steps.product(StepKind::Product, vec![people, each], grant.unit));
            }
        }
        if let (Some(granted), true) = (came.granted, parts.len() != 1) {
            steps.push(StepKind::Sum, parts, granted, grant.unit);
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
    /// A step as a part of others; the same step is not made twice.
    fn push(&mut self, kind: StepKind, parts: Vec<Part<'a>>, value: Value, unit: Unit) -> Part<'a> {
        let step = Step { kind, parts, value, unit };
        let at = self.steps.iter().position(|other| *other == step).unwrap_or_else(|| {
            self.steps.push(step);
            self.steps.len().saturating_sub(1)
        });
        part(Of::Step(at), value, unit)
    }

    fn product(&mut self, kind: StepKind, parts: Vec<Part<'a>>, unit: Unit) -> Part<'a> {
        let ranges = parts.iter().filter_map(|part| part.value.as_quantity());
        let value = ranges.reduce(quantity::product).unwrap_or(Interval::point(Exact::ONE));
        self.push(kind, parts, Value::Quantity(value), unit)
    }

    /// What is granted in a row: by the one case, or by any of those that may be the one.
    fn grant(&mut self, row: Option<&Row>, grant: &'a Grant) -> Part<'a> {
        let context = self.trace.context(row);
        let possible: Vec<_> = amount::possible(&context, grant).collect();
        let mut parts: Vec<Part<'a>> = Vec::new();
        for (at, case) in grant.cases.iter().enumerate() {
            if possible.iter().any(|it| std::ptr::eq(*it, case)) {
                let part = self.case(&context, &case.amount, grant);
                let Of::Step(step) = part.of else { continue };
                parts.push(Part { of: Of::Case(at, step), ..part });
            }
        }
        match (parts.pop(), amount::amount(&context, grant)) {
            (Some(Part { of: Of::Case(_, step), value, unit }), _) if parts.is_empty() => {
                part(Of::Step(step), value, unit)
            }
            (Some(last), Some(value)) => {
                parts.push(last);
                self.push(StepKind::Either, parts, value, grant.unit)
            }
            _ => self.push(StepKind::Sum, parts, Value::Quantity(Interval::point(Exact::ZERO)), grant.unit),
        }
    }

    /// What a case comes to, rounded; always a step.
    fn case(&mut self, context: &Context<'_>, amount: &'a Amount, grant: &Grant) -> Part<'a> {
        let it = match amount {
            Amount::Quantity(formula) => self.quantity(context, formula, Some(grant.unit)),
            Amount::Moment(moment) => self.moment(context, moment),
        };
        match (grant.round, it.value) {
            (Some(round), Value::Quantity(range)) => {
                let value = Value::Quantity(amount::rounded(range, grant.round));
                self.push(StepKind::Round(round), vec![it], value, grant.unit)
            }
            (_, value) if !matches!(it.of, Of::Step(_)) => {
                self.push(StepKind::Sum, vec![it], value, grant.unit)
            }
            _ => it,
        }
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
                return part(
                    Of::Parameter(*id, *key, context.at.lo().unwrap_or(context.situation.day)),
                    value,
                    whole,
                );
            }
            Quantity::FullMonths(..) | Quantity::Count(..) => {
                return part(Of::Formula(formula), value, whole);
            }
            Quantity::Monthly { amount, from, months } => {
                let parts = self.months(context, amount, from, months, whole);
                return match parts.map(<[Part<'a>; 1]>::try_from) {
                    None => part(Of::Formula(formula), value, whole),
                    Some(Ok([only])) => only,
                    Some(Err(parts)) => self.push(StepKind::Sum, parts, value, whole),
                };
            }
            Quantity::Sum(..) => StepKind::Sum,
            Quantity::Difference(..) => StepKind::Difference,
            Quantity::Product(..) => StepKind::Product,
            Quantity::Least(_) => StepKind::Least,
            Quantity::Greatest(_) => StepKind::Greatest,
            Quantity::Floor(_) => StepKind::Floor,
        };
        let parts = self.parts(context, formula, unit);
        self.push(kind, parts, value, whole)
    }

    /// The operands of a formula.
    fn parts(&mut self, context: &Context<'_>, formula: &'a Quantity, unit: Option<Unit>) -> Vec<Part<'a>> {
        let unit = unit.filter(|_| !matches!(formula, Quantity::Product(..)));
        operands(formula).into_iter().map(|it| self.quantity(context, it, unit)).collect()
    }

    /// The sum of each period over which the amount of a month stays the same; nothing where no day or number of
    /// months is known.
    fn months(
        &mut self,
        context: &Context<'_>,
        amount: &'a Quantity,
        from: &Moment,
        months: &Quantity,
        unit: Unit,
    ) -> Option<Vec<Part<'a>>> {
        let (least, most) = monthly::ends(context.quantity(months))?;
        let months =
            |least, most| part(Of::Months, Value::Quantity(monthly::whole(least, most)), Unit::MONTH);
        let from = context.moment(from);
        let Some(start) = from.as_point() else {
            let a_month = Value::Quantity(monthly::some_month(context, amount, from, most)?);
            let a_month = part(Of::Formula(amount), a_month, unit.over(Unit::MONTH));
            return Some(vec![self.product(StepKind::Product, vec![a_month, months(least, most)], unit)]);
        };
        let end = most.unwrap_or_else(|| least.saturating_add(1));
        let mut periods: Vec<(i64, Vec<Part<'a>>)> = Vec::new();
        for month in 0..end {
            let parts = self.month(context, amount, start, month, unit.over(Unit::MONTH));
            if periods.last().is_none_or(|(_, last)| *last != parts) {
                periods.push((month, parts));
            }
        }
        let ends: Vec<i64> = periods.iter().skip(1).map(|(first, _)| *first).chain([end]).collect();
        let mut sums = Vec::new();
        for ((first, mut parts), until) in periods.into_iter().zip(ends) {
            let within = |months: i64| months.clamp(first, until).saturating_sub(first);
            parts.push(months(within(least), most.or((until != end).then_some(until)).map(within)));
            let days = StepKind::Months(start.plus_months(first), start.plus_months(until).previous());
            sums.push(self.product(days, parts, unit));
        }
        Some(sums)
    }

    /// The factors of a month's amount; where a parameter changes inside it, what it may be.
    fn month(
        &mut self,
        context: &Context<'_>,
        amount: &'a Quantity,
        start: Date,
        month: i64,
        unit: Unit,
    ) -> Vec<Part<'a>> {
        let first = start.plus_months(month);
        let end = start.plus_months(month.saturating_add(1)).previous();
        let changes = monthly::changes(context, amount);
        let on = |day: Date| Context { at: Interval::point(day), ..*context };
        let mut inside: Vec<Part<'a>> = Vec::new();
        for day in changes.iter().filter(|day| first < **day && **day <= end) {
            inside.push(self.quantity(&on(*day), amount, Some(unit)));
        }
        if inside.is_empty() {
            return match amount {
                Quantity::Product(..) => self.parts(&on(first), amount, None),
                _ => vec![self.quantity(&on(first), amount, Some(unit))],
            };
        }
        inside.insert(0, self.quantity(&on(first), amount, Some(unit)));
        let value = monthly::over_days(context, amount, first, end, &changes);
        vec![self.push(StepKind::Either, inside, Value::Quantity(value), unit)]
    }
}

/// The operands of a formula, through those of the same kind on its left; factors of one left out.
fn operands(formula: &Quantity) -> Vec<&Quantity> {
    match formula {
        Quantity::Sum(a, b) | Quantity::Product(a, b) => {
            let same = std::mem::discriminant(&**a) == std::mem::discriminant(formula);
            let mut all = if same { operands(a) } else { vec![&**a] };
            if !matches!((formula, &**b), (Quantity::Product(..), Quantity::Number(Exact::ONE))) {
                all.push(b);
            }
            all
        }
        Quantity::Difference(a, b) => vec![a, b],
        Quantity::Least(all) | Quantity::Greatest(all) => all.iter().collect(),
        Quantity::Floor(inner) => vec![inner],
        _ => Vec::new(),
    }
}
