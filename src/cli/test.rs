//! `policy test`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::data::{self, Data};
use crate::cli::{Failure, report};
use crate::lint::{Mismatch, MismatchFault, Suite, check, other_unit, read_suite};
use crate::policy::{Catalog, read_compact, without_place, write_compact};
use crate::present::{Locale, answer_words, evaluate_text};

/// Golden people of a folder, by file; or of one file.
pub(crate) fn suites(of: &Path) -> Result<Vec<(String, Suite)>, Failure> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let paths = if of.is_file() { vec![of.to_path_buf()] } else { files(of)? };
    paths.iter().map(|path| Ok((name(path).unwrap_or_default(), suite(path)?))).collect()
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| {
        Failure::Cannot(format!("{}: {error}; name the cases by --cases", folder.display()))
    })?;
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

/// Golden people of a file.
pub(crate) fn suite(path: &Path) -> Result<Suite, Failure> {
    read_suite(&data::text(path)?).map_err(|error| {
        let (line, column, what) = (error.line(), error.column(), without_place(&error));
        Failure::Cannot(format!("{}:{line}:{column}: {what}", path.display()))
    })
}

/// Writes what comes for everybody, of the catalogue as the browser has it.
fn write_evaluations(folder: &Path, cases: &Path, out: &Path) -> Result<(), Failure> {
    let (compact, long) = write_compact(&Data::read(folder)?.catalog(Locale::En)?, false);
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
pub(crate) fn run(
    folder: &Path,
    cases: &Path,
    evaluations: Option<&Path>,
    locale: Locale,
) -> Result<(), Failure> {
    let catalog = Data::read(folder)?.catalog(locale)?;
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
            report::error(&format!("{file}: {}", line(&catalog, it, locale)));
        }
    }
    let passed = people.saturating_sub(failed);
    report::line(&match locale {
        Locale::Zh => format!("{passed} 人通过，{failed} 人不符"),
        Locale::En => format!("{passed} passed, {failed} failed"),
    });
    if failed == 0 { Ok(()) } else { Err(Failure::Found) }
}

/// `2人：差1人: startup_jobs/jobs: expected the amount 0, came 20000`
fn line(catalog: &Catalog, Mismatch { case, policy, rule, fault }: &Mismatch, locale: Locale) -> String {
    let place = [policy.as_deref(), rule.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("/");
    let parts = [case, &place, &words(catalog, fault, locale)];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(": ")
}

fn words(catalog: &Catalog, fault: &MismatchFault, locale: Locale) -> String {
    let say = |zh: &str, en: &str| locale.say(zh, en).to_owned();
    match fault {
        MismatchFault::Day(day) => match locale {
            Locale::Zh => format!("“{day}”不是日期，请写成 2025-12-01"),
            Locale::En => format!("`{day}` is not a date; write it as 2025-12-01"),
        },
        MismatchFault::Answer(problem) => {
            let words = answer_words(catalog, problem, locale);
            format!("{}`{}`{}{words}", say("答案 ", "the answer "), problem.name, say("：", ": "))
        }
        MismatchFault::Policy => say("没有这项政策", "there is no such policy"),
        MismatchFault::Rule => say("没有这条规则", "there is no such rule"),
        MismatchFault::Source(clause) => {
            format!("`{clause}`{}", say("：没有这个出处", ": there is no such source"))
        }
        MismatchFault::NoClause => {
            say("写了金额，还要用 `clause` 写明出自哪一条", "an expected amount names its `clause`")
        }
        MismatchFault::Amount(amount) => match locale {
            Locale::Zh => format!("读不出金额“{amount}”，请写成 `3*2270 yuan`"),
            Locale::En => format!("`{amount}` cannot be read as an amount, as `3*2270 yuan`"),
        },
        MismatchFault::Unit { expected, unit } => locale.of(&other_unit(expected, *unit)).to_owned(),
        MismatchFault::Came { field, expected, came } => came_words(field, (expected, came), locale),
    }
}

fn came_words(field: &str, (expected, came): (&str, &str), locale: Locale) -> String {
    let none =
        |it: &str| if it.is_empty() { locale.say("无", "none").to_owned() } else { format!("`{it}`") };
    let (expected, came) = (none(expected), none(came));
    match locale {
        Locale::Zh => format!("`{field}` 应为 {expected}，算出来是 {came}"),
        Locale::En => format!("`{field}` was to be {expected}, came {came}"),
    }
}
