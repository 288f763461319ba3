//! The examples of CONTRIBUTING.md, as an official would copy them: they load, are linted clean, and do what is said.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::fs;

use policy_portal::lint::{Outcome, Person, Subject, check, lint, read_suite, try_mutants};
use policy_portal::policy::{Catalog, load};

const POLICY: &str = "policies/example_shop.json";
const SOURCES: &str = "sources-example.json";

/// The block of JSON after a comment.
fn block(mark: &str) -> String {
    let text = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let (_, rest) = text.split_once(&format!("<!-- {mark} -->\n```json\n")).unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

/// The shipped data and the example, whose policy may be changed.
fn files(policy: String) -> Vec<(String, String)> {
    let mut files = shared::files();
    files.push((SOURCES.to_owned(), block("出处")));
    files.push((POLICY.to_owned(), policy));
    files
}

/// What lints find wrong with the example.
fn found(files: &[(String, String)], catalog: &Catalog, people: &[Person]) -> Vec<String> {
    let plan = fs::read_to_string("static/policies/authored/plan-2025.txt").unwrap();
    let found = lint(&Subject { catalog, plan: &plan, people, day: None });
    let faults = found.iter().filter(|it| !it.is_notice()).map(|it| it.problem(files));
    let own = faults.filter(|it| [POLICY, SOURCES].contains(&it.place.file.as_str()));
    own.map(|it| it.to_string()).collect()
}

#[test]
fn the_example_loads_is_linted_clean_and_its_golden_people_notice_every_change() {
    let owned = files(block(POLICY));
    let files: Vec<_> = owned.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (catalog, problems) = load(&files);
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(catalog.policies.len(), shared::catalog().policies.len() + 1);
    let suite = read_suite(&block("golden")).unwrap();
    assert_eq!(check(&catalog, &suite), []);
    assert_eq!(found(&owned, &catalog, &Person::all(&catalog, &suite)), [""; 0]);
    let suites = [("example_shop.json".to_owned(), suite)];
    let tried = try_mutants(&files, &suites, Some(POLICY));
    let survivors: Vec<_> = tried.iter().filter(|it| it.outcome == Outcome::Survived).collect();
    assert!(15 < tried.len() && survivors.is_empty(), "{survivors:#?}");
}

/// Golden people of the shipped data, by whom its own rules are known to be met.
fn shipped_people(catalog: &Catalog) -> Vec<Person> {
    let files = fs::read_dir("tests/golden").unwrap().map(|entry| entry.unwrap().path());
    let suites = files.map(|path| read_suite(&fs::read_to_string(path).unwrap()).unwrap());
    suites.flat_map(|suite| Person::all(catalog, &suite)).collect()
}

/// The example with one more condition, which speaks of the day `when_day`.
fn with_condition(when: &str) -> String {
    let parameter = r#""parameters": [
    {
      "id": "when_day",
      "label": { "zh": "哪一天", "en": "Which day" },
      "values": [{ "from": "2026-02-01", "value": "2026-03-01", "source": "example-2026#第五条" }]
    },"#;
    let condition = format!(
        r#""requires": [
        {{ "when": "{when}", "text": {{ "zh": "申请的日子", "en": "Day" }}, "source": "example-2026#第五条" }},"#
    );
    let changed = block(POLICY).replacen("\"parameters\": [", parameter, 1);
    changed.replacen("\"requires\": [", &condition, 1)
}

#[test]
fn a_window_of_days_is_not_called_impossible_or_idle_before_there_are_golden_people() {
    let yearly =
        "day < 2000-01-01 + (floor(months(2000-01-01, when_day) / 12 months) * 12 months + 15 months)";
    for when in ["day >= when_day", "day <= when_day", yearly] {
        let files = files(with_condition(when));
        let catalog = shared::loaded(&files);
        let found = found(&files, &catalog, &shipped_people(&catalog));
        // Its thresholds have no golden people yet, and the first day of the yearly window is no figure of the law.
        let known = |it: &&String| {
            [": untested-threshold: ", ": naked-number: "].iter().any(|code| it.contains(code))
        };
        assert!(found.iter().any(|it| known(&it)), "{when}: {found:#?}");
        let other: Vec<_> = found.iter().filter(|it| !known(it)).collect();
        assert!(other.is_empty(), "{when}: {other:#?}");
    }
}
