//! Links: real addresses that the app may follow without loading a page.
use crate::ui::draw::Draw;
use crate::ui::draw::prelude::*;

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

impl NavLink {
    pub(super) fn html(&self, class: &'static str, on_navigate: Option<&Callback<AttrValue>>) -> Html {
        let link = Link::new(&self.href, on_navigate, text(&self.text));
        Link { class: Some(class.into()), current: self.current, ..link }.html()
    }
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The address; it works without the app too.
    pub href: AttrValue,
    /// Called with the address on a plain click, instead of loading a page.
    pub on_navigate: Option<Callback<AttrValue>>,
    /// The classes.
    pub class: Option<AttrValue>,
    /// Whether it leads to the page being read.
    pub current: bool,
    /// A fuller name, where the words alone do not say which one is meant.
    pub label: Option<AttrValue>,
    /// The words.
    pub children: Html,
}

impl Link {
    /// A link without classes.
    pub fn new(href: &AttrValue, on_navigate: Option<&Callback<AttrValue>>, children: Html) -> Self {
        let (href, on_navigate) = (href.clone(), on_navigate.cloned());
        Self { href, on_navigate, class: None, current: false, label: None, children }
    }

    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <a
                class={self.class.clone()}
                href={self.href.clone()}
                aria-current={self.current.then_some("page")}
                aria-label={self.label.clone()}
                onclick={follow(&self.href, self.on_navigate.as_ref())}
            >
                { self.children.clone() }
            </a>
        }
    }
}

/// Words as they are.
pub fn text(words: &AttrValue) -> Html {
    words.draw()
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
