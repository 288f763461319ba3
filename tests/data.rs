//! The shipped data: it loads clean, quotes the plan verbatim, and gives the golden people what is theirs.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::fs;

use policy_portal::lint::{check, misquotes, read_suite};

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
