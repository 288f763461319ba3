//! A link with the answers: opened, and made.

use wasm_bindgen_futures::spawn_local;

use crate::present::{Dropped, Shared};
use crate::ui::browser::{self, Passed};
use crate::ui::later;
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::site;
use crate::ui::state::State;

/// The link with which the answers came.
#[derive(Debug)]
pub(crate) struct Came {
    /// The version of the data on which it was made.
    pub(crate) data: String,
    /// What of it was left out.
    pub(crate) dropped: Vec<Dropped>,
}

impl Portal {
    /// Opens the link that was kept with the page, if one was, and whether it did.
    pub(super) fn open_link(&mut self) -> bool {
        let Some(link) = browser::kept_link().filter(|_| later::here()) else { return false };
        later::open_link(self, &link);
        true
    }

    /// Takes over the answers of a link.
    pub(crate) fn read_link(&mut self, link: &str) {
        let Some((shared, dropped)) = Shared::read(&self.data.catalog, link) else { return };
        if site::embedded() {
            return self.fill(shared, &dropped);
        }
        self.came = Some(Came { data: shared.data.clone(), dropped });
        self.state.take(&self.data.catalog, shared);
        self.open_moved();
        self.choose();
        let several = !self.state.others.is_empty();
        self.go(if several { Route::Compare } else { Route::Results }, true);
    }

    /// The address that carries the answers.
    pub(crate) fn address(&self) -> String {
        let State { audience, day, said, .. } = self.state.clone();
        let mut others = self.state.scenarios();
        let form = others.remove(0);
        let data = self.data.catalog.version.clone();
        let fragment = Shared { form, others, audience, day, said, data }.write();
        browser::address(&[&Route::Results.href_in(site::locale()), "#", &fragment].concat())
    }

    /// Passes the address on.
    pub(crate) fn pass_on(&mut self) {
        let (address, send) = (self.address(), self.send.clone());
        self.passed = Some(Passed::UnderWay);
        spawn_local(async move { send.emit(Message::Shared(browser::share(&address).await)) });
    }
}
