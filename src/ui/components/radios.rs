//! One answer out of several.
use super::choice::{Choice, ChoiceItem};
use super::field::Field;
use yew::prelude::*;

/// Properties of [`Radios`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RadiosProps {
    /// The field; the form group around it is a fieldset.
    pub field: Field,
    /// The options, the unsure one last.
    pub choices: Vec<Choice>,
    /// The value of the one picked.
    pub value: Option<AttrValue>,
    /// Whether short options stand side by side where there is room.
    #[prop_or_default]
    pub inline: bool,
    /// Called with the value of the option picked.
    pub on_change: Callback<AttrValue>,
}

/// Radio buttons.
#[component]
pub fn Radios(props: &RadiosProps) -> Html {
    html! {
        <div class={classes!("radios", props.inline.then(|| columns(&props.choices)))}>
            for (at, choice) in props.choices.iter().enumerate() {
                <ChoiceItem
                    key={choice.value.to_string()}
                    kind="radio"
                    id={choice_id(&props.field, at)}
                    name={props.field.id.clone()}
                    choice={choice.clone()}
                    checked={props.value.as_ref() == Some(&choice.value)}
                    on_pick={props.on_change.clone()}
                />
            }
        </div>
    }
}

/// Three short options fill the line; any other number wraps as it fits.
fn columns(choices: &[Choice]) -> &'static str {
    let short = choices.iter().filter(|choice| !choice.unsure && choice.reveal.is_none()).count();
    if short == 3 { "radios--3" } else { "radios--inline" }
}

/// The first option has the id of the field, so that a link to the field finds it.
pub(super) fn choice_id(field: &Field, at: usize) -> AttrValue {
    if at == 0 { field.id.clone() } else { field.part_id(&at.to_string()) }
}
