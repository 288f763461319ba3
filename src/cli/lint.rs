//! `policy lint`.

use std::path::Path;

use crate::cli::data::Data;
use crate::cli::{Failure, report};

/// Loads all files and says what is wrong with them.
pub(crate) fn run(folder: &Path) -> Result<(), Failure> {
    let data = Data::read(folder)?;
    let catalog = data.catalog()?;
    let counts = format!(
        "{} files: {} policies, {} rules, {} facts, {} parameters, {} sources, no problems",
        data.files.len(),
        catalog.policies.len(),
        catalog.rules.len(),
        catalog.facts.len(),
        catalog.parameters.len(),
        catalog.sources.len(),
    );
    report::line(&counts);
    Ok(())
}
