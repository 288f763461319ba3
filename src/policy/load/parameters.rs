//! Parameters and their dated values.

use std::collections::BTreeSet;

use crate::formula::{Literal, ParameterId, ParameterKey, Symbol, Type};
use crate::policy::file::{KeyEntry, ParameterEntry, ValueEntry};
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, MOST, Reader};
use crate::policy::spot::Spot;
use crate::policy::{Choice, Dated, Key, Parameter, ParameterValue};

/// Parameters of a shared file, or of one policy, whose names are then `policy.name`.
pub(crate) fn parameters<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    file: File<'a>,
    policy: Option<&str>,
    list: Vec<Spot<'a, ParameterEntry<'a>>>,
) {
    for Spot { value: it, raw } in list {
        let name = policy.map_or_else(|| it.id.value.clone(), |policy| format!("{policy}.{}", it.id.value));
        reader.name(file, &it.id);
        let by = it.by.as_ref().map(|by| keyed_by(reader, file, by));
        let choice = match &by {
            None => Values::One,
            Some(None) => Values::Unread,
            Some(Some((_, choice))) => Values::By(choice),
        };
        let mut parameter = Parameter {
            id: name,
            label: it.label.into(),
            kind: Type::Truth,
            by: by.as_ref().and_then(|by| by.as_ref()).map(|(fact, _)| *fact),
            keys: Vec::new(),
            values: Vec::new(),
        };
        if it.values.is_empty() && !file.is_mended(raw) {
            reader.problem(
                file,
                it.id.raw,
                format!("`{}` has no value", it.id.value),
                "give it one, `unstated yuan` if the law leaves it open",
            );
        }
        for entry in it.values {
            value(reader, file, &mut parameter, choice, entry);
        }
        finish(reader, scope, file, &it.id, parameter);
    }
}

/// How the values of a parameter are given.
#[derive(Clone, Copy)]
pub(crate) enum Values<'a> {
    /// One at a time.
    One,
    /// One for each key of this choice.
    By(&'a Choice),
    /// By something that is not known.
    Unread,
}

fn keyed_by(
    reader: &mut Reader,
    file: File<'_>,
    by: &Spot<'_, String>,
) -> Option<(crate::formula::FactId, Choice)> {
    let fact = reader.catalog.fact_id(&by.value);
    let choice = fact.and_then(|fact| reader.catalog.choice(reader.catalog.fact(fact)?)).cloned();
    let found = fact.zip(choice);
    if found.is_none() {
        reader.problem(
            file,
            by.raw,
            format!("`{}` is not a choice fact", by.value),
            "name one by which the values differ",
        );
    }
    found
}

/// Adds what a parameter is from a day on.
pub(crate) fn value<'a>(
    reader: &mut Reader,
    file: File<'a>,
    parameter: &mut Parameter,
    choice: Values<'_>,
    Spot { raw, value: it }: Spot<'a, ValueEntry<'a>>,
) {
    let from = reader.date(file, &it.from);
    let until = it.until.as_ref().and_then(|spot| reader.date(file, spot));
    let checked = it.checked.as_ref().and_then(|spot| reader.date(file, spot));
    let citation = reader.citation(file, &it.source, it.quote.as_ref(), it.grade);
    let values = match (it.value, choice) {
        (Some(spot), Values::One) if it.keys.is_empty() => vec![one(reader, file, parameter, &spot)],
        (None, Values::By(choice)) if !it.keys.is_empty() => keys(reader, file, parameter, choice, it.keys),
        _ if file.is_mended(raw) => return,
        (_, Values::Unread) => return,
        _ => {
            let message = "a value is either `value`, or `keys` of a parameter that has `by`";
            reader.problem(file, raw, message, "write one of them");
            return;
        }
    };
    let Some(from) = from else { return };
    if parameter
        .values
        .last()
        .is_some_and(|last| from <= last.from || last.until.is_some_and(|until| from <= until))
    {
        reader.problem(
            file,
            it.from.raw,
            "values overlap or are out of order",
            "order them by `from`, each after the end of the one before",
        );
    }
    if let Some(spot) = it.until.filter(|_| until.is_some_and(|until| until < from)) {
        reader.problem(file, spot.raw, "the value ends before it begins", "correct `from` or `until`");
    }
    if let Some(spot) = it.checked.filter(|_| checked.is_some_and(|checked| checked < from)) {
        reader.problem(
            file,
            spot.raw,
            "the value was checked before it began",
            "correct `from` or `checked`",
        );
    }
    parameter.values.push(Dated { from, from_unstated: it.from_unstated, until, checked, values, citation });
}

/// One value; all of a parameter's are of one kind.
fn one(
    reader: &mut Reader,
    file: File<'_>,
    parameter: &mut Parameter,
    spot: &Spot<'_, String>,
) -> Option<ParameterValue> {
    let (value, kind) = match reader.literal(file, spot)? {
        Literal::Quantity { range, unit, unstated } => {
            (ParameterValue::Quantity { range, unstated }, Type::Quantity(unit))
        }
        Literal::Date(range) => (ParameterValue::Date(range), Type::Date),
    };
    if parameter.kind == Type::Truth {
        parameter.kind = kind;
    }
    if parameter.kind == kind {
        return Some(value);
    }
    reader.problem(
        file,
        spot.raw,
        format!("`{}` is of another kind or unit than the values before", spot.value),
        "give all values the same unit",
    );
    None
}

fn keys<'a>(
    reader: &mut Reader,
    file: File<'a>,
    parameter: &mut Parameter,
    choice: &Choice,
    list: Vec<Spot<'a, KeyEntry<'a>>>,
) -> Vec<Option<ParameterValue>> {
    let mut values = vec![None; parameter.keys.len()];
    let mut given = BTreeSet::new();
    for Spot { value: it, .. } in list {
        let Some(choices) = choice.named(&it.key.value) else {
            reader.problem(
                file,
                it.key.raw,
                format!("`{}` is not an option or set of `{}`", it.key.value, choice.id),
                "correct the key",
            );
            continue;
        };
        if !given.insert(it.key.value.clone()) {
            reader.taken(file, &it.key);
        }
        let value = one(reader, file, parameter, &it.value);
        let at = parameter.keys.iter().position(|key| key.id == it.key.value);
        if at.is_none() && parameter.keys.iter().any(|key| !key.choices.and(choices).is_empty()) {
            reader.problem(
                file,
                it.key.raw,
                format!("`{}` overlaps another key", it.key.value),
                "let each option be in one key only",
            );
        }
        if at.is_none() {
            parameter.keys.push(Key { id: it.key.value, choices });
            values.push(value);
        } else if let Some(slot) = at.and_then(|at| values.get_mut(at)) {
            *slot = value;
        }
    }
    values
}

fn finish(
    reader: &mut Reader,
    scope: &mut Scope,
    file: File<'_>,
    id: &Spot<'_, String>,
    parameter: Parameter,
) {
    reader.count(file, id, reader.catalog.parameters.len(), MOST);
    let number = ParameterId::of(reader.catalog.parameters.len());
    let unread = parameter.kind == Type::Truth;
    let symbol = |key| if unread { Symbol::Unread } else { Symbol::Parameter(number, key, parameter.kind) };
    if !scope.add(&parameter.id, symbol(ParameterKey::Own)) {
        reader.taken(file, id);
    }
    for (at, key) in parameter.keys.iter().enumerate() {
        let key_number = ParameterKey::Key(u16::try_from(at).unwrap_or(u16::MAX));
        scope.add(&format!("{}.{}", parameter.id, key.id), symbol(key_number));
    }
    reader.catalog.parameters.push(parameter);
}
