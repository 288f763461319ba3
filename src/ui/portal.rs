//! What every page is given: the data, what was said, what it comes to, and ways to change it.

mod ahead;
mod asking;
mod computed;
mod done;
mod embed;
mod handout;
mod link;
mod message;
mod pasted;
mod pieces;
mod prospects;
mod release;
mod saved;
mod table;
mod trial;

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::{AttrValue, Callback, Html};

use crate::policy::{Catalog, Release};
use crate::present::{Moved, Named, View, Words};
use crate::ui::browser::{self, Passed};
use crate::ui::components::{ErrorSummary, Rows};
use crate::ui::fetch::{Fault, fetch_words};
use crate::ui::parts::{field_errors, rows_id};
use crate::ui::portal::ahead::Ahead;
pub(crate) use crate::ui::portal::computed::{Computed, ResultFile};
pub(crate) use crate::ui::portal::embed::Framed;
pub(crate) use crate::ui::portal::link::Came;
pub(crate) use crate::ui::portal::message::Message;
pub(crate) use crate::ui::portal::pasted::{Deed, Read};
pub(crate) use crate::ui::portal::pieces::pressing;
pub(crate) use crate::ui::portal::saved::Saved;
pub(crate) use crate::ui::portal::table::{Table, table_file};
pub(crate) use crate::ui::portal::trial::{Mapped, Move, Trial, Trying};
use crate::ui::route::Route;
use crate::ui::state::{OnPage, Slot, State};
use crate::ui::{kept, later, site};

/// The data that was fetched.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    pub(crate) catalog: Rc<Catalog>,
    pub(crate) words: Rc<Words>,
    /// The newest last.
    pub(crate) releases: Rc<[Release]>,
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
    /// What came of what was pasted.
    pub(crate) pasted: Vec<Read>,
    /// What would change policies, as far as it is found.
    looked: Option<Rc<dyn Any>>,
    /// What is tried on this page.
    trial: Option<Rc<dyn Any>>,
    /// What stands before and after it, since anything else was done.
    drawn: RefCell<Option<[Rc<Html>; 2]>>,
    /// The link with which these answers came, if they came with one.
    pub(crate) came: Option<Came>,
    /// What became of the link with these answers, once it was asked for.
    pub(crate) passed: Option<Passed>,
    /// What became of the results as text, once they were asked for.
    pub(crate) copied: Option<Passed>,
    /// What this device keeps.
    pub(crate) saved: Saved,
    /// What became of answers that were given under another release.
    pub(crate) moved: Vec<Moved>,
    /// A release that is compared with.
    pub(crate) beside: Option<Rc<Catalog>>,
    /// Why a release that was chosen could not be had.
    pub(crate) fault: Option<Fault>,
    /// Whether the page is laid open to be printed.
    pub(crate) printing: bool,
    /// The cards that are open.
    pub(crate) opened: Vec<String>,
    /// What the site asked for that shows the portal, once that was read.
    pub(crate) framed: Option<Framed>,
    /// What was chosen on `/embed`.
    pub(crate) framing: Named<String>,
    /// Which code was copied there last.
    pub(crate) code: AttrValue,
    send: Callback<Message>,
}

impl Portal {
    /// The page of the address, with what was kept with it.
    pub(crate) fn new(data: Data, send: Callback<Message>) -> Self {
        let route = Route::at(&browser::here());
        let mut portal = Self::of(data, kept_state().unwrap_or_default(), route, send);
        portal.compute();
        // An address with a door begins there, once, and becomes the plain one.
        if let Route::Check(Some(_)) = portal.route
            && !site::embedded()
        {
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
            pasted: Vec::new(),
            looked: None,
            trial: None,
            drawn: RefCell::default(),
            came: None,
            passed: None,
            copied: None,
            saved: Saved::found(),
            moved: Vec::new(),
            beside: None,
            fault: None,
            printing: false,
            opened: Vec::new(),
            framed: None,
            framing: Named::default(),
            code: AttrValue::default(),
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
            // These may come before the later part has.
            Message::Beside(catalog) => self.beside = Some(catalog),
            Message::Table(text) => self.came_table(text),
            Message::Later => fetch_words(self.send.clone()),
            Message::Words(words) => {
                self.data.words.add(&words);
                later::has_come();
                if site::embedded() {
                    later::begin_embed(self);
                }
                if !self.open_link() {
                    later::open_moved(self);
                }
            }
            Message::Reload => browser::reload(),
            Message::Go(href) if site::is_other(&href) => self.speak(&href),
            Message::Go(href) => self.go(Route::at(&href), false),
            Message::Find => {
                let words = std::mem::take(&mut self.state.page.words);
                self.go(Route::Policies, false);
                self.state.page.words = words;
            }
            Message::Back => browser::back(),
            Message::Popped => self.popped(),
            message @ Message::Say(Slot::Embed(_), _) => later::act(self, message),
            Message::CloseRefused => {
                self.framed.iter_mut().for_each(|framed| framed.refused.clear());
                return Some("main".to_owned());
            }
            Message::Say(Slot::Listed, name) => later::tick(self, &name),
            Message::Say(slot, said) => {
                self.state.say(&slot, &said);
                if slot == Slot::Release {
                    self.choose();
                }
            }
            Message::AddRow(group) => {
                self.state.form.add_row(&group);
                let last = self.state.form.rows.get(&group).map_or(0, Vec::len).saturating_sub(1);
                self.state.page.row = last;
                return Some(Rows::title_id(&rows_id(&group), last));
            }
            Message::RemoveRow(group, row) => {
                self.state.form.remove_row(&group, row);
                return Some(Rows::add_id(&rows_id(&group)));
            }
            Message::Rows(deed) => return later::do_rows(self, deed),
            Message::Draw | Message::Waited | Message::Looked => {}
            Message::Trying(trying) => return later::try_out(self, trying),
            Message::Next => return self.next(),
            Message::Change(name) => {
                let at = self.state.screen_of(&name).map_or(0, |at| at.saturating_add(1));
                self.state.show_screen(at);
                self.go(Route::Check(None), false);
            }
            Message::SaidToday => self.state.said.clear(),
            Message::Toggled(id, open) => {
                self.opened.retain(|other| *other != id);
                if open {
                    self.opened.push(id);
                }
            }
            Message::Large(large) => self.state.large = large,
            other if later::here() => later::act(self, other),
            _ => {}
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

    /// Goes to a page in the other language, which is another page of the site: the answers wait for it in the history.
    fn speak(&self, href: &str) {
        browser::go(href, &self.written(), false);
        browser::reload();
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
        if site::is_other(&browser::path()) {
            // That page is loaded anew, with what is said now: not with what was said when it was left.
            browser::keep(&self.written());
            browser::reload();
            return;
        }
        self.route = Route::at(&browser::here());
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
            let (questions, is_list) = self.next_questions();
            if questions.is_empty() {
                self.go(Route::Results, false);
                return None;
            }
            self.state.lists = self.state.lists.saturating_add(usize::from(is_list));
            self.state.screens.push(questions);
        }
        self.state.show_screen(self.state.at.saturating_add(1));
        self.go(Route::Check(None), false);
        None
    }

    /// Keeps with the page what was said.
    pub(crate) fn keep(&self) {
        let written = self.written();
        // Browsers refuse to keep too often, as when a slider is moved.
        if self.has_begun() && browser::kept_link().is_none() && browser::kept().as_ref() != Some(&written) {
            browser::keep(&written);
        }
        browser::mark("data-size", self.state.large.then_some("large"));
        browser::mark("data-theme", Some(self.state.theme.as_str()).filter(|theme| !theme.is_empty()));
    }

    /// What is kept with the page: of those who are answered for at a counter, nothing.
    fn written(&self) -> String {
        let State { large, counter, ref theme, .. } = self.state;
        let nobody = || State { large, counter, theme: theme.clone(), ..State::default() };
        if counter { kept::write(&nobody()) } else { kept::write(&self.state) }
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
            locale: site::locale(),
            situation: &self.computed.situation,
            evaluation: &self.computed.evaluation,
        }
    }
}

/// What was kept with the page.
pub(crate) fn kept_state() -> Option<State> {
    kept::read(&browser::kept()?)
}
