//! Every fault in the structure of a file, and its text mended, so that all else in it can still be judged.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::policy::codes::{
    BROKEN_JSON, MISSING_FIELD, STANDS_TWICE, UNKNOWN_FIELD, UNKNOWN_WORD, WRONG_SHAPE,
};
use crate::policy::load::reader::{File, Problems};
use crate::policy::load::shape::Shape;
use crate::policy::spot::{Entries, Spot};
use crate::policy::{Text, both, without_place};

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

    fn problem(&mut self, raw: &str, code: &'static str, message: Text, help: Text) {
        self.problems.add(self.file, (raw, 0, raw.len()), code, message, help);
    }

    fn refuse(&mut self, raw: &str, shape: Shape<'_>, code: &'static str, message: Text, help: Text) {
        self.problem(raw, code, message, help);
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
                let (zh, en, help) = wanted(kind);
                let (found_zh, found_en) = found(raw, kind);
                let message = both(
                    format!("这里要写{zh}，不是{found_zh}"),
                    format!("{en} is wanted here, not {found_en}"),
                );
                self.refuse(raw, shape, WRONG_SHAPE, message, help);
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
                let name = &key.value;
                let message = both(
                    format!("`{name}` 在这一段里写了两次"),
                    format!("field `{name}` stands twice in this object"),
                );
                self.problem(key.raw, STANDS_TWICE, message, both("留一个", "keep one of the two"));
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
            let message = both(format!("缺 `{name}`"), format!("missing field `{name}`"));
            let help = both("在这一段里加上它", "add it to this object");
            self.problem(raw.get(..1).unwrap_or_default(), MISSING_FIELD, message, help);
            let comma = if self.text.ends_with('{') { "" } else { "," };
            let value = shape.field(name).map_or_else(String::new, Shape::stand_in);
            self.scar(&format!("{comma}\"{name}\":{value}"));
        }
        self.close(raw);
    }

    fn unknown(&mut self, key: &Spot<'_, String>, shape: Shape<'_>) {
        let (name, fields) = (&key.value, shape.fields());
        let message = both(format!("没有 `{name}` 这一格"), format!("unknown field `{name}`"));
        let help = both(
            format!("删去它，或者改正名字：这里可以写 {}", quoted(&fields, "、")),
            format!("remove it, or correct its name: here may stand {}", quoted(&fields, ", ")),
        );
        self.problem(key.raw, UNKNOWN_FIELD, message, help);
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
                let message = both("这一列里有两个一样的", "the same stands twice in this list");
                self.problem(item.get(), STANDS_TWICE, message, both("留一个", "keep one of the two"));
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
            let message = both(format!("这里不认得 `{text}`"), format!("`{text}` is not known here"));
            let help = both(
                format!("写其中一个：{}", quoted(&words, "、")),
                format!("write one of {}", quoted(&words, ", ")),
            );
            self.refuse(raw, shape, UNKNOWN_WORD, message, help);
        } else if text.trim().is_empty() {
            let message = both("这里是空的", "this text is empty");
            let help = both("写上，或者整格删去", "write it, or leave the field out");
            self.refuse(raw, shape, WRONG_SHAPE, message, help);
        } else {
            self.keep(raw);
        }
    }

    fn read<T: Deserialize<'a>>(&mut self, raw: &'a str, shape: Shape<'_>) -> Option<T> {
        let read = serde_json::from_str(raw);
        if let Err(error) = &read {
            let said = without_place(error);
            let message = both(format!("引号里的字读不懂（{said}）"), said);
            let help = both("改正引号里的字", "correct the text in the quotes");
            self.refuse(raw, shape, BROKEN_JSON, message, help);
        }
        read.ok()
    }
}

fn quoted(words: &[&str], between: &str) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(between)
}

/// What is wanted, in both languages, and how it is written.
fn wanted(kind: &str) -> (&'static str, &'static str, Text) {
    match kind {
        "object" => ("一段", "an object", both("把它的各格写在 `{ }` 里", "write its fields in `{ }`")),
        "array" => ("一列", "a list", both("把各项写在 `[ ]` 里", "write its items in `[ ]`")),
        "integer" => (
            "整数",
            "a whole number",
            both("写0到4294967295的数，不加引号", "write a number from 0 to 4294967295, without quotes"),
        ),
        "boolean" => (
            " `true` 或 `false`",
            "`true` or `false`",
            both("写其中一个，不加引号", "write one of the two, without quotes"),
        ),
        _ => ("一段文字", "a text", both("写在引号里", "write it in quotes")),
    }
}

fn found(raw: &str, wanted: &str) -> (String, String) {
    let (zh, en) = match raw.as_bytes().first() {
        Some(b'{') => ("一段", "an object"),
        Some(b'[') => ("一列", "a list"),
        Some(b'"') => ("一段文字", "a text"),
        Some(b'n' | b't' | b'f') => return (format!(" `{raw}`"), format!("`{raw}`")),
        _ if wanted == "integer" => ("这样的数", "such a number"),
        _ => ("数", "a number"),
    };
    (zh.to_owned(), en.to_owned())
}
