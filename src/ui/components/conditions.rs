//! The conditions of a policy, one by one.
use super::icon::IconName;
use crate::ui::draw::prelude::*;

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionState {
    /// Met.
    Yes,
    /// Not met.
    No,
    /// Not answered yet.
    Ask,
    /// The document does not say.
    Local,
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// How it stands.
    pub state: ConditionState,
    /// The same in words.
    pub state_text: AttrValue,
    /// The condition.
    pub text: AttrValue,
    /// The person's own answer, or how far off it is.
    pub own: Option<AttrValue>,
    /// In how many others it stands.
    pub depth: u8,
    /// Where it is written: a link to the clause or the clause itself.
    pub source: Option<Html>,
}

/// The list of conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditions {
    /// The conditions.
    pub conditions: Vec<Condition>,
}

impl Conditions {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <ul class="conditions" role="list">
                for condition in &self.conditions {
                    { item(condition) }
                }
            </ul>
        }
    }
}

fn item(condition: &Condition) -> Html {
    let (modifier, icon) = match condition.state {
        ConditionState::Yes => ("conditions__item--yes", IconName::Yes),
        ConditionState::No => ("conditions__item--no", IconName::No),
        ConditionState::Ask => ("conditions__item--ask", IconName::Ask),
        ConditionState::Local => ("conditions__item--local", IconName::Local),
    };
    let inside = if condition.depth == 1 { "conditions__item--in" } else { "conditions__item--deep" };
    html! {
        <li class={classes!("conditions__item", modifier, (condition.depth != 0).then_some(inside))}>
            { icon.html() }
            <div>
                <span class="conditions__state">{ &condition.state_text }</span>
                { &condition.text }
                if let Some(own) = &condition.own {
                    <p class="conditions__own">{ own }</p>
                }
                if let Some(source) = &condition.source {
                    <div class="conditions__source">{ source.clone() }</div>
                }
            </div>
        </li>
    }
}
