//! The search, slice by slice.

use std::cell::OnceCell;
use std::rc::{Rc, Weak};

use crate::engine::{Curve, Moved, Point, Situation, Sum, Vary, Worth, evaluate, narrow, totals};
use crate::policy::{Audience, Catalog, Paid};
use crate::present::{Best, Chart, Grid, Locale, View, Words, concerns, grid_axis, moving, window};
use crate::ui::browser;
use crate::ui::portal::trial::{Move, Of, Trial};
use crate::ui::turns::Turns;
use crate::unit::{Exact, Interval, Unit};

/// How many numbers are looked at in any case.
const FEW: i64 = 12;

/// What comes of a number.
pub(super) fn point(of: &Of, moved: &Moved, at: i64) -> Point {
    let Of::All(audience) = of else { return moved.point(at) };
    let range = Interval::point(Exact::from(at));
    let mut situation = moved.vary.set(&moved.catalog, &moved.situation, range);
    let kept = narrow(&moved.catalog, &mut situation).is_empty();
    Point { at, worth: kept.then(|| all_together(&moved.catalog, &situation, audience)) }
}

/// What everything comes to, by payee and way of paying.
fn all_together(catalog: &Catalog, situation: &Situation, audience: &[Audience]) -> Worth {
    let evaluation = evaluate(catalog, situation);
    let totals = totals(catalog, &evaluation, |policy| concerns(policy, audience));
    let sum = |total: &crate::engine::Total| {
        let amount = if total.open_top {
            Interval::at_least(total.least())
        } else {
            Interval::between(total.least(), total.most())
        };
        Sum { payee: total.payee, paid: total.paid, amount }
    };
    let sums = totals.iter().filter(|total| total.paid != Paid::Loan).map(sum);
    Worth { verdict: None, sums: sums.collect() }
}

/// Looks at all numbers; nothing if nobody waits for it any more.
pub(super) async fn all(held: &Weak<Trial>, words: &Words, locale: Locale) -> Option<()> {
    browser::idle().await;
    let (of, candidates) = {
        let trial = held.upgrade()?;
        (trial.of.clone(), trial.candidates())
    };
    let (mut found, mut flat) = (Vec::new(), Vec::new());
    for vary in candidates {
        let situation = Rc::new(held.upgrade()?.without(vary));
        let it = match &of {
            Of::Policy(policy) => curve(held, *policy, vary, situation.clone()).await?,
            Of::All(_) => around(held, vary, situation.clone()).await?,
        };
        let trial = held.upgrade()?;
        let it =
            it.and_then(|(moved, whole, points)| pictured(&trial, (words, locale), moved, &whole, points));
        if it.is_none() {
            flat.push((vary, situation));
        }
        found.extend(it);
    }
    if let Of::All(_) = of {
        only_greatest(&mut found);
    }
    let moves: Vec<Rc<Move>> = found.into_iter().map(Rc::new).collect();
    let grid = grid(held, &of, &moves, flat).await?;
    let trial = held.upgrade()?;
    trial.moves.replace(moves);
    trial.grid.replace(grid.map(Rc::new));
    trial.found.set(true);
    Some(())
}

type Looked = Option<(Moved, Vec<Point>, Vec<Point>)>;

/// The points of the whole range and those of the picture; nothing where no amount moves.
async fn curve(held: &Weak<Trial>, policy: usize, vary: Vary, situation: Rc<Situation>) -> Option<Looked> {
    let catalog = held.upgrade()?.catalog.clone();
    let (Some(range), Some(unit)) = (vary.range(&catalog), vary.unit(&catalog)) else { return Some(None) };
    let moved = Moved { catalog, situation, policy, vary };
    let whole = points(held, &moved, range).await?;
    if moving(&whole).is_empty() {
        return Some(None);
    }
    let now = now(&*held.upgrade()?, vary);
    let near = window(&whole, now, unit);
    let points = if near == range { whole.clone() } else { points(held, &moved, near).await? };
    Some(Some((moved, whole, points)))
}

async fn points(held: &Weak<Trial>, moved: &Moved, range: (i64, i64)) -> Option<Vec<Point>> {
    let mut curve = Curve::new(moved.clone(), range);
    let mut turns = Turns::begin();
    while curve.next().is_some() {
        if turns.is_over() {
            turns.next().await;
            held.upgrade()?;
        }
    }
    Some(curve.points().to_vec())
}

/// What is answered.
fn now(trial: &Trial, vary: Vary) -> Option<i64> {
    vary.now(&trial.catalog, &trial.situation).and_then(Exact::as_whole)
}

/// All policies added up for each number around what is answered.
async fn around(held: &Weak<Trial>, vary: Vary, situation: Rc<Situation>) -> Option<Looked> {
    let trial = held.upgrade()?;
    let (catalog, of, now) = (trial.catalog.clone(), trial.of.clone(), now(&trial, vary));
    drop(trial);
    let Some((first, last)) = vary.range(&catalog) else { return Some(None) };
    let far = now.unwrap_or(0).saturating_mul(2).max(FEW).min(last);
    let moved = Moved { catalog, situation, policy: 0, vary };
    let mut points = Vec::new();
    for at in first..=far {
        points.push(point(&of, &moved, at));
        // All policies weigh as much as several points of one.
        browser::turn().await;
        held.upgrade()?;
    }
    Some((!moving(&points).is_empty()).then(|| (moved, points.clone(), points)))
}

/// A number with its pictures; nothing where no amount moves.
fn pictured(
    trial: &Trial,
    (words, locale): (&Words, Locale),
    moved: Moved,
    whole: &[Point],
    points: Vec<Point>,
) -> Option<Move> {
    let (catalog, situation, vary) = (&trial.catalog, &*trial.situation, moved.vary);
    let evaluation = evaluate(catalog, situation);
    let view = View { catalog, words, locale, situation, evaluation: &evaluation };
    let charts: Vec<Chart> = view.charts(vary, &points);
    let (payee, paid) = charts.first().map(|chart| (chart.payee, chart.paid))?;
    let best = Best::of(whole, payee, paid);
    let range = vary.range(catalog)?;
    let (now, tables) = (now(trial, vary), OnceCell::new());
    Some(Move { moved, now, range, best, points, charts, tables })
}

/// Of all numbers the one that moves most, and of its sums the one that it moves most.
fn only_greatest(found: &mut Vec<Move>) {
    let spread = |it: &Move, chart: &Chart| {
        let sums = || it.points.iter().filter_map(|it| it.worth.as_ref()?.sum(chart.payee, chart.paid).lo());
        sums().max().zip(sums().min()).and_then(|(most, least)| most.minus(least)).unwrap_or(Exact::ZERO)
    };
    for it in found.iter_mut() {
        let greatest = it.charts.iter().max_by_key(|chart| spread(it, chart)).cloned();
        it.best = greatest.as_ref().map_or(it.best, |chart| Best::of(&it.points, chart.payee, chart.paid));
        it.charts = greatest.into_iter().collect();
    }
    let greatest = |it: &Move| it.charts.first().map(|chart| spread(it, chart));
    let place = (0..found.len()).rev().max_by_key(|at| found.get(*at).map(greatest));
    *found = place.map(|at| found.swap_remove(at)).into_iter().collect();
}

/// Both numbers that matter most, for whoever employs; nothing where it is one.
async fn grid(
    held: &Weak<Trial>,
    of: &Of,
    moves: &[Rc<Move>],
    flat: Vec<(Vary, Rc<Situation>)>,
) -> Option<Option<Grid>> {
    let Of::Policy(policy) = of else { return Some(None) };
    let catalog = held.upgrade()?.catalog.clone();
    let employs = catalog.policies.get(*policy).is_some_and(|it| it.audience.contains(&Audience::Enterprise));
    let Some(across) = moves.first().filter(|_| employs) else { return Some(None) };
    let Some(sum) = across.sums().first().copied() else { return Some(None) };
    let Some((down, below)) = second(held, *policy, moves, flat).await? else { return Some(None) };
    let axis = |vary: Vary, points: &[Point]| {
        (vary, grid_axis(points, vary.unit(&catalog).unwrap_or(Unit::NUMBER), sum))
    };
    let (beside, mut below) = (axis(across.vary(), &across.points), axis(down.vary, &below));
    // The greatest stands at the top.
    below.1.reverse();
    let mut cells = Vec::new();
    for number in &below.1 {
        let both = |at: &i64| {
            let range = Interval::point(Exact::from(*at));
            let situation = Rc::new(across.vary().set(&catalog, &down.situation, range));
            Moved { situation, ..down.clone() }.point(*number)
        };
        cells.push(beside.1.iter().map(both).collect());
        browser::turn().await;
        held.upgrade()?;
    }
    Some(Some(Grid { across: beside, down: below, cells }))
}

/// The second number that matters: also one that matters only where the first is where most happens.
async fn second(
    held: &Weak<Trial>,
    policy: usize,
    moves: &[Rc<Move>],
    flat: Vec<(Vary, Rc<Situation>)>,
) -> Option<Option<(Moved, Vec<Point>)>> {
    if let [_, second, ..] = moves {
        return Some(Some((second.moved.clone(), second.points.clone())));
    }
    let Some((first, chart)) = moves.first().and_then(|it| it.charts.first().map(|chart| (it, chart))) else {
        return Some(None);
    };
    let range = Interval::point(Exact::from(chart.begin));
    for (vary, situation) in flat {
        let there = Rc::new(first.vary().set(&first.moved.catalog, &situation, range));
        let found = curve(held, policy, vary, there).await?;
        let found = found.filter(|(_, _, points)| moving(points).contains(&(chart.payee, chart.paid)));
        if let Some((moved, _, points)) = found {
            return Some(Some((moved, points)));
        }
    }
    Some(None)
}

/// Looks for the first number that reaches a sum; nothing if nobody waits for it any more.
pub(super) async fn goal(held: &Weak<Trial>) -> Option<()> {
    let trial = held.upgrade()?;
    let wanted = trial.wanted()?;
    let (_, shown) = trial.shown();
    let (it, of) = (shown?, trial.of.clone());
    drop(trial);
    let sum = it.sums().first().copied()?;
    let steps: Box<dyn Iterator<Item = Option<i64>>> = match of {
        Of::Policy(_) => Box::new(it.moved.clone().reaching(it.range, sum, wanted)),
        Of::All(_) => {
            let reaches = |point: &&Point| {
                point.worth.as_ref().and_then(|it| it.sum(sum.0, sum.1).lo()).is_some_and(|lo| wanted <= lo)
            };
            Box::new(std::iter::once(it.points.iter().find(reaches).map(|point| point.at)))
        }
    };
    let mut found = None;
    let mut turns = Turns::begin();
    for step in steps {
        found = step;
        if found.is_some() {
            break;
        }
        if turns.is_over() {
            turns.next().await;
            held.upgrade()?;
        }
    }
    let trial = held.upgrade()?;
    // Another sum may have been asked for meanwhile, or another number.
    let asked = trial.wanted() == Some(wanted);
    let same = trial.shown().1.is_some_and(|shown| Rc::ptr_eq(&shown, &it));
    if asked && same {
        let point = found.map(|at| trial.point(&it, at));
        trial.reached.replace(Some((wanted, point)));
    }
    Some(())
}
