//! `policy explain`, `policy facts` and `policy policies`.

use std::path::Path;
use std::time::SystemTime;

use crate::cli::data::{self, Data};
use crate::cli::evaluate::situation;
use crate::cli::{Failure, report};
use crate::engine::evaluate;
use crate::present::{Locale, facts_json, facts_text, nearest, policies_json, policies_text, sheet, told};
use crate::unit::Date;

/// Writes the sheet of a policy; with a file of answers, what it comes to for those, and why.
pub(crate) fn run(
    folder: &Path,
    policy: &str,
    locale: Locale,
    day: Option<&str>,
    answers: Option<&Path>,
) -> Result<(), Failure> {
    let day = day.map_or_else(|| Ok(today()), data::day)?;
    let catalog = Data::read(folder)?.catalog(locale)?;
    let text = match answers {
        None => sheet(&catalog, policy, locale, day),
        Some(file) => {
            let situation = situation(&catalog, file, &day.to_string(), locale)?;
            told(&catalog, policy, &situation, &evaluate(&catalog, &situation), locale)
        }
    };
    let text = text.ok_or_else(|| {
        let names: Vec<_> = catalog.policies.iter().map(|policy| policy.id.as_str()).collect();
        let near =
            nearest(&names, policy).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Failure::Cannot(format!("there is no policy `{policy}`{near}"))
    })?;
    report::out(&text)
}

/// Writes every question.
pub(crate) fn facts(folder: &Path, json: bool, locale: Locale) -> Result<(), Failure> {
    let catalog = Data::read(folder)?.catalog(locale)?;
    if json {
        report::out(&(facts_json(&catalog) + "\n"))
    } else {
        report::out(&facts_text(&catalog, locale))
    }
}

/// Writes every policy and whom it is for.
pub(crate) fn policies(folder: &Path, json: bool, locale: Locale) -> Result<(), Failure> {
    let catalog = Data::read(folder)?.catalog(locale)?;
    if json {
        report::out(&(policies_json(&catalog) + "\n"))
    } else {
        report::out(&policies_text(&catalog, locale))
    }
}

/// The day in Beijing: the only clock of the program, and only where no day was given.
pub(crate) fn today() -> Date {
    const BEIJING: u64 = 8 * 3600;
    let seconds = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    let days = seconds.saturating_add(BEIJING).div_euclid(86_400);
    let first = Date::new(1970, 1, 1).unwrap_or(Date::FIRST);
    (0..days).fold(first, |day, _| day.next())
}
