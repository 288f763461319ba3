//! What keeps a file from being read at all: its size, its depth, or that it is not JSON.

use serde_json::value::RawValue;

use crate::policy::codes::{BROKEN_JSON, TOO_MUCH};
use crate::policy::load::reader::{File, Problems};
use crate::policy::{Text, both, without_place};

/// The largest file that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// The most that all files together may have, in bytes.
const LARGEST_IN_ALL: usize = 8 << 20;

/// How deep the brackets of a file may nest.
const DEEPEST: usize = 64;

/// Notes what keeps a file from being read at all; whether there is anything.
pub(crate) fn unreadable(file: File<'_>, problems: &mut Problems) -> bool {
    let Some((from, to, (code, message, help))) = fault(file.text) else { return false };
    problems.add(file, (file.text, from, to), code, message, help);
    true
}

/// Notes if all files together are too large to be read; whether they are.
pub(crate) fn too_large_in_all(files: &[(&str, &str)], problems: &mut Problems) -> bool {
    // What is too large by itself is refused by itself, and not read.
    let read = || files.iter().filter(|(_, text)| text.len() <= LARGEST);
    let bytes: usize = read().map(|(_, text)| text.len()).sum();
    let largest = read().max_by_key(|(_, text)| text.len()).filter(|_| LARGEST_IN_ALL < bytes);
    if let Some((name, text)) = largest {
        let message = both(
            format!("全部文件合起来超过{LARGEST_IN_ALL}字节；这个最大"),
            format!("all files together are larger than {LARGEST_IN_ALL} bytes; this is the largest"),
        );
        let help = both("删去没有用到的", "remove what is not used");
        problems.add(File { name, text, mended: None }, (text, 0, 0), TOO_MUCH, message, help);
    }
    largest.is_some()
}

/// What is wrong with which bytes, and what to do.
fn fault(text: &str) -> Option<(usize, usize, (&'static str, Text, Text))> {
    if LARGEST < text.len() {
        let message =
            both(format!("文件超过{LARGEST}字节"), format!("the file is larger than {LARGEST} bytes"));
        return Some((0, 0, (TOO_MUCH, message, both("拆开", "split it"))));
    }
    if text.starts_with('\u{feff}') {
        let message = both("文件开头有字节序标记（BOM）", "the file begins with a byte order mark");
        let help = both("保存为不带 BOM 的 UTF-8", "save it as UTF-8 without one");
        return Some((0, 3, (BROKEN_JSON, message, help)));
    }
    if let Some(deep) = Brackets::of(text).find(|bracket| DEEPEST < bracket.depth) {
        let message = both("文件到这里套得太深", "the file is nested too deeply here");
        let help = both("把里面的写成定义", "make a definition of the inner parts");
        return Some((deep.at, deep.at.saturating_add(1), (TOO_MUCH, message, help)));
    }
    let error = serde_json::from_str::<&RawValue>(text).err()?;
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let line: usize = lines.map(str::len).sum();
    let at = text.floor_char_boundary(line.saturating_add(error.column()).saturating_sub(1));
    let at = if error.is_eof() { text.len() } else { at };
    let said = without_place(&error);
    let message = both(format!("不是合法的 JSON（{said}）"), said);
    let help = both(
        "改正这里：可能缺逗号、引号或括号，或者写成了全角的",
        "correct the JSON here: a comma, quote or bracket may be missing",
    );
    Some((at, at, (BROKEN_JSON, message, help)))
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
