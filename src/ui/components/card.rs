//! One policy of the results: a line that opens.
use super::icon::{Icon, IconName};
use yew::prelude::*;

/// Properties of [`Card`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CardProps {
    /// Its id, for links to it.
    pub id: AttrValue,
    /// The name of the policy.
    pub title: AttrValue,
    /// The verdict's reason in one sentence.
    pub why: AttrValue,
    /// The amount and its grade.
    pub money: Html,
    /// Whether it is open at first.
    #[prop_or_default]
    pub open: bool,
    /// What it shows when it is open.
    pub children: Html,
}

/// A policy. It opens without the app too, and the reader's opening and closing outlive new results.
#[component]
pub fn Card(props: &CardProps) -> Html {
    html! {
        <details class="card" id={props.id.clone()} open={props.open}>
            <summary class="card__summary">
                <h3 class="card__title">{ &props.title }</h3>
                <p class="card__why">{ &props.why }</p>
                <div class="card__money">{ props.money.clone() }</div>
                <Icon name={IconName::Down} />
            </summary>
            <div class="card__body">{ props.children.clone() }</div>
        </details>
    }
}

/// Properties of [`CardSection`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CardSectionProps {
    /// The heading.
    pub title: AttrValue,
    /// What stands under it.
    pub children: Html,
}

/// One section of an open card.
#[component]
pub fn CardSection(props: &CardSectionProps) -> Html {
    html! {
        <section class="card__section">
            <h4>{ &props.title }</h4>
            { props.children.clone() }
        </section>
    }
}
