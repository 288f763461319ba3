//! How long the catalogue takes to load, and to evaluate: `cargo bench --bench engine`.
//!
//! Prints a table; medians of many runs. It fails on nothing: timings are for reading.
#![expect(clippy::unwrap_used, reason = "a benchmark may panic")]

#[path = "../tests/shared/mod.rs"]
mod shared;

use std::hint::black_box;
use std::time::{Duration, Instant};

use policy_portal::engine::{Situation, Value, evaluate};
use policy_portal::formula::{Choices, FactId};
use policy_portal::policy::{Catalog, Fact, load};
use policy_portal::unit::{Date, Interval, Truth};

/// How many evaluations one run has, and how many runs a median.
const EVALUATIONS: u32 = 100;
const RUNS: usize = 31;

fn main() {
    let files = shared::files();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let catalog = shared::catalog();
    println!(
        "{} policies, {} rules, {} facts",
        catalog.policies.len(),
        catalog.rules.len(),
        catalog.facts.len()
    );
    row("load the catalogue", median(|| drop(black_box(load(&files)))), 1);
    for (name, every) in
        [("nothing answered", None), ("every second answered", Some(2)), ("everything answered", Some(1))]
    {
        let situation = situation(&catalog, every);
        row(name, median(|| repeat(&catalog, &situation, EVALUATIONS)), EVALUATIONS);
    }
    let half = situation(&catalog, Some(2));
    let few = median(|| repeat(&catalog, &half, 1_000));
    let many = median_of(5, || repeat(&catalog, &half, 10_000));
    println!("{:<24}{:>12.2}", "t(10,000) / t(1,000)", many.div_duration_f64(few));
}

fn row(name: &str, time: Duration, runs: u32) {
    let each = time.checked_div(runs).unwrap();
    println!("{name:<24}{:>12} ns", each.as_nanos());
}

fn repeat(catalog: &Catalog, situation: &Situation, times: u32) {
    for _ in 0..times {
        drop(black_box(evaluate(black_box(catalog), black_box(situation))));
    }
}

fn median(run: impl Fn()) -> Duration {
    median_of(RUNS, run)
}

fn median_of(runs: usize, run: impl Fn()) -> Duration {
    let time = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let mut times: Vec<_> = (0..runs).map(|_| time()).collect();
    times.sort_unstable();
    times.into_iter().nth(runs.midpoint(0)).unwrap()
}

/// A situation in which every so many facts have an answer.
fn situation(catalog: &Catalog, every: Option<usize>) -> Situation {
    let mut situation = Situation::open(catalog, Date::parse("2026-06-01").unwrap());
    let Some(every) = every else { return situation };
    for (at, fact) in catalog.facts.iter().enumerate().step_by(every) {
        situation.set(FactId::of(at), answer(catalog, fact));
    }
    if every == 1 {
        (0..catalog.groups.len()).for_each(|at| everybody(catalog, &mut situation, at));
    }
    situation
}

/// Three people of a group who are alike.
fn everybody(catalog: &Catalog, situation: &mut Situation, at: usize) {
    let group = policy_portal::formula::GroupId::of(at);
    let values = catalog.facts_of(Some(group)).map(|(id, fact)| (id, answer(catalog, fact))).collect();
    let row = policy_portal::engine::Row { count: Interval::point(3.into()), values };
    situation.describe(group, vec![row], None);
}

/// Yes, the first option, a day of 2025, or the least number.
fn answer(catalog: &Catalog, fact: &Fact) -> Value {
    match Value::open(catalog, &fact.domain) {
        Value::Truth(_) => Value::Truth(Truth::Yes),
        Value::Choice(_) => Value::Choice(Choices::only(0)),
        Value::Date(range) => {
            let day = Interval::point(Date::parse("2025-09-01").unwrap());
            Value::Date(range.meet(day).unwrap_or_else(|| Interval::point(range.lo().unwrap())))
        }
        Value::Quantity(range) => Value::Quantity(Interval::point(range.lo().unwrap())),
    }
}
