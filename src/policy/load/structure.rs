//! What is wrong with the structure of a file, and where.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::policy::load::reader::File;
use crate::policy::{Problem, without_place};

/// The largest file that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// How deep the brackets of a file may nest.
const DEEPEST: usize = 64;

/// What keeps a file from being read at all.
pub(crate) fn unreadable(file: File<'_>) -> Option<Problem> {
    let say = |from: usize, to: usize, message: String, help: &str| {
        Some(Problem { place: file.place(file.text, from, to), message, help: help.to_owned() })
    };
    if LARGEST < file.text.len() {
        return say(0, 0, format!("the file is larger than {LARGEST} bytes"), "split it");
    }
    if file.text.starts_with('\u{feff}') {
        return say(
            0,
            3,
            "the file begins with a byte order mark".to_owned(),
            "save it as UTF-8 without one",
        );
    }
    let deep = Brackets::of(file.text).find(|bracket| DEEPEST < bracket.depth)?;
    let end = deep.at.saturating_add(1);
    say(deep.at, end, "the file is nested too deeply here".to_owned(), "make a definition of the inner parts")
}

/// The problems that serde found in `part` of the file: the first, or every field of an object that is not known.
pub(crate) fn structural(file: File<'_>, part: &str, error: &serde_json::Error) -> Vec<Problem> {
    let message = without_place(error);
    let lines_before: usize =
        part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = part.floor_char_boundary(lines_before.saturating_add(error.column()).saturating_sub(1));
    if let Some((_, expected)) = message.split_once("`, expected ").filter(|_| message.starts_with(UNKNOWN)) {
        let found = unknown_fields(file, part, at, expected);
        if !found.is_empty() {
            return found;
        }
    }
    let help = if message.starts_with(UNKNOWN) {
        "remove it, or correct its name"
    } else if message.starts_with("missing field") {
        "add it to this object"
    } else if message.starts_with("unknown variant") {
        "choose one of those"
    } else if error.is_syntax() || error.is_eof() {
        "correct the JSON here: a comma, quote or bracket may be missing"
    } else {
        "correct the value here"
    };
    vec![Problem { place: file.place(part, at, at), message, help: help.to_owned() }]
}

/// How serde begins to speak of a field that is not known.
const UNKNOWN: &str = "unknown field `";

/// The fields of the object around `at` that are not among the expected; serde stops at the first.
fn unknown_fields(file: File<'_>, part: &str, at: usize, expected: &str) -> Vec<Problem> {
    let known = |name: &str| expected.contains(&format!("`{name}`"));
    let object = enclosing(part, at).and_then(|start| part.get(start..)).unwrap_or_default();
    let mut objects = serde_json::Deserializer::from_str(object).into_iter::<BTreeMap<&str, &RawValue>>();
    let Some(Ok(fields)) = objects.next() else { return Vec::new() };
    let unknown = fields.into_keys().filter(|name| !known(name));
    let problem = |name: &str| Problem {
        place: file.place(name, 0, name.len()),
        message: format!("{UNKNOWN}{name}`, expected {expected}"),
        help: "remove it, or correct its name".to_owned(),
    };
    unknown.map(problem).collect()
}

/// Where the innermost object around `at` begins.
fn enclosing(part: &str, at: usize) -> Option<usize> {
    let mut open = Vec::new();
    for bracket in Brackets::of(part).take_while(|bracket| bracket.at < at) {
        match bracket.byte {
            b'{' | b'[' => open.push(bracket),
            _ => drop(open.pop()),
        }
    }
    open.into_iter().rev().find(|bracket| bracket.byte == b'{').map(|bracket| bracket.at)
}

/// A bracket outside texts.
#[derive(Clone, Copy)]
struct Bracket {
    at: usize,
    byte: u8,
    /// How many are open, it included.
    depth: usize,
}

/// The brackets of a JSON text, in their order.
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
                    return Some(Bracket { at, byte, depth: self.depth });
                }
                b'}' | b']' => {
                    let depth = self.depth;
                    self.depth = depth.saturating_sub(1);
                    return Some(Bracket { at, byte, depth });
                }
                _ => {}
            }
        }
        None
    }
}
