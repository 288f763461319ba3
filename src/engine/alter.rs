//! What a person or firm may do or wait for, and the situation it leads to. Nothing that is fixed or past is altered.

use crate::engine::evaluate::holds;
use crate::engine::{Row, Situation, Value, narrow, quantity};
use crate::formula::{FactId, GroupId};
use crate::policy::{Catalog, Change, Domain, Fact, Time};
use crate::unit::{Date, Exact, Interval, Truth};

/// One thing that somebody can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Alter {
    /// An answer becomes another one.
    Answer {
        /// Of what.
        fact: FactId,
        /// What it becomes.
        to: Value,
    },
    /// It does for some people of a row.
    Some {
        /// The group.
        group: GroupId,
        /// The row's number.
        row: usize,
        /// How many of it.
        people: Interval<Exact>,
        /// Of what.
        fact: FactId,
        /// What it becomes.
        to: Value,
    },
    /// More people come to a group.
    More {
        /// The group.
        group: GroupId,
        /// How many.
        people: Interval<Exact>,
        /// What they have to be; everything else of them is open, but that they begin on the day.
        who: Vec<(FactId, Value)>,
    },
}

impl Alter {
    /// The situation it leads to; `None` where it cannot be done, or other answers contradict it.
    pub fn of(&self, catalog: &Catalog, situation: &Situation) -> Option<Situation> {
        let mut altered = self.plainly(catalog, situation)?;
        narrow(catalog, &mut altered).is_empty().then_some(altered)
    }

    fn plainly(&self, catalog: &Catalog, situation: &Situation) -> Option<Situation> {
        let mut altered = situation.clone();
        match self {
            Self::Answer { fact, to } => {
                may(catalog, situation, *fact, None)?;
                altered.set(*fact, *to);
            }
            Self::Some { group, row, people, fact, to } => {
                let mut rows = situation.rows(*group).to_vec();
                let own = rows.get_mut(*row)?;
                may(catalog, situation, *fact, Some(own))?;
                let changed = Row { count: *people, values: with(&own.values, *fact, *to) };
                own.count = quantity::difference(own.count, *people).max(Interval::point(Exact::ZERO));
                rows.push(changed);
                altered.describe(*group, rows, None);
            }
            Self::More { group, people, who } => {
                let mut rows = situation.rows(*group).to_vec();
                let mut values = begun(catalog, *group, situation.day);
                for (fact, to) in who {
                    values = with(&values, *fact, *to);
                }
                rows.push(Row { count: *people, values });
                altered.describe(*group, rows, None);
            }
        }
        Some(altered)
    }

    /// What it alters.
    pub fn fact(&self) -> Option<FactId> {
        match self {
            Self::Answer { fact, .. } | Self::Some { fact, .. } => Some(*fact),
            Self::More { .. } => None,
        }
    }

    /// The same for another number of people.
    pub(crate) fn for_people(&self, number: Interval<Exact>) -> Self {
        let mut other = self.clone();
        if let Self::Some { people, .. } | Self::More { people, .. } = &mut other {
            *people = number;
        }
        other
    }
}

/// Whether somebody can change this, as things are.
fn may(catalog: &Catalog, situation: &Situation, fact: FactId, row: Option<&Row>) -> Option<()> {
    let fact = catalog.fact(fact).filter(|fact| fact.change == Change::CanDo)?;
    let holds = fact.needs.as_ref().map_or(Truth::Yes, |needs| holds(catalog, situation, needs, row));
    (holds == Truth::Yes).then_some(())
}

fn with(values: &[(FactId, Value)], fact: FactId, to: Value) -> Vec<(FactId, Value)> {
    let others = values.iter().copied().filter(|(other, _)| *other != fact);
    others.chain([(fact, to)]).collect()
}

/// What is known of people who come on the day: nothing has lasted yet or happened before.
fn begun(catalog: &Catalog, group: GroupId, day: Date) -> Vec<(FactId, Value)> {
    let known = |fact: &Fact| match (fact.time, &fact.domain) {
        (Time::Duration | Time::History, Domain::Quantity { range, .. }) => range.lo().map(Value::of),
        (Time::Event, Domain::Date(_)) => Some(Value::Date(Interval::point(day))),
        _ => None,
    };
    catalog.facts_of(Some(group)).filter_map(|(id, fact)| Some((id, known(fact)?))).collect()
}

/// The same answers on later days if everything goes on. Of a duration nobody knows how much of a month had passed when
/// it was said, nor whether it goes on where time alone does not lengthen it: it is open from what it was, or surely
/// is, to what it may be. With `least` it is what it surely is: what is reached so is not reached by chance.
pub(crate) fn waited(catalog: &Catalog, situation: &Situation, days: (Date, Date), least: bool) -> Situation {
    let wait = Wait { catalog, situation, days, least };
    let mut later = situation.going_on(catalog, days.0, days.1);
    for (id, fact) in catalog.facts_of(None) {
        let kept = situation.value(id).and_then(|was| wait.lasted(fact, None, was));
        if let Some(value) = kept {
            later.set(id, value);
        }
    }
    for group in (0..catalog.groups.len()).map(GroupId::of) {
        let mut rows = later.rows(group).to_vec();
        for (row, before) in rows.iter_mut().zip(situation.rows(group)) {
            for (id, value) in &mut row.values {
                let known = catalog.fact(*id).zip(before.value(*id));
                let kept = known.and_then(|(fact, was)| wait.lasted(fact, Some(before), was));
                *value = kept.unwrap_or(*value);
            }
        }
        later.describe(group, rows, None);
    }
    later
}

struct Wait<'a> {
    catalog: &'a Catalog,
    situation: &'a Situation,
    days: (Date, Date),
    least: bool,
}

impl Wait<'_> {
    /// What has become of a duration, unless it is what goes on anyhow.
    fn lasted(&self, fact: &Fact, row: Option<&Row>, was: Value) -> Option<Value> {
        let Value::Quantity(before) = was else { return None };
        if fact.time != Time::Duration {
            return None;
        }
        let holds = |test| holds(self.catalog, self.situation, test, row);
        let needs = fact.needs.as_ref().map_or(Truth::Yes, holds);
        let months = |day: Date| Exact::from(day.full_months_since(self.situation.day));
        let surely = Interval::between(months(self.days.0), months(self.days.1));
        match (fact.change == Change::WithTime, needs) {
            (true, Truth::No) => Some(was),
            (true, Truth::Yes) if self.least => Some(Value::Quantity(quantity::sum(before, surely))),
            (true, Truth::Yes) => None,
            _ if self.least => Some(was),
            _ => {
                let most = surely.hi().and_then(|most| most.plus(Exact::ONE)).map(Interval::point)?;
                Some(Value::Quantity(before.hull(quantity::sum(before, most))))
            }
        }
    }
}
