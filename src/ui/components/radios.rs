//! One answer out of several.
use super::choice::Choice;
use super::field::Field;
use crate::ui::draw::prelude::*;

/// Radio buttons.
#[derive(Clone, Debug, PartialEq)]
pub struct Radios {
    /// The field; the form group around it is a fieldset.
    pub field: Field,
    /// The options, the unsure one last.
    pub choices: Vec<Choice>,
    /// The value of the one picked.
    pub value: Option<AttrValue>,
    /// Whether short options stand side by side where there is room.
    pub inline: bool,
    /// Called with the value of the option picked.
    pub on_change: Callback<AttrValue>,
}

impl Radios {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <div class={classes!("radios", self.inline.then(|| columns(&self.choices)))}>
                for (at, choice) in self.choices.iter().enumerate() {
                    { choice.html("radio", &self.field, at, self.value.as_ref() == Some(&choice.value), &self.on_change) }
                }
            </div>
        }
    }
}

/// Three short options fill the line; any other number wraps as it fits.
fn columns(choices: &[Choice]) -> &'static str {
    let short = choices.iter().filter(|choice| !choice.unsure && choice.reveal.is_none()).count();
    if short == 3 { "radios--3" } else { "radios--inline" }
}
