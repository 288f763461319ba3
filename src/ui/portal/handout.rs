//! How results leave the page: as text, as files, on paper, and as a note to whoever can put one right.

use wasm_bindgen_futures::spawn_local;

use crate::ui::portal::{Message, Portal, ResultFile};
use crate::ui::{browser, paper};

impl Portal {
    /// Copies what the answers come to, as text.
    pub(crate) fn copy_text(&mut self) {
        let (text, send) = (self.handout(), self.send.clone());
        self.copied = Some(browser::Passed::UnderWay);
        spawn_local(async move { send.emit(Message::CopiedText(browser::copy(&text).await)) });
    }

    /// Makes files of what the answers come to: one that spreadsheets read, and one for programs.
    pub(super) fn make_files(&mut self) {
        let view = self.view();
        let answers = self.state.form.answers(&self.data.catalog);
        let said = self.computed.said().unwrap_or(view.situation.day);
        let file = |end, kind, text: String| ResultFile {
            end,
            href: browser::data_address(kind, &text).into(),
            text: text.into(),
        };
        let csv = file("csv", "text/csv;charset=utf-8", view.result_csv(&self.audience()));
        let json = file("json", "application/json", view.result_json(&answers, said));
        self.computed.files = Some([csv, json]);
    }

    /// Lays the page open and prints it: what is to be printed must be drawn before.
    pub(super) fn print(&mut self) {
        self.printing = true;
        let send = self.send.clone();
        spawn_local(async move {
            browser::turn().await;
            paper::lay_open(true);
            paper::print();
            send.emit(Message::Printing(false));
        });
    }

    /// Draws what stands on paper, or no longer: what is folded there can be opened once it is drawn.
    pub(super) fn lay_open(&mut self, on: bool) {
        self.printing = on;
        spawn_local(async move { paper::lay_open(on) });
    }

    /// Copies what a policy comes to, for whoever can put it right.
    pub(super) fn correct(&mut self, at: usize) {
        if let Some(text) = self.correction(at) {
            self.copy(&text);
        }
    }

    /// What a policy comes to, for whoever can put it right.
    pub(crate) fn correction(&self, at: usize) -> Option<String> {
        self.view().correction(at, &self.state.form.answers(&self.data.catalog))
    }

    /// What the answers come to, as text.
    pub(crate) fn handout(&self) -> String {
        let link = if self.state.form.is_empty() { String::new() } else { self.address() };
        self.view().handout(&self.state.form.answers(&self.data.catalog), &self.audience(), &link)
    }
}
