//! The answers that tell people apart: one for each option that is treated alike, and those on, before and after each
//! threshold.

use std::collections::BTreeSet;

use crate::formula::{DefinitionId, GroupId, Leaf, Mentions, Moment, ParameterId, Quantity, RuleId, Test};
use crate::policy::{Amount, Catalog, Condition, ConditionKind, Domain, Fact, ParameterValue};
use crate::unit::{Date, Exact};

/// What may be answered to a question, by the name of its fact or group, so that everybody who is treated differently
/// by either catalogue answers differently.
pub(super) fn values(sides: [&Catalog; 2], policy: &str, question: &str, day: Date) -> Vec<String> {
    let compared: Vec<Compared<'_>> = sides.iter().map(|side| Compared::of(side, policy, day)).collect();
    let asked = sides.iter().find_map(|side| side.fact_id(question).and_then(|id| side.fact(id)));
    let Some(fact) = asked else {
        let cuts = compared.iter().flat_map(|it| it.numbers(&|leaf| it.is_group(leaf, question)));
        return numbers(cuts.collect(), (Exact::ONE, Exact::ZERO, Exact::from(10_000)));
    };
    match &fact.domain {
        Domain::Truth => ["yes", "no"].map(str::to_owned).to_vec(),
        Domain::Choice(_) => options(&compared, fact),
        Domain::Quantity { range, .. } => {
            let cuts = compared.iter().flat_map(|it| it.numbers(&|leaf| it.is_fact(leaf, question)));
            let lo = range.lo().unwrap_or(Exact::ZERO);
            let hi = range.hi().unwrap_or(Exact::from(1_000_000));
            let usual = if hi < Exact::from(10_000) { Exact::from(12) } else { Exact::from(10_000) };
            numbers(cuts.collect(), (if hi < usual { hi } else { usual }, lo, hi))
        }
        Domain::Date(range) => {
            let dates: BTreeSet<Date> = compared.iter().flat_map(|it| it.days(question)).collect();
            dates.into_iter().filter(|date| range.contains(*date)).map(|date| date.to_string()).collect()
        }
    }
}

/// The numbers on, before and after each cut, and a usual one; within the bounds.
fn numbers(cuts: BTreeSet<Exact>, (usual, lo, hi): (Exact, Exact, Exact)) -> Vec<String> {
    let around = |cut: Exact| [cut.minus(Exact::ONE), Some(cut), cut.plus(Exact::ONE)].into_iter().flatten();
    let mut found: BTreeSet<Exact> = cuts.into_iter().flat_map(around).collect();
    found.insert(usual);
    found
        .into_iter()
        .filter(|it| lo <= *it && *it <= hi && it.as_whole().is_some())
        .map(|it| it.to_string())
        .collect()
}

/// One option of each kind that neither catalogue tells apart.
fn options(compared: &[Compared<'_>], fact: &Fact) -> Vec<String> {
    let mut kinds = BTreeSet::new();
    let mut found = Vec::new();
    let names: BTreeSet<&str> = compared.iter().flat_map(|it| it.options_of(&fact.id)).collect();
    for name in names {
        let kind: Vec<Vec<bool>> = compared.iter().map(|it| it.kind(&fact.id, name)).collect();
        if kinds.insert(kind) {
            found.push(name.to_owned());
        }
    }
    found
}

/// What one policy of a catalogue compares.
struct Compared<'a> {
    catalog: &'a Catalog,
    day: Date,
    tests: Vec<&'a Test>,
    parameters: Vec<ParameterId>,
    rules: Vec<RuleId>,
    definitions: Vec<DefinitionId>,
}

impl<'a> Compared<'a> {
    fn of(catalog: &'a Catalog, policy: &str, day: Date) -> Self {
        let (tests, parameters) = (Vec::new(), Vec::new());
        let mut compared =
            Self { catalog, day, tests, parameters, rules: Vec::new(), definitions: Vec::new() };
        if let Some(policy) = catalog.policy(policy) {
            policy.rules.clone().for_each(|at| compared.rule(RuleId::of(at)));
        }
        compared
    }

    fn rule(&mut self, id: RuleId) {
        let Some(rule) = self.catalog.rules.get(id.at()).filter(|_| !self.rules.contains(&id)) else {
            return;
        };
        self.rules.push(id);
        rule.requires.iter().for_each(|it| self.condition(it));
        for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
            case.when.iter().for_each(|it| self.test(it));
            match &case.amount {
                Amount::Quantity(amount) => self.mentions(amount),
                Amount::Moment(amount) => self.mentions(amount),
            }
        }
    }

    fn condition(&mut self, condition: &'a Condition) {
        match &condition.kind {
            ConditionKind::Clause { test, .. } => self.test(test),
            ConditionKind::All(all) | ConditionKind::Any(all) => all.iter().for_each(|it| self.condition(it)),
        }
    }

    fn test(&mut self, test: &'a Test) {
        match test {
            Test::Not(inner) => self.test(inner),
            Test::All(all) | Test::Any(all) => all.iter().for_each(|it| self.test(it)),
            _ => {
                self.mentions(test);
                self.tests.push(test);
                for it in counted(test) {
                    self.test(it);
                }
            }
        }
    }

    fn mentions(&mut self, it: &impl Mentions) {
        let mut leaves = Vec::new();
        it.leaves(true, &mut |leaf| leaves.push(leaf));
        for leaf in leaves {
            match leaf {
                Leaf::Parameter(id) => self.parameters.push(id),
                Leaf::Rule(id) => self.rule(id),
                Leaf::Definition(id) if !self.definitions.contains(&id) => {
                    self.definitions.push(id);
                    if let Some(definition) = self.catalog.definitions.get(id.at()) {
                        definition.whole.iter().for_each(|it| self.test(it));
                        definition.requires.iter().for_each(|it| self.condition(it));
                    }
                }
                _ => {}
            }
        }
    }

    fn is_fact(&self, leaf: Leaf, name: &str) -> bool {
        matches!(leaf, Leaf::Fact(id) if self.catalog.fact(id).is_some_and(|fact| fact.id == name))
    }

    fn is_group(&self, leaf: Leaf, name: &str) -> bool {
        let named = |id: GroupId| self.catalog.groups.get(id.at()).is_some_and(|group| group.id == name);
        matches!(leaf, Leaf::Group(id) if named(id))
    }

    /// The comparisons that mention something.
    fn about(&self, is: &dyn Fn(Leaf) -> bool) -> impl Iterator<Item = &'a Test> {
        self.tests.iter().copied().filter(|test| {
            let mut found = false;
            test.leaves(true, &mut |leaf| found |= is(leaf));
            found
        })
    }

    /// The numbers with which something is compared.
    fn numbers(&self, is: &dyn Fn(Leaf) -> bool) -> Vec<Exact> {
        let mut found = Vec::new();
        for test in self.about(is) {
            for quantity in quantities(test) {
                self.number(quantity, &mut found);
            }
        }
        found
    }

    fn number(&self, quantity: &Quantity, found: &mut Vec<Exact>) {
        match quantity {
            Quantity::Number(number) => found.push(*number),
            Quantity::Parameter(id, _) => found.extend(self.parameter(*id).filter_map(|value| match value {
                ParameterValue::Quantity { range, .. } => range.lo().or(range.hi()),
                ParameterValue::Date(_) => None,
            })),
            Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
                self.number(a, found);
                self.number(b, found);
            }
            Quantity::Least(all) | Quantity::Greatest(all) => {
                for it in all {
                    self.number(it, found);
                }
            }
            Quantity::Floor(inner) => self.number(inner, found),
            _ => {}
        }
    }

    fn parameter(&self, id: ParameterId) -> impl Iterator<Item = ParameterValue> {
        let dated = self.catalog.parameters.get(id.at()).and_then(|it| it.on(self.day));
        dated.into_iter().flat_map(|dated| dated.values.iter().copied().flatten())
    }

    /// The days on, before and after each threshold of a date, and the day itself.
    fn days(&self, name: &str) -> Vec<Date> {
        let mut cuts = vec![self.day];
        for test in self.about(&|leaf| self.is_fact(leaf, name)) {
            let mut fixed = vec![self.day];
            for moment in moments(test) {
                self.moment(moment, &mut fixed);
            }
            let mut months = Vec::new();
            for quantity in quantities(test) {
                self.number(quantity, &mut months);
            }
            let months: Vec<i64> = months.into_iter().filter_map(Exact::as_whole).collect();
            for date in fixed {
                cuts.extend(months.iter().filter_map(|it| it.checked_neg()).map(|it| date.plus_months(it)));
                cuts.push(date);
            }
        }
        cuts.into_iter().flat_map(|cut| [cut.previous(), cut, cut.next()]).collect()
    }

    fn moment(&self, moment: &Moment, found: &mut Vec<Date>) {
        match moment {
            Moment::Date(date) => found.push(*date),
            Moment::Parameter(id, _) => found.extend(self.parameter(*id).filter_map(|value| match value {
                ParameterValue::Date(range) => range.lo().or(range.hi()),
                ParameterValue::Quantity { .. } => None,
            })),
            Moment::Later(inner, _) => self.moment(inner, found),
            Moment::Day | Moment::Fact(_) => {}
        }
    }

    fn options_of(&self, fact: &str) -> Vec<&'a str> {
        let fact = self.catalog.fact_id(fact).and_then(|id| self.catalog.fact(id));
        let choice = fact.and_then(|fact| self.catalog.choice(fact));
        choice.into_iter().flat_map(|it| &it.options).map(|it| it.id.as_str()).collect()
    }

    /// In which of the sets that are told apart an option is.
    fn kind(&self, fact: &str, option: &str) -> Vec<bool> {
        let Some(id) = self.catalog.fact_id(fact) else { return Vec::new() };
        let choice = self.catalog.fact(id).and_then(|fact| self.catalog.choice(fact));
        let Some(one) = choice.and_then(|choice| choice.named(option)) else { return Vec::new() };
        let of_tests = self.tests.iter().filter_map(|test| match test {
            Test::OneOf(of, set) if *of == id => Some(one.is_within(*set)),
            _ => None,
        });
        let keyed = self.parameters.iter().filter_map(|it| self.catalog.parameters.get(it.at()));
        let keys = keyed.filter(|it| it.by == Some(id)).flat_map(|it| &it.keys);
        of_tests.chain(keys.map(|key| one.is_within(key.choices))).collect()
    }
}

/// What is counted in a comparison.
fn counted(test: &Test) -> Vec<&Test> {
    let mut found = Vec::new();
    for quantity in quantities(test) {
        if let Quantity::Count(_, Some(of)) = quantity {
            found.push(&**of);
        }
    }
    found
}

fn quantities(test: &Test) -> Vec<&Quantity> {
    match test {
        Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
            [&**a, &**b].into_iter().flat_map(parts).collect()
        }
        Test::Within { months, .. } => vec![&**months],
        Test::Before(a, b) | Test::NotAfter(a, b) => {
            [&**a, &**b].into_iter().filter_map(term).flat_map(parts).collect()
        }
        _ => Vec::new(),
    }
}

/// A quantity and what it is made of.
fn parts(quantity: &Quantity) -> Vec<&Quantity> {
    let inner: Vec<&Quantity> = match quantity {
        Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => vec![&**a, &**b],
        _ => Vec::new(),
    };
    [quantity].into_iter().chain(inner.into_iter().flat_map(parts)).collect()
}

/// How much later a day is.
fn term(moment: &Moment) -> Option<&Quantity> {
    if let Moment::Later(_, term) = moment { Some(&**term) } else { None }
}

fn moments(test: &Test) -> Vec<&Moment> {
    match test {
        Test::Before(a, b) | Test::NotAfter(a, b) => vec![&**a, &**b],
        Test::Within { date, at, .. } => vec![&**date, &**at],
        Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
            [&**a, &**b].into_iter().flat_map(parts).flat_map(between).collect()
        }
        _ => Vec::new(),
    }
}

/// The days between which months are counted.
fn between(quantity: &Quantity) -> Vec<&Moment> {
    if let Quantity::FullMonths(from, to) = quantity { vec![&**from, &**to] } else { Vec::new() }
}
