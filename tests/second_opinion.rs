//! The engine and a second opinion on the same complete answers: verdicts and amounts agree.
//!
//! The second opinion (`opinion`) was written from the design and the data, without the engine. `PORTAL_CASES` says how
//! many people, `PORTAL_SEED` with which to begin.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod opinion;
mod shared;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use opinion::{Answer, Given, Lines, Number, Opinion, Person, Random, Reason, Row, somebody};
use policy_portal::engine::{
    AuthorityReason, Evaluation, RuleEvaluation, Situation, Value, evaluate, json_answers, read_answers,
};
use policy_portal::formula::{Choices, FactId, GroupId};
use policy_portal::lint::{day, read_suite};
use policy_portal::policy::{Catalog, ParameterValue, Rule};
use policy_portal::unit::{Exact, Interval, Truth};

type Came = policy_portal::engine::Verdict;

#[test]
fn the_engine_and_a_second_opinion_agree_on_random_people() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let (first, cases) = (number("PORTAL_SEED").unwrap_or(1), number("PORTAL_CASES").unwrap_or(2000));
    let catalog = shared::catalog();
    let lines = Lines::of(&catalog);
    let (mut tally, mut wrong) = (Tally::default(), BTreeMap::new());
    for seed in first..first + cases {
        let mut random = Random::new(seed, &lines);
        let target = usize::try_from(seed).unwrap() % catalog.rules.len();
        let person = somebody(&catalog, &catalog.rules[target], &mut random);
        let came = evaluate(&catalog, &situation(&catalog, &person));
        let found = differences(&catalog, &person, &came, &mut tally);
        for (rule, what) in found {
            let all: &mut Vec<String> = wrong.entry(rule).or_default();
            all.push(format!("PORTAL_SEED={seed} {what}"));
        }
    }
    println!("{cases} people; how often each rule came out in which way:\n{tally}");
    for (rule, all) in &wrong {
        all.iter().take(3).for_each(|what| println!("{rule} ({} differ): {what}", all.len()));
    }
    let seldom = tally.seldom(&catalog, cases / 300);
    assert!(seldom.is_empty(), "these are met, or not met, too seldom to compare them: {seldom:?}");
    assert!(wrong.is_empty(), "{} rules come out otherwise: {:?}", wrong.len(), wrong.keys());
}

/// How often each rule came out in each way.
#[derive(Default)]
struct Tally {
    rules: BTreeMap<String, BTreeMap<opinion::Verdict, u64>>,
}

impl Tally {
    fn count(&mut self, rule: &str, verdict: opinion::Verdict) {
        *self.rules.entry(rule.to_owned()).or_default().entry(verdict).or_default() += 1;
    }

    fn of(&self, rule: &str, verdict: opinion::Verdict) -> u64 {
        self.rules.get(rule).and_then(|came| came.get(&verdict)).copied().unwrap_or(0)
    }

    /// The rules that came out too seldom in one of the ways in which they can: met and not met.
    fn seldom(&self, catalog: &Catalog, times: u64) -> Vec<String> {
        let seldom = catalog.rules.iter().filter(|rule| {
            let best = match rule.incomplete {
                Some(_) => opinion::Verdict::Authority,
                None => opinion::Verdict::Eligible,
            };
            let name = name(catalog, rule);
            let refused = rule.requires.is_empty() || times <= self.of(&name, opinion::Verdict::NotEligible);
            self.of(&name, best) < times || !refused
        });
        seldom.map(|rule| name(catalog, rule)).collect()
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rules.iter().try_for_each(|(rule, came)| writeln!(f, "{rule:40} {came:?}"))
    }
}

/// Every rule and policy of which the two think differently.
fn differences(
    catalog: &Catalog,
    person: &Person,
    came: &Evaluation,
    tally: &mut Tally,
) -> Vec<(String, String)> {
    let opinions = opinion::opinions(catalog, person);
    let mut found = Vec::new();
    for ((rule, came), opinion) in catalog.rules.iter().zip(&came.rules).zip(&opinions) {
        let Some(opinion) = opinion else { continue };
        let name = name(catalog, rule);
        tally.count(&name, opinion.verdict);
        if let Some(what) = difference(opinion, came) {
            found.push((name, format!("on {}: {what}", person.day)));
        }
    }
    for (policy, came) in catalog.policies.iter().zip(&came.policies) {
        let thought = opinion::policy_verdict(policy, &opinions);
        if thought.is_some() && thought != came.verdict.and_then(as_verdict) {
            found.push((policy.id.clone(), format!("thought {thought:?}, came {:?}", came.verdict)));
        }
    }
    found
}

fn name(catalog: &Catalog, rule: &Rule) -> String {
    format!("{}.{}", catalog.policies[rule.policy].id, rule.id)
}

/// What is different, where something is.
fn difference(opinion: &Opinion, came: &RuleEvaluation) -> Option<String> {
    let mut text = String::new();
    if as_verdict(came.verdict) != Some(opinion.verdict) {
        write!(text, "thought {:?} {:?}, came {:?}; ", opinion.verdict, opinion.reasons, came.verdict)
            .unwrap();
    } else if let Came::Authority(reason) = came.verdict {
        let reason = match reason {
            AuthorityReason::Local => Reason::Local,
            AuthorityReason::Reading => Reason::Reading,
            AuthorityReason::Unpublished => Reason::Unpublished,
        };
        if !opinion.reasons.contains(&reason) {
            write!(text, "thought for {:?}, came for {reason:?}; ", opinion.reasons).unwrap();
        }
    }
    let amount = match came.verdict {
        Came::Eligible => came.granted,
        _ => came.amount().map(Value::Quantity),
    };
    let given = opinion.given.map(as_value);
    let nothing = Value::Quantity(Interval::point(Exact::ZERO));
    let neither = given.is_none() && amount.is_none_or(|amount| amount == nothing);
    if given != amount && !neither {
        write!(text, "thought {given:?}, came {amount:?}").unwrap();
    }
    (!text.is_empty()).then_some(text)
}

/// Where everything is answered, nothing is left to answer.
fn as_verdict(came: Came) -> Option<opinion::Verdict> {
    match came {
        Came::NotEligible => Some(opinion::Verdict::NotEligible),
        Came::NotInForce(_) => Some(opinion::Verdict::NotInForce),
        Came::Authority(_) => Some(opinion::Verdict::Authority),
        Came::Eligible => Some(opinion::Verdict::Eligible),
        Came::Answer { .. } => None,
    }
}

fn as_value(given: Given) -> Value {
    let end = |number: Number| match number {
        Number::Finite(number) => Some(number),
        Number::Endless => None,
    };
    match given {
        Given::Quantity(least, most) => Value::Quantity(Interval::new(end(least), end(most)).unwrap()),
        Given::Date(first, last) => Value::Date(Interval::between(first, last)),
    }
}

/// What the engine is told of somebody.
fn situation(catalog: &Catalog, person: &Person) -> Situation {
    let mut situation = Situation::open(catalog, person.day);
    for (id, value) in values(&person.answers) {
        situation.set(id, value);
    }
    for (group, rows) in person.rows.iter().enumerate() {
        let Some(rows) = rows else { continue };
        let rows = rows.iter().map(|row| policy_portal::engine::Row {
            count: Interval::point(Exact::from(row.count)),
            values: values(&row.answers).collect(),
        });
        situation.describe(GroupId::of(group), rows.collect(), None);
    }
    situation
}

fn values(answers: &[Option<Answer>]) -> impl Iterator<Item = (FactId, Value)> {
    let known = answers.iter().enumerate().filter_map(|(at, answer)| Some((at, (*answer)?)));
    known.map(|(at, answer)| {
        let value = match answer {
            Answer::Truth(holds) => Value::Truth(Truth::from(holds)),
            Answer::Choice(option) => Value::Choice(Choices::only(option)),
            Answer::Date(date) => Value::Date(Interval::point(date)),
            Answer::Number(Number::Finite(number)) => Value::Quantity(Interval::point(number)),
            Answer::Number(Number::Endless) => panic!("nobody answers a number beyond all"),
        };
        (FactId::of(at), value)
    })
}

#[test]
fn another_law_would_be_noticed() {
    let catalog = shared::catalog();
    let lines = Lines::of(&catalog);
    let noticed = |spoil: fn(&mut Catalog, usize), at: usize| {
        let mut spoilt = catalog.clone();
        spoil(&mut spoilt, at);
        (1..=200).any(|seed| {
            let person = somebody(&catalog, &catalog.rules[at], &mut Random::new(seed, &lines));
            let came = evaluate(&spoilt, &situation(&spoilt, &person));
            !differences(&catalog, &person, &came, &mut Tally::default()).is_empty()
        })
    };
    let at = |policy: &str| catalog.policy(policy).unwrap().rules.start;
    let without_a_condition = |catalog: &mut Catalog, at: usize| drop(catalog.rules[at].requires.pop());
    let otherwise = |catalog: &mut Catalog, at: usize| {
        let grant = catalog.rules[at].grant.as_mut().unwrap();
        grant.cases.swap_remove(0);
    };
    let a_month_longer = |catalog: &mut Catalog, _: usize| {
        let jobs = catalog.parameters.iter_mut().find(|it| it.id == "startup_jobs.insured_min").unwrap();
        let longer = Interval::point(Exact::from(13));
        jobs.values[0].values[0] = Some(ParameterValue::Quantity { range: longer, unstated: false });
    };
    assert!(noticed(without_a_condition, at("talent_reserve")));
    assert!(noticed(without_a_condition, at("skill_grant")));
    assert!(noticed(otherwise, at("internship")));
    assert!(noticed(otherwise, at("park_rent")));
    assert!(noticed(a_month_longer, at("startup_jobs")));
    assert!(!noticed(|_, _| (), at("startup_jobs")));
}

#[test]
fn the_engine_and_a_second_opinion_agree_on_golden_people() {
    let catalog = shared::catalog();
    let mut paths: Vec<_> =
        std::fs::read_dir("tests/golden").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut tally, mut wrong, mut expected, mut complete) = (Tally::default(), Vec::new(), 0, 0);
    for path in paths {
        let suite = read_suite(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for case in &suite.cases {
            let day = day(case).unwrap();
            let (situation, problems) = read_answers(&catalog, day, &json_answers(&suite.answers(case)));
            assert_eq!(problems, [], "{}", case.name);
            let person = person(&catalog, &situation);
            let found = differences(&catalog, &person, &evaluate(&catalog, &situation), &mut tally);
            wrong.extend(found.into_iter().map(|it| (path.clone(), case.name.clone(), it)));
            let opinions = opinion::opinions(&catalog, &person);
            for policy in catalog.policies.iter().filter(|policy| case.expect.contains_key(&policy.id)) {
                expected += 1;
                complete += usize::from(opinion::policy_verdict(policy, &opinions).is_some());
            }
        }
    }
    println!("{complete} of {expected} expectations are of complete answers\n{tally}");
    assert!(wrong.is_empty(), "{} differ: {wrong:#?}", wrong.len());
    assert!(expected < 2 * complete, "{complete} of {expected} expectations are of complete answers");
}

/// Who answered so; what was answered with more than one value is not.
fn person(catalog: &Catalog, situation: &Situation) -> Person {
    let open = vec![None; catalog.facts.len()];
    let mut person = Person { day: situation.day, answers: open.clone(), rows: Vec::new() };
    for (id, _) in catalog.facts_of(None) {
        person.answers[id.at()] = situation.value(id).and_then(answer);
    }
    for at in 0..catalog.groups.len() {
        let rows = situation.rows(GroupId::of(at)).iter().map(|row| {
            let mut answers = open.clone();
            for (id, value) in &row.values {
                answers[id.at()] = answer(*value);
            }
            Some(Row { count: row.count.as_point()?.as_whole()?, answers })
        });
        person.rows.push(rows.collect());
    }
    person
}

fn answer(value: Value) -> Option<Answer> {
    Some(match value {
        Value::Truth(Truth::Unknown) => return None,
        Value::Truth(truth) => Answer::Truth(truth == Truth::Yes),
        Value::Choice(choices) => Answer::Choice(choices.as_point()?),
        Value::Date(range) => Answer::Date(range.as_point()?),
        Value::Quantity(range) => Answer::Number(Number::Finite(range.as_point()?)),
    })
}
