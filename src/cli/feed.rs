//! What is new, as Atom: each release, and each last day in the release that first knew it.

use std::collections::BTreeSet;

use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};
use sha2::{Digest as _, Sha256};

use crate::cli::Failure;
use crate::cli::provenance::rows;
use crate::cli::store::Store;
use crate::policy::ReleaseEntry;
use crate::present::{ENDING, Locale, Row};

/// Where the pages are, from where the feed is.
const PAGES: &str = "../../";

/// The feed of the releases; what is not released is not in it.
pub(crate) fn feed(store: &Store) -> Result<String, Failure> {
    let (mut entries, mut known) = (Vec::new(), BTreeSet::new());
    for release in &store.index.releases {
        let updated = midnight(&release.date)?;
        entries.push(of_release(release, updated));
        let catalog = store.data(&release.version)?.catalog(Locale::En)?;
        let rows = rows(&catalog, &[], Locale::Zh);
        let ending = rows.into_iter().filter(|row| row.section == ENDING && !row.title.is_empty());
        entries.extend(ending.filter(|row| known.insert(name(row))).map(|row| of_ending(&row, updated)));
    }
    entries.reverse();
    let newest = store.index.releases.last().map(|it| midnight(&it.date)).transpose()?;
    let feed = Feed {
        title: "内蒙古就业政策：数据版本和到期日".into(),
        id: urn("feed"),
        updated: newest.unwrap_or_default(),
        authors: vec![Person { name: "内蒙古就业政策".to_owned(), ..Person::default() }],
        links: vec![link("self", "feed.xml"), link("alternate", &format!("{PAGES}data/"))],
        lang: Some("zh-Hans".to_owned()),
        entries,
        ..Feed::default()
    };
    Ok(feed.to_string() + "\n")
}

fn of_release(release: &ReleaseEntry, updated: FixedDateTime) -> Entry {
    let title = format!("{} 版政策数据", release.version);
    entry(&format!("release {}", release.version), updated, title, &release.changes.zh, "data/")
}

fn of_ending(row: &Row, updated: FixedDateTime) -> Entry {
    let page = match row.policies.as_slice() {
        [one] => format!("policies/{one}/"),
        _ => "data/".to_owned(),
    };
    let what = if row.text.is_empty() { "这一天以后没有数额" } else { &row.text };
    entry(&name(row), updated, format!("{} 到期：{}", row.until, row.title), what, &page)
}

/// What tells an ending from others.
fn name(row: &Row) -> String {
    format!("ending {} {} {} {}", row.until, row.policies.join(" "), row.title, row.text)
}

fn entry(name: &str, updated: FixedDateTime, title: String, what: &str, page: &str) -> Entry {
    Entry {
        id: urn(name),
        updated,
        title: title.into(),
        summary: Some(Text::plain(what)),
        links: vec![link("alternate", &format!("{PAGES}{page}"))],
        ..Entry::default()
    }
}

fn link(rel: &str, href: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), ..Link::default() }
}

/// The first moment of a day in Beijing.
fn midnight(day: &str) -> Result<FixedDateTime, Failure> {
    let text = format!("{day}T00:00:00+08:00");
    text.parse().map_err(|error| Failure::Cannot(format!("index.json: {day}: {error}")))
}

/// A name that is the same wherever the portal stands: a UUID of our own kind (RFC 9562, version 8), from SHA-256.
fn urn(name: &str) -> String {
    let first = Sha256::digest(name).first_chunk().map_or(0, |first| u128::from_be_bytes(*first));
    let uuid = (first & !(0xf << 76) & !(0b11 << 62)) | (8 << 76) | (0b10 << 62);
    let hex = format!("{uuid:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}
