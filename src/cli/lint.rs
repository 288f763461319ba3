//! `policy lint`.

use std::path::Path;

use crate::cli::data::{self, Data, text};
use crate::cli::test::suites;
use crate::cli::{Failure, report};
use crate::lint::{Finding, LINTS, Person, Subject, lint, page_of};
use crate::policy::{Catalog, FILE_PAGES, Page, Problem};
use crate::present::Locale;
use crate::unit::Date;

/// Loads all files and says what is wrong with them; with `notices` also what is only to be known.
pub(crate) fn run(
    folder: &Path,
    cases: &Path,
    day: Option<&str>,
    notices: bool,
    locale: Locale,
) -> Result<(), Failure> {
    let data = Data::read(folder)?;
    let catalog = data.catalog(locale)?;
    let (told, faults) = found(&data, folder, cases, day.map(data::day).transpose()?, locale)?;
    if notices {
        report::draw(&told, &data.files, locale);
    }
    if !faults.is_empty() {
        report::problems(&faults, &data.files, locale);
        return Err(Failure::Found);
    }
    report::line(&summary(&data, &catalog, told.len(), locale));
    Ok(())
}

/// What is only to be known, and what is wrong.
fn found(
    data: &Data,
    folder: &Path,
    cases: &Path,
    day: Option<Date>,
    locale: Locale,
) -> Result<(Vec<Problem>, Vec<Problem>), Failure> {
    let data = data.without_local();
    let catalog = data.catalog(locale)?;
    let plan = text(&folder.join("plan-2025.txt"))?;
    // Another folder of data has other people, or none.
    let suites = if cases.is_dir() { suites(cases)? } else { Vec::new() };
    let people: Vec<Person> = suites.iter().flat_map(|(_, suite)| Person::all(&catalog, suite)).collect();
    let found = lint(&Subject { catalog: &catalog, plan: &plan, people: &people, day });
    let (told, faults): (Vec<Finding>, Vec<Finding>) = found.into_iter().partition(Finding::is_notice);
    let problems = |list: Vec<Finding>| list.iter().map(|it| it.problem(&data.files)).collect();
    Ok((problems(told), problems(faults)))
}

fn summary(data: &Data, catalog: &Catalog, notices: usize, locale: Locale) -> String {
    if locale == Locale::Zh {
        return format!(
            "{} 个文件：{} 项政策，{} 条规则，{} 个问题，{} 个参数，{} 个出处；没有毛病，{notices} 处要知道",
            data.files.len(),
            catalog.policies.len(),
            catalog.rules.len(),
            catalog.facts.len(),
            catalog.parameters.len(),
            catalog.sources.len(),
        );
    }
    format!(
        "{} files: {} policies, {} rules, {} facts, {} parameters, {} sources, no problems, {notices} notices",
        data.files.len(),
        catalog.policies.len(),
        catalog.rules.len(),
        catalog.facts.len(),
        catalog.parameters.len(),
        catalog.sources.len(),
    )
}

/// Prints the manual page of a code.
pub(crate) fn explain(code: &str, locale: Locale) -> Result<(), Failure> {
    let page = page_of(code).ok_or_else(|| {
        let said = locale.say(
            "没有编号 `□`；`policy lint --list` 列出全部",
            "there is no code `□`; `policy lint --list` names them",
        );
        Failure::Cannot(said.replace('□', code))
    })?;
    report::out(locale.say(page.zh, page.en))
}

/// Lists what can be wrong with files, then the lints, each with the first sentence of its page.
pub(crate) fn list(locale: Locale) {
    for page in FILE_PAGES {
        listed(page, locale.say("文件", "file"), locale);
    }
    for lint in LINTS {
        let kind = if lint.notice { locale.say("提示", "notice") } else { locale.say("毛病", "fault") };
        listed(&lint.page, kind, locale);
    }
}

fn listed(page: &Page, kind: &str, locale: Locale) {
    let lines = || locale.say(page.zh, page.en).lines();
    let first = lines().find(|line| !line.is_empty() && !line.starts_with('#'));
    report::line(&format!("{:<20} {kind:<7} {}", page.code, first.unwrap_or_default()));
}
