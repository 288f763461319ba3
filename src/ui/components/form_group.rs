//! A question around its control: label or legend, hint, error.
use super::field::Field;
use super::icon::{Icon, IconName};
use yew::prelude::*;

/// Properties of [`FormGroup`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FormGroupProps {
    /// The field; the control inside gets the same one.
    pub field: Field,
    /// The question.
    pub label: AttrValue,
    /// Whether the answer takes several controls (radios, checkboxes, a date).
    #[prop_or_default]
    pub fieldset: bool,
    /// What stands beside the question, such as the button that skips it.
    #[prop_or_default]
    pub action: Option<Html>,
    /// What follows the control, such as why the question is asked.
    #[prop_or_default]
    pub after: Option<Html>,
    /// The control.
    pub children: Html,
}

/// A question around its control.
#[component]
pub fn FormGroup(props: &FormGroupProps) -> Html {
    let field = &props.field;
    let class = classes!(
        "form-group",
        props.action.is_some().then_some("form-group--action"),
        field.error.is_some().then_some("form-group--error"),
    );
    if props.fieldset {
        html! {
            <fieldset {class} aria-describedby={field.described_by()}>
                <legend class="fieldset__legend" id={field.label_id()}>{ &props.label }</legend>
                { rest(props) }
            </fieldset>
        }
    } else {
        html! {
            <div {class}>
                <label class="label" id={field.label_id()} for={field.id.clone()}>{ &props.label }</label>
                { rest(props) }
            </div>
        }
    }
}

fn rest(props: &FormGroupProps) -> Html {
    let field = &props.field;
    html! {
        <>
            if let Some(action) = &props.action {
                <div class="form-group__action">{ action.clone() }</div>
            }
            <div class="form-group__body">
                if let Some(hint) = &field.hint {
                    <p class="hint" id={field.hint_id()}>{ hint }</p>
                }
                if let Some(error) = &field.error {
                    <p class="error-message" id={field.error_id()}>
                        <Icon name={IconName::Warn} />
                        <span>{ error }</span>
                    </p>
                }
                <div class="answer">{ props.children.clone() }</div>
                { props.after.clone() }
            </div>
        </>
    }
}
