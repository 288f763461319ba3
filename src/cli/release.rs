//! `policy release`: what was checked becomes a release, which stays as it is.

use std::path::{Path, PathBuf};

use crate::cli::data::{Data, text, write};
use crate::cli::store::Store;
use crate::cli::{Failure, lint, report, test};
use crate::policy::{Changes, FORMAT, ReleaseEntry, both};
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
pub(crate) fn run(folder: &Path, wanted: Wanted<'_>, locale: Locale) -> Result<(), Failure> {
    let mut store = Store::of(folder)?;
    may_be_next(&store, &wanted, locale)?;
    lint::run(folder, wanted.cases, None, false, locale)?;
    test::run(folder, wanted.cases, None, locale)?;
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
    report::line(&format!("{}{}", wanted.version, locale.say("：已发布", ": released")));
    Ok(())
}

/// A release has a new name and a day not before the last one's.
fn may_be_next(store: &Store, wanted: &Wanted<'_>, locale: Locale) -> Result<(), Failure> {
    let Wanted { version, date, .. } = wanted;
    let cannot = |zh: String, en: String| Err(Failure::Cannot(locale.of(&both(zh, en)).to_owned()));
    if !is_name(version) {
        return cannot(
            format!("“{version}”不能做版本名；用月份，如 2026-01；同一个月再发布，写 2026-01.2"),
            format!(
                "`{version}` is no name for a release; take its month, as 2026-01, and 2026-01.2 for one more in it"
            ),
        );
    }
    if Date::parse(date).is_none() {
        return cannot(
            format!("“{date}”不是日期，要写成 2026-01-31"),
            format!("`{date}` is no day; write it as 2026-01-31"),
        );
    }
    if store.index.releases.iter().any(|it| it.version == *version) {
        return cannot(
            format!("{version} 已经发布，不再改；请换一个名字"),
            format!("{version} is released, and stays as it is; choose another name"),
        );
    }
    let Some(last) = store.index.releases.last().filter(|it| *date < it.date.as_str()) else { return Ok(()) };
    cannot(
        format!("{date} 早于 {} 的日期 {}", last.version, last.date),
        format!("{date} is before {}, the day of {}", last.date, last.version),
    )
}

/// A month, and which release of it from the second on. It is a folder's name too.
fn is_name(version: &str) -> bool {
    let is_month = |month: &str| Date::parse(&[month, "-01"].concat()).is_some();
    let is_number = |more: &str| more.parse::<u8>().is_ok_and(|it| 1 < it && it.to_string() == more);
    version
        .split_once('.')
        .map_or_else(|| is_month(version), |(month, more)| is_month(month) && is_number(more))
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
