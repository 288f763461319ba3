//! The brackets of a question in words, to be picked by who does not have the number or day at hand.

use crate::engine::{Bracket, Cut, Open, Range, Term, brackets};
use crate::formula::{Literal, literal};
use crate::policy::{Domain, Policy};
use crate::present::{Choosable, Locale, View, picked};
use crate::unit::{Date, Exact, Interval, Unit};

/// The most brackets that are offered: with more it is easier to say the number.
const MOST: usize = 5;

impl View<'_> {
    /// What can be picked instead of the number or day of a question: between the cuts on which a policy that is wanted
    /// still turns, and what was picked before. Each is named by its range, `3..` or `2023-12-01..2025-12-01`.
    pub fn roughly(&self, name: &str, counts: impl Fn(&Policy) -> bool, typed: &str) -> Vec<Choosable> {
        let Some(open) = self.named(name) else { return Vec::new() };
        let trace = self.trace();
        let found = brackets(&trace, counts, open);
        let offered = if MOST < found.len() { Vec::new() } else { found };
        let mut shown: Vec<Choosable> = offered.iter().map(|bracket| self.bracket(open, bracket)).collect();
        if let Some((range, _)) = picked(typed)
            && shown.iter().all(|it| it.id != range)
            && let Some(label) = self.range_words(open, range)
        {
            shown.push(Choosable { id: range.to_owned(), label, hint: None, heading: None });
        }
        shown
    }

    /// A range that was picked, in words.
    pub fn range_words(&self, open: Open, range: &str) -> Option<String> {
        match literal(range).ok()? {
            Literal::Date(range) => self.locale.days(range),
            Literal::Quantity { range, .. } => self.locale.range(range, self.unit_of(open)),
        }
    }

    /// What has this name.
    pub fn named(&self, name: &str) -> Option<Open> {
        let fact = self.catalog.fact_id(name).map(Open::Fact);
        fact.or_else(|| self.catalog.group_id(name).map(Open::Group))
    }

    fn unit_of(&self, open: Open) -> Unit {
        match open {
            Open::Group(_) => Unit::PERSON,
            Open::Fact(id) => match self.catalog.fact(id).map(|fact| &fact.domain) {
                Some(Domain::Quantity { unit, .. }) => *unit,
                _ => Unit::NUMBER,
            },
        }
    }

    fn bracket(&self, open: Open, bracket: &Bracket) -> Choosable {
        let (label, hint) = match bracket.range {
            Range::Quantity(range) => (self.locale.numbers(bracket, range, self.unit_of(open)), None),
            Range::Date(range) => match range.as_point() {
                Some(day) => (self.locale.date(day), None),
                None => (self.locale.since(bracket, range), self.locale.days(range)),
            },
        };
        Choosable { id: bracket.range.to_string(), label, hint, heading: None }
    }
}

/// Whether it has not happened on the day.
fn is_ahead(bracket: &Bracket) -> bool {
    matches!(bracket.lower, Some(Cut::Date { term: Term::Ahead, .. }))
}

impl Locale {
    /// `不到3人`, `3人及以上`, `3人及以下`, `超过3人`, `3人至9人`.
    fn numbers(self, bracket: &Bracket, range: Interval<Exact>, unit: Unit) -> String {
        let shown = |number: Exact| self.quantity(number, unit);
        let whole =
            range.lo().zip(range.hi()).filter(|(lo, hi)| lo.as_whole().is_some() && hi.as_whole().is_some());
        match whole {
            Some((lo, hi)) if lo == hi => return shown(lo),
            Some((lo, hi)) => return shown(lo) + self.say("至", " to ") + &shown(hi),
            // Nobody has fewer than none.
            None if range.lo().is_none() && range.hi() == Some(Exact::ZERO) => return shown(Exact::ZERO),
            None => {}
        }
        let lower = bracket.lower.and_then(|cut| match cut {
            Cut::Number { at, included: true, .. } => Some(shown(at) + self.say("及以上", " or more")),
            Cut::Number { at, .. } => Some(self.say("超过", "more than ").to_owned() + &shown(at)),
            Cut::Date { .. } => None,
        });
        let upper = bracket.upper.and_then(|cut| match cut {
            Cut::Number { at, included: true, .. } => {
                Some(self.say("不到", "less than ").to_owned() + &shown(at))
            }
            Cut::Number { at, .. } => Some(shown(at) + self.say("及以下", " or less")),
            Cut::Date { .. } => None,
        });
        self.both(lower, upper)
    }

    /// `2年内`, `更早`, `不满1年`, `满1年`, `还没有`.
    fn since(self, bracket: &Bracket, range: Interval<Date>) -> String {
        let lower = bracket.lower.map(|cut| match cut {
            Cut::Date { term: Term::Within(months), .. } => match self {
                Self::Zh => self.term(months) + "内",
                Self::En => "within ".to_owned() + &self.term(months),
            },
            Cut::Date { term: Term::Short(months), .. } => match self {
                Self::Zh => "不满".to_owned() + &self.term(months),
                Self::En => "less than ".to_owned() + &self.term(months),
            },
            Cut::Date { term: Term::Ahead, .. } => self.say("还没有", "not yet").to_owned(),
            Cut::Date { first, .. } => self.date(first) + self.say("及以后", " or later"),
            Cut::Number { .. } => String::new(),
        });
        let upper = bracket.upper.and_then(|cut| match cut {
            Cut::Date { term: Term::Within(_), .. } if lower.is_none() => {
                Some(self.say("更早", "earlier").to_owned())
            }
            Cut::Date { term: Term::Within(months), .. } => Some(match self {
                Self::Zh => self.term(months) + "以前",
                Self::En => "more than ".to_owned() + &self.term(months) + " ago",
            }),
            Cut::Date { term: Term::Short(months), .. } => Some(match self {
                Self::Zh => "满".to_owned() + &self.term(months),
                Self::En => self.term(months) + " or more",
            }),
            // Up to the day goes without saying where it is said how far back.
            Cut::Date { term: Term::Ahead, .. } if lower.is_some() => None,
            // The days stand below it.
            _ if is_ahead(bracket) => None,
            _ => range.hi().map(|last| self.date(last) + self.say("及以前", " or before")),
        });
        self.both(upper, lower)
    }

    fn both(self, one: Option<String>, other: Option<String>) -> String {
        one.into_iter().chain(other).collect::<Vec<_>>().join(self.say("、", ", "))
    }

    /// Full years as years.
    fn term(self, months: i64) -> String {
        let years =
            months.checked_div(12).filter(|years| years.checked_mul(12) == Some(months) && 0 < *years);
        match (self, years) {
            (_, None) => self.quantity(Exact::from(months), Unit::MONTH),
            (Self::Zh, Some(years)) => years.to_string() + "年",
            (Self::En, Some(1)) => "1 year".to_owned(),
            (Self::En, Some(years)) => years.to_string() + " years",
        }
    }

    /// Days from one to another; with one end only, up to it or from it on.
    pub(crate) fn days(self, range: Interval<Date>) -> Option<String> {
        match (range.lo(), range.hi()) {
            (Some(lo), Some(hi)) if lo == hi => Some(self.date(lo)),
            (Some(lo), Some(hi)) => Some(self.date(lo) + self.say("至", " to ") + &self.date(hi)),
            (Some(lo), None) => Some(self.date(lo) + self.say("及以后", " or later")),
            (None, Some(hi)) => Some(self.date(hi) + self.say("及以前", " or before")),
            (None, None) => None,
        }
    }
}
