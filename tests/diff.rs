//! What two sets of data say differently, and whom that touches.
//!
//! `tests/diff/*.json`: what is replaced in `tests/load/base.json` and `tests/load/policies/good.json`, and what is said of
//! that. `REWRITE_DIFF=1 cargo test --test diff` writes it anew; read the difference before committing it.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::fs;

use policy_portal::lint::{
    Came, Difference, Effect, Reach, Suite, concerned, differences, read_suite, touched,
};
use policy_portal::present::{Locale, answers_words, outcome_words};
use policy_portal::unit::Date;
use serde_json::{Value, json};

type Files = Vec<(String, String)>;

fn before() -> Files {
    let read = |path: &str| fs::read_to_string(format!("tests/load/{path}")).unwrap();
    vec![
        ("base.json".to_owned(), read("base.json")),
        ("policies/good.json".to_owned(), read("policies/good.json")),
    ]
}

fn said(it: &Difference) -> String {
    let (kind, path) = (it.kind.as_str(), it.path.join(" › "));
    format!("{kind} {} {path}: {:?} → {:?}", it.policy.as_deref().unwrap_or("*"), it.before, it.after)
}

fn reached(before: &Files, after: &Files, policy: &str, day: &str) -> (Reach, Vec<String>) {
    let (was, is) = (shared::loaded(before), shared::loaded(after));
    let day = Date::parse(day).unwrap();
    let reach = touched(&was, &is, policy, day, &[]);
    let words = |came: Option<&Came>| {
        came.map_or("nothing".to_owned(), |it| outcome_words(it.verdict, &it.amounts, Locale::En))
    };
    let lines = reach.touched.iter().map(|it| {
        let (before, after) = (words(it.before.as_ref()), words(it.after.as_ref()));
        let example = answers_words(&is, day, &it.example, Locale::Zh).join("; ");
        format!("{} {} of {}: {before} → {after} | {example}", it.effect.as_str(), it.people, reach.tried)
    });
    let lines = lines.collect();
    (reach, lines)
}

#[test]
fn small_changes_say_what_they_are_and_whom_they_touch() {
    let mut wrong = Vec::new();
    let mut paths: Vec<_> = fs::read_dir("tests/diff").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(6 <= paths.len());
    for path in paths {
        let mut case: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut after = before();
        for pair in case["replace"].as_array().unwrap() {
            let (from, to) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
            assert!(after.iter().any(|(_, text)| text.contains(from)), "{}: {from}", path.display());
            for (_, text) in &mut after {
                *text = text.replacen(from, to, 1);
            }
        }
        let changes: Vec<String> = differences(&before(), &after).iter().map(said).collect();
        let touched: Vec<String> = concerned(&before(), &after)
            .iter()
            .flat_map(|policy| reached(&before(), &after, policy, case["day"].as_str().unwrap()).1)
            .collect();
        let found = [("changes", json!(changes)), ("touched", json!(touched))];
        for (field, found) in found {
            if case[field] != found {
                wrong.push(format!("{}: {field}: {found:#}", path.display()));
                case[field] = found;
            }
        }
        if std::env::var_os("REWRITE_DIFF").is_some() {
            fs::write(&path, format!("{case:#}\n")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn authored(version: &str) -> Files {
    shared::files_of(&format!("static/policies/releases/{version}/authored"))
}

#[test]
fn between_the_first_two_releases_wages_rose_and_a_relief_went_on() {
    let (before, after) = (authored("2025-06"), authored("2026-01"));
    let changes = differences(&before, &after);
    let wage = changes.iter().find(|it| it.path.join("/") == "parameters/min_wage/values/2025-12-01");
    assert_eq!(wage.map(|it| it.kind.as_str()), Some("value"));
    assert!(
        changes.iter().any(|it| it.kind.as_str() == "policy" && it.policy.as_deref() == Some("skill_grant"))
    );
    let policies = concerned(&before, &after);
    for policy in ["minimum_wage", "small_scale_vat", "internship", "unemployment_benefit"] {
        assert!(policies.contains(policy), "{policy}");
    }
    assert!(!policies.contains("hardship_recognition"));

    let (wage, said) = reached(&before, &after, "minimum_wage", "2026-03-01");
    assert!(wage.whole);
    assert_eq!(wage.touched.iter().map(|it| it.effect).collect::<Vec<_>>(), [Effect::Gains]);
    assert!(said.iter().all(|it| it.contains("→")), "{said:?}");
    let (relief, said) = reached(&before, &after, "small_scale_vat", "2026-03-01");
    assert!(relief.whole && relief.touched.iter().any(|it| it.effect == Effect::Gains), "{said:?}");
    let (none, said) = reached(&before, &after, "minimum_wage", "2025-06-30");
    assert!(none.touched.is_empty(), "{said:?}");
}

#[test]
fn what_is_the_same_touches_nobody() {
    let (files, catalog) = (shared::files(), shared::catalog());
    assert!(differences(&files, &files).is_empty() && concerned(&files, &files).is_empty());
    let reach = touched(&catalog, &catalog, "minimum_wage", Date::parse("2026-03-01").unwrap(), &[]);
    assert!(reach.whole && reach.golden == 0 && reach.touched.is_empty() && 1 < reach.tried);
}

/// All golden people, by file.
fn golden() -> Vec<(String, Suite)> {
    let mut suites = Vec::new();
    for entry in fs::read_dir("tests/golden").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        suites.push((name, read_suite(&fs::read_to_string(&path).unwrap()).unwrap()));
    }
    suites.sort_by(|a, b| a.0.cmp(&b.0));
    suites
}

#[test]
fn where_not_everybody_can_be_tried_golden_people_tell_who_loses() {
    let (was, mut files) = (shared::catalog(), shared::files());
    let (_, parameters) = files.iter_mut().find(|(name, _)| name == "parameters.json").unwrap();
    let (head, men) = parameters.split_once("\"hardship_age_men\"").unwrap();
    *parameters = format!("{head}\"hardship_age_men\"{}", men.replacen("\"50 years\"", "\"51 years\"", 1));
    let is = shared::loaded(&files);
    let on = |day: &str, suites: &[(String, Suite)]| {
        touched(&was, &is, "hardship_recognition", Date::parse(day).unwrap(), suites)
    };
    // The kinds that come first are of women.
    let alone = on("2026-06-15", &[]);
    assert!(!alone.whole && alone.golden == 0 && alone.touched.is_empty(), "{alone:?}");
    let reach = on("2026-06-15", &golden());
    assert!(!reach.whole && 50 < reach.golden && reach.tried == alone.tried, "{reach:?}");
    let [touched] = reach.touched.as_slice() else { panic!("{reach:?}") };
    assert!(touched.effect == Effect::Loses && 1 < touched.people, "{touched:?}");
    let words = answers_words(&is, Date::parse("2026-06-15").unwrap(), &touched.example, Locale::En);
    assert!(words.contains(&"Date of birth: 15 June 1976".to_owned()), "{words:?}");
    // On the day before nobody of them is fifty yet.
    assert!(on("2026-06-14", &golden()).touched.is_empty());
}
