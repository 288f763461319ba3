//! A number that is tried on this page: what would come of another one is looked for in slices, when the browser has
//! nothing better to do. Nothing of it is an answer until the person makes it one.

mod candidates;
mod reckon;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Html;

use crate::engine::{Moved, Point, Situation, Vary};
use crate::formula::{FactId, GroupId};
use crate::policy::{Audience, Catalog, Change, Paid, Payee};
use crate::present::{Best, Chart, Grid, Map, Tried, typed_number};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::state::{Slot, State};
use crate::unit::Exact;

/// What somebody does who tries.
#[derive(Clone, Debug)]
pub(crate) enum Trying {
    /// Moves another number.
    Show(usize),
    /// Moves the number.
    To(String),
    /// Picks a column and a row of the map.
    Pick(usize, usize),
    /// Says which sum is to be reached.
    Goal(String),
    /// Makes an answer of what is tried.
    Take,
}

/// Of what amounts are shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Of {
    /// One policy, by its index.
    Policy(usize),
    /// All for these, added up by payee.
    All(Vec<Audience>),
}

/// What is tried, and what was found so far. Once nobody holds it, the search ends.
pub(crate) struct Trial {
    catalog: Rc<Catalog>,
    situation: Rc<Situation>,
    of: Of,
    /// What was said when this began.
    state: State,
    /// What was found to matter.
    pub(crate) moves: RefCell<Vec<Rc<Move>>>,
    /// Two numbers at once.
    pub(crate) grid: RefCell<Option<Rc<Grid>>>,
    /// The picture of them, once it was drawn.
    pub(crate) mapped: OnceCell<Mapped>,
    /// Whether all numbers were looked at.
    pub(crate) found: Cell<bool>,
    /// Whether somebody tries anything: what comes of an answer is said once, not here too.
    used: Cell<bool>,
    shown: Cell<usize>,
    typed: RefCell<Option<String>>,
    picked: Cell<Option<(usize, usize)>>,
    /// The sum that is to be reached, as typed.
    pub(crate) goal: RefCell<String>,
    /// What was found of it.
    reached: RefCell<Option<(Exact, Option<Point>)>>,
}

/// A number that matters.
pub(crate) struct Move {
    /// What comes of other numbers.
    pub(crate) moved: Moved,
    /// What is answered.
    pub(crate) now: Option<i64>,
    /// From where to where it may be answered.
    pub(crate) range: (i64, i64),
    /// What is given most, over all numbers.
    pub(crate) best: Best,
    /// What comes of the numbers in the picture.
    pub(crate) points: Vec<Point>,
    /// The pictures: one for each sum.
    pub(crate) charts: Vec<Chart>,
    /// The same as tables, once they were drawn.
    pub(crate) tables: OnceCell<Rc<Html>>,
}

/// The picture of two numbers at once, and what of it is drawn once.
pub(crate) struct Mapped {
    pub(crate) map: Map,
    pub(crate) fields: Rc<Html>,
    pub(crate) below: Rc<Html>,
}

impl Move {
    /// What is moved.
    pub(crate) fn vary(&self) -> Vary {
        self.moved.vary
    }

    /// Who is paid and how, for each picture.
    pub(crate) fn sums(&self) -> Vec<(Payee, Paid)> {
        self.charts.iter().map(|chart| (chart.payee, chart.paid)).collect()
    }
}

impl Trial {
    /// The number that is shown of those that matter.
    pub(crate) fn shown(&self) -> (usize, Option<Rc<Move>>) {
        let moves = self.moves.borrow();
        let at = self.shown.get().min(moves.len().saturating_sub(1));
        (at, moves.get(at).cloned())
    }

    /// Whether what changes is read aloud, as an attribute has it.
    pub(crate) fn live(&self) -> &'static str {
        if self.used.get() { "polite" } else { "off" }
    }

    /// What is typed of it, and the number that is: what is answered, or the first at which something happens.
    pub(crate) fn tried(&self, it: &Move) -> (String, i64) {
        let begin = it.now.or(it.charts.first().map(|chart| chart.begin)).unwrap_or(it.range.0);
        let typed = self.typed.borrow().clone();
        let number = typed.as_deref().and_then(typed_number).and_then(Exact::as_whole);
        let at = number.unwrap_or(begin).clamp(it.range.0, it.range.1);
        (typed.unwrap_or_else(|| begin.to_string()), at)
    }

    /// What comes of a number.
    pub(crate) fn point(&self, it: &Move, at: i64) -> Point {
        let known = it.points.iter().find(|point| point.at == at);
        known.cloned().unwrap_or_else(|| reckon::point(&self.of, &it.moved, at))
    }

    /// The column and the row of the map that are chosen: at first those next to what is answered.
    pub(crate) fn picked(&self, grid: &Grid) -> (usize, usize) {
        let near = |(vary, numbers): &(Vary, Vec<i64>)| {
            let now = vary.now(&self.catalog, &self.situation).and_then(Exact::as_whole).unwrap_or(0);
            let far = |at: &usize| numbers.get(*at).map(|it| it.abs_diff(now));
            (0..numbers.len()).min_by_key(far).unwrap_or(0)
        };
        self.picked.get().unwrap_or_else(|| (near(&grid.across), near(&grid.down)))
    }

    /// The sum that is to be reached.
    fn wanted(&self) -> Option<Exact> {
        typed_number(&self.goal.borrow()).filter(|it| Exact::ZERO < *it)
    }

    /// What was found of the sum that is to be reached.
    pub(crate) fn reached(&self) -> Option<(Exact, Option<Point>)> {
        self.reached.borrow().clone()
    }
}

/// The names of a group and of a fact of its rows.
fn of_row(catalog: &Catalog, fact: FactId) -> Option<(String, String)> {
    let fact = catalog.fact(fact)?;
    let group = catalog.groups.get(fact.group?.at())?;
    Some((group.id.clone(), fact.short().to_owned()))
}

impl Portal {
    /// What is tried on this page.
    pub(crate) fn trial(&self) -> Option<&Trial> {
        self.trial.as_ref()?.downcast_ref()
    }

    /// Looks for what this page lets one try, unless that is done or under way.
    pub(crate) fn look_for_trial(&mut self) {
        let Some(of) = self.tried_here() else {
            self.trial = None;
            return;
        };
        let same = |it: &Trial| {
            it.catalog.version == self.data.catalog.version
                && *it.situation == self.computed.situation
                && it.of == of
        };
        if self.trial().is_some_and(same) {
            return;
        }
        let trial = Rc::new(self.new_trial(of));
        let (held, send) = (Rc::downgrade(&trial), self.send.clone());
        self.trial = Some(trial);
        let (words, locale) = (self.data.words.clone(), self.view().locale);
        spawn_local(async move {
            if reckon::all(&held, &words, locale).await.is_some() {
                send.emit(Message::Looked);
            }
            // A sum that was asked for under other answers.
            if reckon::goal(&held).await.is_some() {
                send.emit(Message::Looked);
            }
        });
    }

    /// Of what this page shows amounts.
    fn tried_here(&self) -> Option<Of> {
        match &self.route {
            Route::Policy(id) => {
                let policies = &self.data.catalog.policies;
                policies.iter().position(|policy| policy.id == *id).map(Of::Policy)
            }
            Route::Results if !self.state.form.is_empty() => Some(Of::All(self.audience())),
            _ => None,
        }
    }

    /// Nothing looked at yet; which number is shown and which sum is to be reached stay as they are.
    fn new_trial(&self, of: Of) -> Trial {
        let before = self.trial().filter(|before| before.of == of);
        let shown = before.map_or(0, |it| it.shown.get());
        let goal = before.map(|it| it.goal.borrow().clone()).unwrap_or_default();
        Trial {
            catalog: self.data.catalog.clone(),
            situation: Rc::new(self.computed.situation.clone()),
            state: self.state.clone(),
            of,
            moves: RefCell::default(),
            grid: RefCell::default(),
            mapped: OnceCell::new(),
            found: Cell::new(false),
            used: Cell::new(false),
            shown: Cell::new(shown),
            typed: RefCell::default(),
            picked: Cell::default(),
            goal: RefCell::new(goal),
            reached: RefCell::default(),
        }
    }

    /// Does what somebody does who tries; the id of what takes the focus then, if it moves.
    pub(crate) fn try_out(&mut self, trying: Trying) -> Option<String> {
        let trial = self.trial.clone()?.downcast::<Trial>().ok()?;
        trial.used.set(true);
        match trying {
            Trying::Show(at) => {
                trial.shown.set(at);
                trial.typed.replace(None);
                self.look_for_goal(&trial);
            }
            Trying::To(typed) => drop(trial.typed.replace(Some(typed))),
            Trying::Pick(x, y) => trial.picked.set(Some((x, y))),
            Trying::Goal(typed) => {
                trial.goal.replace(typed);
                self.look_for_goal(&trial);
            }
            Trying::Take => {
                let (_, it) = trial.shown();
                let it = it?;
                let (_, at) = trial.tried(&it);
                self.take(it.vary(), at);
                return Some(Self::TRIAL.to_owned());
            }
        }
        None
    }

    /// The id of the heading under which one tries.
    pub(crate) const TRIAL: &str = "trial";

    /// Looks for the first number that reaches the sum.
    fn look_for_goal(&self, trial: &Rc<Trial>) {
        trial.reached.replace(None);
        let (held, send) = (Rc::downgrade(trial), self.send.clone());
        spawn_local(async move {
            if reckon::goal(&held).await.is_some() {
                send.emit(Message::Looked);
            }
        });
    }

    /// Whether what is tried may be made an answer: not of what is past, and not of another day than the answers speak of.
    pub(crate) fn may_take(&self, vary: Vary) -> bool {
        let catalog = &self.data.catalog;
        let may = match vary {
            Vary::Fact(fact) => catalog.fact(fact).is_some_and(|it| it.change != Change::Fixed),
            Vary::Rows(fact) => {
                let row =
                    of_row(&self.data.catalog, fact).and_then(|(group, _)| self.state.form.rows.get(&group));
                row.is_some_and(|rows| rows.len() == 1)
                    && catalog.fact(fact).is_some_and(|it| it.change != Change::Fixed)
            }
            Vary::People(_) => true,
        };
        may && self.computed.said().is_none()
    }

    fn take(&mut self, vary: Vary, at: i64) {
        let said = at.to_string();
        match vary {
            Vary::Fact(fact) => {
                if let Some(fact) = self.data.catalog.fact(fact) {
                    self.state.say(&Slot::Fact(fact.id.clone()), &said);
                }
            }
            Vary::Rows(fact) => {
                if let Some((group, short)) = of_row(&self.data.catalog, fact) {
                    self.state.say(&Slot::Row(group, 0, short), &said);
                }
            }
            Vary::People(group) => self.take_people(group, at),
        }
    }

    /// Of several rows the first takes the number, and so many more or fewer are there in all.
    fn take_people(&mut self, group: GroupId, at: i64) {
        let Some(group) = self.data.catalog.groups.get(group.at()).map(|it| it.id.clone()) else { return };
        if self.state.form.rows.get(&group).map_or(0, Vec::len) <= 1 {
            self.state.say(&Slot::Total(group), &at.to_string());
            return;
        }
        let number = |typed: &str| typed_number(typed).and_then(Exact::as_whole);
        let before = number(self.state.form.row_input(&group, 0, "count"));
        let total = number(self.state.form.input(&group));
        self.state.say(&Slot::Row(group.clone(), 0, "count".to_owned()), &at.to_string());
        if let Some((before, total)) = before.zip(total) {
            let total = total.saturating_sub(before).saturating_add(at);
            self.state.say(&Slot::Total(group), &total.to_string());
        }
    }

    /// What somebody does who tries, when it is said.
    pub(crate) fn trying<T: 'static>(&self, trying: impl Fn(T) -> Trying + 'static) -> yew::Callback<T> {
        self.send.reform(move |said| Message::Trying(trying(said)))
    }

    /// What comes of a number, in words.
    pub(crate) fn tried_words(&self, trial: &Trial, it: &Move, at: i64) -> Tried {
        self.view().tried(it.vary(), &trial.point(it, at), &it.sums())
    }
}
