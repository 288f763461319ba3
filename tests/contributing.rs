//! The examples of CONTRIBUTING.md, as an official would copy them: they load, are linted clean, and do what is said.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::fs;

use policy_portal::lint::{Outcome, check, read_suite, try_mutants};
use policy_portal::policy::load;

/// The block of JSON after a comment.
fn block(mark: &str) -> String {
    let text = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let (_, rest) = text.split_once(&format!("<!-- {mark} -->\n```json\n")).unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_example_loads_and_its_golden_people_notice_every_change() {
    const POLICY: &str = "policies/example_shop.json";
    let mut files = shared::files();
    files.push(("sources-example.json".to_owned(), block("出处")));
    files.push((POLICY.to_owned(), block(POLICY)));
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (catalog, problems) = load(&files);
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(catalog.policies.len(), shared::catalog().policies.len() + 1);
    let suite = read_suite(&block("golden")).unwrap();
    assert_eq!(check(&catalog, &suite), []);
    let suites = [("example_shop.json".to_owned(), suite)];
    let tried = try_mutants(&files, &suites, Some(POLICY));
    let survivors: Vec<_> = tried.iter().filter(|it| it.outcome == Outcome::Survived).collect();
    assert!(15 < tried.len() && survivors.is_empty(), "{survivors:#?}");
}
