//! One line to type.
use super::field::{Field, typing};
use crate::ui::draw::prelude::*;

/// What is typed: it chooses the keyboard and the width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Words,
    /// A whole number.
    Whole,
    /// An amount, with or without a decimal point.
    Decimal,
}

/// A text box with its unit. It stays a text box for numbers, so that nothing typed is lost.
#[derive(Clone, Debug, PartialEq)]
pub struct TextInput {
    /// The field.
    pub field: Field,
    /// Which part of the field it is, when it opens inside an option.
    pub part: Option<AttrValue>,
    /// What is typed.
    pub kind: TextKind,
    /// What was typed, right or wrong.
    pub value: AttrValue,
    /// The unit behind it.
    pub unit: Option<AttrValue>,
    /// Called with what was typed.
    pub on_input: Callback<AttrValue>,
}

impl TextInput {
    /// Its elements.
    pub fn html(&self) -> Html {
        let TextInput { field, part, .. } = self;
        let wrong = field.error.is_some();
        let (mode, width) = match self.kind {
            TextKind::Words => (None, None),
            TextKind::Whole => (Some("numeric"), Some("input--8")),
            TextKind::Decimal => (Some("decimal"), Some("input--8")),
        };
        html! {
            <span class="input__row">
                <input
                    class={classes!("input", width, wrong.then_some("input--error"))}
                    id={field.control_id(part.as_ref())}
                    inputmode={mode}
                    autocomplete="off"
                    value={self.value.clone()}
                    aria-labelledby={field.part_labelled_by(part.as_ref())}
                    aria-describedby={field.control_described_by(part.as_ref())}
                    aria-invalid={wrong.then_some("true")}
                    oninput={typing(&self.on_input)}
                />
                if let Some(unit) = &self.unit {
                    <span class="input__affix">{ unit }</span>
                }
            </span>
        }
    }
}
