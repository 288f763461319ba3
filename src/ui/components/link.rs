//! Links: real addresses that the app may follow without loading a page.
use yew::prelude::*;

/// One link of a list of links.
#[derive(Clone, Debug, PartialEq)]
pub struct NavLink {
    /// The address.
    pub href: AttrValue,
    /// The words.
    pub text: AttrValue,
    /// Whether it leads to the page being read.
    pub current: bool,
}

/// Properties of [`Link`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LinkProps {
    /// The address; it works without the app too.
    pub href: AttrValue,
    /// Called with the address on a plain click, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
    /// The classes.
    #[prop_or_default]
    pub class: Classes,
    /// Whether it leads to the page being read.
    #[prop_or_default]
    pub current: bool,
    /// A fuller name, where the words alone do not say which one is meant.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The words.
    pub children: Html,
}

/// A link.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    html! {
        <a
            class={props.class.clone()}
            href={props.href.clone()}
            aria-current={props.current.then_some("page")}
            aria-label={props.label.clone()}
            onclick={follow(&props.href, props.on_navigate.as_ref())}
        >
            { props.children.clone() }
        </a>
    }
}

fn follow(href: &AttrValue, on_navigate: Option<&Callback<AttrValue>>) -> Option<Callback<MouseEvent>> {
    let (href, on_navigate) = (href.clone(), on_navigate?.clone());
    Some(Callback::from(move |click: MouseEvent| {
        if is_plain(&click) {
            click.prevent_default();
            on_navigate.emit(href.clone());
        }
    }))
}

/// A click with another button or a modifier asks the browser for a new tab, a window or a download.
fn is_plain(click: &MouseEvent) -> bool {
    let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    click.button() == 0 && !modified
}
