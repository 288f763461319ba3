//! What people come for.
use super::icon::{Icon, IconName};
use super::link::Link;
use yew::prelude::*;

/// One thing people come for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The address.
    pub href: AttrValue,
    /// The icon.
    pub icon: IconName,
    /// What they come for, in their words.
    pub title: AttrValue,
    /// What the policies offer.
    pub what: AttrValue,
}

/// Properties of [`Goals`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GoalsProps {
    /// What people come for.
    pub goals: Vec<Goal>,
    /// Called with the address on a plain click, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
}

/// The list of what people come for.
#[component]
pub fn Goals(props: &GoalsProps) -> Html {
    html! {
        <ul class="goals" role="list">
            for goal in &props.goals {
                <li>
                    <Link class="goal" href={goal.href.clone()} on_navigate={props.on_navigate.clone()}>
                        <Icon name={goal.icon} />
                        <span>
                            <span class="goal__title">{ &goal.title }</span>
                            <span class="goal__what">{ &goal.what }</span>
                        </span>
                        <Icon name={IconName::Right} />
                    </Link>
                </li>
            }
        </ul>
    }
}
