//! Conditions, definitions and constraints.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::{DefinitionId, FactId, GroupId, Symbol};
use crate::policy::codes::{EITHER_OR, NEEDS_ITSELF, NOTHING_GIVEN, TOO_MUCH};
use crate::policy::file::{ConditionEntry, ConstraintEntry, DefinitionEntry};
use crate::policy::load::names::Scope;
use crate::policy::load::order::Order;
use crate::policy::load::reader::{File, GROUP, MOST, Reader};
use crate::policy::spot::Spot;
use crate::policy::{Condition, ConditionKind, Constraint, Definition, both};

/// How deep conditions may nest.
const DEEPEST: usize = 8;

/// The conditions of a list; those that cannot be read are noted and left out.
pub(crate) fn conditions<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    list: Vec<Spot<'a, ConditionEntry<'a>>>,
) -> Vec<Condition> {
    nested(reader, scope, file, row, list, 0)
}

fn nested<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    list: Vec<Spot<'a, ConditionEntry<'a>>>,
    depth: usize,
) -> Vec<Condition> {
    list.into_iter().filter_map(|it| condition(reader, scope, file, row, it, depth)).collect()
}

fn condition<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    Spot { raw, value: it }: Spot<'a, ConditionEntry<'a>>,
    depth: usize,
) -> Option<Condition> {
    if DEEPEST <= depth {
        let message = both("条件套得太深", "conditions are nested too deeply");
        let help = both("把里面的写成定义", "make a definition of the inner ones");
        reader.problem(file, raw, TOO_MUCH, message, help);
        return None;
    }
    let citation = reader.citation(file, &it.source, it.quote.as_ref(), None);
    let binds = it.binds.as_ref().map(|spot| reader.test(file, spot, scope, row));
    let deeper = depth.saturating_add(1);
    it.step.iter().for_each(|step| reader.names_policy(file, step));
    let kind = match (it.when, it.any, it.all) {
        (Some(spot), None, None) => {
            let test = reader.test(file, &spot, scope, row)?;
            let formula = spot.value;
            ConditionKind::Clause { test, formula, binds: binds.flatten() }
        }
        (None, Some(any), None) if !any.is_empty() => {
            ConditionKind::Any(nested(reader, scope, file, row, any, deeper))
        }
        (None, None, Some(all)) if !all.is_empty() => {
            ConditionKind::All(nested(reader, scope, file, row, all, deeper))
        }
        _ if file.is_mended(raw) => return None,
        _ => {
            let message = both(
                "一个条件只写 `when`、`any`、`all` 中的一个，里面要有内容",
                "a condition has exactly one of `when`, `any` and `all`, and something in it",
            );
            reader.problem(file, raw, EITHER_OR, message, both("留其中一个", "keep one of them"));
            return None;
        }
    };
    let step = it.step.map(|step| step.value);
    Some(Condition {
        kind,
        text: it.text.into(),
        citation,
        note: it.note.map(Into::into),
        step,
        splits: Vec::new(),
    })
}

/// Definitions may stand in any order, as long as none needs itself.
pub(crate) fn definitions<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    lists: Vec<(File<'a>, Vec<Spot<'a, DefinitionEntry<'a>>>)>,
) {
    let entries = lists.into_iter().flat_map(|(file, list)| list.into_iter().map(move |it| (file, it)));
    let mut entries: Vec<_> = entries.map(Some).collect();
    let needs = needs(&entries);
    let order = Order::of(&needs);
    for at in order.circular {
        let Some(Some((file, Spot { value: it, .. }))) = entries.get(at) else { continue };
        let name = &it.id.value;
        let message = both(format!("`{name}` 绕回了自己"), format!("`{name}` needs itself"));
        let help = both(
            "定义里只用别的、不反过来用它的定义",
            "let definitions use only others that do not use them",
        );
        reader.problem(*file, it.id.raw, NEEDS_ITSELF, message, help);
        if !scope.unread(&it.id.value) {
            reader.taken(*file, &it.id);
        }
    }
    for at in order.all {
        let Some((file, it)) = entries.get_mut(at).and_then(Option::take) else { continue };
        definition(reader, scope, file, it);
    }
}

/// Of each definition those that it mentions, by their numbers.
fn needs(entries: &[Option<(File<'_>, Spot<'_, DefinitionEntry<'_>>)>]) -> Vec<BTreeSet<usize>> {
    let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (_, it)) in entries.iter().flatten().enumerate() {
        named.entry(&it.value.id.value).or_default().push(at);
    }
    let mentioned = |it: &DefinitionEntry<'_>| {
        let mut words = BTreeSet::new();
        it.whole.iter().for_each(|spot| add_words(&spot.value, &mut words));
        list_words(&it.requires, &mut words);
        words.iter().filter_map(|word| named.get(word.as_str())).flatten().copied().collect()
    };
    entries.iter().flatten().map(|(_, it)| mentioned(&it.value)).collect()
}

fn list_words(list: &[Spot<'_, ConditionEntry<'_>>], words: &mut BTreeSet<String>) {
    for Spot { value: it, .. } in list {
        [&it.when, &it.binds].into_iter().flatten().for_each(|spot| add_words(&spot.value, words));
        [&it.any, &it.all].into_iter().flatten().for_each(|inner| list_words(inner, words));
    }
}

fn add_words(text: &str, words: &mut BTreeSet<String>) {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'));
    words.extend(parts.map(str::to_owned));
}

fn definition<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    file: File<'a>,
    Spot { raw, value: it }: Spot<'a, DefinitionEntry<'a>>,
) {
    reader.name(file, &it.id);
    let number = reader.catalog.definitions.len();
    reader.count(file, &it.id, number, MOST);
    if it.requires.is_empty() && it.whole.is_none() && !file.is_mended(raw) {
        let name = &it.id.value;
        let message = both(format!("`{name}` 没有写条件"), format!("nothing is required for `{name}`"));
        let help = both("把它的条件写进 `requires`", "add its conditions to `requires`");
        reader.problem(file, it.id.raw, NOTHING_GIVEN, message, help);
    }
    let whole = it.whole.as_ref().and_then(|spot| reader.test(file, spot, scope, None));
    let requires = conditions(reader, scope, file, None, it.requires);
    if !scope.is_unread(&it.id.value)
        && !scope.add(&it.id.value, Symbol::Definition(DefinitionId::of(number)))
    {
        reader.taken(file, &it.id);
    }
    reader.catalog.definitions.push(Definition {
        id: it.id.value,
        title: it.title.into(),
        whole,
        requires,
        splits: Vec::new(),
    });
}

pub(crate) fn constraints<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    list: Vec<Spot<'a, ConstraintEntry<'a>>>,
) {
    for Spot { value: it, raw } in list {
        if it.facts.is_empty() && !file.is_mended(raw) {
            let message = both("没写在哪个问题旁边说这句", "this is said beside no fact");
            let help = both("在 `facts` 里至少写一个问题", "name at least one in `facts`");
            reader.problem(file, raw, NOTHING_GIVEN, message, help);
        }
        let find = |catalog: &crate::policy::Catalog, id: &str| catalog.group_id(id).map(GroupId::at);
        let group = it.group.as_ref().and_then(|spot| reader.find(file, spot, GROUP, find)).map(GroupId::of);
        let find = |catalog: &crate::policy::Catalog, id: &str| catalog.fact_id(id).map(FactId::at);
        let facts = it
            .facts
            .iter()
            .filter_map(|spot| reader.find(file, spot, ("问题", "fact"), find))
            .map(FactId::of)
            .collect();
        let read = reader.test(file, &it.when, scope, group);
        if let Some(test) = read {
            reader.catalog.constraints.push(Constraint { group, test, text: it.text.into(), facts });
        }
    }
}
