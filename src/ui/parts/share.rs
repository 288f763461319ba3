//! A link with the answers: how it is made, and what is said when the answers came with one.

use crate::ui::draw::prelude::*;

use crate::present::Dropped;
use crate::ui::browser::Passed;
use crate::ui::components::{ButtonLook, Copyable, IconName, Link, Notice, Qr, Tone, jump, text};
use crate::ui::portal::{Came, Message, Portal};
use crate::ui::site;

/// How many parts of a link that were left out are named.
const NAMED: usize = 12;

/// The way to pass the answers on; nothing where there are none.
pub(crate) fn share(portal: &Portal) -> Html {
    if portal.state.form.is_empty() {
        return Html::default();
    }
    let press = portal.button(ButtonLook::Secondary, Message::Share, text(&portal.word("share.make")));
    let said = portal.passed.and_then(|passed| match passed {
        Passed::UnderWay => None,
        Passed::Shared => Some("share.shared"),
        Passed::Copied => Some("share.copied"),
        Passed::Not => Some("share.select"),
    });
    html! {
        <section class="section">
            <h2>{ portal.word("share.title") }</h2>
            <p class="measure">{ portal.word("share.what") }</p>
            { press }
            <p aria-live="polite">
                if let Some(key) = said {
                    { portal.word(key) }
                }
            </p>
            if portal.passed.is_some() {
                { link(portal) }
            }
        </section>
    }
}

fn link(portal: &Portal) -> Html {
    let (label, value) = (portal.word("share.link"), AttrValue::from(portal.address()));
    let qr = Qr { text: value.clone(), label: portal.word("share.qr") };
    html! {
        <>
            { Copyable { id: "share-link".into(), label, value }.html() }
            { qr.html() }
        </>
    }
}

/// Says that the answers came with a link, and what of it was left out; nothing where they did not.
pub(crate) fn came(portal: &Portal) -> Html {
    let Some(Came { data, dropped }) = &portal.came else { return Html::default() };
    let version = &portal.data.catalog.version;
    let more = dropped.len().saturating_sub(NAMED);
    let notice = Notice {
        tone: if dropped.is_empty() { Tone::Plain } else { Tone::Ask },
        icon: IconName::Info,
        title: portal.word(if site::embedded() { "embed.filled" } else { "came.title" }),
        children: html! {
            <>
                { look_through(portal) }
                if !data.is_empty() && data != version {
                    <p>{ portal.with("came.data", &[data, version]) }</p>
                }
                if !dropped.is_empty() {
                    <p>{ portal.word("came.dropped") }</p>
                    <ul>
                        for one in dropped.iter().take(NAMED) {
                            <li>{ left_out(portal, one) }</li>
                        }
                        if more != 0 {
                            <li>{ portal.with("came.more", &[&more.to_string()]) }</li>
                        }
                    </ul>
                }
            </>
        },
    };
    notice.html()
}

/// What is to be done with answers that another gave.
fn look_through(portal: &Portal) -> Html {
    if site::embedded() {
        return html! { <p>{ portal.word("embed.filled.what") }</p> };
    }
    let href = ["#", Portal::ANSWERED].concat().into();
    let link = Link::new(&href, Some(&jump()), text(&portal.word("answered.title")));
    html! {
        <>
            <p>{ portal.word("came.what") }</p>
            <p>{ Link { class: Some("way".into()), ..link }.html() }</p>
        </>
    }
}

/// What was left out, and why; of a name that nobody knows no more than is worth repeating.
fn left_out(portal: &Portal, Dropped { name, why }: &Dropped) -> AttrValue {
    let view = portal.view();
    let fact = view.catalog.fact_id(name).and_then(|id| view.catalog.fact(id));
    let shown = match fact {
        _ if name.is_empty() => portal.word("came.whole").to_string(),
        Some(fact) => view.text(&fact.label),
        None => name.chars().take(40).collect(),
    };
    portal.with(&["came.", why.as_str()].concat(), &[&shown])
}
