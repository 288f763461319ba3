//! Cells of a spreadsheet as people write them, to answers as files write them.

use crate::policy::{Catalog, Choice, Domain, Fact, Text};

/// The units, as people and as the files call them; the longer before those that begin alike.
const UNITS: [(&str, &str); 7] = [
    ("个月", " months"),
    ("元/月", " yuan/month"),
    ("元/人", " yuan/person"),
    ("元/年", " yuan/year"),
    ("元", " yuan"),
    ("人", " person"),
    ("年", " years"),
];

/// The answer in a cell: yes or no, an option by its label, a number with its unit, a day.
pub fn written(catalog: &Catalog, fact: Option<&Fact>, cell: &str) -> String {
    match fact.map(|fact| (&fact.domain, catalog.choice(fact))) {
        Some((Domain::Truth, _)) => written_truth(cell).to_owned(),
        Some((Domain::Choice(_), Some(choice))) => {
            cell.split('|').map(|it| option(choice, it.trim())).collect::<Vec<_>>().join("|")
        }
        Some((Domain::Date(_), _)) => written_day(cell),
        _ => written_number(cell),
    }
}

/// `是` and `否`.
pub fn written_truth(cell: &str) -> &str {
    match cell {
        "是" => "yes",
        "否" => "no",
        other => other,
    }
}

/// An option or a set of them by its label; where several are called so, it is not known which.
fn option<'c>(choice: &'c Choice, cell: &'c str) -> &'c str {
    let options = choice.options.iter().map(|it| (&it.id, &it.label));
    let sets = choice.sets.iter().map(|it| (&it.id, &it.label));
    let so = |label: &Text| label.zh == cell || label.en.as_deref() == Some(cell);
    let mut called = options.chain(sets).filter(|(_, label)| so(label));
    match (called.next(), called.next()) {
        (Some((id, _)), None) => id,
        _ => cell,
    }
}

/// `6个月` as `6 months`, `20,000元` as `20000 yuan`.
pub fn written_number(cell: &str) -> String {
    let digit = |at: usize| cell.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let grouped = |(at, c): &(usize, char)| {
        *c == ',' && digit(at.wrapping_sub(1)) && (1..=3).all(|more| digit(at.saturating_add(more)))
    };
    let plain: String = cell.char_indices().filter(|it| !grouped(it)).map(|(_, c)| c).collect();
    UNITS.iter().fold(plain, |text, (zh, unit)| text.replace(zh, unit))
}

/// `2026/3/9`, `2026.3.9` and `2026年3月9日`, as spreadsheets write a day, as `2026-03-09`; anything else as it is.
pub fn written_day(cell: &str) -> String {
    let parts: Vec<&str> = cell.trim_end_matches('日').split(['/', '-', '.', '年', '月']).collect();
    let number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && number(year, 4) && number(month, 2) && number(day, 2) => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{written_day, written_number};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (cell, written) in [
            ("6个月", "6 months"),
            ("3人", "3 person"),
            ("20,000元", "20000 yuan"),
            ("1,234,567.5元", "1234567.5 yuan"),
            ("2,380元/月", "2380 yuan/month"),
            ("2年", "2 years"),
            ("3..5人", "3..5 person"),
            ("min(3,4) yuan", "min(3,4) yuan"),
            ("6 months", "6 months"),
        ] {
            assert_eq!(written_number(cell), written);
        }
    }

    #[test]
    fn days_are_read_as_spreadsheets_write_them() {
        for cell in ["2026-03-09", "2026/3/9", "2026年3月9日", "2026.03.09", "2026-3-9"] {
            assert_eq!(written_day(cell), "2026-03-09", "{cell}");
        }
        for cell in ["2026-03", "9/3/2026", "三月九日", "2026-03-09 08:00"] {
            assert_eq!(written_day(cell), cell);
        }
    }
}
