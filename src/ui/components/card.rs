//! One policy of the results: a line that opens.
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Callback, Event};

use super::icon::IconName;
use crate::ui::draw::prelude::*;

/// A policy. It opens without the app too, and the reader's opening and closing outlive new results.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its id, for links to it.
    pub id: AttrValue,
    /// The name of the policy.
    pub title: AttrValue,
    /// The verdict's reason in one sentence.
    pub why: AttrValue,
    /// The amount and its grade.
    pub money: Html,
    /// Whether it is open.
    pub open: bool,
    /// Told whenever it has opened or closed.
    pub on_toggle: Option<Callback<bool>>,
    /// What it shows when it is open.
    pub children: Html,
}

impl Card {
    /// Its elements.
    pub fn html(&self) -> Html {
        let on_toggle = self.on_toggle.clone().map(|told| {
            Callback::from(move |event: Event| {
                let card = event.target().and_then(|card| card.dyn_into::<Element>().ok());
                told.emit(card.is_some_and(|card| card.has_attribute("open")));
            })
        });
        html! {
            <details class="card" id={self.id.clone()} open={self.open} ontoggle={on_toggle}>
                <summary class="card__summary">
                    <h3 class="card__title">{ &self.title }</h3>
                    <p class="card__why">{ &self.why }</p>
                    <div class="card__money">{ self.money.clone() }</div>
                    { IconName::Down.html() }
                </summary>
                <div class="card__body">{ self.children.clone() }</div>
            </details>
        }
    }
}

/// One section of an open card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardSection {
    /// Whether it stands right below a section of the page, not in a card, whose title is a heading too.
    pub outside: bool,
    /// The heading.
    pub title: AttrValue,
    /// What stands under it.
    pub children: Html,
}

impl CardSection {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <section class="card__section">
                if self.outside {
                    <h3>{ &self.title }</h3>
                } else {
                    <h4>{ &self.title }</h4>
                }
                { self.children.clone() }
            </section>
        }
    }
}
