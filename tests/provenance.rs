//! Where everything comes from: what the files state is stated by a source, and what the catalogue cites is there.
//! The files are gone through as JSON, without the loader, so that what it would let pass is noticed.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::collections::{BTreeMap, BTreeSet};

use policy_portal::lint::citations;
use policy_portal::policy::Grade;
use serde_json::Value;

/// What an object of the files states, by the fields that only such a thing has.
fn kind(object: &serde_json::Map<String, Value>, key: &str) -> Option<&'static str> {
    let has = |field: &str| object.contains_key(field);
    match key {
        "requires" | "any" | "all" => Some("condition"),
        "amount" | "cases" if has("grants") => Some("case"),
        "values" if has("from") => Some("parameter value"),
        "events" | "claim" => Some("window"),
        "excludes" => Some("exclusion"),
        "targets" => Some("target"),
        "clauses" => Some("clause"),
        "settled" => Some("settled reading"),
        "sets" => Some("set of options"),
        _ => None,
    }
}

#[derive(Default)]
struct Counted {
    /// Of each kind, how many cite a source that is declared, and how many there are.
    cited: BTreeMap<&'static str, (usize, usize)>,
    /// What stands in the formulas of conditions and cases that cite one.
    formulas: Vec<String>,
    without: Vec<String>,
}

fn walk(value: &Value, key: &str, sources: &BTreeSet<String>, path: &str, counted: &mut Counted) {
    match value {
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(at, it)| walk(it, key, sources, &format!("{path}/{at}"), counted));
        }
        Value::Object(object) => {
            // What a parameter is keyed by turns on its values, which cite their sources.
            counted.formulas.extend(object.get("by").and_then(Value::as_str).map(str::to_owned));
            if let Some(kind) = kind(object, key) {
                let source = object.get("source").and_then(Value::as_str).unwrap_or_default();
                let is_declared = sources.contains(source.split('#').next().unwrap());
                let (cited, all) = counted.cited.entry(kind).or_default();
                *all = all.saturating_add(1);
                if is_declared {
                    *cited = cited.saturating_add(1);
                    let formulas = ["when", "grants"].iter().filter_map(|it| object.get(*it)?.as_str());
                    counted.formulas.extend(formulas.map(str::to_owned));
                } else {
                    counted.without.push(format!("{kind} {path}"));
                }
            }
            object.iter().for_each(|(key, it)| walk(it, key, sources, &format!("{path}/{key}"), counted));
        }
        _ => {}
    }
}

/// All shipped files as JSON.
fn files() -> Vec<(String, Value)> {
    let read = |(name, text): (String, String)| (name, serde_json::from_str(&text).unwrap());
    shared::files().into_iter().map(read).collect()
}

fn counted(files: &[(String, Value)]) -> Counted {
    let declared = files.iter().filter_map(|(_, file)| file["sources"].as_array()).flatten();
    let sources: BTreeSet<String> = declared.map(|it| it["id"].as_str().unwrap().to_owned()).collect();
    let mut counted = Counted::default();
    for (name, file) in files {
        walk(file, "", &sources, name, &mut counted);
    }
    counted
}

#[test]
fn everything_that_is_stated_cites_a_source() {
    let files = files();
    let counted = counted(&files);
    for (kind, (cited, all)) in &counted.cited {
        println!("{cited:>4} of {all:>4}  {kind}");
    }
    assert_eq!(counted.without, [""; 0]);
    for kind in ["condition", "case", "parameter value", "window", "exclusion"] {
        assert!(counted.cited.contains_key(kind), "there is no {kind}");
    }
}

#[test]
fn what_lacks_a_source_is_noticed() {
    let mut files = files();
    let (_, policy) = files.iter_mut().find(|(name, _)| name.ends_with("/startup_jobs.json")).unwrap();
    policy["parameters"][0]["values"][0].as_object_mut().unwrap().remove("source");
    policy["rules"][0]["requires"][0]["source"] = "nowhere#1".into();
    let without = counted(&files).without;
    let expected = ["parameter value policies/startup_jobs.json/parameters/0/values/0".to_owned()];
    let expected =
        [&expected[..], &["condition policies/startup_jobs.json/rules/0/requires/0".to_owned()]].concat();
    assert_eq!(without, expected);
}

#[test]
fn every_reading_stands_in_a_clause_that_cites_a_source() {
    let files = files();
    let formulas = counted(&files).formulas.join("\n");
    let words: BTreeSet<&str> =
        formulas.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).collect();
    let facts = files.iter().filter_map(|(_, file)| file["facts"].as_array()).flatten();
    let readings: Vec<&str> =
        facts.filter(|it| it["ask"] == "never").map(|it| it["id"].as_str().unwrap()).collect();
    // Within rows of a group, and within its policy, a fact has a short name.
    let is_there = |id: &&&str| {
        words.contains(**id) || id.split_once('.').is_some_and(|(_, short)| words.contains(short))
    };
    let cited = readings.iter().filter(is_there).count();
    println!("{cited:>4} of {:>4}  reading", readings.len());
    assert_eq!(cited, readings.len());
    assert!(10 < readings.len());
}

#[test]
fn every_source_that_is_cited_is_there_with_its_grade() {
    let catalog = shared::catalog();
    let used: BTreeSet<usize> = citations(&catalog).iter().map(|it| it.citation.source).collect();
    let sources: Vec<_> = used.iter().map(|at| &catalog.sources[*at]).collect();
    let dated = sources.iter().filter(|source| source.date.is_some()).count();
    for grade in [Grade::A, Grade::B, Grade::C] {
        let of = sources.iter().filter(|source| source.grade == grade).count();
        println!("{of:>4} of grade {}", grade.as_str());
    }
    println!("{dated:>4} of {:>4} with the day of issue", sources.len());
    assert_eq!(used.len(), catalog.sources.len());
    for source in &sources {
        // Nothing is invented: what has neither number, issuer nor address is named by its title alone.
        assert!(!source.title.zh.is_empty(), "{}", source.id);
    }
    for cited in citations(&catalog) {
        let of_source = catalog.sources[cited.citation.source].grade;
        assert!(of_source <= cited.citation.grade, "{:?} is surer than its source", cited.at);
    }
}
