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
pub(crate) fn run(
    folder: &Path,
    cases: &Path,
    only: Option<&str>,
    least: usize,
    locale: Locale,
) -> Result<(), Failure> {
    let data = Data::read(folder)?;
    data.catalog(locale)?;
    let files: Vec<_> = data.files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let all = try_mutants(&files, &suites(cases)?, only);
    if all.is_empty() {
        let (zh, en) = (
            "没有可改的：写数据里的一个文件，如 policies/名字.json",
            "nothing to change: name a file of the data",
        );
        return Err(Failure::Cannot(locale.say(zh, en).to_owned()));
    }
    let mut kinds: BTreeMap<Change, Vec<&Tried<'_>>> = BTreeMap::new();
    for it in &all {
        if it.outcome == Outcome::Survived {
            report::line(&survivor(it, locale));
        }
        kinds.entry(it.mutant.change).or_default().push(it);
    }
    for (change, of_kind) in &kinds {
        row(locale.of(&change.title()), of_kind, locale);
    }
    let score = row(locale.say("合计", "all"), &all.iter().collect::<Vec<_>>(), locale);
    if score.is_some_and(|score| score < least) { Err(Failure::Found) } else { Ok(()) }
}

fn survivor(tried: &Tried<'_>, locale: Locale) -> String {
    let (change, what) = (tried.mutant.change.title(), &tried.mutant.what);
    let place = format!("{}{}", tried.file, tried.mutant.place);
    [&place, locale.of(&change), locale.of(what)].join(locale.say("：", ": "))
}

/// Says how many there were, and the score in per mille, which is returned.
fn row(name: &str, tried: &[&Tried<'_>], locale: Locale) -> Option<usize> {
    let count = |outcome: Outcome| tried.iter().filter(|it| it.outcome == outcome).count();
    let (noticed, survived) = (count(Outcome::Noticed), count(Outcome::Survived));
    let loaded = noticed.saturating_add(survived);
    let score = noticed.saturating_mul(1000).checked_div(loaded);
    let shown = score.map_or("-".to_owned(), |it| it.to_string());
    let refused = count(Outcome::Refused);
    report::line(&match locale {
        // What is Chinese is twice as wide, so it does not stand before columns.
        Locale::Zh => {
            format!("{loaded:5} 处读得懂 {survived:5} 处没发现 {refused:5} 处读不了 {shown:>6} ‰  {name}")
        }
        Locale::En => {
            format!("{name:12} {loaded:5} load {survived:5} survive {refused:5} refused {shown:>6} ‰")
        }
    });
    score
}
