//! `policy bundle` and `policy schema`.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::cli::data::{Data, write};
use crate::cli::{Failure, report};
use crate::policy::{FORMAT, schemas};

/// Writes all files as one, without white space.
pub(crate) fn run(folder: &Path, out: &Path) -> Result<(), Failure> {
    let data = Data::read(folder)?;
    data.catalog()?;
    let mut files = Map::new();
    for (name, text) in &data.files {
        let value: Value =
            serde_json::from_str(text).map_err(|error| Failure::Cannot(format!("{name}: {error}")))?;
        files.insert(name.clone(), value);
    }
    let bundle =
        json!({ "format": FORMAT, "version": env!("CARGO_PKG_VERSION"), "files": files }).to_string();
    write(out, &bundle)?;
    report::line(&format!("{}: {} bytes", out.display(), bundle.len()));
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
