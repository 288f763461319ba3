//! What can be done with answers besides passing them on: copied as text, saved on the device, or cleared for the next
//! person.

use crate::ui::draw::prelude::*;

use crate::ui::browser::Passed;
use crate::ui::components::{ButtonLook, CopyableText, Details, IconName, Notice, Qr, Tone, text};
use crate::ui::pages;
use crate::ui::portal::{Message, Portal, ResultFile};
use crate::ui::site;

/// The ways to keep the results; where there are none, the way to keep nothing from the first answer on.
pub(crate) fn keep(portal: &Portal) -> Html {
    if portal.state.form.is_empty() {
        return if portal.state.counter { next_person(portal) } else { begin_counter(portal) };
    }
    html! {
        <>
            { as_text(portal) }
            { as_files(portal) }
            if portal.state.counter {
                { next_person(portal) }
            } else {
                { on_device(portal) }
            }
        </>
    }
}

/// What stands on paper besides the results: what they were reckoned from, and the way back to them.
pub(crate) fn sheet(portal: &Portal) -> Html {
    let view = portal.view();
    let qr = Qr { text: portal.address().into(), label: portal.word("share.qr") };
    html! {
        <section class="section">
            <p>{ portal.with("text.sheet", &[&view.locale.date(view.situation.day), &view.catalog.version]) }</p>
            <p class="small">{ portal.word("about.grades.what") }</p>
            if !portal.state.form.is_empty() {
                <p>{ portal.word("text.sheet_link") }</p>
                { qr.html() }
            }
        </section>
    }
}

/// What became of a text that was to be copied; and how to do it by hand.
pub(crate) fn copied(portal: &Portal, passed: Option<Passed>, by_hand: &'static str) -> Html {
    let said = passed.and_then(|passed| match passed {
        Passed::Copied | Passed::Shared => Some("text.copied"),
        Passed::Not => Some(by_hand),
        Passed::UnderWay => None,
    });
    html! {
        <p aria-live="polite">
            if let Some(key) = said {
                { portal.word(key) }
            }
        </p>
    }
}

fn as_text(portal: &Portal) -> Html {
    let (id, label) = ("handout".into(), portal.word("text.label"));
    html! {
        <section class="section">
            <h2>{ portal.word("text.title") }</h2>
            <p class="measure">{ portal.word("text.what") }</p>
            <p class="cluster">
                { portal.button(ButtonLook::Secondary, Message::CopyText, text(&portal.word("text.copy"))) }
                { portal.button(ButtonLook::Secondary, Message::Print, text(&portal.word("checklist.print"))) }
            </p>
            { copied(portal, portal.copied, "text.select") }
            if portal.copied.is_some() {
                { CopyableText { id, label, value: portal.handout().into() }.html() }
            }
        </section>
    }
}

/// Files of the results; nothing where something that was typed is wrong, or the quotes have not come yet.
fn as_files(portal: &Portal) -> Html {
    if !portal.computed.problems.is_empty() || !pages::has_texts(portal) {
        return Html::default();
    }
    let day = portal.view().situation.day;
    let save = |file: &ResultFile| {
        let download = format!("policy-portal-{day}.{}", file.end);
        let words = portal.word(&["text.", file.end].concat());
        html! { <a class="button button--secondary" href={file.href.clone()} {download}>{ words }</a> }
    };
    let schema = [site::root(), "static/schema/result.json"].concat();
    html! {
        <section class="section">
            <h2>{ portal.word("text.files") }</h2>
            <p class="measure">{ portal.word("text.files_what") }</p>
            <p class="cluster" aria-live="polite">
                // It stays: the focus is on it.
                { portal.button(ButtonLook::Secondary, Message::MakeFiles, text(&portal.word("text.make_files"))) }
                for file in portal.computed.files.iter().flatten() {
                    { save(file) }
                }
            </p>
            for file in portal.computed.files.iter().flatten() {
                { by_hand(portal, file) }
            }
            <p><a class="way" href={schema} rel="noopener" target="_blank">{ portal.word("text.schema") }</a></p>
        </section>
    }
}

/// What stands in a file, for devices that save none.
fn by_hand(portal: &Portal, file: &ResultFile) -> Html {
    let label = portal.word(&["text.copy.", file.end].concat());
    let id = ["file-", file.end].concat().into();
    let children = CopyableText { id, label: label.clone(), value: file.text.clone() }.html();
    Details { summary: label, children }.html()
}

fn on_device(portal: &Portal) -> Html {
    let saved = &portal.saved;
    let forget =
        || portal.button(ButtonLook::Secondary, Message::ForgetSaved, text(&portal.word("saved.forget")));
    html! {
        <section class="section">
            <h2>{ portal.word("saved.title") }</h2>
            <p class="measure">{ portal.word("saved.what") }</p>
            <p class="cluster">
                if !saved.is_this {
                    { portal.button(ButtonLook::Secondary, Message::Save, text(&portal.word("saved.save"))) }
                }
                if saved.day.is_some() {
                    { forget() }
                }
            </p>
            <p aria-live="polite">
                if saved.is_this {
                    { portal.word("saved.done") }
                }
                if saved.refused {
                    { portal.word("saved.refused") }
                }
            </p>
            { begin_counter(portal) }
        </section>
    }
}

fn begin_counter(portal: &Portal) -> Html {
    html! { <p>{ portal.button(ButtonLook::Text, Message::Counter(true), text(&portal.word("counter.begin"))) }</p> }
}

fn next_person(portal: &Portal) -> Html {
    let children = html! {
        <>
            <p>{ portal.word("counter.what") }</p>
            <p class="cluster">
                { portal.button(ButtonLook::Secondary, Message::NextPerson, text(&portal.word("counter.next"))) }
                { portal.button(ButtonLook::Text, Message::Counter(false), text(&portal.word("counter.end"))) }
            </p>
        </>
    };
    let notice =
        Notice { tone: Tone::Action, icon: IconName::Person, title: portal.word("counter.title"), children };
    html! { <section class="section">{ notice.html() }</section> }
}

/// What was saved on this device before, offered; nothing where nothing was, or answers are there already.
pub(crate) fn saved_before(portal: &Portal) -> Html {
    let Some(day) = portal.saved.day.filter(|_| portal.state.form.is_empty()) else { return Html::default() };
    let children = html! {
        <p class="cluster">
            { portal.button(ButtonLook::Secondary, Message::OpenSaved, text(&portal.word("saved.open"))) }
            { portal.button(ButtonLook::Text, Message::ForgetSaved, text(&portal.word("saved.forget"))) }
        </p>
    };
    let title = portal.with("saved.before", &[&portal.view().locale.date(day)]);
    Notice { tone: Tone::Action, icon: IconName::Again, title, children }.html()
}
