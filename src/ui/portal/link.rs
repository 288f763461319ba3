//! A link with the answers: opened, and made.

use wasm_bindgen_futures::spawn_local;

use crate::present::{Dropped, Shared};
use crate::ui::browser::{self, Passed};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
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
    /// Opens the link that was kept with the page, if one was; its answers take the place of those here.
    pub(super) fn open_link(&mut self) -> bool {
        let link = browser::kept().and_then(|kept| Shared::read(&self.data.catalog, &kept));
        let Some((shared, dropped)) = link else { return false };
        self.came = Some(Came { data: shared.data.clone(), dropped });
        self.state.take(&self.data.catalog, shared);
        self.open_moved();
        self.choose();
        self.go(Route::Results, true);
        true
    }

    /// The address that carries the answers.
    pub(crate) fn address(&self) -> String {
        let State { form, audience, day, said, .. } = &self.state;
        let fragment = Shared::write(form, audience, day, said, &self.data.catalog.version);
        browser::address(&[&Route::Results.href(), "#", &fragment].concat())
    }

    /// Passes the address on.
    pub(super) fn share(&mut self) {
        let (address, send) = (self.address(), self.send.clone());
        self.passed = Some(Passed::UnderWay);
        spawn_local(async move { send.emit(Message::Shared(browser::share(&address).await)) });
    }
}
