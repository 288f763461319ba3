//! Lines of cells as spreadsheets copy and save them: cells parted by tabs or commas, quoted where they must be.

use std::mem::take;

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'t> {
    /// What stands in its cells.
    pub cells: Vec<String>,
    /// As it was written, without its end.
    pub written: &'t str,
}

/// Where the reader stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// At the beginning of a cell.
    Start,
    /// In a cell.
    Plain,
    /// In a quoted cell.
    Quoted,
    /// After a quote in a quoted cell: its end, or the first of two.
    Quote,
}

/// What parts the cells of a text: commas where its first line has them and no tab, else tabs, as one column has neither.
pub fn delimiter(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if first.contains(',') && !first.contains('\t') { ',' } else { '\t' }
}

/// The lines of a text, those without anything too, so that each keeps its number.
pub fn records(text: &str, delimiter: char) -> Vec<Record<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut records = Vec::new();
    let (mut cells, mut cell, mut place, mut from) = (Vec::new(), String::new(), Place::Start, 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        place = match (place, c) {
            (Place::Quoted, '"') => Place::Quote,
            (Place::Quoted, _) | (Place::Quote, '"') => {
                cell.push(c);
                Place::Quoted
            }
            (Place::Start, '"') => Place::Quoted,
            (_, '\r' | '\n') => {
                cells.push(take(&mut cell));
                records.push(Record {
                    cells: take(&mut cells),
                    written: text.get(from..at).unwrap_or_default(),
                });
                let both = if c == '\r' { chars.next_if(|(_, c)| *c == '\n') } else { None };
                from = both.map_or(at, |(at, _)| at).saturating_add(1);
                Place::Start
            }
            (_, c) if c == delimiter => {
                cells.push(take(&mut cell));
                Place::Start
            }
            _ => {
                cell.push(c);
                Place::Plain
            }
        };
    }
    if from < text.len() {
        cells.push(cell);
        records.push(Record { cells, written: text.get(from..).unwrap_or_default() });
    }
    records
}
