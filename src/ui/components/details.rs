//! More, for those who want it.
use super::icon::IconName;
use crate::ui::draw::prelude::*;

/// A line that opens, without the app too.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// The line that opens it.
    pub summary: AttrValue,
    /// What it shows when it is open.
    pub children: Html,
}

impl Details {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <details class="details">
                <summary class="details__summary">
                    <span>{ &self.summary }</span>
                    { IconName::Down.html() }
                </summary>
                <div class="details__text">{ self.children.clone() }</div>
            </details>
        }
    }
}
