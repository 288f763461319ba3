//! What `policy mutants` changes in the data. Trying all of them is `make data-mutants`.

use policy_portal::lint::mutants;

fn of(text: &str) -> Vec<String> {
    let shown =
        |it: &policy_portal::lint::Mutant| format!("{}: {}: {}", it.place, it.change.as_str(), it.what);
    mutants(text).iter().map(shown).collect()
}

#[test]
fn values_and_days_are_changed() {
    assert_eq!(
        of(r#"{"values": [{"from": "2025-01-01", "value": "at least 0.05 yuan"}]}"#),
        [
            "/values[0]/from: day: 2025-01-01 → 2025-01-02",
            "/values[0]/value: bound: least → most",
            "/values[0]/value: number: 0.05 → 0.04",
            "/values[0]/value: number: 0.05 → 0.06",
            "/values[0]/value: bound: without at least ",
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
            r#"/requires[0]: clause: without "kind in {a, b} and not since(d) >= 3 months""#,
            "/requires[0]/when: option: without a",
            "/requires[0]/when: option: without b",
            "/requires[0]/when: junction: not → ",
            "/requires[0]/when: comparison: >= → >",
            "/requires[0]/when: comparison: >= → <",
            "/requires[0]/when: number: 3 → 2",
            "/requires[0]/when: number: 3 → 4",
            "/requires[0]/when: junction: and → or",
        ]
    );
}

#[test]
fn what_is_no_json_has_no_mutants() {
    assert!(mutants("{").is_empty());
}
