//! One policy: what it is, its clauses, what it comes to for the reader, how to get it.

use yew::prelude::*;

use crate::engine::Open;
use crate::policy::{Clause as ClauseRecord, Policy};
use crate::ui::components::{
    AmountSize, Breadcrumbs, IconName, NavLink, Notice, Tag, TaskList, Tone, Verdict,
};
use crate::ui::pages::Unknown;
use crate::ui::parts::{Frame, QuestionField, RuleParts, clause, money, verdict_kind};
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// Properties of [`PolicyPage`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PolicyPageProps {
    /// The policy's name.
    pub(crate) id: String,
    /// The address it was reached by.
    pub(crate) route: Route,
}

/// One policy.
#[component]
pub(crate) fn PolicyPage(props: &PolicyPageProps) -> Html {
    let asked = use_mut_ref(Vec::<String>::new);
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    let view = portal.view();
    let Some(at) = view.catalog.policies.iter().position(|policy| policy.id == props.id) else {
        return html! { <Unknown /> };
    };
    let Some(policy) = view.catalog.policies.get(at) else { return Html::default() };
    let open = questions(&portal, policy);
    // A question stays where it is when it is answered.
    let mut shown = asked.borrow_mut();
    for name in open {
        if !shown.contains(&name) {
            shown.push(name);
        }
    }
    let title = view.text(&policy.title);
    let links = vec![NavLink {
        href: Route::Policies.href().into(),
        text: portal.word("nav.policies"),
        current: false,
    }];
    html! {
        <Frame key={props.id.clone()} route={props.route.clone()} title={title.clone()}>
            <Breadcrumbs label={portal.word("nav.where")} {links} here={title.clone()} on_navigate={portal.follow()} />
            <h1>{ title }</h1>
            <p class="lead">{ view.text(&policy.summary) }</p>
            { status(&portal, at) }
            if !shown.is_empty() {
                <section class="section">
                    <h2>{ portal.word("policy.questions") }</h2>
                    for name in shown.iter() {
                        <QuestionField key={name.clone()} name={name.clone()} shown=true />
                    }
                </section>
            }
            if !policy.rules.is_empty() {
                <section class="section panel"><RuleParts {at} /></section>
            }
            { clauses(&portal, "policy.targets", &policy.targets) }
            { clauses(&portal, "policy.clauses", &policy.clauses) }
            { apply(&portal, policy) }
            { list(&portal, "policy.office", &view.texts(&policy.office_checks)) }
            { list(&portal, "policy.notes", &view.texts(&policy.notes)) }
            { list(&portal, "policy.unknown", &view.texts(&policy.unknown)) }
            { list(&portal, "policy.departments", &policy.departments) }
        </Frame>
    }
}

/// What could still matter for this policy alone.
fn questions(portal: &Portal, policy: &Policy) -> Vec<String> {
    let view = portal.view();
    let only = |other: &Policy| other.id == policy.id;
    let open: Vec<Open> = crate::engine::remaining(view.catalog, view.evaluation, only).into_iter().collect();
    open.into_iter().map(|open| view.name(open)).collect()
}

fn status(portal: &Portal, at: usize) -> Html {
    let Some(card) = portal.view().card(at) else { return Html::default() };
    html! {
        <div class="stack" aria-live="polite">
            if let Some(verdict) = card.verdict {
                <Verdict kind={verdict_kind(verdict)} text={card.verdict_text.clone()} />
                <p>{ &card.why }</p>
            } else {
                <p><Tag tone={Tone::Plain} text={card.verdict_text.clone()} /></p>
            }
            for it in &card.money {
                <p>{ money(it, AmountSize::Total) }</p>
            }
            if card.deadline_unknown {
                <Notice tone={Tone::Ask} icon={IconName::Calendar} title={portal.word("deadline_unknown")} />
            }
        </div>
    }
}

fn clauses(portal: &Portal, key: &str, clauses: &[ClauseRecord]) -> Html {
    if clauses.is_empty() {
        return Html::default();
    }
    let view = portal.view();
    html! {
        <section class="section">
            <h2>{ portal.word(key) }</h2>
            for it in clauses {
                <p>{ view.text(&it.text) }</p>
                { clause(portal, &view.quote(&it.citation)) }
            }
        </section>
    }
}

fn apply(portal: &Portal, policy: &Policy) -> Html {
    let Some(apply) = &policy.apply else { return Html::default() };
    let view = portal.view();
    let ways = [&apply.how, &apply.place, &apply.contact]
        .into_iter()
        .flatten()
        .map(|text| html! { view.text(text) });
    let tasks: Vec<Html> = ways.collect();
    html! {
        <section class="section">
            <h2>{ portal.word("policy.apply") }</h2>
            <TaskList {tasks} />
            { list(portal, "policy.documents", &view.texts(&apply.documents)) }
        </section>
    }
}

fn list(portal: &Portal, key: &str, items: &[String]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section">
            <h2>{ portal.word(key) }</h2>
            <ul class="stack--s bullets">
                for item in items {
                    <li>{ item }</li>
                }
            </ul>
        </section>
    }
}
