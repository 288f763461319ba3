//! How long the catalogue takes to load and to evaluate, and how that grows: `cargo bench --bench engine`.
//!
//! Prints tables; medians of many runs, the least beside them for a busy machine. It fails on nothing: timings are for
//! reading.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a benchmark may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a benchmark")]
#![expect(dead_code, reason = "of random people not everything is used here")]

#[path = "../tests/people/mod.rs"]
mod people;
#[path = "../tests/shared/mod.rs"]
mod shared;

use std::hint::black_box;
use std::time::{Duration, Instant};

use people::{Judge, Partial, Pool, Random};
use policy_portal::engine::{Row, Situation, Value, evaluate, outcomes};
use policy_portal::formula::{Choices, FactId, GroupId};
use policy_portal::policy::{Catalog, Fact, load, read_compact, write_compact};
use policy_portal::unit::{Date, Interval, Truth};

/// How many runs a median is of.
const RUNS: usize = 101;
/// How many people the batch has.
const PEOPLE: u64 = 2000;
const BATCHES: u64 = 5;

fn main() {
    let catalog = shared::catalog();
    let (policies, rules) = (catalog.policies.len(), catalog.rules.len());
    println!("{policies} policies, {rules} rules, {} facts\n", catalog.facts.len());
    loading(&catalog);
    by_answers(&catalog);
    batch(&catalog);
    growth(&catalog);
    println!("peak memory: {}", peak_memory());
}

fn loading(catalog: &Catalog) {
    let files = shared::files();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (compact, long) = write_compact(catalog, false);
    println!("{:<28}{:>12}{:>12}", "loading, µs", "median", "least");
    row("authored files", time(15, || drop(black_box(load(&files)))));
    row("compact form", time(RUNS, || drop(black_box(read_compact(&compact, None)))));
    row("with long texts", time(RUNS, || drop(black_box(read_compact(&compact, Some(&long))))));
}

/// With its trace, and only verdicts and amounts.
fn by_answers(catalog: &Catalog) {
    println!(
        "\n{:<28}{:>12}{:>12}{:>12}{:>12}",
        "one evaluation, µs", "median", "least", "untraced", "least"
    );
    for (name, every) in
        [("nothing answered", None), ("every second answered", Some(2)), ("everything answered", Some(1))]
    {
        let situation = situation(catalog, every);
        let traced = time(RUNS, || drop(black_box(evaluate(catalog, black_box(&situation)))));
        let (median, least) = time(RUNS, || untraced(catalog, black_box(&situation)));
        println!(
            "{name:<28}{:>12}{:>12}{:>12}{:>12}",
            micros(traced.0),
            micros(traced.1),
            micros(median),
            micros(least)
        );
    }
}

fn untraced(catalog: &Catalog, situation: &Situation) {
    drop(black_box(outcomes(catalog, situation, catalog.rules.len())));
}

/// Different people of whom different things are known, one after the other on one core.
fn batch(catalog: &Catalog) {
    let (judge, pool) = (Judge::new(catalog), Pool::of(catalog));
    let person = |seed| Partial::random(catalog, &judge, &mut Random::new(seed, &pool)).situation(catalog);
    let people: Vec<Situation> = (1..=PEOPLE).map(person).collect();
    println!("\nbatch of {PEOPLE} random people on one core, by its own time");
    println!("{:<28}{:>12}{:>12}", "thousand pairs a second", "all batches", "fastest");
    rate(catalog, &people, "with trace", |it| drop(black_box(evaluate(catalog, it))));
    rate(catalog, &people, "verdicts and amounts", |it| untraced(catalog, it));
}

/// How many pairs of a person and a policy are evaluated in a second.
fn rate(catalog: &Catalog, people: &[Situation], name: &str, run: impl Fn(&Situation)) {
    let pairs = u64::try_from(people.len() * catalog.policies.len()).unwrap();
    let mut times = Vec::new();
    for _ in 0..BATCHES {
        let before = on_core();
        people.iter().for_each(&run);
        times.extend(on_core().zip(before).map(|(after, before)| u64::max(after - before, 1)));
    }
    let rate = |pairs: u64, time: u64| (pairs * 1_000_000 / time).to_string();
    let (all, least) = (times.iter().sum::<u64>(), times.iter().min());
    let count = u64::try_from(times.len()).unwrap();
    match least {
        Some(least) => println!("{name:<28}{:>12}{:>12}", rate(pairs * count, all), rate(pairs, *least)),
        None => println!("{name:<28}{:>24}", "not known here"),
    }
}

/// Nanoseconds that this process has had a core for itself, as Linux says it: what others did meanwhile does not count.
fn on_core() -> Option<u64> {
    std::fs::read_to_string("/proc/self/schedstat").ok()?.split_once(' ')?.0.parse().ok()
}

/// Copies of the policies, up to so many; of each the time for one policy as a bar.
fn growth(catalog: &Catalog) {
    for (name, traced) in [("policies, µs", true), ("untraced, µs", false)] {
        println!("\n{name:<16}{:>12}{:>12}{:>16}", "median", "least", "ns a policy");
        let mut thousand = 1;
        for count in [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000] {
            let grown = grown(catalog, count);
            let situation = situation(&grown, Some(2));
            let runs = if count < 1000 { RUNS } else { 15 };
            let (median, least) = time(runs, || {
                if traced {
                    drop(black_box(evaluate(&grown, black_box(&situation))));
                } else {
                    untraced(&grown, black_box(&situation));
                }
            });
            let nanos = usize::try_from(least.as_nanos()).unwrap();
            let bar = "#".repeat((nanos / count).div_ceil(100));
            println!("{count:<16}{:>12}{:>12}{:>16}  {bar}", micros(median), micros(least), nanos / count);
            match count {
                1000 => thousand = nanos,
                10_000 => println!("t(10,000) / t(1,000), tenths: {}", nanos * 10 / thousand),
                _ => {}
            }
        }
    }
    println!();
}

fn row(name: &str, (median, least): (Duration, Duration)) {
    println!("{name:<28}{:>12}{:>12}", micros(median), micros(least));
}

/// Microseconds with one decimal.
fn micros(time: Duration) -> String {
    let tenths = time.as_nanos() / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The median and the least of so many runs.
fn time(runs: usize, run: impl Fn()) -> (Duration, Duration) {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let mut times: Vec<_> = (0..runs).map(once).collect();
    times.sort_unstable();
    (times[runs / 2], times[0])
}

/// A catalogue of so many policies: these, one after the other and again from the first, each with its own rules.
fn grown(catalog: &Catalog, count: usize) -> Catalog {
    let mut grown = Catalog { policies: Vec::new(), rules: Vec::new(), ..catalog.clone() };
    for at in 0..count {
        let mut policy = catalog.policies[at % catalog.policies.len()].clone();
        let first = grown.rules.len();
        let rules = catalog.rules_of(&policy).iter().cloned();
        grown.rules.extend(rules.map(|rule| policy_portal::policy::Rule { policy: at, ..rule }));
        policy.rules = first..grown.rules.len();
        grown.policies.push(policy);
    }
    grown
}

/// The most memory that this process has had, as Linux says it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("not known here".to_owned(), |peak| peak.trim().to_owned())
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
    let group = GroupId::of(at);
    let values = catalog.facts_of(Some(group)).map(|(id, fact)| (id, answer(catalog, fact))).collect();
    let row = Row { count: Interval::point(3.into()), values };
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
