//! A number that is moved along a line.
use super::field::typing;
use crate::ui::draw::prelude::*;

/// A number that is moved along a line: the axis of the picture above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slider {
    /// Its id.
    pub id: AttrValue,
    /// What is moved.
    pub label: AttrValue,
    /// The least number.
    pub min: i64,
    /// The greatest number.
    pub max: i64,
    /// Where it stands.
    pub value: i64,
    /// What that is, in words.
    pub text: AttrValue,
    /// Called with the number it is moved to.
    pub on_input: Callback<AttrValue>,
}

impl Slider {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <input
                class="slider"
                id={self.id.clone()}
                type="range"
                min={self.min.to_string()}
                max={self.max.to_string()}
                value={self.value.clamp(self.min, self.max).to_string().into()}
                aria-label={self.label.clone()}
                aria-valuetext={self.text.clone()}
                oninput={typing(&self.on_input)}
            />
        }
    }
}
