//! The form in which a release reaches the browser: the checked catalogue as JSON, each record an array of its
//! fields in their order. Reading it needs no checks, so neither the loader nor the formula language's checker is
//! in the wasm. The form belongs to one version of the program: [`crate::policy::FORMAT`] stands in front of it.

mod model;
mod primitive;
mod reading;

#[cfg(feature = "author")]
use serde_json::Value as Json;

use crate::policy::{Catalog, FORMAT, Release};
pub(crate) use reading::Reading;

/// Something with a compact form.
pub(crate) trait Compact: Sized {
    /// Its compact form.
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json;

    /// Reads its compact form; where it is not one, `reading` is told, and anything is returned.
    fn read(reading: &mut Reading<'_>) -> Self;
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

    /// Nought for the next long text, else the place of one that was written before, from one.
    pub(crate) fn long_text(&mut self, text: &str) -> Json {
        let before = self.long.iter().position(|it| it == text);
        if before.is_none() {
            self.long.push(text.to_owned());
        }
        before.map_or(0, |at| at.saturating_add(1)).into()
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
/// Whether it is of another format, or damaged.
pub fn read_compact(text: &str, long: Option<&str>) -> Result<Catalog, String> {
    let mut damaged = false;
    let long = long.map(|long| {
        let mut reading = Reading::new(long, &[]);
        let texts: Vec<String> = Compact::read(&mut reading);
        damaged = reading.is_damaged();
        texts
    });
    let mut reading = Reading::new(text, long.as_deref().unwrap_or_default());
    reading.open(b'[');
    if reading.number() != i64::from(FORMAT) {
        return Err("a catalogue of another format".to_owned());
    }
    let catalog = Catalog::read(&mut reading);
    reading.close(b']');
    if damaged || reading.is_damaged() {
        // Nothing comes after that: the code to free it would weigh more than what it frees.
        std::mem::forget(catalog);
        return Err("the catalogue is damaged".to_owned());
    }
    Ok(catalog)
}

/// The compact form of a list of releases.
#[cfg(feature = "author")]
pub fn write_releases(releases: &[Release]) -> String {
    let mut writer = Writer { english: false, in_long: false, long: Vec::new() };
    releases.to_vec().compact(&mut writer).to_string()
}

/// Reads the compact form of a list of releases; nothing if it is damaged.
pub fn read_releases(text: &str) -> Vec<Release> {
    let mut reading = Reading::new(text, &[]);
    let releases = Compact::read(&mut reading);
    if reading.is_damaged() { Vec::new() } else { releases }
}

/// Reads a flat object of texts, each with its key; `None` if it is damaged.
pub fn read_texts(text: &str) -> Option<Vec<(String, String)>> {
    let mut reading = Reading::new(text, &[]);
    let texts = flat(&mut reading);
    (!reading.is_damaged()).then_some(texts)
}

/// Reads a list of flat objects of texts; `None` if it is damaged.
pub fn read_rows(text: &str) -> Option<Vec<Vec<(String, String)>>> {
    let mut reading = Reading::new(text, &[]);
    let mut rows = Vec::new();
    reading.open(b'[');
    while reading.more() {
        rows.push(flat(&mut reading));
    }
    reading.close(b']');
    (!reading.is_damaged()).then_some(rows)
}

fn flat(reading: &mut Reading<'_>) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    reading.open(b'{');
    while reading.more() {
        texts.push((reading.text(), reading.text()));
    }
    reading.close(b'}');
    texts
}
