//! What is open where something is undecided.

use crate::engine::context::Context;
use crate::formula::{FactId, GroupId, Moment, ParameterKey, Quantity, Test};
use crate::policy::{Ask, Condition, ConditionKind};
use crate::unit::Truth;

/// The most facts a catalogue may have.
pub(crate) const MOST_FACTS: usize = 256;
const WORDS: usize = 5;

/// Something a person may still be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Open {
    /// A fact; of a group, in one of its rows.
    Fact(FactId),
    /// How many of a group there are, and what they are like.
    Group(GroupId),
}

/// What is open where something is undecided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    asked: [u64; WORDS],
    /// Whether a reading of the law is open.
    pub reading: bool,
    /// Whether something is left to the place, or not published.
    pub local: bool,
}

impl Missing {
    /// What a person may still be asked: facts in their order, then groups.
    pub fn asked(&self) -> Vec<Open> {
        let bits = (0..WORDS.saturating_mul(64)).filter(|bit| self.has(*bit));
        bits.map(|bit| match bit.checked_sub(MOST_FACTS) {
            Some(group) => Open::Group(GroupId::of(group)),
            None => Open::Fact(FactId::of(bit)),
        })
        .collect()
    }

    /// Whether anything may still be asked.
    pub fn is_asking(&self) -> bool {
        self.asked.iter().any(|word| *word != 0)
    }

    /// Whether this is among what may still be asked.
    pub fn asks(&self, open: Open) -> bool {
        self.has(bit(open))
    }

    fn has(&self, bit: usize) -> bool {
        let word = bit.checked_div(64).and_then(|at| self.asked.get(at));
        word.is_some_and(|word| word & mask(bit) != 0)
    }

    fn add(&mut self, open: Open) {
        let bit = bit(open);
        if let Some(word) = bit.checked_div(64).and_then(|at| self.asked.get_mut(at)) {
            *word |= mask(bit);
        }
    }
}

fn bit(open: Open) -> usize {
    match open {
        Open::Fact(fact) => fact.at(),
        Open::Group(group) => MOST_FACTS.saturating_add(group.at()),
    }
}

fn mask(bit: usize) -> u64 {
    u32::try_from(bit.checked_rem(64).unwrap_or(0)).ok().and_then(|bit| 1_u64.checked_shl(bit)).unwrap_or(0)
}

/// Collects what is open in what is undecided.
pub(crate) struct Collector<'a> {
    pub(crate) context: Context<'a>,
    pub(crate) found: Missing,
    /// Whether only a *no* decides, as in an incomplete rule: what cannot become one is not asked.
    pub(crate) only_no: bool,
}

impl Collector<'_> {
    /// Of conditions that must all hold.
    pub(crate) fn conditions(&mut self, conditions: &[Condition]) {
        for condition in conditions {
            self.condition(condition);
        }
    }

    pub(crate) fn condition(&mut self, condition: &Condition) {
        match &condition.kind {
            ConditionKind::All(inner) | ConditionKind::Any(inner) => {
                if condition.truth(&self.context) == Truth::Unknown {
                    self.conditions(inner);
                }
            }
            ConditionKind::Clause { test, binds, .. } => self.clause(test, binds.as_ref()),
        }
    }

    fn clause(&mut self, test: &Test, binds: Option<&Test>) {
        let holds = self.context.test(test);
        let never_no = binds.is_some_and(|binds| self.context.test(binds) == Truth::No);
        if holds == Truth::Unknown && !(self.only_no && never_no) {
            self.test(test);
        }
        let Some(binds) = binds.filter(|_| holds != Truth::Yes) else { return };
        match self.context.test(binds) {
            Truth::Yes => {}
            Truth::No => self.found.reading = true,
            Truth::Unknown => {
                self.found.reading = true;
                self.test(binds);
            }
        }
    }

    pub(crate) fn test(&mut self, test: &Test) {
        if self.context.test(test) != Truth::Unknown {
            return;
        }
        match test {
            Test::Fact(fact) | Test::OneOf(fact, _) => self.fact(*fact),
            Test::Definition(id) => self.definition(id.at()),
            Test::Rule(id) => self.rule(id.at()),
            Test::Not(inner) => self.test(inner),
            Test::All(all) | Test::Any(all) => all.iter().for_each(|it| self.test(it)),
            Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
                self.quantity(a);
                self.quantity(b);
            }
            Test::Before(a, b) | Test::NotAfter(a, b) => {
                self.moment(a);
                self.moment(b);
            }
            Test::Within { date, months, at } => {
                self.moment(date);
                self.quantity(months);
                self.moment(at);
            }
        }
    }

    fn definition(&mut self, at: usize) {
        let Some(definition) = self.context.catalog.definitions.get(at) else { return };
        if let Some(whole) = &definition.whole {
            self.test(whole);
        }
        self.conditions(&definition.requires);
    }

    fn rule(&mut self, at: usize) {
        let Some(rule) = self.context.catalog.rules.get(at) else { return };
        self.found.local |= rule.incomplete.is_some();
        match rule.for_each {
            None => self.conditions(&rule.requires),
            Some(group) => self.group(group),
        }
    }

    pub(crate) fn quantity(&mut self, formula: &Quantity) {
        match formula {
            Quantity::Number(_) => {}
            Quantity::Fact(fact) => self.fact(*fact),
            Quantity::Parameter(id, key) => self.parameter(id.at(), *key, formula),
            Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
                self.quantity(a);
                self.quantity(b);
            }
            Quantity::Least(all) | Quantity::Greatest(all) => all.iter().for_each(|it| self.quantity(it)),
            Quantity::Floor(inner) => self.quantity(inner),
            Quantity::FullMonths(from, to) => {
                self.moment(from);
                self.moment(to);
            }
            Quantity::Count(group, condition) => self.count(*group, condition.as_deref()),
            Quantity::Monthly { amount, from, months } => {
                self.quantity(amount);
                self.moment(from);
                self.quantity(months);
            }
        }
    }

    fn parameter(&mut self, at: usize, key: ParameterKey, formula: &Quantity) {
        let by = self.context.catalog.parameters.get(at).and_then(|parameter| parameter.by);
        if let (ParameterKey::Own, Some(by)) = (key, by) {
            self.fact(by);
        }
        self.found.local |= !self.context.quantity(formula).is_point();
    }

    fn count(&mut self, group: GroupId, condition: Option<&Test>) {
        self.group(group);
        let Some(condition) = condition else { return };
        let context = self.context;
        for row in context.situation.rows(group) {
            self.context = context.within(row);
            self.test(condition);
        }
        self.context = context;
    }

    /// A group of which not everybody is described.
    pub(crate) fn group(&mut self, group: GroupId) {
        if self.context.situation.rows(group).iter().any(|row| !row.count.is_point()) {
            self.found.add(Open::Group(group));
        }
    }

    pub(crate) fn moment(&mut self, formula: &Moment) {
        match formula {
            Moment::Fact(fact) => self.fact(*fact),
            Moment::Parameter(id, ParameterKey::Own) => {
                if let Some(by) = self.context.catalog.parameters.get(id.at()).and_then(|it| it.by) {
                    self.fact(by);
                }
            }
            Moment::Day | Moment::Date(_) | Moment::Parameter(..) => {}
            Moment::Later(date, months) => {
                self.moment(date);
                self.quantity(months);
            }
        }
    }

    fn fact(&mut self, id: FactId) {
        let Some(fact) = self.context.catalog.fact(id) else { return };
        if self.context.value(id).is_some_and(|value| value.is_point()) {
            return;
        }
        match fact.ask {
            Ask::Always => self.found.add(Open::Fact(id)),
            Ask::Never => self.found.reading = true,
            Ask::Optional => self.found.local = true,
        }
    }
}
