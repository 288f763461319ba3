//! What a policy turns on, through definitions and other rules, and what of it somebody can alter.

use crate::engine::{Alter, Situation, Value};
use crate::formula::{FactId, GroupId, Leaf, Mentions, Quantity, Test};
use crate::policy::{Amount, Ask, Catalog, Change, Condition, ConditionKind, Domain, Policy, Rule};
use crate::unit::{Exact, Interval, Truth};

/// What the rules of a policy mention.
#[derive(Default)]
pub(crate) struct Reached<'a> {
    /// The facts, in the order of the catalogue.
    pub(crate) facts: Vec<FactId>,
    /// The groups of which the law asks for so many, and for whom.
    pub(crate) counts: Vec<(GroupId, Option<&'a Test>)>,
    /// The parts of conditions that have no parts, but what they count.
    pub(crate) tests: Vec<&'a Test>,
    /// The amounts.
    pub(crate) amounts: Vec<&'a Quantity>,
    definitions: Vec<usize>,
    rules: Vec<usize>,
}

impl<'a> Reached<'a> {
    /// By the rules of a policy.
    pub(crate) fn by(catalog: &'a Catalog, policy: &Policy) -> Self {
        let mut reached = Self::default();
        for at in policy.rules.clone() {
            reached.rule(catalog, at);
        }
        reached.facts.sort();
        reached.facts.dedup();
        reached
    }

    fn rule(&mut self, catalog: &'a Catalog, at: usize) {
        let Some(rule) = catalog.rules.get(at).filter(|_| !self.rules.contains(&at)) else { return };
        self.rules.push(at);
        self.conditions(catalog, &rule.requires);
        self.grant(catalog, rule);
    }

    fn grant(&mut self, catalog: &'a Catalog, rule: &'a Rule) {
        for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
            case.when.iter().for_each(|when| self.test(catalog, when));
            match &case.amount {
                Amount::Quantity(amount) => {
                    self.amounts.push(amount);
                    self.leaves(catalog, amount);
                }
                Amount::Moment(amount) => self.leaves(catalog, amount),
            }
        }
    }

    fn conditions(&mut self, catalog: &'a Catalog, conditions: &'a [Condition]) {
        for condition in conditions {
            match &condition.kind {
                ConditionKind::All(inner) | ConditionKind::Any(inner) => self.conditions(catalog, inner),
                ConditionKind::Clause { test, binds, .. } => {
                    self.test(catalog, test);
                    if let Some(binds) = binds {
                        self.test(catalog, binds);
                    }
                }
            }
        }
    }

    fn test(&mut self, catalog: &'a Catalog, test: &'a Test) {
        match test {
            Test::Not(inner) => self.test(catalog, inner),
            Test::All(all) | Test::Any(all) => all.iter().for_each(|it| self.test(catalog, it)),
            Test::Less(a, b) | Test::AtMost(a, b) => {
                if let (true, Quantity::Count(group, who)) = (is_fixed(a), &**b) {
                    self.counts.push((*group, who.as_deref()));
                }
                self.tests.push(test);
                self.leaves(catalog, test);
            }
            _ => {
                self.tests.push(test);
                self.leaves(catalog, test);
            }
        }
    }

    fn leaves(&mut self, catalog: &'a Catalog, it: &impl Mentions) {
        let mut found = Vec::new();
        it.leaves(true, &mut |leaf| found.push(leaf));
        for leaf in found {
            match leaf {
                Leaf::Fact(id) => self.facts.push(id),
                Leaf::Rule(id) => self.rule(catalog, id.at()),
                Leaf::Definition(id) if !self.definitions.contains(&id.at()) => {
                    self.definitions.push(id.at());
                    if let Some(definition) = catalog.definitions.get(id.at()) {
                        definition.whole.iter().for_each(|whole| self.test(catalog, whole));
                        self.conditions(catalog, &definition.requires);
                    }
                }
                Leaf::Definition(_) | Leaf::Parameter(_) | Leaf::Group(_) | Leaf::Day => {}
            }
        }
    }
}

fn is_fixed(quantity: &Quantity) -> bool {
    matches!(quantity, Quantity::Number(_) | Quantity::Parameter(..))
}

/// What somebody can do about it: what is answered no becomes yes, an option another one, for all or for some people
/// of a row; and where the law asks for so many people, more come.
pub(crate) fn candidates(catalog: &Catalog, situation: &Situation, reached: &Reached<'_>) -> Vec<Alter> {
    let mut found = Vec::new();
    for fact in &reached.facts {
        let can = catalog.fact(*fact).filter(|it| it.change == Change::CanDo && it.ask == Ask::Always);
        let Some(it) = can else { continue };
        let Some(group) = it.group else {
            let now = situation.value(*fact);
            found.extend(
                others(catalog, &it.domain, now).into_iter().map(|to| Alter::Answer { fact: *fact, to }),
            );
            continue;
        };
        for (row, it_is) in situation.rows(group).iter().enumerate().filter(|(_, it)| it.count.is_point()) {
            let people = it_is.count;
            let to = others(catalog, &it.domain, it_is.value(*fact)).into_iter();
            found.extend(to.map(|to| Alter::Some { group, row, people, fact: *fact, to }));
        }
    }
    for (group, test) in &reached.counts {
        let mut who = Vec::new();
        if let Some(test) = test {
            required(catalog, test, &mut who);
        }
        let more = Alter::More { group: *group, people: Interval::point(Exact::ONE), who };
        if !found.contains(&more) {
            found.push(more);
        }
    }
    found
}

/// What an answer may become.
fn others(catalog: &Catalog, domain: &Domain, now: Option<Value>) -> Vec<Value> {
    match (domain, now) {
        (Domain::Truth, Some(Value::Truth(Truth::No))) => vec![Value::Truth(Truth::Yes)],
        (Domain::Choice(at), Some(Value::Choice(now))) if now.as_point().is_some() => {
            let all = catalog.choices.get(*at).map(|choice| choice.all().without(now)).unwrap_or_default();
            all.iter().map(|at| Value::Choice(crate::formula::Choices::only(at))).collect()
        }
        _ => Vec::new(),
    }
}

/// What somebody must be so that a test holds, where that is a state: who comes may be chosen.
fn required(catalog: &Catalog, test: &Test, who: &mut Vec<(FactId, Value)>) {
    let own = |fact: &FactId| catalog.fact(*fact).is_some_and(|fact| fact.group.is_some());
    match test {
        Test::All(all) => all.iter().for_each(|it| required(catalog, it, who)),
        Test::Fact(fact) if own(fact) => who.push((*fact, Value::Truth(Truth::Yes))),
        Test::OneOf(fact, choices) if own(fact) => who.push((*fact, Value::Choice(*choices))),
        Test::Not(inner) => {
            if let Test::Fact(fact) = &**inner
                && own(fact)
            {
                who.push((*fact, Value::Truth(Truth::No)));
            }
        }
        _ => {}
    }
}
