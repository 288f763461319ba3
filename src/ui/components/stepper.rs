//! A whole number to type, or to step up and down.
use super::field::{Field, typed};
use super::icon::{Icon, IconName};
use yew::prelude::*;

/// Properties of [`Stepper`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StepperProps {
    /// The field.
    pub field: Field,
    /// Which part of the field it is, when it opens inside an option.
    #[prop_or_default]
    pub part: Option<AttrValue>,
    /// What was typed, be it a number or not.
    pub value: AttrValue,
    /// The least number the buttons lead to.
    pub min: u32,
    /// The greatest number the buttons lead to.
    pub max: u32,
    /// The unit behind it.
    #[prop_or_default]
    pub unit: Option<AttrValue>,
    /// The name of the button that takes one away.
    pub less: AttrValue,
    /// The name of the button that adds one.
    pub more: AttrValue,
    /// Called with what was typed, or with the number stepped to.
    pub on_input: Callback<AttrValue>,
}

/// A number between two buttons. The buttons never touch a text that is not a number.
#[component]
pub fn Stepper(props: &StepperProps) -> Html {
    let StepperProps { field, part, .. } = props;
    let wrong = field.error.is_some();
    html! {
        <span class="stepper__row">
            <span class={classes!("stepper", wrong.then_some("stepper--error"))}>
                { button(props, &props.less, IconName::Minus, less(props)) }
                <input
                    class="stepper__input"
                    id={field.control_id(part.as_ref())}
                    inputmode="numeric"
                    autocomplete="off"
                    value={props.value.clone()}
                    aria-labelledby={field.part_labelled_by(part.as_ref())}
                    aria-describedby={field.control_described_by(part.as_ref())}
                    aria-invalid={wrong.then_some("true")}
                    oninput={props.on_input.reform(|event: InputEvent| typed(&event))}
                />
                { button(props, &props.more, IconName::Plus, more(props)) }
            </span>
            if let Some(unit) = &props.unit {
                <span class="stepper__unit">{ unit }</span>
            }
        </span>
    }
}

fn button(props: &StepperProps, label: &AttrValue, icon: IconName, next: Option<u32>) -> Html {
    let onclick = next.map(|next| props.on_input.reform(move |_: MouseEvent| next.to_string().into()));
    html! {
        <button
            class="stepper__button"
            type="button"
            aria-label={label.clone()}
            disabled={next.is_none()}
            {onclick}
        >
            <Icon name={icon} />
        </button>
    }
}

fn less(props: &StepperProps) -> Option<u32> {
    let now: u32 = props.value.trim().parse().ok()?;
    (now > props.min).then(|| now.saturating_sub(1).min(props.max))
}

/// From an empty box one step leads to the first number worth saying.
fn more(props: &StepperProps) -> Option<u32> {
    let text = props.value.trim();
    if text.is_empty() {
        return Some(props.min.max(1));
    }
    let now: u32 = text.parse().ok()?;
    (now < props.max).then(|| now.saturating_add(1).max(props.min))
}
