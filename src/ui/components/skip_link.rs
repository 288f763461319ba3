//! The link that jumps over the header.
use super::focus::focusing;
use crate::ui::draw::prelude::*;

/// A link seen only when it has the focus; it moves the focus to the main part.
#[derive(Clone, Debug, PartialEq)]
pub struct SkipLink {
    /// The id of the main part.
    pub id: AttrValue,
    /// The words.
    pub text: AttrValue,
}

impl SkipLink {
    /// Its elements.
    pub fn html(&self) -> Html {
        let onclick = focusing(self.id.clone());
        html! { <a class="skip-link" href={format!("#{}", self.id)} {onclick}>{ &self.text }</a> }
    }
}
