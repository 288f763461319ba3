//! The two ways in, standing on the horizon.
use super::icon::IconName;
use super::link::Link;
use crate::ui::draw::prelude::*;

/// One way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// The address.
    pub href: AttrValue,
    /// The icon.
    pub icon: IconName,
    /// For whom it is.
    pub title: AttrValue,
    /// Who that is.
    pub who: AttrValue,
    /// What is behind it.
    pub go: AttrValue,
}

impl Door {
    fn html(&self, on_navigate: Option<&Callback<AttrValue>>) -> Html {
        let words = html! {
            <>
                <span class="door__title">{ &self.title }</span>
                { self.icon.html() }
                <span class="door__who">{ &self.who }</span>
                <span class="door__go inline">
                    { &self.go }
                    { IconName::Right.small() }
                </span>
            </>
        };
        Link { class: Some("door".into()), ..Link::new(&self.href, on_navigate, words) }.html()
    }
}

/// The ways in. The horizon follows them, outside of the page's width.
#[derive(Clone, Debug, PartialEq)]
pub struct Doors {
    /// The ways in.
    pub doors: Vec<Door>,
    /// Called with the address on a plain click, instead of loading a page.
    pub on_navigate: Option<Callback<AttrValue>>,
}

impl Doors {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <div class="doors">
                for door in &self.doors {
                    { door.html(self.on_navigate.as_ref()) }
                }
            </div>
        }
    }
}

/// Where the sky meets the land, from edge to edge.
pub fn horizon() -> Html {
    html! {
        <svg class="horizon" viewBox="0 0 1440 80" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <path class="horizon__land" d="M0 44C260 30 520 24 760 27c260 3 470 14 680 22V80H0z" />
            <path class="horizon__line" d="M0 44C260 30 520 24 760 27c260 3 470 14 680 22" />
        </svg>
    }
}
