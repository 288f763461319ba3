//! The pages, one for each route.

mod about;
mod calendar;
mod check;
mod checklist;
mod compare;
mod components;
mod data;
mod embed;
mod home;
mod plan;
mod policies;
mod policy;
mod results;

use crate::ui::draw::prelude::*;

use crate::ui::components::{ButtonLink, ButtonLook, Skeleton, text};
use crate::ui::parts::frame;
use crate::ui::portal::Portal;
use crate::ui::route::Route;
use crate::ui::{browser, later};

/// The page of the route.
pub(crate) fn page(portal: &Portal) -> Html {
    let main = match &portal.route {
        _ if waits(portal) => waiting(portal),
        Route::Home => home::home(portal),
        Route::Check(_) => check::check(portal),
        Route::Results => results::results(portal),
        Route::Unknown => unknown(portal),
        _ => later::page(portal),
    };
    let below = match &portal.route {
        Route::Check(_) => check::bar(portal),
        _ => Html::default(),
    };
    frame(portal, main, below)
}

/// The pages that come later.
pub(crate) fn later(portal: &Portal) -> Html {
    match &portal.route {
        Route::Policies => policies::policies(portal),
        Route::Policy(id) | Route::Tool(id) => policy::policy(portal, id),
        Route::Checklist => checklist::checklist(portal),
        Route::Compare => compare::compare(portal),
        Route::Plan => plan::plan(portal),
        Route::Calendar => calendar::calendar(portal),
        Route::Data => data::data(portal),
        Route::Embed => embed::embed(portal),
        Route::Components => components::components(portal),
        _ => about::about(portal),
    }
}

/// Whether the page needs what has not come yet.
pub(crate) fn waits(portal: &Portal) -> bool {
    !portal.has_begun() || browser::kept_link().is_some() || !is_first(portal) && !later::here()
}

/// Whether the page is one that answers before the rest has come.
pub(crate) fn is_first(portal: &Portal) -> bool {
    match portal.route {
        Route::Check(_) => !portal.state.is_list(),
        _ => matches!(portal.route, Route::Home | Route::Results | Route::Unknown),
    }
}

/// Whether nothing that the page shows is still on its way: until then it stays as it was drawn when it was built.
pub(crate) fn is_whole(portal: &Portal) -> bool {
    let table = portal.route != Route::Data || portal.table.is_some();
    !waits(portal) && (is_first(portal) || has_texts(portal) && table)
}

/// Whether the long texts have come.
pub(crate) fn has_texts(portal: &Portal) -> bool {
    portal.data.catalog.policies.first().is_none_or(|policy| !policy.summary.zh.is_empty())
}

/// Shown until the rest of the program has come.
fn waiting(portal: &Portal) -> Html {
    Skeleton { label: portal.word("later.waiting") }.html()
}

/// The title of the window.
pub(crate) fn title(portal: &Portal) -> String {
    let page = match &portal.route {
        Route::Home => portal.word("home.title"),
        Route::Check(_) => portal.word("check.title"),
        Route::Results => portal.word("results.title"),
        Route::Checklist => portal.word("checklist.title"),
        Route::Compare => portal.word("compare.title"),
        Route::Policies => portal.word("policies.title"),
        Route::Policy(id) | Route::Tool(id) => policy::title(portal, id),
        Route::Plan => portal.word("plan.title"),
        Route::Calendar => portal.word("calendar.title"),
        Route::Data => portal.word("data.title"),
        Route::Embed => portal.word("embed.title"),
        Route::About => portal.word("nav.about"),
        Route::Components => portal.word("components.title"),
        Route::Unknown => portal.word("unknown.title"),
    };
    format!("{page} · {}", portal.word("site.name"))
}

/// An address that leads nowhere.
fn unknown(portal: &Portal) -> Html {
    html! {
        <>
            <h1>{ portal.word("unknown.title") }</h1>
            <p class="lead">{ portal.word("unknown.lead") }</p>
            { button_link(portal, &Route::Policies, "nav.policies") }
        </>
    }
}

/// A link that leads on.
fn button_link(portal: &Portal, to: &Route, key: &str) -> Html {
    let link = ButtonLink {
        href: to.href().into(),
        on_navigate: Some(portal.follow()),
        look: ButtonLook::Primary,
        wide: false,
        children: text(&portal.word(key)),
    };
    link.html()
}
