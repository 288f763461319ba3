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

/// Writes something in the golden people of internships otherwise, each way for itself: each place where it stood is found
/// wrong, and as said.
fn found_wherever(text: &str, others: &[&str], is_so: impl Fn(&str, MismatchFault)) {
    let catalog = shared::catalog();
    let file = fs::read_to_string("tests/golden/internship.json").unwrap();
    let places = file.matches(text).count();
    assert!(5 < places, "{places}");
    for other in others {
        let wrong = check(&catalog, &read_suite(&file.replace(text, other)).unwrap());
        assert_eq!(wrong.len(), places, "{wrong:#?}");
        for it in wrong {
            is_so(other, it.fault);
        }
    }
}

#[test]
fn an_amount_that_is_said_to_come_from_another_clause_is_found() {
    let others = ["\"clause\": \"plan#15\"", "\"clause\": \"tax-2023-12\""];
    found_wherever("\"clause\": \"plan#14\"", &others, |other, fault| {
        let MismatchFault::Came { field, expected, came } = fault else { panic!("{fault:?}") };
        assert_eq!((field, format!("\"clause\": \"{expected}\"")), ("clause", other.to_owned()));
        assert!(came.split(", ").any(|clause| clause == "plan#14"), "{came}");
    });
}

/// What an expectation of each verdict says too.
const WHY: [(&str, &str); 4] =
    [("not_eligible", "why_not"), ("answer", "next"), ("authority", "reason"), ("not_in_force", "reason")];
/// The fewest golden people of a rule: just below, at and just above what it asks for.
const OF_A_RULE: usize = 3;

/// What is expected of a policy for somebody.
struct Expected {
    who: String,
    policy: String,
    /// Whether they have hired nobody: of a rule for each of them no condition is in the way then.
    hired_nobody: bool,
    said: Value,
}

/// What is expected for golden people.
fn expectations() -> Vec<Expected> {
    let mut found = Vec::new();
    for entry in fs::read_dir("tests/golden").unwrap() {
        let path = entry.unwrap().path();
        let suite: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        for case in suite.get("cases").and_then(Value::as_array).unwrap() {
            let who = format!("{file}: {}", case.get("name").and_then(Value::as_str).unwrap());
            let hired_nobody = case.pointer("/answers/hire/total").is_some_and(|it| it == "0 person");
            for (policy, said) in case.get("expect").and_then(Value::as_object).unwrap() {
                let (who, policy, said) = (who.clone(), policy.clone(), said.clone());
                found.push(Expected { who, policy, hired_nobody, said });
            }
        }
    }
    found
}

#[test]
fn whoever_does_not_simply_get_it_is_told_why_or_what_next() {
    let catalog = shared::catalog();
    let of_rows = |id: &str| {
        let rules = catalog.rules_of(catalog.policy(id).unwrap());
        rules.iter().all(|rule| rule.for_each.is_some())
    };
    let mut wrong = Vec::new();
    for Expected { who, policy, hired_nobody, said } in expectations() {
        let verdict = said["verdict"].as_str().unwrap();
        let says = WHY.iter().find(|(it, _)| *it == verdict).map(|(_, says)| *says);
        let says = says.filter(|_| !(hired_nobody && of_rows(&policy)));
        if let Some(says) = says.filter(|says| said.get(says).is_none()) {
            wrong.push(format!("{who}: {policy} is {verdict}, and nothing is said of `{says}`"));
        }
    }
    wrong.sort();
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
            let of_rule = |it: &&Expected| {
                it.policy == policy.id && (rules.len() == 1 || it.said["rules"].get(&rule.id).is_some())
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
    found_wherever(" yuan\"", &["\"", " person\"", " yuan/month\"", " months\""], |_, fault| {
        assert!(matches!(fault, MismatchFault::Unit { unit: Unit::YUAN, .. }), "{fault:?}");
    });
}
