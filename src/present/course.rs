//! What happens to each policy in the years ahead: day by day in words, and as bars of a picture.

use std::ops::Deref;

use crate::engine::{Calendar, HORIZON, Outcome, Stretch, Value, Verdict, evaluate};
use crate::policy::{Catalog, Paid, Policy, Rule};
use crate::present::View;
use crate::unit::Date;

/// A policy in the years ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The policy's name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it comes to on the first day, in words.
    pub now: String,
    /// When it is given and when it may be, the earliest first.
    pub bars: Vec<Bar>,
    /// What happens on which day, the earliest first.
    pub events: Vec<Event>,
    /// What is to be known of days that no text states.
    pub unknown: Vec<String>,
}

/// Days on which a policy comes to the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The first of them.
    pub first: Date,
    /// The last of them.
    pub last: Date,
    /// Whether it surely is given; else it may be.
    pub sure: bool,
}

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day; of an end, the last day before it.
    pub day: Date,
    /// What happens.
    pub turn: Turn,
    /// The same in words.
    pub text: String,
    /// Why, where it ends.
    pub why: String,
}

/// What happens to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is given from this day on.
    Begins,
    /// It may be given from this day on.
    MayBegin,
    /// That it may be given becomes certain.
    Settles,
    /// This is the last day on which it is given.
    Ends,
    /// This is the last day on which it may be given.
    MayEnd,
    /// This is the last day on which it surely is given; afterwards it may be.
    Loosens,
    /// The amount is another from this day on.
    Changes,
}

impl Turn {
    /// `begins`, `may_begin` …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Begins => "begins",
            Self::MayBegin => "may_begin",
            Self::Settles => "settles",
            Self::Ends => "ends",
            Self::MayEnd => "may_end",
            Self::Loosens => "loosens",
            Self::Changes => "changes",
        }
    }

    /// Whether something ends on the day.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Ends | Self::MayEnd | Self::Loosens)
    }

    /// Whether it only may happen on the day.
    pub fn is_possible(self) -> bool {
        matches!(self, Self::MayBegin | Self::MayEnd)
    }

    /// What happens between stretches that follow each other; nothing that a reader would mind where both are closed
    /// or both are open.
    fn between(before: &Stretch, after: &Stretch) -> Option<Self> {
        match (standing(before), standing(after)) {
            (Some(true), Some(true)) => Some(Self::Changes),
            (Some(true), Some(false)) => Some(Self::Loosens),
            (Some(true), None) => Some(Self::Ends),
            (Some(false), Some(true)) => Some(Self::Settles),
            (Some(false), None) => Some(Self::MayEnd),
            (None, Some(true)) => Some(Self::Begins),
            (None, Some(false)) => Some(Self::MayBegin),
            (Some(false), Some(false)) | (None, None) => None,
        }
    }
}

/// Whether it surely is given; nothing where it surely is not.
fn standing(stretch: &Stretch) -> Option<bool> {
    let verdict = stretch.outcome.verdict;
    (verdict == Verdict::Eligible || verdict.is_open()).then_some(verdict == Verdict::Eligible)
}

impl View<'_> {
    /// The policies of a calendar that was gone through to its end, but those that never are given: what ends soonest
    /// first, then what begins soonest, then what no day is known of.
    pub fn courses(&self, calendar: &Calendar<impl Deref<Target = Catalog>>) -> Vec<Course> {
        let policies = self.catalog.policies.iter();
        let mut courses: Vec<Course> = policies
            .filter_map(|policy| self.course(calendar, policy))
            .filter(|it| !it.bars.is_empty())
            .collect();
        courses.sort_by_key(|course| {
            let first = |end: bool| {
                let day =
                    course.events.iter().find(|event| event.turn.is_end() == end).map(|event| event.day);
                (day.is_none(), day)
            };
            (first(true), first(false))
        });
        courses
    }

    fn course(&self, calendar: &Calendar<impl Deref<Target = Catalog>>, policy: &Policy) -> Option<Course> {
        let rules = || self.catalog.rules_of(policy).iter().zip(policy.rules.clone());
        let stretches = || rules().map(|(_, at)| calendar.stretches(at));
        let now = stretches().filter_map(|all| all.first()).map(|first| first.outcome.verdict);
        let now = now.min_by_key(|verdict| verdict.rank())?;
        let mut events: Vec<Event> = Vec::new();
        for (rule, at) in rules() {
            for two in calendar.stretches(at).windows(2) {
                let event = self.event(policy, rule, two);
                events.extend(event.filter(|event| !events.contains(event)));
            }
        }
        events.sort_by_key(|event| event.day);
        Some(Course {
            id: policy.id.clone(),
            title: self.text(&policy.title),
            now: self.verdict(now),
            bars: bars(&stretches().collect::<Vec<_>>()),
            events,
            unknown: self.unknown(calendar, policy),
        })
    }

    fn event(&self, policy: &Policy, rule: &Rule, two: &[Stretch]) -> Option<Event> {
        let [before, after] = two else { return None };
        let turn = Turn::between(before, after)?;
        let key = ["calendar.", turn.as_str()].concat();
        let several = 1 < policy.rules.len();
        let title = rule.title.as_ref().filter(|_| several).map(|title| self.text(title));
        let said = match turn {
            Turn::Changes => {
                let (was, is) = (self.given(rule, before.outcome), self.given(rule, after.outcome));
                if was == is {
                    return None;
                }
                self.words.with(&key, &[&was, &is])
            }
            Turn::Begins | Turn::Settles => match self.given(rule, after.outcome) {
                given if given.is_empty() => self.words.get(&key),
                given => self.words.with("calendar.with_amount", &[&self.words.get(&key), &given]),
            },
            _ => self.words.get(&key),
        };
        let text = title.map_or(said.clone(), |title| self.words.with("calendar.of_rule", &[&title, &said]));
        let day = if turn.is_end() { before.last } else { after.first };
        Some(Event { day, turn, text, why: self.after(rule, turn, after) })
    }

    /// Why it is no longer given, or what it then depends on.
    fn after(&self, rule: &Rule, turn: Turn, after: &Stretch) -> String {
        if !matches!(turn, Turn::Ends | Turn::MayEnd) {
            return match after.outcome.verdict {
                Verdict::Answer { .. } => self.words.get("calendar.answer"),
                Verdict::Authority(_) => self.words.get("calendar.authority"),
                _ => String::new(),
            };
        }
        if let Verdict::NotInForce(_) = after.outcome.verdict {
            return self.words.get("calendar.over");
        }
        let situation = self.situation.going_on(self.catalog, after.first, after.first);
        let evaluation = evaluate(self.catalog, &situation);
        View { situation: &situation, evaluation: &evaluation, ..*self }.failed(rule)
    }

    /// An amount, or the number or day of a tool; empty where there is none to be shown.
    fn given(&self, rule: &Rule, outcome: Outcome) -> String {
        let Some((grant, granted)) = rule.grant.as_ref().zip(outcome.granted) else { return String::new() };
        match granted {
            Value::Quantity(range) if grant.paid == Paid::Value => {
                self.locale.range(range, grant.unit).unwrap_or_default()
            }
            Value::Quantity(range) => {
                let per = if grant.paid == Paid::Loan {
                    String::new()
                } else {
                    self.words.get(&["paid.", grant.paid.as_str()].concat())
                };
                let (bound, value) = self.amount(range);
                [bound, value, per].concat()
            }
            Value::Date(range) => self.phrase().dates(range).unwrap_or_default(),
            Value::Truth(_) | Value::Choice(_) => String::new(),
        }
    }

    /// What no text says: until when one may ask, and on which days of a month or year money comes.
    fn unknown(&self, calendar: &Calendar<impl Deref<Target = Catalog>>, policy: &Policy) -> Vec<String> {
        let rules = || self.catalog.rules_of(policy).iter().zip(policy.rules.clone());
        let comes = |at: usize| calendar.stretches(at).iter().any(|it| standing(it).is_some());
        let lasts = |at: usize| calendar.stretches(at).last().is_some_and(|it| standing(it).is_some());
        let mut unknown = Vec::new();
        let ends = policy.claim.as_ref().is_some_and(|window| window.until.is_some());
        if !ends && rules().any(|(_, at)| lasts(at)) {
            unknown.push(self.words.get("calendar.no_end"));
        }
        for (paid, key) in [(Paid::Monthly, "calendar.monthly"), (Paid::Yearly, "calendar.yearly")] {
            let is = |rule: &Rule| rule.grant.as_ref().is_some_and(|grant| grant.paid == paid);
            if rules().any(|(rule, at)| is(rule) && comes(at)) {
                unknown.push(self.words.get(key));
            }
        }
        unknown
    }
}

/// When at least one of the rules is given, and when at least one may be.
fn bars(rules: &[&[Stretch]]) -> Vec<Bar> {
    let firsts = rules.iter().flat_map(|stretches| stretches.iter().map(|it| it.first));
    let mut days: Vec<Date> = firsts.collect();
    days.sort_unstable();
    days.dedup();
    let last = rules.iter().filter_map(|stretches| stretches.last()).map(|it| it.last).max();
    let ends = days.iter().skip(1).map(|day| day.previous()).chain(last);
    let mut bars: Vec<Bar> = Vec::new();
    for (first, last) in days.iter().copied().zip(ends) {
        let on =
            |all: &&[Stretch]| all.iter().find(|it| it.first <= first && first <= it.last).and_then(standing);
        let Some(sure) = rules.iter().filter_map(on).max() else { continue };
        match bars.last_mut() {
            Some(bar) if bar.sure == sure && bar.last.next() == first => bar.last = last,
            _ => bars.push(Bar { first, last, sure }),
        }
    }
    bars
}

/// Events by month, the earliest first, each with its policy's course.
pub fn by_month(courses: &[Course]) -> Vec<(Date, Vec<(&Course, &Event)>)> {
    let mut all: Vec<(&Course, &Event)> =
        courses.iter().flat_map(|course| course.events.iter().map(move |event| (course, event))).collect();
    all.sort_by_key(|(_, event)| event.day);
    let mut months: Vec<(Date, Vec<(&Course, &Event)>)> = Vec::new();
    for (course, event) in all {
        let is_same = |month: Date| (month.year(), month.month()) == (event.day.year(), event.day.month());
        match months.last_mut() {
            Some((month, events)) if is_same(*month) => events.push((course, event)),
            _ => months.push((event.day, vec![(course, event)])),
        }
    }
    months
}

/// How far a day stands from the first of the years ahead, in thousandths of them; each month is as wide as another.
pub fn place(first: Date, day: Date) -> i64 {
    let months = day.full_months_since(first);
    let mut days = 0_i64;
    let mut before = first.plus_months(months);
    while before < day {
        before = before.next();
        days = days.saturating_add(1);
    }
    let days = months.saturating_mul(30).saturating_add(days.min(29));
    days.saturating_mul(1000).div_euclid(HORIZON.saturating_mul(30)).min(1000)
}
