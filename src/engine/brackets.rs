//! Where an answer still turns something: the cuts between its brackets.

use crate::engine::{Bracket, Cut, Missing, Open, Range, Row, Term, Trace, Verdict};
use crate::formula::{DefinitionId, GroupId, Moment, Quantity, Test};
use crate::policy::{Ask, Condition, ConditionKind, Domain, Policy, Rule, Time};
use crate::unit::{Date, Exact, Interval, Truth, Unit};

/// The brackets of what is open, cut where a policy that is wanted still turns on it: none where nothing does, or where
/// it is asked in a way that has none.
pub fn brackets(trace: &Trace<'_>, counts: impl Fn(&Policy) -> bool, open: Open) -> Vec<Bracket> {
    let Some(bounds) = Bounds::of(trace, open) else { return Vec::new() };
    let mut search =
        Search { trace, open, bounds, cuts: Vec::new(), definitions: Vec::new(), rules: Vec::new() };
    for policy in trace.catalog.policies.iter().filter(|policy| counts(policy)) {
        for at in policy.rules.clone() {
            search.rule(at);
        }
    }
    search.brackets()
}

/// What can be answered.
#[derive(Clone, Copy)]
enum Bounds {
    /// Numbers, and the size of the steps between them.
    Quantity(Interval<Exact>, Exact),
    Date(Interval<Date>),
}

impl Bounds {
    fn of(trace: &Trace<'_>, open: Open) -> Option<Self> {
        let id = match open {
            Open::Fact(id) => id,
            Open::Group(id) => {
                // There are at least those who are described.
                let mut rows = trace.situation.rows(id).iter();
                let least = rows.try_fold(Exact::ZERO, |sum, row| sum.plus(row.count.lo()?))?;
                let most = trace.catalog.groups.get(id.at())?.most;
                return Some(Self::Quantity(Interval::between(least, most), Exact::ONE));
            }
        };
        let fact = trace.catalog.fact(id).filter(|fact| fact.ask == Ask::Always)?;
        match fact.domain {
            Domain::Date(range) if fact.time == Time::Event => Some(Self::Date(range)),
            Domain::Quantity { unit, range, fractions: true } => {
                let fen = Exact::ratio(1, 100).filter(|_| unit == Unit::YUAN)?;
                Some(Self::Quantity(range, fen))
            }
            Domain::Quantity { range, .. } => Some(Self::Quantity(range, Exact::ONE)),
            _ => None,
        }
    }
}

struct Search<'a> {
    trace: &'a Trace<'a>,
    open: Open,
    bounds: Bounds,
    cuts: Vec<Cut>,
    definitions: Vec<DefinitionId>,
    rules: Vec<usize>,
}

impl<'a> Search<'a> {
    fn asks(&self, missing: Missing) -> bool {
        missing.asks(self.open)
    }

    fn rule(&mut self, at: usize) {
        let trace = self.trace;
        let came = trace.evaluation.rules.get(at).filter(|came| {
            (came.verdict == Verdict::Eligible || came.verdict.is_open()) && self.asks(came.missing)
        });
        let Some((rule, came)) = trace.catalog.rules.get(at).zip(came) else { return };
        if self.rules.contains(&at) {
            return;
        }
        self.rules.push(at);
        match rule.for_each {
            None => self.in_row(rule, None),
            Some(group) => {
                for (row, came) in trace.situation.rows(group).iter().zip(&came.rows) {
                    if came.holds != Truth::No {
                        self.in_row(rule, Some(row));
                    }
                }
            }
        }
    }

    fn in_row(&mut self, rule: &'a Rule, row: Option<&'a Row>) {
        for condition in &rule.requires {
            self.condition(condition, row, rule.incomplete.is_some());
        }
        for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
            let Some(when) = &case.when else { break };
            self.test(when, row);
            if self.trace.context(row).test(when) == Truth::Yes {
                break;
            }
        }
    }

    fn condition(&mut self, condition: &'a Condition, row: Option<&'a Row>, only_no: bool) {
        if !self.asks(self.trace.missing(condition, row, only_no)) {
            return;
        }
        match &condition.kind {
            ConditionKind::All(all) | ConditionKind::Any(all) => {
                for it in all {
                    self.condition(it, row, only_no);
                }
            }
            ConditionKind::Clause { test, binds, .. } => {
                self.test(test, row);
                if let Some(binds) = binds {
                    self.test(binds, row);
                }
            }
        }
    }

    fn test(&mut self, test: &'a Test, row: Option<&'a Row>) {
        if self.trace.context(row).test(test).is_decided() {
            return;
        }
        match test {
            Test::Fact(_) | Test::OneOf(..) => {}
            Test::Definition(id) => self.definition(*id),
            Test::Rule(id) => self.rule_as_condition(id.at()),
            Test::Not(inner) => self.test(inner, row),
            Test::All(all) | Test::Any(all) => all.iter().for_each(|it| self.test(it, row)),
            Test::Less(a, b) => self.compare((a, b), row, &[true]),
            Test::AtMost(a, b) => self.compare((a, b), row, &[false]),
            Test::Equal(a, b) => self.compare((a, b), row, &[false, true]),
            Test::Before(a, b) => self.compare_days((a, b), row, true),
            Test::NotAfter(a, b) => self.compare_days((a, b), row, false),
            Test::Within { date, months, at } => self.within((date, months, at), row),
        }
    }

    fn definition(&mut self, id: DefinitionId) {
        if self.definitions.contains(&id) {
            return;
        }
        self.definitions.push(id);
        let Some(definition) = self.trace.catalog.definitions.get(id.at()) else { return };
        definition.whole.iter().for_each(|whole| self.test(whole, None));
        definition.requires.iter().for_each(|it| self.condition(it, None, false));
    }

    /// A rule on which another builds counts by its conditions alone.
    fn rule_as_condition(&mut self, at: usize) {
        let Some(rule) = self.trace.catalog.rules.get(at).filter(|_| !self.rules.contains(&at)) else {
            return;
        };
        let rows = rule.for_each.map(|group| self.trace.situation.rows(group));
        let requires = |search: &mut Self, row| {
            rule.requires.iter().for_each(|it| search.condition(it, row, rule.incomplete.is_some()));
        };
        match rows {
            None => requires(self, None),
            Some(rows) => rows.iter().for_each(|row| requires(self, Some(row))),
        }
    }

    /// Where `a < b` turns, for each of `strict` that says so, else `a <= b`.
    fn compare(&mut self, (a, b): (&'a Quantity, &'a Quantity), row: Option<&'a Row>, strict: &[bool]) {
        for (own, other, left) in [(a, b, true), (b, a, false)] {
            self.counted(own);
            let Some(at) = self.trace.context(row).quantity(other).as_point() else { continue };
            for strict in strict {
                let included = left == *strict;
                match (own, self.open) {
                    (Quantity::Fact(id), Open::Fact(asked)) if *id == asked => self.number(at, included),
                    (Quantity::Count(id, _), Open::Group(asked)) if *id == asked => self.number(at, included),
                    (Quantity::FullMonths(from, to), Open::Fact(_)) if self.is_asked(from) => {
                        self.full_months(to, (at, included), row);
                    }
                    _ => {}
                }
            }
        }
    }

    /// What is compared of those who are counted.
    fn counted(&mut self, quantity: &'a Quantity) {
        match quantity {
            Quantity::Count(group, Some(test)) => self.each_of(*group, test),
            Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
                self.counted(a);
                self.counted(b);
            }
            Quantity::Least(all) | Quantity::Greatest(all) => all.iter().for_each(|it| self.counted(it)),
            Quantity::Floor(inner) => self.counted(inner),
            _ => {}
        }
    }

    fn each_of(&mut self, group: GroupId, test: &'a Test) {
        for row in self.trace.situation.rows(group) {
            self.test(test, Some(row));
        }
    }

    fn is_asked(&self, moment: &Moment) -> bool {
        matches!((moment, self.open), (Moment::Fact(id), Open::Fact(asked)) if *id == asked)
    }

    /// A number: whether itself is above the cut.
    fn number(&mut self, at: Exact, included: bool) {
        let Bounds::Quantity(_, step) = self.bounds else { return };
        let first = || {
            let steps = at.over(step)?;
            let first = if included { steps.ceil() } else { steps.floor().plus(Exact::ONE)? };
            first.times(step)
        };
        self.cuts.extend(first().map(|first| Cut::Number { first, at, included }));
    }

    fn date(&mut self, first: Date, term: Term) {
        self.cuts.push(Cut::Date { first, term });
    }

    /// The first day from which on so many months are not full.
    fn full_months(&mut self, to: &Moment, (at, included): (Exact, bool), row: Option<&Row>) {
        let context = self.trace.context(row);
        let least = if included { at.ceil() } else { at.floor().plus(Exact::ONE).unwrap_or(at) };
        let Some((to_day, months)) = context.moment(to).as_point().zip(least.as_whole()) else { return };
        let short = |day: Date| to_day.full_months_since(day) < months;
        if let Some(first) = first_of(to_day.plus_months(months.saturating_neg()), short) {
            self.date(first, if *to == Moment::Day { Term::Short(months) } else { Term::Fixed });
        }
    }

    fn compare_days(&mut self, (a, b): (&Moment, &Moment), row: Option<&Row>, strict: bool) {
        for (own, other, left) in [(a, b, true), (b, a, false)] {
            let Some(at) = self.trace.context(row).moment(other).as_point() else { continue };
            let included = left == strict;
            let at_day = *other == Moment::Day;
            match own {
                Moment::Fact(_) if self.is_asked(own) => {
                    let term = if at_day && !included { Term::Ahead } else { Term::Fixed };
                    self.date(if included { at } else { at.next() }, term);
                }
                Moment::Later(date, months) if self.is_asked(date) => {
                    self.later(months, (at, included), at_day, row);
                }
                _ => {}
            }
        }
    }

    /// The first day of which the corresponding day is not before another, or after it.
    fn later(&mut self, months: &Quantity, (at, included): (Date, bool), at_day: bool, row: Option<&Row>) {
        let months = self.trace.context(row).quantity(months).as_point().and_then(Exact::as_whole);
        let Some(months) = months else { return };
        let reaches =
            |day: Date| if included { at <= day.plus_months(months) } else { at < day.plus_months(months) };
        if let Some(first) = first_of(at.plus_months(months.saturating_neg()), reaches) {
            self.date(first, if at_day && included { Term::Within(months) } else { Term::Fixed });
        }
    }

    fn within(&mut self, (date, months, at): (&Moment, &Quantity, &Moment), row: Option<&Row>) {
        let context = self.trace.context(row);
        let (from, until) = (context.moment(date).as_point(), context.moment(at).as_point());
        let at_day = *at == Moment::Day;
        if let Some(until) = until.filter(|_| self.is_asked(date)) {
            self.later(months, (until, true), at_day, row);
            self.date(until.next(), if at_day { Term::Ahead } else { Term::Fixed });
        }
        if let Some(from) = from.filter(|_| self.is_asked(at)) {
            let months = context.quantity(months).as_point().and_then(Exact::as_whole);
            self.date(from, Term::Fixed);
            if let Some(months) = months {
                self.date(from.plus_months(months).next(), Term::Fixed);
            }
        }
    }

    /// The brackets between the cuts that are within what can be answered, each once.
    fn brackets(mut self) -> Vec<Bracket> {
        let bounds = self.bounds;
        self.cuts.retain(|cut| match (cut, bounds) {
            (Cut::Number { first, .. }, Bounds::Quantity(range, _)) => {
                range.contains(*first) && range.lo() != Some(*first)
            }
            (Cut::Date { first, .. }, Bounds::Date(range)) => {
                range.contains(*first) && range.lo() != Some(*first)
            }
            _ => false,
        });
        self.cuts.sort_by_key(Cut::rank);
        self.cuts.dedup_by_key(|cut| cut.rank());
        if self.cuts.is_empty() {
            return Vec::new();
        }
        let lower = std::iter::once(None).chain(self.cuts.iter().map(Some));
        let upper = self.cuts.iter().map(Some).chain([None]);
        lower.zip(upper).filter_map(|(lower, upper)| bounds.between(lower.copied(), upper.copied())).collect()
    }
}

impl Bounds {
    fn between(self, lower: Option<Cut>, upper: Option<Cut>) -> Option<Bracket> {
        let range = match self {
            Self::Quantity(_, step) => {
                let first = |cut: Option<Cut>| cut.and_then(|cut| cut.rank().0);
                let hi = first(upper).and_then(|first| first.minus(step));
                Range::Quantity(Interval::new(first(lower), hi)?)
            }
            Self::Date(_) => {
                let first = |cut: Option<Cut>| cut.and_then(|cut| cut.rank().1);
                Range::Date(Interval::new(first(lower), first(upper).map(Date::previous))?)
            }
        };
        Some(Bracket { lower, upper, range })
    }
}

/// The first day of which something holds that holds of all later ones, if it is not far from a day.
fn first_of(near: Date, holds: impl Fn(Date) -> bool) -> Option<Date> {
    const NEAR: usize = 5;
    let mut day = (0..NEAR).fold(near, |day, _| day.previous());
    for _ in 0..NEAR.saturating_mul(2) {
        if holds(day) {
            return Some(day);
        }
        day = day.next();
    }
    None
}
