//! The engine alone as wasm, for programs: a catalogue and answers in, an evaluation out.

use policy_portal::policy::{Catalog, read_compact};
use policy_portal::present::{evaluate_given, facts_json, policies_json};
use wasm_bindgen::prelude::wasm_bindgen;

/// A catalogue that has been read.
#[wasm_bindgen]
pub struct Engine {
    catalog: Catalog,
}

#[wasm_bindgen]
impl Engine {
    /// Reads a catalogue in compact form, and its long texts.
    ///
    /// # Errors
    /// What is wrong with them, in words.
    #[wasm_bindgen(constructor)]
    pub fn new(catalog: &str, texts: &str) -> Result<Engine, String> {
        Ok(Self { catalog: read_compact(catalog, Some(texts))? })
    }

    /// Evaluates answers (JSON text, as `JSON.stringify` writes it) on a day (`2025-12-01`); JSON text of `policy-portal/evaluation/3`.
    ///
    /// # Errors
    /// JSON text of `policy-portal/problems/1`.
    pub fn evaluate(&self, answers: &str, day: &str) -> Result<String, String> {
        evaluate_given(&self.catalog, answers, day)
    }

    /// Every question and what may be answered; JSON text of `policy-portal/facts/2`.
    pub fn facts(&self) -> String {
        facts_json(&self.catalog)
    }

    /// Every policy and whom it is for; JSON text of `policy-portal/policies/1`.
    pub fn policies(&self) -> String {
        policies_json(&self.catalog)
    }
}

fn main() {}
