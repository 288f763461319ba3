//! `policy mutants`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::data::Data;
use crate::cli::test::suites;
use crate::cli::{Failure, report};
use crate::lint::{Change, Outcome, Tried, try_mutants};
use crate::present::Locale;

/// Tries every mutant of the files, or of one, and lists those that nobody notices; fails where of a thousand that load
/// fewer than `least` are noticed.
pub(crate) fn run(folder: &Path, cases: &Path, only: Option<&str>, least: usize) -> Result<(), Failure> {
    let data = Data::read(folder)?;
    data.catalog(Locale::En)?;
    let files: Vec<_> = data.files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let all = try_mutants(&files, &suites(cases)?, only);
    if all.is_empty() {
        return Err(Failure::Cannot("nothing to change: name a file of the data".to_owned()));
    }
    for it in all.iter().filter(|it| it.outcome == Outcome::Survived) {
        let (change, place, what) = (it.mutant.change.as_str(), &it.mutant.place, &it.mutant.what);
        report::line(&format!("{}{place}: {change}: {what}", it.file));
    }
    let mut kinds: BTreeMap<Change, Vec<&Tried<'_>>> = BTreeMap::new();
    for it in &all {
        kinds.entry(it.mutant.change).or_default().push(it);
    }
    for (change, of_kind) in &kinds {
        row(change.as_str(), of_kind);
    }
    let score = row("all", &all.iter().collect::<Vec<_>>());
    if score.is_some_and(|score| score < least) { Err(Failure::Found) } else { Ok(()) }
}

/// Says how many there were, and the score in per mille, which is returned.
fn row(name: &str, tried: &[&Tried<'_>]) -> Option<usize> {
    let count = |outcome: Outcome| tried.iter().filter(|it| it.outcome == outcome).count();
    let (noticed, survived) = (count(Outcome::Noticed), count(Outcome::Survived));
    let loaded = noticed.saturating_add(survived);
    let score = noticed.saturating_mul(1000).checked_div(loaded);
    let shown = score.map_or("-".to_owned(), |it| it.to_string());
    let refused = count(Outcome::Refused);
    report::line(&format!("{name:12} {loaded:5} load {survived:5} survive {refused:5} refused {shown:>6} ‰"));
    score
}
