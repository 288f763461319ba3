//! `policy cases`.

use std::fs;
use std::path::Path;

use encoding_rs::GB18030;

use crate::cli::data::{self, Data};
use crate::cli::spreadsheet::{BYTE_ORDER_MARK, csv};
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
    let bytes = fs::read(file).map_err(|error| Failure::Cannot(format!("{}: {error}", file.display())))?;
    let table = table(&text(&bytes).ok_or_else(|| {
        let what = locale.say(
            "既不是 UTF-8，也不是 GB18030：请另存为“CSV UTF-8”",
            "neither UTF-8 nor GB18030; save it as “CSV UTF-8”",
        );
        Failure::Cannot(format!("{}: {what}", file.display()))
    })?);
    let table = table.map_err(|error| Failure::Cannot(format!("{}: {error}", file.display())))?;
    match read_table(&catalog, &table) {
        Ok(suite) => {
            let text = serde_json::to_string_pretty(&suite).map_err(|it| Failure::Cannot(it.to_string()))?;
            let text = text + "\n";
            out.map_or_else(|| report::out(&text), |out| data::write(out, &text))?;
            report::note(&taken(suite.cases.len(), table.first().map_or(&[], Vec::as_slice), locale));
            Ok(())
        }
        Err(faults) => {
            for fault in &faults {
                report::error(&message(&catalog, file, &table, fault, locale));
            }
            Err(Failure::Found)
        }
    }
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

fn table(text: &str) -> Result<Vec<Vec<String>>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let line = |record: Result<csv::StringRecord, _>| record.map(|it| it.iter().map(str::to_owned).collect());
    reader.records().map(line).collect()
}

/// `people.csv:3:4 (hire[1].insured): …`
fn message(
    catalog: &Catalog,
    file: &Path,
    table: &[Vec<String>],
    fault: &CellFault,
    locale: Locale,
) -> String {
    let words = match &fault.fault {
        CellProblem::Answer(problem) => answer_words(catalog, problem, locale),
        CellProblem::Said(words) => locale.of(words).to_owned(),
    };
    let column = fault.column.checked_sub(1).and_then(|at| table.first()?.get(at));
    let column = column.map_or(String::new(), |column| format!(" ({column})"));
    format!("{}:{}:{}{column}: {words}", file.display(), fault.line, fault.column)
}
