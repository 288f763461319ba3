//! `policy lint`.

use std::path::Path;

use crate::cli::data::{Data, text};
use crate::cli::{Failure, report};
use crate::lint::misquotes;

/// Loads all files and says what is wrong with them.
pub(crate) fn run(folder: &Path) -> Result<(), Failure> {
    let data = Data::read(folder)?;
    let catalog = data.catalog()?;
    let plan = text(&folder.join("plan-2025.txt"))?;
    let wrong = misquotes(&catalog, &plan);
    for quote in &wrong {
        report::error(&format!("not found byte for byte in that part of the plan: {quote}"));
    }
    if !wrong.is_empty() {
        return Err(Failure::Found);
    }
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
