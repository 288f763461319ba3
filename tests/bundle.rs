//! What to take of what excludes each other is what trying every set finds: for the golden people, and for random
//! graphs of exclusions of all three scopes. `PORTAL_CASES` says how many, `PORTAL_SEED` with which to begin.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

#[path = "bundle/exhaustive.rs"]
mod exhaustive;
mod golden_people;
#[path = "bundle/graphs.rs"]
mod graphs;
mod shared;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use exhaustive::{Things, sum};
use graphs::Size;
use policy_portal::engine::{Bundle, Evaluation, Lack, Share, Total, bundle, evaluate, totals};
use policy_portal::policy::{Catalog, Paid};
use policy_portal::unit::Exact;

/// What the searches over some people found, to see that they found something.
#[derive(Debug, Default)]
struct Seen {
    people: u32,
    left: u32,
    rivals: u32,
    lacks: BTreeMap<&'static str, u32>,
    scopes: BTreeMap<&'static str, u32>,
}

fn lack_name(lack: Lack) -> &'static str {
    match lack {
        Lack::Least => "least",
        Lack::Eligible => "eligible",
        Lack::Most => "most",
        Lack::Number => "number",
        Lack::Order => "order",
    }
}

impl Seen {
    fn note(&mut self, bundle: &Bundle<'_>) {
        self.people += 1;
        self.rivals += u32::from(bundle.rival.is_some());
        for left in &bundle.left {
            self.left += 1;
            *self.lacks.entry(lack_name(left.lack)).or_default() += 1;
            for (_, exclusion) in &left.by {
                *self.scopes.entry(exclusion.scope.as_str()).or_default() += 1;
            }
        }
    }
}

#[test]
fn golden_people_take_what_trying_every_set_finds() {
    let catalog = shared::catalog();
    let mut seen = Seen::default();
    for (name, situation) in golden_people::all(&catalog) {
        let evaluation = evaluate(&catalog, &situation);
        seen.note(&assert_best(&catalog, &evaluation, &name));
    }
    println!("golden: {seen:?}");
    assert!(100 < seen.people && 0 < seen.left && seen.scopes.contains_key("hire"), "{seen:?}");
}

#[test]
fn random_graphs_take_what_trying_every_set_finds() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let (first, cases) = (number("PORTAL_SEED").unwrap_or(1), number("PORTAL_CASES").unwrap_or(10_000));
    let base = graphs::catalog(18);
    let mut seen = Seen::default();
    for seed in first..first + cases {
        let (catalog, situation) = graphs::random(&base, seed, &graphs::small(seed));
        let evaluation = evaluate(&catalog, &situation);
        let what = format!("PORTAL_SEED={seed} PORTAL_CASES=1 cargo test --test bundle");
        seen.note(&assert_best(&catalog, &evaluation, &what));
    }
    println!("random: {seen:?}");
    let all = (seen.lacks.len(), seen.scopes.len()) == (5, 3);
    assert!(cases < 1000 || (all && seen.rivals != 0), "something never came about: {seen:?}");
}

#[test]
fn what_is_too_much_to_be_gone_through_ends_in_time() {
    let base = graphs::catalog(120);
    for (policies, rows, density) in [(60, 1, 1), (120, 1, 1), (120, 1, 3), (120, 1, 12), (12, 200, 1)] {
        let (catalog, situation) = graphs::random(&base, 7, &Size { policies, rows, density });
        let evaluation = evaluate(&catalog, &situation);
        let start = Instant::now();
        let bundle = bundle(&catalog, &evaluation, |_| true);
        let took = start.elapsed();
        println!(
            "{policies} policies, {rows} rows, {density}/24: {} taken, {} left, exact {}, {took:?}",
            bundle.taken.len(),
            bundle.left.len(),
            bundle.exact,
        );
        assert!(took < Duration::from_secs(10), "{took:?}");
        assert!(bundle.left.iter().all(|left| !left.by.is_empty()), "something more could be taken");
    }
}

/// Holds what is taken, why the rest is left, the rival and the totals against every set.
fn assert_best<'a>(catalog: &'a Catalog, evaluation: &Evaluation, what: &str) -> Bundle<'a> {
    let bundle = bundle(catalog, evaluation, |_| true);
    let things = Things::of(catalog, evaluation);
    let found = things.search();
    let place = |share: &Share| things.all.iter().position(|it| it.share == *share).unwrap();
    let bits = |shares: &[Share]| shares.iter().fold(0_u64, |bits, share| bits | 1 << place(share));
    let taken = bits(&bundle.taken);
    assert_eq!(taken, found.taken, "{what}: {:?}", bundle.taken);
    assert!(bundle.exact, "{what}");
    let weights: Vec<u128> = things.all.iter().map(|it| it.weight).collect();
    assert_eq!(sum(taken, &weights), found.weight);
    let left: Vec<Share> = bundle.left.iter().map(|left| left.share).collect();
    assert_eq!(taken | bits(&left), (1_u64 << things.all.len()) - 1, "{what}");
    assert_eq!(taken & bits(&left), 0, "{what}");
    for left in &bundle.left {
        let at = place(&left.share);
        let by = left.by.iter().fold(0_u64, |bits, (share, _)| bits | 1 << place(share));
        assert_eq!(by, taken & things.excluded[at], "{what}: {left:?}");
        assert!(by != 0, "{what}: {left:?} could be had too");
        assert_eq!(left.lack, lack(found.weight, found.with[at]), "{what}: {left:?}");
        let lost = in_year(&left.taken).minus(in_year(&left.instead)).unwrap();
        let (most, with) = (found.weight >> 84, found.with[at] >> 84);
        assert_eq!(lost.times(100.into()).unwrap().as_whole(), i64::try_from(most - with).ok(), "{what}");
    }
    let uppers: Vec<u128> = things.all.iter().map(|it| it.upper).collect();
    match &bundle.rival {
        None => assert_eq!(sum(taken, &uppers), found.upper, "{what}"),
        Some(rival) => {
            let rival = bits(rival);
            assert!((0..uppers.len()).all(|at| rival & (1 << at) == 0 || rival & things.surely[at] == 0));
            assert_eq!(sum(rival, &uppers), found.upper, "{what}");
            assert!(sum(taken, &uppers) < found.upper, "{what}");
        }
    }
    assert_sums(&bundle, &totals(catalog, evaluation, |_| true), what);
    bundle
}

/// Which number of two weights is the first in which they differ.
fn lack(best: u128, other: u128) -> Lack {
    let same = |bits: u32| best >> bits == other >> bits;
    match () {
        () if !same(84) => Lack::Least,
        () if !same(76) => Lack::Eligible,
        () if !same(8) => Lack::Most,
        () if !same(0) => Lack::Number,
        () => Lack::Order,
    }
}

/// What sums surely come to in a year: only to compare sets.
fn in_year(sums: &[Total]) -> Exact {
    sums.iter().filter(|it| it.paid != Paid::Loan).fold(Exact::ZERO, |sum, it| {
        let times = if it.paid == Paid::Monthly { 12 } else { 1 };
        sum.plus(it.least().times(times.into()).unwrap()).unwrap()
    })
}

/// The lower ends of the totals are those of what is taken; the upper ends are no less.
fn assert_sums(bundle: &Bundle<'_>, totals: &[Total], what: &str) {
    for total in totals {
        let own = bundle.sums.iter().find(|it| (it.payee, it.paid) == (total.payee, total.paid));
        let least = own.map_or((Exact::ZERO, Exact::ZERO), |own| (own.certain, own.to_confirm));
        assert_eq!((total.certain, total.to_confirm), least, "{what}");
        assert!(own.is_none_or(|own| own.most() <= total.most()), "{what}");
    }
    assert!(
        bundle.sums.iter().all(|own| totals.iter().any(|it| (it.payee, it.paid) == (own.payee, own.paid)))
    );
}
