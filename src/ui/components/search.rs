//! Looking for a policy by words.
use super::field::{Field, typing};
use super::icon::IconName;
use crate::ui::draw::prelude::*;

/// A search box.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// The field; its hint gives examples.
    pub field: Field,
    /// The address that answers without the app; it gets the words as `q`.
    pub action: AttrValue,
    /// What can be looked for.
    pub label: AttrValue,
    /// The word on the button.
    pub button: AttrValue,
    /// What was typed.
    pub value: AttrValue,
    /// Called with what was typed.
    pub on_input: Callback<AttrValue>,
    /// Called when the search is asked for.
    pub on_submit: Callback<()>,
}

impl Search {
    /// Its elements.
    pub fn html(&self) -> Html {
        let field = &self.field;
        let on_submit = self.on_submit.reform(|submit: SubmitEvent| submit.prevent_default());
        html! {
            <form role="search" action={self.action.clone()} onsubmit={on_submit}>
                <label class="label label--s" for={field.id.clone()}>{ &self.label }</label>
                if let Some(hint) = &field.hint {
                    <p class="hint small" id={field.hint_id()}>{ hint }</p>
                }
                <div class="search">
                    <input
                        class="input search__input"
                        id={field.id.clone()}
                        name="q"
                        type="search"
                        autocomplete="off"
                        value={self.value.clone()}
                        aria-describedby={field.described_by()}
                        oninput={typing(&self.on_input)}
                    />
                    <button class="button search__button">
                        { IconName::Search.html() }
                        <span>{ &self.button }</span>
                    </button>
                </div>
            </form>
        }
    }
}
