//! What everything comes to, per payee and way of paying; never one number across payees.

use crate::engine::{Evaluation, Value, Verdict};
use crate::policy::{Catalog, Grade, Paid, Payee, Policy, Scope};
use crate::unit::Exact;

/// What everything comes to for one payee and one way of paying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Who is paid.
    pub payee: Payee,
    /// How.
    pub paid: Paid,
    /// 确定: the lower ends of what is eligible and of grade A, in yuan.
    pub certain: Exact,
    /// 待核: the same of grade B.
    pub to_confirm: Exact,
    /// 可能: what could be added by what is undecided, as far as a most is known.
    pub possible: Exact,
    /// Whether something in it is 不低于, so that it may be more.
    pub open_top: bool,
    /// How many could come beside that are not summed: unstated amounts, grade C, loans.
    pub uncounted: u32,
}

/// The totals of the policies that count, in the order of the catalogue's first mention. What excludes each other is counted once: the lower
/// ends as the best set that surely may be had together, what is possible as the best set that may be.
pub fn totals(catalog: &Catalog, evaluation: &Evaluation, counts: impl Fn(&Policy) -> bool) -> Vec<Total> {
    let policies: Vec<&Policy> = catalog.policies.iter().filter(|policy| counts(policy)).collect();
    let mut found: Vec<Total> = Vec::new();
    for rule in &catalog.rules {
        let paid = rule.grant.as_ref().map(|grant| grant.paid).filter(|paid| *paid != Paid::Value);
        let Some(paid) = paid else { continue };
        if !found.iter().any(|total| total.payee == rule.payee && total.paid == paid) {
            found.push(total(catalog, evaluation, &policies, rule.payee, paid));
        }
    }
    found.retain(|total| *total != Total { open_top: false, ..empty(total.payee, total.paid) });
    found
}

fn empty(payee: Payee, paid: Paid) -> Total {
    let zero = Exact::ZERO;
    Total { payee, paid, certain: zero, to_confirm: zero, possible: zero, open_top: false, uncounted: 0 }
}

/// What one policy adds to a total.
#[derive(Clone, Copy)]
struct Share<'a> {
    policy: &'a Policy,
    certain: Exact,
    to_confirm: Exact,
    most: Exact,
}

fn total(
    catalog: &Catalog,
    evaluation: &Evaluation,
    policies: &[&Policy],
    payee: Payee,
    paid: Paid,
) -> Total {
    let mut total = empty(payee, paid);
    let mut shares = Vec::new();
    for policy in policies {
        let mut share = Share { policy, certain: Exact::ZERO, to_confirm: Exact::ZERO, most: Exact::ZERO };
        for at in policy.rules.clone() {
            let of_this = catalog.rules.get(at).filter(|rule| {
                rule.payee == payee && rule.grant.as_ref().is_some_and(|grant| grant.paid == paid)
            });
            if of_this.is_some() {
                add(&mut total, &mut share, evaluation, at);
            }
        }
        shares.push(share);
    }
    let sure = best(&shares, true, |share| plus(share.certain, share.to_confirm));
    total.certain = sure.iter().fold(Exact::ZERO, |sum, share| plus(sum, share.certain));
    total.to_confirm = sure.iter().fold(Exact::ZERO, |sum, share| plus(sum, share.to_confirm));
    let most =
        best(&shares, false, |share| share.most).iter().fold(Exact::ZERO, |sum, share| plus(sum, share.most));
    let counted = plus(total.certain, total.to_confirm);
    total.possible = most.minus(counted).filter(|rest| !rest.is_negative()).unwrap_or(Exact::ZERO);
    total
}

fn plus(a: Exact, b: Exact) -> Exact {
    a.plus(b).unwrap_or(a)
}

fn add(total: &mut Total, share: &mut Share<'_>, evaluation: &Evaluation, at: usize) {
    let Some(rule) = evaluation.rules.get(at) else { return };
    let eligible = rule.verdict == Verdict::Eligible;
    let Some(Value::Quantity(granted)) = rule.granted.filter(|_| eligible || rule.verdict.is_open()) else {
        return;
    };
    let unbounded = granted.hi().is_none() && (!eligible || granted.lo().is_none_or(|lo| lo == Exact::ZERO));
    if total.paid == Paid::Loan || rule.grade == Grade::C || unbounded {
        total.uncounted = total.uncounted.saturating_add(1);
        total.open_top |= eligible && unbounded && total.paid != Paid::Loan;
        return;
    }
    let least = granted.lo().filter(|lo| eligible && !lo.is_negative()).unwrap_or(Exact::ZERO);
    if rule.grade == Grade::A {
        share.certain = plus(share.certain, least);
    } else {
        share.to_confirm = plus(share.to_confirm, least);
    }
    total.open_top |= granted.hi().is_none();
    share.most = plus(share.most, granted.hi().or(granted.lo()).unwrap_or(Exact::ZERO));
}

/// The set without two that exclude each other for which the weights come to most; the earlier counts among equals.
fn best<'a>(
    shares: &[Share<'a>],
    doubtful: bool,
    weight: impl Fn(&Share<'a>) -> Exact + Copy,
) -> Vec<Share<'a>> {
    let Some((first, rest)) = shares.split_first() else { return Vec::new() };
    let free: Vec<Share<'a>> =
        rest.iter().filter(|other| !exclude(first.policy, other.policy, doubtful)).copied().collect();
    if weight(first) == Exact::ZERO {
        return best(rest, doubtful, weight);
    }
    let mut with = vec![*first];
    with.extend(best(&free, doubtful, weight));
    if free.len() == rest.len() {
        return with;
    }
    let without = best(rest, doubtful, weight);
    let sum = |set: &[Share<'a>]| set.iter().map(weight).fold(Exact::ZERO, plus);
    if sum(&with) < sum(&without) { without } else { with }
}

/// Whether the two cannot be had together; `doubtful` takes what no text says, or is only of the same hire, for so.
fn exclude(one: &Policy, other: &Policy, doubtful: bool) -> bool {
    let named = |a: &Policy, b: &Policy| {
        a.excludes.iter().any(|it| it.policy == b.id && (doubtful || (it.certain && it.scope != Scope::Hire)))
    };
    named(one, other) || named(other, one)
}
