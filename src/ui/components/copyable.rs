//! A text to be copied by hand.
use crate::ui::draw::prelude::*;

/// A text that can be selected and not changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Copyable {
    /// The id of its control.
    pub id: AttrValue,
    /// What it is.
    pub label: AttrValue,
    /// The text.
    pub value: AttrValue,
}

/// A text of many lines that can be selected and not changed.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyableText {
    /// The id of its control.
    pub id: AttrValue,
    /// What it is.
    pub label: AttrValue,
    /// The text.
    pub value: AttrValue,
}

impl CopyableText {
    /// Its elements.
    pub fn html(&self) -> Html {
        let Self { id, label, value } = self.clone();
        html! {
            <>
                <label class="label label--s" for={id.clone()}>{ label }</label>
                <textarea class="input input--text" {id} rows="12" readonly="" value={value} />
            </>
        }
    }
}

impl Copyable {
    /// Its elements.
    pub fn html(&self) -> Html {
        let Copyable { id, label, value } = self.clone();
        html! {
            <>
                <label class="label label--s" for={id.clone()}>{ label }</label>
                <span class="input__row"><input class="input" {id} {value} readonly="" /></span>
            </>
        }
    }
}
