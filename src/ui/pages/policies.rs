//! The catalogue, by whom it is for and by words.

use yew::prelude::*;

use crate::policy::{Audience, Policy};
use crate::present::is_for;
use crate::ui::components::{Field, Filter, FilterItem, FormGroup, Link, Tag, TextInput, Tone};
use crate::ui::parts::Frame;
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// The catalogue.
#[component]
pub(crate) fn Policies() -> Html {
    let words = use_state(AttrValue::default);
    let audience = use_state(Vec::<Audience>::new);
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    let found: Vec<&Policy> = portal
        .view()
        .catalog
        .policies
        .iter()
        .filter(|policy| is_for(policy, &audience) && matches(policy, &words))
        .collect();
    let on_toggle = {
        let audience = audience.clone();
        Callback::from(move |name: AttrValue| {
            let mut now = (*audience).clone();
            if let Some(chosen) = Audience::named(&name) {
                match now.iter().position(|it| *it == chosen) {
                    Some(at) => drop(now.remove(at)),
                    None => now.push(chosen),
                }
            }
            audience.set(now);
        })
    };
    let items = Audience::ALL.map(|it| FilterItem {
        value: it.as_str().into(),
        text: portal.word(&format!("audience.{}", it.as_str())),
        on: audience.contains(&it),
    });
    let field = Field { id: "search".into(), hint: Some(portal.word("policies.search_hint")), error: None };
    let on_input = {
        let words = words.clone();
        Callback::from(move |typed| words.set(typed))
    };
    html! {
        <Frame route={Route::Policies} title={portal.word("policies.title")}>
            <h1>{ portal.word("policies.title") }</h1>
            <FormGroup field={field.clone()} label={portal.word("policies.search")}>
                <TextInput {field} value={(*words).clone()} {on_input} />
            </FormGroup>
            <Filter label={portal.word("policies.filter")} items={items.to_vec()} {on_toggle} />
            <p aria-live="polite" class="quiet">{ portal.with("policies.count", &[&found.len().to_string()]) }</p>
            if found.is_empty() {
                <p>{ portal.word("policies.none") }</p>
            }
            <ul class="stack list">
                for policy in found {
                    { entry(&portal, policy) }
                }
            </ul>
        </Frame>
    }
}

fn entry(portal: &Portal, policy: &Policy) -> Html {
    let view = portal.view();
    html! {
        <li class="list__item" key={policy.id.clone()}>
            <h2 class="list__title">
                <Link href={Route::Policy(policy.id.clone()).href()} on_navigate={portal.follow()}>{ view.text(&policy.title) }</Link>
            </h2>
            <p>{ view.text(&policy.summary) }</p>
            <p class="cluster small">
                <Tag tone={Tone::Plain} text={view.kind(policy)} />
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
    let text = text.to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}
