//! The parts of the plan, what its sentences say, and what was not found.

use crate::policy::codes::{BAD_NAME, NOTHING_GIVEN, UNKNOWN_NAME};
use crate::policy::file::{PlanEntry, SentenceEntry, UnfoundEntry};
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::Spot;
use crate::policy::{Catalog, PlanPart, Says, Sentence, Unfound, both};

pub(crate) fn plan<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, PlanEntry<'a>>>) {
    for Spot { value: it, .. } in list {
        if reader.catalog.plan.iter().any(|part| part.id == it.id.value) {
            reader.taken(file, &it.id);
        }
        let source = Spot { value: format!("plan#{}", it.id.value), raw: it.id.raw };
        let citation = reader.citation(file, &source, None, None);
        let (chapter, title) = (it.chapter.into(), it.title.into());
        let mut sentences: Vec<Sentence> = Vec::new();
        for entry in it.sentences {
            named(reader, file, &it.id.value, &sentences, &entry.value.id);
            sentences.push(sentence(reader, file, entry));
        }
        reader.catalog.plan.push(PlanPart {
            id: it.id.value,
            chapter,
            title,
            citation,
            sentences,
            departments: it.departments,
        });
    }
}

pub(crate) fn unfound(reader: &mut Reader, list: Vec<Spot<'_, UnfoundEntry>>) {
    let entries = list.into_iter().map(|Spot { value: it, .. }| Unfound {
        title: it.title.into(),
        text: it.text.into(),
        contact: it.contact.map(Into::into),
    });
    reader.catalog.unfound.extend(entries);
}

/// Judges the id of a sentence: that of its part, and its own among those before it.
fn named(reader: &mut Reader, file: File<'_>, part: &str, before: &[Sentence], id: &Spot<'_, String>) {
    if before.iter().any(|sentence| sentence.id == id.value) {
        reader.taken(file, id);
    }
    let number = id.value.strip_prefix(part).and_then(|rest| rest.strip_prefix('-'));
    if !number.is_some_and(|number| number.parse::<u16>().is_ok()) {
        let message = both(
            format!("`{}` 不是第 `{part}` 条里一句话的编号", id.value),
            format!("`{}` is no id of a sentence of part `{part}`", id.value),
        );
        let help = both(
            format!("写条的编号、连字符和数字，如 `{part}-1`"),
            format!("write the part, a hyphen and a number, such as `{part}-1`"),
        );
        reader.problem(file, id.raw, BAD_NAME, message, help);
    }
}

fn sentence<'a>(
    reader: &mut Reader,
    file: File<'a>,
    Spot { raw, value: it }: Spot<'a, SentenceEntry<'a>>,
) -> Sentence {
    it.policies.iter().for_each(|policy| reader.names_policy(file, policy));
    if it.says.is_empty() {
        let message = both("没有写这句话说的是什么", "nothing says what the sentence does");
        reader.problem(file, raw, NOTHING_GIVEN, message, both("写进 `says`", "name it in `says`"));
    }
    if it.says.contains(&Says::Grants) && it.policies.is_empty() {
        let message = both(
            "这句话给了什么，却没有写出自它的政策",
            "the sentence gives something, but no policy comes of it",
        );
        let help = both(
            "写出自它的政策，或者写它只是 `organises`",
            "name the policies that come of it, or say that it only `organises`",
        );
        reader.problem(file, raw, NOTHING_GIVEN, message, help);
    }
    Sentence {
        id: it.id.value,
        says: it.says,
        text: it.text,
        policies: it.policies.into_iter().map(|policy| policy.value).collect(),
    }
}

/// The part of the plan that a policy belongs to.
pub(crate) fn item(reader: &mut Reader, file: File<'_>, item: Option<&Spot<'_, String>>) {
    let find = |catalog: &Catalog, id: &str| catalog.plan.iter().position(|part| part.id == id);
    if let Some(item) = item.filter(|item| find(&reader.catalog, &item.value).is_none()) {
        let name = &item.value;
        let message = both(format!("方案里没有第 `{name}` 条"), format!("the plan has no part `{name}`"));
        let help = both("写方案里有的条的编号", "write the number of one of its parts");
        reader.problem(file, item.raw, UNKNOWN_NAME, message, help);
    }
}
