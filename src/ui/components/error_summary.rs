//! What has to be put right, above the form.
use super::focus::focus_on;
use yew::prelude::*;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLink {
    /// The id of the control.
    pub id: AttrValue,
    /// What is wrong, and where.
    pub text: AttrValue,
}

/// Properties of [`ErrorSummary`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ErrorSummaryProps {
    /// The heading.
    pub title: AttrValue,
    /// What is wrong; nothing is shown when it is empty.
    pub errors: Vec<ErrorLink>,
}

const ID: &str = "error-summary";

/// The list of errors. It takes the focus when it appears and when it changes.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    use_effect_with(props.errors.clone(), |errors| {
        if !errors.is_empty() {
            focus_on(ID);
        }
    });
    if props.errors.is_empty() {
        return Html::default();
    }
    html! {
        <div class="error-summary" id={ID} role="alert" tabindex="-1" aria-labelledby="error-summary-title">
            <h2 class="error-summary__title" id="error-summary-title">{ &props.title }</h2>
            <ul role="list">
                for error in &props.errors {
                    <li key={error.id.to_string()}>{ link(error) }</li>
                }
            </ul>
        </div>
    }
}

/// The focus is moved by hand: with a `<base>`, an address of `#` and an id would lead to another page.
fn link(error: &ErrorLink) -> Html {
    let id = error.id.clone();
    let onclick = move |click: MouseEvent| {
        if focus_on(&id) {
            click.prevent_default();
        }
    };
    html! { <a href={format!("#{}", error.id)} {onclick}>{ &error.text }</a> }
}
