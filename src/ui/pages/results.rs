//! What the answers come to: totals by payee, and the policies by verdict.

use std::rc::Rc;

use crate::ui::draw::prelude::*;

use crate::engine::Verdict;
use crate::ui::components::{Details, IconName, Notice, Tone, VerdictGroup, VerdictKind};
use crate::ui::later;
use crate::ui::pages::button_link;
use crate::ui::parts::{day_line, policy_card, total};
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// What the answers come to.
pub(crate) fn results(portal: &Portal) -> Html {
    let [before, after] = portal.around(|| [before(portal), after(portal)].map(Rc::new));
    html! {
        <>
            { Html::clone(&before) }
            if later::here() {
                <div class="on-screen">{ later::trial(portal) }</div>
            }
            { Html::clone(&after) }
        </>
    }
}

/// How many policies one is eligible for, and how many hang on further answers.
fn counts(portal: &Portal) -> (usize, usize) {
    let count = |wanted: &dyn Fn(Verdict) -> bool| portal.view().group(&portal.audience(), wanted).len();
    (count(&|verdict| verdict == Verdict::Eligible), count(&is_answer))
}

fn before(portal: &Portal) -> Html {
    let counts = counts(portal);
    let title = match counts {
        _ if portal.state.form.is_empty() => portal.word("results.title"),
        (0, 0) => portal.word("results.none"),
        (0, open) => portal.with("results.perhaps", &[&open.to_string()]),
        (eligible, _) => portal.with("results.some", &[&eligible.to_string()]),
    };
    html! {
        <>
            { day_line(portal) }
            <h1>{ title }</h1>
            if later::here() {
                { later::about_answers(portal) }
            }
            { nothing_yet(portal) }
            if counts == (0, 0) {
                <p class="lead">{ portal.word("results.none_what") }</p>
            }
            { totals(portal) }
            if later::here() {
                { later::bundle(portal) }
            }
            <p>{ portal.link(&Route::Calendar, &portal.word("calendar.open")) }</p>
            { groups(portal, counts == (0, 0)) }
        </>
    }
}

fn after(portal: &Portal) -> Html {
    html! {
        <>
            if later::here() {
                { later::after_results(portal) }
            }
            <p class="quiet">{ portal.word("results.note") }</p>
        </>
    }
}

fn nothing_yet(portal: &Portal) -> Html {
    let remaining = portal.remaining();
    html! {
        <>
            if portal.state.form.is_empty() {
                { empty(portal) }
            }
            if remaining != 0 {
                <p class="cluster">
                    { button_link(portal, &Route::Check(None), "results.go_on") }
                    <span class="quiet">{ portal.with("results.remaining", &[&remaining.to_string()]) }</span>
                </p>
            }
        </>
    }
}

fn empty(portal: &Portal) -> Html {
    let notice = Notice {
        tone: Tone::Action,
        icon: IconName::Info,
        title: portal.word("results.empty"),
        children: html! { <p>{ portal.word("results.empty_what") }</p> },
    };
    notice.html()
}

fn totals(portal: &Portal) -> Html {
    let (totals, uncounted) = portal.view().totals(&portal.audience());
    html! {
        <div class="panel panel--sunken stack">
            <h2>{ portal.word("totals.title") }</h2>
            if totals.is_empty() {
                <p>{ portal.word("totals.none") }</p>
            }
            for (payee, lines) in totals {
                <div class="total">
                    <h3>{ payee }</h3>
                    for line in lines {
                        { total(portal, line) }
                    }
                </div>
            }
            if uncounted != 0 {
                <p class="small quiet">{ portal.with("totals.uncounted", &[&uncounted.to_string()]) }</p>
            }
            <p class="small quiet">{ portal.word("totals.note") }</p>
        </div>
    }
}

fn is_answer(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Answer { .. })
}

/// One group for each verdict that somebody has. Where nothing else is left, what would have to be otherwise is what there is
/// to know.
fn groups(portal: &Portal, nothing: bool) -> Html {
    let is_authority = |verdict| matches!(verdict, Verdict::Authority(_));
    let is_ended = |verdict| matches!(verdict, Verdict::NotInForce(_));
    html! {
        <>
            { group(portal, "eligible", VerdictKind::Yes, &|verdict| verdict == Verdict::Eligible, true) }
            { group(portal, "answer", VerdictKind::Ask, &is_answer, true) }
            { group(portal, "authority", VerdictKind::Local, &is_authority, true) }
            { group(portal, "not_eligible", VerdictKind::No, &|verdict| verdict == Verdict::NotEligible, nothing) }
            { group(portal, "not_in_force", VerdictKind::Ended, &is_ended, false) }
        </>
    }
}

fn group(
    portal: &Portal,
    key: &str,
    kind: VerdictKind,
    wanted: &dyn Fn(Verdict) -> bool,
    open: bool,
) -> Html {
    let found = portal.view().group(&portal.audience(), wanted);
    if found.is_empty() {
        return Html::default();
    }
    let count = portal.with("bar.count", &[&found.len().to_string()]);
    let (first, rest) = found.split_at(if open { shown_of(found.len()) } else { 0 });
    let more = if open {
        portal.with("group.more", &[&rest.len().to_string()])
    } else {
        portal.word(&format!("group.{key}.open"))
    };
    let cards = html! {
        <>
            { cards(portal, first) }
            if !rest.is_empty() {
                { Details { summary: more, children: cards(portal, rest) }.html() }
            }
        </>
    };
    let group = VerdictGroup {
        id: format!("group-{key}").into(),
        kind,
        text: portal.word(&format!("group.{key}")),
        count,
        note: portal.word(&format!("group.{key}.note")),
        children: cards,
    };
    group.html()
}

/// How many of so many cards are shown at once: a phone is not to be scrolled through all, nor opened for a few more.
fn shown_of(all: usize) -> usize {
    if all <= 12 { all } else { 8 }
}

fn cards(portal: &Portal, policies: &[usize]) -> Html {
    html! {
        for at in policies {
            <key={*at}>{ policy_card(portal, *at) }</>
        }
    }
}
