//! Narrowing a list down.
use yew::prelude::*;

/// One way to narrow it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterItem {
    /// What is reported when it is pressed.
    pub value: AttrValue,
    /// The words.
    pub text: AttrValue,
    /// Whether it is on.
    pub on: bool,
}

/// Properties of [`Filter`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FilterProps {
    /// What is narrowed down, and by what.
    pub label: AttrValue,
    /// The ways to narrow it down.
    pub items: Vec<FilterItem>,
    /// Called with the value of the one pressed.
    pub on_toggle: Callback<AttrValue>,
}

/// A line of switches.
#[component]
pub fn Filter(props: &FilterProps) -> Html {
    html! {
        <div class="filter" role="group" aria-label={props.label.clone()}>
            for item in &props.items {
                { switch(props, item) }
            }
        </div>
    }
}

fn switch(props: &FilterProps, item: &FilterItem) -> Html {
    let value = item.value.clone();
    html! {
        <button
            key={item.value.to_string()}
            class="filter__item"
            type="button"
            aria-pressed={if item.on { "true" } else { "false" }}
            onclick={props.on_toggle.reform(move |_: MouseEvent| value.clone())}
        >
            { &item.text }
        </button>
    }
}
