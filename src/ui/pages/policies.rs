//! The catalogue, by whom it is for and by words.

use crate::ui::draw::prelude::*;

use crate::policy::{Audience, Policy, Text};
use crate::present::{Search, is_for};
use crate::ui::components::{Filter, FilterItem, Tone, tag};
use crate::ui::parts::search_box;
use crate::ui::portal::Portal;
use crate::ui::site;
use crate::ui::state::Slot;

/// The catalogue.
pub(crate) fn policies(portal: &Portal) -> Html {
    let audience = portal.state.filter();
    let search_for = Search::new(&portal.state.page.words, &portal.data.words);
    let shown =
        |policy: &&Policy| is_for(policy, &audience) && is_found(policy, &search_for) && portal.lists(policy);
    let found: Vec<&Policy> = portal.data.catalog.policies.iter().filter(shown).collect();
    html! {
        <>
            <h1>{ portal.word("policies.title") }</h1>
            { search_box(portal, &|input| input) }
            { filter(portal, &audience) }
            { only_of(portal) }
            <p aria-live="polite" class="quiet">{ portal.with("policies.count", &[&found.len().to_string()]) }</p>
            if found.is_empty() {
                <p>{ portal.word("policies.none") }</p>
            }
            <ul class="stack list">
                for policy in found {
                    { entry(portal, policy) }
                }
            </ul>
        </>
    }
}

/// Of which place policies are listed, where the site around the frame asks for one.
fn only_of(portal: &Portal) -> Html {
    let place = portal.framed.as_ref().map_or("", |framed| &framed.asked.place);
    html! {
        if !place.is_empty() {
            <p>{ portal.with("embed.only_of", &[place]) }</p>
        }
    }
}

fn filter(portal: &Portal, audience: &[Audience]) -> Html {
    let items = Audience::ALL.map(|it| FilterItem {
        value: it.as_str().into(),
        text: portal.word(&format!("audience.{}", it.as_str())),
        on: audience.contains(&it),
    });
    let (label, on_toggle) = (portal.word("policies.filter"), portal.say(Slot::Filter));
    Filter { label, items: items.to_vec(), on_toggle }.html()
}

fn entry(portal: &Portal, policy: &Policy) -> Html {
    let view = portal.view();
    html! {
        <li class="list__item" key={policy.id.clone()}>
            <h2 class="list__title">
                { portal.policy_link(policy) }
            </h2>
            // In a frame, which is no higher than 20,000 pixels, all of them are to have their place.
            if !site::embedded() {
                <p>{ view.text(&policy.summary) }</p>
                <p class="cluster small">
                    { tag(Tone::Plain, view.kind(policy).into()) }
                    if let Some(item) = &policy.item {
                        <span class="quiet">{ item_name(portal, item) }</span>
                    }
                </p>
            }
        </li>
    }
}

fn item_name(portal: &Portal, item: &str) -> AttrValue {
    if item.bytes().all(|b| b.is_ascii_digit()) {
        portal.with("plan.item", &[item])
    } else {
        portal.word("plan.other")
    }
}

fn is_found(policy: &Policy, search: &Search) -> bool {
    let both = |text: &Text| [text.zh.clone(), text.en.clone().unwrap_or_default()];
    let (names, said) = (both(&policy.title), both(&policy.summary));
    search.finds(&names.each_ref().map(String::as_str), &said.each_ref().map(String::as_str))
}
