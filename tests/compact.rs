//! The compact form says the same as the authored files.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use policy_portal::policy::{Catalog, read_compact, read_texts, write_compact};
use proptest::prelude::*;

/// As the compact form leaves out formulas and what only lints and `/data` need, so must what it is compared with.
fn without_formulas(catalog: &Catalog) -> String {
    let mut catalog = catalog.clone();
    catalog.sources.iter_mut().for_each(|source| source.excluding.clear());
    catalog.facts.iter_mut().for_each(|fact| fact.settled = None);
    catalog.unfound.clear();
    let shown = format!("{catalog:#?}");
    shown.lines().filter(|line| !line.trim_start().starts_with("formula: ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_is_lost_but_formulas() {
    let catalog = shared::catalog();
    let (text, long) = write_compact(&catalog, true);
    let read = read_compact(&text, Some(&long)).expect("what was written is read");
    assert_eq!(without_formulas(&read), without_formulas(&catalog));
    assert!(100_000 < without_formulas(&read).len(), "the comparison is of the whole catalogue");
}

#[test]
fn without_english_only_english_is_lost() {
    let catalog = shared::catalog();
    let written = write_compact(&catalog, false);
    let read = read_compact(&written.0, Some(&written.1)).expect("what was written is read");
    assert!(read.policies.iter().all(|policy| policy.title.en.is_none()));
    assert_eq!(write_compact(&read, true), written);
}

#[test]
fn before_the_long_texts_come_they_are_empty_and_all_else_is_there() {
    let catalog = shared::catalog();
    let read = read_compact(&write_compact(&catalog, false).0, None).expect("what was written is read");
    let quotes = |catalog: &Catalog| {
        catalog.plan.iter().map(policy_portal::policy::PlanPart::text).collect::<Vec<_>>()
    };
    assert_eq!(quotes(&read), vec![String::new(); quotes(&catalog).len()]);
    let titles =
        |catalog: &Catalog| catalog.policies.iter().map(|policy| policy.title.zh.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&read), titles(&catalog));
}

#[test]
fn damage_is_refused() {
    let (text, long) = write_compact(&shared::catalog(), false);
    for bad in ["", "{}", "[1]", "[2,[]]", "[1,[]]", "[1,nil]", "[", "[1,[\"", "[1,[\"\\"] {
        assert!(read_compact(bad, Some(&long)).is_err(), "{bad}");
    }
    assert!(read_compact(text.get(..text.len() - 1).unwrap(), Some(&long)).is_err());
    assert!(read_compact(&format!("{text}]"), Some(&long)).is_err());
    let begins: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(997).collect();
    for at in begins {
        assert!(read_compact(text.get(..at).unwrap(), Some(&long)).is_err(), "cut at {at}");
    }
    assert!(read_compact(&text.replacen("[\"&\",", "[\"?\",", 1), Some(&long)).is_err());
    assert!(read_compact(&text, Some("[1]")).is_err());
    assert!(read_compact(&text, Some("[\"one text of many\"]")).is_err());
}

/// The portal's own words are read by the same reader, so they have to be written as it reads them.
#[test]
fn texts_are_read_as_serde_reads_them() {
    let words = std::fs::read_to_string("static/text/zh.json").unwrap();
    let strict: std::collections::BTreeMap<String, String> = serde_json::from_str(&words).unwrap();
    assert!(100 < strict.len());
    let mut read = read_texts(&words).unwrap();
    read.sort();
    assert_eq!(read, strict.into_iter().collect::<Vec<_>>());
    for bad in
        ["", "{", "{}}", "[]", "{\"a\":1}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u{0041}\"}", "{\"a\":\"b\""]
    {
        assert_eq!(read_texts(bad), None, "{bad}");
    }
}

proptest! {
    #[test]
    fn any_text_comes_back(texts in proptest::collection::vec(("k[0-9]{1,3}", any::<String>()), 0..8)) {
        let object: serde_json::Map<_, _> =
            texts.iter().map(|(key, text)| (key.clone(), text.as_str().into())).collect();
        let expected: Vec<_> = object.iter().map(|(key, text)| (key.clone(), text.as_str().unwrap().to_owned())).collect();
        prop_assert_eq!(read_texts(&serde_json::to_string(&object).unwrap()), Some(expected.clone()));
        prop_assert_eq!(read_texts(&serde_json::to_string_pretty(&object).unwrap()), Some(expected));
    }
}
