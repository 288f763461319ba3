//! The plan, part by part, with its targets and what comes of it.

use crate::ui::draw::prelude::*;

use crate::policy::{PlanPart, Policy};
use crate::ui::components::{Details, Tone, tag};
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// The plan.
pub(crate) fn plan(portal: &Portal) -> Html {
    let view = portal.view();
    let mut chapter = "";
    let parts = view.catalog.plan.iter().map(|part| {
        let new = part.chapter.zh != chapter;
        chapter = &part.chapter.zh;
        html! {
            <>
                if new {
                    <h2>{ view.text(&part.chapter) }</h2>
                }
                { one(portal, part) }
            </>
        }
    });
    html! {
        <>
            <h1>{ portal.word("plan.title") }</h1>
            <p class="lead">{ portal.word("plan.lead") }</p>
            { parts.collect::<Html>() }
        </>
    }
}

fn one(portal: &Portal, part: &PlanPart) -> Html {
    let view = portal.view();
    let entries = view.catalog.policies.iter().filter(|policy| policy.item.as_deref() == Some(&part.id));
    let targets = entries.clone().flat_map(|policy| &policy.targets);
    let title = if is_item(part) {
        portal.with("plan.numbered", &[&part.id, &view.text(&part.title)])
    } else {
        view.text(&part.title).into()
    };
    let text = Details { summary: portal.word("plan.text"), children: sentences(portal, part) };
    html! {
        <article class="panel stack" id={format!("item-{}", part.id)}>
            <h3>{ title }</h3>
            <ul class="stack--s">
                for target in targets {
                    <li>{ tag(Tone::Action, portal.word("plan.target")) }{ " " }{ view.text(&target.text) }</li>
                }
            </ul>
            <ul class="stack--s">
                for policy in entries {
                    { entry(portal, policy) }
                }
            </ul>
            { text.html() }
            if !part.departments.is_empty() {
                <p class="small quiet">{ portal.with("plan.departments", &[&part.departments.join(view.locale.say("、", ", "))]) }</p>
            }
        </article>
    }
}

/// Whether it is one of the numbered items.
fn is_item(part: &PlanPart) -> bool {
    part.id.bytes().all(|b| b.is_ascii_digit())
}

/// The part sentence by sentence, each with its number, what it does, and what comes of it.
fn sentences(portal: &Portal, part: &PlanPart) -> Html {
    let view = portal.view();
    let all = part.sentences.iter().enumerate().map(|(at, sentence)| {
        let number = at.saturating_add(1).to_string();
        let name = if is_item(part) { format!("{}.{number}", part.id) } else { number.clone() };
        let says = sentence.says.iter().map(|says| portal.word(&format!("says.{}", says.as_str())));
        let policies = sentence.policies.iter().filter_map(|id| view.catalog.policy(id));
        html! {
            <li class="stack--s" id={format!("sentence-{}-{number}", part.id)}>
                <p>
                    <span class="small quiet">{ name }</span>
                    { " " }
                    <q lang="zh-Hans">{ &sentence.text }</q>
                    for says in says.filter(|says| !says.is_empty()) {
                        { " " }
                        { tag(Tone::Plain, says) }
                    }
                </p>
                <ul>
                    for policy in policies {
                        { entry(portal, policy) }
                    }
                </ul>
            </li>
        }
    });
    html! {
        <ol class="stack">{ all.collect::<Html>() }</ol>
    }
}

fn entry(portal: &Portal, policy: &Policy) -> Html {
    let view = portal.view();
    html! {
        <li>
            { portal.link(&Route::Policy(policy.id.clone()), &view.text(&policy.title).into()) }
            { " " }
            { tag(Tone::Plain, view.kind(policy).into()) }
        </li>
    }
}
