//! That answers speak of another day than the one that is reckoned for.

use crate::ui::draw::prelude::*;

use crate::ui::components::{ButtonLook, IconName, Notice, Tone, text};
use crate::ui::portal::{Message, Portal};

/// Says so, with a way to say that they speak of this day; nothing where they do.
pub(crate) fn said_before(portal: &Portal) -> Html {
    let Some(said) = portal.computed.said() else { return Html::default() };
    let view = portal.view();
    let today = [&*view.locale.date(view.situation.day)];
    let words = text(&portal.with("said.today", &today));
    let notice = Notice {
        tone: Tone::Ask,
        icon: IconName::Calendar,
        title: portal.with("said.title", &[&view.locale.date(said)]),
        children: html! {
            <>
                <p>{ portal.with("said.what", &today) }</p>
                { portal.button(ButtonLook::Secondary, Message::SaidToday, words) }
            </>
        },
    };
    notice.html()
}
