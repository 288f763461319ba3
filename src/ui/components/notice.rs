//! One fact and one thing to do about it.
use super::icon::{Icon, IconName};
use super::tone::Tone;
use yew::prelude::*;

/// Properties of [`Notice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticeProps {
    /// What its colour repeats.
    pub tone: Tone,
    /// The icon.
    pub icon: IconName,
    /// The fact.
    pub title: AttrValue,
    /// What follows from it.
    #[prop_or_default]
    pub children: Html,
}

/// A notice.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let modifier = match props.tone {
        Tone::Action => None,
        Tone::Plain => Some("notice--plain"),
        Tone::Yes => Some("notice--yes"),
        Tone::Ask => Some("notice--ask"),
        Tone::Local => Some("notice--local"),
    };
    html! {
        <div class={classes!("notice", modifier)}>
            <Icon name={props.icon} />
            <div>
                <p class="notice__title">{ &props.title }</p>
                { props.children.clone() }
            </div>
        </div>
    }
}
