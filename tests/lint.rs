//! What lints find: for each a file in which it finds what is said, and one in which it finds nothing.
//!
//! `*.good.json` and `*.bad.json` are loaded one at a time beside `base.json`; the `*.txt` of a lint has a line
//! `line:column: words of the message` for everything it finds in the bad one.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::collections::BTreeSet;
use std::fs;

use policy_portal::lint::{Finding, LINTS, Person, Subject, lint, lint_of, read_suite};
use policy_portal::policy::{Catalog, FILE_PAGES, load};
use policy_portal::unit::Date;

/// The day by which dates are judged.
const DAY: &str = "2026-06-01";

fn read(name: &str) -> String {
    fs::read_to_string(format!("tests/lint/{name}")).unwrap()
}

/// What the lint of this code finds in one of its files, as `line:column: message`.
fn found(code: &str, which: &str) -> Vec<String> {
    let text = read(&format!("{code}.{which}.json"));
    let name = if text.contains("\"kind\": \"") { "policies/example.json" } else { "example.json" };
    let files = vec![("base.json".to_owned(), read("base.json")), (name.to_owned(), text)];
    let borrowed: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (catalog, problems) = load(&borrowed);
    assert!(problems.is_empty(), "{code}.{which}: {problems:#?}");
    let people = people(&catalog, which);
    let plan: String = catalog.plan.iter().map(policy_portal::policy::PlanPart::text).collect();
    let subject = Subject { catalog: &catalog, plan: &plan, people: &people, day: Date::parse(DAY) };
    let own = lint(&subject).into_iter().filter(|it| it.code == code).map(|it| it.problem(&files));
    let here = own.filter(|problem| problem.place.file == name);
    here.map(|it| it.to_string().replacen(&format!("{name}:"), "", 1)).collect()
}

fn people(catalog: &Catalog, which: &str) -> Vec<Person> {
    Person::all(catalog, &read_suite(&read(&format!("people.{which}.json"))).unwrap())
}

#[test]
fn each_lint_finds_what_is_bad_and_nothing_in_what_is_good() {
    let mut wrong = Vec::new();
    for lint in LINTS {
        let code = lint.page.code;
        let good = found(code, "good");
        if !good.is_empty() {
            wrong.push(format!("{code}.good: {good:#?}"));
        }
        let (bad, said) = (found(code, "bad"), read(&format!("{code}.txt")));
        let said: Vec<&str> = said.lines().collect();
        let agrees = |(came, said): (&String, &&str)| {
            let (place, words) = said.split_once(": ").unwrap();
            came.strip_prefix(place).is_some_and(|rest| rest.starts_with(": ") && rest.contains(words))
        };
        if said.is_empty() || bad.len() != said.len() || !bad.iter().zip(&said).all(agrees) {
            wrong.push(format!("{code}.bad said {said:#?}, came {bad:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn why_a_question_is_asked_no_more_is_told_in_english_too() {
    let found = |why: &str| {
        let text = format!(r#"{{ "format": 1, "migrations": [{{ "from": "old", "why": {{ {why} }} }}] }}"#);
        let files = vec![("base.json".to_owned(), read("base.json")), ("moved.json".to_owned(), text)];
        let catalog = shared::loaded(&files);
        let subject = Subject { catalog: &catalog, plan: "", people: &[], day: None };
        let missing = lint(&subject).into_iter().filter(|it| it.code == "missing-text");
        missing.map(|it| it.problem(&files).to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found(r#""zh": "不再问", "en": "no more""#), [""; 0]);
    let bad = found(r#""zh": "不再问""#);
    assert!(
        bad.len() == 1 && bad[0].starts_with("moved.json:1:55: missing-text: “不再问” has no"),
        "{bad:?}"
    );
}

#[test]
fn each_code_has_a_manual_page_and_no_page_or_example_is_left_over() {
    let codes: BTreeSet<String> = LINTS.iter().map(|lint| lint.page.code.to_owned()).collect();
    let pages: Vec<_> = LINTS.iter().map(|lint| &lint.page).chain(FILE_PAGES).collect();
    let all: BTreeSet<String> = pages.iter().map(|page| page.code.to_owned()).collect();
    assert_eq!(all.len(), pages.len());
    for page in pages {
        let title = format!("# {}\n\n", page.code);
        let parts = [title.as_str(), "\n\n## Why\n\n", "\n\n## What to do\n\n"];
        assert!(parts.iter().all(|part| page.en.contains(part)), "{}", page.code);
        let parts = [title.as_str(), "\n\n## 为什么\n\n", "\n\n## 怎么办\n\n"];
        assert!(parts.iter().all(|part| page.zh.contains(part)), "{}", page.code);
    }
    let names = |folder: &str, end: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
        entries.filter_map(|name| name.strip_suffix(end).map(str::to_owned)).collect()
    };
    assert_eq!(names("docs/lints", ".md"), all);
    assert_eq!(names("docs/lints/zh", ".md"), all);
    assert_eq!(names("tests/lint", ".txt"), codes);
}

/// All that the lints find in the shipped data on a day.
fn shipped(catalog: &Catalog, plan: &str) -> Vec<Finding> {
    let mut people = Vec::new();
    for entry in fs::read_dir("tests/golden").unwrap() {
        let suite = read_suite(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        people.extend(Person::all(catalog, &suite));
    }
    lint(&Subject { catalog, plan, people: &people, day: Date::parse(DAY) })
}

#[test]
fn the_shipped_data_is_clean() {
    let (catalog, files) = (shared::catalog(), shared::files());
    let plan = fs::read_to_string("static/policies/authored/plan-2025.txt").unwrap();
    let found = shipped(&catalog, &plan);
    let faults: Vec<_> = found.iter().filter(|it| !it.is_notice()).map(|it| it.problem(&files)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    // What is only to be known is there, and stands where it says.
    for finding in &found {
        let place = finding.problem(&files).place;
        assert!(place.line != 0 && 1 < place.column, "{finding:?}");
        assert!(lint_of(finding.code).is_some_and(|lint| lint.notice));
    }
    assert!(found.iter().any(|it| it.code == "open-reading") && found.iter().any(|it| it.code == "ended"));
}
