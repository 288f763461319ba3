//! Any of several answers.
use super::choice::Choice;
use super::field::Field;
use crate::ui::draw::prelude::*;

/// Checkboxes.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkboxes {
    /// The field; the form group around it is a fieldset.
    pub field: Field,
    /// The options, the unsure one last.
    pub choices: Vec<Choice>,
    /// The values of those picked.
    pub values: Vec<AttrValue>,
    /// Called with the value of the option switched on or off.
    pub on_toggle: Callback<AttrValue>,
}

impl Checkboxes {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <div class="radios checkboxes">
                for (at, choice) in self.choices.iter().enumerate() {
                    { choice.html("checkbox", &self.field, at, self.values.contains(&choice.value), &self.on_toggle) }
                }
            </div>
        }
    }
}
