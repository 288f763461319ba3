//! What every part of loading does: note problems where they stand, read texts, dates, citations and formulas.

use std::collections::BTreeSet;

use crate::formula::{Checker, Fault, Formula, GroupId, Literal, Test, is_word, literal, parse};
use crate::policy::codes::{BAD_DATE, BAD_NAME, STANDS_TWICE, TOO_MUCH, UNKNOWN_NAME, WRONG_FORMAT};
use crate::policy::file::{GradeEntry, TextEntry};
use crate::policy::load::formulas::formula_words;
use crate::policy::load::mend::Mended;
use crate::policy::load::names::{InScope, Scope};
use crate::policy::spot::Spot;
use crate::policy::{Catalog, Citation, FORMAT, Grade, Place, Problem, Text, both};
use crate::unit::Date;

/// The most parameters, definitions or rules: formulas have them as numbers of 16 bits.
pub(crate) const MOST: usize = 65_535;

/// What a kind of thing is called, in Chinese and in English.
pub(crate) type Called = (&'static str, &'static str);
pub(crate) const GROUP: Called = ("组", "group");
const POLICY: Called = ("政策", "policy");

/// A file's name and text.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    /// The text that is read.
    pub(crate) text: &'a str,
    /// What was mended in it, if anything.
    pub(crate) mended: Option<&'a Mended<'a>>,
}

impl File<'_> {
    /// Where `part`, a piece of this file's text, stands in what was written; `from..to` are bytes of the part.
    /// Nowhere if it was put in only to read the rest.
    pub(crate) fn place(self, part: &str, from: usize, to: usize) -> Option<Place> {
        let start = self.offset(part).saturating_add(from);
        let len = to.saturating_sub(from);
        let Some(mended) = self.mended else { return Some(Place::new(self.name, self.text, start, len)) };
        let last = start.saturating_add(len.saturating_sub(1));
        let (first, last) = (mended.written_at(start)?, mended.written_at(last)?);
        let len = if len == 0 { 0 } else { last.saturating_sub(first).saturating_add(1) };
        Some(Place::new(self.name, mended.written, first, len))
    }

    /// Whether something was left out of the object `part` or put into it, so that nothing follows from what it
    /// lacks.
    pub(crate) fn is_mended(self, part: &str) -> bool {
        self.mended.is_some_and(|mended| mended.scars.contains(&self.offset(part)))
    }

    fn offset(self, part: &str) -> usize {
        let offset = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        if offset <= self.text.len() { offset } else { 0 }
    }
}

/// What is wrong, in the order in which it was found.
#[derive(Default)]
pub(crate) struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    /// How many are said: a file made of faults must not take hours to be refused.
    const MOST: usize = 1000;

    /// Notes what is wrong with the bytes `from..to` of `part`, a piece of the file's text.
    pub(crate) fn add(
        &mut self,
        file: File<'_>,
        (part, from, to): (&str, usize, usize),
        code: &'static str,
        message: Text,
        help: Text,
    ) {
        // Counting lines takes longer than finding faults.
        let place = if self.found.len() <= Self::MOST { file.place(part, from, to) } else { None };
        let Some(place) = place else { return };
        let problem = if self.found.len() == Self::MOST {
            let most = Self::MOST;
            let zh = format!("毛病不止这{most}处");
            let message = both(zh, format!("there are more problems than these {most}"));
            let help = both("先改正这些，再检查一遍", "correct them, then load again");
            Problem { place, code: TOO_MUCH, message, help }
        } else {
            Problem { place, code, message, help }
        };
        self.found.push(problem);
    }

    /// Whether no more are said.
    pub(crate) fn is_full(&self) -> bool {
        Self::MOST < self.found.len()
    }

    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// In the order of files and lines.
    pub(crate) fn sorted(mut self) -> Vec<Problem> {
        self.found.sort();
        self.found
    }
}

/// The catalogue as far as it is read, and what is wrong.
#[derive(Default)]
pub(crate) struct Reader {
    pub(crate) catalog: Catalog,
    pub(crate) problems: Problems,
    /// The names of all policies, also of those that cannot be read.
    pub(crate) policies: BTreeSet<String>,
}

impl Reader {
    /// Notes a problem with `part`, a piece of the file's text.
    pub(crate) fn problem(
        &mut self,
        file: File<'_>,
        part: &str,
        code: &'static str,
        message: Text,
        help: Text,
    ) {
        self.problems.add(file, (part, 0, part.len()), code, message, help);
    }

    /// Notes it if no policy has the name that stands here.
    pub(crate) fn names_policy(&mut self, file: File<'_>, spot: &Spot<'_, String>) {
        if !self.policies.contains(&spot.value) {
            self.unknown(file, spot, POLICY);
        }
    }

    /// Notes that nothing has the name that stands here.
    pub(crate) fn unknown(&mut self, file: File<'_>, spot: &Spot<'_, String>, (zh, en): Called) {
        let name = &spot.value;
        let message = both(format!("没有叫 `{name}` 的{zh}"), format!("{en} `{name}` is not known"));
        let help = both("声明它，或者改正名字", "declare it, or correct its name");
        self.problem(file, spot.raw, UNKNOWN_NAME, message, help);
    }

    pub(crate) fn format(&mut self, file: File<'_>, format: &Spot<'_, u32>) {
        if format.value != FORMAT {
            let it = format.value;
            let message = both(format!("读不了第 {it} 版格式"), format!("format {it} is not read"));
            let help = both(
                format!("写 `{FORMAT}`，并把文件改成那个格式"),
                format!("write `{FORMAT}`, and bring the file to that format"),
            );
            self.problem(file, format.raw, WRONG_FORMAT, message, help);
        }
    }

    /// Notes what cannot be called so.
    pub(crate) fn name(&mut self, file: File<'_>, id: &Spot<'_, String>) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
        let name = &id.value;
        let (message, help) = if is_word(name) {
            (
                both(format!("`{name}` 是算式里的词"), format!("`{name}` is a word of the formula language")),
                both("换一个名字", "give it another name"),
            )
        } else if !name.chars().all(plain) || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            (
                both(format!("`{name}` 不能作名字"), format!("`{name}` is not a name")),
                both("用 a-z、0-9 和 _，字母开头", "use a-z, 0-9 and _, a letter first"),
            )
        } else {
            return;
        };
        self.problem(file, id.raw, BAD_NAME, message, help);
    }

    /// Notes a name that is declared already.
    pub(crate) fn taken(&mut self, file: File<'_>, id: &Spot<'_, String>) {
        let name = &id.value;
        let message = both(format!("`{name}` 声明了两次"), format!("`{name}` is declared twice"));
        let help = both("给其中一个换个名字", "give one of them another name");
        self.problem(file, id.raw, STANDS_TWICE, message, help);
    }

    /// Notes that there are more of a kind than can be told apart; `number` is that of the new one.
    pub(crate) fn count(&mut self, file: File<'_>, id: &Spot<'_, String>, number: usize, most: usize) {
        if most <= number {
            let message =
                both(format!("这一类超过了{most}个"), format!("there are more than {most} of these"));
            let help = both("删去没有用到的", "remove those that are not used");
            self.problem(file, id.raw, TOO_MUCH, message, help);
        }
    }

    pub(crate) fn date(&mut self, file: File<'_>, spot: &Spot<'_, String>) -> Option<Date> {
        let date = Date::parse(&spot.value);
        if date.is_none() {
            let given = &spot.value;
            let message = both(format!("`{given}` 不是日期"), format!("`{given}` is not a date"));
            let help = both("写成 `2025-12-01` 的样子", "write it as `2025-12-01`");
            self.problem(file, spot.raw, BAD_DATE, message, help);
        }
        date
    }

    pub(crate) fn literal(&mut self, file: File<'_>, spot: &Spot<'_, String>) -> Option<Literal> {
        literal(&spot.value).map_err(|fault| self.fault(file, spot, &fault)).ok()
    }

    pub(crate) fn fault(&mut self, file: File<'_>, spot: &Spot<'_, String>, fault: &Fault) {
        if fault.follows() {
            return;
        }
        // What is written with escapes is longer than it reads.
        let escaped = spot.raw.contains('\\');
        let (start, end) = (fault.span.start.saturating_add(1), fault.span.end.saturating_add(1));
        let (start, end) = if escaped { (0, spot.raw.len()) } else { (start, end) };
        let (code, message, help) = formula_words(&fault.kind);
        let english = message.en.unwrap_or_default();
        let message =
            both(format!("`{}` 里：{}", spot.value, message.zh), format!("{english} in `{}`", spot.value));
        self.problems.add(file, (spot.raw, start, end), code, message, help);
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
            let message = both(format!("没有叫 `{id}` 的出处"), format!("source `{id}` is not known"));
            let help =
                both("在 `sources` 里加上它，或者改正名字", "add it to `sources`, or correct its name");
            self.problem(file, source.raw, UNKNOWN_NAME, message, help);
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
        let checker = Checker { names: &names, row };
        let read = parse(&spot.value).map_err(|fault| vec![fault]);
        let read = read.and_then(|formula| checker.all_faults(&formula, check));
        read.map_err(|faults| faults.iter().for_each(|fault| self.fault(file, spot, fault))).ok()
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
        called: Called,
        find: impl FnOnce(&Catalog, &str) -> Option<usize>,
    ) -> Option<usize> {
        let found = find(&self.catalog, &spot.value);
        if found.is_none() {
            self.unknown(file, spot, called);
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
