//! Our side of `make bench-peers` (`benches/peers/run.mjs`): a few rules, natively and as wasm.
//!
//! Natively it takes the people of `target/peers/people.ndjson`, writes the catalogue of these rules beside them, and
//! prints what each person comes to, and how long it took.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a benchmark")]

#[cfg(not(target_arch = "wasm32"))]
#[expect(dead_code, reason = "not all of the data is used here")]
#[path = "../tests/shared/mod.rs"]
mod shared;

use policy_portal::engine::{Evaluation, Situation, Verdict, evaluate};
use policy_portal::policy::{Catalog, Rule};
use policy_portal::present::read_text;

const DAY: &str = "2025-07-01";

const RULES: [(&str, &str); 5] = [
    ("startup_jobs", "jobs"),
    ("startup_kept", "kept"),
    ("key_group_self_employed", "deduction"),
    ("jobseeking_grant", "grant"),
    ("sole_trader_income_tax", "half"),
];

fn situation(catalog: &Catalog, answers: &str) -> Situation {
    read_text(catalog, answers, DAY, DAY).unwrap()
}

/// The places of the rules in the catalogue.
fn places(catalog: &Catalog) -> [usize; 5] {
    RULES.map(|(policy, rule)| {
        let named = |it: &Rule| it.id == rule && catalog.policies[it.policy].id == policy;
        catalog.rules.iter().position(named).unwrap()
    })
}

/// What each rule gives: an amount from where to where, or `no`.
fn outcome(evaluation: &Evaluation, places: [usize; 5]) -> String {
    let of = |at: usize| {
        let came = &evaluation.rules[at];
        assert!(!came.verdict.is_open(), "rule {at} is open: {:?}", came.verdict);
        match came.amount() {
            Some(range) if came.verdict == Verdict::Eligible => {
                format!("{}..{}", range.lo().unwrap(), range.hi().unwrap())
            }
            _ => "no".to_owned(),
        }
    };
    places.map(of).join(" ")
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fs;
    use std::hint::black_box;
    use std::time::Instant;

    use policy_portal::policy::{load, write_compact};

    use super::{Catalog, Situation, evaluate, outcome, places, shared, situation};

    /// Runs over all people.
    const RUNS: usize = 21;

    pub(crate) fn run() {
        let catalog = catalog();
        let places = places(&catalog);
        let (compact, long) = write_compact(&catalog, false);
        fs::write("target/peers/catalog.json", compact).unwrap();
        fs::write("target/peers/texts.json", long).unwrap();
        let people = fs::read_to_string("target/peers/people.ndjson").unwrap();
        let people: Vec<&str> = people.lines().collect();
        let situations: Vec<Situation> = people.iter().map(|answers| situation(&catalog, answers)).collect();
        let outcomes: Vec<String> =
            situations.iter().map(|situation| outcome(&evaluate(&catalog, situation), places)).collect();
        let prepared = time(people.len(), |at| drop(black_box(evaluate(&catalog, &situations[at]))));
        let text = time(people.len(), |at| {
            drop(black_box(outcome(&evaluate(&catalog, &situation(&catalog, people[at])), places)));
        });
        println!("{}", serde_json::json!({ "prepared": prepared, "text": text, "outcomes": outcomes }));
    }

    /// The shipped files, but of the policies only these; the plan, which names all of them, is left out.
    fn catalog() -> Catalog {
        let mut files = shared::files();
        files.retain(|(name, _)| match name.strip_prefix("policies/") {
            Some(policy) => POLICIES.contains(&policy.trim_end_matches(".json")),
            None => name != "plan.json",
        });
        for (_, text) in &mut files {
            let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("  \"item\":")).collect();
            *text = kept.join("\n");
        }
        let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (catalog, problems) = load(&files);
        assert!(problems.is_empty(), "{problems:#?}");
        catalog
    }

    /// The policies of the rules, and those on which these or the definitions that all policies share lean.
    const POLICIES: [&str; 10] = [
        "beyond_retirement_service",
        "jobseeking_grant",
        "key_group_self_employed",
        "retirement_age",
        "sole_trader_income_tax",
        "startup_base",
        "startup_jobs",
        "startup_kept",
        "unemployment_registration",
        "veteran_self_employed",
    ];

    /// The median and the least of all runs, in nanoseconds a person.
    fn time(people: usize, each: impl Fn(usize)) -> [u128; 2] {
        let once = |_| {
            let start = Instant::now();
            (0..people).for_each(&each);
            start.elapsed().as_nanos() / u128::try_from(people).unwrap()
        };
        let mut times: Vec<u128> = (0..RUNS).map(once).collect();
        times.sort_unstable();
        [times[RUNS / 2], times[0]]
    }
}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use policy_portal::policy::read_compact;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::{Catalog, Situation, evaluate, outcome, places, situation};

    /// The catalogue and the people of the benchmark.
    #[wasm_bindgen]
    pub struct Peers {
        catalog: Catalog,
        places: [usize; 5],
        people: Vec<Situation>,
    }

    #[wasm_bindgen]
    impl Peers {
        /// Reads the catalogue with its long texts, among which the names of rules are, and the people, one a line.
        #[wasm_bindgen(constructor)]
        pub fn new(catalog: &str, texts: &str, people: &str) -> Peers {
            let catalog = read_compact(catalog, Some(texts)).unwrap();
            let people = people.lines().map(|answers| situation(&catalog, answers)).collect();
            Peers { places: places(&catalog), catalog, people }
        }

        /// Evaluates a person whose answers have been read; how many policies there are.
        pub fn prepared(&self, at: usize) -> usize {
            evaluate(&self.catalog, &self.people[at]).policies.len()
        }

        /// From the text of the answers to that of the amounts.
        pub fn from_text(&self, answers: &str) -> String {
            outcome(&evaluate(&self.catalog, &situation(&self.catalog, answers)), self.places)
        }
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::run();
}
