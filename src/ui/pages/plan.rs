//! The plan, part by part, with its targets and what comes of it.

use yew::prelude::*;

use crate::policy::{PlanPart, Policy};
use crate::ui::components::{Details, Link, Tag, Tone};
use crate::ui::parts::{Frame, clause};
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// The plan.
#[component]
pub(crate) fn Plan() -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
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
                { one(&portal, part) }
            </>
        }
    });
    html! {
        <Frame route={Route::Plan} title={portal.word("plan.title")}>
            <h1>{ portal.word("plan.title") }</h1>
            <p class="lead">{ portal.word("plan.lead") }</p>
            { parts.collect::<Html>() }
        </Frame>
    }
}

fn one(portal: &Portal, part: &PlanPart) -> Html {
    let view = portal.view();
    let entries = view.catalog.policies.iter().filter(|policy| policy.item.as_deref() == Some(&part.id));
    let targets = entries.clone().flat_map(|policy| &policy.targets);
    let title = if part.id.bytes().all(|b| b.is_ascii_digit()) {
        portal.with("plan.numbered", &[&part.id, &view.text(&part.title)])
    } else {
        view.text(&part.title).into()
    };
    html! {
        <article class="panel stack" id={format!("item-{}", part.id)}>
            <h3>{ title }</h3>
            <ul class="stack--s">
                for target in targets {
                    <li><Tag tone={Tone::Action} text={portal.word("plan.target")} />{ " " }{ view.text(&target.text) }</li>
                }
            </ul>
            <ul class="stack--s">
                for policy in entries {
                    { entry(portal, policy) }
                }
            </ul>
            <Details summary={portal.word("plan.text")}>{ clause(portal, &view.quote(&part.citation)) }</Details>
            if !part.departments.is_empty() {
                <p class="small quiet">{ portal.with("plan.departments", &[&part.departments.join("、")]) }</p>
            }
        </article>
    }
}

fn entry(portal: &Portal, policy: &Policy) -> Html {
    let view = portal.view();
    html! {
        <li>
            <Link href={Route::Policy(policy.id.clone()).href()} on_navigate={portal.follow()}>{ view.text(&policy.title) }</Link>
            { " " }
            <Tag tone={Tone::Plain} text={view.kind(policy)} />
        </li>
    }
}
