//! Every clause of the catalogue that computes something, and where it stands.

use crate::formula::{GroupId, Moment, Quantity, Test};
use crate::lint::At;
use crate::policy::{
    Amount, Case, Catalog, Citation, Condition, ConditionKind, Grant, Policy, Received, Text,
};

/// A clause that computes something.
pub(super) struct Clause<'a> {
    pub(super) at: At,
    /// The index of its rule; none in a definition.
    pub(super) rule: Option<usize>,
    /// The group whose rows it speaks of.
    pub(super) row: Option<GroupId>,
    /// What must hold: of a condition, and of a case but the last.
    pub(super) test: Option<&'a Test>,
    /// What a case grants, and the grant.
    pub(super) amount: Option<(&'a Amount, &'a Grant)>,
    pub(super) text: &'a Text,
    pub(super) citation: &'a Citation,
}

/// All of them: those of definitions, then of rules.
pub(super) fn clauses(catalog: &Catalog) -> Vec<Clause<'_>> {
    let mut found = Vec::new();
    for definition in &catalog.definitions {
        let at = At::shared().field("definitions").named(&definition.id).field("requires");
        conditions(&mut found, &at, (None, None), &definition.requires);
    }
    for number in 0..catalog.rules.len() {
        let (Some(rule), Some(at)) = (catalog.rules.get(number), rule_at(catalog, number)) else { continue };
        let whose = (Some(number), rule.for_each);
        conditions(&mut found, &at.clone().field("requires"), whose, &rule.requires);
        for (case, grant) in rule.grant.iter().flat_map(|grant| grant.cases.iter().map(move |it| (it, grant)))
        {
            let clause = Clause {
                at: case_at(catalog, number, case).unwrap_or_else(|| at.clone()),
                rule: whose.0,
                row: whose.1,
                test: case.when.as_ref(),
                amount: Some((&case.amount, grant)),
                text: &case.text,
                citation: &case.citation,
            };
            found.push(clause);
        }
    }
    found
}

/// Where a rule stands.
pub(super) fn rule_at(catalog: &Catalog, number: usize) -> Option<At> {
    let rule = catalog.rules.get(number)?;
    let policy = catalog.policies.get(rule.policy)?;
    Some(At::policy(&policy.id).field("rules").named(&rule.id))
}

/// Where a case of a rule stands.
pub(super) fn case_at(catalog: &Catalog, number: usize, case: &Case) -> Option<At> {
    let cases = &catalog.rules.get(number)?.grant.as_ref()?.cases;
    let place = cases.iter().position(|it| std::ptr::eq(it, case))?;
    let at = rule_at(catalog, number)?.field("grants");
    Some(if cases.len() == 1 { at.field("amount") } else { at.field("cases").number(place) })
}

fn conditions<'a>(
    found: &mut Vec<Clause<'a>>,
    at: &At,
    (rule, row): (Option<usize>, Option<GroupId>),
    list: &'a [Condition],
) {
    for (number, condition) in list.iter().enumerate() {
        let at = at.clone().number(number);
        match &condition.kind {
            ConditionKind::All(inner) => conditions(found, &at.field("all"), (rule, row), inner),
            ConditionKind::Any(inner) => conditions(found, &at.field("any"), (rule, row), inner),
            ConditionKind::Clause { test, .. } => found.push(Clause {
                at: at.field("when"),
                rule,
                row,
                test: Some(test),
                amount: None,
                text: &condition.text,
                citation: &condition.citation,
            }),
        }
    }
}

/// A list of conditions: what it is called, the fact that the loader asks in it, and the conditions.
type Named<'a> = (String, Option<Received>, &'a [Condition]);

/// The conditions of definitions and rules. A rule of another policy has that policy's name before it.
fn named_lists<'a>(catalog: &'a Catalog, own: &'a Policy) -> impl Iterator<Item = Named<'a>> {
    let definitions = catalog.definitions.iter().map(|it| (it.id.clone(), None, &*it.requires));
    let rules = catalog.policies.iter().flat_map(|policy| {
        let prefix = if policy.id == own.id { String::new() } else { format!("{}.", policy.id) };
        let rules = catalog.rules_of(policy).iter();
        rules.map(move |rule| (format!("{prefix}{}", rule.id), policy.received, &*rule.requires))
    });
    definitions.chain(rules)
}

/// What a condition is called: `jobs.2` is the second of the rule or definition `jobs`, `jobs.2.1` the first of those
/// it is made of, `jobs.received` the one that the loader adds.
pub(super) fn condition_name(catalog: &Catalog, own: &Policy, condition: &Condition) -> Option<String> {
    named_lists(catalog, own).find_map(|(name, received, list)| {
        let place = place_in(list, condition)?;
        let added = is_added(condition, received);
        Some(if added { format!("{name}.received") } else { format!("{name}{place}") })
    })
}

/// What all conditions are called that may stand in the way of a policy.
pub(super) fn condition_names(catalog: &Catalog, own: &Policy) -> Vec<String> {
    let mut names = Vec::new();
    for (name, received, list) in named_lists(catalog, own) {
        names_in(list, &name, received, &mut names);
    }
    names
}

fn names_in(list: &[Condition], before: &str, received: Option<Received>, names: &mut Vec<String>) {
    for (condition, number) in list.iter().zip(1..) {
        let added = is_added(condition, received);
        let name = if added { format!("{before}.received") } else { format!("{before}.{number}") };
        names.push(name.clone());
        if let ConditionKind::All(inner) | ConditionKind::Any(inner) = &condition.kind {
            names_in(inner, &name, received, names);
        }
    }
}

/// Whether it is the condition that a once-only policy was not had before.
fn is_added(condition: &Condition, received: Option<Received>) -> bool {
    matches!(&condition.kind, ConditionKind::Clause { test: Test::Not(inner), .. }
        if received.is_some_and(|received| **inner == Test::Fact(received)))
}

/// `.2.1`: where a condition stands in a list.
fn place_in(list: &[Condition], condition: &Condition) -> Option<String> {
    list.iter().zip(1..).find_map(|(it, number)| match &it.kind {
        _ if std::ptr::eq(it, condition) => Some(format!(".{number}")),
        ConditionKind::All(inner) | ConditionKind::Any(inner) => {
            place_in(inner, condition).map(|rest| format!(".{number}{rest}"))
        }
        ConditionKind::Clause { .. } => None,
    })
}

/// A comparison, and the group whose rows it speaks of.
pub(super) type Compared<'a> = (&'a Test, Option<GroupId>);

/// Every comparison in a clause, those of counted people too.
pub(super) fn comparisons<'a>(clause: &Clause<'a>) -> Vec<Compared<'a>> {
    let mut found = Vec::new();
    if let Some(test) = clause.test {
        in_test(test, clause.row, &mut found);
    }
    if let Some((Amount::Quantity(quantity), _)) = clause.amount {
        in_quantity(quantity, &mut found);
    }
    found
}

fn in_test<'a>(test: &'a Test, row: Option<GroupId>, found: &mut Vec<Compared<'a>>) {
    match test {
        Test::Not(inner) => in_test(inner, row, found),
        Test::All(all) | Test::Any(all) => all.iter().for_each(|it| in_test(it, row, found)),
        Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
            found.push((test, row));
            in_quantity(a, found);
            in_quantity(b, found);
        }
        Test::Before(..) | Test::NotAfter(..) | Test::Within { .. } => found.push((test, row)),
        Test::Fact(_) | Test::Definition(_) | Test::Rule(_) | Test::OneOf(..) => {}
    }
}

fn in_quantity<'a>(quantity: &'a Quantity, found: &mut Vec<Compared<'a>>) {
    match quantity {
        Quantity::Count(group, Some(test)) => in_test(test, Some(*group), found),
        _ => parts(quantity).into_iter().for_each(|it| in_quantity(it, found)),
    }
}

/// The numbers that a clause compares, also where it counts people, and the one that it gives.
pub(super) fn quantities<'a>(clause: &Clause<'a>) -> Vec<&'a Quantity> {
    let given = match clause.amount {
        Some((Amount::Quantity(quantity), _)) => Some(quantity),
        _ => None,
    };
    let compared = comparisons(clause).into_iter().flat_map(|(test, _)| sides(test));
    given.into_iter().chain(compared).collect()
}

/// The numbers that a comparison compares.
pub(super) fn sides(test: &Test) -> Vec<&Quantity> {
    match test {
        Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => vec![a, b],
        Test::Within { months, .. } => vec![months],
        _ => Vec::new(),
    }
}

/// The numbers that a number is made of.
pub(super) fn parts(quantity: &Quantity) -> Vec<&Quantity> {
    match quantity {
        Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => vec![a, b],
        Quantity::Least(all) | Quantity::Greatest(all) => all.iter().collect(),
        Quantity::Floor(inner) => vec![inner],
        Quantity::Monthly { amount, months, .. } => vec![amount, months],
        Quantity::Number(_)
        | Quantity::Fact(_)
        | Quantity::Parameter(..)
        | Quantity::FullMonths(..)
        | Quantity::Count(..) => Vec::new(),
    }
}

/// The numbers and days that stand in a clause's formulas as they are.
pub(super) enum Literal {
    Number(crate::unit::Exact),
    Date(crate::unit::Date),
}

/// Visits each number and day written in a test.
pub(super) fn literals(test: &Test, visit: &mut dyn FnMut(Literal)) {
    match test {
        Test::Not(inner) => literals(inner, visit),
        Test::All(all) | Test::Any(all) => all.iter().for_each(|it| literals(it, visit)),
        Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
            quantity_literals(a, visit);
            quantity_literals(b, visit);
        }
        Test::Before(a, b) | Test::NotAfter(a, b) => {
            moment_literals(a, visit);
            moment_literals(b, visit);
        }
        Test::Within { date, months, at } => {
            moment_literals(date, visit);
            quantity_literals(months, visit);
            moment_literals(at, visit);
        }
        Test::Fact(_) | Test::Definition(_) | Test::Rule(_) | Test::OneOf(..) => {}
    }
}

/// Visits each number and day written in an amount.
pub(super) fn amount_literals(amount: &Amount, visit: &mut dyn FnMut(Literal)) {
    match amount {
        Amount::Quantity(quantity) => quantity_literals(quantity, visit),
        Amount::Moment(moment) => moment_literals(moment, visit),
    }
}

fn quantity_literals(quantity: &Quantity, visit: &mut dyn FnMut(Literal)) {
    match quantity {
        Quantity::Number(number) => visit(Literal::Number(*number)),
        Quantity::Count(_, Some(test)) => literals(test, visit),
        Quantity::FullMonths(from, to) => {
            moment_literals(from, visit);
            moment_literals(to, visit);
        }
        _ => parts(quantity).into_iter().for_each(|it| quantity_literals(it, visit)),
    }
    if let Quantity::Monthly { from, .. } = quantity {
        moment_literals(from, visit);
    }
}

fn moment_literals(moment: &Moment, visit: &mut dyn FnMut(Literal)) {
    match moment {
        Moment::Date(date) => visit(Literal::Date(*date)),
        Moment::Later(date, months) => {
            moment_literals(date, visit);
            quantity_literals(months, visit);
        }
        Moment::Day | Moment::Fact(_) | Moment::Parameter(..) => {}
    }
}
