//! Answers as a person or a program writes them.

use policy_portal::engine::Value;
use policy_portal::policy::{Ask, Catalog, Domain, Fact};
use policy_portal::unit::{Interval, Truth};
use serde_json::{Map, Value as Json};

use super::Part;

/// A row of a group.
pub(super) fn row(catalog: &Catalog, part: &Part) -> Json {
    let mut row = Map::from_iter([("count".to_owned(), range(part.count, " person").into())]);
    for (id, value) in &part.known {
        let fact = catalog.fact(*id).unwrap();
        if fact.ask != Ask::Never {
            row.insert(fact.short().to_owned(), answer(catalog, fact, *value));
        }
    }
    row.into()
}

/// The answer to a fact.
pub(super) fn answer(catalog: &Catalog, fact: &Fact, value: Value) -> Json {
    match (value, &fact.domain) {
        (Value::Truth(truth), _) => if truth == Truth::Yes { "yes" } else { "no" }.into(),
        (Value::Choice(choices), _) => {
            let options = &catalog.choice(fact).unwrap().options;
            choices.iter().map(|at| Json::from(options[at].id.clone())).collect()
        }
        (Value::Date(range), _) => self::range(range, "").into(),
        (Value::Quantity(range), Domain::Quantity { unit, .. }) if unit.to_string() == "number" => {
            self::range(range, "").into()
        }
        (Value::Quantity(range), Domain::Quantity { unit, .. }) => {
            self::range(range, &format!(" {unit}")).into()
        }
        (Value::Quantity(_), _) => panic!("{} is no number", fact.id),
    }
}

/// A set of numbers or days.
pub(super) fn range<T: Copy + Ord + std::fmt::Display>(range: Interval<T>, unit: &str) -> String {
    let end = |end: Option<T>| end.map(|end| format!("{end}{unit}")).unwrap_or_default();
    match range.as_point() {
        Some(point) => format!("{point}{unit}"),
        None => format!("{}..{}", end(range.lo()), end(range.hi())),
    }
}
