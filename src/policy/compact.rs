//! The form in which a release reaches the browser: the checked catalogue as JSON, each record an array of its
//! fields in their order. Reading it needs no checks, so neither the loader nor the formula language's checker is
//! in the wasm. The form belongs to one version of the program: [`crate::policy::FORMAT`] stands in front of it.

mod model;
mod node;
mod primitive;

use std::cell::Cell;
use std::slice;

#[cfg(feature = "author")]
use serde_json::Value as Json;

use crate::policy::compact::node::Node;
use crate::policy::{Catalog, FORMAT};

/// Something with a compact form.
pub(crate) trait Compact: Sized {
    /// Its compact form.
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json;

    /// Reads its compact form; where it is not one, `reading` is told, and anything is returned.
    fn read(node: &Node, reading: &Reading<'_>) -> Self;
}

/// What is read, and whether it is what was written. One flag instead of a check for each field: the wasm would
/// otherwise carry code to drop every half-read record.
pub(crate) struct Reading<'a> {
    /// The long texts; none if they have not come yet.
    long: &'a [String],
    damaged: Cell<bool>,
}

impl Reading<'_> {
    /// Tells that what was read is not what was written.
    pub(crate) fn damaged<T>(&self, instead: T) -> T {
        self.damaged.set(true);
        instead
    }

    /// The same, unless there is something.
    pub(crate) fn known<T>(&self, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.damaged.set(true);
        }
        found
    }

    pub(crate) fn list<'n>(&self, node: &'n Node) -> slice::Iter<'n, Node> {
        self.known(node.list()).unwrap_or_default().iter()
    }

    pub(crate) fn next<'n>(&self, nodes: &mut slice::Iter<'n, Node>) -> &'n Node {
        self.known(nodes.next()).unwrap_or(&Node::Nothing)
    }

    pub(crate) fn end(&self, nodes: &slice::Iter<'_, Node>) {
        if nodes.len() != 0 {
            self.damaged.set(true);
        }
    }

    pub(crate) fn number(&self, node: &Node) -> i64 {
        self.known(node.number()).unwrap_or_default()
    }

    /// A long text that has not come yet is empty.
    pub(crate) fn long_text(&self, at: i64) -> String {
        if self.long.is_empty() {
            return String::new();
        }
        let text = usize::try_from(at).ok().and_then(|at| self.long.get(at)).cloned();
        self.known(text).unwrap_or_default()
    }
}

/// What is written apart, and how.
#[cfg(feature = "author")]
pub(crate) struct Writer {
    /// Whether English texts are written.
    english: bool,
    /// Whether what is being written is long.
    in_long: bool,
    long: Vec<String>,
}

#[cfg(feature = "author")]
impl Writer {
    /// Writes the texts of something among the long ones.
    pub(crate) fn long<T: Compact>(&mut self, it: &T) -> Json {
        let before = std::mem::replace(&mut self.in_long, true);
        let json = it.compact(self);
        self.in_long = before;
        json
    }

    /// The place of a long text; the same text is written once.
    pub(crate) fn long_text(&mut self, text: &str) -> Json {
        let at = self.long.iter().position(|it| it == text).unwrap_or_else(|| {
            self.long.push(text.to_owned());
            self.long.len().saturating_sub(1)
        });
        at.into()
    }
}

/// The compact form of a catalogue, and apart from it the long texts: quotes, and what only a policy's own page
/// shows, so that a first answer need not wait for them.
#[cfg(feature = "author")]
pub fn write_compact(catalog: &Catalog, english: bool) -> (String, String) {
    let mut writer = Writer { english, in_long: false, long: Vec::new() };
    let compact = Json::Array(vec![FORMAT.into(), catalog.compact(&mut writer)]).to_string();
    (compact, Json::from(writer.long).to_string())
}

/// Reads the compact form of a catalogue; `long` is that of its long texts, or nothing if they have not come yet.
///
/// # Errors
/// Whether it is not JSON, of another format, or damaged.
pub fn read_compact(text: &str, long: Option<&str>) -> Result<Catalog, String> {
    let read = |text: &str| serde_json::from_str::<Node>(text).map_err(|error| error.to_string());
    let reading = Reading { long: &[], damaged: Cell::new(false) };
    let long: Vec<String> = match long {
        Some(long) => Compact::read(&read(long)?, &reading),
        None => Vec::new(),
    };
    let node = read(text)?;
    let Some([format, catalog]) = node.list() else {
        return Err("not a catalogue".to_owned());
    };
    if format.number() != Some(FORMAT.into()) {
        return Err("a catalogue of another format".to_owned());
    }
    let reading = Reading { long: &long, ..reading };
    let catalog = Catalog::read(catalog, &reading);
    if reading.damaged.get() { Err("the catalogue is damaged".to_owned()) } else { Ok(catalog) }
}
