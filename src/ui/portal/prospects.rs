//! What would change policies: looked for in slices, when the browser has nothing better to do.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use crate::engine::{Prospect, Prospects, Situation, Verdict};
use crate::policy::Catalog;
use crate::present::concerns;
use crate::ui::browser;
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::turns::Turns;

/// The most rows of a group for which it is looked for.
const MOST_ROWS: usize = 60;

/// What is looked for, and what was found so far. Once nobody holds it, the search ends.
struct Looked {
    catalog: Rc<Catalog>,
    situation: Rc<Situation>,
    policies: Vec<usize>,
    found: RefCell<Vec<(usize, Vec<Prospect>)>>,
}

impl Portal {
    /// What would change a policy, once it is known.
    pub(crate) fn prospects(&self, at: usize) -> Option<Vec<Prospect>> {
        let found = self.looked()?.found.borrow();
        found.iter().find(|(policy, _)| *policy == at).map(|(_, found)| found.clone())
    }

    fn looked(&self) -> Option<&Looked> {
        self.looked.as_ref()?.downcast_ref()
    }

    /// Looks for what this page shows, unless that is done or under way.
    pub(crate) fn look_for_prospects(&mut self) {
        let policies = self.turned();
        let same = |it: &Looked| {
            it.catalog.version == self.data.catalog.version
                && *it.situation == self.computed.situation
                && it.policies == policies
        };
        if self.looked().is_some_and(same) {
            return;
        }
        let looked = Rc::new(Looked {
            catalog: self.data.catalog.clone(),
            situation: Rc::new(self.computed.situation.clone()),
            policies,
            found: RefCell::default(),
        });
        let (held, send) = (Rc::downgrade(&looked), self.send.clone());
        self.looked = Some(looked);
        spawn_local(async move {
            if search(&held).await == Some(true) {
                send.emit(Message::Looked);
            }
        });
    }

    /// The policies of which this page says what would change them.
    fn turned(&self) -> Vec<usize> {
        let view = self.view();
        let audience = self.audience();
        // What each of very many rows could do is not looked for: it would take minutes.
        if self.state.form.rows.all().iter().any(|(_, rows)| MOST_ROWS < rows.len()) {
            return Vec::new();
        }
        let decided = |at: usize| {
            let verdict = view.evaluation.policies.get(at).and_then(|it| it.verdict);
            matches!(verdict, Some(Verdict::Eligible | Verdict::NotEligible))
        };
        let policies = view.catalog.policies.iter().enumerate().filter(|(at, _)| decided(*at));
        let shown = policies.filter(|(_, policy)| match &self.route {
            Route::Policy(id) => policy.id == *id,
            Route::Results => !self.state.form.is_empty() && concerns(policy, &audience),
            _ => false,
        });
        shown.map(|(at, _)| at).collect()
    }
}

/// Looks through all policies; whether there were any, and nothing if nobody waits for it any more.
async fn search(held: &Weak<Looked>) -> Option<bool> {
    browser::idle().await;
    let of = held.upgrade()?;
    let (catalog, situation, policies) = (of.catalog.clone(), of.situation.clone(), of.policies.clone());
    drop(of);
    let mut turns = Turns::begin();
    for at in &policies {
        let mut found = Vec::new();
        // To begin with a policy is a step too.
        for step in std::iter::once(None).chain(Prospects::of(&catalog, &situation, *at)) {
            found.extend(step);
            if turns.is_over() {
                turns.next().await;
                held.upgrade()?;
            }
        }
        held.upgrade()?.found.borrow_mut().push((*at, found));
    }
    Some(!policies.is_empty())
}
