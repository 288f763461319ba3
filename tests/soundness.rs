//! What is foretold holds: the outcome of any way to answer what is open lies within the one foretold.
//!
//! A case begins with a witness, somebody all of whose answers are known, and forgets some of them. What was
//! forgotten is then answered anew, in other ways too. `PORTAL_CASES` says how many, `PORTAL_SEED` with which to begin.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod people;
mod shared;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use people::{Judge, Partial, Pool, Random};
use policy_portal::engine::{
    Evaluation, RuleEvaluation, Situation, Value, Verdict, Worth, evaluate, json_answers, outcomes,
    read_answers, sum,
};
use policy_portal::formula::{Mentions, ParameterId, Quantity, Test};
use policy_portal::policy::{Amount, Catalog, Paid, ParameterValue, Rule};
use policy_portal::unit::{Exact, Interval, Truth};

/// What the cases share.
struct World {
    catalog: Catalog,
    judge: Judge,
}

/// Runs the cases, and says how many; one that fails is named by its seed.
fn each_case(cases: u64, check: impl Fn(&World, &mut Random<'_>)) -> u64 {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let (first, cases) = (number("PORTAL_SEED").unwrap_or(1), number("PORTAL_CASES").unwrap_or(cases));
    let catalog = shared::catalog();
    let (judge, pool) = (Judge::new(&catalog), Pool::of(&catalog));
    let world = World { catalog, judge };
    for seed in first..first + cases {
        let run = || check(&world, &mut Random::new(seed, &pool));
        if let Err(failure) = catch_unwind(AssertUnwindSafe(run)) {
            eprintln!("to see it again: PORTAL_SEED={seed} PORTAL_CASES=1 cargo test --test soundness");
            resume_unwind(failure);
        }
    }
    cases
}

#[test]
fn the_outcome_lies_within_the_one_foretold() {
    let eligible = RefCell::new(BTreeSet::new());
    let cases = each_case(20_000, |world, random| {
        let partial = Partial::random(&world.catalog, &world.judge, random);
        let open = partial.situation(&world.catalog);
        let foretold = evaluate(&world.catalog, &open);
        for _ in 0..3 {
            let settled = partial.completed(&world.catalog, &world.judge, random);
            let came = evaluate(&world.catalog, &settled);
            assert_within(&world.catalog, &open, &settled);
            assert_foretold(&world.catalog, (&open, &foretold), (&settled, &came));
            assert_settled(&world.catalog, &settled, &came);
            let met = world.catalog.rules.iter().zip(&came.rules);
            let met = met.filter(|(_, rule)| rule.holds == Truth::Yes || rule.verdict.is_open());
            eligible.borrow_mut().extend(met.map(|(rule, _)| name(&world.catalog, rule)));
        }
    });
    let (catalog, eligible) = (shared::catalog(), eligible.into_inner());
    let never: Vec<_> = catalog.rules.iter().map(|rule| name(&catalog, rule)).collect();
    let never: Vec<_> = never.iter().filter(|rule| !eligible.contains(*rule)).collect();
    println!("{cases} situations; of {} rules nobody met {never:?}", catalog.rules.len());
    assert!(cases < 1000 || never.len() * 4 < catalog.rules.len(), "too few rules are met: {never:?}");
}

#[test]
fn answers_one_by_one_only_narrow() {
    each_case(2_000, |world, random| {
        let mut partial = Partial::random(&world.catalog, &world.judge, random);
        let mut situation = partial.situation(&world.catalog);
        let mut before = evaluate(&world.catalog, &situation);
        for _ in 0..6 {
            partial.answer_one(&world.catalog, random);
            let next = partial.situation(&world.catalog);
            let after = evaluate(&world.catalog, &next);
            assert_foretold(&world.catalog, (&situation, &before), (&next, &after));
            (situation, before) = (next, after);
        }
    });
}

#[test]
fn what_is_asked_decides_what_can_be_decided() {
    each_case(2_000, |world, random| {
        let partial = Partial::random(&world.catalog, &world.judge, random);
        let foretold = evaluate(&world.catalog, &partial.situation(&world.catalog));
        let answered = partial.with_asked_answered(&world.catalog).situation(&world.catalog);
        let came = evaluate(&world.catalog, &answered);
        for (rule, (before, after)) in world.catalog.rules.iter().zip(foretold.rules.iter().zip(&came.rules))
        {
            let name = name(&world.catalog, rule);
            assert!(!after.missing.is_asking(), "{name}: everything asked is answered: {:?}", after.missing);
            assert!(!matches!(after.verdict, Verdict::Answer { .. }), "{name}: {:?}", after.verdict);
            if !before.missing.is_asking() {
                assert_eq!(before.verdict, after.verdict, "{name}: nothing was missing");
                assert_eq!(before.amount(), after.amount(), "{name}: nothing was missing");
            }
            if let Verdict::Answer { then_authority: false } = before.verdict {
                let authority = matches!(after.verdict, Verdict::Authority(_));
                assert!(!authority, "{name}: that the authority decides was not foretold");
            }
        }
    });
}

#[test]
fn the_same_answers_give_the_same() {
    each_case(2_000, |world, random| {
        let partial = Partial::random(&world.catalog, &world.judge, random);
        let situation = partial.situation(&world.catalog);
        let first = evaluate(&world.catalog, &situation);
        assert_eq!(first, evaluate(&world.catalog, &situation), "twice");
        let turned = evaluate(&world.catalog, &partial.reversed().situation(&world.catalog));
        for (rule, (a, b)) in world.catalog.rules.iter().zip(first.rules.iter().zip(&turned.rules)) {
            let name = name(&world.catalog, rule);
            assert_eq!((a.verdict, a.holds, a.granted), (b.verdict, b.holds, b.granted), "{name}: turned");
            assert_eq!((a.grade, a.stale, a.unstated), (b.grade, b.stale, b.unstated), "{name}: turned");
            assert_eq!(a.missing, b.missing, "{name}: turned");
        }
    });
}

/// Runs the cases for what somebody has answered so far.
fn each_situation(cases: u64, check: impl Fn(&Catalog, &Situation)) {
    each_case(cases, |World { catalog, judge }, random| {
        check(catalog, &Partial::random(catalog, judge, random).situation(catalog));
    });
}

#[test]
fn what_is_not_traced_comes_to_the_same() {
    each_situation(2_000, |catalog, situation| {
        let traced = evaluate(catalog, situation).rules;
        let came = outcomes(catalog, situation, traced.len());
        assert_eq!(came.len(), traced.len());
        for (rule, (a, b)) in catalog.rules.iter().zip(traced.iter().zip(&came)) {
            let name = name(catalog, rule);
            assert_eq!(a.verdict, b.verdict, "{name}");
            let given = a.verdict == Verdict::Eligible || a.verdict.is_open();
            assert_eq!(a.granted.filter(|_| given), b.granted, "{name}");
        }
        let half = traced.len() / 2;
        assert_eq!(outcomes(catalog, situation, half), came[..half]);
    });
}

#[test]
fn a_policy_looked_at_alone_comes_to_what_it_comes_to_among_all() {
    each_situation(2_000, |catalog, situation| {
        let all = evaluate(catalog, situation);
        for (policy, came) in catalog.policies.iter().zip(&all.policies) {
            let alone = Worth::of(catalog, situation, policy);
            assert_eq!(alone.verdict, came.verdict, "{}", policy.id);
            let own = catalog.rules_of(policy).iter().zip(&all.rules[policy.rules.clone()]);
            let own = own.filter_map(|(rule, came)| Some((rule.payee, rule.grant.as_ref()?.paid, came)));
            let own: Vec<_> = own.filter(|(_, paid, _)| *paid != Paid::Value).collect();
            for (payee, paid, _) in &own {
                let same = own.iter().filter(|it| (it.0, it.1) == (*payee, *paid));
                let nothing = Interval::point(Exact::ZERO);
                let amounts = same.map(|(_, _, came)| came.amount().unwrap_or(nothing));
                assert_eq!(Some(alone.sum(*payee, *paid)), amounts.reduce(sum), "{}", policy.id);
            }
            assert!(alone.sums.len() <= own.len(), "{}", policy.id);
        }
    });
}

#[test]
fn answers_read_as_they_were_given() {
    each_case(2_000, |world, random| {
        let partial = Partial::random(&world.catalog, &world.judge, random);
        let (read, problems) =
            read_answers(&world.catalog, partial.day, &json_answers(&partial.answers(&world.catalog)));
        assert_eq!(problems, [], "{:#?}", partial.answers(&world.catalog));
        let given = partial.without_readings(&world.catalog).situation(&world.catalog);
        assert_eq!(evaluate(&world.catalog, &read), evaluate(&world.catalog, &given));
    });
}

#[test]
fn a_forgotten_hull_would_be_caught() {
    let catalog = shared::catalog();
    let situation = Situation::open(&catalog, policy_portal::unit::Date::parse("2025-10-01").unwrap());
    let foretold = evaluate(&catalog, &situation);
    let planted = |change: fn(&mut RuleEvaluation) -> bool| {
        let mut came = foretold.clone();
        let changed = came.rules.iter_mut().find_map(|rule| change(rule).then_some(())).is_some();
        let caught = catch_unwind(|| {
            assert_foretold(&catalog, (&situation, &came), (&situation, &foretold));
        });
        changed && caught.is_err()
    };
    assert!(planted(|rule| {
        let open = rule.holds == Truth::Unknown;
        rule.holds = if open { Truth::Yes } else { rule.holds };
        open
    }));
    assert!(planted(|rule| match rule.granted {
        Some(Value::Quantity(range)) if range.hi() != range.lo() && range.lo().is_some() => {
            rule.granted = range.lo().map(|lo| Value::Quantity(Interval::point(lo)));
            true
        }
        _ => false,
    }));
}

fn name(catalog: &Catalog, rule: &Rule) -> String {
    format!("{}.{}", catalog.policies[rule.policy].id, rule.id)
}

/// What constraints took from the sets was no way to answer.
fn assert_within(catalog: &Catalog, open: &Situation, settled: &Situation) {
    for (id, fact) in catalog.facts_of(None) {
        let (set, value) = (open.value(id).unwrap(), settled.value(id).unwrap());
        assert_eq!(set.meet(value), Some(value), "{}", fact.id);
    }
}

/// What came lies within what was foretold.
fn assert_foretold(
    catalog: &Catalog,
    (open, foretold): (&Situation, &Evaluation),
    (settled, came): (&Situation, &Evaluation),
) {
    for (at, (before, after)) in foretold.definitions.iter().zip(&came.definitions).enumerate() {
        let id = &catalog.definitions[at].id;
        let (before, after) = (before.truth, after.truth);
        assert!(!before.is_decided() || before == after, "definition {id}: {before:?}, came {after:?}");
    }
    for (rule, (before, after)) in catalog.rules.iter().zip(foretold.rules.iter().zip(&came.rules)) {
        let wrong = fault(before, after);
        let differences = || people::differences(catalog, open, settled);
        assert!(
            wrong.is_none(),
            "{} on {}: {}\nforetold {before:#?}\ncame {after:#?}\nanswered meanwhile: {:#?}",
            name(catalog, rule),
            open.day,
            wrong.unwrap_or_default(),
            differences(),
        );
    }
}

/// In what `after` does not lie within `before`.
fn fault(before: &RuleEvaluation, after: &RuleEvaluation) -> Option<&'static str> {
    let settled = !matches!(before.verdict, Verdict::Answer { .. } | Verdict::Authority(_));
    let lapses = |verdict| matches!(verdict, Verdict::NotInForce(_));
    let within = match (before.granted, after.granted) {
        (Some(Value::Quantity(a)), Some(Value::Quantity(b))) => a.includes(&b),
        (Some(Value::Date(a)), Some(Value::Date(b))) => a.includes(&b),
        // Of nobody nothing is known to be given.
        (_, None) => true,
        _ => false,
    };
    let amounts = before.amount().zip(after.amount()).is_none_or(|(a, b)| a.includes(&b));
    let faults = [
        (before.holds.is_decided() && before.holds != after.holds, "it holds otherwise"),
        (settled && before.verdict != after.verdict, "a settled verdict turned"),
        (lapses(before.verdict) != lapses(after.verdict), "answers changed whether it is in force"),
        (!within, "what is granted is outside"),
        (!amounts, "the amount is outside"),
    ];
    faults.into_iter().find_map(|(wrong, what)| wrong.then_some(what))
}

/// Where everything is answered, nothing is asked, and what is granted is one number unless the
/// law leaves it open.
fn assert_settled(catalog: &Catalog, situation: &Situation, came: &Evaluation) {
    for (rule, after) in catalog.rules.iter().zip(&came.rules) {
        let name = name(catalog, rule);
        assert!(!after.missing.is_asking(), "{name}: asks {:?}", after.missing.asked());
        assert!(!matches!(after.verdict, Verdict::Answer { .. }), "{name}: {:?}", after.verdict);
        let one = after.granted.is_none_or(|value| value.is_point());
        let given = after.rows.iter().all(|row| row.holds == Truth::Yes);
        assert!(
            one || !given || left_open(catalog, rule, situation),
            "{name}: {:?} on {}",
            after.granted,
            situation.day
        );
    }
}

/// Whether the law itself leaves the amount of a rule open on the day: by a value that is a range, unstated or
/// lacking, by the authority's part in what chooses the case, or by a change inside a benefit month.
fn left_open(catalog: &Catalog, rule: &Rule, situation: &Situation) -> bool {
    let mut open = false;
    let mut visit = |id: ParameterId| {
        let exact = |value: &Option<ParameterValue>| match value {
            Some(ParameterValue::Quantity { range, unstated }) => !unstated && range.is_point(),
            Some(ParameterValue::Date(range)) => range.is_point(),
            None => false,
        };
        let dated = catalog.parameters[id.at()].on(situation.day);
        open |= !dated.is_some_and(|dated| dated.values.iter().all(exact));
    };
    rule.parameters.iter().for_each(|id| visit(*id));
    let cases = &rule.grant.as_ref().unwrap().cases;
    for case in cases {
        match &case.amount {
            Amount::Quantity(quantity) => quantity.parameters(true, &mut visit),
            Amount::Moment(moment) => moment.parameters(true, &mut visit),
        }
    }
    let monthly = |amount: &Amount| matches!(amount, Amount::Quantity(quantity) if by_months(quantity));
    let elsewhere = |when: &Option<Test>| when.as_ref().is_some_and(mentions_rules);
    open || cases.iter().any(|case| monthly(&case.amount) || elsewhere(&case.when))
}

fn mentions_rules(test: &Test) -> bool {
    match test {
        Test::Rule(_) | Test::Definition(_) => true,
        Test::Not(inner) => mentions_rules(inner),
        Test::All(all) | Test::Any(all) => all.iter().any(mentions_rules),
        _ => false,
    }
}

fn by_months(quantity: &Quantity) -> bool {
    match quantity {
        Quantity::Monthly { .. } => true,
        Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
            by_months(a) || by_months(b)
        }
        Quantity::Least(all) | Quantity::Greatest(all) => all.iter().any(by_months),
        Quantity::Floor(inner) => by_months(inner),
        _ => false,
    }
}
