//! What to take, found by trying every set; written from the design, without the engine's search.

use std::collections::BTreeMap;

use policy_portal::engine::{Evaluation, Share, Value, Verdict};
use policy_portal::policy::{Catalog, Grade, Paid, Policy, Scope};
use policy_portal::unit::{Exact, Interval, Truth};

/// Something that can be taken or left, and what it weighs in fen: at least, whether it is eligible, whether it has no
/// upper end, at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Thing {
    pub(crate) share: Share,
    pub(crate) weight: u128,
    /// Of the weight only what counts for upper ends.
    pub(crate) upper: u128,
}

/// All that is eligible or open, and which exclude which: a bit for each, of all and of those that surely do.
pub(crate) struct Things {
    pub(crate) all: Vec<Thing>,
    pub(crate) excluded: Vec<u64>,
    pub(crate) surely: Vec<u64>,
}

/// The best of all sets.
pub(crate) struct Found {
    /// A bit for each that is taken.
    pub(crate) taken: u64,
    pub(crate) weight: u128,
    /// What the best set with each weighs.
    pub(crate) with: Vec<u128>,
    /// The most that upper ends come to.
    pub(crate) upper: u128,
}

const LEAST: u32 = 84;
const ELIGIBLE: u32 = 76;
const OPEN: u32 = 68;
const MOST: u32 = 8;

impl Things {
    pub(crate) fn of(catalog: &Catalog, evaluation: &Evaluation) -> Self {
        let mut things = Vec::new();
        for (at, policy) in catalog.policies.iter().enumerate() {
            let by_row = by_row(catalog, policy);
            let rows = evaluation.rules[policy.rules.clone()].first().map_or(0, |rule| rule.rows.len());
            for row in 0..if by_row { rows } else { 1 } {
                things.extend(thing(catalog, evaluation, at, by_row.then_some(row)));
            }
        }
        let pairs = |sure: bool| {
            let excluded = |a: &Thing| {
                let bits = things.iter().enumerate().filter(|(_, b)| exclude(catalog, a, b, sure));
                bits.fold(0_u64, |bits, (at, _)| bits | 1 << at)
            };
            things.iter().map(excluded).collect()
        };
        let (excluded, surely) = (pairs(false), pairs(true));
        Self { all: things, excluded, surely }
    }

    /// Every set is tried: whoever is alone is in all of them.
    pub(crate) fn search(&self) -> Found {
        let bound = |excluded: &[u64]| -> Vec<usize> {
            (0..excluded.len()).filter(|at| excluded[*at] != 0).collect()
        };
        let alone = (0..self.all.len()).filter(|at| self.excluded[*at] == 0);
        let always = alone.fold(0_u64, |bits, at| bits | 1 << at);
        let mut found = Found { taken: 0, weight: 0, with: vec![0; self.all.len()], upper: 0 };
        let weights: Vec<u128> = self.all.iter().map(|it| it.weight).collect();
        let base: u128 = sum(always, &weights);
        each_set(&bound(&self.excluded), &self.excluded, &weights, &mut |set, weight| {
            let (set, weight) = (set | always, weight + base);
            let better = (weight, set.reverse_bits()) > (found.weight, found.taken.reverse_bits());
            if better || found.weight == 0 {
                (found.taken, found.weight) = (set, weight);
            }
            for (at, with) in found.with.iter_mut().enumerate() {
                if set & (1 << at) != 0 {
                    *with = weight.max(*with);
                }
            }
        });
        let uppers: Vec<u128> = self.all.iter().map(|it| it.upper).collect();
        let free = (0..self.all.len()).filter(|at| self.surely[*at] == 0);
        let base = sum(free.fold(0, |bits, at| bits | 1 << at), &uppers);
        each_set(&bound(&self.surely), &self.surely, &uppers, &mut |_, upper| {
            found.upper = found.upper.max(upper + base);
        });
        found
    }
}

pub(crate) fn sum(set: u64, weights: &[u128]) -> u128 {
    weights.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, weight)| weight).sum()
}

/// Visits each set of those at some places in which none excludes another, and what it weighs.
fn each_set(places: &[usize], excluded: &[u64], weights: &[u128], visit: &mut dyn FnMut(u64, u128)) {
    assert!(places.len() <= 20, "{} things are too many to try every set", places.len());
    let mut sets: Vec<Option<(u64, u128)>> = Vec::with_capacity(1 << places.len());
    sets.push(Some((0, 0)));
    visit(0, 0);
    for number in 1_usize..1 << places.len() {
        let place = places[usize::try_from(number.trailing_zeros()).unwrap()];
        let without = sets[number & (number - 1)];
        let set = without.filter(|(set, _)| set & excluded[place] == 0);
        let set = set.map(|(set, weight)| (set | 1 << place, weight + weights[place]));
        if let Some((set, weight)) = set {
            visit(set, weight);
        }
        sets.push(set);
    }
}

/// Whether a policy is taken or left row by row: it is paid for each hire, and of the same hire another excludes it.
fn by_row(catalog: &Catalog, policy: &Policy) -> bool {
    let rules = catalog.rules_of(policy);
    let per_hire = !rules.is_empty() && rules.iter().all(|it| it.for_each.is_some());
    let hires = catalog.policies.iter().flat_map(|from| from.excludes.iter().map(move |it| (&from.id, it)));
    let mut hires = hires.filter(|(_, it)| it.scope == Scope::Hire && catalog.policy(&it.policy).is_some());
    per_hire && hires.any(|(from, it)| *from == policy.id || it.policy == policy.id)
}

fn exclude(catalog: &Catalog, a: &Thing, b: &Thing, sure: bool) -> bool {
    let one_way = |a: &Thing, b: &Thing| {
        catalog.policies[a.share.policy].excludes.iter().any(|it| {
            let rows = match (it.scope, a.share.row, b.share.row) {
                (Scope::Hire, Some(mine), Some(theirs)) => mine == theirs,
                (Scope::Hire, _, _) => !sure,
                (Scope::Person | Scope::Firm, _, _) => true,
            };
            it.policy == catalog.policies[b.share.policy].id && rows && (it.certain || !sure)
        })
    };
    one_way(a, b) || one_way(b, a)
}

fn thing(catalog: &Catalog, evaluation: &Evaluation, policy: usize, row: Option<usize>) -> Option<Thing> {
    let rules = catalog.policies[policy].rules.clone();
    let group = catalog.rules[rules.start..rules.end].first()?.for_each;
    let (mut is_eligible, mut is_open) = (false, false);
    // By payee and way of paying: at least, at most, whether there is no upper end.
    let mut ways: BTreeMap<String, (i128, i128, bool, i128)> = BTreeMap::new();
    for at in rules {
        let (rule, came) = (&catalog.rules[at], &evaluation.rules[at]);
        let here = row.map_or(Truth::Yes, |row| {
            let row = &came.rows[row];
            let somebody = Interval::point(Exact::ZERO).less(&row.count);
            row.holds.and(somebody)
        });
        let given = came.verdict == Verdict::Eligible || came.verdict.is_open();
        is_eligible |= came.verdict == Verdict::Eligible && here == Truth::Yes;
        is_open |= given && here != Truth::No;
        let Some(grant) = rule.grant.as_ref().filter(|it| given && it.paid != Paid::Value) else { continue };
        if grant.paid == Paid::Loan || came.grade == Grade::C {
            continue;
        }
        let Some((least, most)) = ends(came.granted, row.map(|row| &came.rows[row])) else { continue };
        let eligible = came.verdict == Verdict::Eligible;
        let months = if grant.paid == Paid::Monthly { 12 } else { 1 };
        let way = ways.entry(format!("{:?} {:?}", rule.payee, grant.paid)).or_insert((0, 0, false, months));
        match most {
            None if !eligible || least == 0 => way.2 |= eligible,
            None => *way = (way.0 + least, way.1 + least, true, months),
            Some(most) => {
                let least = if eligible { least } else { 0 };
                *way = (way.0 + least, way.1 + most, way.2, months);
            }
        }
    }
    if !is_eligible && !is_open {
        return None;
    }
    let mut weight = 1 + (u128::from(is_eligible) << ELIGIBLE);
    let mut upper = 0;
    for (least, most, open, months) in ways.values() {
        let most = u128::try_from(most * months).unwrap() << MOST;
        weight += (u128::try_from(least * months).unwrap() << LEAST) + (u128::from(*open) << OPEN) + most;
        upper += (u128::from(*open) << OPEN) + most;
    }
    let share = Share { policy, row: group.zip(row), eligible: is_eligible };
    Some(Thing { share, weight, upper })
}

/// The ends of what is granted, in fen: here all of it, or to the people of one row.
fn ends(
    granted: Option<Value>,
    row: Option<&policy_portal::engine::RowEvaluation>,
) -> Option<(i128, Option<i128>)> {
    let quantity = |value: Option<Value>| match value {
        Some(Value::Quantity(range)) => Some((fen(range.lo()).unwrap_or(0), fen(range.hi()))),
        _ => None,
    };
    let Some(row) = row else { return quantity(granted) };
    let (least, most) = quantity(row.amount)?;
    let whole = |count: Option<Exact>| count.map(|it| i128::from(it.as_whole().unwrap()));
    let (fewest, many) = (whole(row.count.lo()).unwrap_or(0), whole(row.count.hi()));
    Some(match row.holds {
        Truth::No => (0, Some(0)),
        Truth::Yes => (least * fewest, times(most, many)),
        Truth::Unknown => (0, times(most, many)),
    })
}

fn times(most: Option<i128>, many: Option<i128>) -> Option<i128> {
    if most == Some(0) || many == Some(0) { Some(0) } else { Some(most? * many?) }
}

fn fen(yuan: Option<Exact>) -> Option<i128> {
    let (num, den) = yuan?.parts();
    let (fen, den) = (i128::from(num) * 100, i128::from(den));
    assert_eq!(fen % den, 0, "{yuan:?} is not in whole fen");
    Some(fen / den)
}
