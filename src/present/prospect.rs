//! What would change it, in words.

use crate::engine::{Alter, Prospect, Sum, Value, Verdict, Worth};
use crate::formula::{FactId, Leaf, Mentions};
use crate::policy::{Change, Paid};
use crate::present::View;
use crate::unit::{Exact, Interval, Unit};

/// What would change it, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProspectLine {
    /// Whether somebody can do it, or it takes time, or it cannot be.
    pub change: Change,
    /// The same in words.
    pub tag: String,
    /// What is done, or waited for.
    pub what: String,
    /// What comes of it.
    pub gain: String,
    /// The policies that are lost by it.
    pub loses: Option<String>,
}

impl View<'_> {
    /// What would change a policy; where nothing does and it is 不符合, on what that cannot be changed it turns.
    pub fn prospects(&self, at: usize, found: &[Prospect]) -> Vec<ProspectLine> {
        let mut lines: Vec<ProspectLine> = found.iter().map(|it| self.prospect(it)).collect();
        if lines.is_empty() {
            lines.extend(self.fixed(at));
        }
        lines
    }

    fn prospect(&self, prospect: &Prospect) -> ProspectLine {
        let change = if prospect.from.is_some() { Change::WithTime } else { Change::CanDo };
        let mut parts: Vec<String> = prospect.alters.iter().map(|alter| self.alter(alter)).collect();
        parts.extend(self.waiting(prospect));
        let phrase = self.phrase();
        let titles = prospect.loses.iter().filter_map(|at| self.catalog.policies.get(*at));
        let lost: Vec<String> = titles.map(|policy| phrase.quoted(&policy.title)).collect();
        let lost = (!lost.is_empty()).then(|| {
            self.locale.say("但不再符合：", "but no longer: ").to_owned()
                + &lost.join(self.locale.say("、", ", "))
        });
        ProspectLine {
            change,
            tag: self.tag(change).to_owned(),
            what: parts.join(self.locale.say("，并且", ", and ")),
            gain: self.gain(&prospect.before, &prospect.after),
            loses: lost,
        }
    }

    fn tag(&self, change: Change) -> &'static str {
        match change {
            Change::CanDo => self.locale.say("可以做到", "can be done"),
            Change::WithTime => self.locale.say("随时间", "with time"),
            Change::Fixed => self.locale.say("无法改变", "cannot be changed"),
        }
    }

    /// What somebody does.
    fn alter(&self, alter: &Alter) -> String {
        let phrase = self.phrase();
        let people = |people: &Interval<Exact>| self.locale.range(*people, Unit::PERSON).unwrap_or_default();
        match alter {
            Alter::Answer { fact, to } => self.becomes(*fact, *to),
            Alter::Some { people: number, fact, to, .. } => {
                self.locale.say("再有", "").to_owned()
                    + &people(number)
                    + self.locale.say("，", " more: ")
                    + &self.becomes(*fact, *to)
            }
            Alter::More { group, people: number, who } => {
                let mut text = phrase.group(*group) + self.locale.say("再增加", ": ") + &people(number);
                text += self.locale.say("（从当天起）", " more, from the day on");
                for (fact, to) in who {
                    text += self.locale.say("，", ", ");
                    text += &self.is(*fact, *to);
                }
                text
            }
        }
    }

    fn becomes(&self, fact: FactId, to: Value) -> String {
        let phrase = self.phrase();
        phrase.fact(fact) + self.locale.say("变为", " becomes ") + &self.answered(fact, to)
    }

    fn is(&self, fact: FactId, to: Value) -> String {
        let phrase = self.phrase();
        phrase.fact(fact) + self.locale.say("为", " is ") + &self.answered(fact, to)
    }

    fn answered(&self, fact: FactId, to: Value) -> String {
        let shown = self.catalog.fact(fact).and_then(|it| self.phrase().answer(it, to));
        crate::present::phrase::in_quotes(&shown.unwrap_or_default())
    }

    /// Until when one waits, and what grows meanwhile.
    fn waiting(&self, prospect: &Prospect) -> Option<String> {
        let (phrase, day) = (self.phrase(), prospect.from?);
        let date = self.locale.date(day);
        let names: Vec<String> = prospect.grows.iter().map(|fact| phrase.fact(*fact)).collect();
        let months = day.full_months_since(self.situation.day);
        let mut text = self.locale.say("等到", "on ").to_owned() + &date;
        if !names.is_empty() && months != 0 {
            let months = self.locale.quantity(Exact::from(months), Unit::MONTH);
            text += self.locale.say("，其间", ", ");
            text += &names.join(self.locale.say("、", ", "));
            text += self.locale.say("再累计", " growing by ");
            text += &months;
        }
        text += self.locale.say("，其他都照旧", ", all else as it is");
        Some(text)
    }

    /// What comes of it: of one that was not reached all that is given; of one that was, the sums that are more.
    fn gain(&self, before: &Worth, after: &Worth) -> String {
        match after.verdict {
            Some(Verdict::Eligible) => {}
            Some(Verdict::Answer { .. }) => {
                return self.locale.say("还要看其他回答", "it then turns on other answers").to_owned();
            }
            _ => return self.locale.say("由主管部门确定", "the authority then decides").to_owned(),
        }
        let sums = after.sums.iter().filter(|sum| sum.amount != Interval::point(Exact::ZERO));
        let sums = sums.filter_map(|sum| self.more(before, *sum));
        let sums: Vec<String> = sums.collect();
        if sums.is_empty() {
            return self.locale.say("变为符合", "then it is met").to_owned();
        }
        sums.join(self.locale.say("，", ", "))
    }

    /// `+¥20,000`, or from what to what where the difference is not known.
    fn more(&self, before: &Worth, sum: Sum) -> Option<String> {
        let was = before.sum(sum.payee, sum.paid);
        if was == sum.amount {
            return None;
        }
        let per = self.words.get(&format!("paid.{}", sum.paid.as_str()));
        let shown = |range| {
            let (bound, value) = self.amount(range);
            if sum.paid == Paid::Loan {
                format!("{bound}{value}{}{per}{}", self.locale.say("（", " ("), self.locale.say("）", ")"))
            } else {
                format!("{bound}{value}{per}")
            }
        };
        let difference = was.as_point().and_then(|was| {
            let end = |end: Option<Exact>| end.and_then(|end| end.minus(was));
            Interval::new(end(sum.amount.lo()), end(sum.amount.hi()))
        });
        Some(match difference {
            Some(difference) => format!("+{}", shown(difference)),
            None => {
                self.locale.say("由", "from ").to_owned()
                    + &shown(was)
                    + self.locale.say("变为", " to ")
                    + &shown(sum.amount)
            }
        })
    }

    /// On what a policy turns that cannot be changed.
    fn fixed(&self, at: usize) -> Option<ProspectLine> {
        let came = self.evaluation.policies.get(at)?;
        if came.verdict != Some(Verdict::NotEligible) {
            return None;
        }
        let trace = self.trace();
        let rules = self.catalog.rules_of(self.catalog.policies.get(at)?).iter();
        let nearest = rules.min_by_key(|rule| trace.far(rule))?;
        let mut facts: Vec<FactId> = Vec::new();
        for ground in trace.why(nearest) {
            ground.test.leaves(true, &mut |leaf| {
                if let Leaf::Fact(id) = leaf
                    && self.catalog.fact(id).is_some_and(|fact| fact.change == Change::Fixed)
                    && !facts.contains(&id)
                {
                    facts.push(id);
                }
            });
        }
        let phrase = self.phrase();
        let names: Vec<String> = facts.iter().map(|id| phrase.fact(*id)).collect();
        (!names.is_empty()).then(|| ProspectLine {
            change: Change::Fixed,
            tag: self.tag(Change::Fixed).to_owned(),
            what: self.locale.say("取决于", "it turns on ").to_owned()
                + &names.join(self.locale.say("、", ", ")),
            gain: self.locale.say("请照实回答", "answer as it is").to_owned(),
            loses: None,
        })
    }
}
