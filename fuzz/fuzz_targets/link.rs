//! Any text is a link, of which all that is read is written and read again, or is none.
#![no_main]

// Reads from the repository's root, where the command runs.
#[path = "../../tests/shared/mod.rs"]
mod shared;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use policy_portal::engine::{evaluate, read_answers};
use policy_portal::policy::Catalog;
use policy_portal::present::{SHARED, Shared};
use policy_portal::unit::Date;

static CATALOG: LazyLock<Catalog> = LazyLock::new(shared::catalog);

fuzz_target!(|text: &str| {
    let Some((shared, dropped)) = Shared::read(&CATALOG, text) else {
        assert!(!text.starts_with(SHARED));
        return;
    };
    assert!(dropped.len() <= text.matches('&').count() + 1, "{dropped:?}");
    let written = shared.write();
    let (again, left_out) = Shared::read(&CATALOG, &written).expect("what was written is a link");
    assert_eq!(again, shared);
    assert!(left_out.is_empty(), "{left_out:?}");
    if !shared.form.is_empty() {
        let (situation, _) = read_answers(&CATALOG, Date::FIRST, &shared.form.answers(&CATALOG));
        let _ = evaluate(&CATALOG, &situation);
    }
});
