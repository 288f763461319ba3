//! The steps of an amount add up to it, for everybody and for whatever is open: an adder of its own, which knows
//! nothing of formulas, does each step again with what stands in it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod golden_people;
#[expect(dead_code, reason = "ways to answer what is open are for another test")]
mod people;
mod shared;

use std::collections::BTreeSet;

use people::{Judge, Partial, Pool, Random};
use policy_portal::engine::{Of, Part, Situation, Step, StepKind, Trace, Value, evaluate};
use policy_portal::formula::ParameterKey;
use policy_portal::policy::{Catalog, ParameterValue, Round};
use policy_portal::unit::{Date, Exact, Interval};

/// From the least to the most; an end that is open is `None`.
type Ends<T> = (Option<T>, Option<T>);

fn ends<T: Copy + Ord>(range: Interval<T>) -> Ends<T> {
    (range.lo(), range.hi())
}

fn number(value: Value) -> Ends<Exact> {
    match value {
        Value::Quantity(range) => ends(range),
        other => panic!("{other:?} is no number"),
    }
}

fn plus(a: Ends<Exact>, b: Ends<Exact>) -> Ends<Exact> {
    let add = |x: Option<Exact>, y: Option<Exact>| Some(x?.plus(y?).unwrap());
    (add(a.0, b.0), add(a.1, b.1))
}

fn times(a: Ends<Exact>, b: Ends<Exact>) -> Ends<Exact> {
    let nought = (Some(Exact::ZERO), Some(Exact::ZERO));
    if a == nought || b == nought {
        return nought;
    }
    if let ((Some(a0), Some(a1)), (Some(b0), Some(b1))) = (a, b) {
        let corners = [a0.times(b0), a0.times(b1), a1.times(b0), a1.times(b1)].map(Option::unwrap);
        return (corners.into_iter().min(), corners.into_iter().max());
    }
    let below = |x: Option<Exact>| x.is_none_or(Exact::is_negative);
    if below(a.0) || below(b.0) {
        (None, None)
    } else {
        (Some(a.0.unwrap().times(b.0.unwrap()).unwrap()), None)
    }
}

/// The lower and upper end of several, each by `pick`; where an end is open, what `open` says.
fn least(parts: &[Ends<Exact>]) -> Ends<Exact> {
    let lo: Option<Vec<Exact>> = parts.iter().map(|part| part.0).collect();
    (lo.and_then(|lo| lo.into_iter().min()), parts.iter().filter_map(|part| part.1).min())
}

fn greatest(parts: &[Ends<Exact>]) -> Ends<Exact> {
    let hi: Option<Vec<Exact>> = parts.iter().map(|part| part.1).collect();
    (parts.iter().filter_map(|part| part.0).max(), hi.and_then(|hi| hi.into_iter().max()))
}

fn either<T: Copy + Ord>(parts: &[Ends<T>]) -> Ends<T> {
    let lo: Option<Vec<T>> = parts.iter().map(|part| part.0).collect();
    let hi: Option<Vec<T>> = parts.iter().map(|part| part.1).collect();
    (lo.and_then(|lo| lo.into_iter().min()), hi.and_then(|hi| hi.into_iter().max()))
}

fn rounded(yuan: Exact, round: Round) -> Exact {
    let (num, den) = yuan.parts();
    let to = |scale: i64, half: i64| {
        Exact::ratio((2 * num * scale + half * den).div_euclid(2 * den), scale).unwrap()
    };
    match round {
        Round::DownToYuan => to(1, 0),
        Round::NearestYuan => to(1, 1),
        Round::NearestFen => to(100, 1),
    }
}

/// Does a step again.
fn done(step: &Step<'_>) -> Value {
    if let Value::Date(came) = step.value {
        return day(step, came);
    }
    let parts: Vec<Ends<Exact>> = step.parts.iter().map(|part| number(part.value)).collect();
    let point = |n| (Some(Exact::from(n)), Some(Exact::from(n)));
    let each = |of: &dyn Fn(Exact) -> Exact| (parts[0].0.map(of), parts[0].1.map(of));
    let (lo, hi) = match step.kind {
        StepKind::Sum => parts.iter().fold(point(0), |a, b| plus(a, *b)),
        StepKind::Difference => {
            let less = |x: Option<Exact>| x.map(|x| x.negated().unwrap());
            plus(parts[0], (less(parts[1].1), less(parts[1].0)))
        }
        StepKind::Product | StepKind::Months(..) => parts.iter().fold(point(1), |a, b| times(a, *b)),
        StepKind::Least => least(&parts),
        StepKind::Greatest => greatest(&parts),
        StepKind::Floor => each(&Exact::floor),
        StepKind::Round(round) => each(&|yuan| rounded(yuan, round)),
        StepKind::Either => either(&parts),
        StepKind::Later => panic!("a day is no number"),
    };
    Value::Quantity(Interval::new(lo, hi).unwrap())
}

fn day(step: &Step<'_>, came: Interval<Date>) -> Value {
    let days = |part: &Part<'_>| match part.value {
        Value::Date(range) => ends(range),
        other => panic!("{other:?} is no day"),
    };
    let (lo, hi) = match step.kind {
        StepKind::Sum => days(&step.parts[0]),
        StepKind::Either => either(&step.parts.iter().map(days).collect::<Vec<_>>()),
        StepKind::Later => {
            let (date, months) = (days(&step.parts[0]), number(step.parts[1].value));
            let add = |date: Option<Date>, months: Option<Exact>| {
                Some(date?.plus_months(months?.floor().as_whole().unwrap()))
            };
            (add(date.0, months.0), add(date.1, months.1))
        }
        other => panic!("{other:?} of {came:?}"),
    };
    Value::Date(Interval::new(lo, hi).unwrap())
}

/// A part is what it says: an earlier step, a number of the law on its day, an answer.
fn check(catalog: &Catalog, situation: &Situation, steps: &[Step<'_>], at: usize, part: &Part<'_>) {
    match part.of {
        Of::Step(earlier) => {
            assert!(earlier < at && steps[earlier].value == part.value, "step {at}: {part:?}");
        }
        Of::Fact(id) if catalog.fact(id).unwrap().group.is_none() => {
            assert_eq!(situation.value(id), Some(part.value));
        }
        Of::Parameter(id, ParameterKey::Key(key), day) => {
            let dated = catalog.parameters[id.at()].on(day);
            let value = dated.and_then(|dated| dated.values[usize::from(key)]);
            if let Some(ParameterValue::Quantity { range, .. }) = value {
                assert_eq!(part.value, Value::Quantity(range));
            }
        }
        Of::Months => {
            let StepKind::Months(first, last) = steps[at].kind else { return };
            let months = number(part.value);
            let count = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
            let fits = |months: Exact| months.as_whole() == Some(count(last.next()) - count(first));
            assert!(months.0 != months.1 || fits(months.0.unwrap()), "{first} to {last}: {months:?}");
        }
        _ => {}
    }
}

#[test]
fn steps_add_up_to_the_amount() {
    let catalog = shared::catalog();
    let mut people = golden_people::all(&catalog);
    let (judge, pool) = (Judge::new(&catalog), Pool::of(&catalog));
    let cases = std::env::var("PORTAL_CASES").map_or(300, |text| text.parse().unwrap());
    for seed in 1..=cases {
        let partial = Partial::random(&catalog, &judge, &mut Random::new(seed, &pool));
        people.push((format!("random {seed}"), partial.situation(&catalog)));
    }
    let (mut amounts, mut several, mut kinds) = (0, 0, BTreeSet::new());
    for (person, situation) in &people {
        let evaluation = evaluate(&catalog, situation);
        let trace = Trace::of(&catalog, situation, &evaluation);
        for (at, (rule, came)) in catalog.rules.iter().zip(&evaluation.rules).enumerate() {
            let name = format!("{}.{} for {person}", catalog.policies[rule.policy].id, rule.id);
            let steps = trace.steps(at);
            // Taken together, cases may come to less than each of them.
            let is_split = rule.grant.as_ref().is_some_and(|grant| !grant.splits.is_empty());
            assert_eq!(steps.last().map(|step| step.value), came.granted, "{name}: {steps:#?}");
            for (at, step) in steps.iter().enumerate() {
                let (again, refined) = (done(step), is_split && step.kind == StepKind::Either);
                let narrower = refined && again.meet(step.value) == Some(step.value);
                assert!(narrower || again == step.value, "{name}: step {at} of {steps:#?}");
                step.parts.iter().for_each(|part| check(&catalog, situation, &steps, at, part));
                kinds.insert(format!("{:?}", step.kind).split('(').next().unwrap().to_owned());
            }
            amounts += usize::from(!steps.is_empty());
            several += usize::from(1 < steps.len());
        }
    }
    println!("{amounts} amounts of {} people, {several} in several steps: {kinds:?}", people.len());
    assert!(1000 < several && kinds.len() == 10, "{several} of several steps; {kinds:?}");
}
