//! Readings that the authority has settled: one value is set, with where it says so.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod shared;

use policy_portal::engine::{Verdict, evaluate, json_answers, read_answers};
use policy_portal::lint::citations;
use policy_portal::policy::{Catalog, load};
use policy_portal::unit::Date;

/// The shipped data with a text of it changed.
fn changed(file: &str, from: &str, to: &str) -> (Catalog, Vec<String>) {
    let mut files = shared::files();
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (catalog, problems) = load(&files);
    (catalog, problems.iter().map(ToString::to_string).collect())
}

/// What a jobseeker of a family without work comes to who stands in none of the groups of 2019.
fn verdict(catalog: &Catalog) -> Verdict {
    let answers = serde_json::json!({
        "education_status": "final_year", "school_place": "150105", "wants_work": "yes", "zero_employment_family": "yes",
        "low_income_family": "no", "jobseeking_grant.poor_disabled_family": "no", "jobseeking_grant.poverty_relieved": "no",
        "jobseeking_grant.extreme_poverty": "no", "disability_certificate": "no", "jobseeking_grant.student_loan": "no",
        "jobseeking_grant.monitored_family": "no", "received.jobseeking_grant": "no",
    });
    let answers = json_answers(&serde_json::from_value(answers).unwrap());
    let (situation, problems) = read_answers(catalog, Date::new(2025, 6, 1).unwrap(), &answers);
    assert!(problems.is_empty(), "{problems:?}");
    let at = catalog.policies.iter().position(|policy| policy.id == "jobseeking_grant").unwrap();
    evaluate(catalog, &situation).policies[at].verdict.unwrap()
}

/// The reading whether the region follows the national groups.
const FILE: &str = "policies/jobseeking_grant.json";
const ID: &str = "\"id\": \"jobseeking_grant.new_groups\",";

fn settled(value: &str) -> (Catalog, Vec<String>) {
    let settled = format!(
        "{ID} \"settled\": {{ \"value\": \"{value}\", \"source\": \"plan#16\", \"quote\": \"就业\" }},"
    );
    changed(FILE, ID, &settled)
}

#[test]
fn what_the_authority_settles_decides() {
    assert_eq!(verdict(&shared::catalog()).as_str(), "authority");
    for (value, expected) in [("yes", "eligible"), ("no", "not_eligible")] {
        let (catalog, problems) = settled(value);
        assert_eq!(problems, [""; 0]);
        assert_eq!(verdict(&catalog).as_str(), expected, "{value}");
        let cited: Vec<_> = citations(&catalog).into_iter().filter(|it| it.kind == "reading").collect();
        assert_eq!(cited.len(), 1);
        assert_eq!(cited[0].citation.quote.as_deref(), Some("就业"));
    }
}

#[test]
fn a_reading_is_settled_by_what_it_can_be_and_nothing_else_is_settled() {
    let (_, problems) = settled("perhaps");
    assert!(problems.len() == 1 && problems[0].contains("not settled by `perhaps`"), "{problems:?}");
    let id = "\"id\": \"jobseeking_grant.student_loan\",";
    let (_, problems) =
        changed(FILE, id, &format!("{id} \"settled\": {{ \"value\": \"yes\", \"source\": \"plan\" }},"));
    assert!(problems.len() == 1 && problems[0].contains("only a reading is settled"), "{problems:?}");
}
