//! Parameters and their dated values.

use crate::formula::{Literal, ParameterId, ParameterKey, Symbol, Type};
use crate::policy::file::{KeyEntry, ParameterEntry, ValueEntry};
use crate::policy::load::facts::taken;
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::{Each, Spot};
use crate::policy::{Choice, Dated, Key, Parameter, ParameterValue};

/// Parameters of a shared file, or of one policy, whose names are then `policy.name`.
pub(crate) fn parameters<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    file: File<'a>,
    policy: Option<&str>,
    list: Each<'a, ParameterEntry<'a>>,
) {
    for (_, it) in reader.each(file, list) {
        let name = policy.map_or_else(|| it.id.value.clone(), |policy| format!("{policy}.{}", it.id.value));
        let choice = it.by.as_ref().and_then(|by| keyed_by(reader, file, by));
        let mut parameter = Parameter {
            id: name,
            label: it.label.into(),
            kind: Type::Truth,
            by: choice.as_ref().map(|(fact, _)| *fact),
            keys: Vec::new(),
            values: Vec::new(),
        };
        if it.values.items.is_empty() {
            reader.problem(
                file,
                it.id.raw,
                format!("`{}` has no value", it.id.value),
                "give it one, `unstated yuan` if the law leaves it open",
            );
        }
        for (raw, entry) in reader.each(file, it.values) {
            value(reader, file, &mut parameter, choice.as_ref().map(|(_, choice)| choice), raw, entry);
        }
        finish(reader, scope, file, &it.id, parameter);
    }
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

fn value<'a>(
    reader: &mut Reader,
    file: File<'a>,
    parameter: &mut Parameter,
    choice: Option<&Choice>,
    raw: &str,
    it: ValueEntry<'a>,
) {
    let from = reader.date(file, &it.from);
    let until = it.until.as_ref().and_then(|spot| reader.date(file, spot));
    let checked = it.checked.as_ref().and_then(|spot| reader.date(file, spot));
    let citation = reader.citation(file, &it.source, it.quote.as_ref(), it.grade);
    let values = match (it.value, choice) {
        (Some(spot), None) => vec![one(reader, file, parameter, &spot)],
        (None, Some(choice)) => keys(reader, file, parameter, choice, it.keys),
        _ => {
            reader.problem(
                file,
                raw,
                "a value is either `value`, or `keys` of a parameter that has `by`",
                "write one of them",
            );
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
    if until.is_some_and(|until| until < from) {
        reader.problem(file, it.from.raw, "the value ends before it begins", "correct `from` or `until`");
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
    list: Each<'a, KeyEntry<'a>>,
) -> Vec<Option<ParameterValue>> {
    let mut values = vec![None; parameter.keys.len()];
    for (_, it) in reader.each(file, list) {
        let Some(choices) = choice.named(&it.key.value) else {
            reader.problem(
                file,
                it.key.raw,
                format!("`{}` is not an option or set of `{}`", it.key.value, choice.id),
                "correct the key",
            );
            continue;
        };
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
    let number = ParameterId::of(reader.catalog.parameters.len());
    if !scope.add(&parameter.id, Symbol::Parameter(number, ParameterKey::Own, parameter.kind)) {
        taken(reader, file, id);
    }
    for (at, key) in parameter.keys.iter().enumerate() {
        let key_number = ParameterKey::Key(u16::try_from(at).unwrap_or(u16::MAX));
        scope.add(
            &format!("{}.{}", parameter.id, key.id),
            Symbol::Parameter(number, key_number, parameter.kind),
        );
    }
    reader.catalog.parameters.push(parameter);
}
