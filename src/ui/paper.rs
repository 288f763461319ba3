//! The page on paper, where nothing can be opened.

use wasm_bindgen::JsCast;
use web_sys::{Element, Window};

/// Marks what was opened for paper only.
const LAID: &str = "data-laid";

/// Opens what stands folded among reasons, or folds it again.
pub(crate) fn lay_open(on: bool) {
    let wanted = if on { ".card__section details:not([open])" } else { "[data-laid]" };
    let document = web_sys::window().and_then(|window| window.document());
    let Some(found) = document.and_then(|it| it.query_selector_all(wanted).ok()) else { return };
    for element in (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok()) {
        for name in ["open", LAID] {
            let _ = if on { element.set_attribute(name, "") } else { element.remove_attribute(name) };
        }
    }
}

/// Prints the page, where the device can.
pub(crate) fn print() {
    let _ = web_sys::window().as_ref().map(Window::print);
}
