//! The gates to what the page can do without at first.
//!
//! What the program reaches only through a gate is put into a file of its own when it is built (`.ci/split.mjs`), which
//! the page fetches once it stands; nothing here may be called before [`here`] says so.

use std::sync::atomic::{AtomicBool, Ordering};

use yew::Html;

use crate::ui::pages;
use crate::ui::parts;
use crate::ui::portal::{Portal, Trying};

/// Natively nothing is split.
static HERE: AtomicBool = AtomicBool::new(cfg!(not(target_arch = "wasm32")));

/// Whether that file has come.
pub(crate) fn here() -> bool {
    HERE.load(Ordering::Relaxed)
}

/// That file has come.
pub(crate) fn has_come() {
    HERE.store(true, Ordering::Relaxed);
}

/// A page on which nothing is asked first.
#[inline(never)]
pub(crate) fn page(portal: &Portal) -> Html {
    pages::later(portal)
}

/// Begins to reckon what `/calendar` shows, unless that is done or under way.
#[inline(never)]
pub(crate) fn look_ahead(portal: &mut Portal) {
    portal.look_ahead();
}

/// Opens the link that was kept with the page: its answers take the place of those here.
#[inline(never)]
pub(crate) fn open_link(portal: &mut Portal, link: &str) {
    portal.read_link(link);
}

/// Passes on a link with the answers.
#[inline(never)]
pub(crate) fn share_link(portal: &mut Portal) {
    portal.pass_on();
}

/// With which link the answers came, and what became of those of another release.
#[inline(never)]
pub(crate) fn about_answers(portal: &Portal) -> Html {
    parts::about_answers(portal)
}

/// Which of several scenarios is shown.
#[inline(never)]
pub(crate) fn shown_scenario(portal: &Portal) -> Html {
    parts::shown_scenario(portal)
}

/// What can be had together, and why the rest is left.
#[inline(never)]
pub(crate) fn bundle(portal: &Portal) -> Html {
    parts::bundle(portal)
}

/// What can be done with the results.
#[inline(never)]
pub(crate) fn after_results(portal: &Portal) -> Html {
    parts::after_results(portal)
}

/// Why a policy comes to what it does, and its clauses.
#[inline(never)]
pub(crate) fn reasons(portal: &Portal, at: usize, outside: bool) -> Html {
    parts::rule_parts(portal, at, outside)
}

/// Tries what would come of another number; the id of what takes the focus then, if it moves.
#[inline(never)]
pub(crate) fn try_out(portal: &mut Portal, trying: Trying) -> Option<String> {
    portal.try_out(trying)
}

/// The numbers that can be tried on this page.
#[inline(never)]
pub(crate) fn trial(portal: &Portal) -> Html {
    parts::trial(portal)
}
