//! What is done from pages that come later.

use crate::ui::browser;
use crate::ui::portal::{Message, Portal, Saved};
use crate::ui::route::Route;
use crate::ui::state::Slot;

impl Portal {
    /// Does what only these pages ask for.
    pub(crate) fn act_later(&mut self, message: Message) {
        match message {
            Message::Ahead(came) => self.came_ahead(*came),
            Message::Share => self.pass_on(),
            Message::Shared(passed) => self.passed = Some(passed),
            Message::Copy(text) => {
                self.copy(&text);
                self.code = text;
            }
            Message::Print => self.print(),
            Message::Printing(on) => self.lay_open(on),
            Message::Correct(at) => self.correct(at),
            // What was copied is no longer what is shown.
            Message::Say(Slot::Embed(name), said) => {
                self.framing.insert(&name, said.to_string());
                self.passed = None;
            }
            Message::CopyText => self.copy_text(),
            Message::CopiedText(passed) => self.copied = Some(passed),
            Message::MakeFiles => self.make_files(),
            Message::Save => self.save(),
            Message::OpenSaved => self.open_saved(),
            Message::ForgetSaved => self.saved = Saved::forgotten(),
            Message::Counter(true) => {
                self.state.counter = true;
                browser::part_with();
            }
            Message::Counter(false) => {
                // Whoever was answered for last is kept as little as those before.
                self.clear();
                self.state.counter = false;
                browser::arrive();
            }
            Message::Clear => {
                self.clear();
                // The button that was pressed is gone, and so is most of the page.
                browser::arrive();
            }
            Message::NextPerson if self.state.counter => {
                self.clear();
                self.saved = Saved::forgotten();
                self.go(Route::Home, true);
            }
            Message::AddScenario => {
                self.state.add_scenario();
                self.go(Route::Results, false);
            }
            Message::ShowScenario(which) => {
                self.state.show_scenario(which);
                self.go(Route::Results, false);
            }
            Message::RemoveScenario(which) => self.state.remove_scenario(which),
            _ => {}
        }
    }

    /// Starts afresh; what other pages of this tab kept is no longer opened.
    fn clear(&mut self) {
        browser::part_with();
        self.state.clear();
        self.came = None;
        self.moved.clear();
        self.beside = None;
        self.choose();
    }
}
