//! Questions, a few at a time; the bar at the bottom says what they come to so far.

use crate::ui::draw::prelude::*;

use crate::policy::Audience;
use crate::ui::components::{
    ButtonLook, Checkboxes, Choice, ErrorSummary, Field, FormGroup, StatusBar, StatusCell, text,
};
use crate::ui::later;
use crate::ui::parts::{field_errors, question_field};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::state::Slot;

/// Questions, a few at a time.
pub(crate) fn check(portal: &Portal) -> Html {
    if portal.state.at == 0 { who(portal) } else { questions(portal, portal.state.screen()) }
}

/// For whom policies are wanted: it orders and filters, and decides nothing.
fn who(portal: &Portal) -> Html {
    let person =
        [Audience::Graduate, Audience::Jobseeker, Audience::Worker, Audience::Entrepreneur, Audience::Herder];
    let firm = [Audience::Enterprise, Audience::Entrepreneur, Audience::School, Audience::Agency];
    let offered: &[Audience] = match portal.state.door.as_str() {
        "person" => &person,
        "firm" => &firm,
        _ => &Audience::ALL,
    };
    let choices = offered.iter().map(|audience| Choice {
        value: audience.as_str().into(),
        label: portal.word(&format!("audience.{}", audience.as_str())),
        hint: None,
        unsure: false,
        reveal: None,
    });
    let field = Field { id: "audience".into(), hint: Some(portal.word("who.hint")), error: None };
    let values: Vec<AttrValue> = portal.state.audience.iter().map(|name| name.clone().into()).collect();
    let boxes = Checkboxes {
        field: field.clone(),
        choices: choices.collect(),
        values,
        on_toggle: portal.say(Slot::Audience),
    };
    let group = FormGroup {
        field,
        label: portal.word("who.label"),
        fieldset: true,
        action: None,
        after: None,
        children: boxes.html(),
    };
    html! {
        <>
            <h1>{ portal.word("who.title") }</h1>
            { group.html() }
        </>
    }
}

fn questions(portal: &Portal, names: &[String]) -> Html {
    let view = portal.view();
    let first = names.first().and_then(|name| {
        let fact = view.catalog.fact_id(name).map(crate::engine::Open::Fact);
        fact.or_else(|| view.catalog.group_id(name).map(crate::engine::Open::Group))
    });
    let topic = first.map(|open| crate::engine::topic(view.catalog, open));
    let title = topic
        .and_then(|at| view.catalog.topics.get(at))
        .map(|topic| view.text(&topic.title))
        .unwrap_or_default();
    let shown = portal.state.shown;
    let errors = if shown { field_errors(portal, names) } else { Vec::new() };
    let is_list = portal.state.is_list();
    html! {
        <>
            if later::here() {
                { later::shown_scenario(portal) }
            }
            <p class="quiet">{ portal.with("check.screen", &[&portal.state.at.to_string()]) }</p>
            <h1>{ if is_list { portal.word("list.title").to_string() } else { title } }</h1>
            { ErrorSummary { id: ErrorSummary::ID.into(), title: portal.word("error.title"), errors }.html() }
            if is_list {
                { later::tick_list(portal, names) }
            } else {
                <p class="quiet">{ portal.word("check.unsure") }</p>
                for name in names.iter().filter(|name| !view.is_of_row(name)) {
                    { question_field(portal, name, shown) }
                }
            }
        </>
    }
}

/// What the answers come to so far, and the way on.
pub(crate) fn bar(portal: &Portal) -> Html {
    let view = portal.view();
    let audience = portal.audience();
    let eligible = view.group(&audience, |verdict| verdict == crate::engine::Verdict::Eligible).len();
    let open = view.group(&audience, crate::engine::Verdict::is_open).len();
    let undecided = || ("bar.open", portal.with("bar.count", &[&open.to_string()]).to_string());
    let (label, value) = money(portal, &audience).unwrap_or_else(undecided);
    let cells = vec![
        cell(portal, "bar.eligible", portal.with("bar.count", &[&eligible.to_string()]).to_string()),
        cell(portal, label, value),
    ];
    let announcement = portal.with("bar.said", &[&eligible.to_string(), &open.to_string()]);
    let label = portal.word("bar.label");
    StatusBar { label, cells, announcement, children: buttons(portal) }.html()
}

/// The first sum there is, with who gets it: the bar has room for one.
fn money(portal: &Portal, audience: &[Audience]) -> Option<(&'static str, String)> {
    portal.view().totals(audience).0.into_iter().find_map(|(payee, lines)| {
        lines.into_iter().find_map(|line| {
            let certain = line.certain.map(|sum| ("totals.certain", sum));
            let (key, (bound, sum)) = certain.or(line.to_confirm.map(|sum| ("totals.to_confirm", sum)))?;
            Some((key, format!("{payee} {bound} {sum}{}", line.per)))
        })
    })
}

fn cell(portal: &Portal, key: &str, value: String) -> StatusCell {
    StatusCell { label: portal.word(key), value: html! { <span class="num">{ value }</span> } }
}

fn buttons(portal: &Portal) -> Html {
    let button = |look, message, key| portal.button(look, message, text(&portal.word(key)));
    html! {
        <>
            if portal.state.at != 0 {
                { button(ButtonLook::Text, Message::Back, "check.before") }
            }
            { portal.link(&Route::Results, &portal.word("check.results")) }
            { button(ButtonLook::Primary, Message::Next, "check.next") }
        </>
    }
}
