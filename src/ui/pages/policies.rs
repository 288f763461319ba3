//! The catalogue, by whom it is for and by words.

use crate::ui::draw::prelude::*;

use crate::policy::{Audience, Policy};
use crate::present::is_for;
use crate::ui::components::{Field, Filter, FilterItem, FormGroup, TextInput, TextKind, Tone, tag};
use crate::ui::portal::Portal;
use crate::ui::route::Route;
use crate::ui::state::Slot;

/// The catalogue.
pub(crate) fn policies(portal: &Portal) -> Html {
    let audience = portal.state.filter();
    let words = &portal.state.page.words;
    let is_found = |policy: &&Policy| is_for(policy, &audience) && matches(policy, words);
    let found: Vec<&Policy> = portal.data.catalog.policies.iter().filter(is_found).collect();
    html! {
        <>
            <h1>{ portal.word("policies.title") }</h1>
            { search(portal) }
            { filter(portal, &audience) }
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

fn search(portal: &Portal) -> Html {
    let field = Field { id: "search".into(), hint: Some(portal.word("policies.search_hint")), error: None };
    let input = TextInput {
        field: field.clone(),
        part: None,
        kind: TextKind::Words,
        value: portal.state.page.words.clone().into(),
        unit: None,
        on_input: portal.say(Slot::Words),
    };
    let group = FormGroup {
        field,
        label: portal.word("policies.search"),
        fieldset: false,
        action: None,
        after: None,
        children: input.html(),
    };
    group.html()
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
                { portal.link(&Route::Policy(policy.id.clone()), &view.text(&policy.title).into()) }
            </h2>
            <p>{ view.text(&policy.summary) }</p>
            <p class="cluster small">
                { tag(Tone::Plain, view.kind(policy).into()) }
                if let Some(item) = &policy.item {
                    <span class="quiet">{ item_name(portal, item) }</span>
                }
            </p>
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

/// Whether every word that was typed stands in its title or summary.
fn matches(policy: &Policy, words: &str) -> bool {
    let text = format!(
        "{} {} {}",
        policy.title.zh,
        policy.summary.zh,
        policy.title.en.as_deref().unwrap_or_default()
    );
    let text = text.to_ascii_lowercase();
    words.to_ascii_lowercase().split_whitespace().all(|word| text.contains(word))
}
