//! The parts of rules that compare something, and what they come to.

use policy_portal::engine::{Situation, Trace, evaluate};
use policy_portal::formula::{FactId, GroupId, Leaf, Mentions, Moment, Quantity, Test};
use policy_portal::policy::{Catalog, Condition, ConditionKind};
use policy_portal::unit::Truth;

/// The parts of a rule that have no parts, through definitions and other rules.
pub(crate) fn leaves(catalog: &Catalog, rule: usize) -> Vec<&Test> {
    fn of_test<'a>(catalog: &'a Catalog, test: &'a Test, found: &mut Vec<&'a Test>) {
        match test {
            Test::Not(inner) => of_test(catalog, inner, found),
            Test::All(all) | Test::Any(all) => all.iter().for_each(|it| of_test(catalog, it, found)),
            Test::Definition(id) => {
                let definition = &catalog.definitions[id.at()];
                if let Some(whole) = &definition.whole {
                    of_test(catalog, whole, found);
                }
                for it in &definition.requires {
                    of_condition(catalog, it, found);
                }
            }
            Test::Rule(id) => {
                for it in &catalog.rules[id.at()].requires {
                    of_condition(catalog, it, found);
                }
            }
            Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
                found.push(test);
                for it in [a, b] {
                    of_quantity(catalog, it, found);
                }
            }
            _ => found.push(test),
        }
    }
    fn of_quantity<'a>(catalog: &'a Catalog, quantity: &'a Quantity, found: &mut Vec<&'a Test>) {
        match quantity {
            Quantity::Count(_, Some(test)) => of_test(catalog, test, found),
            Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
                of_quantity(catalog, a, found);
                of_quantity(catalog, b, found);
            }
            Quantity::Least(all) | Quantity::Greatest(all) => {
                for it in all {
                    of_quantity(catalog, it, found);
                }
            }
            Quantity::Floor(inner) => of_quantity(catalog, inner, found),
            _ => {}
        }
    }
    fn of_condition<'a>(catalog: &'a Catalog, condition: &'a Condition, found: &mut Vec<&'a Test>) {
        match &condition.kind {
            ConditionKind::All(all) | ConditionKind::Any(all) => {
                for it in all {
                    of_condition(catalog, it, found);
                }
            }
            ConditionKind::Clause { test, binds, .. } => {
                of_test(catalog, test, found);
                if let Some(binds) = binds {
                    of_test(catalog, binds, found);
                }
            }
        }
    }
    let mut found = Vec::new();
    let rule = &catalog.rules[rule];
    for it in &rule.requires {
        of_condition(catalog, it, &mut found);
    }
    let cases = rule.grant.iter().flat_map(|grant| &grant.cases);
    cases.filter_map(|case| case.when.as_ref()).for_each(|it| of_test(catalog, it, &mut found));
    found
}

/// What a test comes to for each row of each group, and outside.
pub(crate) fn truths(catalog: &Catalog, situation: &Situation, test: &Test) -> Vec<Truth> {
    let evaluation = evaluate(catalog, situation);
    let trace = Trace::of(catalog, situation, &evaluation);
    let kind = ConditionKind::Clause { test: test.clone(), formula: String::new(), binds: None };
    let some = catalog.rules.iter().flat_map(|rule| &rule.requires).next().unwrap();
    let condition = Condition { kind, splits: Vec::new(), ..some.clone() };
    let groups = (0..catalog.groups.len()).map(GroupId::of);
    let rows = groups.flat_map(|group| situation.rows(group).iter().map(Some));
    std::iter::once(None).chain(rows).map(|row| trace.holds(&condition, row)).collect()
}

/// Whether the fact stands alone on one side of a comparison, and not on the other; `None` where it is not in it.
pub(crate) fn is_simple(test: &Test, fact: FactId) -> Option<bool> {
    fn mentions(it: &impl Mentions, fact: FactId) -> bool {
        let mut found = false;
        it.leaves(true, &mut |leaf| found |= leaf == Leaf::Fact(fact));
        found
    }
    let simple = |a: &Quantity, b: &Quantity| {
        let own = |it: &Quantity| {
            *it == Quantity::Fact(fact)
                || matches!(it, Quantity::FullMonths(from, to) if **from == Moment::Fact(fact) && !mentions(&**to, fact))
        };
        (own(a) && !mentions(b, fact)) || (own(b) && !mentions(a, fact))
    };
    let days = |a: &Moment, b: &Moment| {
        let own = |it: &Moment| *it == Moment::Fact(fact);
        (own(a) && !mentions(b, fact)) || (own(b) && !mentions(a, fact))
    };
    mentions(test, fact).then(|| match test {
        Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => simple(a, b),
        Test::Before(a, b) | Test::NotAfter(a, b) => days(a, b),
        Test::Within { date, months, at } => {
            **date == Moment::Fact(fact) && !mentions(&**months, fact) && !mentions(&**at, fact)
        }
        _ => false,
    })
}
