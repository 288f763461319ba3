//! What to take of what excludes each other: the shares that together surely come to most, and why the others are left.

use crate::engine::Evaluation;
use crate::engine::admissible::{Graph, Weight, only, plus, put};
use crate::engine::shares::{Conflict, Share, conflicts, shares};
use crate::engine::totals::{Total, sums};
use crate::policy::{Catalog, Exclusion, Paid, Policy};
use crate::unit::Exact;

/// What to take, and what is left.
#[derive(Clone, Debug)]
pub struct Bundle<'a> {
    /// What can be had together, in the order of the catalogue: the set whose lower ends come to most.
    pub taken: Vec<Share>,
    /// What the eligible of it come to.
    pub sums: Vec<Total>,
    /// What is left for it.
    pub left: Vec<Left<'a>>,
    /// Where another set may come to more than the one taken ever does: the one that may come to most.
    pub rival: Option<Vec<Share>>,
    /// Whether all this is so for certain; else there was too much to be gone through, and a good set was taken.
    pub exact: bool,
}

/// Something that is left.
#[derive(Clone, Debug)]
pub struct Left<'a> {
    /// What is left.
    pub share: Share,
    /// What is taken that it cannot be had with, and what says so.
    pub by: Vec<(Share, &'a Exclusion)>,
    /// What the best set with it lacks.
    pub lack: Lack,
    /// What all that hangs together with it comes to as it is taken.
    pub taken: Vec<Total>,
    /// What that would come to at best with it.
    pub instead: Vec<Total>,
}

/// In what a set is behind the one taken; each only where those before are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It surely comes to less.
    Least,
    /// Less of it is eligible.
    Eligible,
    /// It can come to less.
    Most,
    /// It is fewer things.
    Number,
    /// Nothing: the one taken has what stands first in the catalogue.
    Order,
}

/// What to take of the policies that count.
///
/// Sets are compared by what they surely come to, then by how much of them is eligible, by what they may come to and by
/// their number; among equals the one with what stands first in the catalogue is taken. To be compared, and for nothing
/// else, all sums are added: a month's twelve times. What no text says excludes each other, or only perhaps for the same
/// people, counts as if it did; `rival` counts it as if it did not.
pub fn bundle<'a>(
    catalog: &'a Catalog,
    evaluation: &Evaluation,
    counts: impl Fn(&Policy) -> bool,
) -> Bundle<'a> {
    let shares = shares(catalog, evaluation, &counts);
    let conflicts = conflicts(catalog, &shares);
    let weights = weights(catalog, evaluation, &shares);
    let mut graph = Graph::new(&weights, &pairs(&conflicts, false));
    let taken = graph.best().taken;
    let mut left = Vec::new();
    for (at, share) in shares.iter().enumerate().filter(|(at, _)| taken.binary_search(at).is_err()) {
        let mut together = graph.together(at);
        let as_taken = only(&together, &|it| taken.binary_search(&it).is_ok());
        together.retain(|other| !graph.exclude(at, *other));
        let instead = graph.best_of(&together).taken;
        left.push(Left {
            share: *share,
            by: excluders(&conflicts, &shares, &as_taken, at),
            lack: lack(graph.sum(&as_taken), graph.sum(&instead)),
            taken: sums(catalog, evaluation, &of(&shares, &as_taken)),
            instead: sums(catalog, evaluation, &of(&shares, &instead)),
        });
    }
    let (rival, exact) = (rival(&weights, &conflicts, &taken), graph.is_exact());
    let taken = of(&shares, &taken);
    let eligible: Vec<Share> = taken.iter().filter(|share| share.eligible).copied().collect();
    Bundle {
        sums: sums(catalog, evaluation, &eligible),
        left,
        rival: rival.map(|set| of(&shares, &set)),
        exact,
        taken,
    }
}

/// What excludes each other; or only what surely does.
pub(crate) fn pairs(conflicts: &[Conflict<'_>], sure: bool) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for conflict in conflicts {
        if conflict.sure || !sure {
            pairs.push(conflict.pair);
        }
    }
    pairs
}

fn of(shares: &[Share], set: &[usize]) -> Vec<Share> {
    set.iter().filter_map(|at| shares.get(*at)).copied().collect()
}

/// What to take.
pub(crate) fn recommended(
    catalog: &Catalog,
    evaluation: &Evaluation,
    shares: &[Share],
    conflicts: &[Conflict<'_>],
) -> Vec<Share> {
    let weights = weights(catalog, evaluation, shares);
    of(shares, &Graph::new(&weights, &pairs(conflicts, false)).best().taken)
}

/// What each weighs: what it surely comes to, whether it is eligible, whether it has no upper end, what it may come to,
/// and that it is one.
fn weights(catalog: &Catalog, evaluation: &Evaluation, shares: &[Share]) -> Vec<Weight> {
    let weight = |share: &Share| {
        let one = |is: bool| if is { Exact::ONE } else { Exact::ZERO };
        let mut weight = [Exact::ZERO, one(share.eligible), Exact::ZERO, Exact::ZERO, Exact::ONE];
        for total in sums(catalog, evaluation, &[*share]).iter().filter(|it| it.paid != Paid::Loan) {
            let in_year = |sum: Exact| {
                let twelve = Exact::from(12);
                if total.paid == Paid::Monthly { sum.times(twelve).unwrap_or(sum) } else { sum }
            };
            let (least, most) = (in_year(total.least()), in_year(total.most()));
            let more = [least, Exact::ZERO, one(total.open_top), most, Exact::ZERO];
            weight = plus(weight, more);
        }
        weight
    };
    shares.iter().map(weight).collect()
}

fn excluders<'a>(
    conflicts: &[Conflict<'a>],
    shares: &[Share],
    taken: &[usize],
    at: usize,
) -> Vec<(Share, &'a Exclusion)> {
    let mut by = Vec::new();
    for conflict in conflicts {
        let other = match conflict.pair {
            (one, other) if one == at => other,
            (other, one) if one == at => other,
            _ => continue,
        };
        if let Some(share) = shares.get(other).filter(|_| taken.binary_search(&other).is_ok()) {
            by.push((*share, conflict.exclusion));
        }
    }
    by
}

fn lack(best: Weight, other: Weight) -> Lack {
    let lacks = [Lack::Least, Lack::Eligible, Lack::Most, Lack::Most, Lack::Number];
    let differs = best.iter().zip(&other).position(|(a, b)| a != b);
    differs.and_then(|at| lacks.get(at).copied()).unwrap_or(Lack::Order)
}

/// The set whose upper ends come to most, if that is more than those of the set taken; with what of that it leaves
/// room for.
fn rival(weights: &[Weight], conflicts: &[Conflict<'_>], taken: &[usize]) -> Option<Vec<usize>> {
    let upper = |[_, _, open, most, _]: Weight| [open, most, Exact::ZERO, Exact::ZERO, Exact::ZERO];
    let uppers: Vec<Weight> = weights.iter().copied().map(upper).collect();
    let sure = pairs(conflicts, true);
    let mut graph = Graph::new(&uppers, &sure);
    let mut rival = graph.best().taken;
    if graph.sum(&rival) <= graph.sum(taken) {
        return None;
    }
    for at in taken {
        if rival.iter().all(|other| !graph.exclude(*at, *other)) {
            put(&mut rival, *at);
        }
    }
    Some(rival)
}
