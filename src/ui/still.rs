//! Pages as they stand before anything was said: for whoever has no script, for the time until the program has come,
//! and for machines that look for them.

use std::rc::Rc;

use yew::{Callback, Html, LocalServerRenderer, Properties, component};

use crate::policy::{Audience, Catalog, Kind, Release, read_rows};
use crate::present::{Locale, Words};
use crate::ui::pages;
use crate::ui::portal::{Data, Portal};
use crate::ui::route::{FRAME, Route};
use crate::ui::site;
use crate::ui::state::State;

/// A page as it stands.
#[derive(Debug)]
pub struct Still {
    /// Its address below the portal's, without a slash at either end: empty for the first page.
    pub path: String,
    /// The same of this page in the other language.
    pub other: String,
    /// The way from it to the portal: `../` as often as it takes, or `./`.
    pub root: String,
    /// The title of the window.
    pub title: String,
    /// What it is about, for those who look for it.
    pub about: String,
    /// Whether it is one that answers before the rest of the program has come.
    pub first: bool,
    /// Its elements as text, in which nothing can be typed and links lead from this page.
    pub html: String,
    /// The policy it is about.
    pub policy: Option<String>,
    /// Whether it is there for other sites to show in a frame.
    pub bare: bool,
}

/// What pages are drawn from.
#[derive(Debug)]
pub struct Given {
    /// The language of the pages.
    pub locale: Locale,
    /// With its long texts.
    pub catalog: Catalog,
    /// The portal's own words.
    pub words: Words,
    /// The newest last.
    pub releases: Vec<Release>,
    /// The rows of `/data`, as it fetches them.
    pub rows: String,
    /// The day for which they are reckoned, `2025-12-01`.
    pub day: String,
}

/// All pages of a language.
pub async fn stills(given: Given) -> Vec<Still> {
    let Given { locale, catalog, words, releases, rows, day } = given;
    site::speak(locale);
    let data = Data { catalog: Rc::new(catalog), words: Rc::new(words), releases: releases.into() };
    let mut found = Vec::new();
    for route in routes(&data.catalog) {
        let mut state = State { day: day.clone(), ..State::default() };
        if let Route::Check(Some(door)) = &route {
            state.begin(door);
        }
        let mut portal = Portal::of(data.clone(), state, route, Callback::noop());
        portal.ask();
        portal.table = read_rows(&rows).map(Ok);
        found.push(still(&portal).await);
    }
    found.push(bare(data, day).await);
    found
}

/// The page that other sites show in a frame: which of the portal's it is comes with its address.
async fn bare(data: Data, day: String) -> Still {
    site::embed(true);
    let portal = Portal::of(data, State { day, ..State::default() }, Route::Policies, Callback::noop());
    let still = still(&portal).await;
    site::embed(false);
    still
}

fn routes(catalog: &Catalog) -> Vec<Route> {
    let own = [
        Route::Home,
        Route::Check(None),
        Route::Results,
        Route::Checklist,
        Route::Policies,
        Route::Plan,
        Route::Calendar,
        Route::Compare,
        Route::Data,
        Route::About,
        Route::Components,
        Route::Embed,
        Route::Unknown,
    ];
    let audiences = Audience::ALL.iter().map(|audience| audience.as_str());
    let doors = ["person", "firm"].into_iter().chain(audiences);
    let doors = doors.map(|door| Route::Check(Some(door.to_owned())));
    let policies = catalog.policies.iter().map(|policy| match policy.kind {
        Kind::Tool => Route::Tool(policy.id.clone()),
        _ => Route::Policy(policy.id.clone()),
    });
    own.into_iter().chain(doors).chain(policies).collect()
}

async fn still(portal: &Portal) -> Still {
    let policy = match &portal.route {
        Route::Policy(id) | Route::Tool(id) => portal.data.catalog.policy(id),
        _ => None,
    };
    let about = policy.map(|policy| portal.view().text(&policy.summary));
    let bare = site::embedded();
    let path = |locale| {
        let path = if bare { [&site::base(locale), FRAME].concat() } else { portal.route.href_in(locale) };
        path.trim_matches('/').to_owned()
    };
    let (path, other) = match site::locale() {
        Locale::Zh => (path(Locale::Zh), path(Locale::En)),
        Locale::En => (path(Locale::En), path(Locale::Zh)),
    };
    let levels = path.split('/').filter(|part| !part.is_empty()).count();
    let root = if levels == 0 { "./".to_owned() } else { "../".repeat(levels) };
    let html = inert(&drawn(pages::page(portal)).await);
    Still {
        title: pages::title(portal),
        about: about.unwrap_or_else(|| portal.word("site.about").to_string()),
        html: html.replace(" href=\"/", &[" href=\"", &root].concat()),
        path,
        other,
        root,
        policy: policy.map(|policy| policy.id.clone()),
        first: !bare && pages::is_first(portal),
        bare,
    }
}

#[derive(PartialEq, Properties)]
struct Drawn {
    html: Html,
}

#[component]
fn Drawing(drawn: &Drawn) -> Html {
    drawn.html.clone()
}

async fn drawn(html: Html) -> String {
    LocalServerRenderer::<Drawing>::with_props(Drawn { html }).hydratable(false).render().await
}

/// What can be typed into or pressed becomes a box of the same look: before the program has come it would do nothing,
/// and what was typed would be lost.
fn inert(html: &str) -> String {
    let mut pieces = html.split('<');
    let mut inert = pieces.next().unwrap_or_default().to_owned();
    let mut inside_select = false;
    for piece in pieces {
        let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        match name.as_str() {
            "select" | "textarea" => {
                inside_select = true;
                inert += &["<span", &class(tag, "still "), "></span>"].concat();
            }
            "/select" | "/textarea" => {
                inside_select = false;
                inert += after;
            }
            _ if inside_select => {}
            "input" => inert += &["<span", &class(tag, "still "), "></span>", after].concat(),
            "button" => inert += &["<span", &class(tag, ""), ">", after].concat(),
            "/button" => inert += &["</span>", after].concat(),
            _ => inert += &["<", piece].concat(),
        }
    }
    inert
}

/// Its class, and `more` before it.
fn class(tag: &str, more: &str) -> String {
    let class = tag.split_once(" class=\"").and_then(|(_, rest)| rest.split_once('"'));
    [" class=\"", more, class.map_or("", |(class, _)| class), "\""].concat()
}
