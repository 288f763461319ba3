//! What is certain out of what is possible, as a bar.
use crate::ui::draw::prelude::*;

/// A bar: solid for what is certain, hatched for what is possible.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The bar in one sentence, with its figures.
    pub label: AttrValue,
    /// How many hundredths of it are certain.
    pub sure: u8,
}

impl Range {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <svg class="range" role="img" aria-label={self.label.clone()}>
                <rect class="range__sure" width={format!("{}%", self.sure)} height="100%" rx="2" />
            </svg>
        }
    }
}
