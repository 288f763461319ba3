//! What constraints leave of the sets: nothing that keeps them is lost, and what cannot be is gone.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

mod shared;

use policy_portal::engine::{AnswerFault, Situation, Value, json_answers, narrow, read_answers};
use policy_portal::formula::{Choices, FactId, Moment, Quantity, Test};
use policy_portal::policy::{Catalog, Constraint, Text};
use policy_portal::unit::{Date, Exact, Interval, Truth};

const DAY: &str = "2025-10-01";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Where a problem stands.
type Place = (String, Option<(usize, String)>);

fn read(catalog: &Catalog, answers: &str) -> (Situation, Vec<Place>) {
    let answers = json_answers(&serde_json::from_str(answers).unwrap());
    let (situation, problems) = read_answers(catalog, day(DAY), &answers);
    let problems = problems.into_iter().map(|it| {
        assert!(matches!(it.fault, AnswerFault::Contradiction(_)), "{it:?}");
        (it.name, it.row)
    });
    (situation, problems.collect())
}

fn fact(catalog: &Catalog, id: &str) -> FactId {
    catalog.fact_id(id).unwrap_or_else(|| panic!("no fact {id}"))
}

#[test]
fn an_answer_settles_what_it_implies() {
    let catalog = shared::catalog();
    let of = |answers: &str, id: &str| {
        let (situation, problems) = read(&catalog, answers);
        assert_eq!(problems, []);
        situation.value(fact(&catalog, id)).unwrap()
    };
    assert_eq!(of(r#"{"flexible_registered": "yes"}"#, "flexible_work"), Value::Truth(Truth::Yes));
    assert_eq!(of(r#"{"flexible_work": "no"}"#, "flexible_registered"), Value::Truth(Truth::No));
    let none = Value::Quantity(Interval::point(Exact::ZERO));
    assert_eq!(of(r#"{"unemployment_registered": "no"}"#, "unemployment_months"), none);
    assert_eq!(
        of(r#"{"unemployment_months": "3 months"}"#, "unemployment_registered"),
        Value::Truth(Truth::Yes)
    );
}

#[test]
fn an_answer_in_a_row_settles_what_it_implies_there() {
    let catalog = shared::catalog();
    let group = catalog.group_id("intern").unwrap();
    let answers =
        r#"{"intern": {"rows": [{"contract_early": "no"}, {"retained": "yes"}, {"months": "3 months"}]}}"#;
    let (situation, problems) = read(&catalog, answers);
    assert_eq!(problems, []);
    let of = |row: usize, id: &str| situation.rows(group).get(row).unwrap().value(fact(&catalog, id));
    let none = Some(Value::Quantity(Interval::point(Exact::ZERO)));
    assert_eq!(of(0, "intern.remaining"), none);
    assert_eq!(of(1, "intern.contract_early"), Some(Value::Truth(Truth::No)));
    assert_eq!(of(1, "intern.remaining"), none, "one constraint after the other");
    assert_eq!(of(2, "intern.remaining"), None, "of others nothing is settled");
}

#[test]
fn a_contradiction_names_the_row_that_was_given() {
    let catalog = shared::catalog();
    let answers = r#"{"intern": {"rows": [{"count": 0}, {}, {"retained": "yes", "contract_early": "yes"}]}}"#;
    let (_, problems) = read(&catalog, answers);
    let of = |name: &str| ("intern".to_owned(), Some((2, name.to_owned())));
    assert_eq!(problems, [of("retained"), of("contract_early")]);
}

#[test]
fn contradictions_along_a_chain_are_found() {
    let catalog = shared::catalog();
    let answers = r#"{"intern": {"rows": [{"retained": "yes", "remaining": "2 months"}]}}"#;
    let (_, problems) = read(&catalog, answers);
    assert!(!problems.is_empty());
}

/// A constraint by itself, and what it leaves of a fact of which something was known.
struct Case {
    test: Test,
    known: Vec<(&'static str, Value)>,
    left: Option<(&'static str, Value)>,
}

fn number(from: i64, to: i64) -> Value {
    Value::Quantity(Interval::between(Exact::from(from), Exact::from(to)))
}

fn days(from: &str, to: &str) -> Value {
    Value::Date(Interval::between(day(from), day(to)))
}

fn cases(catalog: &Catalog) -> Vec<Case> {
    let is = |id: &str| Box::new(Quantity::Fact(fact(catalog, id)));
    let on = |id: &str| Box::new(Moment::Fact(fact(catalog, id)));
    let (people, layoffs) = ("stay_in_job_refund.insured_people", "stay_in_job_refund.layoffs");
    let (income, rent) = ("taxable_income", "park_rent.annual_rent");
    let (hired, started) = ("graduation", "business_start");
    let known = vec![(people, number(0, 9)), (layoffs, number(4, 30))];
    let dates = vec![(hired, days("2025-01-01", "2025-03-01")), (started, days("2024-01-01", "2025-02-01"))];
    let sums = vec![(income, number(0, 9)), (rent, number(4, 30))];
    let case = |test, known: &[(&'static str, Value)], fact, value| Case {
        test,
        known: known.to_vec(),
        left: Some((fact, value)),
    };
    let less = || Test::Less(is(layoffs), is(people));
    let sex = fact(catalog, "sex");
    vec![
        case(less(), &known, layoffs, number(4, 8)),
        case(less(), &known, people, number(5, 9)),
        case(Test::Not(Box::new(less())), &known, layoffs, number(4, 30)),
        case(Test::AtMost(is(layoffs), is(people)), &known, layoffs, number(4, 9)),
        case(Test::Equal(is(layoffs), is(people)), &known, people, number(4, 9)),
        case(Test::Less(is(rent), is(income)), &sums, rent, number(4, 9)),
        case(Test::Not(Box::new(Test::AtMost(is(people), is(layoffs)))), &known, layoffs, number(4, 8)),
        case(Test::Before(on(hired), on(started)), &dates, hired, days("2025-01-01", "2025-01-31")),
        case(Test::NotAfter(on(hired), on(started)), &dates, started, days("2025-01-01", "2025-02-01")),
        case(Test::Any(vec![less(), Test::Fact(fact(catalog, "full_time"))]), &known, layoffs, number(4, 30)),
        case(Test::OneOf(sex, Choices::only(0)), &[], "sex", Value::Choice(Choices::only(0))),
        case(
            Test::Not(Box::new(Test::OneOf(sex, Choices::only(0)))),
            &[],
            "sex",
            Value::Choice(Choices::only(1)),
        ),
        Case { test: less(), known: vec![(people, number(0, 4)), (layoffs, number(4, 30))], left: None },
    ]
}

#[test]
fn each_form_of_a_constraint_leaves_what_it_should() {
    let mut catalog = shared::catalog();
    for (at, case) in cases(&catalog).into_iter().enumerate() {
        let text = Text { zh: String::new(), en: None };
        catalog.constraints = vec![Constraint { group: None, test: case.test, text, facts: Vec::new() }];
        let mut situation = Situation::open(&catalog, day(DAY));
        for (id, value) in case.known {
            situation.set(fact(&catalog, id), value);
        }
        let broken = narrow(&catalog, &mut situation);
        assert_eq!(broken.is_empty(), case.left.is_some(), "case {at}");
        if let Some((id, left)) = case.left {
            assert_eq!(situation.value(fact(&catalog, id)), Some(left), "case {at}, {id}");
        }
    }
}
