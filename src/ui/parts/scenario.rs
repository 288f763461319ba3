//! Which of several scenarios is shown, and the way to compare them.

use crate::ui::draw::prelude::*;

use crate::ui::components::{ButtonLook, IconName, Notice, Tone, text};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;

/// What a scenario is called.
pub(crate) fn scenario_name(portal: &Portal, which: usize) -> AttrValue {
    portal.word(match which {
        0 => "scenario.first",
        1 => "scenario.second",
        _ => "scenario.third",
    })
}

/// Which scenario is shown, where there are several.
pub(crate) fn shown_scenario(portal: &Portal) -> Html {
    if portal.state.others.is_empty() {
        return Html::default();
    }
    let notice = Notice {
        tone: Tone::Action,
        icon: IconName::Info,
        title: portal.with("scenario.shown", &[&scenario_name(portal, portal.state.which)]),
        children: html! {
            <p>{ portal.word("scenario.change") }{ portal.link(&Route::Compare, &portal.word("scenario.back")) }</p>
        },
    };
    notice.html()
}

/// The way to answer otherwise and compare; nothing before an answer.
pub(crate) fn compare_link(portal: &Portal) -> Html {
    if portal.state.form.is_empty() && portal.state.others.is_empty() {
        return Html::default();
    }
    let add = portal.button(ButtonLook::Secondary, Message::AddScenario, text(&portal.word("scenario.add")));
    html! {
        <section class="section">
            <h2>{ portal.word("compare.title") }</h2>
            if portal.state.others.is_empty() {
                <p>{ portal.word("compare.what") }</p>
                { add }
            } else {
                <p>{ portal.link(&Route::Compare, &portal.word("scenario.back")) }</p>
            }
        </section>
    }
}
