//! The table of `/data`: everything that is cited, unknown, open or ends is in it, and what is said reads back.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::collections::BTreeSet;

use policy_portal::lint::citations;
use policy_portal::policy::{Ask, Catalog, Citation, read_rows};
use policy_portal::present::{Locale, Released, Row, provenance, sections};
use policy_portal::unit::Date;

fn rows(catalog: &Catalog) -> Vec<Row> {
    rows_in(catalog, Locale::Zh)
}

fn rows_in(catalog: &Catalog, locale: Locale) -> Vec<Row> {
    let cited = citations(catalog);
    let cited: Vec<(Option<&str>, &Citation)> =
        cited.iter().map(|it| (it.at.policy_id(), it.citation)).collect();
    let released = |version: &str| Released {
        version: version.to_owned(),
        known: Date::parse("2026-01-31").unwrap(),
        changes: "改了甲".to_owned(),
    };
    provenance(catalog, &cited, &[released("2026-01"), released("2026-02")], locale)
}

/// The rows of a section, without the one that says what it is.
fn of<'r>(rows: &'r [Row], section: &'static str) -> Vec<&'r Row> {
    assert!(sections(Locale::Zh).iter().any(|(it, _)| *it == section));
    let mut rows: Vec<&Row> = rows.iter().filter(|row| row.section == section).collect();
    let head = rows.remove(0);
    assert!(head.title.is_empty() && head.policies.is_empty() && !head.text.is_empty());
    rows
}

#[test]
fn every_source_and_whatever_is_unknown_has_a_row() {
    let catalog = shared::catalog();
    let rows = rows(&catalog);
    assert_eq!(of(&rows, "出处").len(), catalog.sources.len());
    for (row, source) in of(&rows, "出处").iter().zip(&catalog.sources) {
        assert_eq!((&row.title, row.grade.as_str()), (&source.title.zh, source.grade.as_str()));
    }
    let unknown = catalog.policies.iter().filter(|policy| !policy.unknown.is_empty());
    assert_eq!(of(&rows, "没有查到的细节").len(), unknown.count());
    let readings = catalog.facts.iter().filter(|fact| fact.ask == Ask::Never && fact.settled.is_none());
    assert_eq!(of(&rows, "条文没写清或两可").len(), readings.count());
    assert!(
        of(&rows, "条文没写清或两可").iter().all(|row| !row.policies.is_empty()),
        "a reading touches nobody"
    );
    let unfound: Vec<&str> = of(&rows, "未查到").iter().map(|row| row.title.as_str()).collect();
    assert!(unfound.contains(&"一次性吸纳就业补贴") && unfound.contains(&"一次性交通补贴（跨省务工）"));
}

#[test]
fn the_newest_release_comes_first() {
    let rows = rows(&shared::catalog());
    let releases: Vec<_> = of(&rows, "数据版本").iter().map(|row| (&*row.title, &*row.text)).collect();
    let said = "用到2026年1月31日为止的文件。改了甲";
    assert_eq!(releases, [("2026-02", said), ("2026-01", said)]);
}

#[test]
fn each_policy_has_one_grade_and_it_is_that_of_its_weakest_citation() {
    let catalog = shared::catalog();
    let rows = rows(&catalog);
    let graded = of(&rows, "各等级的政策");
    let count: usize = graded.iter().map(|row| row.policies.len()).sum();
    let all: BTreeSet<&String> = graded.iter().flat_map(|row| &row.policies).collect();
    assert_eq!((count, all.len()), (catalog.policies.len(), catalog.policies.len()));
    let grade = |policy: &str| {
        graded.iter().find(|row| row.policies.iter().any(|it| it == policy)).map(|row| row.grade.as_str())
    };
    // The plan alone; a notice that is only related; a report of another province.
    assert_eq!(grade("training_uplift"), Some("A"));
    assert_eq!(grade("veteran_hiring"), Some("B"));
    assert_eq!(grade("startup_loan_partners"), Some("C"));
}

#[test]
fn what_ends_is_there_with_its_day_and_its_policy() {
    let catalog = shared::catalog();
    let rows = rows(&catalog);
    let ends = |policy: &str, date: &str| {
        of(&rows, "到期日").iter().any(|row| row.until == date && row.policies.iter().any(|it| it == policy))
    };
    assert!(ends("social_insurance_25", "2025-12-31") && ends("skill_grant", "2026-12-31"));
    assert!(ends("six_taxes_two_fees", "2027-12-31") && ends("startup_loan_person", "2028-09-30"));
    // Of several values only the last one ends anything.
    assert!(!ends("small_scale_vat", "2025-12-31"));
    let ending: Vec<&String> = of(&rows, "到期日").iter().map(|row| &row.until).collect();
    let checked: Vec<&String> = of(&rows, "最后核对日").iter().map(|row| &row.checked).collect();
    for days in [ending, checked] {
        assert!(days.is_sorted() && days.iter().all(|day| day.len() == 10) && !days.is_empty());
    }
}

/// What each language writes differently stands beside the same days, grades, addresses and policies.
#[test]
fn both_languages_have_the_same_rows() {
    let catalog = shared::catalog();
    let (zh, en) = (rows(&catalog), rows_in(&catalog, Locale::En));
    let same = |rows: &[Row]| {
        let mut same: Vec<_> = rows
            .iter()
            .map(|it| {
                (it.until.clone(), it.checked.clone(), it.grade.clone(), it.url.clone(), it.policies.clone())
            })
            .collect();
        same.sort();
        same
    };
    assert_eq!(same(&zh), same(&en));
    let headings = |rows: &[Row]| {
        let mut headings: Vec<&str> = rows.iter().map(|row| row.section).collect();
        headings.dedup();
        headings
    };
    let all = |locale| sections(locale).map(|(heading, _)| heading);
    for (locale, rows) in [(Locale::Zh, &zh), (Locale::En, &en)] {
        let there = all(locale).into_iter().filter(|it| rows.iter().any(|row| row.section == *it));
        assert_eq!(headings(rows), there.collect::<Vec<_>>(), "each section is in one piece");
    }
    assert_eq!(headings(&zh).len(), headings(&en).len());
}

#[test]
fn english_rows_are_english() {
    let catalog = shared::catalog();
    let rows = rows_in(&catalog, Locale::En);
    let first = rows.iter().find(|row| row.title == "2026-02").unwrap();
    assert_eq!((first.section, &*first.text), ("Data releases", "Documents up to 31 January 2026. 改了甲"));
    // Numbers of documents and who issued them are cited as they are.
    let own = rows.iter().filter(|row| !["Sources", "Data releases"].contains(&row.section));
    for row in own {
        let joined = ["、", "；", "，", "。", "：", "（"]
            .iter()
            .any(|it| row.text.contains(it) || row.title.contains(it));
        assert!(!joined, "{row:?}");
        let is_chinese = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
        let titled = ["Last days", "Last checked", "Amounts not published"].contains(&row.section);
        assert!(!titled || !row.text.contains(is_chinese), "{row:?}");
    }
    let source =
        rows.iter().find(|row| row.section == "Sources" && row.title.starts_with("Inner Mongolia")).unwrap();
    assert_eq!(source.title, "Inner Mongolia employment promotion action plan");
}

#[test]
fn the_page_reads_what_is_written() {
    let written = r#"[
{"section":"sources","title":"“甲”,\"乙\""},
{"section":"unfound","title":"丙\n丁"}
]
"#;
    let read = read_rows(written).unwrap();
    assert_eq!(read.len(), 2);
    assert_eq!(read[0][1], ("title".to_owned(), "“甲”,\"乙\"".to_owned()));
    assert_eq!(read[1][1].1, "丙\n丁");
    for bad in ["", "{}", "[{]", "[{\"a\":1}]", "[{\"a\":\"b\"}"] {
        assert_eq!(read_rows(bad), None, "{bad}");
    }
}
