//! Any text is a formula or a literal, or is refused at a place in it with something to do.
#![no_main]

#[path = "../../tests/formula/names.rs"]
mod names;

use libfuzzer_sys::fuzz_target;
use policy_portal::formula::{Checker, Fault, literal, parse};
use policy_portal::policy::formula_words;

fn judge(text: &str, fault: &Fault) {
    assert!(text.get(fault.span.start..fault.span.end).is_some(), "{fault:?}");
    assert!(fault.follows() || !formula_words(&fault.kind).2.zh.is_empty(), "{fault:?}");
}

fuzz_target!(|text: &str| {
    if let Err(fault) = literal(text) {
        judge(text, &fault);
    }
    let formula = match parse(text) {
        Ok(formula) => formula,
        Err(fault) => return judge(text, &fault),
    };
    for row in [None, Some(names::HIRE)] {
        let checker = Checker { names: &names::Fixed, row };
        let faults = checker.all_faults(&formula, |checker, it| checker.test(it)).err();
        faults.iter().flatten().for_each(|fault| judge(text, fault));
        checker.quantity(&formula).err().iter().for_each(|fault| judge(text, fault));
        checker.moment(&formula).err().iter().for_each(|fault| judge(text, fault));
    }
});
