//! Sizes and numbers that nobody means: each is refused with words, or answered, and neither takes long nor panics.
#![expect(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

mod shared;

use std::fmt::Write as _;
use std::process::Command;
use std::time::Instant;

use policy_portal::formula::{FaultKind, literal, parse};
use policy_portal::policy::{Problem, load};
use policy_portal::present::evaluate_text;
use serde_json::Value;

const BASE: &str = include_str!("load/base.json");
const GOOD: &str = include_str!("load/policies/good.json");
const DAY: &str = "2025-07-01";

/// Runs it and says how long it took; no bound is held, for a busy machine is slow.
fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let came = run();
    println!("{what}: {} ms", start.elapsed().as_millis());
    came
}

/// The problems of a file beside the base.
fn problems(what: &str, text: &str) -> Vec<Problem> {
    timed(what, || load(&[("base.json", BASE), ("it.json", text)]).1)
}

/// Checks that there is one problem, in these words.
fn check_one(what: &str, text: &str, words: &str) {
    let found = problems(what, text);
    assert_eq!(found.len(), 1, "{what}: {found:?}");
    assert!(found.iter().all(|it| it.to_string().contains(words)), "{found:?}");
}

#[test]
fn files_have_a_size_and_a_depth() {
    let big = "x".repeat(10_000_000);
    check_one("10 MB of nothing", &big, "larger than 1048576 bytes");
    check_one(
        "10 MB of a text",
        &format!("{{\"format\": 1, \"no\": \"{big}\"}}"),
        "larger than 1048576 bytes",
    );
    for open in ["[", "{\"a\":"] {
        check_one("10,000 deep", &open.repeat(10_000), "nested too deeply");
        check_one(
            "10,000 deep and closed",
            &format!("{}1{}", open.repeat(10_000), "]".repeat(10_000)),
            "nested too deeply",
        );
    }
    check_one("a megabyte of backslashes", &format!("\"{}", "\\".repeat(1_000_000)), "");
    check_one(
        "a text of a megabyte",
        &format!("\"{}\"", "x".repeat(1_000_000)),
        "an object is wanted here, not a text",
    );
}

#[test]
fn problems_are_counted_and_have_an_end() {
    let many = |item: &dyn Fn(usize) -> String, count| (0..count).map(item).collect::<Vec<_>>().join(",");
    let unknown = many(&|at| format!("\"f{at}\":1"), 90_000);
    let found = problems("90,000 unknown fields", &format!("{{\"format\":1,{unknown}}}"));
    assert_eq!(found.len(), 1001);
    assert_eq!(found.iter().filter(|it| it.to_string().contains("there are more problems")).count(), 1);
    let items = many(&|at| at.to_string(), 150_000);
    let found =
        problems("150,000 numbers that are no facts", &format!("{{\"format\":1,\"facts\":[{items}]}}"));
    assert_eq!(found.len(), 1001);
    let twice = "1,".repeat(400_000);
    let found = problems("400,000 times the same", &format!("{{\"format\":1,\"facts\":[{twice}1]}}"));
    assert_eq!(found.len(), 1001);
    let same = many(&|_| "\"format\":1".to_owned(), 90_000);
    assert_eq!(problems("a field 90,000 times", &format!("{{{same}}}")).len(), 1001);
}

/// Files of `count` parameters, each as large as a file may be.
fn parameters(count: usize) -> Vec<(String, String)> {
    let one = |at: usize| {
        format!(
            "{{\"id\":\"p{at}\",\"label\":{{\"zh\":\"x\"}},\"values\":[{{\"from\":\"2025-01-01\",\"value\":\"1 yuan\",\"source\":\"plan#1\"}}]}}"
        )
    };
    let file = |from: usize| {
        let all: Vec<_> = (from..count.min(from + 8000)).map(one).collect();
        (format!("p{from}.json"), format!("{{\"format\":1,\"parameters\":[{}]}}", all.join(",")))
    };
    (0..count).step_by(8000).map(file).collect()
}

#[test]
fn a_hundred_thousand_parameters_are_too_many() {
    let files = parameters(100_000);
    let mut files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    files.insert(0, ("base.json", BASE));
    let (_, found) = timed("100,000 parameters", || load(&files));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found.iter().all(|it| it.to_string().contains("larger than 8388608 bytes")), "{found:?}");
    let some = parameters(4000);
    let mut some: Vec<_> = some.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    some.insert(0, ("base.json", BASE));
    let (catalog, found) = timed("4,000 parameters", || load(&some));
    assert_eq!((catalog.parameters.len(), found), (4001, Vec::new()));
}

#[test]
fn facts_are_no_more_than_can_be_told_apart() {
    let fact = |at: usize| {
        format!(
            "{{\"id\":\"f{at}\",\"topic\":\"firm\",\"label\":{{\"zh\":\"x\"}},\"question\":{{\"zh\":\"x？\"}},\"change\":\"fixed\",\"domain\":{{\"kind\":\"truth\"}}}}"
        )
    };
    // The base has three.
    let of = |count: usize| {
        format!("{{\"format\":1,\"facts\":[{}]}}", (0..count).map(fact).collect::<Vec<_>>().join(","))
    };
    assert_eq!(problems("256 facts", &of(253)), []);
    check_one("257 facts", &of(254), "there are more than 256 of these");
}

#[test]
fn chains_and_circles_of_definitions_end() {
    let chain = |count: usize, last: &str| {
        let of = |at: usize| {
            let needs = if at + 1 == count { last.to_owned() } else { format!("d{}", at + 1) };
            format!(
                "{{\"id\":\"d{at}\",\"title\":{{\"zh\":\"x\"}},\"requires\":[{{\"when\":\"{needs}\",\"text\":{{\"zh\":\"x\"}},\"source\":\"plan\"}}]}}"
            )
        };
        format!("{{\"format\":1,\"definitions\":[{}]}}", (0..count).map(of).collect::<Vec<_>>().join(","))
    };
    assert_eq!(problems("a chain of 3,000 definitions", &chain(3000, "is_large")), []);
    let found = problems("a circle of 3,000 definitions", &chain(3000, "d0"));
    assert_eq!(found.len(), 1001);
    assert!(
        found
            .iter()
            .take(1000)
            .all(|it| it.to_string().contains("needs itself") || it.to_string().contains("more problems"))
    );
    let found = problems("one circle and 2,999 that need it", &chain(3000, "d2999"));
    assert_eq!(found.len(), 1, "{:?}", found.get(1));
}

#[test]
fn numbers_have_an_end_and_are_never_bent() {
    for number in
        ["1e999999", "99999999999999999999999999999999999999999", "1e5", "-", "1/0", "0x10", "NaN", "١"]
    {
        for text in [number.to_owned(), format!("{number} yuan"), format!("{number}..{number} person")] {
            assert!(literal(&text).is_err(), "{text}");
        }
    }
    // A number that fits only before it is brought to months is refused, not kept as it stands.
    for years in ["768614336404564651 years", "9223372036854775807 years"] {
        let formula = format!("staff_time <= {years}");
        assert!(literal(years).is_err() && parse(&formula).is_err(), "{years}");
    }
    assert!(literal("768614336404564650 years").is_ok());
    let files = |value: &str| GOOD.replace("grant * staff", value);
    for value in [
        "9223372036854775807 yuan/person * staff",
        "9223372036854775807 yuan/person * staff * 9223372036854775807",
    ] {
        let (catalog, found) = load(&[("base.json", BASE), ("policies/good.json", &files(value))]);
        assert_eq!(found, []);
        for staff in ["3", "1000", "3..1000"] {
            let came = evaluate_text(&catalog, &format!("{{\"staff\": \"{staff} person\"}}"), DAY).unwrap();
            let came: Value = serde_json::from_str(&came).unwrap();
            let amount = came.pointer("/policies/0/rules/0/amounts/0").unwrap();
            // What does not fit is open; it is never a smaller number.
            assert!(amount.get("max").unwrap().is_null(), "{amount}");
        }
    }
}

#[test]
fn formulas_have_a_length() {
    for text in
        ["1 + ".repeat(1_000_000), "(".repeat(1_000_000), "not ".repeat(500_000), "a".repeat(1_000_000)]
    {
        let refused = timed("a formula of a megabyte", || parse(&text));
        assert_eq!(refused.unwrap_err().kind, FaultKind::TooLong);
    }
    let policy = GOOD.replace("staff >= 3 person", &format!("{} >= 3 person", "s".repeat(900_000)));
    let found = timed("a name of 900,000 letters", || {
        load(&[("base.json", BASE), ("policies/good.json", &policy)]).1
    });
    assert_eq!(found.len(), 1);
}

#[test]
fn answers_of_any_size_are_refused_or_evaluated() {
    let catalog = shared::catalog();
    let came = |what: &str, answers: &str| {
        let came = timed(what, || evaluate_text(&catalog, answers, DAY));
        let (Ok(text) | Err(text)) = &came;
        let json: Value = serde_json::from_str(text).unwrap();
        json.get("problems").and_then(Value::as_array).map_or(0, Vec::len)
    };
    let rows = |count: usize, row: &str| {
        format!("{{\"hire\":{{\"total\":{count},\"rows\":[{}]}}}}", vec![row; count].join(","))
    };
    assert!(0 < came("100,000 rows", &rows(100_000, "{\"count\":1}")));
    assert!(0 < came("20,000 rows", &rows(20_000, "{\"count\":1,\"insured\":1}")));
    assert_eq!(came("500 rows", &rows(500, "{\"count\":1,\"insured\":1}")), 0);
    let names: Vec<_> = (0..20_000).map(|at| format!("\"n{at}\":\"yes\"")).collect();
    assert_eq!(1001, came("20,000 unknown names", &format!("{{{}}}", names.join(","))));
    assert_eq!(came("10 MB", &format!("{{\"a\":\"{}\"}}", "x".repeat(10_000_000))), 1);
    assert_eq!(came("10,000 deep", &"[".repeat(10_000)), 1);
    assert_eq!(came("a megabyte of an answer", &format!("{{\"staff\":\"{}\"}}", "9".repeat(900_000))), 1);
    for number in [
        "1e999999",
        "-1e999999",
        "1e-999999",
        "9223372036854775808",
        "\"9223372036854775807 person\"",
        "[[1]]",
        "1.5",
    ] {
        let mut text = String::new();
        write!(text, "{{\"hire\":{{\"total\":{number}}}}}").unwrap();
        assert!(0 < came(number, &text), "{number}");
    }
}

#[test]
fn what_is_not_utf8_is_said_with_line_and_column() {
    let folder = std::env::temp_dir().join(format!("policy-utf8-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("authored/policies")).unwrap();
    std::fs::write(
        folder.join("authored/base.json"),
        [b"{\n  \"format\": 1, \"x\": \"\xe4\xb8\xad".as_slice(), b"\xff\"}"].concat(),
    )
    .unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_policy"))
        .args(["bundle", "--data"])
        .arg(folder.join("authored"))
        .output()
        .unwrap();
    let said = String::from_utf8(made.stderr).unwrap();
    assert!(!made.status.success() && said.contains("base.json:2:23: not UTF-8"), "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}
