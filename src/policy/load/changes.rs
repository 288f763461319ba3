//! What facts say of how they change.

use crate::formula::FactId;
use crate::policy::codes::UNFIT_FACT;
use crate::policy::file::{ChangeEntry, TimeEntry};
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::Spot;
use crate::policy::{Change, both};

/// What must hold for facts to change, read when all names are known.
pub(crate) type Needs<'a> = Vec<(File<'a>, FactId, Spot<'a, String>)>;

/// Notes a fact that nobody can change as it says: nobody is told to change what is past.
pub(crate) fn as_it_says(
    reader: &mut Reader,
    file: File<'_>,
    id: &Spot<'_, String>,
    (change, time, needs): (ChangeEntry, TimeEntry, bool),
) {
    let lasts = matches!(time, TimeEntry::Duration | TimeEntry::History);
    let help = match change {
        ChangeEntry::CanDo if time != TimeEntry::State => {
            both("现状才能去改变；写 `fixed`", "only a state can be changed; write `fixed`")
        }
        ChangeEntry::WithTime if !lasts => both(
            "`duration`、`history` 才随时间增加；写 `fixed` 或 `can_do`",
            "only a `duration` or `history` grows; write `fixed` or `can_do`",
        ),
        ChangeEntry::Fixed if needs => {
            both("删去 `needs`，或者写明怎样改变", "remove `needs`, or say how it changes")
        }
        _ => return,
    };
    let name = &id.value;
    let message =
        both(format!("`{name}` 不能像它说的那样改变"), format!("`{name}` cannot change as it says"));
    reader.problem(file, id.raw, UNFIT_FACT, message, help);
}

/// What must hold for facts to change.
pub(crate) fn needs(reader: &mut Reader, scope: &Scope, list: Needs<'_>) {
    for (file, id, spot) in list {
        let group = reader.catalog.fact(id).and_then(|fact| fact.group);
        let test = reader.test(file, &spot, scope, group);
        if let Some(fact) = reader.catalog.facts.get_mut(id.at()) {
            fact.needs = test;
        }
    }
}

impl From<ChangeEntry> for Change {
    fn from(entry: ChangeEntry) -> Self {
        match entry {
            ChangeEntry::CanDo => Self::CanDo,
            ChangeEntry::WithTime => Self::WithTime,
            ChangeEntry::Fixed => Self::Fixed,
        }
    }
}
