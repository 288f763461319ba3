//! Where the data comes from, what of it is unknown, what ends, and how open readings stand.

use crate::ui::draw::prelude::*;

use crate::ui::components::{Details, Tone, tag};
use crate::ui::parts::fault_notice;
use crate::ui::portal::{Portal, table_file};
use crate::ui::route::Route;
use crate::ui::site;
use crate::unit::Date;

/// More rows than these stand behind a line that opens.
const FEW: usize = 6;

/// What may be saved: the end of its name, and its kind.
const SAVED: [(&str, &str); 2] = [("csv", "CSV"), ("json", "JSON")];

/// A row of the table; its fields stand in the order of `present::Row`.
type Row = [(String, String)];

/// The data.
pub(crate) fn data(portal: &Portal) -> Html {
    let (rows, fault) = match &portal.table {
        Some(Ok(rows)) => (rows.as_slice(), None),
        Some(Err(fault)) => (&[][..], Some(fault)),
        None => (&[][..], None),
    };
    html! {
        <>
            <h1>{ portal.word("data.title") }</h1>
            <p class="lead">{ portal.with("data.lead", &[&portal.data.catalog.version]) }</p>
            <p class="cluster">
                for (end, kind) in SAVED {
                    <a class="way" href={[site::root(), &table_file(end)].concat()} download="">{ portal.with("data.save", &[kind]) }</a>
                }
                <a class="way" href={[site::root(), "static/policies/feed.xml"].concat()}>{ portal.word("data.feed") }</a>
            </p>
            if portal.table.is_none() {
                <p class="quiet" role="status">{ portal.word("data.coming") }</p>
            }
            if let Some(fault) = fault {
                { fault_notice(fault) }
            }
            for rows in rows.chunk_by(|one, other| field(one, 0) == field(other, 0)) {
                { section(portal, rows) }
            }
        </>
    }
}

fn field(row: &Row, at: usize) -> &str {
    row.get(at).map_or("", |(_, text)| text)
}

/// The rows of one section; the first says what it is.
fn section(portal: &Portal, rows: &[Vec<(String, String)>]) -> Html {
    let Some((head, rows)) = rows.split_first() else { return Html::default() };
    let list = html! {
        <ul class="list">
            for row in rows {
                { entry(portal, row) }
            }
        </ul>
    };
    let summary = portal.with("data.all", &[&rows.len().to_string()]);
    html! {
        <section class="section">
            <h2>{ field(head, 0) }</h2>
            <p class="quiet measure">{ field(head, 5) }</p>
            { if rows.len() <= FEW { list } else { Details { summary, children: list }.html() } }
        </section>
    }
}

fn entry(portal: &Portal, row: &Row) -> Html {
    let (title, words, url) = (field(row, 4), field(row, 5), field(row, 6));
    let policies: Vec<&str> = field(row, 7).split_whitespace().collect();
    let grade = field(row, 3).to_ascii_lowercase();
    let alone = policies.first().filter(|_| policies.len() == 1 && !title.is_empty() && url.is_empty());
    let name = match alone {
        Some(policy) => portal.link(&Route::Policy((*policy).to_owned()), &title.to_owned().into()),
        None if url.is_empty() => html! { <strong>{ title }</strong> },
        None => html! { <a href={url.to_owned()} rel="noopener noreferrer" target="_blank">{ title }</a> },
    };
    html! {
        <li class="list__item stack--s">
            <p>
                { name }
                if !grade.is_empty() {
                    { " " }
                    { tag(Tone::Plain, portal.word(&["grade.", &grade].concat())) }
                }
                { dated(portal, row) }
            </p>
            if !words.is_empty() {
                <p class="measure">{ words }</p>
            }
            if alone.is_none() && !policies.is_empty() {
                { touched(portal, &policies) }
            }
        </li>
    }
}

/// The day until which something is so, or was checked, and what that means on the day that is reckoned for.
fn dated(portal: &Portal, row: &Row) -> Html {
    let (until, checked) = (Date::parse(field(row, 1)), Date::parse(field(row, 2)));
    let Some(date) = until.or(checked) else { return Html::default() };
    let today = portal.computed.situation.day;
    let (tone, key) = match until {
        Some(_) if date < today => (Tone::Plain, "data.past"),
        Some(_) if date <= today.plus_months(1) => (Tone::Ask, "data.soon"),
        None if date < today => (Tone::Ask, "data.stale"),
        _ => (Tone::Plain, ""),
    };
    let word = if key.is_empty() { AttrValue::default() } else { portal.word(key) };
    html! {
        <>
            { " " }
            { tag(tone, [&portal.view().locale.date(date), " ", &word].concat().into()) }
        </>
    }
}

/// The policies that a row touches.
fn touched(portal: &Portal, policies: &[&str]) -> Html {
    let catalog = &portal.data.catalog;
    let known = policies.iter().filter_map(|id| catalog.policy(id));
    let list = html! {
        <ul class="small">
            for policy in known {
                <li>{ portal.policy_link(policy) }</li>
            }
        </ul>
    };
    let summary = portal.with("data.touches", &[&policies.len().to_string()]);
    if policies.len() <= FEW / 2 { list } else { Details { summary, children: list }.html() }
}
