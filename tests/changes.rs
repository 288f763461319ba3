//! What would change it: each prospect is evaluated again, by hand; nothing nearer is left out, and nothing fixed or past
//! is ever changed. The oracle tries every answer that may be changed, and every number of people, one by one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod golden_people;
mod shared;

use std::rc::Rc;
use std::sync::LazyLock;

use policy_portal::engine::{
    Alter, JsonAnswers, Prospect, Prospects, Row, Situation, Value, Verdict, Worth, evaluate, json_answers,
    narrow, read_answers,
};
use policy_portal::formula::GroupId;
use policy_portal::policy::{Ask, Catalog, Change, Domain, Policy, Time};
use policy_portal::present::{Locale, View, Words};
use policy_portal::unit::{Date, Exact, Interval, Truth};

/// What was found of a policy for somebody.
struct Case {
    name: String,
    person: usize,
    policy: usize,
    found: Vec<Prospect>,
}

struct World {
    catalog: Catalog,
    people: Vec<(String, Situation)>,
    cases: Vec<Case>,
}

/// Searched for once, for all tests.
static WORLD: LazyLock<World> = LazyLock::new(|| {
    let catalog = shared::catalog();
    let people = golden_people::all(&catalog);
    let mut cases = Vec::new();
    let shared = Rc::new(catalog.clone());
    for (person, (name, situation)) in people.iter().enumerate() {
        let situation = Rc::new(situation.clone());
        for (at, policy) in catalog.policies.iter().enumerate().filter(|(_, policy)| !policy.rules.is_empty())
        {
            let found = Prospects::of(&shared, &situation, at).flatten().collect();
            cases.push(Case { name: format!("{} for {name}", policy.id), person, policy: at, found });
        }
    }
    World { catalog, people, cases }
});

fn each_case(mut check: impl FnMut(&Catalog, &Situation, &Policy, &[Prospect], &str)) {
    let World { catalog, people, cases } = &*WORLD;
    for Case { name, person, policy, found } in cases {
        check(catalog, &people[*person].1, &catalog.policies[*policy], found, name);
    }
}

/// The situation that alterations lead to, made without the engine's own way.
fn altered(catalog: &Catalog, situation: &Situation, alters: &[Alter]) -> Situation {
    let mut altered = situation.clone();
    for alter in alters {
        match alter {
            Alter::Answer { fact, to } => altered.set(*fact, *to),
            Alter::Some { group, row, people, fact, to } => {
                some(&mut altered, *group, *row, people.as_point().unwrap(), (*fact, *to));
            }
            Alter::More { group, people, who } => {
                let mut rows = altered.rows(*group).to_vec();
                let mut values = Vec::new();
                for (id, fact) in catalog.facts_of(Some(*group)) {
                    let given = who.iter().find(|(other, _)| *other == id);
                    match (given, fact.time, &fact.domain) {
                        (Some(given), ..) => values.push(*given),
                        (None, Time::Event, _) => {
                            values.push((id, Value::Date(Interval::point(situation.day))));
                        }
                        (None, Time::Duration | Time::History, Domain::Quantity { range, .. }) => {
                            values.push((id, Value::of(range.lo().unwrap())));
                        }
                        _ => {}
                    }
                }
                rows.push(Row { count: *people, values });
                altered.describe(*group, rows, None);
            }
        }
    }
    altered
}

/// Gives some people of a row a value of their own.
fn some(
    situation: &mut Situation,
    group: GroupId,
    row: usize,
    people: Exact,
    value: (policy_portal::formula::FactId, Value),
) {
    let mut rows = situation.rows(group).to_vec();
    let mut moved = rows[row].clone();
    moved.values.retain(|(fact, _)| *fact != value.0);
    moved.values.push(value);
    moved.count = Interval::point(people);
    rows[row].count = Interval::point(rows[row].count.as_point().unwrap().minus(people).unwrap());
    rows.push(moved);
    situation.describe(group, rows, None);
}

#[test]
fn what_is_said_comes_of_it() {
    let (mut at_once, mut later) = (0, 0);
    each_case(|catalog, situation, policy, found, name| {
        assert!(found.len() <= 3, "{name}: {} prospects", found.len());
        let before = Worth::of(catalog, situation, policy);
        for prospect in found {
            assert_eq!(prospect.before, before, "{name}");
            let mut then = altered(catalog, situation, &prospect.alters);
            if let Some(day) = prospect.from {
                then = then.going_on(catalog, day, day);
                later += 1;
            } else {
                at_once += 1;
            }
            assert!(narrow(catalog, &mut then).is_empty(), "{name}: contradicts {prospect:?}");
            let after = Worth::of(catalog, &then, policy);
            if prospect.from.is_none() {
                assert_eq!(prospect.after, after, "{name}");
            }
            assert!(after.is_reached(), "{name}: nothing comes of {prospect:?}");
            if before.is_eligible() {
                let lo =
                    |worth: &Worth| worth.sums.iter().map(|sum| sum.amount.lo().unwrap()).collect::<Vec<_>>();
                let (before, after) = (lo(&before), lo(&after));
                assert!(before.iter().zip(&after).all(|(a, b)| a <= b) && before != after, "{name}: no more");
            }
        }
    });
    println!("{at_once} at once, {later} with time");
    assert!(100 < at_once && 100 < later, "{at_once} at once, {later} with time");
}

#[test]
fn nothing_fixed_or_past_is_changed() {
    each_case(|catalog, situation, _, found, name| {
        for alter in found.iter().flat_map(|prospect| &prospect.alters) {
            let Some(id) = alter.fact() else { continue };
            let fact = catalog.fact(id).unwrap();
            assert_eq!(
                (fact.change, fact.time, fact.ask),
                (Change::CanDo, Time::State, Ask::Always),
                "{name}: {}",
                fact.id
            );
            let (was, to) = match alter {
                Alter::Answer { fact, to } => (situation.value(*fact), *to),
                Alter::Some { group, row, fact, to, .. } => (situation.rows(*group)[*row].value(*fact), *to),
                Alter::More { .. } => continue,
            };
            assert!(
                was.is_some_and(|was| was.is_point() && was != to),
                "{name}: {} was not answered",
                fact.id
            );
            if let Value::Truth(truth) = to {
                assert_eq!(truth, Truth::Yes, "{name}: {} may only become yes", fact.id);
            }
        }
    });
}

#[test]
fn nothing_nearer_is_left_out() {
    let (mut none, mut single, mut several) = (0, 0, 0);
    each_case(|catalog, situation, policy, found, name| {
        let before = Worth::of(catalog, situation, policy);
        if before.verdict != Some(Verdict::NotEligible) {
            return;
        }
        let nearest =
            found.first().map(|prospect| prospect.alters.len() + usize::from(prospect.from.is_some()));
        let one = one_thing(catalog, situation, policy);
        match nearest {
            Some(1) => single += 1,
            Some(_) => several += 1,
            None => none += 1,
        }
        if let Some(what) = one {
            assert_eq!(nearest, Some(1), "{name}: {what} does it");
        }
    });
    println!("nothing does it {none} times, one thing {single} times, several together {several} times");
    assert!(100 < none && 50 < single && 10 < several, "{none}, {single}, {several}");
}

/// An answer that alone makes the policy reached, if somebody can give it.
fn one_thing(catalog: &Catalog, situation: &Situation, policy: &Policy) -> Option<String> {
    let does = |mut then: Situation| {
        narrow(catalog, &mut then).is_empty() && Worth::of(catalog, &then, policy).is_reached()
    };
    for (at, fact) in catalog.facts.iter().enumerate() {
        let id = policy_portal::formula::FactId::of(at);
        // What needs something else is looked at by the example below.
        if fact.change != Change::CanDo || fact.ask != Ask::Always || fact.needs.is_some() {
            continue;
        }
        let to = match (&fact.domain, situation.value(id)) {
            (Domain::Truth, _) => Value::Truth(Truth::Yes),
            _ => continue,
        };
        match fact.group {
            None if situation.value(id) == Some(Value::Truth(Truth::No)) => {
                let mut then = situation.clone();
                then.set(id, to);
                if does(then) {
                    return Some(fact.id.clone());
                }
            }
            None => {}
            Some(group) => {
                for (row, it) in situation.rows(group).iter().enumerate() {
                    if it.value(id) != Some(Value::Truth(Truth::No)) {
                        continue;
                    }
                    let Some(count) = it.count.as_point().and_then(Exact::as_whole) else { continue };
                    for people in 1..=count {
                        let mut then = situation.clone();
                        some(&mut then, group, row, Exact::from(people), (id, to));
                        if does(then) {
                            return Some(format!("{people} of {}", fact.id));
                        }
                    }
                }
            }
        }
    }
    None
}

#[test]
fn fewer_people_do_not_do_it() {
    let mut seen = 0;
    each_case(|catalog, situation, policy, found, name| {
        let before = Worth::of(catalog, situation, policy);
        for prospect in found.iter().filter(|it| it.from.is_none()) {
            for (at, alter) in prospect.alters.iter().enumerate() {
                let (Alter::Some { people, .. } | Alter::More { people, .. }) = alter else { continue };
                let people = people.as_point().and_then(Exact::as_whole).unwrap();
                for fewer in 1..people {
                    let mut alters = prospect.alters.clone();
                    if let Alter::Some { people, .. } | Alter::More { people, .. } = &mut alters[at] {
                        *people = Interval::point(Exact::from(fewer));
                    }
                    let after = Worth::of(catalog, &altered(catalog, situation, &alters), policy);
                    let lo = |worth: &Worth| worth.sums.iter().map(|sum| sum.amount.lo()).max();
                    let better =
                        if before.is_eligible() { lo(&before) < lo(&after) } else { after.is_reached() };
                    assert!(!better, "{name}: {fewer} do what {people} do");
                    seen += 1;
                }
            }
        }
    });
    println!("{seen} smaller numbers");
    assert!(0 < seen, "no number is greater than one");
}

#[test]
fn no_earlier_day_does_it() {
    let mut seen = 0;
    each_case(|catalog, situation, policy, found, name| {
        for prospect in found.iter().filter(|it| it.alters.is_empty()) {
            let first = prospect.from.unwrap();
            let mut day = situation.day.next();
            // Every day of the last months before, and one a month of what is earlier.
            while day < first {
                let then = situation.going_on(catalog, day, day);
                // Of durations that time alone does not lengthen, growth only widens what may come.
                let is = Worth::of(catalog, &then, policy).is_eligible();
                assert!(!is, "{name}: {day} is earlier than {first}");
                day = if day.plus_months(2) < first { day.plus_months(1) } else { day.next() };
                seen += 1;
            }
        }
    });
    println!("{seen} earlier days");
    assert!(1000 < seen, "only {seen} earlier days");
}

#[test]
fn what_is_lost_is_said() {
    let mut seen = 0;
    each_case(|catalog, situation, _, found, name| {
        for prospect in found {
            let mut then = altered(catalog, situation, &prospect.alters);
            assert!(narrow(catalog, &mut then).is_empty(), "{name}");
            let came = [situation, &then].map(|it| evaluate(catalog, it).policies);
            let [before, after] =
                came.map(|it| it.iter().map(|it| it.verdict == Some(Verdict::Eligible)).collect::<Vec<_>>());
            for (at, policy) in catalog.policies.iter().enumerate() {
                let lost = before[at] && !after[at];
                assert_eq!(lost, prospect.loses.contains(&at), "{name}: {}", policy.id);
                seen += usize::from(lost);
            }
        }
    });
    println!("{seen} lost");
}

/// What is said to somebody of a policy.
fn said(policy: &str, day: &str, answers: &str) -> Vec<Prospect> {
    let catalog = shared::catalog();
    let answers: JsonAnswers = serde_json::from_str(answers).unwrap();
    let (situation, problems) = read_answers(&catalog, Date::parse(day).unwrap(), &json_answers(&answers));
    assert_eq!(problems, []);
    let at = catalog.policies.iter().position(|it| it.id == policy).unwrap();
    Prospects::of(&Rc::new(catalog), &Rc::new(situation), at).flatten().collect()
}

fn gain(prospect: &Prospect) -> Exact {
    let sum = |worth: &Worth| worth.sums[0].amount.lo().unwrap();
    sum(&prospect.after).minus(sum(&prospect.before)).unwrap()
}

const FOUNDER: &str = r#""entrepreneur": "yes", "startup_base.recognised": "yes""#;

#[test]
fn another_month_of_insurance_and_another_person() {
    let rows = r#""hire": {"rows": [{"count": 2, "insured": "14 months"}, {"insured": "11 months"}]}"#;
    let found = said(
        "startup_jobs",
        "2025-07-01",
        &format!("{{{FOUNDER}, {rows}, \"received.startup_jobs\": \"no\"}}"),
    );
    let [month, ..] = &found[..] else { panic!("{found:?}") };
    assert_eq!((month.alters.len(), month.from), (0, Date::parse("2025-08-01")));
    assert_eq!(gain(month), Exact::from(20_000));

    let two = r#""hire": {"rows": [{"count": 2, "insured": "14 months"}]}"#;
    let found = said(
        "startup_jobs",
        "2025-07-01",
        &format!("{{{FOUNDER}, {two}, \"received.startup_jobs\": \"no\"}}"),
    );
    let [more] = &found[..] else { panic!("{found:?}") };
    let [Alter::More { people, .. }] = &more.alters[..] else { panic!("{more:?}") };
    assert_eq!((people.as_point(), more.from), (Some(Exact::ONE), Date::parse("2026-07-01")));
    assert_eq!(gain(more), Exact::from(20_000));
}

#[test]
fn one_more_kept_pays_for_all_and_only_while_it_can_still_be_done() {
    let interns = r#"{"internship.host": "yes", "business_place": "150102", "intern": {"rows": [
        {"count": 1, "start": "2025-12-01", "months": "6 months", "retained": "yes", "contract_early": "no", "kind": "graduate_2_years"},
        {"count": 3, "start": "2025-12-01", "months": "6 months", "retained": "no", "contract_early": "no", "kind": "graduate_2_years"}]}}"#;
    let found = said("internship", "2026-05-20", interns);
    let [kept] = &found[..] else { panic!("{found:?}") };
    let [Alter::Some { people, .. }] = &kept.alters[..] else { panic!("{kept:?}") };
    assert_eq!(people.as_point(), Some(Exact::ONE));
    // 4 people for 6 months: 70 % of the wage to 100 % of it.
    assert!(gain(kept) > Exact::from(10_000), "{kept:?}");
    // A week after the internship nobody can be kept any more.
    assert_eq!(said("internship", "2026-06-08", interns), []);
}

#[test]
fn nobody_who_works_is_told_to_register_as_unemployed() {
    let of = |employed: &str| {
        let answers = format!(
            r#"{{"employed": "{employed}", "unemployment_registered": "no", "ui_months": "20 months", "ui_paying": "no",
            "insured_place": "150102", "unemployment_benefit.involuntary": "yes", "wants_work": "yes", "birth": "1985-01-01",
            "sex": "male", "unemployment_benefit.from": "2026-06-01"}}"#
        );
        said("unemployment_benefit", "2026-06-01", &answers)
    };
    assert_eq!(of("yes"), []);
    let [register] = &of("no")[..] else { panic!("registering does it") };
    assert!(register.after.is_eligible() && register.from.is_none());
}

/// What is shown of what is found, in a language.
fn shown(policy: &str, day: &str, answers: &str, locale: Locale) -> Vec<[String; 3]> {
    let catalog = shared::catalog();
    let answers: JsonAnswers = serde_json::from_str(answers).unwrap();
    let (situation, _) = read_answers(&catalog, Date::parse(day).unwrap(), &json_answers(&answers));
    let evaluation = evaluate(&catalog, &situation);
    let words = Words::read(&std::fs::read_to_string("static/text/zh.json").unwrap()).unwrap();
    let at = catalog.policies.iter().position(|it| it.id == policy).unwrap();
    let found: Vec<_> =
        Prospects::of(&Rc::new(catalog.clone()), &Rc::new(situation.clone()), at).flatten().collect();
    let view =
        View { catalog: &catalog, words: &words, locale, situation: &situation, evaluation: &evaluation };
    view.prospects(at, &found).into_iter().map(|it| [it.tag, it.what, it.gain]).collect()
}

#[test]
fn it_reads_as_people_say_it() {
    let rows = r#""hire": {"rows": [{"count": 2, "insured": "14 months"}, {"insured": "11 months"}]}"#;
    let founder = format!("{{{FOUNDER}, {rows}, \"received.startup_jobs\": \"no\"}}");
    let of = |locale| shown("startup_jobs", "2025-07-01", &founder, locale);
    let zh = ["随时间", "等到2025年8月1日，其间“已缴社保月数”再累计1个月，其他都照旧", "+¥20,000"];
    assert_eq!(of(Locale::Zh)[0], zh);
    let en =
        ["with time", "on 1 August 2025, “Months insured” growing by 1 month, all else as it is", "+¥20,000"];
    assert_eq!(of(Locale::En)[0], en);
    let settled = r#"{"education_status": "graduated", "graduation": "2025-07-01",
        "two_year_window.settled_in_state_sector": "yes"}"#;
    let [only] = &shown("two_year_window", "2026-06-01", settled, Locale::Zh)[..] else { panic!("one line") };
    assert_eq!([&only[0], &only[1]], ["无法改变", "取决于“已在机关或国有单位落实工作”"]);
}
