//! Any text is answers, evaluated to JSON, or is refused with problems as JSON.
#![no_main]

// Reads from the repository's root, where the command runs.
#[path = "../../tests/shared/mod.rs"]
mod shared;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use policy_portal::policy::Catalog;
use policy_portal::present::evaluate_text;
use serde_json::Value;

static CATALOG: LazyLock<Catalog> = LazyLock::new(shared::catalog);

fuzz_target!(|text: &str| {
    let came = evaluate_text(&CATALOG, text, "2025-07-01");
    let (said, key) = match &came {
        Ok(said) => (said, "policies"),
        Err(said) => (said, "problems"),
    };
    let said: Value = serde_json::from_str(said).expect("JSON either way");
    assert!(said[key].as_array().is_some_and(|it| !it.is_empty()), "{came:?}");
});
