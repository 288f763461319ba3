//! What is asked next: a few of one topic, first what stands first in the way; nothing that cannot matter, and nothing
//! that was asked; in the end nothing that could be asked is left.
#![cfg(test)]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

#[path = "people/splitmix.rs"]
mod random;
mod shared;

use std::collections::BTreeSet;

use policy_portal::engine::{
    Evaluation, Open, Row, Situation, Trace, Value, Verdict, evaluate, next, remaining, row_questions, topic,
};
use policy_portal::formula::{Choices, FactId};
use policy_portal::policy::{Audience, Catalog, Domain, Kind, Policy};
use policy_portal::unit::{Date, Exact, Interval, Truth};
use random::splitmix;

const AT_ONCE: usize = 2;

/// Somebody who is asked of some policies and answers by chance; in rows nothing.
struct Walk<'a> {
    catalog: &'a Catalog,
    /// The policies that are wanted.
    only: Option<&'a str>,
    situation: Situation,
    asked: Vec<Open>,
    chance: u64,
}

impl<'a> Walk<'a> {
    fn new(catalog: &'a Catalog, only: Option<&'a str>, chance: u64) -> Self {
        let situation = Situation::open(catalog, Date::parse("2025-10-01").unwrap());
        Self { catalog, only, situation, asked: Vec::new(), chance }
    }

    fn counts(&self, policy: &Policy) -> bool {
        self.only.is_none_or(|only| policy.id == only)
    }

    /// What is open in the rules that are wanted and not refused; of facts of rows, their group.
    fn open(&self, evaluation: &Evaluation, first: bool) -> BTreeSet<Open> {
        let mut open = BTreeSet::new();
        for policy in self.catalog.policies.iter().filter(|policy| self.counts(policy)) {
            for rule in &evaluation.rules[policy.rules.clone()] {
                if rule.verdict == Verdict::Eligible || rule.verdict.is_open() {
                    open.extend(if first { rule.first } else { rule.missing }.asked());
                }
            }
        }
        open
    }

    fn whole(&self, open: Open) -> Open {
        match open {
            Open::Fact(id) => self.catalog.fact(id).unwrap().group.map_or(open, Open::Group),
            Open::Group(_) => open,
        }
    }

    fn topic(&self, open: Open) -> usize {
        match self.whole(open) {
            Open::Fact(id) => self.catalog.fact(id).unwrap().topic,
            Open::Group(id) => self.catalog.groups[id.at()].topic,
        }
    }

    /// Asks and answers once; whether there was anything to ask.
    fn step(&mut self) -> bool {
        let evaluation = evaluate(self.catalog, &self.situation);
        let counts = |policy: &Policy| self.counts(policy);
        let wholes: BTreeSet<Open> =
            self.open(&evaluation, false).into_iter().map(|it| self.whole(it)).collect();
        let left = remaining(self.catalog, &evaluation, counts);
        assert_eq!(left, wholes.iter().copied().collect::<Vec<_>>());
        let first = self.open(&evaluation, true);
        self.rows(&evaluation, &first);

        let unasked = |it: &Open| !self.asked.contains(it);
        let trace = Trace::of(self.catalog, &self.situation, &evaluation);
        let ask = || next(&trace, counts, |it| self.asked.contains(&it), self.asked.last().copied());
        let questions = ask();
        assert_eq!(questions, ask());
        let could: Vec<Open> = first.into_iter().filter(unasked).map(|it| self.whole(it)).collect();
        assert_eq!(questions.is_empty(), could.is_empty(), "{questions:?} of {could:?}");
        assert!(questions.len() <= AT_ONCE);
        assert!(questions.windows(2).all(|two| two[0] < two[1]), "{questions:?}");
        assert!(questions.iter().all(|it| could.contains(it) && wholes.contains(it)), "{questions:?}");
        let lead = questions.first().map(|it| self.topic(*it));
        assert!(questions.iter().all(|it| Some(self.topic(*it)) == lead), "{questions:?}");
        assert!(questions.iter().all(|it| topic(self.catalog, *it) == self.topic(*it)));
        for open in &questions {
            self.answer(*open);
        }
        !questions.is_empty()
    }

    /// What is asked of rows is what stands first in the way, of that group, in order.
    fn rows(&self, evaluation: &Evaluation, first: &BTreeSet<Open>) {
        for group in self.catalog.groups.iter().filter_map(|group| self.catalog.group_id(&group.id)) {
            let of_group = |id: &FactId| self.catalog.fact(*id).unwrap().group == Some(group);
            let facts = first.iter().filter_map(|it| if let Open::Fact(id) = it { Some(*id) } else { None });
            let expected: Vec<FactId> = facts.filter(of_group).collect();
            let counts = |policy: &Policy| self.counts(policy);
            assert_eq!(row_questions(self.catalog, evaluation, counts, group), expected);
        }
    }

    fn answer(&mut self, open: Open) {
        self.asked.push(open);
        let chance = splitmix(&mut self.chance);
        match open {
            // Every fourth is not known.
            _ if chance.is_multiple_of(4) => {}
            Open::Group(id) => {
                let row = Row::open(Interval::point(Exact::from(2)));
                self.situation.describe(id, vec![row], None);
                let of_rows = self.catalog.facts_of(Some(id)).map(|(id, _)| Open::Fact(id));
                self.asked.extend(of_rows);
            }
            Open::Fact(id) => {
                let fact = self.catalog.fact(id).unwrap();
                self.situation.set(id, value(self.catalog, &fact.domain, chance / 4));
            }
        }
    }
}

fn value(catalog: &Catalog, domain: &Domain, chance: u64) -> Value {
    match Value::bounds(catalog, domain) {
        Value::Truth(_) => Value::Truth(if chance.is_multiple_of(2) { Truth::Yes } else { Truth::No }),
        Value::Choice(_) => {
            let Domain::Choice(at) = domain else { panic!("a choice has options") };
            let options = u64::try_from(catalog.choices[*at].options.len()).unwrap();
            Value::Choice(Choices::only(usize::try_from(chance % options).unwrap()))
        }
        Value::Date(_) => Value::Date(Interval::point(Date::parse("2024-03-15").unwrap())),
        Value::Quantity(range) => Value::Quantity(Interval::point(
            if chance.is_multiple_of(2) { range.lo() } else { range.hi() }.unwrap(),
        )),
    }
}

#[test]
fn questions_are_few_of_one_topic_and_come_to_an_end() {
    let catalog = shared::catalog();
    let policies = catalog.policies.iter().map(|policy| Some(policy.id.as_str()));
    let mut screens = 0;
    for (at, only) in policies.chain([None, None, None]).enumerate() {
        let mut walk = Walk::new(&catalog, only, u64::try_from(at).unwrap());
        let mut steps = 0;
        while walk.step() {
            steps += 1;
            assert!(steps <= catalog.facts.len(), "{only:?} does not come to an end");
        }
        screens += steps;
    }
    assert!(100 < screens, "{screens} screens");
}

/// With nothing answered: what most policies of an audience turn on.
#[test]
fn what_can_decide_most_is_asked_first() {
    let catalog = shared::catalog();
    let situation = Situation::open(&catalog, Date::parse("2026-06-01").unwrap());
    let evaluation = evaluate(&catalog, &situation);
    let trace = Trace::of(&catalog, &situation, &evaluation);
    let name = |open: Open| match open {
        Open::Fact(id) => catalog.fact(id).unwrap().id.clone(),
        Open::Group(id) => catalog.groups[id.at()].id.clone(),
    };
    let first = |audience: Audience, last: Option<&str>| -> Vec<String> {
        let counts = |policy: &Policy| policy.kind != Kind::Tool && policy.audience.contains(&audience);
        let last = last.map(|last| Open::Fact(catalog.fact_id(last).unwrap()));
        next(&trace, counts, |_| false, last).into_iter().map(name).collect()
    };
    assert_eq!(first(Audience::Graduate, None), ["education_status"]);
    assert_eq!(first(Audience::Jobseeker, None), ["hardship_recognised"]);
    assert_eq!(first(Audience::Enterprise, None), ["hire"]);
    // The topic stays where it can still decide half as much, and is left where it cannot.
    assert_eq!(first(Audience::Graduate, Some("wants_work")), ["employed", "work_place"]);
    assert_eq!(first(Audience::Enterprise, Some("employees")), ["firm_kind", "enterprise_size"]);
    assert_eq!(first(Audience::Enterprise, Some("residence")), ["hire"]);
    // Among those that can decide as many policies, what has most at stake.
    let only = |id: &str| {
        let counts = |policy: &Policy| policy.id == id;
        next(&trace, counts, |_| false, None).into_iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(only("unemployment_benefit"), ["ui_months"]);
}
