//! The shipped data: it loads clean, quotes the plan verbatim, and gives the golden people what is theirs.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::fs;

use policy_portal::lint::{MismatchFault, check, misquotes, read_suite};
use policy_portal::unit::Unit;
use serde_json::Value;

/// How many golden people there are at least.
const PEOPLE: usize = 60;

#[test]
fn the_shipped_data_loads_without_problems() {
    let (catalog, files) = (shared::catalog(), shared::files());
    let policies = files.iter().filter(|(name, _)| name.starts_with("policies/")).count();
    assert_eq!(catalog.policies.len(), policies);
    assert!(40 <= policies && !catalog.rules.is_empty() && !catalog.facts.is_empty());
}

#[test]
fn quotes_of_the_plan_are_verbatim() {
    let plan = fs::read_to_string("static/policies/authored/plan-2025.txt").unwrap();
    let catalog = shared::catalog();
    assert_eq!(misquotes(&catalog, &plan), [""; 0]);
    let misread = plan.replace("就业", "就　业");
    assert!(!misquotes(&catalog, &misread).is_empty(), "a changed plan is noticed");
}

#[test]
fn every_sentence_of_the_plan_says_what_it_does_and_what_comes_of_it() {
    let catalog = shared::catalog();
    let mut rest = fs::read_to_string("static/policies/authored/plan-2025.txt").unwrap();
    for part in &catalog.plan {
        for sentence in &part.sentences {
            assert!(rest.contains(&sentence.text), "{}: {}", part.id, sentence.text);
            rest = rest.replacen(&sentence.text, "", 1);
        }
        let mut named: Vec<&str> =
            part.sentences.iter().flat_map(|it| &it.policies).map(String::as_str).collect();
        named.sort_unstable();
        named.dedup();
        let of_part = catalog.policies.iter().filter(|policy| policy.item.as_ref() == Some(&part.id));
        let mut of_part: Vec<&str> = of_part.map(|policy| policy.id.as_str()).collect();
        of_part.sort_unstable();
        assert_eq!(named, of_part, "part {}", part.id);
    }
    let headings: Vec<&str> = catalog.plan.iter().map(|part| part.chapter.zh.as_str()).collect();
    let left = rest.lines().map(str::trim).filter(|line| !line.is_empty() && !headings.contains(line));
    assert_eq!(left.collect::<Vec<_>>(), ["内蒙古自治区就业促进行动实施方案", "二、重点任务"]);
}

#[test]
fn golden_people_receive_what_is_theirs() {
    let catalog = shared::catalog();
    let mut paths: Vec<_> =
        fs::read_dir("tests/golden").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut people, mut wrong) = (0, Vec::new());
    for path in paths {
        let suite = read_suite(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        println!("{:>4}  {}", suite.cases.len(), path.display());
        assert!(suite.cases.iter().all(|case| !case.expect.is_empty()), "{} expects nothing", path.display());
        people += suite.cases.len();
        wrong.extend(check(&catalog, &suite).into_iter().map(|it| (path.clone(), it)));
    }
    println!("{people:>4}  in all");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(PEOPLE <= people, "only {people} golden people");
}

#[test]
fn an_amount_that_is_said_to_come_from_another_clause_is_found() {
    let catalog = shared::catalog();
    let text = fs::read_to_string("tests/golden/internship.json").unwrap();
    let clauses = text.matches("\"clause\": \"plan#14\"").count();
    assert!(5 < clauses, "{clauses}");
    for other in ["plan#15", "tax-2023-12"] {
        let suite = read_suite(&text.replace("\"plan#14\"", &format!("\"{other}\""))).unwrap();
        let wrong = check(&catalog, &suite);
        assert_eq!(wrong.len(), clauses, "{wrong:#?}");
        for it in wrong {
            let MismatchFault::Came { field, expected, came } = it.fault else { panic!("{it:?}") };
            assert_eq!((field, &*expected), ("clause", other));
            assert!(came.split(", ").any(|clause| clause == "plan#14"), "{came}");
        }
    }
}

/// What an expectation of each verdict says too.
const WHY: [(&str, &str); 4] =
    [("not_eligible", "why_not"), ("answer", "next"), ("authority", "reason"), ("not_in_force", "reason")];
/// The fewest golden people of a rule: just below, at and just above what it asks for.
const OF_A_RULE: usize = 3;

/// Whether somebody has hired nobody: of rules for each of them there is no condition to name then.
fn of_nobody(case: &Value) -> bool {
    case.pointer("/answers/hire/total").is_some_and(|total| total == "0 person")
}

/// Each golden person's expectation of a policy, with who it is and the policy; not of those who hired nobody.
fn expectations() -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    for entry in fs::read_dir("tests/golden").unwrap() {
        let path = entry.unwrap().path();
        let suite: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        for case in suite.get("cases").and_then(Value::as_array).unwrap().iter().filter(|it| !of_nobody(it)) {
            let who = format!("{file}: {}", case.get("name").and_then(Value::as_str).unwrap());
            for (policy, expected) in case.get("expect").and_then(Value::as_object).unwrap() {
                found.push((who.clone(), policy.clone(), expected.clone()));
            }
        }
    }
    found.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    found
}

#[test]
fn whoever_does_not_simply_get_it_is_told_why_or_what_next() {
    let mut wrong = Vec::new();
    for (who, policy, expected) in expectations() {
        let verdict = expected["verdict"].as_str().unwrap();
        let says = WHY.iter().find(|(it, _)| *it == verdict).map(|(_, says)| *says);
        if let Some(says) = says.filter(|says| expected.get(says).is_none()) {
            wrong.push(format!("{who}: {policy} is {verdict}, and nothing is said of `{says}`"));
        }
    }
    assert!(wrong.is_empty(), "{} expectations:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_rule_that_asks_for_something_has_three_golden_people() {
    let (catalog, expectations) = (shared::catalog(), expectations());
    let mut wrong = Vec::new();
    for policy in &catalog.policies {
        let rules = catalog.rules_of(policy);
        for rule in rules.iter().filter(|rule| !rule.requires.is_empty()) {
            // What is expected of a policy with one rule is expected of that.
            let of_rule = |(_, of, it): &&(String, String, Value)| {
                *of == policy.id && (rules.len() == 1 || it["rules"].get(&rule.id).is_some())
            };
            let people = expectations.iter().filter(of_rule).count();
            if people < OF_A_RULE {
                wrong.push(format!("{}/{}: {people}", policy.id, rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "too few golden people: {wrong:#?}");
}

#[test]
fn an_amount_in_another_unit_is_found() {
    let catalog = shared::catalog();
    let text = fs::read_to_string("tests/golden/internship.json").unwrap();
    let amounts = text.matches(" yuan\"").count();
    assert!(5 < amounts, "{amounts}");
    for other in ["", " person", " yuan/month", " months"] {
        let suite = read_suite(&text.replace(" yuan\"", &format!("{other}\""))).unwrap();
        let wrong = check(&catalog, &suite);
        assert_eq!(wrong.len(), amounts, "{wrong:#?}");
        for it in wrong {
            assert!(matches!(&it.fault, MismatchFault::Unit { unit: Unit::YUAN, .. }), "{it:?}");
        }
    }
}
