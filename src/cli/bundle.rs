//! `policy bundle` and `policy schema`.

use std::path::Path;

use crate::cli::data::{Data, write};
use crate::cli::table::table;
use crate::cli::{Failure, report};
use crate::policy::{schemas, write_compact};
use crate::present::schema as evaluation;

/// Writes the checked catalogue in the form the browser reads, without English texts.
pub(crate) fn run(folder: &Path, out: &Path) -> Result<(), Failure> {
    let catalog = Data::read(folder)?.catalog()?;
    let (compact, long) = write_compact(&catalog, false);
    let table = table(&catalog)?.map(|(name, text)| (out.with_file_name(name), text));
    let bundle = [(out.to_owned(), compact), (out.with_file_name("texts.json"), long)];
    for (path, text) in bundle.into_iter().chain(table) {
        write(&path, &text)?;
        report::line(&format!("{}: {} bytes", path.display(), text.len()));
    }
    Ok(())
}

/// Writes the schema of each kind of file, and that of `policy evaluate --json`.
pub(crate) fn schema(out: &Path) -> Result<(), Failure> {
    for (name, schema) in schemas().into_iter().chain([("evaluation", evaluation())]) {
        let text =
            serde_json::to_string_pretty(&schema).map_err(|error| Failure::Cannot(error.to_string()))?;
        write(&out.join(format!("{name}.json")), &format!("{text}\n"))?;
    }
    Ok(())
}
