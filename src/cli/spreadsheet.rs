//! CSV as spreadsheets want it.

use crate::cli::Failure;

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
