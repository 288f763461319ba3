//! Days and periods, held against another library's calendar and a walk from day to day.
#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod shared;

use jiff::{Span, civil};
use policy_portal::engine::{Row, Situation, Value, evaluate};
use policy_portal::formula::Choices;
use policy_portal::policy::{Catalog, load};
use policy_portal::unit::{Date, Exact, Interval, Truth};

/// The same day in the other library.
fn other(date: Date) -> civil::Date {
    civil::date(date.year(), date.month().try_into().unwrap(), date.day().try_into().unwrap())
}

/// Every day from the first of one year to the last of another.
fn days(from: i16, to: i16) -> impl Iterator<Item = Date> {
    let start = Date::new(from, 1, 1).unwrap();
    let all = std::iter::successors(Some(start), |day| Some(day.next()).filter(|next| next != day));
    all.take_while(move |day| day.year() <= to)
}

#[test]
fn days_are_those_of_another_library() {
    let (mut theirs, mut count) = (civil::date(1900, 1, 1), 0);
    for day in days(1900, 2199) {
        assert_eq!(other(day), theirs);
        assert_eq!(day.to_string(), theirs.to_string());
        assert_eq!(Date::parse(&theirs.to_string()), Some(day));
        assert!(day.previous() == Date::FIRST || other(day.previous()) == theirs.yesterday().unwrap());
        theirs = theirs.tomorrow().unwrap();
        count += 1;
    }
    assert_eq!((theirs, count), (civil::date(2200, 1, 1), 300 * 365 + 73));
    for (year, month) in (1900..=2199).flat_map(|year| (0..=13).map(move |month| (year, month))) {
        for day in 0..=32 {
            let theirs = civil::Date::new(year, month, day).ok();
            let ours = Date::new(year, month.try_into().unwrap(), day.try_into().unwrap());
            assert_eq!(ours.map(other), theirs, "{year}-{month}-{day}");
        }
    }
}

#[test]
fn months_later_are_those_of_another_library() {
    let span = |months: i64| Span::new().months(months);
    for day in days(1990, 2040) {
        for months in (-3..=37).chain([60, 63 * 12, -60 * 12]) {
            let theirs = other(day).checked_add(span(months)).unwrap();
            assert_eq!(other(day.plus_months(months)), theirs, "{months} months from {day}");
        }
    }
}

/// The last days of one month, two months, … from a start, found by walking from day to day: the day of the same
/// number, or the last of a month that has none (民法典第二百零二条).
fn ends(start: Date) -> impl Iterator<Item = Date> {
    let days = std::iter::successors(Some(start.next()), |day| Some(day.next()));
    days.filter(move |day| {
        day.day() == start.day() || (day.next().month() != day.month() && day.day() < start.day())
    })
}

#[test]
fn periods_from_every_day_end_where_a_walk_ends_them() {
    for start in days(1990, 2040) {
        assert_eq!((start.plus_months(0), start.full_months_since(start)), (start, 0));
        for (months, end) in (1..=37).zip(ends(start)) {
            assert_eq!(start.plus_months(months), end, "{months} months from {start}");
            assert_eq!(end.full_months_since(start), months, "from {start} to {end}");
            assert_eq!(end.previous().full_months_since(start), months - 1, "from {start}, before {end}");
        }
    }
}

/// The catalogue of the rules of counting: its first rule is met within a term, its second when it is full.
fn counting() -> Catalog {
    let read = |path| std::fs::read_to_string(path).unwrap();
    let (shared, policy) = (read("tests/counting/shared.json"), read("tests/counting/counting.json"));
    let (mut catalog, problems) = load(&[("shared.json", &shared), ("policies/counting.json", &policy)]);
    assert_eq!(problems, []);
    catalog.rules.truncate(2);
    catalog.policies.clear();
    catalog
}

/// Starts that matter most, the ends and beginnings of months and the days about leap days, and every so many others.
fn starts(step: usize) -> impl Iterator<Item = Date> {
    days(1990, 2040)
        .enumerate()
        .filter(move |(at, day)| {
            day.day() < 2 || 28 < day.day() || (day.month(), day.day()) == (2, 28) || at % step == 0
        })
        .map(|(_, day)| day)
}

#[test]
fn within_holds_from_its_first_day_to_the_one_a_walk_ends_on() {
    let every: usize = std::env::var("PORTAL_EVERY").map_or(97, |text| text.parse().unwrap());
    let (catalog, mut checked) = (counting(), 0);
    let (start_of, term) = (catalog.fact_id("start").unwrap(), catalog.fact_id("term").unwrap());
    let mut check = |start: Date, months: i64, day: Date, (within, full): (bool, bool)| {
        let mut situation = Situation::open(&catalog, day);
        situation.set(start_of, Value::Date(Interval::point(start)));
        situation.set(term, Value::Quantity(Interval::point(months.into())));
        let came = evaluate(&catalog, &situation).rules;
        let holds = (came[0].holds, came[1].holds);
        assert_eq!(holds, (Truth::from(within), Truth::from(full)), "{months} months from {start} on {day}");
        checked += 1;
    };
    for start in starts(every) {
        check(start, 0, start, (true, true));
        check(start, 0, start.next(), (false, true));
        for (months, end) in (1..=37).zip(ends(start)) {
            check(start, months, start.previous(), (false, false));
            check(start, months, end.previous(), (true, false));
            check(start, months, end, (true, true));
            check(start, months, end.next(), (false, true));
        }
    }
    println!("{checked} days");
    assert!(300_000 < checked, "{checked} days");
}

/// What an intern's host is paid a month where enough are kept: the class-1 minimum wage, as the papers of 2021, 2024
/// and 2025 have it, in full from 2025 on; nothing is known of the months before.
fn wage(day: Date) -> Option<i64> {
    let date = |year, month| Date::new(year, month, 1).unwrap();
    match day {
        day if day < date(2025, 1) => None,
        day if day < date(2025, 12) => Some(2270),
        _ => Some(2380),
    }
}

/// Two interns of whom enough are kept, each for so many months.
fn hosted(catalog: &Catalog, start: Date, months: i64, day: Date) -> Situation {
    let fact = |id: &str| catalog.fact_id(id).unwrap();
    let option = |id: &str, option: &str| {
        let fact = fact(id);
        let named = catalog.choice(catalog.fact(fact).unwrap()).unwrap().named(option).unwrap();
        (fact, Value::Choice(Choices::only(named.as_point().unwrap())))
    };
    let truth = |id: &str, holds: bool| (fact(id), Value::Truth(Truth::from(holds)));
    let number = |id: &str, number: i64| (fact(id), Value::Quantity(Interval::point(number.into())));
    let mut situation = Situation::open(catalog, day);
    for (id, value) in [truth("internship.host", true), option("business_place", "150102")] {
        situation.set(id, value);
    }
    let values = vec![
        (fact("intern.start"), Value::Date(Interval::point(start))),
        number("intern.months", months),
        number("intern.remaining", 0),
        truth("intern.retained", true),
        truth("intern.contract_early", false),
        option("intern.kind", "graduate_2_years"),
    ];
    let row = Row { count: Interval::point(Exact::from(2)), values };
    situation.describe(catalog.group_id("intern").unwrap(), vec![row], None);
    situation
}

/// The wages on the first and the last day of each month from a start.
fn wages(start: Date, months: usize) -> impl Iterator<Item = [Option<i64>; 2]> {
    let firsts = std::iter::once(start).chain(ends(start));
    firsts.zip(ends(start)).take(months).map(|(first, next)| [wage(first), wage(next.previous())])
}

#[test]
fn an_internship_over_a_change_of_the_wage_is_summed_month_by_month() {
    let mut catalog = shared::catalog();
    let policy = catalog.policy("internship").unwrap().clone();
    let rule = catalog.rules_of(&policy).iter().find(|rule| rule.id == "base").unwrap().clone();
    (catalog.rules, catalog.policies) = (vec![rule], Vec::new());
    catalog.definitions.clear();
    let (mut changing, mut unknown) = (0, 0);
    for start in days(2024, 2026).step_by(3) {
        for months in 3..=12 {
            let (mut least, mut most) = (0, Some(0));
            for [first, last] in wages(start, months) {
                least += 2 * first.min(last).unwrap_or(0);
                most = most.zip(first.zip(last)).map(|(most, (first, last))| most + 2 * first.max(last));
                changing += i32::from(first != last);
                unknown += i32::from(first.is_none());
            }
            let expected = Interval::new(Some(Exact::from(least)), most.map(Exact::from)).unwrap();
            let day = start.plus_months(12).max(Date::new(2025, 1, 1).unwrap());
            let situation = hosted(&catalog, start, i64::try_from(months).unwrap(), day);
            let came = evaluate(&catalog, &situation).rules.swap_remove(0);
            let what = format!("two interns, {months} months from {start}");
            assert_eq!((came.holds, came.granted), (Truth::Yes, Some(Value::Quantity(expected))), "{what}");
        }
    }
    assert!(500 < changing && 500 < unknown, "{changing} months of two wages, {unknown} of none");
}
