//! One number of a situation that is moved: an answer, that of a row, or how many people a row has.

use crate::engine::reached::Reached;
use crate::engine::{Row, Situation, Value};
use crate::formula::{FactId, GroupId};
use crate::policy::{Ask, Catalog, Domain, Policy};
use crate::unit::{Exact, Interval, Unit};

/// A number that is moved, while all else stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vary {
    /// An answer.
    Fact(FactId),
    /// The same answer of every row of a group.
    Rows(FactId),
    /// How many people the first row of a group has.
    People(GroupId),
}

/// The numbers on which what a policy comes to may turn: how many people there are, and what is answered.
pub fn varies(catalog: &Catalog, situation: &Situation, policy: &Policy) -> Vec<Vary> {
    let reached = Reached::by(catalog, policy);
    let of_rules = catalog.rules_of(policy).iter().filter_map(|rule| rule.for_each);
    let groups = of_rules.chain(reached.counts.iter().map(|(group, _)| *group)).map(Vary::People);
    let facts = reached.facts.iter().filter_map(|id| {
        let fact = catalog.fact(*id).filter(|it| it.ask == Ask::Always)?;
        let Domain::Quantity { .. } = fact.domain else { return None };
        match fact.group {
            None => Some(Vary::Fact(*id)),
            Some(group) => (!situation.rows(group).is_empty()).then_some(Vary::Rows(*id)),
        }
    });
    let mut found = Vec::new();
    for vary in groups.chain(facts) {
        if !found.contains(&vary) {
            found.push(vary);
        }
    }
    found
}

impl Vary {
    /// The situation with these numbers.
    pub fn set(self, catalog: &Catalog, situation: &Situation, to: Interval<Exact>) -> Situation {
        let mut moved = situation.clone();
        match self {
            Self::Fact(fact) => moved.set(fact, Value::Quantity(to)),
            Self::Rows(fact) => {
                let Some(group) = catalog.fact(fact).and_then(|it| it.group) else { return moved };
                let mut rows = situation.rows(group).to_vec();
                for row in &mut rows {
                    row.values.retain(|(other, _)| *other != fact);
                    row.values.push((fact, Value::Quantity(to)));
                }
                moved.describe(group, rows, None);
            }
            Self::People(group) => {
                let mut rows = situation.rows(group).to_vec();
                match rows.first_mut() {
                    Some(row) => row.count = to,
                    None => rows.push(Row::open(to)),
                }
                moved.describe(group, rows, None);
            }
        }
        moved
    }

    /// What it is now; nothing where it is open, or rows differ.
    pub fn now(self, catalog: &Catalog, situation: &Situation) -> Option<Exact> {
        let number = |value: Option<Value>| match value {
            Some(Value::Quantity(range)) => range.as_point(),
            _ => None,
        };
        match self {
            Self::Fact(fact) => number(situation.value(fact)),
            Self::Rows(fact) => {
                let rows = situation.rows(catalog.fact(fact)?.group?);
                let first = number(rows.first()?.value(fact))?;
                rows.iter().all(|row| number(row.value(fact)) == Some(first)).then_some(first)
            }
            Self::People(group) => match situation.rows(group).first() {
                Some(row) => row.count.as_point(),
                None => Some(Exact::ZERO),
            },
        }
    }

    /// From where to where it may be answered, in whole numbers.
    pub fn range(self, catalog: &Catalog) -> Option<(i64, i64)> {
        let (lo, hi) = match self {
            Self::Fact(fact) | Self::Rows(fact) => match catalog.fact(fact)?.domain {
                Domain::Quantity { range, .. } => (range.lo()?, range.hi()?),
                _ => return None,
            },
            Self::People(group) => (Exact::ZERO, catalog.groups.get(group.at())?.most),
        };
        Some((lo.ceil().as_whole()?, hi.floor().as_whole()?))
    }

    /// Its unit.
    pub fn unit(self, catalog: &Catalog) -> Option<Unit> {
        match self {
            Self::Fact(fact) | Self::Rows(fact) => match catalog.fact(fact)?.domain {
                Domain::Quantity { unit, .. } => Some(unit),
                _ => None,
            },
            Self::People(_) => Some(Unit::PERSON),
        }
    }
}
