//! The engine alone as wasm, for programs: a catalogue and answers in, an evaluation out.
#![cfg_attr(target_arch = "wasm32", no_main)]

use std::cell::RefCell;

use policy_portal::policy::{Catalog, read_compact};
use policy_portal::present::{evaluate_given, facts_json, policies_json};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    /// What has been read. It stays in memory: programs read a catalogue and keep it, and the code to free one would be a
    /// fiftieth of the package.
    static READ: RefCell<Vec<&'static Catalog>> = const { RefCell::new(Vec::new()) };
}

/// Reads a catalogue in compact form, and its long texts: its number for what follows, from one; nought if they are
/// damaged, or of another format.
#[wasm_bindgen]
pub fn read(catalog: &str, texts: &str) -> usize {
    let Ok(catalog) = read_compact(catalog, Some(texts)) else { return 0 };
    READ.with_borrow_mut(|read| {
        read.push(Box::leak(Box::new(catalog)));
        read.len()
    })
}

/// The catalogue of that number.
fn catalog(number: usize) -> Option<&'static Catalog> {
    READ.with_borrow(|read| read.get(number.checked_sub(1)?).copied())
}

/// Evaluates answers (JSON text, as `JSON.stringify` writes it) on a day (`2025-12-01`): JSON text of
/// `policy-portal/evaluation/3`, or of `policy-portal/problems/1` where something is wrong with them.
#[wasm_bindgen]
pub fn evaluate(number: usize, answers: &str, day: &str) -> String {
    let came = catalog(number).map(|catalog| evaluate_given(catalog, answers, day));
    came.map_or_else(String::new, |came| came.unwrap_or_else(|problems| problems))
}

/// Every question and what may be answered; JSON text of `policy-portal/facts/2`.
#[wasm_bindgen]
pub fn facts(number: usize) -> String {
    catalog(number).map(facts_json).unwrap_or_default()
}

/// Every policy and whom it is for; JSON text of `policy-portal/policies/1`.
#[wasm_bindgen]
pub fn policies(number: usize) -> String {
    catalog(number).map(policies_json).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
