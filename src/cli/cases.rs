//! `policy cases`.

use std::path::Path;
use std::{fmt, fs};

use encoding_rs::GB18030;

use crate::cli::data::{self, Data};
use crate::cli::spreadsheet::{BYTE_ORDER_MARK, csv, lines};
use crate::cli::test::suite;
use crate::cli::{Failure, report};
use crate::lint::{CellFault, CellProblem, read_table, write_table};
use crate::policy::Catalog;
use crate::present::{Locale, answer_words};

/// The golden people of a file as CSV.
pub(crate) fn export(
    folder: &Path,
    file: &Path,
    out: Option<&Path>,
    gb18030: bool,
    locale: Locale,
) -> Result<(), Failure> {
    let catalog = Data::read(folder)?.catalog(locale)?;
    let suite = suite(file)?;
    let text = csv(&write_table(&catalog, &suite))?;
    let bytes = if gb18030 {
        GB18030.encode(&text).0.into_owned()
    } else {
        format!("{BYTE_ORDER_MARK}{text}").into_bytes()
    };
    match out {
        Some(out) => data::write_bytes(out, &bytes),
        None => report::bytes(&bytes),
    }
}

/// The golden people of a table as a file, if nothing is wrong with any.
pub(crate) fn import(folder: &Path, file: &Path, out: Option<&Path>, locale: Locale) -> Result<(), Failure> {
    let catalog = Data::read(folder)?.catalog(locale)?;
    let bytes = fs::read(file).map_err(|error| cannot(file, &error))?;
    let text = text(&bytes).ok_or_else(|| {
        let (zh, en) = (
            "既不是 UTF-8，也不是 GB18030：请另存为“CSV UTF-8”",
            "neither UTF-8 nor GB18030; save it as “CSV UTF-8”",
        );
        cannot(file, &locale.say(zh, en))
    })?;
    let table = lines(&text).map_err(|error| cannot(file, &error))?;
    let columns = table.first().map_or(&[][..], |line| &line.cells);
    match read_table(&catalog, &table) {
        Ok(suite) => {
            let text = serde_json::to_string_pretty(&suite).map_err(|it| Failure::Cannot(it.to_string()))?;
            let text = text + "\n";
            out.map_or_else(|| report::out(&text), |out| data::write(out, &text))?;
            report::note(&taken(suite.cases.len(), columns, locale));
            Ok(())
        }
        Err(faults) => {
            for fault in &faults {
                report::error(&message(&catalog, file, columns, fault, locale));
            }
            Err(Failure::Found)
        }
    }
}

fn cannot(file: &Path, what: &dyn fmt::Display) -> Failure {
    Failure::Cannot(format!("{}: {what}", file.display()))
}

/// What was read.
fn taken(people: usize, columns: &[String], locale: Locale) -> String {
    let expected = columns.iter().filter(|column| column.starts_with("expect:")).count();
    let answers = columns.len().saturating_sub(expected).saturating_sub(2);
    match locale {
        Locale::Zh => format!("读进 {people} 人：{answers} 列回答，{expected} 列应得什么"),
        Locale::En => {
            format!("read {people} people: {answers} columns of answers, {expected} of what is expected")
        }
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Some(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).to_owned());
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// `people.csv:3:4 (hire[1].insured): …`, or without the column where the line as a whole is meant.
fn message(catalog: &Catalog, file: &Path, columns: &[String], fault: &CellFault, locale: Locale) -> String {
    let words = match &fault.fault {
        CellProblem::Answer(problem) => answer_words(catalog, problem, locale),
        CellProblem::Said(words) => locale.of(words).to_owned(),
    };
    let place = format!("{}:{}", file.display(), fault.line);
    let Some(at) = fault.column.checked_sub(1) else { return format!("{place}: {words}") };
    let column = columns.get(at).map_or(String::new(), |column| format!(" ({column})"));
    format!("{place}:{}{column}: {words}", fault.column)
}
