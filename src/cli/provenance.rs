//! The table of `/data`, for the page and to be saved.

use crate::cli::Failure;
use crate::cli::spreadsheet::{BYTE_ORDER_MARK, csv};
use crate::lint::citations;
use crate::policy::{Catalog, Citation, ReleaseEntry};
use crate::present::{Locale, Released, Row, provenance};
use crate::unit::Date;

/// The table in both languages, each as JSON, a list of flat objects of texts, and as CSV.
pub(crate) fn tables(
    catalog: &Catalog,
    releases: &[ReleaseEntry],
) -> Result<Vec<(&'static str, String)>, Failure> {
    let zh = table(catalog, releases, Locale::Zh, ["data.json", "data.csv"])?;
    let en = table(catalog, releases, Locale::En, ["data.en.json", "data.en.csv"])?;
    Ok(zh.into_iter().chain(en).collect())
}

fn table(
    catalog: &Catalog,
    releases: &[ReleaseEntry],
    locale: Locale,
    names: [&'static str; 2],
) -> Result<[(&'static str, String); 2], Failure> {
    let for_readers = |it: &ReleaseEntry| {
        let known = Date::parse(&it.date).unwrap_or(Date::FIRST);
        let changes = locale.say(&it.changes.zh, &it.changes.en).to_owned();
        Released { version: it.version.clone(), known, changes }
    };
    let rows = rows(catalog, &releases.iter().map(for_readers).collect::<Vec<_>>(), locale);
    let objects: Result<Vec<String>, serde_json::Error> = rows.iter().map(object).collect();
    let objects = objects.map_err(|error| Failure::Cannot(error.to_string()))?;
    let head = Row::FIELDS.map(str::to_owned);
    let lines: Vec<_> = [head].into_iter().chain(rows.iter().map(Row::fields)).collect();
    let [json, comma] = names;
    Ok([
        (json, format!("[\n{}\n]\n", objects.join(",\n"))),
        (comma, format!("{BYTE_ORDER_MARK}{}", csv(&lines)?)),
    ])
}

/// The rows of the table.
pub(crate) fn rows(catalog: &Catalog, releases: &[Released], locale: Locale) -> Vec<Row> {
    let cited = citations(catalog);
    let cited: Vec<(Option<&str>, &Citation)> =
        cited.iter().map(|it| (it.at.policy_id(), it.citation)).collect();
    provenance(catalog, &cited, releases, locale)
}

/// The fields stand in their order: the page reads them by it.
fn object(row: &Row) -> Result<String, serde_json::Error> {
    let pair = |(name, value): (&str, String)| Ok(format!("\"{name}\":{}", serde_json::to_string(&value)?));
    let pairs: Result<Vec<String>, serde_json::Error> =
        Row::FIELDS.into_iter().zip(row.fields()).map(pair).collect();
    Ok(format!("{{{}}}", pairs?.join(",")))
}
