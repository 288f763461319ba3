//! What one policy comes to, and no more: for searches that evaluate often.

use crate::engine::evaluate::needed_outcomes;
use crate::engine::needed::Needed;
use crate::engine::{Outcome, Situation, Value, Verdict, quantity};
use crate::policy::{Catalog, Paid, Payee, Policy};
use crate::unit::{Exact, Interval};

/// What a policy comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// The best of its rules; of a policy without rules, nothing.
    pub verdict: Option<Verdict>,
    /// What its rules give together, for each payee and way of paying; values are in no sum.
    pub sums: Vec<Sum>,
}

/// What is given to somebody in one way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    /// Who is paid.
    pub payee: Payee,
    /// How.
    pub paid: Paid,
    /// In yuan: nothing where it is not given, from nothing up where that is open.
    pub amount: Interval<Exact>,
}

impl Worth {
    /// What a policy comes to for a situation.
    pub fn of(catalog: &Catalog, situation: &Situation, policy: &Policy) -> Self {
        let needed = Needed::by(catalog, policy.rules.clone());
        let came = needed_outcomes(catalog, situation, &needed).into_iter();
        let own = came.filter(|(at, _)| policy.rules.contains(at)).map(|(_, outcome)| outcome);
        Self::by(catalog, policy, &own.collect::<Vec<_>>())
    }

    /// The same, of the outcomes of all rules.
    pub(crate) fn among(catalog: &Catalog, outcomes: &[Outcome], policy: &Policy) -> Self {
        Self::by(catalog, policy, outcomes.get(policy.rules.clone()).unwrap_or_default())
    }

    fn by(catalog: &Catalog, policy: &Policy, own: &[Outcome]) -> Self {
        let verdict = own.iter().map(|it| it.verdict).min_by_key(|it| it.rank());
        let mut sums: Vec<Sum> = Vec::new();
        for (rule, came) in catalog.rules_of(policy).iter().zip(own) {
            let paid = rule.grant.as_ref().map(|grant| grant.paid).filter(|paid| *paid != Paid::Value);
            let Some(paid) = paid else { continue };
            let amount = amount(*came);
            match sums.iter_mut().find(|sum| sum.payee == rule.payee && sum.paid == paid) {
                Some(sum) => sum.amount = quantity::sum(sum.amount, amount),
                None => sums.push(Sum { payee: rule.payee, paid, amount }),
            }
        }
        Self { verdict, sums }
    }

    /// Whether it is 符合.
    pub fn is_eligible(&self) -> bool {
        self.verdict == Some(Verdict::Eligible)
    }

    /// Whether something comes of it or still may.
    pub fn is_reached(&self) -> bool {
        self.verdict.is_some_and(|it| it == Verdict::Eligible || it.is_open())
    }

    /// What is given to that payee in that way, in yuan.
    pub fn sum(&self, payee: Payee, paid: Paid) -> Interval<Exact> {
        let sum = self.sums.iter().find(|sum| sum.payee == payee && sum.paid == paid);
        sum.map_or(Interval::point(Exact::ZERO), |sum| sum.amount)
    }
}

fn amount(came: Outcome) -> Interval<Exact> {
    let nothing = Interval::point(Exact::ZERO);
    match came.granted {
        Some(Value::Quantity(granted)) if came.verdict == Verdict::Eligible => granted,
        Some(Value::Quantity(granted)) => granted.hull(nothing),
        _ => nothing,
    }
}
