//! The way to a page.
use super::link::{Link, NavLink};
use yew::prelude::*;

/// Properties of [`Breadcrumbs`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BreadcrumbsProps {
    /// The name of the navigation.
    pub label: AttrValue,
    /// The pages above this one, the first page first.
    pub links: Vec<NavLink>,
    /// This page.
    pub here: AttrValue,
    /// Called with the address of a link, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
}

/// The pages above this one.
#[component]
pub fn Breadcrumbs(props: &BreadcrumbsProps) -> Html {
    html! {
        <nav class="breadcrumbs" aria-label={props.label.clone()}>
            for link in &props.links {
                <span class="breadcrumbs__item">
                    <Link href={link.href.clone()} on_navigate={props.on_navigate.clone()}>
                        { &link.text }
                    </Link>
                </span>
            }
            <span class="breadcrumbs__item" aria-current="page">{ &props.here }</span>
        </nav>
    }
}
