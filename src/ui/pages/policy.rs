//! One policy: what it is, its clauses, what it comes to for the reader, how to get it.

use std::rc::Rc;

use crate::ui::draw::prelude::*;

use crate::engine::Verdict as Came;
use crate::policy::{Clause as ClauseRecord, Policy};
use crate::present::{Money, not_both};
use crate::ui::components::{
    AmountSize, Breadcrumbs, IconName, NavLink, Notice, TaskList, Tone, Verdict, tag,
};
use crate::ui::pages::unknown;
use crate::ui::parts::{
    clause, correct, day_line, money, question_field, rule_parts, said_before, trial, unchanged, verdict_kind,
};
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// One policy.
pub(crate) fn policy(portal: &Portal, id: &str) -> Html {
    let Some((at, policy)) = named(portal, id) else { return unknown(portal) };
    if portal.calculates() {
        return html! { <>{ opening(portal, policy) }{ reckoning(portal, at) }</> };
    }
    let [before, after] =
        portal.around(|| [before(portal, at, policy), after(portal, at, policy)].map(Rc::new));
    html! {
        <>
            { unchanged(before) }
            { trial(portal) }
            { unchanged(after) }
        </>
    }
}

fn before(portal: &Portal, at: usize, policy: &Policy) -> Html {
    html! {
        <>
            { opening(portal, policy) }
            <p class="lead">{ portal.view().text(&policy.summary) }</p>
            { reckoning(portal, at) }
            if !policy.rules.is_empty() {
                <section class="section">
                    <h2>{ portal.word("policy.rules") }</h2>
                    { rule_parts(portal, at, true) }
                </section>
            }
        </>
    }
}

fn opening(portal: &Portal, policy: &Policy) -> Html {
    let title: AttrValue = portal.view().text(&policy.title).into();
    let way = Breadcrumbs {
        label: portal.word("nav.where"),
        links: vec![NavLink {
            href: Route::Policies.href().into(),
            text: portal.word("nav.policies"),
            current: false,
        }],
        here: title.clone(),
        on_navigate: Some(portal.follow()),
    };
    html! {
        <>
            if portal.has_way() {
                { way.html() }
            }
            <h1>{ title }</h1>
        </>
    }
}

/// What it comes to, and what is asked for that.
fn reckoning(portal: &Portal, at: usize) -> Html {
    let asked = &portal.state.page.asked;
    html! {
        <>
            { said_before(portal) }
            { status(portal, at) }
            { day_line(portal) }
            if !asked.is_empty() {
                <section class="section">
                    <h2>{ portal.word("policy.questions") }</h2>
                    for name in asked {
                        { question_field(portal, name, true) }
                    }
                </section>
            }
        </>
    }
}

fn after(portal: &Portal, at: usize, policy: &Policy) -> Html {
    let view = portal.view();
    html! {
        <>
            { clauses(portal, "policy.targets", &policy.targets) }
            { clauses(portal, "policy.clauses", &policy.clauses) }
            { excluded(portal, policy) }
            { apply(portal, policy) }
            { list(portal, "policy.office", &view.texts(&policy.office_checks)) }
            { list(portal, "policy.notes", &view.texts(&policy.notes)) }
            { list(portal, "policy.unknown", &view.texts(&policy.unknown)) }
            { list(portal, "policy.departments", &policy.departments) }
            { correct(portal, at) }
        </>
    }
}

/// Its name, for the title of the window.
pub(crate) fn title(portal: &Portal, id: &str) -> AttrValue {
    match named(portal, id) {
        Some((_, policy)) => portal.view().text(&policy.title).into(),
        None => portal.word("unknown.title"),
    }
}

fn named<'a>(portal: &'a Portal, id: &str) -> Option<(usize, &'a Policy)> {
    portal.data.catalog.policies.iter().enumerate().find(|(_, policy)| policy.id == id)
}

fn status(portal: &Portal, at: usize) -> Html {
    let Some(card) = portal.view().card(at) else { return Html::default() };
    let verdict_text = AttrValue::from(card.verdict_text);
    // Whoever reckons something is not told that they are eligible for it.
    let tool = matches!(portal.route, Route::Tool(_));
    let said = card.verdict.filter(|it| !tool || *it != Came::Eligible);
    // What it may come to for whoever lives is no figure of anybody's.
    let first = tool && portal.state.form.is_empty() && !portal.view().is_exact(at);
    html! {
        <div class="status" aria-live="polite">
            if let Some(verdict) = said {
                { Verdict { kind: verdict_kind(verdict), text: verdict_text.clone() }.html() }
                <p>{ &card.why }</p>
            }
            if card.verdict.is_none() {
                <p>{ tag(Tone::Plain, verdict_text) }</p>
            }
            if first {
                <p>{ portal.word("tool.first") }</p>
            } else {
                { amounts(portal, at, &card.money) }
            }
            if card.deadline_unknown {
                { deadline_unknown(portal) }
            }
        </div>
    }
}

/// What it gives or may give; where that is several things, each with its name.
fn amounts(portal: &Portal, at: usize, given: &[Money]) -> Html {
    let view = portal.view();
    let rules = view.catalog.policies.get(at).map(|policy| policy.rules.clone()).unwrap_or_default();
    let may = |at: &usize| {
        let came = view.evaluation.rules.get(*at).map(|came| came.verdict);
        came.is_some_and(|verdict| verdict == Came::Eligible || verdict.is_open())
    };
    let rules = rules.filter(may).filter_map(|at| view.catalog.rules.get(at));
    let names: Vec<_> = rules.filter(|rule| rule.grant.is_some()).map(|rule| rule.title.as_ref()).collect();
    // A name that may be another's is none.
    let names = if 1 < given.len() && names.len() == given.len() { names } else { vec![None; given.len()] };
    html! {
        for (it, name) in given.iter().zip(names) {
            if let Some(name) = name {
                <p class="label label--s">{ view.text(name) }</p>
            }
            <p>{ money(it, AmountSize::Total) }</p>
        }
    }
}

fn deadline_unknown(portal: &Portal) -> Html {
    let (tone, icon, title) = (Tone::Ask, IconName::Calendar, portal.word("deadline_unknown"));
    Notice { tone, icon, title, children: Html::default() }.html()
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

/// What cannot be had together with it, or perhaps not.
fn excluded(portal: &Portal, policy: &Policy) -> Html {
    let view = portal.view();
    let each = view.catalog.excluded(policy).map(|(other, exclusion)| {
        html! {
            <>
                <p>{ portal.policy_link(other) }</p>
                <p>{ not_both(exclusion, view.locale) }</p>
                { clause(portal, &view.quote(&exclusion.citation)) }
            </>
        }
    });
    let each: Vec<Html> = each.collect();
    if each.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section">
            <h2>{ portal.word("policy.excluded") }</h2>
            for it in each {
                { it }
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
            { TaskList { tasks }.html() }
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
