//! Several lines to type or paste.
use super::field::Field;
use crate::ui::draw::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// A box for several lines.
#[derive(Clone, Debug, PartialEq)]
pub struct TextArea {
    /// The field.
    pub field: Field,
    /// What it is for.
    pub label: AttrValue,
    /// What was typed or pasted.
    pub value: AttrValue,
    /// Called with what is in it.
    pub on_input: Callback<AttrValue>,
}

impl TextArea {
    /// Its elements.
    pub fn html(&self) -> Html {
        let field = &self.field;
        html! {
            <>
                <label class="label label--s" id={field.label_id()} for={field.id.clone()}>{ &self.label }</label>
                <textarea
                    class="input text-area"
                    id={field.id.clone()}
                    rows="6"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby={field.described_by()}
                    value={self.value.clone()}
                    oninput={self.on_input.reform(|event: InputEvent| typed(&event))}
                ></textarea>
            </>
        }
    }
}

fn typed(event: &InputEvent) -> AttrValue {
    let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    area.map(|area| area.value().into()).unwrap_or_default()
}
