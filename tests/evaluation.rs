//! A text of answers and a day to an evaluation as JSON, or to every problem with them.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

mod published;
mod shared;

use policy_portal::policy::{read_compact, write_compact};
use policy_portal::present::{SCHEMA, evaluate_text};
use serde_json::{Value, json};

const DAY: &str = "2025-07-01";

fn came(answers: &str) -> Value {
    serde_json::from_str(&evaluate_text(&shared::catalog(), answers, DAY).unwrap()).unwrap()
}

/// The kind and place of each problem.
fn refused(answers: &str, day: &str) -> Vec<(String, String, Value)> {
    let text = evaluate_text(&shared::catalog(), answers, day).unwrap_err();
    let problems: Value = serde_json::from_str(&text).unwrap();
    let of = |it: &Value| {
        let word = |key: &str| it[key].as_str().unwrap().to_owned();
        assert!(!it["message"]["zh"].as_str().unwrap().is_empty());
        assert!(!it["message"]["en"].as_str().unwrap().is_empty());
        (word("kind"), word("pointer"), json!([it["line"], it["column"]]))
    };
    problems["problems"].as_array().unwrap().iter().map(of).collect()
}

fn policy<'a>(evaluation: &'a Value, id: &str) -> &'a Value {
    evaluation["policies"].as_array().unwrap().iter().find(|policy| policy["id"] == id).unwrap()
}

const HIRES: &str = r#"{"startup_base.recognised": "yes", "received.startup_jobs": "no",
    "hire": {"total": 3, "rows": [{"count": 3, "insured": 12}]}}"#;

#[test]
fn says_what_is_given_and_where_each_condition_stands() {
    let evaluation = came(HIRES);
    assert_eq!(evaluation["schema"], SCHEMA);
    assert_eq!(evaluation["day"], DAY);
    let jobs = policy(&evaluation, "startup_jobs");
    assert_eq!((&jobs["verdict"], &jobs["missing"]), (&json!("eligible"), &json!([])));
    let rule = &jobs["rules"][0];
    let amount = json!({
        "min": "20000", "max": "20000", "unit": "yuan", "paid": "once", "payee": "entrepreneur",
        "bound": "exact", "grade": "A",
    });
    assert_eq!(rule["amounts"], json!([amount]));
    let condition = &rule["conditions"][1];
    assert_eq!((&condition["verdict"], &condition["depth"]), (&json!("yes"), &json!(0)));
    assert_eq!(condition["clause"]["source"], "plan");
    assert_eq!(condition["clause"]["quote"], "带动就业3人以上并为其缴纳社会保险一年以上");
    let total = evaluation["totals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["payee"] == "entrepreneur" && it["paid"] == "once");
    assert_eq!(total.unwrap()["certain"], "20000");
}

#[test]
fn an_open_answer_is_missing_and_a_wrong_one_ends_what_is_asked() {
    let open = came("{}");
    let missing = policy(&open, "startup_jobs")["missing"].as_array().unwrap();
    assert!(missing.contains(&json!("hire")) && missing.contains(&json!("startup_base.recognised")));
    let none = came(r#"{"hire": {"total": 0}}"#);
    let jobs = policy(&none, "startup_jobs");
    assert_eq!((&jobs["verdict"], &jobs["missing"]), (&json!("not_eligible"), &json!([])));
    assert_eq!(jobs["rules"][0]["amounts"], json!([]));
}

#[test]
fn the_same_answers_in_any_order_give_the_same_bytes() {
    let catalog = shared::catalog();
    let other = r#"{"hire":{"rows":[{"insured":"12 months","count":3}],"total":"3 person"},
        "received.startup_jobs":"no","startup_base.recognised":"yes"}"#;
    assert_eq!(evaluate_text(&catalog, HIRES, DAY), evaluate_text(&catalog, other, DAY));
}

#[test]
fn the_compact_catalogue_of_the_browser_gives_the_same_bytes() {
    let authored = shared::catalog();
    let (compact, long) = write_compact(&authored, false);
    let browser = read_compact(&compact, Some(&long)).unwrap();
    assert_eq!(evaluate_text(&browser, HIRES, DAY), evaluate_text(&authored, HIRES, DAY));
}

#[test]
fn each_problem_has_its_kind_and_place() {
    let answers = "{\n \"residense\": \"150102\",\n \"employed\": \"maybe\",\n \"employees\": -1,\n \"sex\": 3,\n \
        \"hire\": {\"rows\": [{\"insured\": 1.5, \"wage\": 2}]},\n \"hire.insured\": 3,\n \"sex\": \"male\"\n}";
    let expected = [
        ("unknown", "/residense", 2, 15),
        ("unreadable", "/employed", 3, 14),
        ("out_of_bounds", "/employees", 4, 15),
        ("unreadable", "/sex", 5, 9),
        ("fraction", "/hire/rows/0/insured", 6, 32),
        ("unknown", "/hire/rows/0/wage", 6, 45),
        ("unknown", "/hire.insured", 7, 18),
        ("twice", "/sex", 8, 9),
    ];
    let expected = expected.map(|(kind, at, line, column)| (kind.into(), at.into(), json!([line, column])));
    assert_eq!(refused(answers, DAY), expected);
}

#[test]
fn an_answer_that_leaves_nothing_or_is_partly_a_fraction_is_refused() {
    for (answers, kind) in [
        (r#"{"residence": []}"#, "unreadable"),
        (r#"{"employees": "1..2.5"}"#, "fraction"),
        (r#"{"employees": "1.5..2"}"#, "fraction"),
    ] {
        let kinds: Vec<_> = refused(answers, DAY).into_iter().map(|(kind, ..)| kind).collect();
        assert_eq!(kinds, [kind], "{answers}");
    }
}

#[test]
fn what_is_no_object_or_no_json_or_no_day_is_refused_where_it_ends() {
    let none = Value::Null;
    let of = |answers, kind: &str, line, column| {
        assert_eq!(refused(answers, DAY), [(kind.to_owned(), String::new(), json!([line, column]))]);
    };
    of("", "not_json", 1, 1);
    of("{\"sex\": ", "not_json", 1, 8);
    of("{\n \"sex\": male\n}", "not_json", 2, 9);
    of(" []", "not_object", 1, 2);
    of("3", "not_object", 1, 1);
    let day = refused("{}", "2025-02-29");
    assert_eq!(day, [("not_day".to_owned(), String::new(), json!([none, none]))]);
}

#[test]
fn nothing_however_odd_ends_in_a_panic() {
    let deep = format!("{{\"hire\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(refused(&deep, DAY)[0].0, "too_deep");
    let long = format!("{{}}{}", " ".repeat(1 << 20));
    assert_eq!(refused(&long, DAY)[0].0, "too_long");
    assert_eq!(refused(r#"{"sex": "\ud800"}"#, DAY)[0].0, "not_json");
    for given in
        ["null", "{}", "[]", "[[]]", "1e999", "-0", "\"\"", "99999999999999999999", "{\"rows\": [1]}"]
    {
        for name in ["sex", "birth", "employees", "employed", "hire", "loan_interest_subsidy.rate"] {
            let answers = format!("{{\"{name}\": {given}}}");
            drop(evaluate_text(&shared::catalog(), &answers, DAY));
        }
    }
}

#[test]
fn an_evaluation_has_the_published_shape() {
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string("docs/schema/evaluation.json").unwrap()).unwrap();
    let catalog = shared::catalog();
    for entry in std::fs::read_dir("tests/golden").unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let suite = policy_portal::lint::read_suite(&text).unwrap();
        for case in suite.cases.iter().step_by(10) {
            let answers = serde_json::to_string(&suite.answers(case)).unwrap();
            let came = serde_json::from_str(&evaluate_text(&catalog, &answers, &case.day).unwrap()).unwrap();
            assert_eq!(published::misfit(&schema, &schema, &came, ""), None, "{}", case.name);
        }
    }
}
