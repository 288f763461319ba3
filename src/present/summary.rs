//! Totals as they are shown, and which policies are wanted.

use crate::engine::{Total, Verdict, totals};
use crate::policy::{Audience, Kind, Paid, Payee, Policy};
use crate::present::View;
use crate::unit::Exact;

/// A total as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalLine {
    /// `/月`, `/年` or nothing.
    pub per: String,
    /// 确定, where there is any: the bound's word and the number.
    pub certain: Option<(String, String)>,
    /// 待核, where there is any.
    pub to_confirm: Option<(String, String)>,
    /// 可能, where there is any.
    pub possible: Option<String>,
}

/// Whether a policy is listed for one of these; for nobody in particular, every policy is.
pub fn is_for(policy: &Policy, audience: &[Audience]) -> bool {
    audience.is_empty() || policy.audience.iter().any(|it| audience.contains(it))
}

/// Whether it may give one of these something: a tool only computes a figure, and asks on its own page.
pub fn concerns(policy: &Policy, audience: &[Audience]) -> bool {
    policy.kind != Kind::Tool && is_for(policy, audience)
}

/// Whether it is these who are paid; of a payee that no text names it may be.
fn is_paid(payee: Payee, audience: &[Audience]) -> bool {
    let any = |own: &[Audience]| own.iter().any(|it| audience.contains(it));
    match payee {
        Payee::Person => any(&[Audience::Graduate, Audience::Jobseeker, Audience::Worker, Audience::Herder]),
        Payee::Entrepreneur => any(&[Audience::Entrepreneur]),
        Payee::Enterprise | Payee::Host => any(&[Audience::Enterprise]),
        Payee::School => any(&[Audience::School]),
        Payee::Agency => any(&[Audience::Agency]),
        Payee::Unstated => true,
    }
}

impl View<'_> {
    /// The totals of the policies for these by payee, loans apart; and how many amounts are in no sum.
    pub fn totals(&self, audience: &[Audience]) -> (Vec<(String, Vec<TotalLine>)>, u32) {
        let mut payees: Vec<(String, Vec<TotalLine>)> = Vec::new();
        let mut all = totals(self.catalog, self.evaluation, |policy| concerns(policy, audience));
        all.sort_by_key(|total| !audience.is_empty() && !is_paid(total.payee, audience));
        let uncounted = all.iter().map(|total| total.uncounted).sum();
        let sums = |total: &&Total| total.certain.max(total.to_confirm).max(total.possible) != Exact::ZERO;
        for total in all.iter().filter(|total| total.paid != Paid::Loan).filter(sums) {
            let payee = self.payee(total.payee);
            match payees.iter_mut().find(|(other, _)| *other == payee) {
                Some((_, lines)) => lines.push(self.total(total)),
                None => payees.push((payee, vec![self.total(total)])),
            }
        }
        (payees, uncounted)
    }

    /// A total as it is shown.
    pub fn total(&self, total: &Total) -> TotalLine {
        let bound = if total.open_top { self.words.get("amount.at_least") } else { String::new() };
        let shown = |amount: Exact| (amount != Exact::ZERO).then(|| self.locale.money(amount));
        TotalLine {
            per: self.words.get(&format!("paid.{}", total.paid.as_str())),
            certain: shown(total.certain).map(|money| (bound.clone(), money)),
            to_confirm: shown(total.to_confirm).map(|money| (bound, money)),
            possible: shown(total.possible),
        }
    }

    /// The indices of the policies for these whose verdict is the one asked for: first those that pay these themselves, then
    /// those worth most.
    pub fn group(&self, audience: &[Audience], wanted: impl Fn(Verdict) -> bool) -> Vec<usize> {
        let mut found: Vec<(usize, (bool, Exact))> = Vec::new();
        for (at, (policy, came)) in self.catalog.policies.iter().zip(&self.evaluation.policies).enumerate() {
            if concerns(policy, audience) && came.verdict.is_some_and(&wanted) {
                let worth = (self.pays(policy, audience), self.worth(policy));
                let place = found.iter().position(|(_, other)| *other < worth).unwrap_or(found.len());
                found.insert(place, (at, worth));
            }
        }
        found.into_iter().map(|(at, _)| at).collect()
    }

    /// Whether one of these is paid, where something is; a policy that pays nobody is as near to all.
    fn pays(&self, policy: &Policy, audience: &[Audience]) -> bool {
        let rules = self.catalog.rules_of(policy);
        let mut paid = rules.iter().filter(|rule| rule.grant.is_some()).peekable();
        audience.is_empty() || paid.peek().is_none() || paid.any(|rule| is_paid(rule.payee, audience))
    }

    /// What a policy is worth at least, else at most: only for the order of cards. A loan is worth nothing: it is paid back.
    fn worth(&self, policy: &Policy) -> Exact {
        let own = self.evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
        let rules = self.catalog.rules_of(policy).iter().zip(own);
        let kept = rules.filter(|(rule, _)| rule.grant.as_ref().is_none_or(|grant| grant.paid != Paid::Loan));
        let amounts = kept.filter_map(|(_, came)| came.amount());
        let worth = amounts.filter_map(|range| range.lo().filter(|lo| *lo != Exact::ZERO).or(range.hi()));
        worth.max().unwrap_or(Exact::ZERO)
    }
}
