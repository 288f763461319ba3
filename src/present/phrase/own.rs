//! What somebody said on a clause, what it comes to, and what it takes.

use crate::engine::{Ground, Missing, Open, Row, Situation, Trace, Value};
use crate::formula::{FactId, Leaf, Mentions, Moment, Quantity, Test};
use crate::policy::{Ask, Condition, Domain, Fact, Rule};
use crate::present::phrase::law_first;
use crate::present::{Phrase, Standing};
use crate::unit::{Date, Exact, Interval, Truth, Unit};

/// The most rows whose answers are told one by one.
const MOST_ROWS: usize = 4;

/// A clause on which a rule turns.
pub(crate) struct Reason<'a> {
    /// The clause.
    pub(crate) condition: &'a Condition,
    /// How it stands.
    pub(crate) standing: Standing,
    /// What was said on it, what that comes to, and what it takes: each part and row for itself.
    pub(crate) own: Vec<String>,
}

/// What was said of a clause, and whether it is all there is to say.
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) complete: bool,
}

impl Phrase<'_> {
    /// The clauses on which a rule turns, each once.
    pub(crate) fn reasons<'a>(&self, trace: &Trace<'a>, rule: &'a Rule) -> Vec<Reason<'a>> {
        let mut reasons: Vec<Reason<'a>> = Vec::new();
        for ground in trace.why(rule) {
            let own = self.own(trace, &ground);
            // The same clause may stand in two rules that build on each other.
            let same = |it: &&mut Reason<'a>| it.condition.text.zh == ground.condition.text.zh;
            match reasons.iter_mut().find(same) {
                Some(reason) if reason.own.contains(&own) => {}
                Some(reason) => reason.own.push(own),
                None => {
                    let standing = Standing::of(ground.truth, &ground.missing);
                    reasons.push(Reason { condition: ground.condition, standing, own: vec![own] });
                }
            }
        }
        reasons
    }

    /// What was said on a ground, what it comes to, and what it takes where it is not met.
    pub(crate) fn own(&self, trace: &Trace<'_>, ground: &Ground<'_>) -> String {
        let mut own = self.said(trace.situation, ground.test, ground.row).text;
        let comma = self.locale.say("，", ", ");
        let mut add = |text: String| {
            if !own.is_empty() && !text.is_empty() {
                own += comma;
            }
            own += &text;
        };
        if ground.truth == Truth::Unknown {
            add(self.asked(&ground.missing));
            if ground.replaceable {
                add(self.locale.say("别的有一项满足也行", "another that is met will do as well").to_owned());
            }
        } else {
            self.comes(trace, ground, &mut add);
        }
        own
    }

    /// The answers to what a test mentions, those of rows with how many they are.
    pub(crate) fn said(&self, situation: &Situation, test: &Test, row: Option<&Row>) -> Said {
        let mut said = Said { text: String::new(), complete: true };
        for id in facts(test) {
            let Some(fact) = self.catalog.fact(id).filter(|fact| fact.ask == Ask::Always) else { continue };
            match (fact.group, row) {
                (None, _) => self.say_of(fact, situation.value(id), None, &mut said),
                (Some(_), Some(row)) => self.say_of(fact, row.value(id), Some(row), &mut said),
                (Some(group), None) => {
                    for row in situation.rows(group).iter().take(MOST_ROWS) {
                        self.say_of(fact, row.value(id), Some(row), &mut said);
                    }
                }
            }
        }
        said
    }

    /// `label：value`, or `3人的label：value`.
    fn say_of(&self, fact: &Fact, value: Option<Value>, row: Option<&Row>, said: &mut Said) {
        said.complete &= value.is_some_and(|value| value.is_point());
        let Some(shown) = value.and_then(|value| self.answer(fact, value)) else { return };
        if !said.text.is_empty() {
            said.text += self.locale.say("；", "; ");
        }
        if let Some(count) = row.and_then(|row| self.locale.range(row.count, Unit::PERSON)) {
            said.text += &count;
            said.text += self.locale.say("的", ": ");
        }
        said.text += self.locale.of(&fact.label);
        said.text += self.locale.say("：", ": ");
        said.text += &shown;
    }

    /// What is possible of a fact; nothing where everything is.
    pub(crate) fn answer(&self, fact: &Fact, value: Value) -> Option<String> {
        if value == Value::open(self.catalog, &fact.domain) && !value.is_point() {
            return None;
        }
        match (value, &fact.domain) {
            (Value::Truth(Truth::Yes), _) => Some(self.locale.say("是", "yes").to_owned()),
            (Value::Truth(Truth::No), _) => Some(self.locale.say("否", "no").to_owned()),
            (Value::Choice(choices), _) => {
                let options = &self.catalog.choice(fact)?.options;
                let labels = choices.iter().filter_map(|at| options.get(at));
                let labels: Vec<&str> = labels.map(|option| self.locale.of(&option.label)).collect();
                Some(labels.join(self.locale.say("或", " or ")))
            }
            (Value::Date(range), Domain::Date(all)) => {
                let end = |end: Option<Date>, of_all| end.filter(|_| end != of_all);
                let range = Interval::new(end(range.lo(), all.lo()), end(range.hi(), all.hi()))?;
                self.locale.days(range)
            }
            (Value::Quantity(range), Domain::Quantity { unit, range: all, .. }) => {
                let lo = range.lo().filter(|_| range.hi() == all.hi() && !range.is_point());
                self.locale.range(lo.map_or(range, Interval::at_least), *unit)
            }
            _ => None,
        }
    }

    /// A set of days.
    pub(crate) fn dates(&self, range: Interval<Date>) -> Option<String> {
        let (lo, hi) = range.lo().zip(range.hi())?;
        let text = self.locale.date(lo);
        Some(if lo == hi { text } else { text + self.locale.say("至", " to ") + &self.locale.date(hi) })
    }

    fn asked(&self, missing: &Missing) -> String {
        let mut text = String::new();
        for open in missing.asked() {
            text += if text.is_empty() {
                self.locale.say("还要回答：", "still to answer: ")
            } else {
                self.locale.say("、", ", ")
            };
            text += self.open(open);
        }
        text
    }

    /// What is still open, in words.
    pub(crate) fn open(&self, open: Open) -> &str {
        match open {
            Open::Fact(id) => self.label(id),
            Open::Group(id) => self.group_label(id),
        }
    }

    /// What a comparison comes to, and what it takes where it is not met.
    fn comes(&self, trace: &Trace<'_>, ground: &Ground<'_>, add: &mut dyn FnMut(String)) {
        let row = ground.row;
        let failed = ground.truth == Truth::No;
        match ground.test {
            Test::Less(a, b) => self.compares(trace, ground, a, b, LESS, add),
            Test::AtMost(a, b) => self.compares(trace, ground, a, b, MOST, add),
            Test::Equal(a, b) => self.compares(trace, ground, a, b, EQUAL, add),
            Test::Before(a, b) | Test::NotAfter(a, b) if failed => {
                let Some((law, turned, of)) = self.of_law(a, b) else { return };
                let relation = if matches!(ground.test, Test::Before(..)) { LESS } else { MOST };
                if let Some(value) = self.dates(trace.moment(law, row)) {
                    add(of.to_owned() + &self.need(DAYS, relation, turned, ground.wanted, &value));
                }
            }
            Test::Within { date, months, .. } => {
                let months = trace.quantity(months, row).as_point();
                let date = trace.moment(date, row).as_point();
                if let (Some(date), Some(months)) = (date, months) {
                    let end = date.plus_months(months.as_whole().unwrap_or(0));
                    let months = self.locale.quantity(months, Unit::MONTH);
                    add(months
                        + self.locale.say("到", " end on ")
                        + &self.locale.date(end)
                        + self.locale.say("届满", ""));
                }
            }
            _ => {}
        }
    }

    /// Which day is the law's, whether it stands first, and what the other is called where that is no answer; nothing where
    /// both are reckoned from answers.
    fn of_law<'a>(&self, a: &'a Moment, b: &'a Moment) -> Option<(&'a Moment, bool, &'static str)> {
        let day = self.locale.say("计算的这一天", "the day reckoned for ");
        match (a, b) {
            (_, Moment::Fact(_)) => Some((a, true, "")),
            (Moment::Fact(_), _) => Some((b, false, "")),
            (Moment::Day, _) => Some((b, false, day)),
            (_, Moment::Day) => Some((a, true, day)),
            _ => None,
        }
    }

    fn compares(
        &self,
        trace: &Trace<'_>,
        ground: &Ground<'_>,
        a: &Quantity,
        b: &Quantity,
        relation: usize,
        add: &mut dyn FnMut(String),
    ) {
        let turned = law_first(a, b);
        let (own, law) = if turned { (b, a) } else { (a, b) };
        let words = match own {
            Quantity::Fact(_) => "",
            Quantity::FullMonths(..) => self.locale.say("满", "full: "),
            Quantity::Count(_, Some(_)) => self.locale.say("符合的", "of whom it holds: "),
            Quantity::Count(..) => self.locale.say("共", "in all "),
            Quantity::Sum(..) => self.locale.say("合计", "together "),
            _ => return,
        };
        let unit = self.catalog.unit(own).or_else(|| self.catalog.unit(law)).unwrap_or(Unit::NUMBER);
        let full = matches!(own, Quantity::FullMonths(..));
        let value = |it: &Quantity| self.years(trace.quantity(it, ground.row), unit, full);
        if !words.is_empty() {
            add(words.to_owned() + &value(own));
        }
        if ground.truth == Truth::No {
            add(self.need(NUMBERS, relation, turned, ground.wanted, &value(law)));
        }
    }

    /// A number; many full months as years and months.
    fn years(&self, range: Interval<Exact>, unit: Unit, full: bool) -> String {
        let years = if full { self.locale.years(range, unit) } else { None };
        years.unwrap_or_else(|| self.bounded(range, unit))
    }

    /// 需至少3人: the relation as written, turned round, or its contrary.
    fn need(&self, words: Relations, relation: usize, turned: bool, wanted: bool, value: &str) -> String {
        let relation = if turned && relation != EQUAL { relation ^ 1 } else { relation };
        let relation = match (wanted, relation) {
            (true, _) => relation,
            (false, EQUAL) => OTHER,
            (false, _) => MORE_OR_LESS.saturating_sub(relation),
        };
        let (zh, en) = words.get(relation).copied().unwrap_or_default();
        self.locale.say("需", "must be ").to_owned()
            + self.locale.say(zh, en)
            + self.locale.say("", " ")
            + value
    }
}

type Relations = &'static [(&'static str, &'static str)];

/// Less than, more than; at most, at least: turned round by the last bit, the contrary by what is missing to three.
const LESS: usize = 0;
const MOST: usize = 2;
const MORE_OR_LESS: usize = 3;
const EQUAL: usize = 4;
const OTHER: usize = 5;
const NUMBERS: Relations = &[
    ("低于", "less than"),
    ("超过", "more than"),
    ("不超过", "at most"),
    ("至少", "at least"),
    ("正好", "exactly"),
    ("不是", "other than"),
];
const DAYS: Relations =
    &[("早于", "before"), ("晚于", "after"), ("不晚于", "no later than"), ("不早于", "no earlier than")];

/// The facts that a test mentions, each once.
fn facts(test: &Test) -> Vec<FactId> {
    let mut found = Vec::new();
    test.leaves(true, &mut |leaf| {
        if let Leaf::Fact(id) = leaf
            && !found.contains(&id)
        {
            found.push(id);
        }
    });
    found
}
