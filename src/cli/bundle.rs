//! `policy bundle` and `policy schema`.

use std::path::Path;

use crate::cli::data::{Data, write};
use crate::cli::{Failure, report};
use crate::policy::{Catalog, schemas, write_compact};

/// The catalogue with its version, as it is released.
pub(crate) fn released(folder: &Path) -> Result<Catalog, Failure> {
    let mut catalog = Data::read(folder)?.catalog()?;
    env!("CARGO_PKG_VERSION").clone_into(&mut catalog.version);
    Ok(catalog)
}

/// Writes the checked catalogue in the form the browser reads, without English texts.
pub(crate) fn run(folder: &Path, out: &Path) -> Result<(), Failure> {
    let (compact, long) = write_compact(&released(folder)?, false);
    for (path, text) in [(out.to_owned(), compact), (out.with_file_name("texts.json"), long)] {
        write(&path, &text)?;
        report::line(&format!("{}: {} bytes", path.display(), text.len()));
    }
    Ok(())
}

/// Writes the schema of each kind of file.
pub(crate) fn schema(out: &Path) -> Result<(), Failure> {
    for (name, schema) in schemas() {
        let text =
            serde_json::to_string_pretty(&schema).map_err(|error| Failure::Cannot(error.to_string()))?;
        write(&out.join(format!("{name}.json")), &format!("{text}\n"))?;
    }
    Ok(())
}
