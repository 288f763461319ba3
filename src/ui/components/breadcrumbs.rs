//! The way to a page.
use super::link::NavLink;
use crate::ui::draw::prelude::*;

/// The pages above this one.
#[derive(Clone, Debug, PartialEq)]
pub struct Breadcrumbs {
    /// The name of the navigation.
    pub label: AttrValue,
    /// The pages above this one, the first page first.
    pub links: Vec<NavLink>,
    /// This page.
    pub here: AttrValue,
    /// Called with the address of a link, instead of loading a page.
    pub on_navigate: Option<Callback<AttrValue>>,
}

impl Breadcrumbs {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <nav class="breadcrumbs" aria-label={self.label.clone()}>
                for link in &self.links {
                    <span class="breadcrumbs__item">
                        { link.html("", self.on_navigate.as_ref()) }
                    </span>
                }
                <span class="breadcrumbs__item" aria-current="page">{ &self.here }</span>
            </nav>
        }
    }
}
