//! What must hold in the wasm build itself. Run by `wasm-bindgen-test-runner` in Node, see `.ci/stages`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test;

/// Above 2^53 a JavaScript number loses units; an amount read here must not pass through one.
#[wasm_bindgen_test]
fn amounts_keep_every_unit() {
    let text = "9007199254740993";
    assert_eq!(serde_json::from_str::<i64>(text).ok(), Some(9_007_199_254_740_993));
    assert_eq!(serde_json::to_string(&9_007_199_254_740_993_i64).ok().as_deref(), Some(text));
}
