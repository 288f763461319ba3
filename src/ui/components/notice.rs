//! One fact and one thing to do about it.
use super::icon::IconName;
use super::tone::Tone;
use crate::ui::draw::prelude::*;

/// A notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What its colour repeats.
    pub tone: Tone,
    /// The icon.
    pub icon: IconName,
    /// The fact.
    pub title: AttrValue,
    /// What follows from it.
    pub children: Html,
}

impl Notice {
    /// Its elements.
    pub fn html(&self) -> Html {
        let modifier = match self.tone {
            Tone::Action => None,
            Tone::Plain => Some("notice--plain"),
            Tone::Yes => Some("notice--yes"),
            Tone::Ask => Some("notice--ask"),
            Tone::Local => Some("notice--local"),
        };
        html! {
            <div class={classes!("notice", modifier)}>
                { self.icon.html() }
                <div>
                    <p class="notice__title">{ &self.title }</p>
                    { self.children.clone() }
                </div>
            </div>
        }
    }
}
