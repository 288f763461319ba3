//! Parameters and their dated values.

use std::collections::BTreeSet;

use crate::formula::{Literal, ParameterId, ParameterKey, Symbol, Type};
use crate::policy::codes::{
    DATE_ORDER, EITHER_OR, NOTHING_GIVEN, STANDS_TWICE, UNKNOWN_NAME, UNLIKE_UNITS, WRONG_KIND,
};
use crate::policy::file::{KeyEntry, ParameterEntry, ValueEntry};
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, MOST, Reader};
use crate::policy::spot::Spot;
use crate::policy::{Choice, Dated, Key, Parameter, ParameterValue, both};

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
            let name = &it.id.value;
            let message = both(format!("`{name}` 没有数额"), format!("`{name}` has no value"));
            let help = both(
                "写一个；文件没有公布的写 `unstated yuan`",
                "give it one, `unstated yuan` if the law leaves it open",
            );
            reader.problem(file, it.id.raw, NOTHING_GIVEN, message, help);
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
        let name = &by.value;
        let message = both(format!("`{name}` 不是单选的问题"), format!("`{name}` is not a choice fact"));
        let help = both("写数额随它不同的那个问题", "name one by which the values differ");
        reader.problem(file, by.raw, WRONG_KIND, message, help);
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
            let message = both(
                "一段数额要么写 `value`，要么在有 `by` 的参数里写 `keys`",
                "a value is either `value`, or `keys` of a parameter that has `by`",
            );
            return reader.problem(file, raw, EITHER_OR, message, both("写其中一个", "write one of them"));
        }
    };
    let Some(from) = from else { return };
    if parameter
        .values
        .last()
        .is_some_and(|last| from <= last.from || last.until.is_some_and(|until| from <= until))
    {
        let message = both("各段数额重叠，或者先后颠倒", "values overlap or are out of order");
        let help = both(
            "按 `from` 先后排，后一段在前一段结束以后",
            "order them by `from`, each after the end of the one before",
        );
        reader.problem(file, it.from.raw, DATE_ORDER, message, help);
    }
    if let Some(spot) = it.until.filter(|_| until.is_some_and(|until| until < from)) {
        let message = both("这一段还没开始就结束了", "the value ends before it begins");
        let help = both("改正 `from` 或 `until`", "correct `from` or `until`");
        reader.problem(file, spot.raw, DATE_ORDER, message, help);
    }
    if let Some(spot) = it.checked.filter(|_| checked.is_some_and(|checked| checked < from)) {
        let message = both("这一段还没开始就核对了", "the value was checked before it began");
        let help = both("改正 `from` 或 `checked`", "correct `from` or `checked`");
        reader.problem(file, spot.raw, DATE_ORDER, message, help);
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
    let given = &spot.value;
    let message = both(
        format!("`{given}` 与前面的数额种类或单位不同"),
        format!("`{given}` is of another kind or unit than the values before"),
    );
    let help = both("各段数额用同一个单位", "give all values the same unit");
    reader.problem(file, spot.raw, UNLIKE_UNITS, message, help);
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
            let (key, of) = (&it.key.value, &choice.id);
            let message = both(
                format!("`{key}` 不是 `{of}` 的选项或选项组"),
                format!("`{key}` is not an option or set of `{of}`"),
            );
            reader.problem(file, it.key.raw, UNKNOWN_NAME, message, both("改正它", "correct the key"));
            continue;
        };
        if !given.insert(it.key.value.clone()) {
            reader.taken(file, &it.key);
        }
        let value = one(reader, file, parameter, &it.value);
        let at = parameter.keys.iter().position(|key| key.id == it.key.value);
        if at.is_none() && parameter.keys.iter().any(|key| !key.choices.and(choices).is_empty()) {
            let key = &it.key.value;
            let message = both(format!("`{key}` 与另一类重叠"), format!("`{key}` overlaps another key"));
            let help = both("每个选项只归一类", "let each option be in one key only");
            reader.problem(file, it.key.raw, STANDS_TWICE, message, help);
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
