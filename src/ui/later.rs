//! The gates to what the page can do without at first.
//!
//! What the program reaches only through a gate is put into a file of its own when it is built (`.ci/split.mjs`), which
//! the page fetches once it stands; nothing here may be called before [`here`] says so.

use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use yew::{AttrValue, Html};

use crate::policy::Catalog;
use crate::ui::pages;
use crate::ui::paper;
use crate::ui::parts;
use crate::ui::portal::{Deed, Message, Portal, Trying};
use crate::ui::state::Slot;

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

/// Answers that were given under another release take the names of this one.
#[inline(never)]
pub(crate) fn open_moved(portal: &mut Portal) {
    portal.open_moved();
}

/// Answers take the names of the release that is shown now.
#[inline(never)]
pub(crate) fn rename(portal: &mut Portal, before: Rc<Catalog>) {
    portal.rename(before);
}

/// Does what the site asks for that shows the portal in a frame.
#[inline(never)]
pub(crate) fn begin_embed(portal: &mut Portal) {
    portal.begin_embed();
}

/// What stands around a page within a frame.
#[inline(never)]
pub(crate) fn bare(portal: &Portal, main: Html, below: Html) -> Html {
    parts::bare(portal, main, below)
}

/// Does what is asked for from pages that come later.
#[inline(never)]
pub(crate) fn act(portal: &mut Portal, message: Message) {
    portal.act_later(message);
}

/// Opens for paper what stands folded, or folds it again.
#[inline(never)]
pub(crate) fn lay_open(on: bool) {
    paper::lay_open(on);
}

/// What was saved on this device before, offered.
#[inline(never)]
pub(crate) fn saved_before(portal: &Portal) -> Html {
    parts::saved_before(portal)
}

/// With which link the answers came, what became of those of another release, and of which day they speak.
#[inline(never)]
pub(crate) fn about_answers(portal: &Portal) -> Html {
    parts::about_answers(portal)
}

/// Which of several scenarios is shown.
#[inline(never)]
pub(crate) fn shown_scenario(portal: &Portal) -> Html {
    parts::shown_scenario(portal)
}

/// What can be ticked at once before anything is asked by itself.
#[inline(never)]
pub(crate) fn next_list(portal: &Portal) -> Vec<String> {
    portal.next_list()
}

/// Several situations at once.
#[inline(never)]
pub(crate) fn tick_list(portal: &Portal, names: &[String]) -> Html {
    parts::tick_list(portal, names)
}

/// Ticks something, or no longer.
#[inline(never)]
pub(crate) fn tick(portal: &mut Portal, name: &str) {
    portal.tick(name);
}

/// What can be had together, and why the rest is left.
#[inline(never)]
pub(crate) fn bundle(portal: &Portal) -> Html {
    parts::bundle(portal)
}

/// What the results come from, and what can be done with them.
#[inline(never)]
pub(crate) fn after_results(portal: &Portal) -> Html {
    parts::after_results(portal)
}

/// Why a policy comes to what it does, and its clauses.
#[inline(never)]
pub(crate) fn reasons(portal: &Portal, at: usize, outside: bool) -> Html {
    parts::rule_parts(portal, at, outside)
}

/// What can be picked instead of typing a number or day.
#[inline(never)]
pub(crate) fn roughly(portal: &Portal, slot: &Slot, id: &AttrValue, typed: &str) -> Html {
    parts::roughly(portal, slot, id, typed)
}

/// Where lines of a spreadsheet can be pasted for a group.
#[inline(never)]
pub(crate) fn paste(portal: &Portal, group: &str) -> Html {
    parts::paste(portal, group)
}

/// The way to a row like this one.
#[inline(never)]
pub(crate) fn repeat(portal: &Portal, group: &str, at: usize) -> Html {
    parts::repeat(portal, group, at)
}

/// The ways to other rows, of which not all are shown.
#[inline(never)]
pub(crate) fn turn_rows(portal: &Portal, first: usize, all: usize) -> Html {
    parts::turn_rows(portal, first, all)
}

/// Does something with rows; the id of what takes the focus then.
#[inline(never)]
pub(crate) fn do_rows(portal: &mut Portal, deed: Deed) -> Option<String> {
    portal.do_rows(deed)
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
