//! Any text is a catalogue in the compact form, or is refused; whatever is read can be evaluated.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_portal::policy::{read_compact, read_texts};
use policy_portal::present::evaluate_text;

fuzz_target!(|text: &str| {
    let _ = read_texts(text);
    let (compact, long) = text.split_once('\0').map_or((text, None), |(compact, long)| (compact, Some(long)));
    if let Ok(catalog) = read_compact(compact, long) {
        let _ = evaluate_text(&catalog, "{}", "2025-07-01");
    }
});
