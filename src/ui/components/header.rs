//! The head of every page.
use super::link::{Link, NavLink};
use crate::ui::draw::prelude::*;

/// The header.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
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
    pub on_navigate: Option<Callback<AttrValue>>,
    /// Whether the sky of the first page goes on below it.
    pub sky: bool,
    /// Reading size, language: buttons and links of class `header__link`.
    pub children: Html,
}

impl Header {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <header class={classes!("header", self.sky.then_some("header--sky"))}>
                <div class="width header__bar">
                    { self.name_link() }
                    <nav class="header__nav" aria-label={self.nav_label.clone()}>
                        for link in &self.links {
                            { link.html("header__link", self.on_navigate.as_ref()) }
                        }
                    </nav>
                    <div class="header__tools">{ self.children.clone() }</div>
                </div>
            </header>
        }
    }

    fn name_link(&self) -> Html {
        let words = html! {
            <>
                <b>{ &self.place }</b>
                { &self.name }
            </>
        };
        let link = Link::new(&self.home, self.on_navigate.as_ref(), words);
        Link { class: Some("header__name".into()), ..link }.html()
    }
}
