//! `policy release`: what was checked becomes a release, which stays as it is.

use std::path::{Path, PathBuf};

use crate::cli::data::{Data, text, write};
use crate::cli::store::Store;
use crate::cli::{Failure, lint, report, test};
use crate::policy::{Changes, FORMAT, ReleaseEntry};
use crate::present::Locale;
use crate::unit::Date;

/// What is to be released.
pub(crate) struct Wanted<'a> {
    /// Its name.
    pub(crate) version: &'a str,
    /// The last day of what it knows.
    pub(crate) date: &'a str,
    /// What it changes, in words.
    pub(crate) changes: Changes,
    /// The golden people it must satisfy.
    pub(crate) cases: &'a Path,
}

/// Checks the files of a folder, keeps them and what the browser reads of them, and lists the release.
pub(crate) fn run(folder: &Path, wanted: Wanted<'_>) -> Result<(), Failure> {
    let mut store = Store::of(folder)?;
    may_be_next(&store, &wanted)?;
    lint::run(folder, wanted.cases, None, false, Locale::En)?;
    test::run(folder, wanted.cases, None, Locale::En)?;
    keep(folder, &store.authored(wanted.version))?;
    let [zh, en] = store.bundle(wanted.version)?;
    store.index.releases.push(ReleaseEntry {
        version: wanted.version.to_owned(),
        date: wanted.date.to_owned(),
        format: FORMAT,
        zh,
        en,
        changes: wanted.changes,
    });
    store.write()?;
    report::line(&format!("{}: released", wanted.version));
    Ok(())
}

/// A release has a new name and a day not before the last one's.
fn may_be_next(store: &Store, wanted: &Wanted<'_>) -> Result<(), Failure> {
    let cannot = |what: String| Err(Failure::Cannot(what));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    if wanted.version.is_empty() || !wanted.version.chars().all(plain) {
        return cannot(format!("`{}` is no name for a release; take its month, as 2026-01", wanted.version));
    }
    if Date::parse(wanted.date).is_none() {
        return cannot(format!("`{}` is no day; write it as 2026-01-31", wanted.date));
    }
    if store.index.releases.iter().any(|it| it.version == wanted.version) {
        return cannot(format!("{} is released, and stays as it is; choose another name", wanted.version));
    }
    if let Some(last) = store.index.releases.last().filter(|it| wanted.date < it.date.as_str()) {
        return cannot(format!("{} is before {}, the day of {}", wanted.date, last.date, last.version));
    }
    Ok(())
}

/// Copies what was authored, the plan's text too.
fn keep(from: &Path, to: &Path) -> Result<(), Failure> {
    for (name, text) in Data::read(from)?.files {
        let beside = name.strip_prefix("local/").map(|name| to.with_file_name("local").join(name));
        write(&beside.unwrap_or_else(|| to.join(&name)), &text)?;
    }
    let plan: PathBuf = from.join("plan-2025.txt");
    write(&to.join("plan-2025.txt"), &text(&plan)?)
}

/// Writes what the browser reads of each release anew, from the files that were kept: for a new format.
pub(crate) fn rewrite(folder: &Path) -> Result<(), Failure> {
    let mut store = Store::of(folder)?;
    let mut entries = std::mem::take(&mut store.index.releases);
    for entry in &mut entries {
        [entry.zh, entry.en] = store.bundle(&entry.version)?;
        entry.format = FORMAT;
    }
    store.index.releases = entries;
    store.write()?;
    store.sweep()
}
