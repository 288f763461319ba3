//! `policy test`.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::cli::data::{self, Data};
use crate::cli::{Failure, report};
use crate::lint::{Suite, check, read_suite};
use crate::policy::{read_compact, write_compact};
use crate::present::evaluate_text;

/// Golden people of a folder, by file.
pub(crate) fn suites(folder: &Path) -> Result<Vec<(String, Suite)>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| {
        Failure::Cannot(format!("{}: {error}; name the cases by --cases", folder.display()))
    })?;
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = data::text(path)?;
        let suite =
            read_suite(&text).map_err(|error| Failure::Cannot(format!("{}: {error}", path.display())))?;
        Ok((path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), suite))
    };
    paths.iter().map(read).collect()
}

/// Writes what comes for everybody, of the catalogue as the browser has it.
fn write_evaluations(folder: &Path, cases: &Path, out: &Path) -> Result<(), Failure> {
    let (compact, long) = write_compact(&Data::read(folder)?.catalog()?, false);
    let catalog = read_compact(&compact, Some(&long)).map_err(Failure::Cannot)?;
    let mut lines = String::new();
    for (file, suite) in suites(cases)? {
        for case in &suite.cases {
            let answers = serde_json::to_string(&suite.answers(case))
                .map_err(|error| Failure::Cannot(error.to_string()))?;
            let evaluation = evaluate_text(&catalog, &answers, &case.day).map_err(Failure::Cannot)?;
            let line = json!({ "file": file, "name": case.name, "day": case.day, "answers": answers, "evaluation": evaluation });
            lines.push_str(&line.to_string());
            lines.push('\n');
        }
    }
    data::write(out, &lines)
}

/// Holds every golden person against what comes.
pub(crate) fn run(folder: &Path, cases: &Path, evaluations: Option<&Path>) -> Result<(), Failure> {
    let catalog = Data::read(folder)?.catalog()?;
    if let Some(out) = evaluations {
        write_evaluations(folder, cases, out)?;
    }
    let (mut people, mut failed) = (0_usize, 0_usize);
    for (file, suite) in suites(cases)? {
        let mismatches = check(&catalog, &suite);
        people = people.saturating_add(suite.cases.len());
        let mut names: Vec<_> = mismatches.iter().map(|it| it.case.as_str()).collect();
        names.dedup();
        failed = failed.saturating_add(names.len());
        for it in &mismatches {
            report::error(&format!("{file}: {}: {}", it.case, it.message));
        }
    }
    report::line(&format!("{} passed, {failed} failed", people.saturating_sub(failed)));
    if failed == 0 { Ok(()) } else { Err(Failure::Found) }
}
