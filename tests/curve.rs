//! A number that is moved: each point is evaluated, between points everything is on the line, and the first number that
//! reaches a sum is the first of all that were tried one by one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod golden_people;
mod shared;

use std::rc::Rc;

use policy_portal::engine::{Curve, Moved, Point, Vary, narrow, varies};
use policy_portal::policy::Catalog;
use policy_portal::unit::{Exact, Interval};

/// How far numbers are tried one by one.
const FAR: i64 = 60;
/// Of so many people one is tried.
const EVERY: usize = 20;

fn each_moved(mut check: impl FnMut(&Moved, &str)) {
    let catalog = Rc::new(shared::catalog());
    let people = golden_people::all(&catalog);
    for (name, situation) in people.into_iter().step_by(EVERY) {
        let situation = Rc::new(situation);
        for policy in 0..catalog.policies.len() {
            let it = &catalog.policies[policy];
            for vary in varies(&catalog, &situation, it) {
                let moved = Moved { catalog: catalog.clone(), situation: situation.clone(), policy, vary };
                check(&moved, &format!("{} {} for {name}", it.id, called(&catalog, vary)));
            }
        }
    }
}

fn called(catalog: &Catalog, vary: Vary) -> String {
    match vary {
        Vary::Fact(id) | Vary::Rows(id) => catalog.fact(id).unwrap().id.clone(),
        Vary::People(group) => catalog.groups[group.at()].id.clone(),
    }
}

fn curve(moved: &Moved, range: (i64, i64)) -> Vec<Point> {
    let mut curve = Curve::new(moved.clone(), range);
    for () in curve.by_ref() {}
    curve.points().to_vec()
}

/// What lies between two points on their line.
fn between(one: Option<Exact>, other: Option<Exact>, part: Exact) -> Option<Exact> {
    let (one, other) = (one?, other?);
    one.plus(other.minus(one)?.times(part)?)
}

/// Whether two amounts are the same but for rounding to a fen at either end and between.
fn near(one: Option<Exact>, other: Option<Exact>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one == other };
    let fen = Exact::ratio(2, 100).unwrap();
    one.minus(other).unwrap() <= fen && other.minus(one).unwrap() <= fen
}

#[test]
fn between_points_everything_is_on_the_line() {
    let (mut curves, mut tried, mut turns) = (0, 0, 0);
    each_moved(|moved, name| {
        let Some((first, last)) = moved.vary.range(&moved.catalog) else { return };
        let last = last.min(first + 2_000_000);
        if last - first <= FAR * 2 {
            return;
        }
        let points = curve(moved, (first, last));
        curves += 1;
        turns += points.len();
        for pair in points.windows(2) {
            let [a, b] = pair else { continue };
            for part in [3, 7] {
                let at = a.at + (b.at - a.at) * part / 10;
                if at == a.at || at == b.at {
                    continue;
                }
                let came = moved.point(at).worth;
                let (Some(left), Some(right), Some(came)) = (&a.worth, &b.worth, &came) else {
                    assert!(
                        a.worth.is_none() && came.is_none(),
                        "{name}: {at} between {} and {}",
                        a.at,
                        b.at
                    );
                    continue;
                };
                let share = Exact::ratio(at - a.at, b.at - a.at).unwrap();
                assert!(left.verdict == came.verdict || a.at + 1 == b.at, "{name}: verdict at {at}");
                for ((l, r), sum) in left.sums.iter().zip(&right.sums).zip(&came.sums) {
                    let lo = between(l.amount.lo(), r.amount.lo(), share);
                    let hi = between(l.amount.hi(), r.amount.hi(), share);
                    let same = near(sum.amount.lo(), lo) && near(sum.amount.hi(), hi);
                    assert!(same, "{name}: {at} in {}..{}: {sum:?}, not {lo:?} to {hi:?}", a.at, b.at);
                }
                tried += 1;
            }
        }
    });
    println!("{curves} curves of {turns} points, {tried} numbers between");
    assert!(50 < curves && 100 < tried, "{curves} curves, {tried} numbers");
}

#[test]
fn the_first_number_that_reaches_a_sum_is_found_or_that_none_does() {
    let (mut found, mut none) = (0, 0);
    each_moved(|moved, name| {
        let Some((first, most)) = moved.vary.range(&moved.catalog) else { return };
        let last = most.min(first + FAR);
        let points: Vec<Point> = (first..=last).map(|at| moved.point(at)).collect();
        let sums = points.iter().filter_map(|it| it.worth.as_ref()).flat_map(|it| &it.sums);
        let mut wanted: Vec<_> = sums.filter_map(|it| Some(((it.payee, it.paid), it.amount.lo()?))).collect();
        wanted.retain(|(_, least)| *least != Exact::ZERO);
        wanted.dedup();
        wanted.truncate(4);
        if let Some((who, most)) = wanted.last().copied() {
            wanted.push((who, most.times(Exact::from(1000)).unwrap()));
        }
        for (who, least) in wanted {
            let enough = |it: &&Point| {
                let worth = it.worth.as_ref();
                worth.is_some_and(|worth| worth.sum(who.0, who.1).lo().is_some_and(|lo| least <= lo))
            };
            let first_of_all = points.iter().find(enough).map(|it| it.at);
            let came = moved.clone().reaching((first, last), who, least).flatten().next();
            assert_eq!(came, first_of_all, "{name}: {least}");
            found += usize::from(came.is_some());
            none += usize::from(came.is_none());
        }
    });
    println!("{found} sums reached, {none} never");
    assert!(50 < found && 20 < none, "{found} reached, {none} never");
}

#[test]
fn moving_a_number_moves_nothing_else() {
    each_moved(|moved, name| {
        let Some(now) = moved.vary.now(&moved.catalog, &moved.situation) else { return };
        let mut same = moved.vary.set(&moved.catalog, &moved.situation, Interval::point(now));
        let mut was = (*moved.situation).clone();
        narrow(&moved.catalog, &mut same);
        narrow(&moved.catalog, &mut was);
        let point = now.as_whole().map(|at| moved.point(at).worth);
        let policy = &moved.catalog.policies[moved.policy];
        let plain = policy_portal::engine::Worth::of(&moved.catalog, &was, policy);
        assert!(point.flatten().is_none_or(|it| it == plain), "{name}");
    });
}
