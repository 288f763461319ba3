//! Which facts are split: those that are mentioned in ways that pull apart, where they are compared with what is fixed.

use std::collections::BTreeMap;

use crate::formula::{Choices, FactId, GroupId, Moment, ParameterId, ParameterKey, Quantity, Test};
use crate::policy::load::cells::{Cuts, cells, days, numbers};
use crate::policy::{
    Amount, Catalog, Condition, ConditionKind, Dated, Domain, Fact, Grant, Parameter, ParameterValue, Split,
};
use crate::unit::Exact;

/// The most cells of all facts that are split together.
const MOST_CELLS: usize = 24;
/// The most mentions of facts and definitions that are looked at, those in definitions included, each time they are
/// named: this often something is computed again in a cell.
const MOST_MENTIONS: usize = 300;

/// Finds what is split in each condition, between the conditions of a definition or rule, and in each grant.
pub(crate) fn find(catalog: &mut Catalog) {
    let definitions = catalog.definitions.iter().map(|it| of_list(catalog, None, &it.requires));
    let rules = catalog.rules.iter().map(|it| of_list(catalog, it.for_each, &it.requires));
    let grants = catalog
        .rules
        .iter()
        .map(|it| it.grant.as_ref().map_or_else(Vec::new, |grant| of_grant(catalog, it.for_each, grant)));
    let (definitions, rules, grants): (Vec<_>, Vec<_>, Vec<_>) =
        (definitions.collect(), rules.collect(), grants.collect());
    for (definition, (each, splits)) in catalog.definitions.iter_mut().zip(definitions) {
        give(&mut definition.requires, each);
        definition.splits = splits;
    }
    for ((rule, (each, splits)), of_grant) in catalog.rules.iter_mut().zip(rules).zip(grants) {
        give(&mut rule.requires, each);
        rule.splits = splits;
        if let Some(grant) = &mut rule.grant {
            grant.splits = of_grant;
        }
    }
}

fn give(conditions: &mut [Condition], each: Vec<Vec<Split>>) {
    for (condition, splits) in conditions.iter_mut().zip(each) {
        condition.splits = splits;
    }
}

/// What is split in each of some conditions, and what between them.
fn of_list(catalog: &Catalog, row: Option<GroupId>, requires: &[Condition]) -> (Vec<Vec<Split>>, Vec<Split>) {
    let walked = |conditions: &[Condition]| {
        let mut walk = Walk::new(catalog, row);
        for (place, condition) in conditions.iter().enumerate() {
            walk.place = place;
            walk.condition(condition, Some(true));
        }
        walk
    };
    let of_each =
        |it| walked(std::slice::from_ref(it)).splits(|walk, _, it| walk.pull_apart(it).then_some(false));
    let each = requires.iter().map(of_each);
    let walk = walked(requires);
    let between = if walk.mentions.values().any(|it| in_several(it) && walk.pull_apart(it)) {
        walk.splits(|walk, _, it| walk.pull_apart(it).then_some(!in_several(it)))
    } else {
        Vec::new()
    };
    (each.collect(), between)
}

/// What is split in a grant: what both chooses its case and makes its amount, pulls apart in one of them, or is part of
/// what chooses several cases, for a case counts only where those before it do not.
fn of_grant(catalog: &Catalog, row: Option<GroupId>, grant: &Grant) -> Vec<Split> {
    let mut walk = Walk::new(catalog, row);
    let amounts = grant.cases.len();
    for (place, case) in grant.cases.iter().enumerate() {
        walk.place = place;
        case.when.iter().for_each(|when| walk.test(when, Some(true)));
        walk.place = amounts;
        match &case.amount {
            Amount::Quantity(amount) => walk.quantity(amount, Some(true)),
            Amount::Moment(amount) => walk.moment(amount, Some(true)),
        }
    }
    walk.splits(|walk, fact, mentions| {
        let in_amounts = mentions.iter().filter(|it| it.place == amounts).count();
        let both = 0 < in_amounts && in_amounts < mentions.len();
        // Bounds one after the other leave to each case what is between them.
        let bounds = matches!(fact.domain, Domain::Quantity { .. } | Domain::Date(_));
        let several = in_amounts == 0 && !bounds && in_several(mentions);
        (both || several || walk.pull_apart(mentions)).then_some(false)
    })
}

fn in_several(mentions: &[Mention]) -> bool {
    mentions.iter().any(|it| mentions.first().is_some_and(|first| first.place != it.place))
}

/// How a fact is mentioned.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// The more, the more it holds or comes to; or the less.
    More(bool),
    /// It holds for these options.
    In(Choices),
    /// As the key of a parameter of which more is more; or less.
    By(ParameterId, bool),
    /// Otherwise.
    Other,
}

/// A mention of a fact.
struct Mention {
    /// The number of the condition, or of the part of a grant.
    place: usize,
    /// The same for all mentions in a definition where it is named: what is split in it is split there.
    source: usize,
    way: Way,
}

struct Walk<'a> {
    catalog: &'a Catalog,
    row: Option<GroupId>,
    /// The number of the condition, or of the part of a grant.
    place: usize,
    source: usize,
    /// How many definitions are looked into.
    depth: usize,
    mentions: BTreeMap<FactId, Vec<Mention>>,
    cuts: BTreeMap<FactId, Cuts>,
    counted: Vec<GroupId>,
    left: usize,
}

impl<'a> Walk<'a> {
    fn new(catalog: &'a Catalog, row: Option<GroupId>) -> Self {
        Self {
            catalog,
            row,
            place: 0,
            source: 0,
            depth: 0,
            mentions: BTreeMap::new(),
            cuts: BTreeMap::new(),
            counted: Vec::new(),
            left: MOST_MENTIONS,
        }
    }

    /// The facts of which `worth` says whether they are split, and whether after others; of each those with the fewest
    /// cells first, as many as may be.
    fn splits(self, worth: impl Fn(&Self, &Fact, &[Mention]) -> Option<bool>) -> Vec<Split> {
        let mut found: Vec<((bool, usize), Split)> = Vec::new();
        for (id, mentions) in self.mentions.iter().filter(|_| self.left != 0) {
            let fact = self.catalog.fact(*id).filter(|fact| self.is_one(fact));
            let Some((fact, cuts)) = fact.zip(self.cuts.get(id)) else { continue };
            if let Some(later) = worth(&self, fact, mentions)
                && let Some((count, cells)) = cells(self.catalog, fact, cuts)
            {
                found.push(((later, count), Split { fact: *id, cells }));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        let mut all: usize = 1;
        found.retain(|((_, count), _)| {
            let more = all.saturating_mul(*count);
            let fits = *count > 1 && more <= MOST_CELLS;
            all = if fits { more } else { all };
            fits
        });
        found.into_iter().map(|(_, split)| split).collect()
    }

    /// Whether what comes of all mentions together is more than what comes of each: not where one set is in the other,
    /// or all go the same way.
    fn pull_apart(&self, mentions: &[Mention]) -> bool {
        let apart = |one: &Mention, other: &Mention| match (one.way, other.way) {
            _ if one.source == other.source => false,
            (Way::In(a), Way::In(b)) => !a.is_within(b) && !b.is_within(a),
            (Way::By(a, up), Way::By(b, also)) => up != also || !self.rise_together(a, b),
            (Way::Other, _) => true,
            (one, other) => one != other,
        };
        let mut rest = mentions;
        while let Some((one, others)) = rest.split_first() {
            if others.iter().any(|other| apart(one, other)) {
                return true;
            }
            rest = others;
        }
        false
    }

    /// Whether of two parameters with the same keys no key has more than another one of the one, and less of the other.
    fn rise_together(&self, a: ParameterId, b: ParameterId) -> bool {
        let of = |id: ParameterId| self.catalog.parameters.get(id.at());
        let Some((a, b)) = of(a).zip(of(b)) else { return false };
        let sets = |it: &Parameter| it.keys.iter().map(|key| key.choices).collect::<Vec<_>>();
        let ends = |dated: &Dated| -> Option<Vec<Exact>> {
            let exact = |value: &Option<ParameterValue>| match value {
                Some(ParameterValue::Quantity { range, .. }) => range.as_point(),
                _ => None,
            };
            dated.values.iter().map(exact).collect()
        };
        let together = |a: &[Exact], b: &[Exact]| {
            let pairs: Vec<_> = a.iter().zip(b).collect();
            pairs.iter().all(|one| pairs.iter().all(|other| !(one.0 < other.0 && one.1 > other.1)))
        };
        let dated = a.values.iter().flat_map(|one| b.values.iter().map(move |other| (one, other)));
        sets(a) == sets(b)
            && dated.map(|(a, b)| ends(a).zip(ends(b))).all(|it| it.is_some_and(|(a, b)| together(&a, &b)))
    }

    /// What follows is of the next source, outside of definitions.
    fn begin_source(&mut self) {
        if self.depth == 0 {
            self.source = self.source.saturating_add(1);
        }
    }

    /// Whether a fact is the same wherever it is mentioned: of rows that are counted each has its own.
    fn is_one(&self, fact: &Fact) -> bool {
        fact.group.is_none_or(|group| self.row == Some(group) && !self.counted.contains(&group))
    }

    fn mention(&mut self, fact: FactId, way: Way) {
        self.left = self.left.saturating_sub(1);
        self.cuts.entry(fact).or_default();
        self.begin_source();
        let (place, source) = (self.place, self.source);
        self.mentions.entry(fact).or_default().push(Mention { place, source, way });
    }

    fn cut(&mut self, fact: FactId) -> &mut Cuts {
        self.cuts.entry(fact).or_default()
    }

    fn condition(&mut self, condition: &Condition, more: Option<bool>) {
        match &condition.kind {
            ConditionKind::All(all) | ConditionKind::Any(all) => {
                for it in all {
                    self.condition(it, more);
                }
            }
            ConditionKind::Clause { test, binds, .. } => {
                self.test(test, more);
                if let Some(binds) = binds {
                    self.test(binds, more);
                }
            }
        }
    }

    /// `more` says whether its holding makes the whole hold, or not hold; nothing where it may do either.
    fn test(&mut self, test: &Test, more: Option<bool>) {
        if self.left == 0 {
            return;
        }
        match test {
            Test::Fact(fact) => self.mention(*fact, more.map_or(Way::Other, Way::More)),
            Test::OneOf(fact, choices) => self.one_of(*fact, *choices, more),
            Test::Definition(id) => {
                self.left = self.left.saturating_sub(1);
                self.begin_source();
                self.depth = self.depth.saturating_add(1);
                if let Some(it) = self.catalog.definitions.get(id.at()) {
                    it.whole.iter().for_each(|whole| self.test(whole, more));
                    it.requires.iter().for_each(|it| self.condition(it, more));
                }
                self.depth = self.depth.saturating_sub(1);
            }
            // What another rule comes to is computed once.
            Test::Rule(_) => {}
            Test::Not(inner) => self.test(inner, more.map(|more| !more)),
            Test::All(all) | Test::Any(all) => all.iter().for_each(|it| self.test(it, more)),
            Test::Less(a, b) | Test::AtMost(a, b) => self.compare(a, b, more),
            Test::Equal(a, b) => self.compare(a, b, None),
            Test::Before(a, b) | Test::NotAfter(a, b) => self.compare_days(a, b, more),
            Test::Within { date, months, at } => {
                self.moment(date, None);
                self.quantity(months, more);
                self.moment(at, None);
            }
        }
    }

    fn one_of(&mut self, fact: FactId, choices: Choices, more: Option<bool>) {
        let all = self.catalog.fact(fact).and_then(|fact| self.catalog.choice(fact));
        let Some(all) = all.map(crate::policy::Choice::all) else { return };
        self.mention(
            fact,
            match more {
                Some(true) => Way::In(choices),
                Some(false) => Way::In(all.without(choices)),
                None => Way::Other,
            },
        );
        self.cut(fact).sets.push(choices);
    }

    fn compare(&mut self, a: &Quantity, b: &Quantity, more: Option<bool>) {
        let less = more.map(|more| !more);
        for (one, other, way) in [(a, b, less), (b, a, more)] {
            match (one, numbers(self.catalog, other)) {
                (Quantity::Fact(fact), Some(numbers)) => {
                    self.mention(*fact, way.map_or(Way::Other, Way::More));
                    self.cut(*fact).numbers.extend(numbers);
                }
                _ => self.quantity(one, way),
            }
        }
    }

    fn compare_days(&mut self, a: &Moment, b: &Moment, more: Option<bool>) {
        let less = more.map(|more| !more);
        for (one, other, way) in [(a, b, less), (b, a, more)] {
            if let (Moment::Fact(fact), Some(days)) = (one, days(self.catalog, other)) {
                self.cut(*fact).dates.extend(days);
            }
            self.moment(one, way);
        }
    }

    fn quantity(&mut self, quantity: &Quantity, more: Option<bool>) {
        if self.left == 0 {
            return;
        }
        match quantity {
            Quantity::Number(_) => {}
            Quantity::Fact(fact) => {
                self.mention(*fact, more.map_or(Way::Other, Way::More));
                self.cut(*fact).otherwise = true;
            }
            Quantity::Parameter(id, key) => self.parameter(*id, *key, more),
            Quantity::Difference(a, b) => {
                self.quantity(a, more);
                self.quantity(b, more.map(|more| !more));
            }
            Quantity::Sum(a, b) | Quantity::Product(a, b) => {
                self.quantity(a, more);
                self.quantity(b, more);
            }
            Quantity::Least(all) | Quantity::Greatest(all) => {
                for it in all {
                    self.quantity(it, more);
                }
            }
            Quantity::Floor(inner) => self.quantity(inner, more),
            Quantity::FullMonths(from, to) => {
                self.moment(from, more.map(|more| !more));
                self.moment(to, more);
            }
            Quantity::Count(group, condition) => {
                self.counted.push(*group);
                if let Some(condition) = condition {
                    self.test(condition, more);
                }
            }
            Quantity::Monthly { amount, from, months } => {
                self.quantity(amount, more);
                self.moment(from, None);
                self.quantity(months, more);
            }
        }
    }

    fn moment(&mut self, moment: &Moment, more: Option<bool>) {
        match moment {
            Moment::Day | Moment::Date(_) => {}
            Moment::Fact(fact) => self.mention(*fact, more.map_or(Way::Other, Way::More)),
            Moment::Parameter(id, key) => self.parameter(*id, *key, more),
            Moment::Later(date, months) => {
                self.moment(date, more);
                self.quantity(months, more);
            }
        }
    }

    fn parameter(&mut self, id: ParameterId, key: ParameterKey, more: Option<bool>) {
        let Some(it) = self.catalog.parameters.get(id.at()) else { return };
        if let (Some(by), ParameterKey::Own) = (it.by, key) {
            self.mention(by, more.map_or(Way::Other, |more| Way::By(id, more)));
            self.cut(by).sets.extend(it.keys.iter().map(|key| key.choices));
        }
    }
}
