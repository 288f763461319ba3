//! What the portal is, what becomes of answers, how it looks, and how far it can be used by everybody.

use crate::ui::draw::prelude::*;

use crate::ui::components::{
    ButtonLook, Choice, Condition, ConditionState, Conditions, Field, FormGroup, Radios, text,
};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::state::Slot;

/// The colours that can be chosen; the first are those of the device.
const THEMES: [&str; 4] = ["", "light", "dark", "contrast"];

/// What the portal is.
pub(crate) fn about(portal: &Portal) -> Html {
    html! {
        <>
            <h1>{ portal.word("nav.about") }</h1>
            { parts(portal, &["privacy", "check"]) }
            { looks(portal) }
            { parts(portal, &["grades", "unknown", "data"]) }
            { norms(portal) }
            <section class="section">
                <h2>{ portal.word("embed.title") }</h2>
                <p class="measure">{ portal.link(&Route::Embed, &portal.word("embed.open")) }</p>
            </section>
            <p class="section">{ portal.link(&Route::Components, &portal.word("components.title")) }</p>
        </>
    }
}

fn parts(portal: &Portal, names: &[&str]) -> Html {
    html! {
        for name in names {
            <section class="section">
                <h2>{ portal.word(&format!("about.{name}")) }</h2>
                <p class="measure">{ portal.with(&format!("about.{name}.what"), &[&portal.data.catalog.version]) }</p>
            </section>
        }
    }
}

/// Colours and size of letters.
fn looks(portal: &Portal) -> Html {
    let field = Field { id: "theme".into(), hint: None, error: None };
    let choice = |theme: &str| {
        let key =
            if theme.is_empty() { "about.theme.device".to_owned() } else { ["about.theme.", theme].concat() };
        Choice {
            value: theme.to_owned().into(),
            label: portal.word(&key),
            hint: None,
            unsure: false,
            reveal: None,
        }
    };
    let radios = Radios {
        field: field.clone(),
        choices: THEMES.map(choice).to_vec(),
        value: Some(portal.state.theme.clone().into()),
        inline: true,
        on_change: portal.say(Slot::Theme),
    };
    let group = FormGroup {
        field,
        label: portal.word("about.theme"),
        fieldset: true,
        action: None,
        after: None,
        children: radios.html(),
    };
    let large = portal.state.large;
    let size = portal.word(if large { "size.standard" } else { "size.large" });
    html! {
        <section class="section">
            <h2>{ portal.word("about.looks") }</h2>
            <p class="measure">{ portal.word("about.looks.what") }</p>
            { group.html() }
            <p>{ portal.button(ButtonLook::Secondary, Message::Large(!large), text(&size)) }</p>
        </section>
    }
}

/// What is asked of sites so that everybody can use them, line by line: held, not held, or not to be told here.
fn norms(portal: &Portal) -> Html {
    let states = [
        ("about.met.", ConditionState::Yes),
        ("about.unmet.", ConditionState::No),
        ("about.untold.", ConditionState::Ask),
    ];
    let lines = states.into_iter().flat_map(|(prefix, state)| {
        let state_text = portal.word(prefix.trim_end_matches('.'));
        let keys = portal.data.words.keys().filter(move |key| key.starts_with(prefix));
        keys.map(move |key| Condition {
            state,
            state_text: state_text.clone(),
            text: portal.word(key),
            own: None,
            depth: 0,
            source: None,
        })
    });
    html! {
        <section class="section">
            <h2>{ portal.word("about.norms") }</h2>
            <p class="measure">{ portal.word("about.norms.what") }</p>
            { Conditions { conditions: lines.collect() }.html() }
        </section>
    }
}
