//! Any text is what the history kept, and comes back the same when it is kept again, or is nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_portal::ui::kept_again;

fuzz_target!(|text: &str| {
    if let Some(once) = kept_again(text) {
        assert_eq!(kept_again(&once).as_ref(), Some(&once));
    }
});
