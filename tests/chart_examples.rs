//! What a number that is moved comes to, for people of whom the pictures and sentences are known.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod charted;
mod shared;

use std::rc::Rc;

use policy_portal::engine::{
    Evaluation, JsonAnswers, Moved, Point, Situation, Vary, evaluate, json_answers, read_answers,
};
use policy_portal::policy::{Catalog, Paid, Payee};
use policy_portal::present::{Best, Grid, Locale, View, Words, grid_axis, moving};
use policy_portal::unit::{Date, Exact, Interval};

use charted::{drawn, points, words};

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
    assert_eq!(it.window, (0, 10), "{}", it.name);
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
