//! The two ways in, standing on the horizon.
use super::icon::{Icon, IconName};
use super::link::Link;
use yew::prelude::*;

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

/// Properties of [`Doors`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DoorsProps {
    /// The ways in.
    pub doors: Vec<Door>,
    /// Called with the address on a plain click, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
}

/// The ways in. The horizon follows them, outside of the page's width.
#[component]
pub fn Doors(props: &DoorsProps) -> Html {
    html! {
        <div class="doors">
            for door in &props.doors {
                <Link class="door" href={door.href.clone()} on_navigate={props.on_navigate.clone()}>
                    <span class="door__title">{ &door.title }</span>
                    <Icon name={door.icon} />
                    <span class="door__who">{ &door.who }</span>
                    <span class="door__go inline">
                        { &door.go }
                        <Icon name={IconName::Right} small=true />
                    </span>
                </Link>
            }
        </div>
    }
}

/// Where the sky meets the land, from edge to edge.
#[component]
pub fn Horizon() -> Html {
    html! {
        <svg class="horizon" viewBox="0 0 1440 80" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <path class="horizon__land" d="M0 44C260 30 520 24 760 27c260 3 470 14 680 22V80H0z" />
            <path class="horizon__line" d="M0 44C260 30 520 24 760 27c260 3 470 14 680 22" />
        </svg>
    }
}
