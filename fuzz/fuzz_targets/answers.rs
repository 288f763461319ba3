//! Any text is answers, evaluated to JSON, or is refused with problems as JSON.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use policy_portal::policy::{Catalog, load};
use policy_portal::present::evaluate_text;
use serde_json::Value;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../static/policies/authored/");
    let mut files = Vec::new();
    for prefix in ["", "policies/"] {
        for entry in fs::read_dir(format!("{root}{prefix}")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "json") {
                let name = path.file_name().unwrap().to_str().unwrap();
                files.push((format!("{prefix}{name}"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (catalog, problems) = load(&files);
    assert!(problems.is_empty());
    catalog
});

fuzz_target!(|text: &str| {
    let came = evaluate_text(&CATALOG, text, "2025-07-01");
    let (said, key) = match &came {
        Ok(said) => (said, "policies"),
        Err(said) => (said, "problems"),
    };
    let said: Value = serde_json::from_str(said).expect("JSON either way");
    assert!(said[key].as_array().is_some_and(|it| !it.is_empty()), "{came:?}");
});
