//! What only `/data` shows: a table of its own, fetched when the page is opened.

use wasm_bindgen_futures::spawn_local;

use crate::policy::read_rows;
use crate::ui::browser;
use crate::ui::fetch::{Fault, FaultKind};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::site;

/// The table in the language of the page; `end` is that of its name.
pub(crate) fn table_file(end: &str) -> String {
    ["static/policies/data", site::locale().say("", ".en"), ".", end].concat()
}

/// Rows of names and texts.
pub(crate) type Table = Vec<Vec<(String, String)>>;

impl Portal {
    /// Fetches what only this page shows, unless it is there.
    pub(crate) fn fetch_table(&self) {
        if self.route == Route::Data && self.table.as_ref().is_none_or(Result::is_err) {
            let send = self.send.clone();
            spawn_local(async move { send.emit(Message::Table(fetched().await)) });
        }
    }

    pub(super) fn came_table(&mut self, text: Result<String, Fault>) {
        let rows = |text: String| read_rows(&text).ok_or_else(|| FaultKind::Changed.of(&table_file("json")));
        self.table = Some(text.and_then(rows));
    }
}

async fn fetched() -> Result<String, Fault> {
    let page = browser::listed().ok_or_else(|| FaultKind::Away.of("index.html"))?;
    let [file, integrity] = &page.table;
    browser::fetch(file, integrity).await
}
