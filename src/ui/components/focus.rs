//! Moving the focus.
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{AttrValue, Callback, MouseEvent};

/// Moves the focus to the element with this id; whether there was one to move it to.
pub fn focus_on(id: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// Follows an address within the page by moving the focus there.
pub fn jump() -> Callback<AttrValue> {
    Callback::from(|href: AttrValue| {
        focus_on(href.trim_start_matches('#'));
    })
}

/// What a link within the page does. The focus is moved by hand: following the address would make another entry of the
/// history, in which nothing is kept.
pub(super) fn focusing(id: AttrValue) -> Callback<MouseEvent> {
    Callback::from(move |click: MouseEvent| {
        if focus_on(&id) {
            click.prevent_default();
        }
    })
}
