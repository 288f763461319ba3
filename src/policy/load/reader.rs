//! What every part of loading does: note problems where they stand, read texts, dates, citations and formulas.

use crate::formula::{Checker, Fault, Formula, GroupId, Literal, Test, literal, parse};
use crate::policy::file::{GradeEntry, TextEntry};
use crate::policy::load::names::{InScope, Scope};
use crate::policy::load::structure::structural;
use crate::policy::spot::{Each, Spot};
use crate::policy::{Catalog, Citation, FORMAT, Grade, Place, Problem, Text};
use crate::unit::Date;

/// A file's name and text.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

impl File<'_> {
    /// Where `part`, a piece of this file's text, stands in it; `from..to` are bytes of the part.
    pub(crate) fn place(self, part: &str, from: usize, to: usize) -> Place {
        let offset = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        let offset = if offset <= self.text.len() { offset } else { 0 };
        Place::new(self.name, self.text, offset.saturating_add(from), to.saturating_sub(from))
    }
}

/// The catalogue as far as it is read, and what is wrong.
pub(crate) struct Reader {
    pub(crate) catalog: Catalog,
    pub(crate) problems: Vec<Problem>,
}

impl Reader {
    /// Notes a problem with `part`, a piece of the file's text.
    pub(crate) fn problem(
        &mut self,
        file: File<'_>,
        part: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = file.place(part, 0, part.len());
        self.problems.push(Problem { place, message: message.into(), help: help.into() });
    }

    /// The items that could be read; the others are noted.
    pub(crate) fn each<'a, T>(&mut self, file: File<'a>, list: Each<'a, T>) -> Vec<(&'a str, T)> {
        let mut read = Vec::with_capacity(list.items.len());
        for (raw, item) in list.items {
            match item {
                Ok(item) => read.push((raw, item)),
                Err(error) => self.problems.extend(structural(file, raw, &error)),
            }
        }
        read
    }

    pub(crate) fn format(&mut self, file: File<'_>, format: u32) {
        if format != FORMAT {
            let help = format!("write `\"format\": {FORMAT}`, and bring the file to that format");
            self.problem(
                file,
                file.text.get(..1).unwrap_or_default(),
                format!("format {format} is not read"),
                help,
            );
        }
    }

    pub(crate) fn date(&mut self, file: File<'_>, spot: &Spot<'_, String>) -> Option<Date> {
        let date = Date::parse(&spot.value);
        if date.is_none() {
            self.problem(
                file,
                spot.raw,
                format!("`{}` is not a date", spot.value),
                "write it as `2025-12-01`",
            );
        }
        date
    }

    pub(crate) fn literal(&mut self, file: File<'_>, spot: &Spot<'_, String>) -> Option<Literal> {
        literal(&spot.value).map_err(|fault| self.fault(file, spot, &fault)).ok()
    }

    pub(crate) fn fault(&mut self, file: File<'_>, spot: &Spot<'_, String>, fault: &Fault) {
        let (start, end) = (fault.span.start.saturating_add(1), fault.span.end.saturating_add(1));
        let place = file.place(spot.raw, start, end);
        let message = format!("{} in `{}`", fault.message, spot.value);
        self.problems.push(Problem { place, message, help: fault.help.clone() });
    }

    /// The citation `id` or `id#place`.
    pub(crate) fn citation(
        &mut self,
        file: File<'_>,
        source: &Spot<'_, String>,
        quote: Option<&Spot<'_, String>>,
        grade: Option<GradeEntry>,
    ) -> Citation {
        let (id, place) = match source.value.split_once('#') {
            Some((id, place)) => (id, Some(place.to_owned())),
            None => (source.value.as_str(), None),
        };
        let found = self.catalog.sources.iter().position(|source| source.id == id);
        if found.is_none() {
            self.problem(
                file,
                source.raw,
                format!("source `{id}` is not known"),
                "add it to `sources`, or correct its name",
            );
        }
        let of_source =
            found.and_then(|at| self.catalog.sources.get(at)).map_or(Grade::C, |source| source.grade);
        let grade = grade.map_or(of_source, |grade| of_source.max(grade.into()));
        Citation {
            source: found.unwrap_or_default(),
            place,
            quote: quote.map(|quote| quote.value.clone()),
            grade,
        }
    }

    /// Reads a formula and checks it by `check`.
    pub(crate) fn formula<T>(
        &mut self,
        file: File<'_>,
        spot: &Spot<'_, String>,
        scope: &Scope,
        row: Option<GroupId>,
        check: impl FnOnce(&Checker<'_, InScope<'_>>, &Formula) -> Result<T, Fault>,
    ) -> Option<T> {
        let names = scope.over(&self.catalog);
        let checked = parse(&spot.value).and_then(|formula| {
            let checker = Checker { names: &names, row };
            check(&checker, &formula)
        });
        checked.map_err(|fault| self.fault(file, spot, &fault)).ok()
    }

    /// Reads a condition.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method itself is not general enough in its lifetimes"
    )]
    pub(crate) fn test(
        &mut self,
        file: File<'_>,
        spot: &Spot<'_, String>,
        scope: &Scope,
        row: Option<GroupId>,
    ) -> Option<Test> {
        self.formula(file, spot, scope, row, |checker, it| checker.test(it))
    }

    /// The index of the item whose name is `id`, or a problem.
    pub(crate) fn find(
        &mut self,
        file: File<'_>,
        spot: &Spot<'_, String>,
        what: &str,
        find: impl FnOnce(&Catalog, &str) -> Option<usize>,
    ) -> Option<usize> {
        let found = find(&self.catalog, &spot.value);
        if found.is_none() {
            self.problem(
                file,
                spot.raw,
                format!("{what} `{}` is not known", spot.value),
                "declare it, or correct its name",
            );
        }
        found
    }
}

impl From<TextEntry> for Text {
    fn from(entry: TextEntry) -> Self {
        Self { zh: entry.zh, en: entry.en }
    }
}

impl From<GradeEntry> for Grade {
    fn from(entry: GradeEntry) -> Self {
        match entry {
            GradeEntry::A => Self::A,
            GradeEntry::B => Self::B,
            GradeEntry::C => Self::C,
        }
    }
}
