//! What is said of the years ahead: when something begins, changes and ends, in which order, and as a calendar's file.
#![cfg(test)]

mod shared;

use policy_portal::engine::{Calendar, evaluate, json_answers, read_answers};
use policy_portal::policy::Catalog;
use policy_portal::present::{Course, Locale, Turn, View, Words, by_month, ics, place};
use policy_portal::unit::Date;
use serde_json::{Value, json};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn words(locale: Locale) -> Words {
    let texts = (include_str!("../static/text/zh.json"), include_str!("../static/text/en.json"));
    Words::read(locale.say(texts.0, texts.1)).unwrap()
}

fn courses(catalog: &Catalog, on: &str, answers: Value, policies: &[&str]) -> Vec<Course> {
    courses_in(Locale::Zh, catalog, on, answers, policies)
}

fn courses_in(locale: Locale, catalog: &Catalog, on: &str, answers: Value, policies: &[&str]) -> Vec<Course> {
    let answers = json_answers(&serde_json::from_value(answers).unwrap());
    let (situation, problems) = read_answers(catalog, day(on), &answers);
    assert_eq!(problems, []);
    let mut calendar = Calendar::new(catalog, situation.clone(), |it| policies.contains(&it.id.as_str()));
    while calendar.next().is_some() {}
    let (evaluation, words) = (evaluate(catalog, &situation), words(locale));
    let view = View { catalog, words: &words, locale, situation: &situation, evaluation: &evaluation };
    view.courses(&calendar)
}

fn turns(course: &Course) -> Vec<(String, Turn)> {
    course.events.iter().map(|event| (event.day.to_string(), event.turn)).collect()
}

fn graduate() -> Value {
    json!({
        "education_status": "graduated", "graduation": "2025-07-01",
        "two_year_window.settled_in_state_sector": "no",
    })
}

fn one(catalog: &Catalog, on: &str, answers: Value, policy: &str) -> Course {
    courses(catalog, on, answers, &[policy]).swap_remove(0)
}

/// Within two years of graduating is counted in two ways: to the second 1 January, and to the end of the year in which
/// two years are full (plan, part 13).
#[test]
fn an_end_that_hangs_on_a_date_is_found_and_its_clause_is_named() {
    let catalog = shared::catalog();
    let course = one(&catalog, "2026-06-01", graduate(), "two_year_window");
    let expected = [("2026-12-31", Turn::Loosens), ("2027-12-31", Turn::MayEnd)];
    assert_eq!(turns(&course), expected.map(|(day, turn)| (day.to_owned(), turn)));
    assert_eq!(course.events[0].why, "由主管部门确定");
    assert!(course.events[1].why.contains("毕业日期：2025年7月1日"), "{}", course.events[1].why);
    let bars: Vec<_> = course.bars.iter().map(|bar| (bar.first, bar.last, bar.sure)).collect();
    assert_eq!(
        bars,
        [(day("2026-06-01"), day("2026-12-31"), true), (day("2027-01-01"), day("2027-12-31"), false)]
    );
    assert_eq!(course.now, "按您的回答符合");
    assert_eq!(course.unknown, [""; 0], "it ends within the years ahead");
}

#[test]
fn the_end_of_a_window_is_the_policys_and_an_end_nobody_states_is_said_to_be_unknown() {
    let catalog = shared::catalog();
    let course = one(&catalog, "2026-06-01", json!({}), "skill_grant");
    assert_eq!(turns(&course), [("2026-12-31".to_owned(), Turn::MayEnd)]);
    assert_eq!(course.events[0].why, "政策到期，有没有新的要等通知");
    let course = one(&catalog, "2026-06-01", json!({}), "public_post");
    assert_eq!(course.events, []);
    let (no_end, monthly) = ("截止日未查到，请问当地办理部门", "按月给，哪天发没有查到，请问办理部门");
    assert_eq!(course.unknown, [no_end, monthly]);
}

#[test]
fn what_is_planned_begins_on_its_day_and_a_figure_that_changes_is_told() {
    let catalog = shared::catalog();
    let interns = json!({"internship.host": "yes", "business_place": "150102",
        "intern": {"rows": [{"count": 2, "start": "2025-12-01", "months": "3 months", "remaining": "0 months",
            "retained": "no", "contract_early": "no", "kind": "graduate_2_years"}]}});
    let course = one(&catalog, "2025-10-01", interns, "internship");
    let begins = &course.events[0];
    assert_eq!((begins.day, begins.turn.is_end()), (day("2025-12-01"), false));
    assert!(matches!(begins.turn, Turn::Begins | Turn::MayBegin));
    let wage = courses(&catalog, "2025-06-01", json!({"work_place": "150102"}), &["minimum_wage"]);
    let raised = wage[0].events.iter().find(|event| event.turn == Turn::Changes).unwrap();
    assert_eq!(raised.day, day("2025-12-01"));
    assert!(raised.text.contains("2,270") && raised.text.contains("2,380"), "{}", raised.text);
}

#[test]
fn what_ends_soonest_stands_first_and_months_follow_each_other() {
    let catalog = shared::catalog();
    let all: Vec<&str> = catalog.policies.iter().map(|it| it.id.as_str()).collect();
    let courses = courses(&catalog, "2026-06-01", graduate(), &all);
    let ends: Vec<Option<Date>> = courses
        .iter()
        .map(|course| course.events.iter().find(|event| event.turn.is_end()).map(|event| event.day))
        .collect();
    let known = ends.iter().position(Option::is_none).unwrap();
    assert!(5 < known && ends[..known].is_sorted() && ends[known..].iter().all(Option::is_none), "{ends:?}");
    let months = by_month(&courses);
    let days: Vec<Date> = months.iter().flat_map(|(_, it)| it.iter().map(|(_, event)| event.day)).collect();
    assert!(days.is_sorted());
    assert_eq!(days.len(), courses.iter().map(|course| course.events.len()).sum::<usize>());
    assert!(
        months
            .windows(2)
            .all(|two| two[0].0.plus_months(1) <= two[1].0 || two[0].0.month() != two[1].0.month())
    );
}

#[test]
fn a_file_for_calendars_keeps_to_its_form() {
    let catalog = shared::catalog();
    let all: Vec<&str> = catalog.policies.iter().map(|it| it.id.as_str()).collect();
    let courses = courses(&catalog, "2026-06-01", graduate(), &all);
    let file = ics(&courses, &words(Locale::Zh), Locale::Zh, day("2026-06-01"));
    assert_eq!(file, ics(&courses, &words(Locale::Zh), Locale::Zh, day("2026-06-01")));
    let lines: Vec<&str> = file.split_terminator("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with(' ')), "long lines are folded");
    let whole = file.replace("\r\n ", "");
    let of = |name: &str| -> Vec<&str> {
        whole.split_terminator("\r\n").filter_map(|line| line.strip_prefix(name)).collect()
    };
    let events: usize = courses.iter().map(|course| course.events.len()).sum();
    assert_eq!(of("BEGIN:VEVENT").len(), events);
    assert_eq!(of("DTSTAMP:"), vec!["20260601T000000Z"; events]);
    let mut names = of("UID:");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), events);
    let days: Vec<String> = courses
        .iter()
        .flat_map(|course| course.events.iter().map(|event| event.day.to_string().replace('-', "")))
        .collect();
    assert_eq!(of("DTSTART;VALUE=DATE:"), days);
    assert!(of("DESCRIPTION:").iter().all(|text| text.contains("\\n") && !text.contains(", ")));
}

#[test]
fn a_file_for_calendars_in_english_is_english() {
    let catalog = shared::catalog();
    let all = ["two_year_window", "skill_grant", "startup_loan_person"];
    let courses = courses_in(Locale::En, &catalog, "2026-06-01", graduate(), &all);
    let file = ics(&courses, &words(Locale::En), Locale::En, day("2026-06-01")).replace("\r\n ", "");
    assert!(file.contains("PRODID:-//policy-portal//policy-portal//EN\r\n"), "{file}");
    assert!(file.contains("SUMMARY:Skill grant of the unemployment insurance: last day"), "{file}");
    let is_chinese = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    assert!(!file.contains(is_chinese), "{file}");
}

#[test]
fn months_are_equally_wide_in_the_picture() {
    let first = day("2026-01-31");
    let places = [
        ("2026-01-31", 0),
        ("2026-02-28", 16),
        ("2026-03-30", 32),
        ("2028-07-31", 500),
        ("2031-01-31", 1000),
    ];
    for (at, expected) in places {
        assert_eq!(place(first, day(at)), expected, "{at}");
    }
    let mut on = first;
    while on < day("2031-01-31") {
        assert!(place(first, on) <= place(first, on.next()), "{on}");
        on = on.next();
    }
}
