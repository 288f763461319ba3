//! What can be taken or left by itself, what it comes to, and what excludes what.

use crate::engine::count::counted;
use crate::engine::{Evaluation, Value, Verdict, quantity};
use crate::formula::GroupId;
use crate::policy::{Catalog, Exclusion, Policy, Scope};
use crate::unit::{Exact, Interval, Truth};

/// What can be taken or left by itself: a policy, or what it gives in one row of a group, where it is paid for each row
/// and excluded with another for the same hire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The index of the policy.
    pub policy: usize,
    /// The group, and the number of its row from nought.
    pub row: Option<(GroupId, usize)>,
    /// Whether it is eligible; else that is open.
    pub eligible: bool,
}

/// Two shares that cannot be taken together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Conflict<'a> {
    /// The indices of the shares.
    pub(crate) pair: (usize, usize),
    /// What says so.
    pub(crate) exclusion: &'a Exclusion,
    /// Whether it surely is so; else no text says it, or it is not known whether the same people are meant.
    pub(crate) sure: bool,
}

/// What is eligible or open of the policies that count, in the order of the catalogue.
pub(crate) fn shares(
    catalog: &Catalog,
    evaluation: &Evaluation,
    counts: &dyn Fn(&Policy) -> bool,
) -> Vec<Share> {
    let mut shares = Vec::new();
    for (at, policy) in catalog.policies.iter().enumerate().filter(|(_, policy)| counts(policy)) {
        let group = group(catalog, policy);
        let own = evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
        let rows = own.iter().map(|rule| rule.rows.len()).max().filter(|_| group.is_some()).unwrap_or(1);
        for row in 0..rows {
            let row = group.map(|group| (group, row));
            let holds = own.iter().map(|rule| {
                let here = row.map_or(Truth::Yes, |(_, row)| {
                    rule.rows.get(row).map_or(Truth::No, |it| it.holds.and(is_somebody(it.count)))
                });
                match rule.verdict {
                    Verdict::Eligible => here,
                    verdict if verdict.is_open() => here.and(Truth::Unknown),
                    _ => Truth::No,
                }
            });
            let holds = holds.max().unwrap_or(Truth::No);
            if holds != Truth::No {
                shares.push(Share { policy: at, row, eligible: holds == Truth::Yes });
            }
        }
    }
    shares
}

fn is_somebody(count: Interval<Exact>) -> Truth {
    Interval::point(Exact::ZERO).less(&count)
}

/// The group whose rows a policy is taken or left in: all it gives is paid for each, and something excludes it for the
/// same hire.
fn group(catalog: &Catalog, policy: &Policy) -> Option<GroupId> {
    let for_hires = |from: &Policy, to: &Policy| {
        from.excludes.iter().any(|it| it.scope == Scope::Hire && it.policy == to.id)
    };
    let first = catalog.rules_of(policy).first()?.for_each?;
    let alike = catalog.rules_of(policy).iter().all(|rule| rule.for_each == Some(first));
    let others = &catalog.policies;
    let split = alike && others.iter().any(|other| for_hires(policy, other) || for_hires(other, policy));
    Some(first).filter(|_| split)
}

/// What excludes what, in the order of the catalogue.
pub(crate) fn conflicts<'a>(catalog: &'a Catalog, shares: &[Share]) -> Vec<Conflict<'a>> {
    let mut conflicts = Vec::new();
    for (at, policy) in catalog.policies.iter().enumerate() {
        for exclusion in &policy.excludes {
            let other = catalog.policies.iter().position(|it| it.id == exclusion.policy);
            let of = |policy| shares.iter().enumerate().filter(move |(_, it)| Some(it.policy) == policy);
            for (one, mine) in of(Some(at)) {
                for (two, theirs) in of(other) {
                    if let Some(sure) = excludes(exclusion, mine, theirs) {
                        conflicts.push(Conflict { pair: (one, two), exclusion, sure });
                    }
                }
            }
        }
    }
    conflicts
}

/// Whether the two exclude each other, and if so whether surely.
fn excludes(exclusion: &Exclusion, one: &Share, other: &Share) -> Option<bool> {
    match (exclusion.scope, one.row, other.row) {
        (Scope::Person | Scope::Firm, _, _) => Some(exclusion.certain),
        (Scope::Hire, Some((group, row)), Some((same, other))) if group == same => {
            (row == other).then_some(exclusion.certain)
        }
        (Scope::Hire, _, _) => Some(false),
    }
}

impl Share {
    /// What a rule of its policy grants in it, if it is given.
    pub(crate) fn granted(&self, evaluation: &Evaluation, at: usize) -> Option<Interval<Exact>> {
        let rule = evaluation.rules.get(at)?;
        let value = match self.row {
            None => rule.granted?,
            Some((_, row)) => {
                let row = rule.rows.get(row)?;
                let Value::Quantity(amount) = row.amount? else { return None };
                Value::Quantity(quantity::product(amount, counted(row.count, row.holds)))
            }
        };
        let given = rule.verdict == Verdict::Eligible || rule.verdict.is_open();
        match value {
            Value::Quantity(range) if given => Some(range),
            _ => None,
        }
    }
}
