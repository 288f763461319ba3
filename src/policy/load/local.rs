//! Figures of places: where the place is this and the figure holds on the day, it is the case that counts first.

use std::collections::BTreeMap;

use crate::formula::{Choices, FactId, Mentions, Moment, ParameterId, ParameterKey, Quantity, Test, Type};
use crate::policy::codes::{LOCAL_FIGURE, NOTHING_GIVEN, UNKNOWN_NAME, WRONG_KIND};
use crate::policy::file::{FigureEntry, LocalFile};
use crate::policy::load::parameters::{Values, value};
use crate::policy::load::reader::{File, MOST, Reader};
use crate::policy::spot::Spot;
use crate::policy::{
    Amount, Case, Catalog, Choice, Condition, ConditionKind, Dated, Parameter, ParameterValue, Rule, Text,
    both,
};
use crate::unit::Date;

/// The division whose figures a file holds: it is called so.
pub(crate) fn division_of(name: &str) -> Option<&str> {
    name.strip_prefix("local/").map(|name| name.strip_suffix(".json").unwrap_or(name))
}

/// Adds the figures of every place; those of a county count before those of its league.
pub(crate) fn figures<'a>(reader: &mut Reader, files: Vec<(File<'a>, LocalFile<'a>)>) {
    // The narrowest first: each comes right before the general case, so after those added so far.
    let mut found: BTreeMap<(u32, String), Figure<'a>> = BTreeMap::new();
    for (file, it) in files {
        for entry in it.figures {
            let parameter = entry.value.parameter.clone();
            let Some(figure) = figure(reader, file, entry) else { continue };
            let key = (figure.places.len(), figure.local.id.clone());
            if found.contains_key(&key) {
                reader.taken(file, &parameter);
            }
            found.insert(key, figure);
        }
    }
    for figure in found.into_values() {
        add(reader, figure);
    }
}

/// A figure that is in order.
struct Figure<'a> {
    file: File<'a>,
    spot: Spot<'a, String>,
    general: ParameterId,
    by: FactId,
    places: Choices,
    text: Text,
    local: Parameter,
}

fn figure<'a>(
    reader: &mut Reader,
    file: File<'a>,
    Spot { raw, value: it }: Spot<'a, FigureEntry<'a>>,
) -> Option<Figure<'a>> {
    let by = place_fact(reader, file, &it.by);
    let division = division_of(file.name).unwrap_or_default();
    let own = Spot { value: division.to_owned(), raw: file.text.get(..1).unwrap_or_default() };
    let spot = it.place.as_ref().unwrap_or(&own);
    let places = by.as_ref().and_then(|(_, choice)| places(reader, file, choice, spot));
    if !is_within(&spot.value, division) {
        let (place, of) = (&spot.value, file.name);
        let message = both(
            format!("`{place}` 不在 `{of}` 这个地方以内"),
            format!("`{place}` is not in the place of `{of}`"),
        );
        let help = both(
            "只写文件名那个地方的，或者它下面的",
            "give figures for the place of the file, or one below it",
        );
        reader.problem(file, spot.raw, LOCAL_FIGURE, message, help);
    }
    let find = |catalog: &Catalog, id: &str| catalog.parameters.iter().position(|it| it.id == id);
    let general = reader.find(file, &it.parameter, ("参数", "parameter"), find).map(ParameterId::of)?;
    let of = reader.catalog.parameters.get(general.at())?.clone();
    if of.by.is_some() || !matches!(of.kind, Type::Quantity(_)) {
        let name = &of.id;
        let message =
            both(format!("`{name}` 不是人人一样的数额"), format!("`{name}` is not an amount of everybody's"));
        let help =
            both("写只有一个数额、没有 `by` 的参数", "name a parameter that is one amount, without `by`");
        reader.problem(file, it.parameter.raw, WRONG_KIND, message, help);
        return None;
    }
    let id = format!("{}@{}", of.id, spot.value);
    let mut local = Parameter { id, kind: of.kind, values: Vec::new(), label: it.text.clone().into(), ..of };
    let general_values = reader.catalog.parameters.get(general.at())?.values.clone();
    if it.values.is_empty() {
        if !file.is_mended(raw) {
            let message = both("没有数额", "there is no value");
            let help = both("写进 `values`", "give one in `values`");
            reader.problem(file, it.parameter.raw, NOTHING_GIVEN, message, help);
        }
        return None;
    }
    for entry in it.values {
        let raw = entry.raw;
        let before = local.values.len();
        value(reader, file, &mut local, Values::One, entry);
        if let Some(wrong) = local.values.get(before).and_then(|dated| against(&general_values, dated)) {
            let help = both(
                "只写上面的文件没说死的，在它们说的范围和期间以内",
                "state what the texts above leave open, within what they state, while they hold",
            );
            reader.problem(file, raw, LOCAL_FIGURE, wrong, help);
        }
    }
    let (by, places, text) = (by?.0, places?, it.text.into());
    Some(Figure { file, spot: it.parameter, general, by, places, text, local })
}

/// The fact, and the divisions that are its options.
fn place_fact(reader: &mut Reader, file: File<'_>, spot: &Spot<'_, String>) -> Option<(FactId, Choice)> {
    let fact = reader.catalog.fact_id(&spot.value);
    let of = fact.and_then(|fact| reader.catalog.fact(fact)).filter(|fact| fact.group.is_none());
    let choice = of.and_then(|fact| reader.catalog.choice(fact)).cloned();
    let is_place = |choice: &Choice| choice.options.iter().any(|option| is_code(&option.id));
    let found = fact.zip(choice.filter(is_place));
    if found.is_none() {
        let name = &spot.value;
        let message =
            both(format!("`{name}` 不是问在哪里的问题"), format!("`{name}` is not a place that is asked"));
        let help = both(
            "写 `business_place`、`residence` 这样的问题",
            "name a fact such as `business_place` or `residence`",
        );
        reader.problem(file, spot.raw, WRONG_KIND, message, help);
    }
    found
}

fn is_code(id: &str) -> bool {
    id.len() == 6 && id.bytes().all(|byte| byte.is_ascii_digit())
}

/// The options that a division is, or that are below it.
fn places(reader: &mut Reader, file: File<'_>, choice: &Choice, spot: &Spot<'_, String>) -> Option<Choices> {
    let below = choice.options.iter().enumerate().filter(|(_, it)| is_within(&it.id, &spot.value));
    let all = below.fold(Choices::default(), |all, (at, _)| all.or(Choices::only(at)));
    if is_code(&spot.value) && !all.is_empty() {
        return Some(all);
    }
    let place = &spot.value;
    let message = both(format!("没有 `{place}` 这个地区"), format!("`{place}` is no division that is known"));
    let help =
        both("写它的六位代码，如 150100、150102", "write its code of six digits, such as 150100 or 150102");
    reader.problem(file, spot.raw, UNKNOWN_NAME, message, help);
    None
}

/// Whether a division is another or below it: 150102 is below 150100, that below 150000.
fn is_within(code: &str, other: &str) -> bool {
    let stem = other.strip_suffix("0000").or(other.strip_suffix("00")).unwrap_or(other);
    is_code(code) && code.starts_with(stem)
}

/// How a value of a place goes against those of the texts above it.
fn against(general: &[Dated], local: &Dated) -> Option<Text> {
    let last = local.until.unwrap_or(Date::LAST);
    let mut open_from = Some(local.from);
    for (at, dated) in general.iter().enumerate() {
        let end = end(general, at).unwrap_or(Date::LAST);
        if end < local.from || last < dated.from {
            continue;
        }
        if open_from.is_some_and(|from| dated.from <= from) {
            open_from = (end < last).then(|| end.next());
        }
        let (Some(Some(theirs)), Some(Some(ours))) = (dated.values.first(), local.values.first()) else {
            continue;
        };
        if let Some(wrong) = loosened(theirs, ours) {
            return Some(wrong);
        }
    }
    let none = |day: Date| {
        both(
            format!("{day} 这一天，上面的文件没有这个数额"),
            format!("on {day} the texts above have no such figure"),
        )
    };
    open_from.map(none)
}

fn loosened(theirs: &ParameterValue, ours: &ParameterValue) -> Option<Text> {
    let (ParameterValue::Quantity { range: theirs, .. }, ParameterValue::Quantity { range: ours, .. }) =
        (theirs, ours)
    else {
        return None;
    };
    if theirs.is_point() {
        return Some(both("上面的文件已经写死了这个数额", "a text above states this figure"));
    }
    let below = theirs.lo().is_some_and(|lo| ours.lo().is_none_or(|ours| ours < lo));
    let above = theirs.hi().is_some_and(|hi| ours.hi().is_none_or(|ours| hi < ours));
    match (below, above) {
        (true, _) => Some(both("比上面文件写的少", "this is less than a text above states")),
        (_, true) => Some(both("比上面文件写的多", "this is more than a text above states")),
        _ => None,
    }
}

/// Puts the cases of a figure before those that mention what it is in general.
fn add(reader: &mut Reader, figure: Figure<'_>) {
    if in_conditions(&reader.catalog, figure.general) {
        let name = &figure.spot.value;
        let message = both(format!("`{name}` 写在条件里"), format!("`{name}` stands in a condition"));
        let help = both("只写金额用到的", "state only what amounts are made of");
        reader.problem(figure.file, figure.spot.raw, LOCAL_FIGURE, message, help);
        return;
    }
    let number = reader.catalog.parameters.len();
    reader.count(figure.file, &figure.spot, number, MOST);
    let own = ParameterId::of(number);
    let mut used = false;
    for rule in &mut reader.catalog.rules {
        let Some(grant) = &mut rule.grant else { continue };
        for case in std::mem::take(&mut grant.cases) {
            let local = local_cases(&case, &figure, own);
            used |= !local.is_empty();
            grant.cases.extend(local);
            grant.cases.push(case);
        }
    }
    if !used {
        let name = &figure.spot.value;
        let message = both(format!("没有金额用到 `{name}`"), format!("no amount is made of `{name}`"));
        let help = both("写金额用到的参数", "name a parameter that an amount mentions");
        reader.problem(figure.file, figure.spot.raw, LOCAL_FIGURE, message, help);
    }
    reader.catalog.parameters.push(figure.local);
}

/// The cases of a figure that come before this one: one for each time for which it is stated. On other days the
/// cases after them count, so that a figure that has ended hides nothing.
fn local_cases(case: &Case, figure: &Figure<'_>, own: ParameterId) -> Vec<Case> {
    let Amount::Quantity(quantity) = &case.amount else { return Vec::new() };
    let mut mentioned = false;
    quantity.parameters(true, &mut |id| mentioned |= id == figure.general);
    if !mentioned {
        return Vec::new();
    }
    let amount = instead(quantity, figure.general, own);
    let values = &figure.local.values;
    let one = |(at, dated): (usize, &Dated)| {
        let day = || Box::new(Moment::Day);
        let here = Test::OneOf(figure.by, figure.places);
        let begun = Test::NotAfter(Box::new(Moment::Date(dated.from)), day());
        let lasts = end(values, at).map(|until| Test::NotAfter(day(), Box::new(Moment::Date(until))));
        let all = case.when.iter().cloned().chain([here, begun]).chain(lasts).collect();
        let mut parameters = Vec::new();
        amount.parameters(false, &mut |id| parameters.push(id));
        Case {
            when: Some(Test::All(all)),
            amount: Amount::Quantity(amount.clone()),
            parameters,
            text: figure.text.clone(),
            citation: dated.citation.clone(),
            ..case.clone()
        }
    };
    values.iter().enumerate().map(one).collect()
}

/// The last day of a value: its own, or that before the next.
fn end(values: &[Dated], at: usize) -> Option<Date> {
    let next = || values.get(at.saturating_add(1)).map(|next| next.from.previous());
    values.get(at).and_then(|dated| dated.until).or_else(next)
}

/// The amount with the figure of the place instead of the general one.
fn instead(quantity: &Quantity, general: ParameterId, own: ParameterId) -> Quantity {
    let of = |it: &Quantity| instead(it, general, own);
    let boxed = |it: &Quantity| Box::new(of(it));
    match quantity {
        Quantity::Parameter(id, _) if *id == general => Quantity::Parameter(own, ParameterKey::Own),
        Quantity::Sum(a, b) => Quantity::Sum(boxed(a), boxed(b)),
        Quantity::Difference(a, b) => Quantity::Difference(boxed(a), boxed(b)),
        Quantity::Product(a, b) => Quantity::Product(boxed(a), boxed(b)),
        Quantity::Least(all) => Quantity::Least(all.iter().map(of).collect()),
        Quantity::Greatest(all) => Quantity::Greatest(all.iter().map(of).collect()),
        Quantity::Floor(inner) => Quantity::Floor(boxed(inner)),
        Quantity::Monthly { amount, from, months } => {
            Quantity::Monthly { amount: boxed(amount), from: from.clone(), months: boxed(months) }
        }
        other => other.clone(),
    }
}

/// Whether it stands in a condition, a definition, where a case is chosen, or otherwise than as an amount.
fn in_conditions(catalog: &Catalog, parameter: ParameterId) -> bool {
    let mentions = |it: &dyn Mentions| {
        let mut found = false;
        it.parameters(true, &mut |id| found |= id == parameter);
        found
    };
    let tests = |test: &Test| mentions(test);
    let defined = catalog.definitions.iter().any(|it| {
        it.whole.as_ref().is_some_and(tests) || it.requires.iter().any(|it| in_condition(it, &tests))
    });
    let other = |case: &Case| {
        let chosen = case.when.as_ref().is_some_and(tests);
        let left = match &case.amount {
            Amount::Quantity(quantity) => mentions(&instead(quantity, parameter, ParameterId(u16::MAX))),
            Amount::Moment(moment) => mentions(moment),
        };
        chosen || left
    };
    let used = |rule: &Rule| {
        let required = rule.requires.iter().any(|it| in_condition(it, &tests));
        required || rule.grant.iter().flat_map(|grant| &grant.cases).any(other)
    };
    defined || catalog.constraints.iter().any(|it| tests(&it.test)) || catalog.rules.iter().any(used)
}

fn in_condition(condition: &Condition, mentions: &dyn Fn(&Test) -> bool) -> bool {
    match &condition.kind {
        ConditionKind::Clause { test, binds, .. } => mentions(test) || binds.as_ref().is_some_and(mentions),
        ConditionKind::All(inner) | ConditionKind::Any(inner) => {
            inner.iter().any(|it| in_condition(it, mentions))
        }
    }
}
