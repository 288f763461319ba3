//! What became of facts that earlier releases asked.

use crate::policy::file::MigrationEntry;
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::Spot;
use crate::policy::{Catalog, Migration};

/// To be read once all facts are.
pub(crate) fn migrations<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, MigrationEntry<'a>>>) {
    for Spot { value: it, raw } in list {
        if reader.catalog.migrations.iter().any(|other| other.from == it.from.value) {
            reader.taken(file, &it.from);
        }
        if reader.catalog.fact_id(&it.from.value).is_some() {
            let message = format!("`{}` is still asked", it.from.value);
            reader.problem(file, it.from.raw, message, "leave it out, or rename the fact");
        }
        if it.to.is_some() == it.why.is_some() {
            let message = "it has a new name, or a reason why it is asked no more";
            reader.problem(file, raw, message, "give either `to` or `why`");
        }
        if let Some(to) = it.to.as_ref().filter(|to| !stands_for(&reader.catalog, &it.from.value, &to.value))
        {
            let message = format!("`{}` is not asked where `{}` was", to.value, it.from.value);
            reader.problem(file, to.raw, message, "name a fact of today, of the same group");
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
