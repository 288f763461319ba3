//! One option of radios or of checkboxes.
use super::field::{Field, saying};
use crate::ui::draw::prelude::*;

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is reported when it is picked.
    pub value: AttrValue,
    /// The words.
    pub label: AttrValue,
    /// What picking it leads to.
    pub hint: Option<AttrValue>,
    /// Whether it means not knowing, or none of the others; it then comes last and has a dashed frame.
    pub unsure: bool,
    /// What opens inside it when it is picked, such as the exact number.
    pub reveal: Option<Html>,
}

impl Choice {
    /// The native input, its label, and what it opens; `kind` is `radio` or `checkbox`.
    pub(super) fn html(
        &self,
        kind: &'static str,
        field: &Field,
        at: usize,
        checked: bool,
        on_pick: &Callback<AttrValue>,
    ) -> Html {
        let class = classes!(
            "radios__item",
            self.unsure.then_some("radios__item--unsure"),
            self.reveal.is_some().then_some("radios__item--exact"),
        );
        // The first option has the id of the field, so that a link to the field finds it.
        let id = if at == 0 { field.id.clone() } else { field.part_id(&at.to_string()) };
        html! {
            <div key={self.value.to_string()} {class}>
                <input
                    class="radios__input"
                    type={kind}
                    id={id.clone()}
                    name={field.id.clone()}
                    value={self.value.clone()}
                    {checked}
                    onchange={saying::<Event>(on_pick, self.value.clone())}
                />
                <label class="radios__label" for={id}>
                    { &self.label }
                    if let Some(hint) = &self.hint {
                        <span class="radios__hint">{ hint }</span>
                    }
                </label>
                if let Some(reveal) = self.reveal.as_ref().filter(|_| checked) {
                    <div class="radios__conditional">{ reveal.clone() }</div>
                }
            </div>
        }
    }
}
