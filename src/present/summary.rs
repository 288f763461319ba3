//! Totals as they are shown, and which policies are wanted.

use crate::engine::{Total, Verdict, totals};
use crate::policy::{Audience, Kind, Paid, Policy};
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

impl View<'_> {
    /// The totals of the policies for these by payee, loans apart; and how many amounts are in no sum.
    pub fn totals(&self, audience: &[Audience]) -> (Vec<(String, Vec<TotalLine>)>, u32) {
        let mut payees: Vec<(String, Vec<TotalLine>)> = Vec::new();
        let all = totals(self.catalog, self.evaluation, |policy| concerns(policy, audience));
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

    /// The indices of the policies for these whose verdict is the one asked for, those worth most first.
    pub fn group(&self, audience: &[Audience], wanted: impl Fn(Verdict) -> bool) -> Vec<usize> {
        let mut found: Vec<(usize, Exact)> = Vec::new();
        for (at, (policy, came)) in self.catalog.policies.iter().zip(&self.evaluation.policies).enumerate() {
            if concerns(policy, audience) && came.verdict.is_some_and(&wanted) {
                let worth = self.worth(policy);
                let place = found.iter().position(|(_, other)| *other < worth).unwrap_or(found.len());
                found.insert(place, (at, worth));
            }
        }
        found.into_iter().map(|(at, _)| at).collect()
    }

    /// What a policy is worth at least, else at most: only for the order of cards.
    fn worth(&self, policy: &Policy) -> Exact {
        let own = self.evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
        let amounts = own.iter().filter_map(crate::engine::RuleEvaluation::amount);
        let worth = amounts.filter_map(|range| range.lo().filter(|lo| *lo != Exact::ZERO).or(range.hi()));
        worth.max().unwrap_or(Exact::ZERO)
    }
}
