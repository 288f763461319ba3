//! Buttons, and links that look like them.
use super::link::Link;
use crate::ui::draw::prelude::*;

/// How heavy a button is; a screen has one that is primary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonLook {
    /// Filled: the next step.
    #[default]
    Primary,
    /// Outlined: another thing to do.
    Secondary,
    /// Plain, underlined words.
    Text,
}

impl ButtonLook {
    fn classes(self, wide: bool) -> AttrValue {
        let modifier = match self {
            ButtonLook::Primary => None,
            ButtonLook::Secondary => Some("button--secondary"),
            ButtonLook::Text => Some("button--text"),
        };
        classes!("button", modifier, wide.then_some("button--wide"))
    }
}

/// A button.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// Its id, for moving the focus to it.
    pub id: Option<AttrValue>,
    /// How heavy it is.
    pub look: ButtonLook,
    /// Whether it fills its column.
    pub wide: bool,
    /// Whether it cannot be pressed now; its words then say what is missing.
    pub disabled: bool,
    /// Called when it is pressed.
    pub on_click: Callback<MouseEvent>,
    /// The words, and an icon before them if any.
    pub children: Html,
}

impl Button {
    /// A button as wide as its words.
    pub fn new(look: ButtonLook, on_click: Callback<MouseEvent>, children: Html) -> Self {
        Self { id: None, look, wide: false, disabled: false, on_click, children }
    }

    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <button
                id={self.id.clone()}
                class={self.look.classes(self.wide)}
                type="button"
                disabled={self.disabled}
                onclick={self.on_click.clone()}
            >
                { self.children.clone() }
            </button>
        }
    }
}

/// A link that looks like a button: it leads on, it does not change anything.
#[derive(Clone, Debug, PartialEq)]
pub struct ButtonLink {
    /// The address.
    pub href: AttrValue,
    /// Called with the address on a plain click, instead of loading a page.
    pub on_navigate: Option<Callback<AttrValue>>,
    /// How heavy it is.
    pub look: ButtonLook,
    /// Whether it fills its column.
    pub wide: bool,
    /// The words, and an icon before them if any.
    pub children: Html,
}

impl ButtonLink {
    /// Its elements.
    pub fn html(&self) -> Html {
        let link = Link::new(&self.href, self.on_navigate.as_ref(), self.children.clone());
        Link { class: Some(self.look.classes(self.wide)), ..link }.html()
    }
}
