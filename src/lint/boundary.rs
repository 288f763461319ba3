//! The lint that holds the boundary words of a clause against its comparators.

use crate::formula::{Moment, ParameterId, Quantity, Test};
use crate::lint::Subject;
use crate::lint::clauses::{Clause, clauses, parts, quantities};
use crate::lint::codes::Say;
use crate::lint::phrases::{Phrase, Relation, phrases};
use crate::policy::{Catalog, Citation, Parameter, ParameterValue, both};
use crate::unit::{Exact, Unit};

pub(super) fn words(subject: &Subject<'_>, say: &mut Say<'_>) {
    for clause in clauses(subject.catalog) {
        let mut bounds = Vec::new();
        clause.test.iter().for_each(|test| bounds_of(test, true, &mut bounds));
        for quantity in quantities(&clause) {
            caps_of(quantity, &mut bounds);
        }
        for (id, relation) in bounds {
            let Some(parameter) = subject.catalog.parameters.get(id.at()) else { continue };
            let said = said(subject.catalog, &clause, parameter);
            let other = said.iter().find(|it| it.relation != relation);
            if let Some(phrase) = other.filter(|_| !said.iter().any(|it| it.relation == relation)) {
                let (word, is) = (phrase.word, phrase.relation.as_str());
                let (has, id) = (relation.as_str(), &parameter.id);
                let zh = format!("“{word}”是 `{is}`，公式里却是 `{has} {id}`");
                say(
                    clause.at.clone(),
                    both(zh, format!("“{word}” is `{is}`, but the formula has `{has} {id}`")),
                );
            }
        }
    }
}

/// Every parameter that stands alone at a side of a comparison, and how the other side stands to it.
fn bounds_of(test: &Test, holds: bool, found: &mut Vec<(ParameterId, Relation)>) {
    let mut add = |id: Option<ParameterId>, relation: Relation| {
        found.extend(id.map(|id| (id, if holds { relation } else { relation.contrary() })));
    };
    let mut sides = |a: Option<ParameterId>, b: Option<ParameterId>, relation: Relation| match (a, b) {
        (None, b) => add(b, relation),
        (a, None) => add(a, relation.flipped()),
        _ => {}
    };
    match test {
        Test::Not(inner) => bounds_of(inner, !holds, found),
        Test::All(all) | Test::Any(all) => all.iter().for_each(|it| bounds_of(it, holds, found)),
        Test::Less(a, b) => sides(alone(a), alone(b), Relation::Less),
        Test::AtMost(a, b) => sides(alone(a), alone(b), Relation::AtMost),
        Test::Before(a, b) => sides(later(a), later(b), Relation::Less),
        Test::NotAfter(a, b) => sides(later(a), later(b), Relation::AtMost),
        Test::Within { months, .. } => add(alone(months), Relation::AtMost),
        Test::Equal(..) | Test::Fact(_) | Test::Definition(_) | Test::Rule(_) | Test::OneOf(..) => {}
    }
}

/// Every parameter that a number is kept to: `min(x, p)` is never more than `p`, `max(x, p)` never less.
fn caps_of(quantity: &Quantity, found: &mut Vec<(ParameterId, Relation)>) {
    match quantity {
        Quantity::Least(all) => found.extend(cap(all).map(|id| (id, Relation::AtMost))),
        Quantity::Greatest(all) => found.extend(cap(all).map(|id| (id, Relation::AtLeast))),
        _ => {}
    }
    for part in parts(quantity) {
        caps_of(part, found);
    }
}

/// The only figure beside numbers that are made of more than figures.
fn cap(all: &[Quantity]) -> Option<ParameterId> {
    let mut figures = all.iter().filter_map(|it| match it {
        Quantity::Parameter(id, _) => Some(*id),
        _ => None,
    });
    let only = figures.next().filter(|_| figures.next().is_none())?;
    (1 < all.len()).then_some(only)
}

/// The parameter that a side is, or is a multiple of.
fn alone(side: &Quantity) -> Option<ParameterId> {
    match side {
        Quantity::Parameter(id, _) => Some(*id),
        Quantity::Product(a, b) => match (alone(a), alone(b)) {
            (Some(id), None) | (None, Some(id)) => Some(id),
            _ => None,
        },
        _ => None,
    }
}

/// The parameter by whose term a day is later than another.
fn later(side: &Moment) -> Option<ParameterId> {
    match side {
        Moment::Later(_, months) => alone(months),
        _ => None,
    }
}

/// What the clause, its own words and the parameter's quote say of the parameter's numbers.
fn said(catalog: &Catalog, clause: &Clause<'_>, parameter: &Parameter) -> Vec<Phrase> {
    let own = [clause.citation.quote.as_deref(), Some(clause.text.zh.as_str())];
    let own = own.into_iter().flatten().map(|text| (text, clause.citation));
    let values = parameter.values.iter().map(|dated| (dated.citation.quote.as_deref(), &dated.citation));
    let values = values.filter_map(|(quote, citation)| quote.map(|quote| (quote, citation)));
    let excluding = |citation: &Citation| catalog.source(citation).map_or(&[][..], |it| &it.excluding);
    let all = own.chain(values).flat_map(|(text, citation)| phrases(text, excluding(citation)));
    all.filter(|phrase| is_value(parameter, phrase)).collect()
}

fn is_value(parameter: &Parameter, phrase: &Phrase) -> bool {
    let crate::formula::Type::Quantity(unit) = parameter.kind else { return false };
    let same_unit = unit == phrase.unit || (phrase.unit == Unit::YUAN && 0 < unit.yuan);
    let points = parameter.values.iter().flat_map(|dated| &dated.values).flatten().filter_map(point);
    same_unit && points.into_iter().any(|point| point == phrase.number)
}

fn point(value: &ParameterValue) -> Option<Exact> {
    match value {
        ParameterValue::Quantity { range, unstated: false } => range.as_point().or(range.lo()).or(range.hi()),
        _ => None,
    }
}
