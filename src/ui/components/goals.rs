//! What people come for.
use super::icon::IconName;
use super::link::Link;
use crate::ui::draw::prelude::*;

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

impl Goal {
    fn html(&self, on_navigate: Option<&Callback<AttrValue>>) -> Html {
        let words = html! {
            <>
                { self.icon.html() }
                <span>
                    <span class="goal__title">{ &self.title }</span>
                    <span class="goal__what">{ &self.what }</span>
                </span>
                { IconName::Right.html() }
            </>
        };
        Link { class: Some("goal".into()), ..Link::new(&self.href, on_navigate, words) }.html()
    }
}

/// The list of what people come for.
#[derive(Clone, Debug, PartialEq)]
pub struct Goals {
    /// What people come for.
    pub goals: Vec<Goal>,
    /// Called with the address on a plain click, instead of loading a page.
    pub on_navigate: Option<Callback<AttrValue>>,
}

impl Goals {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <ul class="goals" role="list">
                for goal in &self.goals {
                    <li>
                        { goal.html(self.on_navigate.as_ref()) }
                    </li>
                }
            </ul>
        }
    }
}
