//! A date in separate boxes.
use super::field::{Field, standing};
use crate::ui::draw::prelude::*;

/// One box of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
}

impl DatePart {
    /// The part of the field's id that stands for this box.
    pub const fn name(self) -> &'static str {
        match self {
            DatePart::Year => "year",
            DatePart::Month => "month",
            DatePart::Day => "day",
        }
    }
}

/// Three texts, one for each box: what was typed, or the words behind the boxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateText {
    /// Of the year.
    pub year: AttrValue,
    /// Of the month.
    pub month: AttrValue,
    /// Of the day.
    pub day: AttrValue,
}

impl DateText {
    /// The text of one box.
    pub const fn get(&self, part: DatePart) -> &AttrValue {
        match part {
            DatePart::Year => &self.year,
            DatePart::Month => &self.month,
            DatePart::Day => &self.day,
        }
    }
}

/// Year, month and, if asked for, day. There is no calendar to pick from: people type dates they know.
#[derive(Clone, Debug, PartialEq)]
pub struct DateInput {
    /// The field; the form group around it is a fieldset.
    pub field: Field,
    /// What was typed.
    pub value: DateText,
    /// The words behind the boxes.
    pub labels: DateText,
    /// Whether the day is asked for.
    pub with_day: bool,
    /// The box the error is about; none means all of them.
    pub wrong: Option<DatePart>,
    /// Called with what now stands in the boxes.
    pub on_input: Callback<DateText>,
}

impl DateInput {
    /// Its elements.
    pub fn html(&self) -> Html {
        let parts = [DatePart::Year, DatePart::Month, DatePart::Day];
        let parts = parts.into_iter().filter(|part| self.with_day || *part != DatePart::Day);
        html! {
            <div class="date-input">
                for part in parts {
                    { self.item(part) }
                }
            </div>
        }
    }

    fn item(&self, part: DatePart) -> Html {
        let field = &self.field;
        let id = field.part_id(part.name());
        let wrong = field.error.is_some() && self.wrong.is_none_or(|wrong| wrong == part);
        let width = if part == DatePart::Year { "input--4" } else { "input--2" };
        html! {
            <span class="date-input__item">
                <input
                    class={classes!("input", width, wrong.then_some("input--error"))}
                    id={id.clone()}
                    inputmode="numeric"
                    autocomplete="off"
                    value={self.value.get(part).clone()}
                    aria-describedby={wrong.then(|| field.error_id())}
                    aria-invalid={wrong.then_some("true")}
                    oninput={self.typing()}
                />
                <label for={id}>{ self.labels.get(part) }</label>
            </span>
        }
    }

    fn typing(&self) -> Callback<InputEvent> {
        let ids =
            [DatePart::Year, DatePart::Month, DatePart::Day].map(|part| self.field.part_id(part.name()));
        self.on_input.reform(move |_| {
            let text = |id: &AttrValue| standing(id).map(|input| input.value().into()).unwrap_or_default();
            let [year, month, day] = ids.each_ref().map(text);
            DateText { year, month, day }
        })
    }
}
