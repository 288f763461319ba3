//! Any text is a file of each kind, or is refused with problems at places in it; what loads can be used.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_portal::policy::{load, read_compact, write_compact};
use policy_portal::present::evaluate_text;

const BASE: &str = include_str!("../../tests/load/base.json");

fuzz_target!(|text: &str| {
    for name in ["policies/it.json", "it.json", "local/150105.json"] {
        let (catalog, problems) = load(&[("base.json", BASE), (name, text)]);
        for problem in &problems {
            let of = if problem.place.file == name { text } else { BASE };
            let (start, len) = (problem.place.start, problem.place.len);
            assert!(of.get(start..start + len).is_some(), "{problem:?}");
            let before = &of[..start];
            assert_eq!(problem.place.line, before.matches('\n').count() + 1, "{problem:?}");
            for said in [&problem.message, &problem.help] {
                let english = said.en.as_ref().is_some_and(|en| !en.is_empty());
                assert!(!said.zh.is_empty() && english, "{problem:?}");
            }
        }
        if problems.is_empty() {
            let (compact, texts) = write_compact(&catalog, true);
            let read = read_compact(&compact, Some(&texts)).expect("what was written is read");
            let day = "2025-07-01";
            assert_eq!(evaluate_text(&read, "{}", day), evaluate_text(&catalog, "{}", day));
        }
    }
});
