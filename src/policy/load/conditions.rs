//! Conditions, definitions and constraints.

use crate::formula::{DefinitionId, FactId, GroupId, Symbol};
use crate::policy::file::{ConditionEntry, ConstraintEntry, DefinitionEntry};
use crate::policy::load::facts::taken;
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::Each;
use crate::policy::{Condition, ConditionKind, Constraint, Definition};

/// How deep conditions may nest.
const DEEPEST: usize = 8;

/// The conditions of a list; those that cannot be read are noted and left out.
pub(crate) fn conditions<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    list: Each<'a, ConditionEntry<'a>>,
) -> Vec<Condition> {
    nested(reader, scope, file, row, list, 0)
}

fn nested<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    list: Each<'a, ConditionEntry<'a>>,
    depth: usize,
) -> Vec<Condition> {
    let entries = reader.each(file, list);
    entries.into_iter().filter_map(|(raw, it)| condition(reader, scope, file, row, raw, it, depth)).collect()
}

fn condition<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    raw: &str,
    it: ConditionEntry<'a>,
    depth: usize,
) -> Option<Condition> {
    if DEEPEST <= depth {
        reader.problem(file, raw, "conditions are nested too deeply", "make a definition of the inner ones");
        return None;
    }
    let citation = reader.citation(file, &it.source, it.quote.as_ref(), None);
    let binds = it.binds.as_ref().map(|spot| reader.test(file, spot, scope, row));
    let deeper = depth.saturating_add(1);
    let kind = match (it.when, it.any, it.all) {
        (Some(spot), None, None) => {
            let test = reader.test(file, &spot, scope, row)?;
            let formula = spot.value;
            ConditionKind::Clause { test, formula, binds: binds.flatten() }
        }
        (None, Some(any), None) => ConditionKind::Any(nested(reader, scope, file, row, any, deeper)),
        (None, None, Some(all)) => ConditionKind::All(nested(reader, scope, file, row, all, deeper)),
        _ => {
            reader.problem(
                file,
                raw,
                "a condition has exactly one of `when`, `any` and `all`",
                "keep one of them",
            );
            return None;
        }
    };
    let step = it.step.map(|step| step.value);
    Some(Condition { kind, text: it.text.into(), citation, note: it.note.map(Into::into), step })
}

/// Definitions may stand in any order, as long as none needs itself.
pub(crate) fn definitions<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    lists: Vec<(File<'a>, Each<'a, DefinitionEntry<'a>>)>,
) {
    let mut open = Vec::new();
    for (file, list) in lists {
        open.extend(reader.each(file, list).into_iter().map(|(_, it)| (file, it)));
    }
    let mut ordered: Vec<(File<'a>, DefinitionEntry<'a>)> = Vec::new();
    while !open.is_empty() {
        let names: Vec<String> = open.iter().map(|(_, it)| it.id.value.clone()).collect();
        let ready = open.iter().position(|(_, it)| !names.iter().any(|name| mentions(it, name)));
        let Some(ready) = ready else { break };
        ordered.push(open.remove(ready));
    }
    for (file, it) in &open {
        let message = format!("`{}` needs itself", it.id.value);
        reader.problem(*file, it.id.raw, message, "let definitions use only others that do not use them");
    }
    for (file, it) in ordered {
        definition(reader, scope, file, it);
    }
}

/// Whether the definition mentions the name in any formula.
fn mentions(it: &DefinitionEntry<'_>, name: &str) -> bool {
    let whole = it.whole.as_ref().is_some_and(|spot| has_word(&spot.value, name));
    whole || list_mentions(&it.requires, name)
}

fn list_mentions(list: &Each<'_, ConditionEntry<'_>>, name: &str) -> bool {
    list.items.iter().filter_map(|(_, item)| item.as_ref().ok()).any(|it| {
        let formulas = [&it.when, &it.binds].into_iter().flatten().any(|spot| has_word(&spot.value, name));
        formulas || [&it.any, &it.all].into_iter().flatten().any(|inner| list_mentions(inner, name))
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).any(|part| part == word)
}

fn definition<'a>(reader: &mut Reader, scope: &mut Scope, file: File<'a>, it: DefinitionEntry<'a>) {
    let whole = it.whole.as_ref().and_then(|spot| reader.test(file, spot, scope, None));
    let requires = conditions(reader, scope, file, None, it.requires);
    let id = DefinitionId::of(reader.catalog.definitions.len());
    if !scope.add(&it.id.value, Symbol::Definition(id)) {
        taken(reader, file, &it.id);
    }
    reader.catalog.definitions.push(Definition { id: it.id.value, title: it.title.into(), whole, requires });
}

pub(crate) fn constraints<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    list: Each<'a, ConstraintEntry<'a>>,
) {
    for (_, it) in reader.each(file, list) {
        let find = |catalog: &crate::policy::Catalog, id: &str| catalog.group_id(id).map(GroupId::at);
        let group =
            it.group.as_ref().and_then(|spot| reader.find(file, spot, "group", find)).map(GroupId::of);
        let find = |catalog: &crate::policy::Catalog, id: &str| catalog.fact_id(id).map(FactId::at);
        let facts = it
            .facts
            .iter()
            .filter_map(|spot| reader.find(file, spot, "fact", find))
            .map(FactId::of)
            .collect();
        let read = reader.test(file, &it.when, scope, group);
        if let Some(test) = read {
            reader.catalog.constraints.push(Constraint { group, test, text: it.text.into(), facts });
        }
    }
}
