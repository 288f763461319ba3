//! What a program gives comes to what the same text comes to that a person writes.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

mod shared;

use std::fs;
use std::sync::LazyLock;

use policy_portal::engine::JsonAnswers;
use policy_portal::lint::read_suite;
use policy_portal::policy::Catalog;
use policy_portal::present::{evaluate_given, evaluate_text};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

static CATALOG: LazyLock<Catalog> = LazyLock::new(shared::catalog);

/// Problems without the lines and columns that only a text of a person has, and in an order of their own.
fn placeless(came: Result<String, String>) -> Result<String, Vec<String>> {
    came.map_err(|problems| {
        let mut problems: Value = serde_json::from_str(&problems).unwrap();
        let mut each: Vec<_> = problems["problems"].as_array_mut().unwrap().iter_mut().collect();
        for it in &mut each {
            (it["line"], it["column"]) = (Value::Null, Value::Null);
        }
        let mut each: Vec<_> = each.iter().map(ToString::to_string).collect();
        each.sort();
        each
    })
}

fn alike(answers: &str, day: &str) -> bool {
    let given = placeless(evaluate_given(&CATALOG, answers, day));
    given == placeless(evaluate_text(&CATALOG, answers, day))
}

#[test]
fn golden_people_come_to_the_same() {
    let mut people = 0_usize;
    for entry in fs::read_dir("tests/golden").unwrap() {
        let suite = read_suite(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        for case in &suite.cases {
            let answers: JsonAnswers = suite.answers(case);
            let text = serde_json::to_string(&answers).unwrap();
            assert!(alike(&text, &case.day), "{}: {text}", case.name);
            people = people.saturating_add(1);
        }
    }
    assert!(1000 < people, "{people} golden people");
}

#[test]
fn what_is_no_object_of_answers_is_refused() {
    for (text, kind) in [
        ("", "not_object"),
        ("null", "not_object"),
        ("[]", "not_object"),
        ("7", "not_object"),
        ("{", "not_object"),
        ("{}}", "not_object"),
        (r#"{"sex":"#, "not_object"),
        (r#"{"sex":"female"} more"#, "not_object"),
        (&"[".repeat(100_000), "too_deep"),
        (&format!("{{\"sex\":{}", "[".repeat(100_000)), "too_deep"),
        (&" ".repeat(2_000_000), "too_long"),
        (r#"{"sex":"f\ud800"}"#, "not_object"),
    ] {
        let problems = evaluate_given(&CATALOG, text, "2025-07-01").unwrap_err();
        let problems: Value = serde_json::from_str(&problems).unwrap();
        assert_eq!(problems["problems"][0]["kind"], kind, "{}", text.get(..20).unwrap_or(text));
    }
    let problems = evaluate_given(&CATALOG, "{}", "soon").unwrap_err();
    assert!(problems.contains("not_day"), "{problems}");
}

/// Names that are asked, some of rows, and some of nothing.
fn name() -> impl Strategy<Value = String> {
    let facts = CATALOG.facts.iter().flat_map(|fact| [fact.id.clone(), fact.short().to_owned()]);
    let groups = CATALOG.groups.iter().map(|group| group.id.clone());
    let others = ["count", "total", "rows", "nothing", "", "~/\"\\\n"].map(str::to_owned);
    select(facts.chain(groups).chain(others).collect::<Vec<_>>())
}

/// Answers that fit many questions, and some that fit none.
fn single() -> impl Strategy<Value = Value> {
    let options = CATALOG.choices.iter().flat_map(|choice| choice.options.iter().map(|it| json!(it.id)));
    let texts = [
        "yes",
        "no",
        "2025-03-01",
        "2024-01-01..2025-06-30",
        "..2020-01-01",
        "3..10",
        "at least 2",
        "",
        "是",
    ];
    let numbers = [json!(0), json!(3), json!(-1), json!(0.5), json!(1e30), json!(i64::MAX), json!(u64::MAX)];
    let others = [json!(true), Value::Null, json!([]), json!({})];
    select(options.chain(texts.map(|it| json!(it))).chain(numbers).chain(others).collect::<Vec<_>>())
}

fn several() -> impl Strategy<Value = Value> {
    let list = prop::collection::vec(single(), 0..4).prop_map(Value::Array);
    let row = prop::collection::btree_map(name(), single(), 0..4).prop_map(|row| json!(row));
    let rows = prop::collection::vec(row, 0..3);
    let group = (single(), rows).prop_map(|(total, rows)| json!({ "total": total, "rows": rows }));
    prop_oneof![4 => single(), 1 => list, 2 => group]
}

proptest! {
    #[test]
    fn random_answers_come_to_the_same(answers in prop::collection::btree_map(name(), several(), 0..8), back: bool) {
        let mut each: Vec<_> = answers.iter().map(|(name, it)| format!("{}:{it}", json!(name))).collect();
        if back {
            each.reverse();
        }
        let text = format!("{{{}}}", each.join(","));
        prop_assert!(alike(&text, "2025-07-01"), "{}", text);
    }
}
