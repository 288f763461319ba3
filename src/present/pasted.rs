//! Rows of a group as a spreadsheet has them: one line a person, or some who are alike.

use crate::engine::{Answer, AnswerFault, AnswerProblem, Answers, read_answers, written, written_number};
use crate::formula::{GroupId, Literal, literal};
use crate::policy::{Ask, Domain, Fact, Group};
use crate::present::delimited::{Record, delimiter, records};
use crate::present::form::{plain, read_date};
use crate::present::{Form, Named, UNSURE, View};
use crate::unit::{Exact, Unit};

/// Under what the lines stand from which a row came; it is no answer.
pub const LINES: &str = "lines";

/// What a workbook begins with, which is no text.
const WORKBOOK: &str = "PK\u{3}\u{4}";

/// Under what it stands how many a row has.
const COUNT: &str = "count";

/// What a column that says how many may be called.
const COUNTS: [&str; 5] = ["人数", "几人", COUNT, "number", "people"];

/// What came of a text that was pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Those who are alike as one row each, as they would be typed.
    pub rows: Vec<Named<String>>,
    /// How many lines could be read.
    pub lines: usize,
    /// How many people they are.
    pub people: i64,
    /// What is wrong.
    pub faults: Vec<LineFault>,
    /// The columns that answer nothing.
    pub unused: Vec<String>,
    /// The line that names the columns, and those that could not be read; nothing where all could.
    pub rest: String,
}

/// What is wrong with some lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineFault {
    /// Their numbers, from one, as the spreadsheet counts them: `2-5,9`; nothing for the text as a whole.
    pub lines: String,
    /// The name of the column.
    pub column: String,
    /// What is wrong, and what to do.
    pub text: String,
}

/// Those who are alike.
struct Kind {
    typed: Named<String>,
    count: i64,
    lines: Vec<usize>,
    /// What stands where the number of people should.
    uncounted: Option<String>,
    /// The column of each fault, and what is wrong.
    faults: Vec<(String, String)>,
}

/// What a column answers.
#[derive(Clone, Copy)]
enum Column<'a> {
    Count,
    Fact(&'a Fact),
}

impl Column<'_> {
    fn short(&self) -> &str {
        match self {
            Self::Count => COUNT,
            Self::Fact(fact) => fact.short(),
        }
    }
}

impl View<'_> {
    /// The names of the columns of a group, to be copied into a spreadsheet.
    pub fn columns(&self, group: &str) -> String {
        let Some(id) = self.catalog.group_id(group) else { return String::new() };
        let facts = self.facts(id).map(|fact| self.text(&fact.label));
        let count = self.locale.say("人数", "number").to_owned();
        std::iter::once(count).chain(facts).collect::<Vec<_>>().join("\t")
    }

    /// What comes of a text that was pasted for a group.
    pub fn paste(&self, name: &str, text: &str) -> Pasted {
        let group = self.catalog.group_id(name);
        let Some((id, group)) = group.and_then(|id| Some((id, self.catalog.groups.get(id.at())?))) else {
            return Pasted::default();
        };
        if text.starts_with(WORKBOOK) {
            let fault = LineFault { text: self.words.get("paste.workbook"), ..LineFault::default() };
            return Pasted { faults: vec![fault], rest: text.to_owned(), ..Pasted::default() };
        }
        let records = records(text, delimiter(text));
        let filled = |record: &Record<'_>| record.cells.iter().any(|cell| !cell.trim().is_empty());
        let Some(head) = records.iter().position(filled) else { return Pasted::default() };
        let names = records.get(head).map_or(&[][..], |record| &record.cells);
        let columns: Vec<_> = names.iter().map(|name| self.column(id, name.trim())).collect();
        let mut pasted = Pasted { unused: unused(names, &columns), ..Pasted::default() };
        if let Some(fault) = self.wrong_columns(names, &columns, head) {
            pasted.faults.push(fault);
            text.clone_into(&mut pasted.rest);
            return pasted;
        }
        let mut kinds = Kinds::default();
        for (at, record) in records.iter().enumerate().skip(head).skip(1).filter(|(_, record)| filled(record))
        {
            self.person(&columns, record, at.saturating_add(1), &mut kinds);
        }
        self.judge(group, &mut kinds.all);
        let wrong = kinds.wrong();
        let left = |line: usize| line == head || wrong.binary_search(&line.saturating_add(1)).is_ok();
        let rest =
            records.iter().enumerate().filter(|(line, _)| left(*line)).map(|(_, record)| record.written);
        let rest: Vec<&str> = rest.collect();
        if 1 < rest.len() {
            pasted.rest = rest.join("\n");
        }
        kinds.settle(&columns, names, &mut pasted);
        pasted
    }

    fn facts(&self, id: GroupId) -> impl Iterator<Item = &Fact> {
        self.catalog.facts_of(Some(id)).map(|(_, fact)| fact).filter(|fact| fact.ask == Ask::Always)
    }

    /// What a column of that name answers: its question, what that is called, or its name in the files.
    fn column(&self, id: GroupId, name: &str) -> Option<Column<'_>> {
        if COUNTS.contains(&name) || self.words.get("rows.count") == name {
            return Some(Column::Count);
        }
        let called = |fact: &&Fact| {
            let texts = [&fact.label, &fact.question];
            let texts = texts.iter().any(|text| text.zh == name || text.en.as_deref() == Some(name));
            (texts && !name.is_empty()) || fact.short() == name || fact.id == name
        };
        self.facts(id).find(called).map(Column::Fact)
    }

    fn wrong_columns(
        &self,
        names: &[String],
        columns: &[Option<Column<'_>>],
        head: usize,
    ) -> Option<LineFault> {
        let lines = head.saturating_add(1).to_string();
        let known: Vec<&str> = columns.iter().flatten().map(Column::short).collect();
        if known.is_empty() {
            return Some(LineFault {
                lines,
                column: String::new(),
                text: self.words.get("paste.no_columns"),
            });
        }
        let twice =
            known.iter().enumerate().find(|(at, short)| known.iter().take(*at).any(|it| it == *short));
        let (_, short) = twice?;
        let at = columns.iter().position(|column| column.as_ref().is_some_and(|it| it.short() == *short))?;
        let column = names.get(at).cloned().unwrap_or_default();
        Some(LineFault { lines, column, text: self.words.get("paste.twice") })
    }

    /// Puts a line with those who are alike.
    fn person(&self, columns: &[Option<Column<'_>>], record: &Record<'_>, line: usize, kinds: &mut Kinds) {
        let (mut typed, mut count, mut uncounted) = (Named::default(), 1, None);
        for (column, cell) in columns.iter().zip(&record.cells) {
            let cell = cell.trim();
            match column {
                Some(Column::Fact(fact)) if !unknown(cell) => {
                    typed.insert(fact.short(), self.typed(fact, cell));
                }
                Some(Column::Count) if !cell.is_empty() => match people(cell) {
                    Some(people) => count = people,
                    None => uncounted = Some(cell.to_owned()),
                },
                _ => {}
            }
        }
        kinds.add(typed, count, line, uncounted);
    }

    /// A cell as it would be typed: a number in the unit of its question.
    fn typed(&self, fact: &Fact, cell: &str) -> String {
        let Domain::Quantity { unit, .. } = &fact.domain else {
            return written(self.catalog, Some(fact), cell);
        };
        let answer = written(self.catalog, Some(fact), &plain(cell));
        // Of a sum a month the month goes without saying.
        let fits =
            |found: Unit| found == *unit || found == Unit::NUMBER || (found == Unit::YUAN && unit.yuan == 1);
        match literal(&answer) {
            Ok(Literal::Quantity { range, unit: found, unstated: false }) if fits(found) => {
                range.as_point().map_or_else(|| cell.to_owned(), |number| number.to_string())
            }
            _ => cell.to_owned(),
        }
    }

    /// Notes what is wrong with each row.
    fn judge(&self, group: &Group, kinds: &mut [Kind]) {
        for kind in kinds.iter_mut() {
            if let Some(given) = kind.uncounted.take() {
                let fault = AnswerFault::Unreadable { given };
                let row = Some((0, COUNT.to_owned()));
                let problem = AnswerProblem { name: group.id.clone(), row, fault };
                kind.faults.push((COUNT.to_owned(), self.fault(&problem)));
            }
        }
        let rows: Vec<Answer> = kinds.iter().map(|kind| Answer::Parts(self.answers(group, kind))).collect();
        let parts = vec![("rows".to_owned(), Answer::List(rows))];
        let answers = vec![(group.id.clone(), Answer::Parts(parts))];
        let (_, problems) = read_answers(self.catalog, self.situation.day, &answers);
        for problem in &problems {
            let Some((at, short)) = &problem.row else { continue };
            if let Some(kind) = kinds.get_mut(*at) {
                kind.faults.push((short.clone(), self.fault(problem)));
            }
        }
    }

    fn answers(&self, group: &Group, kind: &Kind) -> Answers {
        let id = self.catalog.group_id(&group.id);
        let facts = self.catalog.facts_of(id);
        let answers = facts.filter_map(|(_, fact)| {
            let typed = kind.typed.get(fact.short())?;
            let text = if let Domain::Date(_) = fact.domain { read_date(typed) } else { typed.clone() };
            Some((fact.short().to_owned(), Answer::Text(text)))
        });
        answers.collect()
    }
}

/// Whether a cell says nothing, or that one does not know.
fn unknown(cell: &str) -> bool {
    matches!(cell, "" | "-" | "不知道" | UNSURE)
}

/// A number of people.
fn people(cell: &str) -> Option<i64> {
    let Ok(Literal::Quantity { range, unit, .. }) = literal(&written_number(&plain(cell))) else {
        return None;
    };
    let count = range.as_point().filter(|_| unit == Unit::PERSON || unit == Unit::NUMBER)?;
    count.as_whole().filter(|count| 0 <= *count)
}

/// The names of columns that answer nothing.
fn unused(names: &[String], columns: &[Option<Column<'_>>]) -> Vec<String> {
    let unused =
        names.iter().zip(columns).filter(|(name, column)| column.is_none() && !name.trim().is_empty());
    unused.map(|(name, _)| name.trim().to_owned()).collect()
}

/// The rows so far, and which is which.
#[derive(Default)]
struct Kinds {
    all: Vec<Kind>,
    places: Named<usize>,
}

impl Kinds {
    fn add(&mut self, typed: Named<String>, count: i64, line: usize, uncounted: Option<String>) {
        let mut key = String::new();
        for part in typed.all().iter().flat_map(|(name, typed)| [name, typed]).chain(&uncounted) {
            key.push_str(part);
            key.push('\n');
        }
        let place = self.places.get(&key).copied();
        if let Some(kind) = place.and_then(|at| self.all.get_mut(at)) {
            kind.count = kind.count.saturating_add(count);
            kind.lines.push(line);
            return;
        }
        self.places.insert(&key, self.all.len());
        self.all.push(Kind { typed, count, lines: vec![line], uncounted, faults: Vec::new() });
    }

    /// The numbers of the lines with faults, ascending.
    fn wrong(&self) -> Vec<usize> {
        let wrong = self.all.iter().filter(|kind| !kind.faults.is_empty());
        let mut lines: Vec<usize> = wrong.flat_map(|kind| &kind.lines).copied().collect();
        lines.sort_unstable();
        lines
    }

    /// The rows that can be taken, and what is wrong with the others.
    fn settle(self, columns: &[Option<Column<'_>>], names: &[String], pasted: &mut Pasted) {
        for Kind { mut typed, count, lines, faults, .. } in self.all {
            let numbers = spans(&lines);
            for (short, text) in &faults {
                let answers =
                    |column: &Option<Column<'_>>| column.as_ref().is_some_and(|it| it.short() == short);
                let at = columns.iter().position(answers);
                let column = at.and_then(|at| names.get(at)).cloned().unwrap_or_default();
                pasted.faults.push(LineFault { lines: numbers.clone(), column, text: text.clone() });
            }
            if faults.is_empty() {
                typed.insert(COUNT, count.to_string());
                typed.insert(LINES, numbers);
                pasted.lines = pasted.lines.saturating_add(lines.len());
                pasted.people = pasted.people.saturating_add(count);
                pasted.rows.push(typed);
            }
        }
    }
}

/// Numbers as they are written: `2-5,9`.
fn spans(lines: &[usize]) -> String {
    let mut text = String::new();
    let mut lines = lines.iter().copied().peekable();
    while let Some(first) = lines.next() {
        let mut last = first;
        while let Some(next) = lines.next_if_eq(&last.saturating_add(1)) {
            last = next;
        }
        if !text.is_empty() {
            text.push(',');
        }
        text += &first.to_string();
        if first != last {
            text.push('-');
            text += &last.to_string();
        }
    }
    text
}

impl Form {
    /// Adds rows that were pasted to a group, and counts anew how many all are.
    pub fn take_rows(&mut self, group: &str, rows: &[Named<String>]) {
        let mut all = self.rows.get(group).cloned().unwrap_or_default();
        // Of whom nothing was said yet but how many they are, those are who were pasted.
        all.retain(|row| row.all().iter().any(|(name, _)| name != COUNT));
        all.extend(rows.iter().cloned());
        let counts = all.iter().map(|row| row.get(COUNT).map_or(Some(1), |typed| people(typed)));
        let total = counts.sum::<Option<i64>>();
        self.rows.insert(group, all);
        if let Some(total) = total {
            self.set(group, &Exact::from(total).to_string());
        }
    }

    /// Adds a row like another one after it.
    pub fn repeat_row(&mut self, group: &str, at: usize) {
        let Some(rows) = self.rows.get_mut(group) else { return };
        if let Some(mut row) = rows.get(at).cloned() {
            row.remove(LINES);
            rows.insert(at.saturating_add(1), row);
        }
    }
}
