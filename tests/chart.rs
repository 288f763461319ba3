//! What a number that is moved comes to, as a picture, as a table and in words: all of it is what evaluating comes to.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod charted;
mod golden_people;
mod shared;

use std::rc::Rc;

use policy_portal::engine::{Moved, Point, evaluate, varies};
use policy_portal::policy::{Paid, Payee};
use policy_portal::present::{Locale, View};
use policy_portal::unit::{Exact, Interval};

use charted::{Drawn, drawn, words};

/// Of so many people one is tried.
const EVERY: usize = 150;
/// The longest window of which every number is evaluated.
const WIDE: i64 = 400;

impl Drawn<'_> {
    /// Every number of the window, evaluated by itself.
    fn each(&self) -> Vec<Point> {
        (self.window.0..=self.window.1).map(|at| self.moved.point(at)).collect()
    }
}

fn each_drawn(locale: Locale, mut check: impl FnMut(&Drawn<'_>)) {
    let catalog = Rc::new(shared::catalog());
    let words = words();
    for (name, situation) in golden_people::all(&catalog).into_iter().step_by(EVERY) {
        let situation = Rc::new(situation);
        let evaluation = evaluate(&catalog, &situation);
        let view =
            View { catalog: &catalog, words: &words, locale, situation: &situation, evaluation: &evaluation };
        for (policy, it) in catalog.policies.iter().enumerate() {
            for vary in varies(&catalog, &situation, it) {
                let moved = Moved { catalog: catalog.clone(), situation: situation.clone(), policy, vary };
                let name = format!("{} {vary:?} for {name}", it.id);
                drawn(view, moved, &name).iter().for_each(&mut check);
            }
        }
    }
}

fn given(point: &Point, of: (Payee, Paid)) -> Option<Interval<Exact>> {
    point.worth.as_ref().map(|worth| worth.sum(of.0, of.1))
}

/// What was seen on the way.
#[derive(Debug, Default)]
struct Seen {
    pictures: usize,
    points: usize,
    jumps: usize,
    smooth: usize,
    rows: usize,
    merged: usize,
    english: usize,
}

#[test]
fn pictures_tables_and_words_are_what_evaluating_comes_to() {
    let mut seen = Seen::default();
    each_drawn(Locale::Zh, |it| {
        window_and_axis(it);
        points_and_lines(it, &mut seen);
        cliffs(it, &mut seen);
        table(it, &mut seen);
        english(it, &mut seen);
    });
    println!("{seen:?}");
    assert!(30 < seen.pictures && 300 < seen.points && 300 < seen.english, "{seen:?}");
    assert!(10 < seen.jumps && 10 < seen.smooth && 100 < seen.rows && 10 < seen.merged, "{seen:?}");
}

/// The window lies in the range and holds what is answered; the axis ascends.
fn window_and_axis(it: &Drawn<'_>) {
    let (first, last) = it.window;
    let range = it.moved.vary.range(&it.moved.catalog).unwrap();
    assert!(range.0 <= first && first < last && last <= range.1, "{}: {:?}", it.name, it.window);
    let now = it.moved.vary.now(&it.moved.catalog, &it.moved.situation).and_then(Exact::as_whole);
    let known = |now: i64| it.points.iter().any(|point| point.at == now && point.worth.is_some());
    assert!(now.is_none_or(|now| known(now) || it.moved.point(now).worth.is_none()), "{}: {now:?}", it.name);
    for chart in it.charts() {
        assert_eq!((chart.first, chart.last), it.window, "{}", it.name);
        assert!(chart.marks.windows(2).all(|pair| pair[0].0 < pair[1].0), "{}: {:?}", it.name, chart.marks);
        assert_eq!((chart.marks[0].0, chart.marks.last().unwrap().0), (0, 1000), "{}", it.name);
        assert!(chart.marks.len() <= 6 && (first..=last).contains(&chart.begin), "{}", it.name);
        let step = usize::try_from((last - first) / 50 + 1).unwrap();
        let across: Vec<_> = (first..=last).step_by(step).map(|at| chart.across(at).unwrap()).collect();
        assert!(across.is_sorted(), "{}", it.name);
        assert_eq!((chart.across(first - 1), chart.across(last + 1)), (None, None));
    }
}

/// Every point is what its own evaluation comes to, and lies on a line.
fn points_and_lines(it: &Drawn<'_>, seen: &mut Seen) {
    for point in it.points.iter().step_by(5) {
        assert_eq!(*point, it.moved.point(point.at), "{} at {}", it.name, point.at);
        seen.points += 1;
    }
    for chart in it.charts() {
        for point in &it.points {
            let Some(lo) = given(point, (chart.payee, chart.paid)).and_then(|it| it.lo()) else { continue };
            let (x, y) = chart.place(point.at, lo);
            let near = |from: i64, to: i64, it: i64| from.min(to) - 1 <= it && it <= from.max(to) + 1;
            let on = chart.picture.lines.iter().any(|[a, b]| near(a.0, b.0, x) && near(a.1, b.1, y));
            assert!(on, "{}: {} at {x}, {y} in {:?}", it.name, point.at, chart.picture.lines);
        }
        seen.pictures += 1;
    }
}

/// Whether from one number to the next an end goes by what neither number beside it does.
fn is_jump(values: &[Option<Exact>], at: usize) -> bool {
    let value = |at: usize| values.get(at).copied().flatten();
    let rise = |at: usize| value(at).zip(value(at + 1)).map(|(a, b)| b.minus(a).unwrap());
    let Some(own) = rise(at) else { return values[at].is_some() != values[at + 1].is_some() };
    let beside = [at.checked_sub(1).and_then(rise), rise(at + 1)].map(|it| it.unwrap_or(Exact::ZERO));
    let fens = Exact::ratio(2, 100).unwrap();
    let least = beside.into_iter().min().unwrap().min(Exact::ZERO).minus(fens).unwrap();
    let most = beside.into_iter().max().unwrap().max(Exact::ZERO).plus(fens).unwrap();
    own < least || most < own
}

/// Cliffs are exactly where neighbours differ by a jump.
fn cliffs(it: &Drawn<'_>, seen: &mut Seen) {
    if WIDE < it.window.1 - it.window.0 {
        return;
    }
    let each = it.each();
    for chart in it.charts() {
        let all: Vec<_> = each.iter().map(|point| given(point, (chart.payee, chart.paid))).collect();
        let values = |end: fn(&Interval<Exact>) -> Option<Exact>| -> Vec<Option<Exact>> {
            all.iter().map(|given| given.and_then(|given| end(&given))).collect()
        };
        let ends = [values(Interval::lo), values(Interval::hi)];
        let both = (0..all.len() - 1).filter(|at| all[*at].is_some() && all[at + 1].is_some());
        let count = both.filter(|at| ends.iter().any(|values| is_jump(values, *at))).count();
        assert_eq!(chart.crossings.len(), count, "{}: {:?}", it.name, chart.crossings);
        assert!(chart.picture.cliffs.len() == count || 8 < count, "{}", it.name);
        seen.jumps += count;
        seen.smooth += usize::from(count == 0);
    }
}

/// The numbers of a row of the table: `0人至2人`, `3人`.
fn numbers(words: &str) -> (i64, i64) {
    let plain = words.replace([',', '¥'], "");
    let digits = plain.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let all: Vec<i64> = digits.map(|it| it.parse().unwrap()).collect();
    (all[0], *all.last().unwrap())
}

/// The table says of each number what evaluating it says, and leaves none out where it is not cut down.
fn table(it: &Drawn<'_>, seen: &mut Seen) {
    for chart in it.charts() {
        let every = it.points.len() == usize::try_from(it.window.1 - it.window.0).unwrap() + 1;
        let runs = 1 + it.points.windows(2).filter(|pair| pair[0].worth != pair[1].worth).count();
        let whole = every && runs <= 30;
        let mut next = it.window.0;
        for row in &chart.rows {
            let (first, last) = numbers(&row[0]);
            assert!(!whole || first == next, "{}: {row:?} after {next}", it.name);
            next = last + 1;
            for at in [first, last] {
                let point = it.moved.point(at);
                let words = it.view.tried(it.moved.vary, &point, &[(chart.payee, chart.paid)]);
                let amount = words.amounts.first().map_or("与别的回答不符", |it| it.1.as_str());
                assert_eq!(row.last().unwrap(), amount, "{} at {at}", it.name);
                assert!(
                    words.verdict.is_none_or(|verdict| verdict == row[1]),
                    "{} at {at}: {row:?}",
                    it.name
                );
            }
            seen.rows += 1;
            seen.merged += usize::from(first != last);
        }
        assert!(!whole || next == it.window.1 + 1, "{}: the table ends before {next}", it.name);
    }
}

/// In English nothing is Chinese, and it is the same picture.
fn english(it: &Drawn<'_>, seen: &mut Seen) {
    let view = View { locale: Locale::En, ..it.view };
    for (chart, chinese) in view.charts(it.moved.vary, &it.points).into_iter().zip(it.charts()) {
        assert_eq!((&chart.picture, chart.rows.len()), (&chinese.picture, chinese.rows.len()), "{}", it.name);
        let labels = chart.labels.iter().map(|label| &label.text);
        let marks = chart.marks.iter().map(|(_, words)| words);
        let cells = chart.rows.iter().flatten().chain(&chart.head).chain(&chart.crossings);
        for words in cells.chain(labels).chain(marks).chain([&chart.title, &chart.sentence]) {
            assert!(!words.is_empty() && words.chars().all(|c| c < '\u{2e80}'), "{}: {words}", it.name);
            seen.english += 1;
        }
    }
}
