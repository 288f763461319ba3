//! Every fault in the structure of a file, and its text mended, so that all else in it can still be judged.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::policy::load::reader::{File, Problems};
use crate::policy::load::shape::Shape;
use crate::policy::spot::{Entries, Spot};
use crate::policy::without_place;

/// A file's text as it can be read, and which parts of it were written so.
pub(crate) struct Mended<'a> {
    pub(crate) name: &'a str,
    pub(crate) written: &'a str,
    pub(crate) text: Cow<'a, str>,
    pub(crate) pieces: Vec<Piece>,
    /// Where the objects and lists begin in which something was left out or put in.
    pub(crate) scars: BTreeSet<usize>,
}

/// `len` bytes at `at` of the mended text that stand at `from` of the written one.
pub(crate) struct Piece {
    pub(crate) at: usize,
    pub(crate) from: usize,
    pub(crate) len: usize,
}

impl Mended<'_> {
    /// The file as it is read from now on.
    pub(crate) fn file(&self) -> File<'_> {
        File { name: self.name, text: &self.text, mended: matches!(self.text, Cow::Owned(_)).then_some(self) }
    }

    /// Where the byte at `at` stands in the written text.
    pub(crate) fn written_at(&self, at: usize) -> Option<usize> {
        let piece = self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?;
        let piece = self.pieces.get(piece)?;
        let within = at.saturating_sub(piece.at);
        (within < piece.len).then(|| piece.from.saturating_add(within))
    }
}

/// Holds a JSON text against its shape.
pub(crate) fn mend<'a>(file: File<'a>, shape: Shape<'_>, problems: &mut Problems) -> Mended<'a> {
    let whole = file.text.trim();
    let (scars, inside) = (BTreeSet::new(), Vec::new());
    let mut walk = Walk { file, text: String::new(), pieces: Vec::new(), scars, inside, problems };
    let before = walk.problems.len();
    walk.value(whole, shape);
    let sound = walk.problems.len() == before;
    let (text, pieces, scars) = (walk.text, walk.pieces, walk.scars);
    let (text, pieces) =
        if sound { (Cow::Borrowed(file.text), Vec::new()) } else { (Cow::Owned(text), pieces) };
    Mended { name: file.name, written: file.text, text, pieces, scars }
}

struct Walk<'a, 'p> {
    file: File<'a>,
    text: String,
    pieces: Vec<Piece>,
    scars: BTreeSet<usize>,
    /// Where each object and list begins that is open.
    inside: Vec<usize>,
    problems: &'p mut Problems,
}

impl<'a> Walk<'a, '_> {
    /// Takes over what is written.
    fn keep(&mut self, raw: &'a str) {
        let from = raw.as_ptr().addr().saturating_sub(self.file.text.as_ptr().addr());
        self.pieces.push(Piece { at: self.text.len(), from, len: raw.len() });
        self.text.push_str(raw);
    }

    /// Leaves out what is written, or puts in what is not: up to the object around it, nothing follows from that.
    fn scar(&mut self, instead: &str) {
        self.scars.insert(self.text.len());
        for start in self.inside.iter().rev() {
            self.scars.insert(*start);
            if self.text.as_bytes().get(*start) == Some(&b'{') {
                break;
            }
        }
        self.text.push_str(instead);
    }

    fn open(&mut self, raw: &'a str) {
        self.inside.push(self.text.len());
        self.keep(raw.get(..1).unwrap_or_default());
    }

    fn close(&mut self, raw: &'a str) {
        self.inside.pop();
        self.keep(raw.get(raw.len().saturating_sub(1)..).unwrap_or_default());
    }

    fn problem(&mut self, raw: &str, message: String, help: impl Into<String>) {
        self.problems.add(self.file, (raw, 0, raw.len()), message, help);
    }

    fn refuse(&mut self, raw: &str, shape: Shape<'_>, message: String, help: impl Into<String>) {
        self.problem(raw, message, help);
        self.scar(&shape.stand_in());
    }

    fn value(&mut self, raw: &'a str, shape: Shape<'_>) {
        if raw == "null" && shape.may_be_null() {
            return self.keep(raw);
        }
        let shape = shape.plain();
        match (shape.kind(), raw.as_bytes().first()) {
            ("object", Some(b'{')) => self.object(raw, shape),
            ("array", Some(b'[')) => self.array(raw, shape),
            ("string", Some(b'"')) => self.string(raw, shape),
            ("boolean", Some(b't' | b'f')) => self.keep(raw),
            ("integer", Some(b'0'..=b'9' | b'-')) if serde_json::from_str::<u32>(raw).is_ok() => {
                self.keep(raw);
            }
            (kind, _) => {
                let (wanted, help) = wanted(kind);
                let found = found(raw, kind);
                self.refuse(raw, shape, format!("{wanted} is wanted here, not {found}"), help);
            }
        }
    }

    fn object(&mut self, raw: &'a str, shape: Shape<'_>) {
        let Some(entries) = self.read::<Entries<'a>>(raw, shape) else { return };
        self.open(raw);
        let mut seen = BTreeSet::new();
        for (key, value) in entries.0 {
            if self.problems.is_full() {
                break;
            }
            let Some(field) = shape.field(&key.value) else {
                self.unknown(&key, shape);
                continue;
            };
            if seen.contains(&key.value) {
                let help = "keep one of the two";
                self.problem(key.raw, format!("field `{}` stands twice in this object", key.value), help);
                self.scar("");
                continue;
            }
            self.text.push_str(if seen.is_empty() { "" } else { "," });
            self.keep(key.raw);
            self.text.push(':');
            self.value(value.get(), field);
            seen.insert(key.value);
        }
        for name in shape.required().filter(|name| !seen.contains(*name)) {
            self.problem(
                raw.get(..1).unwrap_or_default(),
                format!("missing field `{name}`"),
                "add it to this object",
            );
            let comma = if self.text.ends_with('{') { "" } else { "," };
            let value = shape.field(name).map_or_else(String::new, Shape::stand_in);
            self.scar(&format!("{comma}\"{name}\":{value}"));
        }
        self.close(raw);
    }

    fn unknown(&mut self, key: &Spot<'_, String>, shape: Shape<'_>) {
        let help = format!("remove it, or correct its name: here may stand {}", quoted(&shape.fields()));
        self.problem(key.raw, format!("unknown field `{}`", key.value), help);
        self.scar("");
    }

    fn array(&mut self, raw: &'a str, shape: Shape<'_>) {
        let Some(items) = self.read::<Vec<&'a RawValue>>(raw, shape) else { return };
        self.open(raw);
        let mut seen = BTreeSet::new();
        for item in items {
            if self.problems.is_full() {
                break;
            }
            if seen.contains(item.get()) {
                self.problem(
                    item.get(),
                    "the same stands twice in this list".to_owned(),
                    "keep one of the two",
                );
                self.scar("");
                continue;
            }
            self.text.push_str(if seen.is_empty() { "" } else { "," });
            self.value(item.get(), shape.item());
            seen.insert(item.get());
        }
        self.close(raw);
    }

    fn string(&mut self, raw: &'a str, shape: Shape<'_>) {
        let Some(text) = self.read::<String>(raw, shape) else { return };
        let words = shape.words();
        if !words.is_empty() && !words.contains(&text.as_str()) {
            let help = format!("write one of {}", quoted(&words));
            self.refuse(raw, shape, format!("`{text}` is not known here"), help);
        } else if text.trim().is_empty() {
            self.refuse(raw, shape, "this text is empty".to_owned(), "write it, or leave the field out");
        } else {
            self.keep(raw);
        }
    }

    fn read<T: Deserialize<'a>>(&mut self, raw: &'a str, shape: Shape<'_>) -> Option<T> {
        let read = serde_json::from_str(raw);
        if let Err(error) = &read {
            self.refuse(raw, shape, without_place(error), "correct the text in the quotes");
        }
        read.ok()
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn wanted(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "object" => ("an object", "write its fields in `{ }`"),
        "array" => ("a list", "write its items in `[ ]`"),
        "integer" => ("a whole number", "write a number from 0 to 4294967295, without quotes"),
        "boolean" => ("`true` or `false`", "write one of the two, without quotes"),
        _ => ("a text", "write it in quotes"),
    }
}

fn found(raw: &str, wanted: &str) -> String {
    let what = match raw.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b'n' | b't' | b'f') => return format!("`{raw}`"),
        _ if wanted == "integer" => "such a number",
        _ => "a number",
    };
    what.to_owned()
}
