//! What `/calendar` shows: reckoned when the page is opened, in slices, so that the page answers meanwhile.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::engine::{Calendar, Situation, evaluate};
use crate::policy::{Audience, Catalog};
use crate::present::{Course, View, concerns};
use crate::ui::later;
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::site;
use crate::ui::turns::Turns;
use crate::unit::Date;

/// How many months are reckoned before it is shown how far that has come.
const TOLD: i64 = 2;

/// The years ahead of some answers.
#[derive(Clone, Debug)]
pub(crate) struct Ahead {
    catalog: Rc<Catalog>,
    situation: Situation,
    audience: Vec<Audience>,
    /// The first day that is still to be reckoned.
    pub(crate) reached: Date,
    /// Nothing until it is reckoned.
    pub(crate) courses: Option<Rc<[Course]>>,
}

impl Ahead {
    fn is_of(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalog, &other.catalog)
            && self.situation == other.situation
            && self.audience == other.audience
    }
}

impl Portal {
    /// Looks ahead, once the program for it has come.
    pub(super) fn look(&mut self) {
        if later::here() {
            later::look_ahead(self);
        }
    }

    /// Begins to reckon what this page shows, unless that is done or under way.
    pub(crate) fn look_ahead(&mut self) {
        self.read_pasted();
        if self.route == Route::Calendar {
            self.look_at_years();
        } else {
            self.look_for_prospects();
            self.look_for_trial();
        }
    }

    fn look_at_years(&mut self) {
        let (catalog, situation) = (self.data.catalog.clone(), self.computed.situation.clone());
        let reached = situation.day;
        let mut ahead = Ahead { catalog, situation, audience: self.audience(), reached, courses: None };
        if self.ahead.as_ref().is_some_and(|it| it.is_of(&ahead)) {
            return;
        }
        self.ahead = Some(ahead.clone());
        let (send, words) = (self.send.clone(), self.data.words.clone());
        spawn_local(async move {
            let (catalog, situation) = (ahead.catalog.clone(), ahead.situation.clone());
            let counts = |policy: &_| concerns(policy, &ahead.audience);
            let mut calendar = Calendar::new(catalog.clone(), situation.clone(), counts);
            let mut turns = Turns::begin();
            while calendar.next().is_some() {
                if !turns.is_over() {
                    continue;
                }
                let reached = calendar.reached().unwrap_or(ahead.reached);
                if ahead.reached.plus_months(TOLD) <= reached {
                    ahead.reached = reached;
                    send.emit(Message::Ahead(Box::new(ahead.clone())));
                }
                turns.next().await;
            }
            let evaluation = evaluate(&catalog, &situation);
            let view = View {
                catalog: &catalog,
                words: &words,
                locale: site::locale(),
                situation: &situation,
                evaluation: &evaluation,
            };
            let courses = Some(view.courses(&calendar).into());
            send.emit(Message::Ahead(Box::new(Ahead { courses, ..ahead })));
        });
    }

    /// Keeps what was reckoned, unless other answers were given in the meantime.
    pub(super) fn came_ahead(&mut self, came: Ahead) {
        if self.ahead.as_ref().is_some_and(|it| it.is_of(&came)) {
            self.ahead = Some(came);
        }
    }
}
