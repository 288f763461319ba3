//! Random policies that exclude each other: every other one is given for each hire.

use policy_portal::engine::{Row, Situation, Value};
use policy_portal::policy::{Catalog, Exclusion, Scope, load};
use policy_portal::unit::{Date, Exact, Interval, Truth};
use serde_json::{Value as Json, json};

#[path = "../people/splitmix.rs"]
mod splitmix;

const PAYEES: [&str; 3] = ["person", "enterprise", "person"];
const PAID: [&str; 4] = ["once", "monthly", "yearly", "once"];

/// Policies whose conditions and amounts are facts; they exclude nothing yet.
pub(crate) fn catalog(policies: usize) -> Catalog {
    let text = |zh: &str| json!({ "zh": zh });
    let names = || (0..policies).map(name);
    let fact = |id: String, domain: Json| {
        let mut fact = json!({ "id": id, "topic": "t", "label": text(&id), "question": text(&id),
            "change": "fixed", "domain": domain });
        if id.starts_with("hire.") {
            fact["group"] = "hire".into();
        }
        fact
    };
    let facts = names().enumerate().flat_map(|(at, it)| {
        let per = ["", "/month", "", ""][at % 4];
        let yuan = json!({ "kind": "quantity", "min": format!("0 yuan{per}"),
            "max": format!("100000 yuan{per}"), "fractions": true });
        [fact(format!("{it}_ok"), json!({ "kind": "truth" })), fact(format!("{it}_yuan"), yuan)]
    });
    let grades = [("a", "A"), ("b", "B"), ("c", "C"), ("plan", "A")];
    let source = |(id, grade): (&str, &str)| json!({ "id": id, "title": text(id), "grade": grade });
    let shared = json!({
        "format": 1,
        "sources": grades.map(source),
        "topics": [{ "id": "t", "title": text("话题") }],
        "groups": [{ "id": "hire", "topic": "t", "title": text("人"), "question": text("几人"), "most": 9 }],
        "facts": facts.collect::<Vec<_>>(),
        "plan": [{ "id": "1", "chapter": text("一"), "title": text("一"),
            "sentences": [{ "id": "1-1", "text": "一", "says": ["frame"] }] }],
    });
    let policy = |(at, name): (usize, String)| {
        let source = ["a", "a", "b", "a", "b", "c"][at % 6];
        let case = json!({ "grants": format!("{name}_yuan"), "text": text("额"), "source": source,});
        let mut rule = json!({ "id": "rule", "grants": { "paid": PAID[at % 4], "round": "nearest_fen", "amount": case },
            "requires": [{ "when": format!("{name}_ok"), "text": text("条"), "source": source }] });
        if is_for_hires(at) {
            rule["for_each"] = "hire".into();
        }
        let id = format!("p{at:03}");
        let policy = json!({
            "format": 1, "id": id, "kind": "benefit", "title": text("策"), "summary": text("策"),
            "audience": ["enterprise"], "level": "region", "payee": PAYEES[at % 3], "rules": [rule],
        });
        (format!("policies/{id}.json"), policy.to_string())
    };
    let mut files = vec![("shared.json".to_owned(), shared.to_string())];
    files.extend(names().enumerate().map(policy));
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (catalog, problems) = load(&files);
    assert_eq!(problems, []);
    catalog
}

/// How the facts of a policy begin.
fn name(at: usize) -> String {
    let group = if is_for_hires(at) { "hire" } else { "f" };
    format!("{group}.p{at:03}")
}

fn is_for_hires(at: usize) -> bool {
    at % 2 == 1
}

/// How many there are of something.
pub(crate) struct Size {
    /// Of the policies so many may be had.
    pub(crate) policies: usize,
    pub(crate) rows: usize,
    /// Of 24 pairs so many exclude each other.
    pub(crate) density: u64,
}

/// Up to eighteen policies or rows of policies that somebody may have, and exclusions between them.
pub(crate) fn small(seed: u64) -> Size {
    let mut state = !seed;
    let mut below = |end: u64| at(splitmix::splitmix(&mut state) % end);
    let policies = 2 + below(17);
    let rows = match policies {
        ..=8 => 1 + below(3),
        9..=11 => 1 + below(2),
        _ => 1,
    };
    Size { policies, rows, density: 1 + splitmix::splitmix(&mut state) % 6 }
}

fn at(number: u64) -> usize {
    usize::try_from(number).unwrap()
}

/// Somebody, and exclusions.
pub(crate) fn random(base: &Catalog, seed: u64, size: &Size) -> (Catalog, Situation) {
    let mut state = seed;
    let mut below = |end: u64| splitmix::splitmix(&mut state) % end;
    let mut catalog = base.clone();
    for (one, other) in (0..size.policies).flat_map(|one| (0..size.policies).map(move |other| (one, other))) {
        if one != other && below(24) < size.density {
            let scope = [Scope::Person, Scope::Hire, Scope::Firm][at(below(3))];
            let citation = base.rules[0].requires[0].citation.clone();
            let policy = base.policies[other].id.clone();
            catalog.policies[one].excludes.push(Exclusion {
                policy,
                scope,
                certain: below(3) != 0,
                citation,
            });
        }
    }
    let mut values = |policy: usize| {
        let truths = [Truth::Yes, Truth::Yes, Truth::Unknown, Truth::Yes, Truth::No];
        let low = Exact::from(i64::try_from(below(5) * 1000).unwrap());
        let more = low.plus(Exact::from(i64::try_from(below(4) * 500).unwrap())).unwrap();
        let range = match below(6) {
            0 => Interval::at_least(low),
            1 | 2 => Interval::between(low, more),
            _ => Interval::point(low),
        };
        let truth = truths[at(below(5))];
        let truth = if policy < size.policies { truth } else { Truth::No };
        let fact = |what: &str| base.fact_id(&format!("{}_{what}", name(policy))).unwrap();
        [(fact("ok"), Value::Truth(truth)), (fact("yuan"), Value::Quantity(range))]
    };
    let mut situation = Situation::open(base, Date::new(2025, 7, 1).unwrap());
    let (hires, alone): (Vec<usize>, Vec<usize>) = (0..base.policies.len()).partition(|at| is_for_hires(*at));
    alone.into_iter().flat_map(&mut values).for_each(|(fact, value)| situation.set(fact, value));
    let rows = (0..size.rows).map(|row| {
        let few = 1 + i64::from(row % 2 == 1);
        let count = Interval::between(Exact::from(few), Exact::from(few + i64::from(row % 3 == 2)));
        Row { count, values: hires.iter().copied().flat_map(&mut values).collect() }
    });
    let rows = rows.collect();
    situation.describe(base.group_id("hire").unwrap(), rows, None);
    (catalog, situation)
}
