//! Looking for a policy by words.
use super::field::{Field, typed};
use super::icon::{Icon, IconName};
use yew::prelude::*;

/// Properties of [`Search`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SearchProps {
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

/// A search box.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let field = &props.field;
    let on_submit = props.on_submit.reform(|submit: SubmitEvent| submit.prevent_default());
    html! {
        <form role="search" action={props.action.clone()} onsubmit={on_submit}>
            <label class="label label--s" for={field.id.clone()}>{ &props.label }</label>
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
                    value={props.value.clone()}
                    aria-describedby={field.described_by()}
                    oninput={props.on_input.reform(|event: InputEvent| typed(&event))}
                />
                <button class="button search__button">
                    <Icon name={IconName::Search} />
                    <span>{ &props.button }</span>
                </button>
            </div>
        </form>
    }
}
