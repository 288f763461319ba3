//! The place of what is still on its way.
use crate::ui::draw::prelude::*;

/// Three lines in the place of text. They show only after half a second.
#[derive(Clone, Debug, PartialEq)]
pub struct Skeleton {
    /// What is on its way, read aloud.
    pub label: AttrValue,
}

impl Skeleton {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <div class="skeleton" aria-busy="true">
                <span class="hidden" role="status">{ &self.label }</span>
                for width in ["skeleton__line--60", "skeleton__line--90", "skeleton__line--30"] {
                    <span class={classes!("skeleton__line", width)} />
                }
            </div>
        }
    }
}
