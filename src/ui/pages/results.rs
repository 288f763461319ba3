//! What the answers come to: totals by payee, and the policies by verdict.

use std::rc::Rc;

use crate::ui::draw::prelude::*;

use crate::engine::Verdict;
use crate::policy::Kind;
use crate::present::is_for;
use crate::ui::components::{
    ButtonLook, Details, Field, FormGroup, IconName, Notice, SummaryList, SummaryRow, Tone, VerdictGroup,
    VerdictKind, text,
};
use crate::ui::later;
use crate::ui::pages::button_link;
use crate::ui::parts::{choose_release, date_input, policy_card, total};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::state::Slot;

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

fn before(portal: &Portal) -> Html {
    let view = portal.view();
    let count = |wanted: &dyn Fn(Verdict) -> bool| view.group(&portal.audience(), wanted).len();
    let title = match (count(&|verdict| verdict == Verdict::Eligible), count(&is_answer)) {
        _ if portal.state.form.is_empty() => portal.word("results.title"),
        (0, 0) => portal.word("results.none"),
        (0, open) => portal.with("results.perhaps", &[&open.to_string()]),
        (eligible, _) => portal.with("results.some", &[&eligible.to_string()]),
    };
    html! {
        <>
            <p class="quiet">{ portal.with("results.day", &[&view.locale.date(view.situation.day)]) }</p>
            <h1>{ title }</h1>
            if later::here() {
                { later::about_answers(portal) }
            }
            { nothing_yet(portal) }
            { totals(portal) }
            if later::here() {
                { later::bundle(portal) }
            }
            <p>{ portal.link(&Route::Calendar, &portal.word("calendar.open")) }</p>
            { groups(portal) }
        </>
    }
}

fn after(portal: &Portal) -> Html {
    html! {
        <>
            { tools(portal) }
            { answered(portal) }
            { day(portal) }
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

/// One group for each verdict that somebody has.
fn groups(portal: &Portal) -> Html {
    let is_authority = |verdict| matches!(verdict, Verdict::Authority(_));
    let is_ended = |verdict| matches!(verdict, Verdict::NotInForce(_));
    html! {
        <>
            { group(portal, "eligible", VerdictKind::Yes, &|verdict| verdict == Verdict::Eligible, true) }
            { group(portal, "answer", VerdictKind::Ask, &is_answer, true) }
            { group(portal, "authority", VerdictKind::Local, &is_authority, true) }
            { group(portal, "not_eligible", VerdictKind::No, &|verdict| verdict == Verdict::NotEligible, false) }
            { group(portal, "not_in_force", VerdictKind::Ended, &is_ended, false) }
        </>
    }
}

/// What computes a figure that these people may need.
fn tools(portal: &Portal) -> Html {
    let audience = portal.audience();
    let catalog = &portal.data.catalog;
    let tools = catalog.policies.iter().filter(|it| it.kind == Kind::Tool && is_for(it, &audience));
    html! {
        <section class="section on-screen">
            <h2>{ portal.word("results.tools") }</h2>
            <ul class="list stack">
                for tool in tools {
                    <li>{ portal.link(&Route::Tool(tool.id.clone()), &portal.view().text(&tool.title).clone().into()) }</li>
                }
            </ul>
        </section>
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

/// Everything that was answered, each with a way to change it.
fn answered(portal: &Portal) -> Html {
    let view = portal.view();
    let rows = view.catalog.facts_of(None).filter_map(|(id, fact)| {
        let typed = portal.state.form.input(&fact.id);
        if typed.is_empty() || typed == crate::present::UNSURE {
            return None;
        }
        let lapsed = || portal.computed.said().map(|_| portal.word("answered.lapsed").to_string());
        let shown = view.value(fact, view.situation.value(id)?).or_else(lapsed)?;
        Some(row(portal, &fact.id, view.text(&fact.label), shown))
    });
    let groups = view.catalog.groups.iter().filter_map(|group| {
        let typed = portal.state.form.input(&group.id);
        let range = crate::present::picked(typed).map(|(range, _)| range);
        let range = range.and_then(|range| view.range_words(view.named(&group.id)?, range));
        let shown = range.unwrap_or_else(|| portal.with("answered.group", &[typed]).to_string());
        (!typed.is_empty() && typed != crate::present::UNSURE)
            .then(|| row(portal, &group.id, view.text(&group.title), shown))
    });
    let rows: Vec<SummaryRow> = rows.chain(groups).collect();
    if rows.is_empty() {
        return Html::default();
    }
    let list = SummaryList { rows, wide: false, on_navigate: None };
    html! {
        <section class="section">
            <h2 id={Portal::ANSWERED} tabindex="-1">{ portal.word("answered.title") }</h2>
            { list.html() }
            { portal.button(ButtonLook::Secondary, Message::Clear, text(&portal.word("answered.clear"))) }
        </section>
    }
}

/// The way to change an answer: back to the screen on which it was asked, or to the questions.
fn row(portal: &Portal, name: &str, key: String, shown: String) -> SummaryRow {
    let words = html! {
        <>
            { portal.word("answered.change") }
            <span class="hidden">{ &key }</span>
        </>
    };
    let value = html! {
        <>
            { shown }
            { " " }
            { portal.button(ButtonLook::Text, Message::Change(name.to_owned()), words) }
        </>
    };
    SummaryRow { key: key.into(), value, action: None }
}

/// The day for which all this is reckoned.
fn day(portal: &Portal) -> Html {
    let error = (!portal.computed.day_is_read).then(|| portal.word("day.wrong"));
    let field = Field { id: "day".into(), hint: Some(portal.word("day.hint")), error };
    let group = FormGroup {
        field: field.clone(),
        label: portal.word("day.label"),
        fieldset: true,
        action: None,
        after: None,
        children: date_input(portal, field, &portal.state.day, &portal.say(Slot::Day)),
    };
    html! {
        <section class="section on-screen">
            <h2>{ portal.word("day.title") }</h2>
            { group.html() }
            { choose_release(portal) }
            <p>{ portal.link(&Route::Policies, &portal.word("results.all")) }</p>
        </section>
    }
}
