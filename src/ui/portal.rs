//! What every page is given: the data, what was said, what it comes to, and ways to change it.

mod ahead;
mod asking;
mod computed;
mod link;
mod prospects;
mod release;
mod table;
mod trial;

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::{AttrValue, Callback, Html, MouseEvent};

use crate::policy::{Audience, Catalog, Release};
use crate::present::{Locale, Moved, View, Words};
use crate::ui::browser::{self, Passed};
use crate::ui::components::{Button, ButtonLook, ErrorSummary, Link, Rows, text};
use crate::ui::fetch::Fault;
use crate::ui::parts::{field_errors, rows_id};
use crate::ui::portal::ahead::Ahead;
pub(crate) use crate::ui::portal::computed::Computed;
pub(crate) use crate::ui::portal::link::Came;
pub(crate) use crate::ui::portal::table::Table;
pub(crate) use crate::ui::portal::trial::{Move, Trial, Trying};
use crate::ui::route::Route;
use crate::ui::state::{OnPage, Slot, State};
use crate::ui::{kept, later};

/// The data that was fetched.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    pub(crate) catalog: Rc<Catalog>,
    pub(crate) words: Rc<Words>,
    /// The newest last.
    pub(crate) releases: Rc<[Release]>,
}

/// What a person does, and what happens.
#[derive(Clone, Debug)]
pub(crate) enum Message {
    /// The data came, with or without the long texts, or did not.
    Fetched(Result<Data, Fault>),
    /// The table of `/data` came, or did not.
    Table(Result<String, Fault>),
    /// Another release came, to be compared with.
    Beside(Rc<Catalog>),
    /// The years ahead were reckoned.
    Ahead(Box<Ahead>),
    /// It has been waited long enough for a page to be whole.
    Waited,
    /// What comes later has come.
    Later,
    /// Loads everything anew.
    Reload,
    /// Follows a link within the portal.
    Go(AttrValue),
    /// Goes back one page.
    Back,
    /// The browser has gone back or forward.
    Popped,
    /// Says something.
    Say(Slot, AttrValue),
    /// Adds a row to a group.
    AddRow(String),
    /// Removes a row.
    RemoveRow(String, usize),
    /// What was looked for is found.
    Looked,
    /// Tries what would come of another number.
    Trying(Trying),
    /// Goes on to the next questions.
    Next,
    /// Goes to where something was asked.
    Change(String),
    /// The answers speak of the day that is reckoned for.
    SaidToday,
    /// Passes on a link with the answers.
    Share,
    /// What became of it.
    Shared(Passed),
    /// Adds a scenario like the first, and shows it.
    AddScenario,
    /// Shows another scenario.
    ShowScenario(usize),
    /// Removes a scenario.
    RemoveScenario(usize),
    /// Prints the page.
    Print,
    /// A card has opened or closed.
    Toggled(String, bool),
    /// Makes everything large, or no longer.
    Large(bool),
    /// Starts afresh.
    Clear,
}

/// What every page is given.
#[derive(Debug)]
pub(crate) struct Portal {
    pub(crate) data: Data,
    pub(crate) computed: Computed,
    pub(crate) state: State,
    pub(crate) route: Route,
    /// The rows of `/data`, once they were fetched.
    pub(crate) table: Option<Result<Table, Fault>>,
    /// The years ahead, once `/calendar` was opened.
    pub(crate) ahead: Option<Ahead>,
    /// What would change policies, as far as it is found.
    looked: Option<Rc<dyn Any>>,
    /// What is tried on this page.
    trial: Option<Rc<dyn Any>>,
    /// What stands before and after it, since anything else was done.
    drawn: RefCell<Option<[Html; 2]>>,
    /// The link with which these answers came, if they came with one.
    pub(crate) came: Option<Came>,
    /// What became of the link with these answers, once it was asked for.
    pub(crate) passed: Option<Passed>,
    /// What became of answers that were given under another release.
    pub(crate) moved: Vec<Moved>,
    /// A release that is compared with.
    pub(crate) beside: Option<Rc<Catalog>>,
    /// Why a release that was chosen could not be had.
    pub(crate) fault: Option<Fault>,
    /// The cards that are open.
    pub(crate) opened: Vec<String>,
    send: Callback<Message>,
}

impl Portal {
    /// The page of the address, with what was kept with it.
    pub(crate) fn new(data: Data, send: Callback<Message>) -> Self {
        let route = Route::at(&browser::path());
        let mut portal = Self::of(data, kept_state().unwrap_or_default(), route, send);
        if !portal.open_link() {
            portal.open_moved();
        }
        portal.compute();
        // An address with a door begins there, once, and becomes the plain one.
        if let Route::Check(Some(_)) = portal.route {
            portal.go(portal.route.clone(), true);
        }
        portal.ask();
        portal.look();
        portal
    }

    /// A page as it stands when this has been said.
    pub(crate) fn of(data: Data, state: State, route: Route, send: Callback<Message>) -> Self {
        let computed = Computed::new(&data.catalog, &state);
        Self {
            data,
            computed,
            state,
            route,
            table: None,
            ahead: None,
            looked: None,
            trial: None,
            drawn: RefCell::default(),
            came: None,
            passed: None,
            moved: Vec::new(),
            beside: None,
            fault: None,
            opened: Vec::new(),
            send,
        }
    }

    /// Does what is to be done; the id of what takes the focus then, if the focus moves.
    pub(crate) fn update(&mut self, message: Message) -> Option<String> {
        // Nothing else on the page hangs on what is only tried.
        if let Message::Trying(trying) = &message
            && !matches!(trying, Trying::Take)
        {
            return self.act(message);
        }
        self.drawn.take();
        let focus = self.act(message);
        self.compute();
        self.ask();
        self.look();
        focus
    }

    fn act(&mut self, message: Message) -> Option<String> {
        match message {
            Message::Fetched(Ok(data)) => self.fetched(data),
            Message::Fetched(Err(fault)) => {
                self.state.release = self.shown().to_owned();
                self.fault = Some(fault);
            }
            Message::Beside(catalog) => self.beside = Some(catalog),
            Message::Table(text) => self.came_table(text),
            Message::Ahead(came) => self.came_ahead(*came),
            Message::Later => {
                later::has_come();
                self.open_link();
            }
            Message::Reload => browser::reload(),
            Message::Go(href) => self.go(Route::at(&href), false),
            Message::Back => browser::back(),
            Message::Popped => self.popped(),
            Message::Say(slot, said) => {
                self.state.say(&slot, &said);
                if slot == Slot::Release {
                    self.choose();
                }
            }
            Message::AddRow(group) => {
                self.state.form.add_row(&group);
                let last = self.state.form.rows.get(&group).map_or(0, Vec::len).saturating_sub(1);
                return Some(Rows::title_id(&rows_id(&group), last));
            }
            Message::RemoveRow(group, row) => {
                self.state.form.remove_row(&group, row);
                return Some(Rows::add_id(&rows_id(&group)));
            }
            Message::Waited | Message::Looked => {}
            Message::Trying(trying) => return later::try_out(self, trying),
            Message::Next => return self.next(),
            Message::Change(name) => {
                let at = self.state.screen_of(&name).map_or(0, |at| at.saturating_add(1));
                self.state.show_screen(at);
                self.go(Route::Check(None), false);
            }
            Message::SaidToday => self.state.said.clear(),
            Message::Share => later::share_link(self),
            Message::Shared(passed) => self.passed = Some(passed),
            Message::AddScenario => {
                self.state.add_scenario();
                self.go(Route::Results, false);
            }
            Message::ShowScenario(which) => {
                self.state.show_scenario(which);
                self.go(Route::Results, false);
            }
            Message::RemoveScenario(which) => self.state.remove_scenario(which),
            Message::Print => browser::print(),
            Message::Toggled(id, open) => {
                self.opened.retain(|other| *other != id);
                if open {
                    self.opened.push(id);
                }
            }
            Message::Large(large) => self.state.large = large,
            Message::Clear => {
                self.state.clear();
                self.came = None;
                self.moved.clear();
                self.beside = None;
                self.choose();
            }
        }
        None
    }

    /// Goes to a page, or puts it in the place of this one.
    fn go(&mut self, route: Route, replace: bool) {
        self.state.page = OnPage::default();
        self.passed = None;
        self.route = match route {
            Route::Check(Some(door)) => {
                self.state.begin(&door);
                Route::Check(None)
            }
            route => route,
        };
        browser::go(&self.route.href(), &self.written(), replace);
    }

    /// On the way back the page changes, and the screen; what was answered since stays.
    fn popped(&mut self) {
        // A link that is opened where the portal already stands changes the address only.
        browser::take_link();
        if self.open_link() {
            return;
        }
        let kept = kept_state().unwrap_or_default();
        self.state.show_screen(kept.at);
        self.state.page = kept.page;
        self.route = Route::at(&browser::path());
    }

    /// Goes on to the next questions: those of a screen that was shown before, or new ones; with none left, to
    /// the results. Mistakes keep the screen.
    fn next(&mut self) -> Option<String> {
        if !field_errors(self, self.state.screen()).is_empty() {
            self.state.shown = true;
            return Some(ErrorSummary::ID.to_owned());
        }
        let of_rows = self.row_names();
        self.state.keep_asked(of_rows);
        self.state.leave(&self.data.catalog);
        self.compute();
        if self.state.screens.get(self.state.at).is_none() {
            let questions = self.next_questions();
            if questions.is_empty() {
                self.go(Route::Results, false);
                return None;
            }
            self.state.screens.push(questions);
        }
        self.go(Route::Check(None), false);
        self.state.show_screen(self.state.at.saturating_add(1));
        None
    }

    /// Keeps with the page what was said.
    pub(crate) fn keep(&self) {
        let written = self.written();
        // Browsers refuse to keep too often, as when a slider is moved.
        if browser::kept_link().is_none() && browser::kept().as_ref() != Some(&written) {
            browser::keep(&written);
        }
        browser::mark("data-size", self.state.large.then_some("large"));
    }

    fn written(&self) -> String {
        kept::write(&self.state)
    }

    /// The page, and which screen of it.
    pub(crate) fn place(&self) -> (Route, usize) {
        let at = if matches!(self.route, Route::Check(_)) { self.state.at } else { 0 };
        (self.route.clone(), at)
    }

    /// What a page is drawn from.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            catalog: &self.data.catalog,
            words: &self.data.words,
            locale: Locale::Zh,
            situation: &self.computed.situation,
            evaluation: &self.computed.evaluation,
        }
    }

    /// The words of a key.
    pub(crate) fn word(&self, key: &str) -> AttrValue {
        self.data.words.get(key).into()
    }

    /// The words of a key with what is filled in.
    pub(crate) fn with(&self, key: &str, parts: &[&str]) -> AttrValue {
        self.data.words.with(key, parts).into()
    }

    /// What a link does when it is followed within the portal.
    pub(crate) fn follow(&self) -> Callback<AttrValue> {
        let send = self.send.clone();
        Callback::from(move |href| send.emit(Message::Go(href)))
    }

    /// A link to a page.
    pub(crate) fn link(&self, to: &Route, words: &AttrValue) -> Html {
        Link::new(&to.href().into(), Some(&self.follow()), text(words)).html()
    }

    /// A button.
    pub(crate) fn button(&self, look: ButtonLook, message: Message, words: Html) -> Html {
        Button::new(look, self.press(message), words).html()
    }

    /// What pressing a button does.
    pub(crate) fn press(&self, message: Message) -> Callback<MouseEvent> {
        pressing(&self.send, message)
    }

    /// What opening or closing a card does.
    pub(crate) fn toggle(&self, id: String) -> Callback<bool> {
        self.send.reform(move |open| Message::Toggled(id.clone(), open))
    }

    /// What typing or picking does.
    pub(crate) fn say(&self, slot: Slot) -> Callback<AttrValue> {
        let send = self.send.clone();
        Callback::from(move |said| send.emit(Message::Say(slot.clone(), said)))
    }

    /// For whom policies are wanted.
    pub(crate) fn audience(&self) -> Vec<Audience> {
        self.state.audience()
    }
}

/// What pressing a button does.
pub(crate) fn pressing(send: &Callback<Message>, message: Message) -> Callback<MouseEvent> {
    send.reform(move |_| message.clone())
}

/// What was kept with the page.
pub(crate) fn kept_state() -> Option<State> {
    kept::read(&browser::kept()?)
}
