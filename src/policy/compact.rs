//! The form in which a release reaches the browser: the checked catalogue as JSON, each record an array of its
//! fields in their order. Reading it needs no checks, so neither the loader nor the formula language's checker is
//! in the wasm. The form belongs to one version of the program: [`crate::policy::FORMAT`] stands in front of it.

mod model;
mod primitive;

use serde_json::Value as Json;

use crate::policy::{Catalog, FORMAT};

/// Something with a compact form.
pub(crate) trait Compact: Sized {
    /// Its compact form; `english` says whether English texts are in it.
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json;

    /// Reads its compact form; `None` when it is not one.
    fn read(json: &Json) -> Option<Self>;
}

/// The compact form of a catalogue.
#[cfg(feature = "author")]
pub fn write_compact(catalog: &Catalog, english: bool) -> String {
    Json::Array(vec![FORMAT.into(), catalog.compact(english)]).to_string()
}

/// Reads the compact form of a catalogue.
///
/// # Errors
/// Whether it is not JSON, of another format, or damaged.
pub fn read_compact(text: &str) -> Result<Catalog, String> {
    let json: Json = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let Some([format, catalog]) = json.as_array().map(Vec::as_slice) else {
        return Err("not a catalogue".to_owned());
    };
    if format.as_u64() != Some(FORMAT.into()) {
        return Err(format!("format {format} is not read"));
    }
    Catalog::read(catalog).ok_or_else(|| "the catalogue is damaged".to_owned())
}
