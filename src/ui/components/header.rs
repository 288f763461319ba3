//! The head of every page.
use super::link::{Link, NavLink};
use yew::prelude::*;

/// Properties of [`Header`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HeaderProps {
    /// The address of the first page.
    pub home: AttrValue,
    /// The first, stronger half of the name.
    pub place: AttrValue,
    /// The other half of the name.
    pub name: AttrValue,
    /// The name of the navigation.
    pub nav_label: AttrValue,
    /// The sections; all are shown, on a phone too.
    pub links: Vec<NavLink>,
    /// Called with the address of a link, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
    /// Whether the sky of the first page goes on below it.
    #[prop_or_default]
    pub sky: bool,
    /// Reading size, language: buttons and links of class `header__link`.
    pub children: Html,
}

/// The header.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    html! {
        <header class={classes!("header", props.sky.then_some("header--sky"))}>
            <div class="width header__bar">
                <Link class="header__name" href={props.home.clone()} on_navigate={props.on_navigate.clone()}>
                    <b>{ &props.place }</b>
                    { &props.name }
                </Link>
                <nav class="header__nav" aria-label={props.nav_label.clone()}>
                    for link in &props.links {
                        <Link
                            class="header__link"
                            href={link.href.clone()}
                            current={link.current}
                            on_navigate={props.on_navigate.clone()}
                        >
                            { &link.text }
                        </Link>
                    }
                </nav>
                <div class="header__tools">{ props.children.clone() }</div>
            </div>
        </header>
    }
}
