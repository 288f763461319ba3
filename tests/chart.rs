//! What a number that is moved comes to, as a picture, as a table and in words: all of it is what evaluating comes to.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod golden_people;
mod shared;

use std::rc::Rc;

use policy_portal::engine::{
    Curve, Evaluation, JsonAnswers, Moved, Point, Situation, Vary, evaluate, json_answers, read_answers,
    varies,
};
use policy_portal::policy::{Catalog, Paid, Payee};
use policy_portal::present::{Best, Chart, Grid, Locale, View, Words, grid_axis, moving, window};
use policy_portal::unit::{Date, Exact, Interval};

/// Of so many people one is tried.
const EVERY: usize = 150;
/// The longest window of which every number is evaluated.
const WIDE: i64 = 400;

fn words() -> Words {
    Words::read(&std::fs::read_to_string("static/text/zh.json").unwrap()).unwrap()
}

struct Drawn<'a> {
    moved: Moved,
    points: Vec<Point>,
    window: (i64, i64),
    view: View<'a>,
    name: String,
}

impl Drawn<'_> {
    fn charts(&self) -> Vec<Chart> {
        self.view.charts(self.moved.vary, &self.points)
    }

    /// Every number of the window, evaluated by itself.
    fn each(&self) -> Vec<Point> {
        (self.window.0..=self.window.1).map(|at| self.moved.point(at)).collect()
    }
}

fn points(moved: &Moved, range: (i64, i64)) -> Vec<Point> {
    let mut curve = Curve::new(moved.clone(), range);
    for () in curve.by_ref() {}
    curve.points().to_vec()
}

/// A number that matters, with the points of its window.
fn drawn<'a>(view: View<'a>, moved: Moved, name: &str) -> Option<Drawn<'a>> {
    let whole = points(&moved, moved.vary.range(&moved.catalog)?);
    if moving(&whole).is_empty() {
        return None;
    }
    let now = moved.vary.now(&moved.catalog, &moved.situation).and_then(Exact::as_whole);
    let window = window(&whole, now, moved.vary.unit(&moved.catalog)?);
    let points = points(&moved, window);
    Some(Drawn { moved, points, window, view, name: name.to_owned() })
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

struct Person {
    catalog: Rc<Catalog>,
    words: Words,
    situation: Rc<Situation>,
    evaluation: Evaluation,
}

impl Person {
    fn on(day: &str, answers: &str) -> Self {
        let catalog = Rc::new(shared::catalog());
        let answers: JsonAnswers = serde_json::from_str(answers).unwrap();
        let (situation, problems) =
            read_answers(&catalog, Date::parse(day).unwrap(), &json_answers(&answers));
        assert_eq!(problems, []);
        let evaluation = evaluate(&catalog, &situation);
        Self { catalog, words: words(), situation: Rc::new(situation), evaluation }
    }

    fn view(&self, locale: Locale) -> View<'_> {
        let Self { catalog, words, situation, evaluation } = self;
        View { catalog, words, locale, situation, evaluation }
    }

    fn moved(&self, policy: &str, vary: Vary) -> Moved {
        let policy = self.catalog.policies.iter().position(|it| it.id == policy).unwrap();
        Moved { catalog: self.catalog.clone(), situation: self.situation.clone(), policy, vary }
    }

    fn hires(&self) -> Vary {
        Vary::People(self.catalog.group_id("hire").unwrap())
    }

    fn insured(&self) -> Vary {
        Vary::Rows(self.catalog.fact_id("hire.insured").unwrap())
    }
}

const TWO: &str = r#"{"startup_base.recognised": "yes", "received.startup_jobs": "no",
    "hire": {"rows": [{"count": 2, "insured": "14 months"}]}}"#;

#[test]
fn three_hires_make_the_subsidy() {
    let person = Person::on("2025-12-01", TWO);
    let view = person.view(Locale::Zh);
    let it = drawn(view, person.moved("startup_jobs", person.hires()), "").unwrap();
    assert_eq!(it.window, (0, 10));
    let [chart] = &it.charts()[..] else { panic!() };
    assert_eq!(chart.crossings, ["从2人到3人：¥0变为¥20,000，多¥20,000"]);
    assert_eq!(
        chart.sentence,
        "招用人员：人数从0人到10人，付给创业者（创办的企业），一次给付（合计）的金额从¥0到¥20,000；从2人到3人：¥0变为¥20,000，多¥20,000。"
    );
    // The line of nothing ends before 3, that of the subsidy begins with it.
    assert_eq!(chart.picture.lines, [[(0, 1000), (300, 1000)], [(300, 200), (1000, 200)]]);
    assert_eq!(chart.picture.ends, [((300, 1000), false), ((300, 200), true)]);
    assert_eq!((chart.picture.cliffs.as_slice(), chart.picture.areas.as_slice()), (&[300][..], &[][..]));
    assert_eq!(
        (chart.labels[0].text.as_str(), chart.labels[0].place, chart.begin),
        ("3人起¥20,000", (300, 200), 3)
    );
    assert_eq!(chart.rows[0], ["0人至2人", "按您的回答不符合", "¥0"]);
    assert_eq!(chart.rows[1], ["3人至10人", "按您的回答符合", "¥20,000"]);
    let english = person.view(Locale::En).charts(it.moved.vary, &it.points);
    assert_eq!(english[0].crossings, ["from 2 people to 3 people: ¥0 becomes ¥20,000, more by ¥20,000"]);
    let tried = view.tried(it.moved.vary, &it.moved.point(3), &[(chart.payee, chart.paid)]);
    assert_eq!(tried.sentence, "3人：按您的回答符合，¥20,000");
}

#[test]
fn what_is_only_possible_is_a_surface() {
    let person = Person::on("2025-12-01", "{}");
    let view = person.view(Locale::Zh);
    let it = drawn(view, person.moved("startup_jobs", person.hires()), "").unwrap();
    let [chart] = &it.charts()[..] else { panic!() };
    let [area] = &chart.picture.areas[..] else { panic!("{:?}", chart.picture) };
    let left = area.iter().map(|place| place.0).min().unwrap();
    assert_eq!(left, chart.across(3).unwrap());
    assert_eq!((chart.picture.tops.len(), chart.picture.ends.len()), (1, 0), "{:?}", chart.picture);
    assert!(chart.picture.lines.iter().flatten().all(|place| place.1 == 1000), "nothing is certain");
}

#[test]
fn at_least_has_no_upper_end() {
    let interns = r#"{"internship.host": "yes", "business_place": "150102", "intern": {"rows": [
        {"count": 2, "start": "2025-12-01", "months": "6 months", "retained": "no", "contract_early": "no", "kind": "graduate_2_years"}]}}"#;
    let person = Person::on("2026-07-01", interns);
    let interns = Vary::People(person.catalog.group_id("intern").unwrap());
    let it = drawn(person.view(Locale::Zh), person.moved("internship", interns), "").unwrap();
    let [chart] = &it.charts()[..] else { panic!() };
    assert!(
        chart.picture.areas.iter().flatten().any(|place| place.1 == 0),
        "up to the top: {:?}",
        chart.picture
    );
    assert!(chart.picture.tops.is_empty(), "and nothing closes it");
    let top = chart.picture.lines.iter().flatten().map(|place| place.1).min().unwrap();
    assert!(200 < top, "room is left above: {top}");
    assert!(chart.rows.last().unwrap().last().unwrap().starts_with("不低于"), "{:?}", chart.rows.last());
}

#[test]
fn which_number_reaches_a_sum_or_that_none_does() {
    let person = Person::on("2025-12-01", TWO);
    let it = person.moved("startup_jobs", person.hires());
    let range = it.vary.range(&it.catalog).unwrap();
    let whole = points(&it, range);
    let [sum] = moving(&whole)[..] else { panic!() };
    let best = Best::of(&whole, sum.0, sum.1);
    let said = |locale: Locale, wanted: i64| {
        let wanted = Exact::from(wanted);
        let found = it.clone().reaching(range, sum, wanted).flatten().next().map(|at| it.point(at));
        person.view(locale).goal(it.vary, sum, wanted, found.as_ref(), best)
    };
    assert_eq!(
        said(Locale::Zh, 10_000),
        "招用人员：人数最少要3人，才保证有¥10,000：那时是¥20,000（付给创业者（创办的企业），一次给付（合计））。"
    );
    assert_eq!(
        said(Locale::Zh, 50_000),
        "招用人员：人数不管多少，都不能保证有¥50,000：能保证的最多是¥20,000（付给创业者（创办的企业），一次给付（合计））。"
    );
    assert!(said(Locale::En, 10_000).contains("at least 3 people for ¥10,000 to be sure"));
    assert!(
        said(Locale::En, 50_000).contains("no number makes ¥50,000 sure; the most that is sure is ¥20,000")
    );
}

#[test]
fn what_may_be_more_is_said_where_no_number_reaches_a_sum() {
    let person = Person::on("2025-12-01", "{}");
    let it = person.moved("startup_jobs", person.hires());
    let whole = points(&it, it.vary.range(&it.catalog).unwrap());
    let [sum] = moving(&whole)[..] else { panic!() };
    let best = Best::of(&whole, sum.0, sum.1);
    assert_eq!(best, Best { certain: Exact::ZERO, possible: Some(Exact::from(20_000)) });
    let said = person.view(Locale::Zh).goal(it.vary, sum, Exact::ONE, None, best);
    assert!(said.contains("能保证的最多是¥0，最多可能到¥20,000"), "{said}");
    let open = person.view(Locale::En).goal(it.vary, sum, Exact::ONE, None, Best { possible: None, ..best });
    assert!(open.contains("and it may be more"), "{open}");
}

#[test]
fn a_field_of_the_map_is_what_evaluating_both_numbers_comes_to() {
    let person = Person::on("2025-12-01", TWO);
    let hires = person.moved("startup_jobs", person.hires());
    // Months of insurance matter once there are three.
    let three = hires.vary.set(&person.catalog, &person.situation, Interval::point(Exact::from(3)));
    let insured = Moved { situation: Rc::new(three), ..person.moved("startup_jobs", person.insured()) };
    let [across, down] = [&hires, &insured].map(|it| {
        let drawn = drawn(person.view(Locale::Zh), (*it).clone(), "").unwrap();
        let unit = it.vary.unit(&it.catalog).unwrap();
        (it.vary, grid_axis(&drawn.points, unit, moving(&drawn.points)[0]))
    });
    assert!(across.1.contains(&3) && down.1.contains(&12), "where it jumps: {across:?} {down:?}");
    assert!(across.1.len() <= 12 && down.1.len() <= 12);
    let both = |x: i64, y: i64| {
        let situation = hires.vary.set(&person.catalog, &insured.situation, Interval::point(Exact::from(x)));
        Moved { situation: Rc::new(situation), ..insured.clone() }.point(y)
    };
    let cells: Vec<Vec<Point>> =
        down.1.iter().map(|y| across.1.iter().map(|x| both(*x, *y)).collect()).collect();
    let sum = (Payee::Entrepreneur, Paid::Once);
    let grid = Grid { across: across.clone(), down: down.clone(), cells };
    for locale in [Locale::Zh, Locale::En] {
        let map = person.view(locale).map(&grid, sum);
        for (row, y) in map.cells.iter().zip(&down.1) {
            for (cell, x) in row.iter().zip(&across.1) {
                let answers = format!(
                    r#"{{"startup_base.recognised": "yes", "received.startup_jobs": "no",
                    "hire": {{"rows": [{{"count": {x}, "insured": "{y} months"}}]}}}}"#
                );
                let really = Person::on("2025-12-01", &answers);
                let worth =
                    really.moved("startup_jobs", Vary::People(really.catalog.group_id("hire").unwrap()));
                let worth = policy_portal::engine::Worth::of(
                    &really.catalog,
                    &really.situation,
                    &really.catalog.policies[worth.policy],
                );
                let lo = worth.sum(sum.0, sum.1).lo().unwrap();
                assert_eq!(cell.amount, locale.money(lo), "{x} people, {y} months");
                assert_eq!(cell.shade, if lo == Exact::ZERO { 0 } else { 4 });
                assert!(cell.sentence.contains(&cell.amount) && cell.sentence.contains(&x.to_string()));
            }
        }
        assert_eq!(map.shades, [(0, "¥0".to_owned()), (4, "¥20,000".to_owned())]);
        assert!(map.sentence.contains(locale.say("横着是招用人员：人数", "Across: ")), "{}", map.sentence);
    }
}
