//! A table to golden people, and all that is wrong with it, by line and column.

use crate::engine::{AnswerFault, AnswerProblem, json_answers, read_answers, written, written_day};
use crate::lint::golden::{Case, Suite, day};
use crate::lint::table::cell::VERDICTS;
use crate::lint::table::draft::Draft;
use crate::lint::table::expect::Column;
use crate::lint::table::{CellFault, CellProblem, TableLine, parts_of_group};
use crate::policy::{Catalog, Fact, Text, both};
use crate::unit::Date;

/// The golden people of a table.
///
/// # Errors
/// Everything that is wrong, by line and column.
pub fn read_table(catalog: &Catalog, table: &[TableLine]) -> Result<Suite, Vec<CellFault>> {
    let mut reader = Reader { catalog, columns: Vec::new(), faults: Vec::new() };
    let Some((head, lines)) = table.split_first() else {
        let words =
            both("表是空的：第一行要写各列的名字", "the table is empty; its first line names the columns");
        reader.say(1, 0, words);
        return Err(reader.faults);
    };
    reader.columns = head.cells.iter().map(|name| name.trim().to_owned()).collect();
    reader.check_columns(head.number);
    let mut cases = Vec::new();
    for line in lines {
        let blank = line.cells.iter().all(|cell| cell.trim().is_empty());
        if !blank && !line.cells.first().is_some_and(|cell| cell.starts_with('#')) {
            cases.push(reader.case(line));
        }
    }
    reader.faults.sort_by_key(|it| (it.line, it.column));
    if reader.faults.is_empty() { Ok(Suite::of(cases)) } else { Err(reader.faults) }
}

struct Reader<'a> {
    catalog: &'a Catalog,
    columns: Vec<String>,
    faults: Vec<CellFault>,
}

impl Reader<'_> {
    fn say(&mut self, line: usize, column: usize, words: Text) {
        self.faults.push(CellFault { line, column, fault: CellProblem::Said(words) });
    }

    fn check_columns(&mut self, line: usize) {
        for wanted in ["name", "day"] {
            if self.column(wanted).is_none() {
                let words = both(format!("缺一列“{wanted}”"), format!("there is no column `{wanted}`"));
                self.say(line, 0, words);
            }
        }
        for (name, column) in self.columns.clone().iter().zip(1..) {
            if self.columns.iter().filter(|it| *it == name).count() != 1 {
                let words = both(format!("“{name}”不止一列"), format!("`{name}` is there more than once"));
                self.say(line, column, words);
            } else if !self.is_known(name) {
                let words = both(
                    format!("“{name}”不是问题的名字，也不是 expect: 加政策的名字；问题的名字见 policy facts"),
                    format!(
                        "`{name}` is neither a question nor `expect:` and a policy; `policy facts` lists them"
                    ),
                );
                self.say(line, column, words);
            }
        }
    }

    /// Where a column stands, from 1.
    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().zip(1..).find_map(|(it, at)| (it == name).then_some(at))
    }

    /// The fact that a column answers; none of how many there are.
    fn fact(&self, column: &str) -> Option<&Fact> {
        let name = match parts_of_group(column) {
            Some((group, _, key)) => format!("{group}.{key}"),
            None => column.to_owned(),
        };
        self.catalog.facts.iter().find(|it| it.id == name)
    }

    fn is_known(&self, column: &str) -> bool {
        if let Some(expected) = column.strip_prefix("expect:") {
            return Column::of(self.catalog, expected).is_some();
        }
        let fact = |id: &str| self.catalog.fact_id(id).is_some();
        match parts_of_group(column) {
            Some((group, None, "total") | (group, Some(_), "count")) => {
                self.catalog.group_id(group).is_some()
            }
            Some((group, Some(_), key)) => fact(&format!("{group}.{key}")),
            _ => matches!(column, "name" | "day") || fact(column),
        }
    }

    fn case(&mut self, line: &TableLine) -> Case {
        self.check_length(line);
        let mut draft = Draft::default();
        for (column, at) in self.columns.clone().iter().zip(1..) {
            let typed = typed(line, at);
            if !typed.is_empty() {
                self.cell((line.number, at), column, typed, &mut draft);
            }
        }
        self.check_name(line.number, &draft);
        self.check_verdicts(line, &draft);
        let case = draft.case();
        self.check_day(line, &case);
        self.check_answers(line, &case);
        case
    }

    fn check_length(&mut self, line: &TableLine) {
        let (cells, columns) = (line.cells.len(), self.columns.len());
        if columns < cells {
            let words = both(
                format!("这一行有 {cells} 格，表头只有 {columns} 列"),
                format!("{cells} cells, but {columns} columns"),
            );
            self.say(line.number, columns.saturating_add(1), words);
        }
    }

    fn cell(&mut self, (line, at): (usize, usize), column: &str, typed: &str, draft: &mut Draft) {
        match (column, column.strip_prefix("expect:")) {
            ("name", _) => typed.clone_into(&mut draft.name),
            ("day", _) => draft.day = written_day(typed),
            (_, Some(expected)) => {
                let column = Column::of(self.catalog, expected);
                if let Some(Err(words)) = column.map(|it| it.read(typed, &mut draft.expect)) {
                    self.say(line, at, words);
                }
            }
            // What is wrong with a column is said once, and not of each of its cells.
            _ if !self.is_known(column) => {}
            _ => draft.answer(column, &written(self.catalog, self.fact(column), typed)),
        }
    }

    fn check_name(&mut self, line: usize, draft: &Draft) {
        if let Some(column) = self.column("name").filter(|_| draft.name.is_empty()) {
            let words = both("没有写名字：给这个人起一个名字", "there is no name; give this person one");
            self.say(line, column, words);
        }
    }

    /// A policy of which anything is expected has a verdict; what is written for one was looked at as its cell was read.
    fn check_verdicts(&mut self, line: &TableLine, draft: &Draft) {
        for policy in draft.expect.iter().filter(|(_, it)| it.verdict.is_empty()).map(|(policy, _)| policy) {
            let verdict = format!("expect:{policy}");
            let column = self.column(&verdict);
            if column.is_some_and(|at| !typed(line, at).is_empty()) {
                continue;
            }
            let fields = [format!("{verdict}."), format!("{verdict}/")];
            let first = || fields.iter().filter_map(|begin| self.first(line, begin)).min();
            let all = VERDICTS.map(|(_, zh)| zh).join("、");
            let words = both(
                format!("写了“{policy}”应得什么，还要在“{verdict}”一列写结论：{all}"),
                format!("something is expected of `{policy}`; its verdict belongs into `{verdict}`"),
            );
            self.say(line.number, column.or_else(first).unwrap_or_default(), words);
        }
    }

    /// The first column whose name begins so and into which something was typed.
    fn first(&self, line: &TableLine, begin: &str) -> Option<usize> {
        let is_it = |(it, at): &(&String, usize)| it.starts_with(begin) && !typed(line, *at).is_empty();
        self.columns.iter().zip(1..).find(is_it).map(|(_, at)| at)
    }

    fn check_day(&mut self, line: &TableLine, case: &Case) {
        let Some(column) = self.column("day").filter(|_| day(case).is_none()) else { return };
        let typed = typed(line, column);
        let words = if typed.is_empty() {
            both("没有写哪一天问，如 2025-12-01", "there is no day on which they ask, as 2025-12-01")
        } else {
            both(
                format!("“{typed}”不是日期，要写成 2025-12-01 或 2025年12月1日"),
                format!("`{typed}` is no day, as 2025-12-01"),
            )
        };
        self.say(line.number, column, words);
    }

    /// Whether the answers can be given; what contradicts what hangs on the day.
    fn check_answers(&mut self, line: &TableLine, case: &Case) {
        let on = day(case);
        let answers = json_answers(&case.answers);
        let (_, problems) = read_answers(self.catalog, on.unwrap_or(Date::FIRST), &answers);
        let is_so = |it: &AnswerProblem| on.is_some() || !matches!(it.fault, AnswerFault::Contradiction(_));
        let placed = problems.into_iter().filter(is_so).map(|it| (self.column_of(line, &it), it));
        let placed: Vec<(Option<usize>, AnswerProblem)> = placed.collect();
        for (column, problem) in &placed {
            // A contradiction is said of what was answered, and not of what was not.
            let said = placed.iter().any(|(at, it)| at.is_some() && it.fault == problem.fault);
            if column.is_some() || !said {
                let column = column.unwrap_or_default();
                let fault = CellProblem::Answer(echoing(problem.clone(), typed(line, column)));
                self.faults.push(CellFault { line: line.number, column, fault });
            }
        }
    }

    /// The column in which an answer was typed; of a group as a whole that of its number of people, else its first.
    fn column_of(&self, line: &TableLine, problem: &AnswerProblem) -> Option<usize> {
        let name = match &problem.row {
            Some((row, key)) => format!("{}[{}].{key}", problem.name, row.saturating_add(1)),
            None => problem.name.clone(),
        };
        let own = self.column(&name).filter(|at| !typed(line, *at).is_empty());
        let total = || self.first(line, &format!("{name}.total"));
        own.or_else(total).or_else(|| self.first(line, &format!("{name}[")))
    }
}

/// What was typed into a cell of a column, counted from 1.
fn typed(line: &TableLine, column: usize) -> &str {
    column.checked_sub(1).and_then(|at| line.cells.get(at)).map_or("", |cell| cell.trim())
}

/// The problem with what was typed instead of what it was read as.
fn echoing(mut problem: AnswerProblem, typed: &str) -> AnswerProblem {
    if let AnswerFault::Unreadable { given }
    | AnswerFault::OutOfBounds { given }
    | AnswerFault::Fraction { given } = &mut problem.fault
        && !typed.is_empty()
    {
        typed.clone_into(given);
    }
    problem
}
