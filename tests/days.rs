//! Other days than the one on which answers were given: what still holds of them, spans of days, what is planned.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

#[expect(dead_code, reason = "tests/soundness.rs uses the rest")]
mod people;
mod shared;

use people::{Judge, Partial, Pool, Random};
use policy_portal::engine::{
    Evaluation, Row, RuleEvaluation, Situation, Value, Verdict, evaluate, json_answers, narrow, planned,
    read_answers,
};
use policy_portal::formula::{FactId, Leaf, Mentions};
use policy_portal::policy::{Catalog, Condition, ConditionKind, Time};
use policy_portal::unit::{Date, Exact, Interval, Truth};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn months(count: i64) -> Value {
    Value::Quantity(Interval::point(Exact::from(count)))
}

/// The value of a fact that was said on one day, on another.
fn later(catalog: &Catalog, fact: &str, value: Value, said: Date, on: Date) -> Value {
    let id = catalog.fact_id(fact).unwrap();
    let mut situation = Situation::open(catalog, said);
    situation.set(id, value);
    situation.on(catalog, on).value(id).unwrap()
}

#[test]
fn what_was_said_of_one_day_holds_on_others_as_far_as_it_can() {
    let catalog = shared::catalog();
    let (said, after, before) = (day("2025-10-10"), day("2026-01-20"), day("2025-08-01"));
    let at = |fact: &str, value: Value, on: Date| later(&catalog, fact, value, said, on);
    let upto = |lo: i64, hi: i64| Value::Quantity(Interval::between(Exact::from(lo), Exact::from(hi)));
    let (yes, no, open) = (Value::Truth(Truth::Yes), Value::Truth(Truth::No), Value::Truth(Truth::Unknown));
    assert_eq!(at("ui_months", months(11), said), months(11));
    assert_eq!(
        at("ui_months", months(11), after),
        upto(11, 15),
        "it may have stopped, or gone on for 3 months and 10 days"
    );
    assert_eq!(at("ui_months", months(1), before), upto(0, 1), "no less than nought");
    assert_eq!(at("employed", yes, after), yes, "a state stays");
    assert_eq!(at("received.startup_jobs", yes, after), yes, "what was received stays received");
    assert_eq!(at("received.startup_jobs", no, after), open, "since then it may have been received");
    assert_eq!(at("received.startup_jobs", no, before), no);
    assert_eq!(at("received.startup_jobs", yes, before), open);
    assert_eq!(at("skill_grant.this_year", yes, after), open, "another year has begun");
}

#[test]
fn months_go_on_only_where_what_they_need_does() {
    let catalog = shared::catalog();
    let id = |fact: &str| catalog.fact_id(fact).unwrap();
    let upto = |lo: i64, hi: i64| Value::Quantity(Interval::between(Exact::from(lo), Exact::from(hi)));
    for (paying, expected) in
        [(Truth::Yes, upto(14, 15)), (Truth::No, months(11)), (Truth::Unknown, upto(11, 15))]
    {
        let mut situation = Situation::open(&catalog, day("2025-10-10"));
        situation.set(id("ui_months"), months(11));
        situation.set(id("ui_paying"), Value::Truth(paying));
        let on = day("2026-01-20");
        assert_eq!(
            situation.going_on(&catalog, on, on).value(id("ui_months")),
            Some(expected),
            "paying: {paying:?}"
        );
    }
}

#[test]
fn a_duration_is_within_what_it_may_have_become() {
    let catalog = shared::catalog();
    let id = catalog.fact_id("ui_months").unwrap();
    let pool = Pool::of(&catalog);
    for seed in 0..300 {
        let mut random = Random::new(seed, &pool);
        let (began, said, on) =
            (day("2019-05-31").plus_months(random.between(0, 30)), random.day(), random.day());
        let mut situation = Situation::open(&catalog, said);
        situation.set(id, months(said.full_months_since(began)));
        let came = months(on.full_months_since(began));
        let possible = situation.on(&catalog, on).value(id).unwrap();
        assert_eq!(possible.meet(came), Some(came), "from {began}, said on {said}, on {on}");
        if said <= on {
            let goes_on = situation.going_on(&catalog, on, on).value(id).unwrap();
            assert_eq!(goes_on.meet(came), Some(came), "goes on from {began}, said on {said}, on {on}");
        }
    }
}

#[test]
fn a_span_holds_what_comes_on_each_of_its_days() {
    let catalog = shared::catalog();
    let (judge, pool) = (Judge::new(&catalog), Pool::of(&catalog));
    for seed in 1..=120 {
        let mut random = Random::new(seed, &pool);
        let situation = Partial::random(&catalog, &judge, &mut random).situation(&catalog);
        let first = situation.day.plus_months(random.between(0, 20)).next();
        let length = random.between(0, 500);
        let days: Vec<Date> = std::iter::successors(Some(first), |day| Some(day.next()))
            .take(usize::try_from(length).unwrap() + 1)
            .collect();
        let span = evaluate(&catalog, &situation.going_on(&catalog, first, days[days.len() - 1]));
        for _ in 0..4 {
            let on = days[random.below(days.len())];
            let came = evaluate(&catalog, &situation.going_on(&catalog, on, on));
            assert_spanned(
                &catalog,
                (&span, &came),
                &format!("seed {seed}: {on} of {length} days from {first}"),
            );
        }
    }
}

fn assert_spanned(catalog: &Catalog, (span, came): (&Evaluation, &Evaluation), which: &str) {
    for (rule, (span, came)) in catalog.rules.iter().zip(span.rules.iter().zip(&came.rules)) {
        let name = format!("{which}: {}.{}", catalog.policies[rule.policy].id, rule.id);
        assert!(
            !span.holds.is_decided() || span.holds == came.holds,
            "{name}: {:?} {:?}",
            span.holds,
            came.holds
        );
        let lapsed = |it: &RuleEvaluation| matches!(it.verdict, Verdict::NotInForce(_));
        assert!(!lapsed(span) || lapsed(came), "{name}: {:?} {:?}", span.verdict, came.verdict);
        if !lapsed(came)
            && let (Some(Value::Quantity(all)), Some(Value::Quantity(one))) = (span.granted, came.granted)
        {
            assert!(all.includes(&one), "{name}: {all:?} {one:?}");
        }
    }
}

/// What an answered person's policy comes to when what is planned happens.
fn plan(catalog: &Catalog, policy: &str, on: &str, answers: &str) -> Option<(Date, Verdict)> {
    let (situation, problems) =
        read_answers(catalog, day(on), &json_answers(&serde_json::from_str(answers).unwrap()));
    assert_eq!(problems, []);
    let policy = catalog.policy(policy).unwrap();
    let came = planned(catalog, &situation, policy);
    if let Some((found, verdict)) = came {
        let on_day = |day| evaluate(catalog, &situation.going_on(catalog, day, day));
        let verdicts = |evaluation: Evaluation| {
            evaluation.rules[policy.rules.clone()].iter().map(|it| it.verdict).collect::<Vec<_>>()
        };
        let mut before = situation.day.next();
        while before < found {
            let all = verdicts(on_day(before));
            assert!(
                all.iter().all(|it| *it != Verdict::Eligible && !it.is_open()),
                "{before} comes before {found}"
            );
            before = before.next();
        }
        assert!(verdicts(on_day(found)).contains(&verdict));
    }
    came
}

const INTERNS: &str = r#"{"internship.host": "yes", "intern": {"rows": [{"count": 2, "start": "2025-12-01",
    "months": "3 months", "retained": "no", "contract_early": "no", "kind": "graduate_2_years"}]}}"#;

#[test]
fn what_is_planned_comes_on_its_day() {
    let catalog = shared::catalog();
    let (begins, verdict) = plan(&catalog, "internship", "2025-10-01", INTERNS).unwrap();
    assert_eq!(begins, day("2025-12-01"));
    assert!(verdict == Verdict::Eligible || verdict.is_open());
    assert_eq!(plan(&catalog, "internship", "2025-12-01", INTERNS), None, "it has begun");
    assert_eq!(plan(&catalog, "startup_jobs", "2025-10-01", INTERNS), None, "this one does not turn on it");
    assert_eq!(
        plan(&catalog, "internship", "2025-10-01", &INTERNS.replace("yes", "no")),
        None,
        "nor can it help"
    );
}

/// Rules that may hold though an event of theirs is still to come: there is another way to meet them.
const BESIDE: [(&str, &str); 5] = [
    // Students in their final year, and registered unemployed.
    ("graduation", "dongsheng_living.grant"),
    ("graduation", "jobseeking_grant.grant"),
    ("graduation", "social_insurance_25.subsidy"),
    // The other five categories.
    ("graduation", "hardship_recognition.recognition"),
    // Elsewhere than in Baotou nothing is published.
    ("graduation", "talent_reserve.to_join"),
];

#[test]
fn an_event_still_to_come_has_not_happened() {
    let catalog = shared::catalog();
    let on = day("2025-11-05");
    let mut open = Vec::new();
    for (at, fact) in catalog.facts.iter().enumerate().filter(|(_, fact)| fact.time == Time::Event) {
        let (id, tomorrow) = (FactId::of(at), Value::Date(Interval::point(on.next())));
        let mut situation = Situation::open(&catalog, on);
        match fact.group {
            None => situation.set(id, tomorrow),
            Some(group) => {
                let row = Row { count: Interval::point(Exact::ONE), values: vec![(id, tomorrow)] };
                situation.describe(group, vec![row], None);
            }
        }
        assert_eq!(narrow(&catalog, &mut situation), []);
        let came = evaluate(&catalog, &situation);
        for (rule, came) in catalog.rules.iter().zip(&came.rules) {
            let policy = &catalog.policies[rule.policy];
            if uses(&catalog, &rule.requires, id) && came.holds != Truth::No {
                open.push((fact.id.clone(), format!("{}.{}", policy.id, rule.id)));
            }
        }
    }
    let beside: Vec<_> = BESIDE.iter().map(|(fact, rule)| ((*fact).to_owned(), (*rule).to_owned())).collect();
    open.sort_by_key(|it| beside.iter().position(|other| other == it));
    assert_eq!(open, beside);
}

fn uses(catalog: &Catalog, conditions: &[Condition], fact: FactId) -> bool {
    conditions.iter().any(|condition| match &condition.kind {
        ConditionKind::All(inner) | ConditionKind::Any(inner) => uses(catalog, inner, fact),
        ConditionKind::Clause { test, .. } => {
            let mut found = false;
            test.leaves(true, &mut |leaf| {
                found |= match leaf {
                    Leaf::Fact(id) => id == fact,
                    Leaf::Definition(id) => uses(catalog, &catalog.definitions[id.at()].requires, fact),
                    _ => false,
                }
            });
            found
        }
    })
}

#[test]
fn each_fact_that_moves_with_time_says_so() {
    let catalog = shared::catalog();
    for fact in &catalog.facts {
        let dated = matches!(fact.domain, policy_portal::policy::Domain::Date(_));
        assert!(fact.time != Time::Event || dated, "{}: an event is a date", fact.id);
    }
}
