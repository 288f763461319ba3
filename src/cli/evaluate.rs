//! `policy evaluate`.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use crate::cli::data::Data;
use crate::cli::{Failure, report};
use crate::engine::{Situation, evaluate};
use crate::policy::Catalog;
use crate::present::{
    self, InputFault, InputProblem, Locale, evaluation, input_words, problems_text, read_text,
};

/// Answers of a file, or of the standard input for `-`, to what every policy comes to on a day; `said` is the day of
/// which the answers speak.
pub(crate) fn run(
    folder: &Path,
    file: &Path,
    (day, said): (&str, &str),
    json: bool,
    locale: Locale,
) -> Result<(), Failure> {
    let bytes = bytes(file)?;
    let catalog = Data::read(folder)?.catalog(locale)?;
    match text(&bytes).and_then(|answers| read_text(&catalog, answers, said, day)) {
        Ok(situation) => {
            let came = evaluate(&catalog, &situation);
            report::out(&if json {
                evaluation(&catalog, &situation, &came) + "\n"
            } else {
                present::report(&catalog, &situation, &came, locale, &|_| true, |_| true)
            })
        }
        Err(problems) => {
            if json {
                report::out(&(problems_text(&catalog, &problems) + "\n"))?;
            }
            Err(refused(&catalog, file, &problems, locale))
        }
    }
}

/// The situation that the answers of a file describe on a day.
pub(crate) fn situation(
    catalog: &Catalog,
    file: &Path,
    day: &str,
    locale: Locale,
) -> Result<Situation, Failure> {
    let read = text(&bytes(file)?).and_then(|answers| read_text(catalog, answers, day, day));
    read.map_err(|problems| refused(catalog, file, &problems, locale))
}

/// Says every problem.
fn refused(catalog: &Catalog, file: &Path, problems: &[InputProblem], locale: Locale) -> Failure {
    for problem in problems {
        report::error(&message(catalog, file, problem, locale));
    }
    Failure::Refused
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    read.map_err(|error| {
        Failure::Cannot(format!("{}: {error}; name the answers by --answers", file.display()))
    })
}

fn text(bytes: &[u8]) -> Result<&str, Vec<InputProblem>> {
    std::str::from_utf8(bytes).map_err(|error| {
        let fault = InputFault::NotUtf8 { byte: error.valid_up_to() };
        vec![InputProblem { pointer: String::new(), at: None, fault }]
    })
}

/// `answers.json:3:12: /hire/rows/0/insured: …`
fn message(catalog: &Catalog, file: &Path, problem: &InputProblem, locale: Locale) -> String {
    let words = input_words(catalog, problem, locale);
    let file = if file == Path::new("-") { "<stdin>".into() } else { file.display().to_string() };
    let mut parts = match (&problem.fault, problem.at) {
        (InputFault::NotDay { .. }, _) => vec!["--day".to_owned()],
        (_, Some((line, column))) => vec![format!("{file}:{line}:{column}")],
        (_, None) => vec![file],
    };
    parts.extend(Some(problem.pointer.clone()).filter(|pointer| !pointer.is_empty()));
    parts.push(words);
    parts.join(": ")
}
