//! The formula language: what loads as what, and what is said where of what does not.
//!
//! `good/*.txt` and `bad/*.txt` hold blocks: what is wanted (`condition`, `day` or `number`, a good one with its unit),
//! the formula, and under a bad one its place and what is said of it. `|` is a place between two characters.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

#[path = "formula/names.rs"]
mod names;

use std::fs;

use names::Fixed;
use policy_portal::formula::{Checker, Fault, literal, parse};
use policy_portal::policy::{Text, formula_words};
use proptest::prelude::*;

/// What a formula is, or what is wrong with it.
fn read(wanted: &str, formula: &str) -> Result<String, Fault> {
    let (formula, checker) = (parse(formula)?, Checker { names: &Fixed, row: None });
    match wanted {
        "condition" => checker.test(&formula).map(|_| wanted.to_owned()),
        "day" => checker.moment(&formula).map(|_| wanted.to_owned()),
        _ => checker.quantity(&formula).map(|(_, unit)| format!("number {unit}")),
    }
}

/// Checks a block; says what came where it is not what the block says.
fn check(block: &[&str]) -> Result<(), String> {
    let (wanted, formula) = (block[0], block[1]);
    let read = read(wanted, formula);
    match (block.get(2), read) {
        (None, Ok(kind)) if kind == wanted => Ok(()),
        (None, came) => Err(format!("`{formula}` should be {wanted}, came {came:?}")),
        (Some(said), Ok(kind)) => Err(format!("`{formula}` is {kind}, though expected: {said}")),
        (Some(said), Err(fault)) => {
            let came = marked(formula, &fault);
            let helps = both(&formula_words(&fault.kind).2);
            if came == *said && helps { Ok(()) } else { Err(format!("{formula}\n{said}\ncame\n{came}")) }
        }
    }
}

/// The place of a fault under its formula, and what is said.
fn marked(formula: &str, fault: &Fault) -> String {
    let columns = |text: &str| text.chars().count();
    let before = columns(&formula[..fault.span.start]);
    let mark = "^".repeat(columns(&formula[fault.span.start..fault.span.end]));
    let mark = if mark.is_empty() { "|" } else { &mark };
    format!("{}{mark} {}", " ".repeat(before), english(fault))
}

fn english(fault: &Fault) -> String {
    formula_words(&fault.kind).1.en.unwrap()
}

/// Whether there are words in both languages.
fn both(text: &Text) -> bool {
    !text.zh.is_empty() && text.en.as_ref().is_some_and(|en| !en.is_empty())
}

fn check_folder(folder: &str, lines: usize) -> usize {
    let (mut blocks, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let all: Vec<_> = text.lines().collect();
        for block in all.chunks(lines + 1) {
            assert!(lines <= block.len(), "a block is cut short: {block:?}");
            wrong.extend(check(&block[..lines]).err());
            blocks += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    blocks
}

#[test]
fn good_formulas_are_what_they_are_said_to_be() {
    assert!(50 <= check_folder("tests/formula/good", 2));
}

#[test]
fn of_bad_formulas_is_said_where_and_what() {
    assert!(60 <= check_folder("tests/formula/bad", 3));
}

#[test]
fn nesting_and_length_have_an_end() {
    let nested = |depth: usize| format!("{}open{}", "(".repeat(depth), ")".repeat(depth));
    let negated = |depth: usize| format!("{}open", "not ".repeat(depth));
    let long = |terms: usize| format!("1 yuan{} >= amount", " + 1 yuan".repeat(terms - 1));
    let check = |formula: String, fault: Option<&str>| {
        let came = read("condition", &formula).err().map(|fault| english(&fault));
        assert_eq!(came.as_deref(), fault, "{formula}");
    };
    check(nested(31), None);
    check(nested(32), Some("the formula is nested too deeply"));
    check(nested(199), Some("the formula is nested too deeply"));
    check(negated(31), None);
    check(negated(32), Some("the formula is nested too deeply"));
    // Left-nested sums must not be checked twice for each term.
    check(long(132), None);
    check(long(134), Some("the formula is too long"));
    check(format!("count({}hire", "count(".repeat(390)), Some("the formula is too long"));
    check(format!("count({}hire", "count(".repeat(190)), Some("`)` is missing here"));
}

/// What formulas are made of, and what they are not.
const WORDS: &str = "\
    open founded pay staff place hire kept joined hardship day and or not in where count since within \
    months monthly min floor 参保人数 hohhot 150100 3 2.5 1/3 0 99999999999999999999999999999 2025-02-28 \
    2025-02-30 person yuan years % ( ) { } , + - * / < <= >= = != .. unstated “ é";

/// Texts like formulas, like nothing, and in between.
fn texts() -> impl Strategy<Value = String> {
    let words: Vec<_> = WORDS.split(' ').chain(["at least", "\n", "\u{feff}"]).collect();

    prop_oneof![
        proptest::collection::vec(proptest::sample::select(words.clone()), 0..24)
            .prop_map(|words| words.join(" ")),
        proptest::collection::vec(proptest::sample::select(words), 0..12).prop_map(|words| words.concat()),
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in texts()) {
        let faults = ["condition", "day", "number"].iter().filter_map(|wanted| read(wanted, &text).err());
        for fault in faults.chain(literal(&text).err()) {
            let place = text.get(fault.span.start..fault.span.end);
            prop_assert!(place.is_some(), "{:?} is no place in {:?}", fault.span, text);
            let (_, message, help) = formula_words(&fault.kind);
            prop_assert!(both(&message) && both(&help));
        }
    }
}
