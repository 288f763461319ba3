//! The portal in a page of another site: what that site asks for, and the answers it gives.

use wasm_bindgen_futures::spawn_local;

use crate::policy::{Audience, Catalog, Policy};
use crate::present::{Dropped, Embed, Form, Refused, Shared};
use crate::ui::browser::{self, Passed};
use crate::ui::portal::link::Came;
use crate::ui::portal::{Message, Portal, kept_state};
use crate::ui::route::Route;
use crate::ui::site;
use crate::ui::state::State;

/// The doors that are no audience.
const DOORS: [&str; 2] = ["person", "firm"];

/// What the site asked for that shows the portal in a frame.
#[derive(Debug)]
pub(crate) struct Framed {
    /// What could be used of it.
    pub(crate) asked: Embed,
    /// What could not, in words, until it was read.
    pub(crate) refused: Vec<String>,
}

impl Portal {
    /// Reads what the site asks for and does it; what a reader has said since comes first.
    pub(crate) fn begin_embed(&mut self) {
        if self.framed.is_some() {
            return;
        }
        // Answers may have come since the page was opened.
        browser::take_link();
        let link = browser::kept_link();
        let (asked, mut refused) = Embed::read(&self.data.catalog, &self.data.releases, &browser::fragment());
        let first = first_page(&self.data.catalog, &asked, &mut refused);
        dress(&asked);
        self.state.theme.clone_from(&asked.theme);
        if kept_state().is_none() {
            self.state.large = asked.large;
            self.state.day.clone_from(&asked.day);
            self.state.release.clone_from(&asked.release);
            self.choose();
            self.go(first, true);
            if !asked.audience.is_empty() {
                self.state.audience.clone_from(&asked.audience);
                self.state.page.filter.clone_from(&asked.audience);
            }
        }
        self.framed = Some(Framed { asked, refused: Vec::new() });
        self.refuse(refused.iter().map(|it| (it.written(), ["embed.", it.why.as_str()])).collect());
        if let Some(link) = link {
            browser::keep(&link);
        }
    }

    /// Whether it was read what the site asks for; where no site asks for anything, it always was.
    pub(crate) fn has_begun(&self) -> bool {
        self.framed.is_some() || !site::embedded()
    }

    /// Names what was left out: to whoever made the page around the frame, and in it.
    fn refuse(&mut self, left_out: Vec<(String, [&str; 2])>) {
        for (name, key) in left_out {
            let said = self.with(&key.concat(), &[&name]).to_string();
            browser::warn(&["policy-portal: ", &said].concat());
            self.framed.iter_mut().for_each(|framed| framed.refused.push(said.clone()));
        }
    }

    /// Takes over the answers that the site gives, but none in the place of what a reader has said.
    pub(super) fn fill(&mut self, shared: Shared, dropped: &[Dropped]) {
        // What the site answers is asked all the same: the reader is to see and to change it.
        self.compute();
        self.ask();
        if self.state.form.is_empty() {
            let State { audience, day, door, release, page, .. } = self.state.clone();
            self.state.take(&self.data.catalog, shared);
            let own = &mut self.state;
            (own.door, own.release, own.page) = (door, release, page);
            if own.audience.is_empty() {
                own.audience = audience;
            }
            if own.day.is_empty() {
                own.day = day;
            }
        } else {
            add(&mut self.state.form, &shared.form);
        }
        self.open_moved();
        self.refuse(dropped.iter().map(|it| (it.name.clone(), ["came.", it.why.as_str()])).collect());
        self.came = Some(Came { data: String::new(), dropped: Vec::new() });
        browser::keep(&self.written());
    }

    /// Whether a policy is listed: all are, but where the site asks for some.
    pub(crate) fn lists(&self, policy: &Policy) -> bool {
        self.framed.as_ref().is_none_or(|framed| framed.asked.lists(policy))
    }

    /// Whether a page shows what stands above it: in a frame only if that was asked for.
    pub(crate) fn has_way(&self) -> bool {
        let catalogue = |framed: &Framed| Route::inside(&framed.asked.page) == Route::Policies;
        !site::embedded() || self.framed.as_ref().is_some_and(catalogue)
    }

    /// Whether of a policy only that is shown which reckons.
    pub(crate) fn calculates(&self) -> bool {
        let policy = matches!(self.route, Route::Policy(_) | Route::Tool(_));
        policy && self.framed.as_ref().is_some_and(|framed| framed.asked.calculator)
    }

    /// Copies a text.
    pub(crate) fn copy(&mut self, text: &str) {
        let (text, send) = (text.to_owned(), self.send.clone());
        self.passed = Some(Passed::UnderWay);
        spawn_local(async move { send.emit(Message::Shared(browser::copy(&text).await)) });
    }
}

/// The page that is asked for, if there is one of that name.
fn first_page(catalog: &Catalog, asked: &Embed, refused: &mut Vec<Refused>) -> Route {
    let route = Route::inside(&asked.page);
    if !asked.page.is_empty() && is_page(catalog, &route) {
        return route;
    }
    if !asked.page.is_empty() {
        refused.push(Refused::unreadable("page", &asked.page));
    }
    if asked.policies.is_empty() { Route::Check(None) } else { Route::Policies }
}

/// Whether there is such a page.
fn is_page(catalog: &Catalog, route: &Route) -> bool {
    match route {
        Route::Unknown | Route::Embed => false,
        Route::Policy(id) | Route::Tool(id) => catalog.policy(id).is_some(),
        Route::Check(Some(door)) => DOORS.contains(&door.as_str()) || Audience::named(door).is_some(),
        _ => true,
    }
}

/// Takes the colours that the site asks for.
fn dress(asked: &Embed) {
    for (name, colour) in [("--accent", &asked.accent), ("--accent-dark", &asked.accent_dark)] {
        if !colour.is_empty() {
            browser::colour(name, colour);
        }
    }
}

/// Adds what is not answered yet.
fn add(form: &mut Form, more: &Form) {
    for (name, said) in more.inputs.all() {
        if form.input(name).is_empty() {
            form.set(name, said);
        }
    }
    for (group, rows) in more.rows.all() {
        if !form.rows.contains(group) {
            form.rows.insert(group, rows.clone());
        }
    }
}
