//! Rows that come from a spreadsheet, those that are repeated, and what policies come to in each.

use crate::ui::draw::prelude::*;

use crate::present::{LINES, LineFault, Named, Pasted, RowResult};
use crate::ui::components::{Button, ButtonLook, Copyable, Details, Field, FileInput, TextArea, text};
use crate::ui::parts::SHOWN;
use crate::ui::portal::{Deed, Message, Portal};
use crate::ui::state::Slot;

/// So many faults are told at once.
const TOLD: usize = 20;

/// Where lines of a spreadsheet can be pasted for a group.
pub(crate) fn paste(portal: &Portal, group: &str) -> Html {
    let id = format!("{group}-paste");
    let typed = portal.state.pasted.get(group).cloned().unwrap_or_default();
    let field = Field { id: id.clone().into(), ..Field::default() };
    let area = TextArea {
        field,
        label: portal.word("paste.label"),
        value: typed.into(),
        on_input: portal.say(Slot::Lines(group.to_owned())),
    };
    let head = Copyable {
        id: format!("{id}-head").into(),
        label: portal.word("paste.head"),
        value: portal.view().columns(group).into(),
    };
    let of = group.to_owned();
    let file = FileInput {
        id: format!("{id}-file").into(),
        label: portal.word("paste.file"),
        accept: ".csv,.tsv,.txt,text/csv,text/plain".into(),
        on_file: portal.send_with(move |file| Message::Rows(Deed::Open(of.clone(), file))),
    };
    let children = html! {
        <div class="paste">
            <p class="hint">{ portal.word("paste.hint") }</p>
            { head.html() }
            { area.html() }
            { file.html() }
            <div role="status">
                if let Some(pasted) = portal.pasted(group) {
                    { came(portal, group, pasted) }
                }
            </div>
        </div>
    };
    Details { summary: portal.word("paste.title"), children }.html()
}

/// What came of what was pasted.
fn came(portal: &Portal, group: &str, pasted: &Pasted) -> Html {
    let Pasted { rows, lines, people, faults, unused, .. } = pasted;
    let counts = [lines.to_string(), people.to_string(), rows.len().to_string()];
    let counts = counts.each_ref().map(String::as_str);
    let more = faults.len().saturating_sub(TOLD);
    html! {
        <>
            if !rows.is_empty() {
                <p>{ portal.with("paste.read", &counts) }</p>
            }
            if !unused.is_empty() {
                <p class="small quiet">{ portal.with("paste.unused", &[&unused.join(comma(portal))]) }</p>
            }
            if !faults.is_empty() {
                <ul class="paste__faults">
                    for fault in faults.iter().take(TOLD) {
                        <li>{ told(portal, fault) }</li>
                    }
                    if more != 0 {
                        <li>{ portal.with("paste.more", &[&more.to_string()]) }</li>
                    }
                </ul>
            }
            if !rows.is_empty() {
                { take(portal, group, *lines) }
            }
        </>
    }
}

/// 第3行“参保月数”：…
fn told(portal: &Portal, fault: &LineFault) -> AttrValue {
    let LineFault { lines, column, text } = fault;
    match (lines.is_empty(), column.is_empty()) {
        (true, _) => text.clone().into(),
        (false, true) => portal.with("paste.fault_line", &[lines, text]),
        (false, false) => portal.with("paste.fault", &[lines, text, column]),
    }
}

fn take(portal: &Portal, group: &str, lines: usize) -> Html {
    let words = portal.with("paste.take", &[&lines.to_string()]);
    let press = portal.press(Message::Rows(Deed::Take(group.to_owned())));
    Button::new(ButtonLook::Secondary, press, text(&words)).html()
}

/// The way to a row like this one.
pub(crate) fn repeat(portal: &Portal, group: &str, at: usize) -> Html {
    let label = portal.with("rows.repeat_label", &[&at.saturating_add(1).to_string()]);
    let press = portal.press(Message::Rows(Deed::Repeat(group.to_owned(), at)));
    html! {
        <button class="button button--text" type="button" aria-label={label} onclick={press}>
            { portal.word("rows.repeat") }
        </button>
    }
}

/// The ways to other rows, of which not all are shown.
pub(crate) fn turn_rows(portal: &Portal, first: usize, all: usize) -> Html {
    let next = first.saturating_add(SHOWN);
    let shown = [first.saturating_add(1), next.min(all), all].map(|it| it.to_string());
    let shown = shown.each_ref().map(String::as_str);
    let turn = |to: usize, key: &str| {
        portal.button(ButtonLook::Secondary, Message::Rows(Deed::Show(to)), text(&portal.word(key)))
    };
    html! {
        <div class="rows__turn">
            <p role="status">{ portal.with("rows.shown", &shown) }</p>
            if let Some(before) = first.checked_sub(SHOWN) {
                { turn(before, "rows.before") }
            }
            if next < all {
                { turn(next, "rows.next") }
            }
        </div>
    }
}

/// What stands between names.
fn comma(portal: &Portal) -> &'static str {
    portal.view().locale.say("、", ", ")
}

/// What a rule comes to in each row.
pub(crate) fn row_results(portal: &Portal, results: &[RowResult]) -> Html {
    let group = results.first().and_then(|it| portal.data.catalog.groups.get(it.group.at()));
    let Some(group) = group else { return Html::default() };
    let who = names(portal, &group.id);
    let named = |rows: &[usize]| {
        let rest = || portal.word("rows.rest").to_string();
        let names = rows.iter().map(|at| who.get(*at).cloned().unwrap_or_else(rest));
        names.collect::<Vec<_>>().join(comma(portal))
    };
    let children = html! {
        <ul class="row-results">
            for result in results {
                <li>
                    <p>{ named(&result.rows) }</p>
                    <p class="small quiet">{ [&result.people, &result.text].map(String::as_str).join(portal.view().locale.say("，", ", ")) }</p>
                    if !result.each.is_empty() {
                        <p class="num">{ portal.with("rows.sum", &[&result.each, &result.all]) }</p>
                    }
                </li>
            }
        </ul>
    };
    Details { summary: portal.word("rows.results"), children }.html()
}

/// What the rows that count are called: the lines they come from, else their number.
fn names(portal: &Portal, group: &str) -> Vec<String> {
    let rows = portal.state.form.rows.get(group).map_or(&[][..], Vec::as_slice);
    let counts = |row: &Named<String>| row.get("count").is_none_or(|count| count.trim() != "0");
    let counted = rows.iter().enumerate().filter(|(_, row)| counts(row));
    let name = |(at, row): (usize, &Named<String>)| match row.get(LINES) {
        Some(lines) => portal.with("rows.lines", &[lines]).to_string(),
        None => portal.with("rows.title", &[&at.saturating_add(1).to_string()]).to_string(),
    };
    counted.map(name).collect()
}
