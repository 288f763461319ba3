//! One policy as a card: verdict, one sentence of reason, money.

use crate::engine::{ForceReason, RuleEvaluation, Value, Verdict, planned};
use crate::policy::{Grade, Paid, Payee, Policy, Rule};
use crate::present::View;
use crate::unit::{Exact, Interval, Unit};

/// A policy as a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The policy's name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it comes to; of a policy that only informs, nothing.
    pub verdict: Option<Verdict>,
    /// The same in words.
    pub verdict_text: String,
    /// One sentence of reason.
    pub why: String,
    /// What it is worth, a line for each way of paying.
    pub money: Vec<Money>,
    /// Whether the end of the time in which one may claim is unknown (截止日未查到).
    pub deadline_unknown: bool,
}

/// An amount as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// 不低于, 不超过 or nothing.
    pub bound: String,
    /// The number, or that it is not stated.
    pub value: String,
    /// Whether it is a number; else it says why there is none.
    pub stated: bool,
    /// What stands behind it: that it is a loan.
    pub aside: String,
    /// Who is paid.
    pub payee: String,
    /// How far it can be relied on.
    pub grade: Grade,
    /// The same in words, with 待核 where a value is past its last check.
    pub grade_text: String,
}

impl View<'_> {
    /// The policy at an index as a card.
    pub fn card(&self, at: usize) -> Option<Card> {
        let policy = self.catalog.policies.get(at)?;
        let came = self.evaluation.policies.get(at)?;
        let verdict_text = came.verdict.map_or_else(|| self.kind(policy), |verdict| self.verdict(verdict));
        Some(Card {
            id: policy.id.clone(),
            title: self.text(&policy.title),
            verdict: came.verdict,
            verdict_text,
            why: self.why(policy, came.verdict),
            money: self.money(policy),
            deadline_unknown: came.deadline_unknown,
        })
    }

    /// A verdict in words.
    pub fn verdict(&self, verdict: Verdict) -> String {
        self.words.get(match verdict {
            Verdict::Eligible => "verdict.eligible",
            Verdict::Answer { .. } => "verdict.answer",
            Verdict::Authority(_) => "verdict.authority",
            Verdict::NotInForce(ForceReason::Ended) => "verdict.ended",
            Verdict::NotInForce(ForceReason::NotBegun) => "verdict.not_begun",
            Verdict::NotEligible => "verdict.not_eligible",
        })
    }

    /// What kind of thing a policy is, in words.
    pub fn kind(&self, policy: &Policy) -> String {
        self.words.get(&format!("kind.{}", policy.kind.as_str()))
    }

    fn rules(&self, policy: &Policy) -> impl Iterator<Item = (&Rule, &RuleEvaluation)> {
        let own = self.evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
        self.catalog.rules_of(policy).iter().zip(own)
    }

    fn why(&self, policy: &Policy, verdict: Option<Verdict>) -> String {
        let Some(verdict) = verdict else { return self.text(&policy.summary) };
        let of_this = self.rules(policy).find(|(_, came)| came.verdict == verdict);
        match verdict {
            Verdict::Eligible => self.words.get("why.eligible"),
            Verdict::Answer { then_authority } => {
                let missing = of_this.map_or(0, |(_, came)| came.missing.asked().len());
                let first = of_this.and_then(|(_, came)| came.first.asked().first().copied());
                let first = first.map(|open| self.phrase().open(open).to_owned()).unwrap_or_default();
                let key = if then_authority { "why.then_authority" } else { "why.answer" };
                self.words.with(key, &[&missing.to_string(), &first])
            }
            Verdict::Authority(_) => self.words.get(&format!("why.{}", verdict.reason().unwrap_or_default())),
            Verdict::NotInForce(_) => {
                self.words.get(&format!("why.{}", verdict.reason().unwrap_or_default()))
            }
            Verdict::NotEligible => self.failing(policy) + &self.planned(policy),
        }
    }

    /// From when on it is otherwise if all happens as planned.
    fn planned(&self, policy: &Policy) -> String {
        let Some((from, verdict)) = planned(self.catalog, self.situation, policy) else {
            return String::new();
        };
        let key = if verdict == Verdict::Eligible { "why.planned" } else { "why.planned_open" };
        self.words.with(key, &[&self.locale.date(from)])
    }

    /// A line for each rule that gives something or still may.
    fn money(&self, policy: &Policy) -> Vec<Money> {
        self.rules(policy).filter_map(|(rule, came)| self.rule_money(rule, came)).collect()
    }

    /// Whether all that a policy, by its index, gives is known exactly.
    pub fn is_exact(&self, at: usize) -> bool {
        let Some(policy) = self.catalog.policies.get(at) else { return false };
        self.rules(policy).all(|(_, came)| came.granted.is_none_or(|value| value.is_point()))
    }

    /// What a rule gives or still may give.
    pub fn rule_money(&self, rule: &Rule, came: &RuleEvaluation) -> Option<Money> {
        let grant = rule.grant.as_ref()?;
        if came.verdict != Verdict::Eligible && !came.verdict.is_open() {
            return None;
        }
        let per = self.words.get(&format!("paid.{}", grant.paid.as_str()));
        let (aside, per) = if grant.paid == Paid::Loan { (per, String::new()) } else { (String::new(), per) };
        let (bound, number) = match came.granted? {
            Value::Quantity(range) if is_open(range) => (String::new(), None),
            Value::Quantity(range) if grant.paid == Paid::Value => {
                let years = self.locale.years(range, grant.unit);
                let years =
                    years.map(|it| self.locale.say("", " ").to_owned() + &self.phrase().enclosed(&it));
                (String::new(), Some(self.locale.range(range, grant.unit)? + &years.unwrap_or_default()))
            }
            Value::Quantity(range) => {
                let (bound, value) = self.amount(range);
                (bound, Some(format!("{value}{per}")))
            }
            Value::Date(range) => (String::new(), Some(self.phrase().dates(range)?)),
            _ => return None,
        };
        let stale = if came.stale { self.words.get("grade.stale") } else { String::new() };
        let none = if came.unstated { "amount.unstated" } else { "amount.depends" };
        Some(Money {
            bound,
            stated: number.is_some(),
            value: number.unwrap_or_else(|| self.words.get(none)),
            aside,
            payee: if grant.paid == Paid::Value { String::new() } else { self.payee(rule.payee) },
            grade: came.grade,
            // How good the source of no amount is helps nobody.
            grade_text: if came.unstated {
                String::new()
            } else {
                format!("{}{stale}", self.grade(came.grade))
            },
        })
    }

    /// Who is paid, in words.
    pub fn payee(&self, payee: Payee) -> String {
        self.words.get(&format!("payee.{}", payee.as_str()))
    }

    /// Yuan as they are shown: the bound's word, and the number.
    pub fn amount(&self, range: Interval<Exact>) -> (String, String) {
        let money = |yuan| self.locale.money(yuan);
        let least = range.lo().filter(|lo| *lo != Exact::ZERO);
        match (least, range.hi()) {
            (None, None) => (String::new(), self.words.get("amount.unstated")),
            (Some(lo), None) => (self.words.get("amount.at_least"), money(lo)),
            (Some(lo), Some(hi)) if lo != hi => {
                (String::new(), self.words.with("amount.between", &[&money(lo), &money(hi)]))
            }
            (None, Some(hi)) if hi != Exact::ZERO => (self.words.get("amount.at_most"), money(hi)),
            (_, Some(hi)) => (String::new(), money(hi)),
        }
    }

    /// A number with the unit of what it is of.
    pub fn quantity(&self, number: Exact, unit: Unit) -> String {
        self.locale.quantity(number, unit)
    }
}

/// Whether nothing is known of an amount but that it is one.
fn is_open(range: Interval<Exact>) -> bool {
    range.hi().is_none() && range.lo().is_none_or(|lo| lo == Exact::ZERO)
}
