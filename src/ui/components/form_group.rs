//! A question around its control: label or legend, hint, error.
use super::field::Field;
use super::icon::IconName;
use crate::ui::draw::prelude::*;

/// A question around its control.
#[derive(Clone, Debug, PartialEq)]
pub struct FormGroup {
    /// The field; the control inside gets the same one.
    pub field: Field,
    /// The question.
    pub label: AttrValue,
    /// Whether the answer takes several controls (radios, checkboxes, a date).
    pub fieldset: bool,
    /// What stands beside the question, such as the button that skips it.
    pub action: Option<Html>,
    /// What follows the control, such as why the question is asked.
    pub after: Option<Html>,
    /// The control.
    pub children: Html,
}

impl FormGroup {
    /// Its elements.
    pub fn html(&self) -> Html {
        let field = &self.field;
        let class = classes!(
            "form-group",
            self.action.is_some().then_some("form-group--action"),
            field.error.is_some().then_some("form-group--error"),
        );
        if self.fieldset {
            html! {
                <fieldset {class} aria-describedby={field.described_by()}>
                    <legend class="fieldset__legend" id={field.label_id()}>{ &self.label }</legend>
                    { self.rest() }
                </fieldset>
            }
        } else {
            html! {
                <div {class}>
                    <label class="label" id={field.label_id()} for={field.id.clone()}>{ &self.label }</label>
                    { self.rest() }
                </div>
            }
        }
    }

    fn rest(&self) -> Html {
        let field = &self.field;
        html! {
            <>
                if let Some(action) = &self.action {
                    <div class="form-group__action">{ action.clone() }</div>
                }
                <div class="form-group__body">
                    if let Some(hint) = &field.hint {
                        <p class="hint" id={field.hint_id()}>{ hint }</p>
                    }
                    if let Some(error) = &field.error {
                        <p class="error-message" id={field.error_id()}>
                            { IconName::Warn.html() }
                            <span>{ error }</span>
                        </p>
                    }
                    <div class="answer">{ self.children.clone() }</div>
                    { self.after.clone() }
                </div>
            </>
        }
    }
}
