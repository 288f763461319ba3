//! The feed of releases and endings, as a reader of feeds sees it.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use atom_syndication::{Entry, Feed};
use policy_portal::policy::Index;

/// The feed as it is delivered.
fn written(name: &str) -> String {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let bundle = ["bundle", "--out", out.to_str().unwrap()];
    let made = Command::new(env!("CARGO_BIN_EXE_policy")).args(bundle).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    fs::read_to_string(out.join("feed.xml")).unwrap()
}

#[test]
fn the_feed_has_each_release_and_each_last_day_when_it_was_first_known() {
    let text = written("feed");
    assert_eq!(text, written("feed"), "the same data makes the same bytes");
    let feed: Feed = text.parse().unwrap();
    let entries = feed.entries();
    let ids: BTreeSet<&str> = entries.iter().map(Entry::id).chain([feed.id()]).collect();
    assert_eq!(ids.len(), entries.len() + 1);
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45));
    // Newest first; each has what the format asks for, and leads to a page.
    assert!(entries.iter().rev().is_sorted_by_key(|it| *it.updated()));
    assert_eq!(feed.updated(), entries[0].updated());
    for entry in entries {
        assert!(entry.summary().is_some_and(|it| !it.value.is_empty()), "{entry:?}");
        assert!(entry.links()[0].href().starts_with("../../"), "{entry:?}");
    }
    let index: Index =
        serde_json::from_str(&fs::read_to_string("static/policies/index.json").unwrap()).unwrap();
    for release in &index.releases {
        let title = format!("{} 版政策数据", release.version);
        let entry = entries.iter().find(|it| it.title().value == title).unwrap();
        assert_eq!(entry.updated().to_rfc3339(), format!("{}T00:00:00+08:00", release.date));
        assert_eq!(entry.summary().unwrap().value, release.changes.zh);
    }
    let known = |title: &str| {
        let entry = entries.iter().find(|it| it.title().value == title);
        entry.map(|it| (it.updated().date_naive().to_string(), it.links()[0].href().to_owned()))
    };
    let since = |day: &str, page: &str| Some((day.to_owned(), format!("../../policies/{page}/")));
    assert_eq!(known("2026-12-31 到期：失业保险技能提升补贴"), since("2026-11-30", "skill_grant"));
    assert_eq!(known("2027-12-31 到期：“六税两费”减半"), since("2025-06-30", "six_taxes_two_fees"));
}
