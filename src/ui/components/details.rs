//! More, for those who want it.
use super::icon::{Icon, IconName};
use yew::prelude::*;

/// Properties of [`Details`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DetailsProps {
    /// The line that opens it.
    pub summary: AttrValue,
    /// What it shows when it is open.
    pub children: Html,
}

/// A line that opens, without the app too.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    html! {
        <details class="details">
            <summary class="details__summary">
                <span>{ &props.summary }</span>
                <Icon name={IconName::Down} />
            </summary>
            <div class="details__text">{ props.children.clone() }</div>
        </details>
    }
}
