//! What only `/data` shows: a table of its own, fetched when the page is opened.

use wasm_bindgen_futures::spawn_local;

use crate::policy::read_rows;
use crate::ui::browser;
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;

/// Rows of names and texts; none where they could not be had.
pub(crate) type Table = Vec<Vec<(String, String)>>;

impl Portal {
    /// Fetches what only this page shows, unless it is there.
    pub(crate) fn fetch_table(&self) {
        if self.route == Route::Data && self.table.as_ref().is_none_or(Vec::is_empty) {
            let send = self.send.clone();
            spawn_local(async move {
                send.emit(Message::Table(browser::text("static/policies/data.json").await));
            });
        }
    }

    pub(super) fn came_table(&mut self, text: Result<String, String>) {
        self.table = Some(text.ok().and_then(|text| read_rows(&text)).unwrap_or_default());
    }
}
