//! What would change it: each prospect is evaluated again, by hand; nothing nearer is left out, and nothing fixed or past
//! is ever changed. The oracle tries every answer that may be changed, and every number of people, one by one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod golden_people;
mod shared;

use std::rc::Rc;
use std::sync::LazyLock;

use policy_portal::engine::{
    Alter, Prospect, Prospects, Row, Situation, Value, Verdict, Worth, evaluate, narrow,
};
use policy_portal::formula::GroupId;
use policy_portal::policy::{Ask, Catalog, Change, Domain, Policy, Time};
use policy_portal::unit::{Exact, Interval, Truth};

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
