//! Whether answers keep what they must keep: constraints, and definitions that are answered whole and in parts.

use policy_portal::engine::{Situation, evaluate};
use policy_portal::formula::{FactId, Test};
use policy_portal::policy::{
    Catalog, Citation, Condition, ConditionKind, Definition, Grade, Payee, Rule, Text,
};
use policy_portal::unit::Truth;

use super::Random;

/// What does not keep.
pub(crate) enum Broken {
    /// These facts, by number.
    Facts(Vec<usize>),
    /// A row of a group.
    Row(usize, usize),
}

/// A catalogue whose rules are what answers must keep.
pub(crate) struct Judge {
    catalog: Catalog,
    /// The facts of each constraint, in the order of the first rules.
    constraints: Vec<Vec<usize>>,
    /// The facts that answer each definition whole; two rules each: the whole, and the parts.
    definitions: Vec<Vec<usize>>,
}

impl Judge {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let mut judged = catalog.clone();
        judged.policies.clear();
        judged.rules.clear();
        for constraint in &catalog.constraints {
            let only = vec![clause(constraint.test.clone())];
            judged.rules.push(Rule { for_each: constraint.group, ..rule(only) });
        }
        let of_facts = |facts: &[FactId]| facts.iter().map(|fact| fact.at()).collect();
        let constraints = catalog.constraints.iter().map(|it| of_facts(&it.facts)).collect();
        let mut definitions = Vec::new();
        for Definition { whole, requires, .. } in &catalog.definitions {
            let Some(whole) = whole else { continue };
            judged.rules.push(rule(vec![clause(whole.clone())]));
            judged.rules.push(rule(requires.clone()));
            let mut facts = Vec::new();
            mentioned(whole, &mut facts);
            definitions.push(facts);
        }
        Self { catalog: judged, constraints, definitions }
    }

    /// Something that does not keep, where there is anything.
    pub(crate) fn broken(&self, situation: &Situation, random: &mut Random<'_>) -> Option<Broken> {
        let rules = evaluate(&self.catalog, situation).rules;
        let mut found = Vec::new();
        for ((rule, came), facts) in self.catalog.rules.iter().zip(&rules).zip(&self.constraints) {
            let broken = came.rows.iter().enumerate().filter(|(_, row)| row.holds == Truth::No);
            found.extend(broken.map(|(at, _)| match rule.for_each {
                Some(group) => Broken::Row(group.at(), at),
                None => Broken::Facts(facts.clone()),
            }));
        }
        let pairs = rules[self.constraints.len()..].chunks(2);
        for (pair, facts) in pairs.zip(&self.definitions) {
            let decided = pair[0].holds.is_decided() && pair[1].holds.is_decided();
            if decided && pair[0].holds != pair[1].holds {
                found.push(Broken::Facts(facts.clone()));
            }
        }
        if found.is_empty() { None } else { Some(found.swap_remove(random.below(found.len()))) }
    }
}

/// The facts of what answers a definition whole.
fn mentioned(test: &Test, found: &mut Vec<usize>) {
    match test {
        Test::Fact(fact) | Test::OneOf(fact, _) => found.push(fact.at()),
        Test::Not(inner) => mentioned(inner, found),
        Test::All(all) | Test::Any(all) => all.iter().for_each(|it| mentioned(it, found)),
        _ => panic!("a definition is answered whole by truths and choices: {test:?}"),
    }
}

fn rule(requires: Vec<Condition>) -> Rule {
    Rule {
        id: "judge".to_owned(),
        policy: 0,
        title: None,
        for_each: None,
        requires,
        splits: Vec::new(),
        grant: None,
        payee: Payee::Unstated,
        incomplete: None,
        parameters: Vec::new(),
    }
}

fn clause(test: Test) -> Condition {
    Condition {
        kind: ConditionKind::Clause { test, formula: String::new(), binds: None },
        text: Text { zh: String::new(), en: None },
        citation: Citation { source: 0, place: None, quote: None, grade: Grade::A },
        note: None,
        step: None,
        splits: Vec::new(),
    }
}
