//! The link that jumps over the header.
use super::focus::focus_on;
use yew::prelude::*;

/// Properties of [`SkipLink`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SkipLinkProps {
    /// The address of this page with the id of its main part after `#`: with a `<base>`, `#main` alone
    /// would lead to another page.
    pub href: AttrValue,
    /// The words.
    pub text: AttrValue,
}

/// A link seen only when it has the focus; it moves the focus to the main part.
#[component]
pub fn SkipLink(props: &SkipLinkProps) -> Html {
    let href = props.href.clone();
    let onclick = move |click: MouseEvent| {
        if href.rsplit_once('#').is_some_and(|(_, id)| focus_on(id)) {
            click.prevent_default();
        }
    };
    html! { <a class="skip-link" href={props.href.clone()} {onclick}>{ &props.text }</a> }
}
