//! The golden people, for the tests that judge what is said to them.

use std::fs;

use policy_portal::engine::{Answers, Situation, json_answers, read_answers};
use policy_portal::lint::{day, read_suite};
use policy_portal::policy::Catalog;
use policy_portal::unit::Date;

/// The file and name of each, and the situation.
pub(crate) fn all(catalog: &Catalog) -> Vec<(String, Situation)> {
    answered()
        .into_iter()
        .map(|(name, answers, day)| (name, read_answers(catalog, day, &answers).0))
        .collect()
}

/// The file and name of each, what they answered, and the day.
pub(crate) fn answered() -> Vec<(String, Answers, Date)> {
    let mut paths: Vec<_> =
        fs::read_dir("tests/golden").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut people = Vec::new();
    for path in paths {
        let suite = read_suite(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in &suite.cases {
            let answers = json_answers(&suite.answers(case));
            people.push((format!("{}: {}", path.display(), case.name), answers, day(case).unwrap()));
        }
    }
    people
}
