//! Everything about somebody, of whom other modules know a part.

use policy_portal::engine::{Row, Situation, Value};
use policy_portal::formula::{FactId, GroupId};
use policy_portal::policy::{Catalog, Fact};
use policy_portal::unit::Date;

use super::judge::{Broken, Judge};
use super::random::Random;
use super::{Crowd, Known, Part, everybody, value_of};

/// Some who are alike, and all their answers.
#[derive(Clone, Debug)]
pub(super) struct Alike {
    pub(super) count: i64,
    pub(super) values: Known,
}

/// Everything about somebody.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    /// By the number of the fact; those of groups stay open.
    pub(super) facts: Vec<Value>,
    /// By the number of the group: its people, each with the number of the part of the crowd they belong to.
    pub(super) crowds: Vec<Vec<(usize, Alike)>>,
}

impl Whole {
    /// Somebody who keeps what answers must keep.
    pub(super) fn random(catalog: &Catalog, judge: &Judge, day: Date, random: &mut Random<'_>) -> Self {
        let open = |fact: &Fact| Value::open(catalog, &fact.domain);
        let facts = catalog.facts.iter().map(|fact| match fact.group {
            None => random.point(catalog, fact, open(fact), day),
            Some(_) => open(fact),
        });
        let mut whole = Self { facts: facts.collect(), crowds: Vec::new() };
        for at in 0..catalog.groups.len() {
            let people = (0..random.below(4)).map(|_| {
                let group = catalog.facts_of(Some(GroupId::of(at)));
                let values =
                    group.map(|(id, fact)| (id, random.point(catalog, fact, open(fact), day))).collect();
                (0, Alike { count: random.between(1, 5), values })
            });
            whole.crowds.push(people.collect());
        }
        for _ in 0..1000 {
            let Some(broken) = judge.broken(&whole.situation(catalog, day), random) else { return whole };
            match broken {
                Broken::Facts(facts) => {
                    let at = facts[random.below(facts.len())];
                    whole.facts[at] =
                        random.point(catalog, &catalog.facts[at], open(&catalog.facts[at]), day);
                }
                Broken::Row(group, row) => {
                    for (id, value) in &mut whole.crowds[group][row].1.values {
                        let fact = catalog.fact(*id).unwrap();
                        *value = random.point(catalog, fact, open(fact), day);
                    }
                }
            }
        }
        panic!("nobody keeps what answers must keep");
    }

    pub(super) fn situation(&self, catalog: &Catalog, day: Date) -> Situation {
        let mut situation = Situation::open(catalog, day);
        for (at, value) in self.facts.iter().enumerate() {
            situation.set(FactId::of(at), *value);
        }
        for (at, people) in self.crowds.iter().enumerate() {
            let rows = people.iter().map(|(_, alike)| Part::of(alike));
            let rows = rows.map(|part| Row { count: part.count, values: part.known });
            situation.describe(GroupId::of(at), rows.collect(), None);
        }
        situation
    }

    /// What is remembered of a group: the first few of its people, and perhaps how many all are.
    pub(super) fn crowd(
        &self,
        catalog: &Catalog,
        at: usize,
        openness: usize,
        random: &mut Random<'_>,
    ) -> Crowd {
        let (people, most) = (&self.crowds[at], catalog.groups[at].most);
        let described = if random.percent(openness) { random.below(people.len() + 1) } else { people.len() };
        let parts = people.iter().take(described).map(|(_, alike)| {
            let group = catalog.facts_of(Some(GroupId::of(at)));
            let known = group.filter_map(|(id, fact)| {
                let known = random.forget(catalog, fact, value_of(&alike.values, id)?, openness);
                (known != Value::open(catalog, &fact.domain)).then_some((id, known))
            });
            Part { known: known.collect(), count: random.around(alike.count, most, openness / 2) }
        });
        let parts: Vec<_> = parts.collect();
        let all: i64 = people.iter().map(|(_, alike)| alike.count).sum();
        if described == 0 && random.percent(openness) {
            return Crowd { parts, total: Some(everybody()) };
        }
        let told = described < people.len() || random.one_in(2);
        Crowd { parts, total: told.then(|| random.around(all, most, openness)) }
    }
}
