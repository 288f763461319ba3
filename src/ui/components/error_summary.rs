//! What has to be put right, above the form.
use super::focus::focusing;
use crate::ui::draw::prelude::*;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLink {
    /// The id of the control.
    pub id: AttrValue,
    /// What is wrong, and where.
    pub text: AttrValue,
}

/// The list of errors. Whoever shows it moves the focus to it.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorSummary {
    /// Its id.
    pub id: AttrValue,
    /// The heading.
    pub title: AttrValue,
    /// What is wrong; nothing is shown when it is empty.
    pub errors: Vec<ErrorLink>,
}

impl ErrorSummary {
    /// The id of the one on a page of questions.
    pub const ID: &str = "error-summary";

    /// Its elements.
    pub fn html(&self) -> Html {
        if self.errors.is_empty() {
            return Html::default();
        }
        let title = [&self.id, "-title"].concat();
        html! {
            <div class="error-summary" id={self.id.clone()} role="alert" tabindex="-1" aria-labelledby={title.clone()}>
                <h2 class="error-summary__title" id={title}>{ &self.title }</h2>
                <ul role="list">
                    for error in &self.errors {
                        <li key={error.id.to_string()}>{ link(error) }</li>
                    }
                </ul>
            </div>
        }
    }
}

fn link(error: &ErrorLink) -> Html {
    let onclick = focusing(error.id.clone());
    html! { <a href={format!("#{}", error.id)} {onclick}>{ &error.text }</a> }
}
