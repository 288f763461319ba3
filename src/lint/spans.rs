//! The days that a proof goes through.

use std::collections::BTreeSet;

use crate::formula::{Leaf, Mentions, ParameterId};
use crate::policy::{Catalog, Parameter, ParameterValue, Rule};
use crate::unit::{Date, Interval};

/// How many months are looked at after the last day on which something is known to change.
const AHEAD: i64 = 120;

/// The first and the last of some days.
pub(super) type Days = (Date, Date);

/// All days from the year of the plan on, or from the first figure if that is earlier, cut where a figure changes or a
/// day that is a figure has come; without those on which a figure that the rule needs has no value.
pub(super) fn spans(catalog: &Catalog, rule: &Rule) -> Vec<Days> {
    let of_plan = Date::new(2025, 1, 1).unwrap_or(Date::FIRST);
    let figures = figures(catalog, rule);
    let cuts = figures.iter().filter_map(|id| catalog.parameters.get(id.at())).flat_map(cuts);
    let cuts: BTreeSet<Date> = cuts.chain([of_plan]).collect();
    let end = cuts.last().map_or(of_plan, |day| day.plus_months(AHEAD));
    let ends = cuts.iter().skip(1).map(|day| day.previous()).chain([end]);
    let has_value = |id: &ParameterId, day: Date| {
        catalog.parameters.get(id.at()).is_some_and(|parameter| parameter.on(day).is_some())
    };
    let in_force = |day: Date| rule.parameters.iter().all(|id| has_value(id, day));
    cuts.iter().copied().zip(ends).filter(|(first, _)| in_force(*first)).collect()
}

/// The days from which on something may be otherwise because of a parameter.
fn cuts(parameter: &Parameter) -> Vec<Date> {
    let values = parameter.values.iter().flat_map(|dated| &dated.values).flatten();
    let days = values.filter_map(|value| match value {
        ParameterValue::Date(range) => Some([range.lo(), range.hi()]),
        ParameterValue::Quantity { .. } => None,
    });
    let days = days.flatten().flatten().flat_map(|day| [day, day.next()]);
    parameter.changes().chain(days).collect()
}

/// The parameters on which a rule turns, by itself or through definitions and other rules.
fn figures(catalog: &Catalog, rule: &Rule) -> BTreeSet<ParameterId> {
    let (mut found, mut seen) = (BTreeSet::new(), Vec::new());
    let mut left: Vec<&dyn Mentions> = vec![rule];
    while let Some(it) = left.pop() {
        it.leaves(true, &mut |leaf| {
            if let Leaf::Parameter(id) = leaf {
                found.insert(id);
            }
            if seen.contains(&leaf) {
                return;
            }
            seen.push(leaf);
            match leaf {
                Leaf::Definition(id) => left.extend(catalog.definitions.get(id.at()).map(as_mentions)),
                Leaf::Rule(id) => left.extend(catalog.rules.get(id.at()).map(as_mentions)),
                Leaf::Fact(_) | Leaf::Parameter(_) | Leaf::Group(_) | Leaf::Day => {}
            }
        });
    }
    found
}

fn as_mentions(it: &impl Mentions) -> &dyn Mentions {
    it
}

/// How many months there are between the ends.
pub(super) fn months(days: Interval<Date>) -> i64 {
    days.lo().zip(days.hi()).map_or(i64::MAX, |(lo, hi)| hi.full_months_since(lo))
}

/// Them in two halves; nothing where they are one day.
pub(super) fn halves_of_days(days: Interval<Date>) -> Option<[Days; 2]> {
    let (lo, hi) = (days.lo()?, days.hi()?);
    let months = months(days).checked_div(2)?;
    let middle = if months == 0 { lo } else { lo.plus_months(months) };
    (middle < hi).then(|| [(lo, middle), (middle.next(), hi)])
}
