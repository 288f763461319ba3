//! The releases: they are what they were released as, know nothing of later, and say what is not in force.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use policy_portal::engine::{Situation, Verdict, evaluate};
use policy_portal::lint::{check, read_suite};
use policy_portal::policy::{Catalog, Index, Migration, ReleaseEntry, Text, read_compact, write_compact};
use policy_portal::present::{Form, Locale};
use policy_portal::unit::Date;

const FOLDER: &str = "static/policies";

fn releases() -> Vec<ReleaseEntry> {
    let text = fs::read_to_string(format!("{FOLDER}/index.json")).unwrap();
    serde_json::from_str::<Index>(&text).unwrap().releases
}

fn text(file: &str) -> String {
    fs::read_to_string(format!("{FOLDER}/{file}")).unwrap()
}

/// What was authored for a release.
fn authored(version: &str) -> Catalog {
    let mut catalog = shared::loaded(&shared::files_of(&format!("{FOLDER}/releases/{version}/authored")));
    version.clone_into(&mut catalog.version);
    catalog
}

fn policy(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_policy")).args(arguments).output().unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn what_the_browser_reads_is_what_was_authored() {
    let releases = releases();
    assert!(3 <= releases.len());
    for release in &releases {
        for (english, files) in [(false, &release.zh), (true, &release.en)] {
            let written = write_compact(&authored(&release.version), english);
            let shipped = (text(&files.catalog.file), text(&files.texts.file));
            let help = "the compact form has changed: run `policy release --rewrite`";
            assert!(written == shipped, "{}: {help}", release.version);
            assert_eq!(read_compact(&shipped.0, Some(&shipped.1)).unwrap().version, release.version);
        }
    }
    assert!(releases.iter().map(|it| &it.date).is_sorted());
}

#[test]
fn a_release_knows_nothing_of_later() {
    for release in releases() {
        let last = day(&release.date);
        let policy_portal::policy::Catalog { sources, parameters, .. } = authored(&release.version);
        let late: Vec<_> = sources.into_iter().filter(|it| it.date.is_some_and(|date| last < date)).collect();
        assert!(late.is_empty(), "{}: {late:?}", release.version);
        // The plan speaks for the whole of its year, whatever the day it is read.
        let plan = day("2025-12-31");
        let checked = parameters.iter().flat_map(|it| it.values.iter().filter_map(|dated| dated.checked));
        let late: Vec<_> = checked.filter(|checked| last.max(plan) < *checked).collect();
        assert!(late.is_empty(), "{}: checked {late:?}", release.version);
    }
    let names = |version: &str| authored(version).sources.into_iter().map(|it| it.id).collect::<Vec<_>>();
    for (first, then, late) in [
        ("2025-06", "2026-01", ["min-wage-2025", "tax-2026-10", "people-nm-2025-10"]),
        ("2026-01", "2026-11", ["mohrss-2026-39", "contribution-base-2026", "contribution-base-2026"]),
    ] {
        for late in late.map(str::to_owned) {
            assert!(!names(first).contains(&late) && names(then).contains(&late), "{late}");
        }
    }
}

/// Where no text speaks of the day, there is no law: neither the last one nor the next.
#[test]
fn without_a_rule_for_the_day_nothing_is_in_force() {
    let mut seen = 0;
    for release in releases() {
        let catalog = authored(&release.version);
        for day in
            ["1990-01-01", "2024-11-30", "2025-06-30", "2026-01-01", "2026-12-31", "2040-01-01"].map(day)
        {
            let evaluation = evaluate(&catalog, &Situation::open(&catalog, day));
            for (rule, came) in catalog.rules.iter().zip(&evaluation.rules) {
                let lacks = |id: &policy_portal::formula::ParameterId| {
                    catalog.parameters.get(id.at()).unwrap().on(day).is_none()
                };
                if rule.parameters.iter().any(lacks) {
                    let id = &rule.id;
                    assert!(matches!(came.verdict, Verdict::NotInForce(_)), "{} {id} {day}", release.version);
                    seen += 1;
                }
            }
        }
    }
    assert!(100 < seen, "{seen}");
}

#[test]
fn the_same_day_is_judged_by_what_each_release_knows() {
    let verdict = |version: &str, policy: &str, on: &str| {
        let catalog = authored(version);
        let evaluation = evaluate(&catalog, &Situation::open(&catalog, day(on)));
        let at = catalog.policies.iter().position(|it| it.id == policy);
        at.map(|at| evaluation.policies.get(at).unwrap().verdict.unwrap().as_str())
    };
    for (version, policy, on, expected) in [
        ("2025-06", "small_scale_vat", "2025-12-31", Some("answer")),
        ("2025-06", "small_scale_vat", "2026-01-01", Some("not_in_force")),
        ("2026-01", "small_scale_vat", "2026-01-01", Some("answer")),
        ("2025-06", "stay_in_job_refund", "2025-06-30", None),
        ("2026-01", "stay_in_job_refund", "2025-12-31", Some("answer")),
        ("2026-01", "stay_in_job_refund", "2026-01-01", Some("not_in_force")),
        ("2026-11", "stay_in_job_refund", "2026-01-01", Some("answer")),
        ("2026-11", "stay_in_job_refund", "2027-01-01", Some("not_in_force")),
    ] {
        assert_eq!(verdict(version, policy, on), expected, "{version} {policy} {on}");
    }
}

/// What later sources say otherwise, and what was put right since (only enterprises are small enterprises; relief ends at the
/// tax due; what no text says of organisations treated alike, of the day on which an age counts, of flexible work, of “等”;
/// when a subsidy is claimed; which classes counties had), is all that makes a release give golden people something else on
/// its own days.
#[test]
fn golden_people_of_its_days_get_the_same_but_where_later_sources_speak() {
    for (version, known, otherwise, least) in [
        (
            "2025-06",
            "2025-06-30",
            &[
                "contribution_base",
                "flexible_insurance_graduate",
                "minimum_wage",
                "park_rent",
                "unemployment_benefit",
            ][..],
            120,
        ),
        (
            "2026-01",
            "2026-01-31",
            &[
                "contribution_base",
                "flexible_insurance_graduate",
                "job_expansion",
                "key_group_hiring",
                "minimum_wage",
                "park_rent",
                "skill_grant",
                "social_insurance_small_graduates",
                "startup_loan_small_firm",
                "stay_in_job_refund",
                "unemployment_benefit",
                "veteran_hiring",
            ],
            480,
        ),
    ] {
        let catalog = authored(version);
        let (mut people, mut differ) = (0, Vec::new());
        for entry in fs::read_dir("tests/golden").unwrap() {
            let path = entry.unwrap().path();
            let mut suite = read_suite(&fs::read_to_string(&path).unwrap()).unwrap();
            suite.cases.retain_mut(|case| {
                case.expect.retain(|policy, _| catalog.policy(policy).is_some());
                case.day.as_str() <= known && !case.expect.is_empty()
            });
            people += suite.cases.len();
            for mismatch in check(&catalog, &suite) {
                let policy = mismatch.policy.clone().unwrap_or_default();
                differ.extend(Some(policy).filter(|policy| catalog.policy(policy).is_some()));
            }
        }
        differ.sort();
        differ.dedup();
        assert_eq!(differ, otherwise, "{version}");
        assert!(least <= people, "{version}: {people}");
    }
}

#[test]
fn a_release_is_made_once_and_a_changed_file_is_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("releases");
    drop(fs::remove_dir_all(&folder));
    let data = folder.join("authored");
    fs::create_dir_all(data.join("policies")).unwrap();
    for name in shared::files().into_iter().map(|(name, _)| name).chain(["plan-2025.txt".to_owned()]) {
        fs::copy(format!("{FOLDER}/authored/{name}"), data.join(name)).unwrap();
    }
    let run = |words: &[&str]| policy(&[&["--data", data.to_str().unwrap()], words].concat()).status.code();
    let release = |version: &str, date: &str| {
        let words = ["--zh", "一", "--en", "one"];
        run(&[&["release", version, "--date", date][..], &words].concat())
    };
    for name in ["a b", "2026-13", "2026-11.b", "2026-11.+2", "2026-11.1", "2026-11/..", ""] {
        assert_eq!(release(name, "2026-11-22"), Some(2), "{name}: no name");
    }
    assert_eq!(release("2026-11", "2026-11-31"), Some(2), "no day");
    assert_eq!(release("2026-11", "2026-11-22"), Some(0));
    assert_eq!(release("2026-11", "2026-11-23"), Some(2), "it stays as it is");
    assert_eq!(release("2026-11.2", "2026-11-21"), Some(2), "it is not before the last one");

    let out = folder.join("out");
    let bundle = || run(&["bundle", "--out", out.to_str().unwrap()]);
    let listed = |path: &Path| {
        let text = fs::read_to_string(path.join("index.json")).unwrap();
        serde_json::from_str::<Index>(&text).unwrap().releases
    };
    assert_eq!(bundle(), Some(0));
    assert_eq!(listed(&out).len(), 1);
    let wages = data.join("parameters.json");
    let changed = fs::read_to_string(&wages).unwrap().replacen("2380 yuan", "2381 yuan", 1);
    fs::write(wages, changed).unwrap();
    assert_eq!(bundle(), Some(0));
    let versions: Vec<_> = listed(&out).into_iter().map(|it| it.version).collect();
    assert_eq!(versions, ["2026-11", "draft"], "what is not released is delivered as a draft");
    let file = folder.join(&listed(&folder).first().unwrap().zh.catalog.file);
    let released = fs::read_to_string(&file).unwrap();
    fs::write(&file, released.replacen("2380", "9380", 1)).unwrap();
    assert_eq!(bundle(), Some(2), "a file that is not what was released is not delivered");
    assert_eq!(run(&["release", "--rewrite"]), Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), released);
}

/// Today's data as if an earlier release had asked some of it by other names, and one question more.
fn renamed() -> Catalog {
    let mut catalog = shared::catalog();
    let rename =
        |from: &str, to: &str| Migration { from: from.to_owned(), to: Some(to.to_owned()), why: None };
    let why = Text { zh: "“学历”不再问".to_owned(), en: None };
    catalog.migrations = vec![
        rename("lives_in", "residence"),
        rename("hire.insurance", "hire.insured"),
        Migration { from: "degree".to_owned(), to: None, why: Some(why) },
    ];
    catalog
}

#[test]
fn answers_of_an_earlier_release_are_those_of_this_one() {
    let catalog = renamed();
    let mut form = Form::default();
    for (name, typed) in
        [("lives_in", "150102"), ("degree", "master"), ("odd", "1"), ("hire", "2"), ("sex", "male")]
    {
        form.set(name, typed);
    }
    form.add_row("hire");
    form.set_row("hire", 0, "insurance", "14");
    form.set_row("hire", 0, "count", "2");
    let typed = form.clone();

    let moved = form.moved(&catalog, None, Locale::Zh);
    assert_eq!(form.input("residence"), "150102");
    assert_eq!(form.row_input("hire", 0, "insured"), "14");
    assert_eq!((form.input("lives_in"), form.row_input("hire", 0, "insurance")), ("", ""));
    assert_eq!((form.input("degree"), form.input("odd")), ("master", "1"), "nothing typed is lost");
    let said: Vec<_> =
        moved.iter().map(|it| (it.name.as_str(), it.now.is_some(), it.why.as_deref())).collect();
    let expected = [
        ("degree", false, Some("“学历”不再问")),
        ("lives_in", true, None),
        ("odd", false, None),
        ("hire.insurance", true, None),
    ];
    assert_eq!(said, expected);

    // Towards the earlier release, which knows none of that, the newer one says how things were called.
    let mut earlier = shared::catalog();
    for fact in &mut earlier.facts {
        let old = match fact.id.as_str() {
            "residence" => "lives_in",
            "hire.insured" => "hire.insurance",
            _ => continue,
        };
        old.clone_into(&mut fact.id);
    }
    let moved = form.moved(&earlier, Some(&catalog), Locale::Zh);
    assert_eq!(form, typed);
    assert_eq!(moved.iter().filter(|it| it.now.is_some()).count(), 2);
}

#[test]
fn what_is_asked_now_wins_over_what_was_asked_before() {
    let mut form = Form::default();
    form.set("lives_in", "150102");
    form.set("residence", "150203");
    form.moved(&renamed(), None, Locale::Zh);
    assert_eq!((form.input("residence"), form.input("lives_in")), ("150203", "150102"));
}

/// A release that drops or renames what the one before asked says what became of it.
#[test]
fn every_question_that_is_no_more_has_its_entry() {
    let versions: Vec<_> = releases().into_iter().map(|it| it.version).collect();
    for pair in versions.windows(2) {
        let [before, after] = pair else { continue };
        let (before, after) = (authored(before), authored(after));
        for fact in before.facts.iter().filter(|fact| after.fact_id(&fact.id).is_none()) {
            let named = after.migrations.iter().any(|it| it.from == fact.id);
            assert!(named, "{}: {} is no more, and `migrations` does not say so", after.version, fact.id);
        }
    }
}
