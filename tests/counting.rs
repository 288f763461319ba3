//! Months as the law counts them, held against calendars that are walked day by day and month by month.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod shared;

use policy_portal::engine::{Evaluation, Situation, Value, evaluate};
use policy_portal::formula::Choices;
use policy_portal::policy::{Catalog, load};
use policy_portal::unit::{Date, Exact, Interval, Truth};

/// A day of the oracle's own calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Day {
    year: i16,
    month: u8,
    number: u8,
    /// Whether the next day is the first of a month.
    last: bool,
}

impl Day {
    fn date(self) -> Date {
        Date::new(self.year, self.month, self.number).unwrap()
    }
}

/// Every day of the years `from..=to`.
fn calendar(from: i16, to: i16) -> Vec<Day> {
    let mut days = Vec::new();
    for year in from..=to {
        let leap = year % 4 == 0 && year != 1900 && year != 2100;
        let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            days.extend((1..=length).map(|day| Day { year, month, number: day, last: day == length }));
        }
    }
    days
}

/// Whether `day` ends a month counted from `start`: it has the same number, or is the last of a month that has none.
fn corresponds(start: Day, day: Day) -> bool {
    day.number == start.number || (day.last && day.number < start.number)
}

/// The corresponding days after the one at `start`, as indices, while the calendar lasts.
fn corresponding(days: &[Day], start: usize) -> impl Iterator<Item = usize> {
    (start + 1..days.len()).filter(move |at| corresponds(days[start], days[*at]))
}

#[test]
fn full_months_agree_with_a_calendar_walked_day_by_day() {
    let days = calendar(2015, 2035);
    assert_eq!(days.len(), 21 * 365 + 5);
    for (at, start) in days.iter().enumerate() {
        // Ends of months and leap days to the end, other days for somewhat more than a year.
        let far = start.last || start.number == 1 || (start.month, start.number) == (2, 28);
        let span = if far && at % 5 == 0 { days.len() } else { 430 };
        let mut months = 0;
        for day in days.iter().skip(at + 1).take(span) {
            let (from, to) = (start.date(), day.date());
            if corresponds(*start, *day) {
                months += 1;
                assert_eq!(from.plus_months(months), to, "{months} months after {from}");
            }
            assert_eq!(to.full_months_since(from), months, "from {from} to {to}");
            assert_eq!(from.full_months_since(to), 0, "from {to} to {from}");
        }
    }
}

#[test]
fn months_back_agree_too() {
    let days = calendar(2015, 2035);
    for start in days.iter().step_by(17) {
        let mut expected = (start.year, start.month);
        for months in 0..60 {
            let month = days.iter().filter(|day| (day.year, day.month) == expected);
            let day = month.take_while(|day| day.number <= start.number).last();
            assert_eq!(start.date().plus_months(-months), day.unwrap().date(), "{months} before {start:?}");
            expected = if expected.1 == 1 { (expected.0 - 1, 12) } else { (expected.0, expected.1 - 1) };
            if expected.0 < 2022 {
                break;
            }
        }
    }
}

/// The catalogue of the rules of counting.
struct Counting {
    catalog: Catalog,
}

impl Counting {
    fn new() -> Self {
        let read = |path| std::fs::read_to_string(path).unwrap();
        let (shared, policy) = (read("tests/counting/shared.json"), read("tests/counting/counting.json"));
        let (catalog, problems) = load(&[("shared.json", &shared), ("policies/counting.json", &policy)]);
        assert_eq!(problems, []);
        Self { catalog }
    }

    fn evaluate(&self, start: Interval<Date>, term: Interval<Exact>, day: Date) -> Evaluation {
        let mut situation = Situation::open(&self.catalog, day);
        situation.set(self.catalog.fact_id("start").unwrap(), Value::Date(start));
        situation.set(self.catalog.fact_id("term").unwrap(), Value::Quantity(term));
        evaluate(&self.catalog, &situation)
    }

    fn at(&self, start: Day, term: usize, day: Day) -> Evaluation {
        let term = Exact::from(i64::try_from(term).unwrap());
        self.evaluate(Interval::point(start.date()), Interval::point(term), day.date())
    }
}

#[test]
fn within_and_since_turn_on_the_corresponding_day() {
    let (counting, days) = (Counting::new(), calendar(2023, 2027));
    let starts =
        (1..800).filter(|at| days[*at].last || days[*at].number < 2 || 27 < days[*at].number || at % 9 == 0);
    for at in starts {
        for (months, end) in corresponding(&days, at).enumerate().map(|(at, end)| (at + 1, end)).take(13) {
            let check = |day: usize, within: bool, full: bool| {
                let came = counting.at(days[at], months, days[day]);
                let what = (days[at].date(), months, days[day].date());
                assert_eq!(came.rules[0].holds, Truth::from(within), "within {what:?}");
                assert_eq!(came.rules[1].holds, Truth::from(full), "full {what:?}");
                assert_eq!(came.rules[2].granted, Some(Value::Date(Interval::point(days[end].date()))));
            };
            check(at - 1, false, false);
            check(at, true, false);
            check(end - 1, true, false);
            check(end, true, true);
            check(end + 1, false, true);
        }
    }
}

/// What is paid on a day, as `counting/shared.json` says: the last that has begun, where it has not ended.
fn pay(day: Day) -> Option<i64> {
    let day = (day.year, day.month, day.number);
    let begun = [((2023, 2, 1), 1000), ((2024, 3, 15), 1500), ((2024, 4, 1), 1200), ((2026, 2, 10), 2000)];
    let gap = (2025, 12, 30) < day && day < (2026, 2, 10);
    begun.iter().rev().find(|(from, _)| *from <= day && !gap).map(|(_, pay)| *pay)
}

/// The least and greatest sum of `months` benefit months from `start`; no greatest where some day has no value.
fn paid(days: &[Day], start: usize, months: usize) -> (i64, Option<i64>) {
    let ends: Vec<usize> = corresponding(days, start).take(months).collect();
    let (mut first, mut sum) = (start, (0, Some(0)));
    for end in ends {
        let on: Vec<_> = days[first..end].iter().map(|day| pay(*day)).collect();
        let least = on.iter().map(|pay| pay.unwrap_or(0)).min().unwrap();
        let most: Option<Vec<i64>> = on.into_iter().collect();
        sum.0 += least;
        sum.1 = sum.1.zip(most).map(|(sum, most)| sum + most.into_iter().max().unwrap());
        first = end;
    }
    sum
}

#[test]
fn monthly_sums_agree_with_months_paid_one_by_one() {
    let (counting, days) = (Counting::new(), calendar(2022, 2029));
    let of =
        |(least, most): (i64, Option<i64>)| Interval::new(Some(least.into()), most.map(Exact::from)).unwrap();
    for start in (200..1500).step_by(4) {
        let mut hull: Option<Interval<Exact>> = None;
        for months in 0..28 {
            let expected = of(paid(&days, start, months));
            let came = counting.at(days[start], months, days[0]).rules[3].granted;
            assert_eq!(
                came,
                Some(Value::Quantity(expected)),
                "{months} months from {:?}",
                days[start].date()
            );
            hull = Some(hull.map_or(expected, |hull| hull.hull(expected)));
        }
        let (some, day) = (Interval::between(Exact::ZERO, Exact::from(27)), days[0].date());
        let came = counting.evaluate(Interval::point(days[start].date()), some, day).rules[3].granted;
        assert_eq!(came, hull.map(Value::Quantity), "up to 27 months from {:?}", days[start].date());
    }
}

#[test]
fn monthly_sums_from_some_day_hold_those_from_each() {
    let (counting, days) = (Counting::new(), calendar(2022, 2029));
    for start in (200..1300).step_by(37) {
        let (from, to) = (days[start].date(), days[start + 40].date());
        let months = Interval::between(Exact::from(3), Exact::from(9));
        let came = counting.evaluate(Interval::between(from, to), months, days[0].date()).rules[3].granted;
        let Some(Value::Quantity(came)) = came else { panic!("no sum") };
        for (day, months) in (start..=start + 40).flat_map(|day| (3..=9).map(move |months| (day, months))) {
            let (least, most) = paid(&days, day, months);
            let one = Interval::new(Some(least.into()), most.map(Exact::from)).unwrap();
            assert!(came.includes(&one), "{months} months from {:?}", days[day].date());
        }
    }
}

/// Of whom the age is reckoned, as the decision of 2024 says.
struct Category {
    name: &'static str,
    original: i64,
    /// Who was born in this month is the first whose age is later.
    first: (i16, u8),
    /// One month later for every so many months of birth.
    every: u32,
    /// At most so many months later.
    most: i64,
}

const CATEGORIES: [Category; 3] = [
    Category { name: "male", original: 720, first: (1965, 1), every: 4, most: 36 },
    Category { name: "age_55", original: 660, first: (1970, 1), every: 4, most: 36 },
    Category { name: "age_50", original: 600, first: (1975, 1), every: 2, most: 60 },
];

impl Category {
    /// The age in months of who is born in a month, found by walking there month by month.
    fn age(&self, birth: (i16, u8)) -> i64 {
        let (mut month, mut delay, mut in_step) = (self.first, 0, 0);
        while month <= birth {
            delay += i64::from(in_step == 0 && delay < self.most);
            in_step = (in_step + 1) % self.every;
            month = if month.1 == 12 { (month.0 + 1, 1) } else { (month.0, month.1 + 1) };
        }
        self.original + delay
    }
}

/// The corresponding day so many months later, or the month's last.
fn after(days: &[Day], start: usize, months: i64) -> Date {
    let start = days[start];
    let month = |day: &Day| i64::from(day.year) * 12 + i64::from(day.month);
    let target = month(&start) + months;
    let from = days.partition_point(|day| month(day) < target);
    days[from..].iter().find(|day| corresponds(start, **day)).unwrap().date()
}

/// The least months of contributions for who retires in a year: 15 years, from 2030 on six months more each year.
fn contributions(year: i16) -> i64 {
    (2030..=2039).filter(|step| *step <= year).fold(180, |months, _| months + 6)
}

#[test]
fn retirement_ages_agree_with_a_walk_month_by_month() {
    let (mut catalog, days) = (shared::catalog(), calendar(1950, 2075));
    let policy = catalog.policy("retirement_age").unwrap().clone();
    // Nothing else is evaluated: its rules mention no others.
    (catalog.rules, catalog.policies) = (catalog.rules_of(&policy).to_vec(), Vec::new());
    catalog.definitions.clear();
    let option = |fact: &str, option: &str| {
        let id = catalog.fact_id(fact).unwrap();
        let at =
            catalog.choice(catalog.fact(id).unwrap()).unwrap().options.iter().position(|it| it.id == option);
        (id, Value::Choice(Choices::only(at.unwrap())))
    };
    let births = days
        .iter()
        .enumerate()
        .filter(|(_, day)| day.year <= 2000 && (day.last || [1, 15].contains(&day.number)));
    for (at, birth) in births {
        for category in &CATEGORIES {
            let mut situation = Situation::open(&catalog, Date::new(2025, 6, 1).unwrap());
            let male = category.name == "male";
            let answers = if male {
                vec![option("sex", "male")]
            } else {
                vec![option("sex", "female"), option("original_retirement_age", category.name)]
            };
            let born = (catalog.fact_id("birth").unwrap(), Value::Date(Interval::point(birth.date())));
            answers.into_iter().chain([born]).for_each(|(id, value)| situation.set(id, value));
            let came = &evaluate(&catalog, &situation).rules;
            let check = |rule: usize, expected: Value| {
                let what = (category.name, birth.date(), &catalog.rules[rule].id);
                assert_eq!(came[rule].granted, Some(expected), "{what:?}");
            };
            let age = category.age((birth.year, birth.month));
            let number = |number: i64| Value::Quantity(Interval::point(number.into()));
            let date = |months: i64| Value::Date(Interval::point(after(&days, at, months)));
            check(0, number(age));
            check(1, date(age));
            check(2, date(category.original.max(age - 36)));
            check(3, date(age + 36));
            check(4, number(contributions(after(&days, at, age).year())));
        }
    }
}
