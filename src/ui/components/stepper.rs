//! A whole number to type, or to step up and down.
use super::field::{Field, standing, typing};
use super::icon::IconName;
use crate::ui::draw::prelude::*;

/// A number between two buttons. The buttons never touch a text that is not a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Stepper {
    /// The field.
    pub field: Field,
    /// Which part of the field it is, when it opens inside an option.
    pub part: Option<AttrValue>,
    /// What was typed, be it a number or not.
    pub value: AttrValue,
    /// The least number the buttons lead to.
    pub min: u32,
    /// The greatest number the buttons lead to.
    pub max: u32,
    /// The unit behind it.
    pub unit: Option<AttrValue>,
    /// The name of the button that takes one away.
    pub less: AttrValue,
    /// The name of the button that adds one.
    pub more: AttrValue,
    /// Called with what was typed, or with the number stepped to.
    pub on_input: Callback<AttrValue>,
}

impl Stepper {
    /// Its elements.
    pub fn html(&self) -> Html {
        let Stepper { field, part, .. } = self;
        let wrong = field.error.is_some();
        html! {
            <span class="stepper__row">
                <span class={classes!("stepper", wrong.then_some("stepper--error"))}>
                    { self.button(&self.less, IconName::Minus, Self::less) }
                    <input
                        class="stepper__input"
                        id={field.control_id(part.as_ref())}
                        inputmode="numeric"
                        autocomplete="off"
                        value={self.value.clone()}
                        aria-labelledby={field.part_labelled_by(part.as_ref())}
                        aria-describedby={field.control_described_by(part.as_ref())}
                        aria-invalid={wrong.then_some("true")}
                        oninput={typing(&self.on_input)}
                    />
                    { self.button(&self.more, IconName::Plus, Self::more) }
                </span>
                if let Some(unit) = &self.unit {
                    <span class="stepper__unit">{ unit }</span>
                }
            </span>
        }
    }

    fn button(&self, label: &AttrValue, icon: IconName, next: fn(&Self, &str) -> Option<u32>) -> Html {
        let (stepper, id) = (self.clone(), self.field.control_id(self.part.as_ref()));
        let onclick = Callback::from(move |_: MouseEvent| {
            let Some(input) = standing(&id) else { return };
            if let Some(number) = next(&stepper, &input.value()) {
                input.set_value(&number.to_string());
                stepper.on_input.emit(number.to_string().into());
            }
        });
        html! {
            <button
                class="stepper__button"
                type="button"
                aria-label={label.clone()}
                disabled={next(self, &self.value).is_none()}
                {onclick}
            >
                { icon.html() }
            </button>
        }
    }

    fn less(&self, typed: &str) -> Option<u32> {
        let now: u32 = typed.trim().parse().ok()?;
        (now > self.min).then(|| now.saturating_sub(1).min(self.max))
    }

    /// From an empty box one step leads to the first number worth saying.
    fn more(&self, typed: &str) -> Option<u32> {
        let text = typed.trim();
        if text.is_empty() {
            return Some(self.min.max(1));
        }
        let now: u32 = text.parse().ok()?;
        (now < self.max).then(|| now.saturating_add(1).max(self.min))
    }
}
