//! What `policy mutants` changes in the data. Trying all of them is `make data-mutants`.

use policy_portal::lint::{Mutant, mutants};
use policy_portal::policy::Text;

/// Each mutant in one of the two languages.
fn in_words(text: &str, words: fn(Text) -> String) -> Vec<String> {
    let shown = |it: Mutant| format!("{}: {}: {}", it.place, words(it.change.title()), words(it.what));
    mutants(text).into_iter().map(shown).collect()
}

fn of(text: &str) -> Vec<String> {
    in_words(text, |text| text.en.unwrap_or_default())
}

#[test]
fn values_and_days_are_changed() {
    assert_eq!(
        of(r#"{"values": [{"from": "2025-01-01", "value": "at least 0.05 yuan"}]}"#),
        [
            "/values[1]/from: day: 2025-01-01 → 2025-01-02",
            "/values[1]/value: bound: least → most",
            "/values[1]/value: number: 0.05 → 0.04",
            "/values[1]/value: number: 0.05 → 0.06",
            "/values[1]/value: bound: without at least",
            "/**/from: day: 2025-01-01 → 2024-12-31",
        ]
    );
}

#[test]
fn conditions_and_exclusions_are_changed() {
    assert_eq!(
        of(r#"{"requires": [{"when": "kind in {a, b} and not since(d) >= 3 months"}], "certain": true}"#),
        [
            "/certain: exclusion: true → false",
            r#"/requires[1]: clause: without "kind in {a, b} and not since(d) >= 3 months""#,
            "/requires[1]/when: option: without a",
            "/requires[1]/when: option: without b",
            "/requires[1]/when: junction: not → ",
            "/requires[1]/when: comparison: >= → >",
            "/requires[1]/when: comparison: >= → <",
            "/requires[1]/when: number: 3 → 2",
            "/requires[1]/when: number: 3 → 4",
            "/requires[1]/when: junction: and → or",
        ]
    );
}

#[test]
fn what_is_changed_is_said_in_chinese_too() {
    let file = r#"{"requires": [{"when": "employed"}, {"when": "age in {a, b}"}]}"#;
    assert_eq!(
        in_words(file, |text| text.zh),
        [
            r#"/requires[1]: 条件: 去掉 "employed""#,
            r#"/requires[2]: 条件: 去掉 "age in {a, b}""#,
            "/requires[2]/when: 选项: 去掉 a",
            "/requires[2]/when: 选项: 去掉 b",
        ]
    );
}

#[test]
fn what_is_no_json_has_no_mutants() {
    assert!(mutants("{").is_empty());
}
