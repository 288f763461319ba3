//! What was typed, kept as it was typed, and the answers it makes.

use crate::engine::{Answer, Answers};
use crate::policy::{Catalog, Domain, Fact};
use crate::present::Named;
use crate::unit::{Date, Exact};

/// What a person said who does not know.
pub const UNSURE: &str = "unsure";

/// Some of a group, as a range that was picked; of a choice, that an option holds and not the last: which is still asked.
pub const SOME: &str = "1..;";

/// The range that was picked instead of typing a number or day, `3..;`, and after it what had been typed before.
pub fn picked(typed: &str) -> Option<(&str, &str)> {
    typed.split_once(';').filter(|(range, _)| range.contains(".."))
}

/// What was typed, by fact or group, and for rows of groups. Nothing typed is ever changed or lost here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// By the name of the fact; for a group, how many there are. Dates are `year-month-day` as typed.
    pub inputs: Named<String>,
    /// For each row of a group, by the short name of the fact, and `count`.
    pub rows: Named<Vec<Named<String>>>,
}

impl Form {
    /// What was typed for a fact or group.
    pub fn input(&self, name: &str) -> &str {
        self.inputs.get(name).map_or("", String::as_str)
    }

    /// What was typed in a row.
    pub fn row_input(&self, group: &str, row: usize, name: &str) -> &str {
        self.rows
            .get(group)
            .and_then(|rows| rows.get(row))
            .and_then(|row| row.get(name))
            .map_or("", String::as_str)
    }

    /// Keeps what was typed; nothing typed is nothing kept.
    pub fn set(&mut self, name: &str, typed: &str) {
        if is_empty(typed) {
            self.inputs.remove(name);
        } else {
            self.inputs.insert(name, typed.to_owned());
        }
    }

    /// Keeps what was typed in a row.
    pub fn set_row(&mut self, group: &str, row: usize, name: &str, typed: &str) {
        let Some(row) = self.rows.get_mut(group).and_then(|rows| rows.get_mut(row)) else { return };
        if is_empty(typed) {
            row.remove(name);
        } else {
            row.insert(name, typed.to_owned());
        }
    }

    /// Adds an empty row.
    pub fn add_row(&mut self, group: &str) {
        match self.rows.get_mut(group) {
            Some(rows) => rows.push(Named::default()),
            None => self.rows.insert(group, vec![Named::default()]),
        }
    }

    /// Removes a row; of the last one the group stays, with nobody described.
    pub fn remove_row(&mut self, group: &str, row: usize) {
        if let Some(rows) = self.rows.get_mut(group)
            && row < rows.len()
        {
            rows.remove(row);
        }
    }

    /// Whether nothing was answered, not even that one does not know.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.rows.all().iter().all(|(_, rows)| rows.is_empty())
    }

    /// The answers that what was typed makes; what cannot be read is left to be refused where it is read.
    pub fn answers(&self, catalog: &Catalog) -> Answers {
        let mut answers = Answers::new();
        for (_, fact) in catalog.facts_of(None) {
            let typed = self.input(&fact.id);
            if let Some(answer) = answer(fact, typed) {
                answers.push((fact.id.clone(), answer));
            }
        }
        for group in &catalog.groups {
            if let Some(answer) = self.group_answer(catalog, &group.id) {
                answers.push((group.id.clone(), answer));
            }
        }
        answers
    }

    /// Whether a range that was picked says how many a row has that is all there are: they are not asked for twice.
    fn is_row(&self, group: &str, typed: &str) -> bool {
        let alone = self.rows.get(group).is_some_and(|rows| rows.len() == 1);
        alone && picked(typed).is_some() && self.row_input(group, 0, "count") == typed
    }

    fn group_answer(&self, catalog: &Catalog, group: &str) -> Option<Answer> {
        let rows = self.rows.get(group).filter(|rows| !rows.is_empty());
        let total = Some(self.input(group)).filter(|typed| !self.is_row(group, typed)).map(number);
        let total = total.filter(|typed| !typed.is_empty() && typed != UNSURE);
        let id = catalog.group_id(group);
        let described = |row: &Named<String>| {
            let facts = catalog.facts_of(id).filter(|_| id.is_some());
            let answers = facts.filter_map(|(_, fact)| {
                let typed = row.get(fact.short()).map_or("", String::as_str);
                answer(fact, typed).map(|answer| (fact.short().to_owned(), answer))
            });
            let mut parts: Answers = answers.collect();
            if let Some(count) = row.get("count") {
                parts.push(("count".to_owned(), Answer::Text(number(count))));
            }
            Answer::Parts(parts)
        };
        let rows = rows.map(|rows| Answer::List(rows.iter().map(described).collect()));
        let parts = [("total", total.map(Answer::Text)), ("rows", rows)];
        let given = parts.into_iter().filter_map(|(name, part)| part.map(|part| (name.to_owned(), part)));
        Some(given.collect::<Answers>()).filter(|parts| !parts.is_empty()).map(Answer::Parts)
    }
}

fn is_empty(typed: &str) -> bool {
    typed.trim().is_empty() || typed.chars().all(|c| c == '-')
}

/// The answer that was typed; `None` when nothing was, or that one does not know.
fn answer(fact: &Fact, typed: &str) -> Option<Answer> {
    if is_empty(typed) || typed == UNSURE {
        return None;
    }
    let text = match &fact.domain {
        Domain::Choice(_) if typed == SOME => return None,
        Domain::Truth | Domain::Choice(_) => typed.to_owned(),
        Domain::Date(_) => read_date(typed),
        Domain::Quantity { .. } => number(typed),
    };
    Some(Answer::Text(text))
}

/// The number that was typed, as people write it; nothing where it is none.
pub fn typed_number(typed: &str) -> Option<Exact> {
    Exact::parse(&number(typed))
}

/// Digits of any width, thousands separators, 万 and a unit after the number are read as people write them.
fn number(typed: &str) -> String {
    if let Some((range, _)) = picked(typed) {
        return range.to_owned();
    }
    let plain = plain(typed);
    let plain = plain.trim_end_matches(|c: char| !c.is_ascii_digit());
    let (digits, wan) = (plain, typed.contains('万'));
    let scaled = Exact::parse(digits).filter(|_| wan).and_then(|it| it.times(Exact::from(10_000)));
    scaled.map_or_else(
        || if digits.is_empty() { typed.trim().to_owned() } else { digits.to_owned() },
        |it| it.to_string(),
    )
}

/// A number with its unit, in plain digits without separators.
pub(crate) fn plain(typed: &str) -> String {
    typed.chars().filter_map(plain_digit).collect()
}

/// A digit, sign or point of full width as the plain one; separators fall away.
fn plain_digit(c: char) -> Option<char> {
    match c {
        ',' | '，' | ' ' | '\u{3000}' | '¥' | '￥' => None,
        '．' | '。' => Some('.'),
        '－' | '−' => Some('-'),
        '０'..='９' => {
            u32::from(c).checked_sub(u32::from('０')).and_then(|digit| char::from_digit(digit, 10))
        }
        _ => Some(c),
    }
}

/// `year-month-day` as typed, to a date; without a day, the days of that month; without a month, of that year.
pub(crate) fn read_date(typed: &str) -> String {
    if let Some((range, _)) = picked(typed) {
        return range.to_owned();
    }
    let plain = plain(typed);
    let mut parts = plain.split('-').map(str::trim);
    let (year, month, day) =
        (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let day_of = |month: &str, day: &str| Date::parse(&format!("{year:0>4}-{month:0>2}-{day:0>2}"));
    match (month.is_empty(), day.is_empty()) {
        (false, false) => format!("{year:0>4}-{month:0>2}-{day:0>2}"),
        (false, true) => match day_of(month, "1") {
            Some(first) => format!("{first}..{}", first.plus_months(1).previous()),
            None => plain.clone(),
        },
        (true, true) => match day_of("1", "1") {
            Some(first) => format!("{first}..{}", first.plus_months(12).previous()),
            None => plain.clone(),
        },
        (true, false) => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{number, read_date};

    #[test]
    fn numbers_as_people_write_them() {
        for (typed, read) in [
            (" 14 ", "14"),
            ("１４", "14"),
            ("20,000", "20000"),
            ("2万", "20000"),
            ("1.5万元", "15000"),
            ("12个月", "12"),
            ("3人", "3"),
            ("abc", "abc"),
            ("-3", "-3"),
            ("3.5", "3.5"),
            ("3..;", "3.."),
            ("..2;５人", "..2"),
            ("5;3", "5;3"),
        ] {
            assert_eq!(number(typed), read, "{typed}");
        }
    }

    #[test]
    fn a_date_may_lack_its_day_or_month() {
        for (typed, read) in [
            ("2025-9-1", "2025-09-01"),
            ("２０２５-９-１", "2025-09-01"),
            ("2025-2-", "2025-02-01..2025-02-28"),
            ("2025--", "2025-01-01..2025-12-31"),
            ("2025-13-", "2025-13-"),
            ("--5", "--5"),
            ("2025-2-30", "2025-02-30"),
            ("..2025-02-28;2025-3-", "..2025-02-28"),
        ] {
            assert_eq!(read_date(typed), read, "{typed}");
        }
    }
}
