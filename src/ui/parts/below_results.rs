//! What stands below the results: figures one may need, what was answered, and the day and release by which it is reckoned.

use crate::ui::draw::prelude::*;

use crate::policy::Kind;
use crate::present::{UNSURE, is_for, picked};
use crate::ui::components::{ButtonLook, Details, Field, FormGroup, SummaryList, SummaryRow, text};
use crate::ui::parts::{choose_release, date_input};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::state::Slot;

/// What stands below the results.
pub(crate) fn below_results(portal: &Portal) -> Html {
    html! {
        <>
            { tools(portal) }
            { answered(portal) }
            { day(portal) }
        </>
    }
}

/// What computes a figure that these people may need.
fn tools(portal: &Portal) -> Html {
    let audience = portal.audience();
    let catalog = &portal.data.catalog;
    let tools = catalog.policies.iter().filter(|it| it.kind == Kind::Tool && is_for(it, &audience));
    let tools: Vec<_> = tools.collect();
    if tools.is_empty() {
        return Html::default();
    }
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

/// Everything that was answered, each with a way to change it.
fn answered(portal: &Portal) -> Html {
    let view = portal.view();
    let rows = view.catalog.facts_of(None).filter_map(|(id, fact)| {
        let typed = portal.state.form.input(&fact.id);
        if typed.is_empty() || typed == UNSURE {
            return None;
        }
        let lapsed = || portal.computed.said().map(|_| portal.word("answered.lapsed").to_string());
        let shown = view.value(fact, view.situation.value(id)?).or_else(lapsed)?;
        Some(row(portal, &fact.id, view.text(&fact.label), shown))
    });
    let groups = view.catalog.groups.iter().filter_map(|group| {
        let typed = portal.state.form.input(&group.id);
        let range = picked(typed).map(|(range, _)| range);
        let range = range.and_then(|range| view.range_words(view.named(&group.id)?, range));
        let shown = range.unwrap_or_else(|| portal.with("answered.group", &[typed]).to_string());
        (!typed.is_empty() && typed != UNSURE).then(|| row(portal, &group.id, view.text(&group.title), shown))
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
            <div class="on-screen">{ clear(portal) }</div>
        </section>
    }
}

/// The way to start afresh: what was answered cannot be had back, for the sake of those who share a device, so it is asked for twice.
fn clear(portal: &Portal) -> Html {
    let children = html! {
        <div class="stack">
            <p>{ portal.word("answered.clear_lost") }</p>
            { portal.button(ButtonLook::Secondary, Message::Clear, text(&portal.word("answered.clear_now"))) }
        </div>
    };
    Details { summary: portal.word("answered.clear"), children }.html()
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
            <h2 id={Portal::DAY} tabindex="-1">{ portal.word("day.title") }</h2>
            { group.html() }
            { choose_release(portal) }
            <p>{ portal.link(&Route::Policies, &portal.word("results.all")) }</p>
        </section>
    }
}
