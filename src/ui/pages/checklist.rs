//! What is to be brought and done for everything that can be had together, once each; it prints.

use crate::ui::draw::prelude::*;

use crate::policy::Policy;
use crate::present::Item;
use crate::ui::components::{ButtonLook, Checkboxes, Choice, Field, text};
use crate::ui::pages::button_link;
use crate::ui::parts::day_line;
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::state::Slot;

/// What is to be brought and done.
pub(crate) fn checklist(portal: &Portal) -> Html {
    let taken = portal.taken();
    let mut policies: Vec<&Policy> = Vec::new();
    for policy in taken.payees.iter().flat_map(|(_, policies)| policies) {
        if policies.iter().all(|other| other.id != policy.id) {
            policies.push(policy);
        }
    }
    if policies.is_empty() {
        return html! {
            <>
                <h1>{ portal.word("checklist.title") }</h1>
                <p class="lead">{ portal.word("checklist.none") }</p>
                { button_link(portal, &Route::Check(None), "results.go_on") }
                { asked(portal) }
            </>
        };
    }
    let list = portal.view().checklist(&policies);
    let all = policies.len();
    html! {
        <>
            { day_line(portal) }
            <h1>{ portal.word("checklist.title") }</h1>
            <p class="lead">{ portal.with("checklist.lead", &[&all.to_string()]) }</p>
            <ul class="stack--s bullets">
                for policy in &policies {
                    <li>{ portal.policy_link(policy) }</li>
                }
            </ul>
            <p>{ portal.button(ButtonLook::Secondary, Message::Print, text(&portal.word("checklist.print"))) }</p>
            { boxes(portal, "documents", &list.documents, all) }
            if !list.without_documents.is_empty() {
                <p class="small">
                    { portal.with("checklist.without", &[&list.without_documents.join(portal.view().locale.say("、", "; "))]) }
                </p>
            }
            { boxes(portal, "ways", &list.ways, all) }
            { lines(portal, "places", &list.places, all) }
            { lines(portal, "windows", &list.windows, all) }
            { lines(portal, "contacts", &list.contacts, all) }
            { lines(portal, "checks", &list.checks, all) }
            { asked(portal) }
            <p class="section quiet">{ portal.word("results.note") }</p>
        </>
    }
}

/// What can be asked about without any further answer, by whom to ask.
fn asked(portal: &Portal) -> Html {
    let policies = portal.to_ask();
    if policies.is_empty() {
        return Html::default();
    }
    let view = portal.view();
    html! {
        <section class="section">
            <h2>{ portal.word("bundle.ask") }</h2>
            <p class="measure">{ portal.with("checklist.ask", &[&policies.len().to_string()]) }</p>
            for contact in &view.checklist(&policies).contacts {
                <h3>{ &contact.words }</h3>
                <ul class="stack--s bullets">
                    for policy in policies.iter().filter(|it| contact.of.contains(&view.text(&it.title))) {
                        <li>{ portal.policy_link(policy) }</li>
                    }
                </ul>
            }
        </section>
    }
}

/// What is to be brought or done, each to be ticked.
fn boxes(portal: &Portal, name: &str, items: &[Item], all: usize) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let choice = |item: &Item| {
        let value = format!("{name}:{}", item.words).into();
        let hint = needed_by(portal, item, all);
        Choice { value, label: item.words.clone().into(), hint, unsure: false, reveal: None }
    };
    let boxes = Checkboxes {
        field: Field { id: format!("checklist-{name}").into(), hint: None, error: None },
        choices: items.iter().map(choice).collect(),
        values: portal.state.ticked.iter().map(|it| it.clone().into()).collect(),
        on_toggle: portal.say(Slot::Tick),
    };
    html! {
        <fieldset class="section checklist">
            <legend><h2>{ portal.word(&format!("checklist.{name}")) }</h2></legend>
            { boxes.html() }
        </fieldset>
    }
}

/// What is to be known.
fn lines(portal: &Portal, name: &str, items: &[Item], all: usize) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section">
            <h2>{ portal.word(&format!("checklist.{name}")) }</h2>
            <ul class="stack--s bullets">
                for item in items {
                    <li>
                        { &item.words }
                        if let Some(needed) = needed_by(portal, item, all) {
                            <span class="checklist__of">{ needed }</span>
                        }
                    </li>
                }
            </ul>
        </section>
    }
}

/// For which policies, where there are several.
fn needed_by(portal: &Portal, item: &Item, all: usize) -> Option<AttrValue> {
    match item.of.len() {
        _ if all == 1 => None,
        of if of == all => Some(portal.word("checklist.all")),
        _ => Some(portal.with("checklist.of", &[&item.of.join(portal.view().locale.say("、", "; "))])),
    }
}
