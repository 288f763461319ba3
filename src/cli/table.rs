//! The table of `/data`, for the page and to be saved.

use crate::cli::Failure;
use crate::lint::citations;
use crate::policy::{Catalog, Citation};
use crate::present::{Row, provenance};

/// The table as JSON, a list of flat objects of texts, and as CSV with a mark that spreadsheets know UTF-8 by.
pub(crate) fn table(catalog: &Catalog) -> Result<[(&'static str, String); 2], Failure> {
    let cited = citations(catalog);
    let cited: Vec<(Option<&str>, &Citation)> =
        cited.iter().map(|it| (it.at.policy_id(), it.citation)).collect();
    let rows = provenance(catalog, &cited);
    let objects: Result<Vec<String>, serde_json::Error> = rows.iter().map(object).collect();
    let objects = objects.map_err(|error| Failure::Cannot(error.to_string()))?;
    let lines = rows.iter().map(|row| line(&row.fields()));
    let csv: Vec<String> = [line(&Row::FIELDS.map(str::to_owned))].into_iter().chain(lines).collect();
    Ok([
        ("data.json", format!("[\n{}\n]\n", objects.join(",\n"))),
        ("data.csv", format!("\u{feff}{}", csv.concat())),
    ])
}

/// The fields stand in their order: the page reads them by it.
fn object(row: &Row) -> Result<String, serde_json::Error> {
    let pair = |(name, value): (&str, String)| Ok(format!("\"{name}\":{}", serde_json::to_string(&value)?));
    let pairs: Result<Vec<String>, serde_json::Error> =
        Row::FIELDS.into_iter().zip(row.fields()).map(pair).collect();
    Ok(format!("{{{}}}", pairs?.join(",")))
}

fn line(fields: &[String; 8]) -> String {
    let quoted = |field: &String| {
        let plain = !field.contains([',', '"', '\n', '\r']);
        if plain { field.clone() } else { format!("\"{}\"", field.replace('"', "\"\"")) }
    };
    format!("{}\r\n", fields.each_ref().map(quoted).join(","))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn fields_are_quoted_where_they_must() {
        let fields = ["a", "b,c", "“d”", "\"e\"", "", "f\ng", "h i", ""].map(str::to_owned);
        assert_eq!(line(&fields), "a,\"b,c\",“d”,\"\"\"e\"\"\",,\"f\ng\",h i,\r\n");
    }
}
