//! A fact that is mentioned twice is the same twice: what is foretold is what can come, no more.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

use policy_portal::engine::{Evaluation, Open, Row, RuleEvaluation, Situation, Value, evaluate};
use policy_portal::formula::{Choices, FactId, GroupId};
use policy_portal::policy::{Catalog, load};
use policy_portal::unit::{Date, Exact, Interval, Truth};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// A catalogue with one rule that requires these clauses and grants by these cases.
fn catalog(for_each: Option<&str>, requires: &[&str], cases: &[(&str, &str)], otherwise: &str) -> Catalog {
    let text = |zh: &str| json!({ "zh": zh });
    let fact = |id: &str, domain: Json| {
        let group = id.split_once('.').map(|(group, _)| group);
        let mut fact = json!({ "id": id, "topic": "t", "label": text(id), "question": text(id),
            "change": "fixed", "domain": domain });
        if let Some(group) = group {
            fact["group"] = group.into();
        }
        fact
    };
    let option = |id: &str| json!({ "id": id, "label": text(id) });
    let truth = json!({ "kind": "truth" });
    let by_place = |north: &str, south: &str, east: &str| {
        let key = |key: &str, value: &str| json!({ "key": key, "value": value });
        let keys = [key("north", north), key("south", south), key("east", east)];
        json!([{ "from": "2020-01-01", "keys": keys, "source": "plan#1" }])
    };
    let shared = json!({
        "format": 1,
        "sources": [{ "id": "plan", "title": text("方案"), "grade": "A" }],
        "topics": [{ "id": "t", "title": text("话题") }],
        "groups": [{ "id": "hire", "topic": "t", "title": text("人"), "question": text("几人"), "most": 9 }],
        "facts": [
            fact("sure", truth.clone()), fact("other", truth.clone()), fact("hire.kept", truth),
            fact("place", json!({ "kind": "choice", "options": [option("north"), option("south"), option("east")] })),
            fact("staff", json!({ "kind": "quantity", "min": "0 person", "max": "5 person" })),
            fact("sales", json!({ "kind": "quantity", "min": "0 yuan", "max": "9 yuan", "fractions": true })),
            fact("born", json!({ "kind": "date", "min": "2000-01-01", "max": "2030-12-31" })),
        ],
        "parameters": [
            { "id": "limit", "label": text("界"), "values":
                [{ "from": "2020-01-01", "value": "3 yuan", "source": "plan#1" }] },
            { "id": "few", "label": text("少"), "by": "place", "values": by_place("1 person", "3 person", "3 person") },
            { "id": "many", "label": text("多"), "by": "place", "values": by_place("2 person", "4 person", "5 person") },
        ],
        "definitions": [{ "id": "is_sure", "title": text("定"), "requires":
            [{ "when": "sure", "text": text("定"), "source": "plan#1" }] }],
        "plan": [{ "id": "1", "chapter": text("一"), "title": text("一"),
            "sentences": [{ "id": "1-1", "text": "一", "says": ["frame"] }] }],
    });
    let clause = |when: &&str| json!({ "when": when, "text": text("条"), "source": "plan#1" });
    let case = |grants: &str| json!({ "grants": grants, "text": text("额"), "source": "plan#1" });
    let grants = if cases.is_empty() {
        json!({ "paid": "once", "amount": case(otherwise) })
    } else {
        let each = cases.iter().map(|(when, grants)| {
            let mut case = case(grants);
            case["when"] = (*when).into();
            case
        });
        json!({ "paid": "once", "cases": each.chain([case(otherwise)]).collect::<Vec<_>>() })
    };
    let mut rule = json!({ "id": "rule", "requires": requires.iter().map(clause).collect::<Vec<_>>(),
        "grants": grants });
    if let Some(group) = for_each {
        rule["for_each"] = group.into();
    }
    let policy = json!({
        "format": 1, "id": "policy", "kind": "benefit", "title": text("策"), "summary": text("策"),
        "audience": ["enterprise"], "level": "region", "payee": "enterprise", "rules": [rule],
    });
    let (shared, policy) = (shared.to_string(), policy.to_string());
    let (catalog, problems) = load(&[("shared.json", &shared), ("policies/policy.json", &policy)]);
    assert_eq!(problems, [], "{requires:?} {cases:?} {otherwise}");
    catalog
}

fn open(catalog: &Catalog) -> Situation {
    Situation::open(catalog, Date::parse("2025-07-01").unwrap())
}

fn rule(evaluation: Evaluation) -> RuleEvaluation {
    evaluation.rules.into_iter().next().unwrap()
}

/// What comes of clauses while nothing is answered: whether they hold, and the facts that are asked.
fn judged(requires: &[&str]) -> (Truth, Vec<String>) {
    let catalog = catalog(None, requires, &[], "1 yuan");
    let came = rule(evaluate(&catalog, &open(&catalog)));
    (came.holds, asked(&catalog, &came))
}

fn asked(catalog: &Catalog, came: &RuleEvaluation) -> Vec<String> {
    let name = |open| match open {
        Open::Fact(id) => catalog.facts[FactId::at(id)].id.clone(),
        Open::Group(id) => catalog.groups[GroupId::at(id)].id.clone(),
    };
    came.missing.asked().into_iter().map(name).collect()
}

fn amount(cases: &[(&str, &str)], otherwise: &str) -> (Interval<Exact>, Vec<String>) {
    let catalog = catalog(None, &[], cases, otherwise);
    let came = rule(evaluate(&catalog, &open(&catalog)));
    let Some(Value::Quantity(range)) = came.granted else { panic!("a grant of yuan") };
    (range, asked(&catalog, &came))
}

fn from_to(from: i64, to: i64) -> Interval<Exact> {
    Interval::between(from.into(), to.into())
}

#[test]
fn what_holds_either_way_holds_and_is_not_asked() {
    for clause in [
        "staff < 3 person or staff >= 3 person",
        "staff <= 3 person or staff > 2 person",
        "sales < 3 yuan or sales >= 3 yuan",
        "sales < limit or sales >= limit",
        "sure or not sure",
        "is_sure or not sure",
        "place in {north} or place in {south, east}",
        "born < 2020-01-01 or born > 2019-12-31",
        "staff < many or staff >= few",
        "(sure and staff < 3 person) or (not sure or staff >= 3 person)",
    ] {
        assert_eq!(judged(&[clause]), (Truth::Yes, vec![]), "{clause}");
        assert_eq!(judged(&[&format!("not ({clause})")]), (Truth::No, vec![]), "{clause}");
        assert_eq!(judged(&[clause, "other"]), (Truth::Unknown, vec!["other".to_owned()]), "{clause}");
    }
}

#[test]
fn what_turns_on_the_answer_is_still_asked() {
    let staff = || vec!["staff".to_owned()];
    assert_eq!(judged(&["staff < 3 person or staff > 3 person"]), (Truth::Unknown, staff()));
    assert_eq!(judged(&["staff <= 2 person or staff >= 4 person"]), (Truth::Unknown, staff()));
    let sales = vec!["sales".to_owned()];
    assert_eq!(judged(&["sales < 3 yuan or sales > 3 yuan"]), (Truth::Unknown, sales.clone()));
    assert_eq!(judged(&["sales <= 2 yuan or sales >= 3 yuan"]), (Truth::Unknown, sales));
}

#[test]
fn clauses_that_contradict_each_other_are_not_met_together() {
    assert_eq!(judged(&["staff < 3 person", "staff >= 3 person"]), (Truth::No, vec![]));
    assert_eq!(judged(&["sure", "not is_sure", "other"]), (Truth::No, vec![]));
    assert_eq!(judged(&["place in {north, south}", "place in {east}"]), (Truth::No, vec![]));
}

#[test]
fn an_amount_is_no_wider_than_its_cases_together() {
    let one = |amount: &str| format!("min(100 yuan, {amount})");
    assert_eq!(amount(&[("sure", "1 yuan"), ("not sure", "2 yuan")], "900 yuan").0, from_to(1, 2));
    assert_eq!(amount(&[("staff < 3 person", "staff * 1 yuan/person")], "10 yuan").0, from_to(0, 10));
    let high = ("staff >= 4 person", "staff * 10 yuan/person");
    assert_eq!(amount(&[high], "staff * 1 yuan/person").0, from_to(0, 50));
    // Twice the same figure of a place, not that of two.
    let twice = "many * 1 yuan/person - few * 1 yuan/person";
    assert_eq!(amount(&[], &one(twice)), (from_to(1, 2), vec!["place".to_owned()]));
    let always = amount(&[("place in {north}", "7 yuan"), ("place in {south, east}", "7 yuan")], "900 yuan");
    assert_eq!(always, (from_to(7, 7), vec![]));
}

#[test]
fn a_fact_of_a_row_is_the_same_in_that_row_only() {
    let rows = |requires: &str| {
        let catalog = catalog(Some("hire"), &[requires], &[], "1 yuan");
        let (group, mut situation) = (GroupId::of(0), open(&catalog));
        let alike = |count: i64| Row { count: Interval::point(count.into()), values: Vec::new() };
        situation.describe(group, vec![alike(2), alike(3)], None);
        let came = rule(evaluate(&catalog, &situation));
        (came.holds, came.granted, asked(&catalog, &came))
    };
    let five = Some(Value::Quantity(from_to(5, 5)));
    assert_eq!(rows("hire.kept or not hire.kept"), (Truth::Yes, five, vec![]));
    // Of others nothing is assumed: that one is kept says nothing of how many are.
    let others = rows("hire.kept or count(hire where hire.kept) < 1 person");
    assert_eq!((others.0, others.2), (Truth::Unknown, vec!["hire.kept".to_owned()]));
}

/// Each way to answer a fact.
fn ways(catalog: &Catalog, id: &str) -> Vec<(FactId, Value)> {
    let fact = catalog.fact_id(id).unwrap();
    let numbers = |ways: &[&str]| ways.iter().map(|way| Value::of(Exact::parse(way).unwrap())).collect();
    let values: Vec<Value> = match id {
        "place" => (0..3).map(|at| Value::Choice(Choices::only(at))).collect(),
        "staff" => numbers(&["0", "1", "2", "3", "4", "5"]),
        "sales" => numbers(&["0", "0.5", "1", "1.99", "2", "2.001", "5", "9"]),
        _ => [Truth::No, Truth::Yes].map(Value::Truth).into(),
    };
    values.into_iter().map(|value| (fact, value)).collect()
}

type Outcome = (Truth, Interval<Exact>);

fn outcome(catalog: &Catalog, situation: &Situation) -> Outcome {
    let came = rule(evaluate(catalog, situation));
    let Some(Value::Quantity(range)) = came.granted else { panic!("a grant of yuan") };
    (came.holds, range)
}

/// Holds what is foretold against the hull of all that comes: of everything open, and of the rest after each answer.
fn assert_exact(catalog: &Catalog, situation: &Situation, facts: &[&str]) -> Outcome {
    let foretold = outcome(catalog, situation);
    let hull = |(a, b): (Outcome, Outcome)| (a.0.hull(b.0), a.1.hull(b.1));
    for fact in facts {
        let rest: Vec<&str> = facts.iter().copied().filter(|other| other != fact).collect();
        let came = ways(catalog, fact).into_iter().map(|(fact, value)| {
            let mut answered = situation.clone();
            answered.set(fact, value);
            assert_exact(catalog, &answered, &rest)
        });
        let came = came.reduce(|a, b| hull((a, b))).unwrap();
        assert_eq!(foretold, came, "{fact} of {facts:?}");
    }
    foretold
}

/// Formulas of these atoms.
fn formula(atoms: &'static [&'static str]) -> impl Strategy<Value = String> {
    let atom = proptest::sample::select(atoms).prop_map(str::to_owned);
    atom.prop_recursive(3, 8, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|it| format!("not ({it})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) and ({b})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("({a}) or ({b})")),
        ]
    })
}

const WHOLE: &[&str] = &[
    "sure",
    "is_sure",
    "place in {north}",
    "place in {north, east}",
    "staff < 2 person",
    "staff >= 2 person",
];
const FRACTIONS: &[&str] =
    &["sure", "place in {south}", "sales <= 2 yuan", "sales < 2 yuan", "sales = 2 yuan"];
const CHOOSING: &[&str] = &["sure", "other", "is_sure", "place in {north}", "place in {south}"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_foretold_of_a_clause_is_what_can_come(clause in formula(WHOLE)) {
        let catalog = catalog(None, &[&clause], &[], "1 yuan");
        assert_exact(&catalog, &open(&catalog), &["sure", "place", "staff"]);
    }

    #[test]
    fn what_is_foretold_of_fractions_is_what_can_come(clause in formula(FRACTIONS)) {
        let catalog = catalog(None, &[&clause], &[], "1 yuan");
        assert_exact(&catalog, &open(&catalog), &["sure", "place", "sales"]);
    }

    #[test]
    fn what_is_foretold_of_clauses_is_what_can_come(one in formula(WHOLE), other in formula(WHOLE)) {
        prop_assume!(one != other);
        let catalog = catalog(None, &[&one, &other], &[], "1 yuan");
        assert_exact(&catalog, &open(&catalog), &["sure", "place", "staff"]);
    }

    #[test]
    fn what_is_foretold_of_cases_is_what_can_come(first in formula(CHOOSING), second in formula(CHOOSING)) {
        let catalog = catalog(None, &[], &[(&first, "1 yuan"), (&second, "20 yuan")], "300 yuan");
        assert_exact(&catalog, &open(&catalog), &["sure", "other", "place"]);
    }
}
