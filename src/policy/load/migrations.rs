//! What became of facts that earlier releases asked.

use crate::policy::codes::{EITHER_OR, WRONG_MIGRATION};
use crate::policy::file::MigrationEntry;
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::Spot;
use crate::policy::{Catalog, Migration, both};

/// To be read once all facts are.
pub(crate) fn migrations<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, MigrationEntry<'a>>>) {
    for Spot { value: it, raw } in list {
        if reader.catalog.migrations.iter().any(|other| other.from == it.from.value) {
            reader.taken(file, &it.from);
        }
        if reader.catalog.fact_id(&it.from.value).is_some() {
            let from = &it.from.value;
            let message = both(format!("`{from}` 现在还在问"), format!("`{from}` is still asked"));
            let help = both("删去这一行，或者给问题改名", "leave it out, or rename the fact");
            reader.problem(file, it.from.raw, WRONG_MIGRATION, message, help);
        }
        if it.to.is_some() == it.why.is_some() {
            let message = both(
                "要么有新名字，要么有不再问的理由",
                "it has a new name, or a reason why it is asked no more",
            );
            let help = both("`to`、`why` 写其中一个", "give either `to` or `why`");
            reader.problem(file, raw, EITHER_OR, message, help);
        }
        if let Some(to) = it.to.as_ref().filter(|to| !stands_for(&reader.catalog, &it.from.value, &to.value))
        {
            let (from, name) = (&it.from.value, &to.value);
            let message = both(
                format!("`{from}` 原来在的地方，现在不问 `{name}`"),
                format!("`{name}` is not asked where `{from}` was"),
            );
            let help = both("写现在问的、同一组的问题", "name a fact of today, of the same group");
            reader.problem(file, to.raw, WRONG_MIGRATION, message, help);
        }
        let (to, why) = (it.to.map(|to| to.value), it.why.map(Into::into));
        reader.catalog.migrations.push(Migration { from: it.from.value, to, why });
    }
}

/// A fact in the rows of a group can only stand for one that was in them, and one outside for one outside.
fn stands_for(catalog: &Catalog, from: &str, to: &str) -> bool {
    let group_of = |name: &str| {
        let group = name.split_once('.').map(|(group, _)| group);
        group.and_then(|group| catalog.group_id(group))
    };
    catalog.fact_id(to).is_some() && group_of(from) == group_of(to)
}
