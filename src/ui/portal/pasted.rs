//! Rows that come from a spreadsheet, and those that are repeated.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use crate::policy::Catalog;
use crate::present::Pasted;
use crate::ui::browser;
use crate::ui::components::Rows;
use crate::ui::parts::rows_id;
use crate::ui::portal::{Message, Portal};
use crate::ui::state::Slot;
use crate::unit::Date;

/// Something that is done with rows.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    /// Adds one like another.
    Repeat(String, usize),
    /// Takes those that were pasted.
    Take(String),
    /// Shows others of many.
    Show(usize),
    /// Reads a file.
    Open(String, File),
}

/// What came of what was pasted for a group.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    group: String,
    text: String,
    catalog: Rc<Catalog>,
    day: Date,
    pasted: Rc<Pasted>,
}

impl Portal {
    /// What something that happens does.
    pub(crate) fn send_with<T: 'static>(&self, message: impl Fn(T) -> Message + 'static) -> Callback<T> {
        self.send.reform(message)
    }

    /// What came of what was pasted for a group.
    pub(crate) fn pasted(&self, group: &str) -> Option<&Pasted> {
        self.pasted.iter().find(|it| it.group == group).map(|it| &*it.pasted)
    }

    /// Reads what was pasted, unless that is done.
    pub(crate) fn read_pasted(&mut self) {
        let (catalog, day) = (self.data.catalog.clone(), self.computed.situation.day);
        let mut read = Vec::new();
        for (group, text) in self.state.pasted.all() {
            let same = |it: &&Read| {
                it.group == *group && it.text == *text && it.day == day && Rc::ptr_eq(&it.catalog, &catalog)
            };
            read.push(self.pasted.iter().find(same).cloned().unwrap_or_else(|| Read {
                group: group.clone(),
                text: text.clone(),
                catalog: catalog.clone(),
                day,
                pasted: Rc::new(self.view().paste(group, text)),
            }));
        }
        self.pasted = read;
    }

    /// Does something with rows; the id of what takes the focus then.
    pub(crate) fn do_rows(&mut self, deed: Deed) -> Option<String> {
        match deed {
            Deed::Repeat(group, at) => {
                self.state.form.repeat_row(&group, at);
                let next = at.saturating_add(1);
                self.state.page.row = next;
                Some(Rows::title_id(&rows_id(&group), next))
            }
            Deed::Take(group) => {
                let pasted = self.pasted.iter().find(|it| it.group == group)?.pasted.clone();
                self.state.form.take_rows(&group, &pasted.rows);
                self.state.page.row = 0;
                self.state.say(&Slot::Lines(group.clone()), &pasted.rest);
                Some(Rows::add_id(&rows_id(&group)))
            }
            Deed::Show(first) => {
                self.state.page.row = first;
                None
            }
            Deed::Open(group, file) => {
                let send = self.send.clone();
                spawn_local(async move {
                    if let Some(text) = browser::read(&file).await {
                        send.emit(Message::Say(Slot::Lines(group), text.into()));
                    }
                });
                None
            }
        }
    }
}
