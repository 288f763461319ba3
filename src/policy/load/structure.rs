//! What keeps a file from being read at all: its size, its depth, or that it is not JSON.

use serde_json::value::RawValue;

use crate::policy::load::reader::{File, Problems};
use crate::policy::without_place;

/// The largest file that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// The most that all files together may have, in bytes.
const LARGEST_IN_ALL: usize = 8 << 20;

/// How deep the brackets of a file may nest.
const DEEPEST: usize = 64;

/// Notes what keeps a file from being read at all; whether there is anything.
pub(crate) fn unreadable(file: File<'_>, problems: &mut Problems) -> bool {
    let Some((from, to, message, help)) = fault(file.text) else { return false };
    problems.add(file, (file.text, from, to), message, help);
    true
}

/// Notes if all files together are too large to be read; whether they are.
pub(crate) fn too_large_in_all(files: &[(&str, &str)], problems: &mut Problems) -> bool {
    // What is too large by itself is refused by itself, and not read.
    let read = || files.iter().filter(|(_, text)| text.len() <= LARGEST);
    let bytes: usize = read().map(|(_, text)| text.len()).sum();
    let largest = read().max_by_key(|(_, text)| text.len()).filter(|_| LARGEST_IN_ALL < bytes);
    if let Some((name, text)) = largest {
        let message =
            format!("all files together are larger than {LARGEST_IN_ALL} bytes; this is the largest");
        problems.add(File { name, text, mended: None }, (text, 0, 0), message, "remove what is not used");
    }
    largest.is_some()
}

/// What is wrong with which bytes, and what to do.
fn fault(text: &str) -> Option<(usize, usize, String, &'static str)> {
    if LARGEST < text.len() {
        return Some((0, 0, format!("the file is larger than {LARGEST} bytes"), "split it"));
    }
    if text.starts_with('\u{feff}') {
        let message = "the file begins with a byte order mark".to_owned();
        return Some((0, 3, message, "save it as UTF-8 without one"));
    }
    if let Some(deep) = Brackets::of(text).find(|bracket| DEEPEST < bracket.depth) {
        let message = "the file is nested too deeply here".to_owned();
        return Some((deep.at, deep.at.saturating_add(1), message, "make a definition of the inner parts"));
    }
    let error = serde_json::from_str::<&RawValue>(text).err()?;
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let line: usize = lines.map(str::len).sum();
    let at = text.floor_char_boundary(line.saturating_add(error.column()).saturating_sub(1));
    let at = if error.is_eof() { text.len() } else { at };
    Some((at, at, without_place(&error), "correct the JSON here: a comma, quote or bracket may be missing"))
}

/// An opening bracket outside texts.
struct Bracket {
    at: usize,
    /// How many are open, it included.
    depth: usize,
}

/// The opening brackets of a JSON text, in their order.
struct Brackets<'a> {
    bytes: std::iter::Enumerate<std::str::Bytes<'a>>,
    depth: usize,
}

impl<'a> Brackets<'a> {
    fn of(text: &'a str) -> Self {
        Self { bytes: text.bytes().enumerate(), depth: 0 }
    }

    /// Passes over the rest of a text.
    fn text(&mut self) {
        while let Some((_, byte)) = self.bytes.next() {
            match byte {
                b'\\' => drop(self.bytes.next()),
                b'"' => break,
                _ => {}
            }
        }
    }
}

impl Iterator for Brackets<'_> {
    type Item = Bracket;

    fn next(&mut self) -> Option<Bracket> {
        while let Some((at, byte)) = self.bytes.next() {
            match byte {
                b'"' => self.text(),
                b'{' | b'[' => {
                    self.depth = self.depth.saturating_add(1);
                    return Some(Bracket { at, depth: self.depth });
                }
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        None
    }
}
