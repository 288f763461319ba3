//! Brackets: what is picked instead of a number or day foretells what the exact answer comes to, and is cut where
//! something turns on it, and nowhere else.
#![cfg(test)]

#[path = "brackets/leaves.rs"]
mod leaves;
mod shared;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;

use leaves::{is_simple, leaves, truths};
use policy_portal::engine::{
    Bracket, Cut, Evaluation, JsonAnswers, Open, Range, RuleEvaluation, Situation, Trace, Value, Verdict,
    brackets, evaluate, json_answers, read_answers,
};
use policy_portal::formula::Test;
use policy_portal::lint::{day, read_suite};
use policy_portal::policy::Catalog;
use policy_portal::present::{Form, Locale, Shared, View, Words, concerns};
use policy_portal::unit::{Date, Exact, Truth};
use serde_json::{Value as Json, json};

/// What somebody answered, and where a number or day of it stands.
struct Case<'a> {
    catalog: &'a Catalog,
    name: String,
    day: Date,
    answers: JsonAnswers,
}

/// Something that is answered.
#[derive(Clone, Debug)]
struct Place {
    open: Open,
    /// The name of the fact or group, and in a row its number and the fact's short name.
    name: String,
    row: Option<(usize, String)>,
}

fn each_case(catalog: &Catalog, check: impl Fn(&Case<'_>)) {
    let mut paths: Vec<_> = fs::read_dir("tests/golden").unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let suite = read_suite(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in &suite.cases {
            let name = format!("{}: {}", path.display(), case.name);
            check(&Case { catalog, name, day: day(case).unwrap(), answers: suite.answers(case) });
        }
    }
}

impl Case<'_> {
    fn read(&self, answers: &JsonAnswers) -> (Situation, usize) {
        let (situation, problems) = read_answers(self.catalog, self.day, &json_answers(answers));
        (situation, problems.len())
    }

    /// Every number and day that is answered.
    fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for (name, answer) in &self.answers {
            if let Some(id) = self.catalog.fact_id(name) {
                places.push(Place { open: Open::Fact(id), name: name.clone(), row: None });
            }
            let Some(id) = self.catalog.group_id(name) else { continue };
            places.push(Place { open: Open::Group(id), name: name.clone(), row: None });
            let rows = answer.get("rows").and_then(Json::as_array).into_iter().flatten();
            for (at, row) in rows.enumerate() {
                for key in row.as_object().unwrap().keys().filter(|key| *key != "count") {
                    let fact = self.catalog.fact_id(&format!("{name}.{key}")).unwrap();
                    places.push(Place {
                        open: Open::Fact(fact),
                        name: name.clone(),
                        row: Some((at, key.clone())),
                    });
                }
            }
        }
        places
    }

    /// The answers with another one in that place; with none for `None`.
    fn with(&self, place: &Place, answer: Option<&str>) -> JsonAnswers {
        let mut answers = self.answers.clone();
        let slot = answers.get_mut(&place.name).unwrap();
        match (&place.row, place.open) {
            (Some((at, key)), _) => {
                let row = slot["rows"][*at].as_object_mut().unwrap();
                row.remove(key);
                row.extend(answer.map(|answer| (key.clone(), json!(answer))));
            }
            (None, Open::Fact(_)) => match answer {
                Some(answer) => *slot = json!(answer),
                None => drop(answers.remove(&place.name)),
            },
            (None, Open::Group(_)) => {
                let answer = answer.unwrap_or("0..");
                let alone = slot.get("rows").and_then(Json::as_array).is_some_and(|rows| rows.len() == 1);
                if alone {
                    slot["rows"][0]["count"] = json!(answer);
                    slot.as_object_mut().unwrap().remove("total");
                } else {
                    slot["total"] = json!(answer);
                }
            }
        }
        answers
    }

    /// What is answered there, if that is one number or day.
    fn exact(&self, place: &Place, situation: &Situation) -> Option<Value> {
        let value = match (&place.row, place.open) {
            (Some((at, _)), Open::Fact(id)) => {
                situation.rows(self.catalog.fact(id)?.group?).get(*at)?.value(id)
            }
            (None, Open::Fact(id)) => situation.value(id),
            (_, Open::Group(id)) => {
                let rows = situation.rows(id);
                let count = rows.iter().try_fold(Exact::ZERO, |sum, row| sum.plus(row.count.as_point()?));
                count.filter(|_| rows.len() < 2).map(Value::of)
            }
        };
        value.filter(|value| value.is_point() && matches!(value, Value::Quantity(_) | Value::Date(_)))
    }
}

fn contains(range: Range, value: Value) -> bool {
    match (range, value) {
        (Range::Quantity(range), Value::Quantity(value)) => range.includes(&value),
        (Range::Date(range), Value::Date(value)) => range.includes(&value),
        _ => false,
    }
}

/// Whether what is foretold holds what came.
fn foretells(before: &RuleEvaluation, after: &RuleEvaluation) -> bool {
    let verdict = before.verdict == after.verdict || before.verdict.is_open();
    let amount = match (before.amount(), after.amount()) {
        (Some(before), Some(after)) => before.includes(&after),
        (before, after) => before.is_none() || after.is_none(),
    };
    verdict && amount && (before.holds == after.holds || before.holds == Truth::Unknown)
}

fn first(bracket: &Bracket) -> Option<Value> {
    Some(match bracket.lower? {
        Cut::Number { first, .. } => Value::of(first),
        Cut::Date { first, .. } => Value::Date(policy_portal::unit::Interval::point(first)),
    })
}

fn last(bracket: &Bracket) -> Option<Value> {
    Some(match bracket.range {
        Range::Quantity(range) => Value::of(range.hi()?),
        Range::Date(range) => Value::Date(policy_portal::unit::Interval::point(range.hi()?)),
    })
}

fn written(value: Value) -> String {
    match value {
        Value::Quantity(range) => range.as_point().unwrap().to_string(),
        Value::Date(range) => range.as_point().unwrap().to_string(),
        _ => String::new(),
    }
}

fn found(case: &Case<'_>, open: Open, opened: &(Situation, Evaluation)) -> Vec<Bracket> {
    brackets(&Trace::of(case.catalog, &opened.0, &opened.1), |_| true, open)
}

/// Nothing between two brackets, nothing in both.
fn assert_parted(found: &[Bracket], case: &Case<'_>, place: &Place) {
    let ends = |bracket: &Bracket| (first(bracket), last(bracket));
    assert!(found.first().is_some_and(|it| ends(it).0.is_none()), "{} {place:?}", case.name);
    assert!(found.last().is_some_and(|it| ends(it).1.is_none()), "{} {place:?}", case.name);
    for pair in found.windows(2) {
        match (last(&pair[0]), first(&pair[1])) {
            (Some(Value::Date(one)), Some(Value::Date(next))) => {
                assert_eq!(one.hi().map(Date::next), next.lo(), "{} {place:?}", case.name);
            }
            (Some(Value::Quantity(one)), Some(Value::Quantity(next))) => {
                let apart = next.lo().unwrap().minus(one.hi().unwrap()).unwrap();
                let fractions = matches!(place.open, Open::Fact(id) if matches!(
                    case.catalog.fact(id).unwrap().domain,
                    policy_portal::policy::Domain::Quantity { fractions: true, .. }
                ));
                let step = if fractions { Exact::ratio(1, 100).unwrap() } else { Exact::ONE };
                assert_eq!(apart, step, "{} {place:?}", case.name);
            }
            other => panic!("{} {place:?} {other:?}", case.name),
        }
    }
}

#[test]
fn a_bracket_foretells_what_every_answer_in_it_comes_to() {
    let catalog = shared::catalog();
    let (tried, equal) = (Cell::new(0), Cell::new(0));
    let facts = std::cell::RefCell::new(BTreeSet::new());
    each_case(&catalog, |case| {
        let (exact, _) = case.read(&case.answers);
        let came = evaluate(&catalog, &exact);
        for place in case.places() {
            let Some(value) = case.exact(&place, &exact) else { continue };
            let (situation, _) = case.read(&case.with(&place, None));
            let evaluation = evaluate(&catalog, &situation);
            let opened = (situation, evaluation);
            let found = found(case, place.open, &opened);
            if found.is_empty() {
                continue;
            }
            assert_parted(&found, case, &place);
            let within: Vec<_> = found.iter().filter(|it| contains(it.range, value)).collect();
            assert_eq!(within.len(), 1, "{} {place:?} {value:?} {found:?}", case.name);
            let (picked, problems) = case.read(&case.with(&place, Some(&within[0].range.to_string())));
            assert_eq!(problems, case.read(&case.answers).1, "{} {place:?}", case.name);
            let foretold = evaluate(&catalog, &picked);
            tried.set(tried.get() + 1);
            facts.borrow_mut().insert(format!("{}{:?}", place.name, place.row.as_ref().map(|it| &it.1)));
            for (at, (before, after)) in foretold.rules.iter().zip(&came.rules).enumerate() {
                let rule = &catalog.rules[at];
                assert!(
                    foretells(before, after),
                    "{} {place:?} {} in {}: {:?} {:?}, came {:?} {:?}",
                    case.name,
                    rule.id,
                    within[0].range,
                    before.verdict,
                    before.amount(),
                    after.verdict,
                    after.amount(),
                );
                let Open::Fact(fact) = place.open else { continue };
                let open = &opened.1.rules[at];
                let asked = open.missing.asks(place.open)
                    && (open.verdict.is_open() || open.verdict == Verdict::Eligible);
                let mut simple = leaves(&catalog, at).into_iter().filter_map(|test| is_simple(test, fact));
                // What is compared with something open is not cut.
                let fixed = || {
                    leaves(&catalog, at)
                        .into_iter()
                        .filter(|test| is_simple(test, fact).is_some())
                        .all(|test| truths(&catalog, &exact, test).iter().all(|truth| truth.is_decided()))
                };
                if asked && place.row.is_none() && simple.all(|simple| simple) && fixed() {
                    equal.set(equal.get() + 1);
                    assert_eq!(
                        before.verdict, after.verdict,
                        "{} {place:?} {} in {}",
                        case.name, rule.id, within[0].range
                    );
                }
            }
        }
    });
    println!(
        "{} answers picked by bracket, {} verdicts equal; {:?}",
        tried.get(),
        equal.get(),
        facts.borrow()
    );
    assert!(1000 < tried.get() && 500 < equal.get() && 12 < facts.borrow().len());
}

#[test]
fn every_cut_is_one_on_which_an_open_policy_turns() {
    let catalog = shared::catalog();
    let cuts = Cell::new(0);
    let seen = std::cell::RefCell::new(BTreeSet::new());
    each_case(&catalog, |case| {
        for place in case.places() {
            let (situation, _) = case.read(&case.with(&place, None));
            let evaluation = evaluate(&catalog, &situation);
            let opened = (situation, evaluation);
            let found = found(case, place.open, &opened);
            // What the same answers come to is the same.
            let key = format!("{place:?}{:?}{found:?}", case.day);
            if found.is_empty() || !seen.borrow_mut().insert(key) {
                continue;
            }
            for pair in found.windows(2) {
                let at = |value: Value| case.read(&case.with(&place, Some(&written(value)))).0;
                let sides = [at(last(&pair[0]).unwrap()), at(first(&pair[1]).unwrap())];
                let turns =
                    |test: &Test| truths(&catalog, &sides[0], test) != truths(&catalog, &sides[1], test);
                let asked = catalog.rules.iter().enumerate().filter(|(at, _)| {
                    let open = &opened.1.rules[*at];
                    open.missing.asks(place.open)
                        && (open.verdict.is_open() || open.verdict == Verdict::Eligible)
                });
                let mut asked = asked.map(|(at, _)| at);
                assert!(
                    asked.any(|rule| leaves(&catalog, rule).into_iter().any(turns)),
                    "{} {place:?} {:?}",
                    case.name,
                    pair[1].lower
                );
                cuts.set(cuts.get() + 1);
            }
        }
    });
    println!("{} cuts", cuts.get());
    assert!(200 < cuts.get());
}

/// What is drawn from on 29 November 2025 when this was typed.
fn viewed<T>(catalog: &Catalog, form: &Form, of: impl FnOnce(&View<'_>) -> T) -> T {
    let words = Words::read(include_str!("../static/text/zh.json")).unwrap();
    let (situation, problems) =
        read_answers(catalog, Date::new(2025, 11, 29).unwrap(), &form.answers(catalog));
    assert_eq!(problems, []);
    let evaluation = evaluate(catalog, &situation);
    let (situation, evaluation) = (&situation, &evaluation);
    of(&View { catalog, words: &words, locale: Locale::Zh, situation, evaluation })
}

/// What is offered for a question when some answers were typed.
fn offered(form: &Form, name: &str, typed: &str) -> Vec<(String, String)> {
    viewed(&shared::catalog(), form, |view| {
        let shown = view.roughly(name, |policy| concerns(policy, &[]), typed);
        shown.into_iter().map(|it| (it.id, it.label)).collect()
    })
}

fn pairs(list: &[(String, String)]) -> Vec<(&str, &str)> {
    list.iter().map(|(id, label)| (id.as_str(), label.as_str())).collect()
}

#[test]
fn the_words_of_a_boundary_say_on_which_side_it_is() {
    let form = Form::default();
    assert_eq!(pairs(&offered(&form, "hire", "")), [("..2", "不到3人"), ("3..", "3人及以上")]);
    let insured = offered(&form, "stay_in_job_refund.insured_people", "");
    assert_eq!(pairs(&insured), [("..30", "30人及以下"), ("31..", "超过30人")]);
    let employees = offered(&form, "employees", "");
    assert_eq!(
        pairs(&employees),
        [("..0", "0人"), ("1..100", "1人至100人"), ("101..300", "101人至300人"), ("301..", "超过300人")]
    );
    let months = offered(&form, "hire.insured", "");
    assert_eq!(pairs(&months)[0], ("..0", "0个月"));
    let started = offered(&form, "business_start", "");
    assert_eq!(
        pairs(&started)[..3],
        [
            ("..2022-11-29", "满3年"),
            ("2022-11-30..2025-11-29", "不满3年"),
            ("2025-11-30..2027-12-31", "还没有"),
        ]
    );
    // What is too finely cut is easier to say.
    assert_eq!(pairs(&offered(&form, "graduation", "")), []);
}

#[test]
fn a_bracket_that_was_picked_stays_where_nothing_turns_on_it_any_more() {
    let mut form = Form::default();
    form.set("hire", "5..7;6");
    let shown = offered(&form, "hire", "5..7;6");
    assert_eq!(pairs(&shown).last(), Some(&("5..7", "5人至7人")));
    assert_eq!(pairs(&offered(&form, "hire", "6")), []);
}

#[test]
fn what_was_picked_travels_in_a_link_and_is_said_in_words() {
    let catalog = shared::catalog();
    let mut form = Form::default();
    form.set("hire", "3..;5");
    form.set("revenue", "..2999999.99;");
    form.set("business_start", "2022-11-30..2025-11-29;2024-5-");
    let sent = Shared { form: form.clone(), said: "2025-11-29".to_owned(), ..Shared::default() };
    let (read, dropped) = Shared::read(&catalog, &sent.write()).unwrap();
    assert_eq!((read.form, dropped), (form.clone(), Vec::new()));
    viewed(&catalog, &form, |view| {
        let said = |name: &str| {
            let id = catalog.fact_id(name).unwrap();
            view.value(catalog.fact(id).unwrap(), view.situation.value(id).unwrap()).unwrap()
        };
        assert_eq!(said("revenue"), "至多¥2,999,999.99");
        assert_eq!(said("business_start"), "2022年11月30日至2025年11月29日");
        let hire = view.named("hire").unwrap();
        assert_eq!(view.range_words(hire, "3..").unwrap(), "至少3人");
    });
}
