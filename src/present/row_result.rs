//! What a rule comes to in each row of its group.

use crate::engine::{RowEvaluation, RuleEvaluation, Value, Verdict};
use crate::formula::GroupId;
use crate::policy::{Paid, Rule};
use crate::present::View;
use crate::unit::{Exact, Interval, Truth, Unit};

/// What a rule comes to in some rows that come to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowResult {
    /// The group.
    pub group: GroupId,
    /// Which rows, from nought.
    pub rows: Vec<usize>,
    /// How many people they are.
    pub people: String,
    /// Whether its conditions hold, in words.
    pub text: String,
    /// What is given to one of them, where a sum is given.
    pub each: String,
    /// What is given to all of them.
    pub all: String,
}

/// Some rows that come to the same.
struct Alike<'a> {
    came: &'a RowEvaluation,
    rows: Vec<usize>,
    people: Option<Interval<Exact>>,
    share: Option<Interval<Exact>>,
}

impl View<'_> {
    /// What a rule comes to in each row, where it has several, or one that is not all there is to say.
    pub(crate) fn row_results(&self, rule: &Rule, came: &RuleEvaluation) -> Vec<RowResult> {
        let Some(group) = rule.for_each.filter(|_| 1 < came.rows.len()) else { return Vec::new() };
        if matches!(came.verdict, Verdict::NotInForce(_)) {
            return Vec::new();
        }
        let per = rule.grant.as_ref().map_or("", |grant| grant.paid.as_str());
        let summed = rule.grant.as_ref().is_some_and(|grant| grant.paid != Paid::Value);
        let per = if summed { self.words.get(&["paid.", per].concat()) } else { String::new() };
        let shown = |it: Alike<'_>| {
            let amount = |range: Option<Interval<Exact>>| {
                let range = range.filter(|_| summed && it.came.holds != Truth::No);
                range.map(|range| self.sum(range) + &per).unwrap_or_default()
            };
            let one = match it.came.amount {
                Some(Value::Quantity(range)) => Some(range),
                _ => None,
            };
            let people = it.people.and_then(|count| self.locale.range(count, Unit::PERSON));
            RowResult {
                group,
                people: people.unwrap_or_default(),
                text: self.words.get(match it.came.holds {
                    Truth::Yes => "rows.yes",
                    Truth::No => "rows.no",
                    Truth::Unknown => "rows.open",
                }),
                each: amount(one),
                all: amount(it.share),
                rows: it.rows,
            }
        };
        alike(&came.rows).into_iter().map(shown).collect()
    }

    fn sum(&self, range: Interval<Exact>) -> String {
        let (bound, number) = self.amount(range);
        bound + &number
    }
}

/// Rows that come to the same together, in the order of the first of each.
fn alike(rows: &[RowEvaluation]) -> Vec<Alike<'_>> {
    let mut found: Vec<Alike<'_>> = Vec::new();
    let joined = |a: Option<Interval<Exact>>, b: Option<Interval<Exact>>| Some(crate::engine::sum(a?, b?));
    for (at, came) in rows.iter().enumerate() {
        let same = |it: &&mut Alike<'_>| it.came.holds == came.holds && it.came.amount == came.amount;
        match found.iter_mut().find(same) {
            Some(it) => {
                it.rows.push(at);
                it.people = joined(it.people, Some(came.count));
                it.share = joined(it.share, came.share());
            }
            None => {
                found.push(Alike { came, rows: vec![at], people: Some(came.count), share: came.share() });
            }
        }
    }
    found
}
