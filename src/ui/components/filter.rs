//! Narrowing a list down.
use super::field::saying;
use crate::ui::draw::prelude::*;

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

/// A line of switches.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// What is narrowed down, and by what.
    pub label: AttrValue,
    /// The ways to narrow it down.
    pub items: Vec<FilterItem>,
    /// Called with the value of the one pressed.
    pub on_toggle: Callback<AttrValue>,
}

impl Filter {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <div class="filter" role="group" aria-label={self.label.clone()}>
                for item in &self.items {
                    { self.switch(item) }
                }
            </div>
        }
    }

    fn switch(&self, item: &FilterItem) -> Html {
        html! {
            <button
                key={item.value.to_string()}
                class="filter__item"
                type="button"
                aria-pressed={if item.on { "true" } else { "false" }}
                onclick={saying::<MouseEvent>(&self.on_toggle, item.value.clone())}
            >
                { &item.text }
            </button>
        }
    }
}
