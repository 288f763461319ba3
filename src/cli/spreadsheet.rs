//! CSV as spreadsheets want it.

use crate::cli::Failure;
use crate::lint::TableLine;

/// Spreadsheets know by it that a file is UTF-8.
pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Lines as CSV, without the mark.
pub(crate) fn csv(lines: &[impl AsRef<[String]>]) -> Result<String, Failure> {
    let cannot = |error: &dyn std::error::Error| Failure::Cannot(error.to_string());
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    lines.iter().try_for_each(|line| csv.write_record(line.as_ref())).map_err(|error| cannot(&error))?;
    let bytes = csv.into_inner().map_err(|error| cannot(&error))?;
    String::from_utf8(bytes).map_err(|error| cannot(&error))
}

/// Each line of CSV that is not empty, with the line of the file on which it begins.
pub(crate) fn lines(text: &str) -> Result<Vec<TableLine>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut lines, mut seen, mut number) = (Vec::new(), 0, 1_usize);
    for record in reader.records() {
        let record = record?;
        // The reader says where it was before it skipped empty lines, and counts no `\r`.
        let before = record.position().and_then(|it| usize::try_from(it.byte()).ok()).unwrap_or(seen);
        let rest = text.get(before..).unwrap_or_default();
        let empty = rest.len().saturating_sub(rest.trim_start_matches(['\r', '\n']).len());
        let start = before.saturating_add(empty);
        number = number.saturating_add(breaks(text.get(seen..start).unwrap_or_default()));
        seen = start;
        lines.push(TableLine { number, cells: record.iter().map(str::to_owned).collect() });
    }
    Ok(lines)
}

/// How many lines end in a text.
fn breaks(text: &str) -> usize {
    text.replace("\r\n", "\n").matches(['\r', '\n']).count()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_line_is_told_by_the_line_of_the_file_on_which_it_begins() {
        let at = |text: &str| {
            lines(text).unwrap().into_iter().map(|it| (it.number, it.cells.join("|"))).collect::<Vec<_>>()
        };
        let of = |lines: &[(usize, &str)]| {
            lines.iter().map(|(at, it)| (*at, (*it).to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(at(""), []);
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "c,d", "", "", "e,f", ",", "", "g,h"].join(end);
            assert_eq!(at(&text), of(&[(1, "a|b"), (2, "c|d"), (5, "e|f"), (6, "|"), (8, "g|h")]), "{end:?}");
            assert_eq!(at(&format!("{end}{end}a{end}")), of(&[(3, "a")]), "{end:?}");
            let quoted = ["a,b", "\"c", "", "d\",e", "", "\"f\"\"\",g"].join(end);
            let broken = format!("c{end}{end}d|e");
            assert_eq!(at(&quoted), of(&[(1, "a|b"), (2, &broken), (6, "f\"|g")]), "{end:?}");
        }
    }
}
