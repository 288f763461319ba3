//! Several ways of answering side by side.

use crate::engine::{Row, Value};
use crate::policy::{Audience, Group};
use crate::present::{View, concerns};

/// Something in each scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What it is.
    pub title: String,
    /// The policy's name in addresses, if it is one.
    pub policy: Option<String>,
    /// What it is in each, in their order; nothing where there is nothing.
    pub each: Vec<String>,
}

impl Compared {
    /// Whether it is not the same in all.
    pub fn differs(&self) -> bool {
        self.each.windows(2).any(|pair| matches!(pair, [one, other] if one != other))
    }
}

/// The answers that differ: those of facts, and of groups who they are.
pub fn compared_answers(views: &[View<'_>]) -> Vec<Compared> {
    let Some(first) = views.first() else { return Vec::new() };
    let facts = first.catalog.facts_of(None).map(|(id, fact)| {
        let each = |view: &View<'_>| view.situation.value(id).and_then(|value| view.value(fact, value));
        (first.text(&fact.label), views.iter().map(|view| each(view).unwrap_or_default()).collect())
    });
    let groups = first
        .catalog
        .groups
        .iter()
        .map(|group| (first.text(&group.title), views.iter().map(|view| view.people(group)).collect()));
    let all = facts.chain(groups).map(|(title, each)| Compared { title, policy: None, each });
    all.filter(Compared::differs).collect()
}

/// The sums of the policies for these, by who is paid and how.
pub fn compared_totals(views: &[View<'_>], audience: &[Audience]) -> Vec<Compared> {
    let mut found: Vec<Compared> = Vec::new();
    for (at, view) in views.iter().enumerate() {
        for (payee, lines) in view.totals(audience).0 {
            for line in lines {
                let sums = [
                    ("totals.certain", line.certain),
                    ("totals.to_confirm", line.to_confirm),
                    ("totals.possible", line.possible.map(|sum| (view.words.get("amount.at_most"), sum))),
                ];
                for (key, (bound, sum)) in sums.into_iter().filter_map(|(key, sum)| Some((key, sum?))) {
                    let title = [&payee, " · ", &view.words.get(key), &line.per].concat();
                    put(&mut found, title, at, views.len(), [&bound, &sum, line.per.as_str()].concat());
                }
            }
        }
    }
    found
}

fn put(found: &mut Vec<Compared>, title: String, at: usize, count: usize, text: String) {
    let place = found.iter().position(|it| it.title == title).unwrap_or(found.len());
    if place == found.len() {
        found.push(Compared { title, policy: None, each: vec![String::new(); count] });
    }
    if let Some(each) = found.get_mut(place).and_then(|it| it.each.get_mut(at)) {
        *each = text;
    }
}

/// The policies for these that come to something else in one than in another.
pub fn compared_outcomes(views: &[View<'_>], audience: &[Audience]) -> Vec<Compared> {
    let Some(first) = views.first() else { return Vec::new() };
    let wanted = first.catalog.policies.iter().filter(|policy| concerns(policy, audience));
    let compared = wanted.map(|policy| Compared {
        title: first.text(&policy.title),
        policy: Some(policy.id.clone()),
        each: views.iter().map(|view| view.outcome(&policy.id).0).collect(),
    });
    compared.filter(Compared::differs).collect()
}

impl View<'_> {
    /// Who the people of a group are.
    fn people(&self, group: &Group) -> String {
        let Some(id) = self.catalog.group_id(&group.id) else { return String::new() };
        let rows: Vec<String> = self.situation.rows(id).iter().map(|row| self.row(row)).collect();
        rows.join(self.locale.say("；", "; "))
    }

    fn row(&self, row: &Row) -> String {
        let count = self.locale.range(row.count, crate::unit::Unit::PERSON);
        let values = row.values.iter().filter_map(|(id, value): &(_, Value)| {
            let fact = self.catalog.fact(*id)?;
            Some([&*self.text(&fact.label), self.locale.say("", ": "), &self.value(fact, *value)?].concat())
        });
        count.into_iter().chain(values).collect::<Vec<_>>().join(self.locale.say("，", ", "))
    }
}
