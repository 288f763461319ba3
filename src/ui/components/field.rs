//! What ties a control to its label, its hint and its error.
use crate::ui::draw::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// One question: the ids of its parts follow from its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// The id of its control; of the first one, if it has several.
    pub id: AttrValue,
    /// What helps to answer.
    pub hint: Option<AttrValue>,
    /// What is wrong with the answer, and an example of a right one.
    pub error: Option<AttrValue>,
}

impl Field {
    /// The id of its label or legend.
    pub fn label_id(&self) -> AttrValue {
        self.part_id("label")
    }

    /// The id of its hint.
    pub fn hint_id(&self) -> AttrValue {
        self.part_id("hint")
    }

    /// The id of its error.
    pub fn error_id(&self) -> AttrValue {
        self.part_id("error")
    }

    /// The id of one part, such as `year`.
    pub fn part_id(&self, part: &str) -> AttrValue {
        format!("{}-{part}", self.id).into()
    }

    /// The ids of the hint and of the error, as far as they are shown.
    pub fn described_by(&self) -> Option<AttrValue> {
        match (&self.hint, &self.error) {
            (None, None) => None,
            (Some(_), None) => Some(self.hint_id()),
            (None, Some(_)) => Some(self.error_id()),
            (Some(_), Some(_)) => Some(format!("{} {}", self.hint_id(), self.error_id()).into()),
        }
    }

    /// The id of a control: of the field itself, or of one part of it.
    pub(super) fn control_id(&self, part: Option<&AttrValue>) -> AttrValue {
        part.map_or_else(|| self.id.clone(), |part| self.part_id(part))
    }

    /// What describes a control. The hint of a part is read with the group it is in, not again with it.
    pub(super) fn control_described_by(&self, part: Option<&AttrValue>) -> Option<AttrValue> {
        match part {
            None => self.described_by(),
            Some(_) => self.error.is_some().then(|| self.error_id()),
        }
    }

    /// What names a part that has no label of its own.
    pub(super) fn part_labelled_by(&self, part: Option<&AttrValue>) -> Option<AttrValue> {
        part.map(|_| self.label_id())
    }
}

/// The text an input holds, as typed.
pub(super) fn typed(event: &Event) -> AttrValue {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value().into())
        .unwrap_or_default()
}

/// The input of that id as it stands on the page: who types or taps fast is ahead of what was drawn.
pub(super) fn standing(id: &str) -> Option<HtmlInputElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}

/// Says what is typed, with every key.
pub(super) fn typing(on_input: &Callback<AttrValue>) -> Callback<InputEvent> {
    on_input.reform(|event: InputEvent| typed(&event))
}

/// Says the same whenever something happens.
pub(super) fn saying<E: 'static>(on_pick: &Callback<AttrValue>, value: AttrValue) -> Callback<E> {
    on_pick.reform(move |_| value.clone())
}
