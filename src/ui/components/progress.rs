//! How far something that takes long has come.
use crate::ui::draw::prelude::*;

/// A bar that fills.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// What is under way.
    pub label: AttrValue,
    /// How much of it is done, in thousandths.
    pub done: i64,
}

impl Progress {
    /// Its elements.
    pub fn html(&self) -> Html {
        let (label, done) = (self.label.clone(), self.done.to_string());
        html! { <progress class="progress" max="1000" value={done} aria-label={label} /> }
    }
}
