//! Any of several answers.
use super::choice::{Choice, ChoiceItem};
use super::field::Field;
use super::radios::choice_id;
use yew::prelude::*;

/// Properties of [`Checkboxes`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CheckboxesProps {
    /// The field; the form group around it is a fieldset.
    pub field: Field,
    /// The options, the unsure one last.
    pub choices: Vec<Choice>,
    /// The values of those picked.
    pub values: Vec<AttrValue>,
    /// Called with the value of the option switched on or off.
    pub on_toggle: Callback<AttrValue>,
}

/// Checkboxes.
#[component]
pub fn Checkboxes(props: &CheckboxesProps) -> Html {
    html! {
        <div class="radios checkboxes">
            for (at, choice) in props.choices.iter().enumerate() {
                <ChoiceItem
                    key={choice.value.to_string()}
                    kind="checkbox"
                    id={choice_id(&props.field, at)}
                    name={props.field.id.clone()}
                    choice={choice.clone()}
                    checked={props.values.contains(&choice.value)}
                    on_pick={props.on_toggle.clone()}
                />
            }
        </div>
    }
}
