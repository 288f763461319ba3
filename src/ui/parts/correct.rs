//! A result that seems wrong: what to tell whoever can put it right.

use crate::ui::draw::prelude::*;

use crate::ui::components::{ButtonLook, CopyableText, text};
use crate::ui::parts::copied;
use crate::ui::portal::{Message, Portal};

/// The way to write down what the policy at an index comes to. It goes nowhere by itself.
pub(crate) fn correct(portal: &Portal, at: usize) -> Html {
    let written = portal.passed.and_then(|_| portal.correction(at));
    let (id, label) = ("correction".into(), portal.word("correct.label"));
    html! {
        <section class="section on-screen">
            <h2>{ portal.word("correct.title") }</h2>
            <p class="measure">{ portal.word("correct.what") }</p>
            <p>{ portal.button(ButtonLook::Secondary, Message::Correct(at), text(&portal.word("correct.write"))) }</p>
            { copied(portal, portal.passed, "text.select") }
            if let Some(written) = written {
                { CopyableText { id, label, value: written.into() }.html() }
            }
        </section>
    }
}
