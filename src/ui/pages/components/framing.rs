//! Samples of what needs the width of the page.

use crate::ui::draw::prelude::*;

use crate::present::Card as CardRecord;
use crate::ui::components::{
    AmountSize, Breadcrumbs, Button, ButtonLook, Card, CardSection, Doors, Goals, Header, NavLink, StatusBar,
    StatusCell, VerdictGroup, VerdictKind, horizon, text,
};
use crate::ui::pages::components::{Sample, Stuff, said, typed};
use crate::ui::pages::home;
use crate::ui::parts::{clause, footer, money, verdict_kind};
use crate::ui::route::Route;

/// No policy pays it.
const SUM: &str = "¥9,876,543,210";

pub(super) fn samples(stuff: Stuff<'_>) -> Vec<Sample> {
    vec![
        ("radios", typed::radios(stuff)),
        ("amount", said::amounts(stuff)),
        ("card", cards(stuff)),
        ("verdict-group", verdict_group(stuff)),
        ("status-bar", status_bar(stuff)),
        ("breadcrumbs", breadcrumbs(stuff)),
        ("doors", doors(stuff)),
        ("goals", goals(stuff)),
        ("header", headers(stuff)),
        ("footer", footer(stuff.portal)),
    ]
}

/// The card of a policy, with an id of its own.
fn card(stuff: Stuff<'_>, name: &str, at: usize, open: bool) -> Html {
    stuff.portal.view().card(at).map(|card| drawn(stuff, name, at, open, card)).unwrap_or_default()
}

/// A card with a name and a sum that are longer than any there is.
fn long(stuff: Stuff<'_>, at: usize) -> Html {
    let Some(mut card) = stuff.portal.view().card(at) else { return Html::default() };
    let names = stuff.policies().iter().map(|policy| stuff.portal.view().text(&policy.title));
    let longest = names.max_by_key(|name| name.chars().count()).unwrap_or_default();
    card.title = stuff.portal.with("components.in", &[&longest, &longest]).to_string();
    for sum in &mut card.money {
        SUM.clone_into(&mut sum.value);
    }
    drawn(stuff, "card-long", at, false, card)
}

fn drawn(stuff: Stuff<'_>, name: &str, at: usize, open: bool, card: CardRecord) -> Html {
    let body =
        CardSection { outside: false, title: stuff.word("policy.clauses"), children: clauses(stuff, at) };
    let sums = card.money.iter().map(|it| money(it, AmountSize::Large));
    let shown = Card {
        id: stuff.id(name),
        title: card.title.into(),
        why: card.why.into(),
        money: sums.collect(),
        open,
        on_toggle: None,
        children: body.html(),
    };
    shown.html()
}

/// What a policy stands on.
fn clauses(stuff: Stuff<'_>, at: usize) -> Html {
    let view = stuff.portal.view();
    let stated = stuff.policies().get(at).and_then(|policy| policy.clauses.first());
    html! {
        if let Some(it) = stated {
            <p>{ view.text(&it.text) }</p>
            { clause(stuff.portal, &view.quote(&it.citation)) }
        }
    }
}

fn cards(stuff: Stuff<'_>) -> Html {
    let two = stuff.paying().into_iter().take(2).zip([("card", false), ("card-open", true)]);
    html! {
        <div class="cards">
            for ((at, _), (name, open)) in two {
                { card(stuff, name, at, open) }
            }
            { stuff.paying().first().map(|(at, _)| long(stuff, *at)).unwrap_or_default() }
        </div>
    }
}

/// The policies of one verdict: that of the first that comes to a sum.
fn verdict_group(stuff: Stuff<'_>) -> Html {
    let Some((at, _)) = stuff.paying().into_iter().next() else { return Html::default() };
    let Some(card_of) = stuff.portal.view().card(at) else { return Html::default() };
    let group = VerdictGroup {
        id: stuff.id("group-of"),
        kind: card_of.verdict.map_or(VerdictKind::Ask, verdict_kind),
        text: stuff.portal.with("components.in", &[&card_of.verdict_text, &stuff.word(stuff.look.key)]),
        count: stuff.portal.with("bar.count", &["1"]),
        note: card_of.why.into(),
        children: card(stuff, "card-of", at, false),
    };
    group.html()
}

fn status_bar(stuff: Stuff<'_>) -> Html {
    let cell = |key, count| {
        let value = html! { <span class="num">{ stuff.portal.with("bar.count", &[count]) }</span> };
        StatusCell { label: stuff.word(key), value }
    };
    let bar = StatusBar {
        label: stuff.named("bar.label"),
        cells: vec![cell("bar.eligible", "2"), cell("bar.open", "3")],
        announcement: stuff.portal.with("bar.said", &["2", "3"]),
        children: html! {
            <>
                { stuff.portal.link(&Route::Results, &stuff.word("check.results")) }
                { Button::new(ButtonLook::Primary, Callback::noop(), text(&stuff.word("check.next"))).html() }
            </>
        },
    };
    bar.html()
}

fn nav_link(stuff: Stuff<'_>, to: &Route, key: &str, current: bool) -> NavLink {
    NavLink { href: to.href().into(), text: stuff.word(key), current }
}

fn breadcrumbs(stuff: Stuff<'_>) -> Html {
    let way = Breadcrumbs {
        label: stuff.named("nav.where"),
        links: vec![nav_link(stuff, &Route::About, "nav.about", false)],
        here: stuff.word("components.title"),
        on_navigate: Some(stuff.portal.follow()),
    };
    way.html()
}

fn doors(stuff: Stuff<'_>) -> Html {
    let doors = Doors { doors: home::doors(stuff.portal), on_navigate: Some(stuff.portal.follow()) };
    html! { <>{ doors.html() }{ horizon() }</> }
}

fn goals(stuff: Stuff<'_>) -> Html {
    let goals = home::goals(stuff.portal).into_iter().take(2).collect();
    Goals { goals, on_navigate: Some(stuff.portal.follow()) }.html()
}

/// On the first page its sky goes on below it.
fn headers(stuff: Stuff<'_>) -> Html {
    let header = |label, sky| {
        let header = Header {
            home: Route::Home.href().into(),
            place: stuff.word("site.place"),
            name: stuff.word("site.short"),
            nav_label: stuff.named(label),
            links: vec![
                nav_link(stuff, &Route::Check(None), "nav.check", true),
                nav_link(stuff, &Route::Results, "nav.results", false),
                nav_link(stuff, &Route::Policies, "nav.policies", false),
            ],
            on_navigate: Some(stuff.portal.follow()),
            sky,
            children: Button::new(ButtonLook::Text, Callback::noop(), text(&stuff.word("size.large"))).html(),
        };
        header.html()
    };
    html! { <>{ header("nav.label", false) }{ header("site.name", true) }</> }
}
