//! Which numbers may be moved.

use crate::engine::{Situation, Vary, varies};
use crate::present::concerns;
use crate::ui::portal::Computed;
use crate::ui::portal::trial::{Of, Trial, of_row};
use crate::unit::{Exact, Unit};

/// How far what is answered may be for all policies to be added up for each number around it.
const NEAR: i64 = 50;

impl Trial {
    /// The numbers on which amounts may turn: of one policy all, of all policies those of people and months that are
    /// answered.
    pub(super) fn candidates(&self) -> Vec<Vary> {
        let mut found: Vec<Vary> = Vec::new();
        for policy in &self.catalog.policies {
            let counts = match &self.of {
                Of::Policy(at) => self.catalog.policies.get(*at).is_some_and(|it| it.id == policy.id),
                Of::All(audience) => concerns(policy, audience),
            };
            if !counts {
                continue;
            }
            let own = varies(&self.catalog, &self.situation, policy).into_iter();
            for vary in own.filter(|vary| self.is_one(*vary) && self.is_near(*vary)) {
                if !found.contains(&vary) {
                    found.push(vary);
                }
            }
        }
        found
    }

    fn is_near(&self, vary: Vary) -> bool {
        let now = vary.now(&self.catalog, &self.situation);
        let counted = [Some(Unit::PERSON), Some(Unit::MONTH)].contains(&vary.unit(&self.catalog));
        matches!(self.of, Of::Policy(_)) || counted && now.is_some_and(|now| now <= Exact::from(NEAR))
    }

    /// Whether it stands for one answer: of a group with several rows only how many are in the first.
    fn is_one(&self, vary: Vary) -> bool {
        let rows = |group| self.situation.rows(group).len();
        match vary {
            Vary::Fact(_) => true,
            Vary::Rows(fact) => {
                self.catalog.fact(fact).and_then(|it| it.group).is_some_and(|group| rows(group) == 1)
            }
            Vary::People(group) => {
                let name = self.catalog.groups.get(group.at()).map(|it| it.id.as_str()).unwrap_or_default();
                // A row of nobody is not there when it is judged.
                rows(group) <= 1 || self.state.form.row_input(name, 0, "count").trim() != "0"
            }
        }
    }

    /// The answers without this one, so that nothing that followed from it stays. Rows stay as they are.
    pub(super) fn without(&self, vary: Vary) -> Situation {
        let mut state = self.state.clone();
        match vary {
            Vary::Fact(fact) => {
                if let Some(fact) = self.catalog.fact(fact) {
                    state.form.set(&fact.id, "");
                }
            }
            Vary::Rows(fact) => {
                if let Some((group, short)) = of_row(&self.catalog, fact) {
                    state.form.set_row(&group, 0, &short, "");
                }
            }
            Vary::People(_) => return (*self.situation).clone(),
        }
        Computed::new(&self.catalog, &state).situation
    }
}
