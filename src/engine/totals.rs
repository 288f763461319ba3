//! What everything comes to, per payee and way of paying; never one number across payees.

use crate::engine::admissible::{Graph, Weight};
use crate::engine::bundle::{pairs, recommended};
use crate::engine::shares::{Share, conflicts, shares};
use crate::engine::{Evaluation, Verdict, quantity};
use crate::policy::{Catalog, Grade, Paid, Payee, Policy};
use crate::unit::{Exact, Interval};

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

/// The totals of the policies that count, in the order of the catalogue's first mention. What excludes each other is
/// counted once: the lower ends as what is recommended, what is possible as the best that may be had together.
pub fn totals(catalog: &Catalog, evaluation: &Evaluation, counts: impl Fn(&Policy) -> bool) -> Vec<Total> {
    let shares = shares(catalog, evaluation, &counts);
    let conflicts = conflicts(catalog, &shares);
    let sure = pairs(&conflicts, true);
    let taken = recommended(catalog, evaluation, &shares, &conflicts);
    let taken = sums(catalog, evaluation, &taken);
    let mut totals = sums(catalog, evaluation, &shares);
    for total in &mut totals {
        let most = |share: &Share| sum(catalog, evaluation, &[*share], total.payee, total.paid).most();
        let weight = |share: &Share| [most(share), Exact::ZERO, Exact::ZERO, Exact::ZERO, Exact::ZERO];
        let weights: Vec<Weight> = shares.iter().map(weight).collect();
        let [most, ..] = Graph::new(&weights, &sure).best().at_most;
        let own = taken.iter().find(|it| (it.payee, it.paid) == (total.payee, total.paid));
        let least = own.map(|own| (own.certain, own.to_confirm));
        (total.certain, total.to_confirm) = least.unwrap_or((Exact::ZERO, Exact::ZERO));
        let rest = most.minus(total.least()).filter(|rest| !rest.is_negative());
        total.possible = rest.unwrap_or(Exact::ZERO);
    }
    totals
}

/// What shares that are had together come to, in the order of the catalogue's first mention.
pub(crate) fn sums(catalog: &Catalog, evaluation: &Evaluation, shares: &[Share]) -> Vec<Total> {
    let mut found: Vec<Total> = Vec::new();
    for rule in &catalog.rules {
        let paid = rule.grant.as_ref().map(|grant| grant.paid).filter(|paid| *paid != Paid::Value);
        let Some(paid) = paid else { continue };
        if !found.iter().any(|total| total.payee == rule.payee && total.paid == paid) {
            found.push(sum(catalog, evaluation, shares, rule.payee, paid));
        }
    }
    found.retain(|total| *total != Total { open_top: false, ..Total::empty(total.payee, total.paid) });
    found
}

/// The same for one payee and way of paying.
fn sum(catalog: &Catalog, evaluation: &Evaluation, shares: &[Share], payee: Payee, paid: Paid) -> Total {
    let mut total = Total::empty(payee, paid);
    for own in shares.chunk_by(|a, b| a.policy == b.policy) {
        let policy = own.first().and_then(|share| catalog.policies.get(share.policy));
        for at in policy.map_or(0..0, |policy| policy.rules.clone()) {
            let rule = catalog.rules.get(at).filter(|rule| rule.payee == payee);
            if rule.and_then(|rule| rule.grant.as_ref()).is_none_or(|grant| grant.paid != paid) {
                continue;
            }
            let granted = own.iter().filter_map(|share| share.granted(evaluation, at)).reduce(quantity::sum);
            let came = evaluation.rules.get(at);
            if let Some((granted, came)) = granted.zip(came) {
                total.add(came.verdict == Verdict::Eligible, came.grade, granted);
            }
        }
    }
    total
}

impl Total {
    fn empty(payee: Payee, paid: Paid) -> Self {
        let (certain, to_confirm, possible) = (Exact::ZERO, Exact::ZERO, Exact::ZERO);
        Self { payee, paid, certain, to_confirm, possible, open_top: false, uncounted: 0 }
    }

    /// 确定 and 待核 together: what comes at least.
    pub fn least(&self) -> Exact {
        plus(self.certain, self.to_confirm)
    }

    /// What comes at most, as far as a most is known.
    pub fn most(&self) -> Exact {
        plus(self.least(), self.possible)
    }

    fn add(&mut self, eligible: bool, grade: Grade, granted: Interval<Exact>) {
        let unbounded =
            granted.hi().is_none() && (!eligible || granted.lo().is_none_or(|lo| lo == Exact::ZERO));
        let never = self.paid == Paid::Loan || grade == Grade::C;
        if never || unbounded {
            self.uncounted = self.uncounted.saturating_add(1);
            self.open_top |= eligible && !never;
            return;
        }
        let least = granted.lo().filter(|lo| eligible && !lo.is_negative()).unwrap_or(Exact::ZERO);
        let slot = if grade == Grade::A { &mut self.certain } else { &mut self.to_confirm };
        *slot = plus(*slot, least);
        self.open_top |= granted.hi().is_none();
        let more = granted.hi().or(granted.lo()).and_then(|most| most.minus(least));
        self.possible = plus(self.possible, more.filter(|it| !it.is_negative()).unwrap_or(Exact::ZERO));
    }
}

fn plus(a: Exact, b: Exact) -> Exact {
    a.plus(b).unwrap_or(a)
}
