//! Choices: their options, and the sets of these that have a name.

use crate::formula::Choices;
use crate::policy::codes::{BAD_NAME, NOTHING_GIVEN, UNFIT_DOMAIN, UNKNOWN_NAME};
use crate::policy::file::{ChoiceEntry, OptionEntry, SetEntry};
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::Spot;
use crate::policy::{Choice, ChoiceOption, ChoiceSet, both};

pub(crate) fn choices<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, ChoiceEntry<'a>>>) {
    for Spot { value: it, .. } in list {
        reader.name(file, &it.id);
        if reader.catalog.choices.iter().any(|choice| choice.id == it.id.value) {
            reader.taken(file, &it.id);
        }
        let options = options(reader, file, &it.id, it.options);
        let mut choice = Choice { id: it.id.value, options, sets: Vec::new() };
        for Spot { value: entry, .. } in it.sets {
            let set = set(reader, file, &choice, entry);
            choice.sets.push(set);
        }
        reader.catalog.choices.push(choice);
    }
}

pub(crate) fn options<'a>(
    reader: &mut Reader,
    file: File<'a>,
    id: &Spot<'_, String>,
    list: Vec<Spot<'a, OptionEntry<'a>>>,
) -> Vec<ChoiceOption> {
    let mut options: Vec<ChoiceOption> = Vec::new();
    for Spot { value: it, .. } in list {
        if options.iter().any(|option| option.id == it.id.value) {
            reader.taken(file, &it.id);
        }
        option_name(reader, file, &it.id);
        let (hint, heading) = (it.hint.map(Into::into), it.heading.map(Into::into));
        options.push(ChoiceOption { id: it.id.value, label: it.label.into(), hint, heading });
    }
    if options.is_empty() || Choices::MOST < options.len() {
        let most = Choices::MOST;
        let message =
            both(format!("单选的问题有1到{most}个选项"), format!("a choice has 1 to {most} options"));
        reader.problem(file, id.raw, UNFIT_DOMAIN, message, both("增减选项", "add or remove options"));
    }
    options
}

/// Options may begin with a digit: division codes do.
fn option_name(reader: &mut Reader, file: File<'_>, id: &Spot<'_, String>) {
    if !id.value.starts_with(|c: char| c.is_ascii_digit()) {
        return reader.name(file, id);
    }
    if !id.value.chars().all(|c| c.is_ascii_digit()) || id.value.starts_with('0') || 18 < id.value.len() {
        let name = &id.value;
        let message =
            both(format!("`{name}` 不能作选项的名字"), format!("`{name}` is not the name of an option"));
        let help = both(
            "用 a-z、0-9 和 _，字母开头；或者 150100 这样的数",
            "use a-z, 0-9 and _, a letter first; or a number such as 150100",
        );
        reader.problem(file, id.raw, BAD_NAME, message, help);
    }
}

fn set(reader: &mut Reader, file: File<'_>, choice: &Choice, it: SetEntry<'_>) -> ChoiceSet {
    reader.name(file, &it.id);
    if choice.named(&it.id.value).is_some() {
        reader.taken(file, &it.id);
    }
    let mut choices = Choices::default();
    for option in &it.options {
        if let Some(found) = choice.named(&option.value) {
            choices = choices.or(found);
        } else {
            let name = &option.value;
            let message = both(format!("`{name}` 不是选项"), format!("`{name}` is not an option"));
            let help = both(
                "写这个问题的选项，或者前面的选项组",
                "name an option of this choice, or an earlier set",
            );
            reader.problem(file, option.raw, UNKNOWN_NAME, message, help);
        }
    }
    if it.options.is_empty() {
        let name = &it.id.value;
        let message = both(format!("`{name}` 没有选项"), format!("`{name}` has no options"));
        reader.problem(file, it.id.raw, NOTHING_GIVEN, message, both("写出它的选项", "name its options"));
    }
    let citation = reader.citation(file, &it.source, None, None);
    ChoiceSet { id: it.id.value, label: it.label.into(), choices, citation }
}
