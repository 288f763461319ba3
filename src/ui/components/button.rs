//! Buttons, and links that look like them.
use super::link::Link;
use yew::prelude::*;

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
    fn classes(self, wide: bool) -> Classes {
        let modifier = match self {
            ButtonLook::Primary => None,
            ButtonLook::Secondary => Some("button--secondary"),
            ButtonLook::Text => Some("button--text"),
        };
        classes!("button", modifier, wide.then_some("button--wide"))
    }
}

/// Properties of [`Button`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ButtonProps {
    /// Its id, for moving the focus to it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// How heavy it is.
    #[prop_or_default]
    pub look: ButtonLook,
    /// Whether it fills its column.
    #[prop_or_default]
    pub wide: bool,
    /// Whether it cannot be pressed now; its words then say what is missing.
    #[prop_or_default]
    pub disabled: bool,
    /// Called when it is pressed.
    pub on_click: Callback<()>,
    /// The words, and an icon before them if any.
    pub children: Html,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    html! {
        <button
            id={props.id.clone()}
            class={props.look.classes(props.wide)}
            type="button"
            disabled={props.disabled}
            onclick={props.on_click.reform(|_| ())}
        >
            { props.children.clone() }
        </button>
    }
}

/// Properties of [`ButtonLink`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ButtonLinkProps {
    /// The address.
    pub href: AttrValue,
    /// Called with the address on a plain click, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
    /// How heavy it is.
    #[prop_or_default]
    pub look: ButtonLook,
    /// Whether it fills its column.
    #[prop_or_default]
    pub wide: bool,
    /// The words, and an icon before them if any.
    pub children: Html,
}

/// A link that looks like a button: it leads on, it does not change anything.
#[component]
pub fn ButtonLink(props: &ButtonLinkProps) -> Html {
    html! {
        <Link
            class={props.look.classes(props.wide)}
            href={props.href.clone()}
            on_navigate={props.on_navigate.clone()}
        >
            { props.children.clone() }
        </Link>
    }
}
