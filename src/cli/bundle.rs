//! `policy bundle` and `policy schema`.

use std::collections::BTreeSet;
use std::path::Path;

use pinyin::{Pinyin, ToPinyinMulti as _};

use crate::cli::data::{Data, write};
use crate::cli::feed::feed;
use crate::cli::provenance::tables;
use crate::cli::store::{DRAFT, Store, bundle};
use crate::cli::{Failure, report};
use crate::policy::{Catalog, Changes, FORMAT, Index, ReleaseEntry, schemas, write_releases};
use crate::present::{Locale, schema as evaluation};

/// Writes what is delivered of the data: the releases as they were released, after them what is authored where that is
/// not released, and the list of them for programs (`index.json`), for pages (`page.zh.json`, `page.en.json`) and for readers of feeds.
pub(crate) fn run(folder: &Path, out: &Path, locale: Locale) -> Result<(), Failure> {
    let data = Data::read(folder)?;
    let mut store = Store::of(folder)?;
    let catalog = data.catalog(locale)?;
    for (name, text) in tables(&catalog, &store.index.releases)? {
        write(&out.join(name), &text)?;
    }
    write(&out.join("feed.xml"), &feed(&store)?)?;
    write(&out.join("pinyin.txt"), &pinyin(&catalog))?;
    for pinned in store.index.releases.iter().flat_map(ReleaseEntry::files) {
        write(&out.join(&pinned.file), &store.pinned(pinned)?)?;
    }
    if data.version == DRAFT {
        let [zh, en] = bundle(&data, out)?;
        let day = store.index.releases.last().map(|it| it.date.clone()).unwrap_or_default();
        let changes = Changes { zh: "未发布的工作稿".to_owned(), en: "Not released".to_owned() };
        let version = DRAFT.to_owned();
        store.index.releases.push(ReleaseEntry { version, date: day, format: FORMAT, zh, en, changes });
    }
    write(&out.join("index.json"), &store.listed()?)?;
    for (name, locale) in [("page.zh.json", Locale::Zh), ("page.en.json", Locale::En)] {
        write(&out.join(name), &write_releases(&store.releases(locale)))?;
    }
    for release in &store.index.releases {
        let files = release.files().map(|it| it.file.as_str());
        report::line(&format!("{}: {}", release.version, files.join(", ")));
    }
    Ok(())
}

/// Each character of the policies' names with its readings, for those who look for a policy by them.
fn pinyin(catalog: &Catalog) -> String {
    let characters: BTreeSet<char> = catalog.policies.iter().flat_map(|it| it.title.zh.chars()).collect();
    let readings = |c: char| {
        let all: BTreeSet<&str> = c.to_pinyin_multi()?.into_iter().map(Pinyin::plain).collect();
        Some(format!("{c}{}", all.into_iter().collect::<Vec<_>>().join(",")))
    };
    characters.into_iter().filter_map(readings).collect()
}

/// Writes the schema of each kind of file, of the list of releases, and of `policy evaluate --json`.
pub(crate) fn schema(out: &Path) -> Result<(), Failure> {
    let others = [("evaluation", evaluation()), ("index", schemars::schema_for!(Index))];
    for (name, schema) in schemas().into_iter().chain(others) {
        let text =
            serde_json::to_string_pretty(&schema).map_err(|error| Failure::Cannot(error.to_string()))?;
        write(&out.join(format!("{name}.json")), &format!("{text}\n"))?;
    }
    Ok(())
}
