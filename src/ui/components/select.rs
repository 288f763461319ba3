//! One out of a long list: a place.
use super::field::Field;
use super::icon::IconName;
use crate::ui::draw::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// What is reported when it is chosen.
    pub value: AttrValue,
    /// The words.
    pub text: AttrValue,
}

/// The browser's own list.
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    /// The field.
    pub field: Field,
    /// The words while nothing is chosen.
    pub empty: AttrValue,
    /// The list.
    pub options: Vec<SelectOption>,
    /// The value chosen; empty for none.
    pub value: AttrValue,
    /// Called with the value chosen; empty for none.
    pub on_change: Callback<AttrValue>,
}

impl Select {
    /// Its elements.
    pub fn html(&self) -> Html {
        let field = &self.field;
        let wrong = field.error.is_some();
        html! {
            <span class="select">
                <select
                    class={classes!("input", "select__input", wrong.then_some("input--error"))}
                    id={field.id.clone()}
                    aria-describedby={field.described_by()}
                    aria-invalid={wrong.then_some("true")}
                    onchange={self.on_change.reform(|event: Event| chosen(&event))}
                >
                    <option value="" selected={self.value.is_empty()}>{ &self.empty }</option>
                    for option in &self.options {
                        <option
                            key={option.value.to_string()}
                            value={option.value.clone()}
                            selected={option.value == self.value}
                        >
                            { &option.text }
                        </option>
                    }
                </select>
                { IconName::Down.html() }
            </span>
        }
    }
}

fn chosen(event: &Event) -> AttrValue {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
        .map(|select| select.value().into())
        .unwrap_or_default()
}
