//! What is said on the terminal.

use std::io::{self, Write as _};

use miette::{LabeledSpan, MietteDiagnostic, NamedSource, Report};

use crate::cli::Failure;
use crate::policy::{Place, Problem};
use crate::present::Locale;

/// Says what could not be done.
pub(crate) fn error(what: &str) {
    eprintln!("error: {what}");
}

/// Says something beside what is written out.
pub(crate) fn note(what: &str) {
    eprintln!("{what}");
}

/// Says a line.
pub(crate) fn line(what: &str) {
    drop(out(&format!("{what}\n")));
}

/// Writes a text as it is; that a reader has had enough is no fault.
pub(crate) fn out(text: &str) -> Result<(), Failure> {
    bytes(text.as_bytes())
}

/// Writes bytes as they are.
pub(crate) fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Cannot(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Draws each problem in the file where it stands, and says how many they are.
pub(crate) fn problems(problems: &[Problem], files: &[(String, String)], locale: Locale) {
    draw(problems, files, locale);
    eprintln!("{} {}", problems.len(), locale.say("处毛病", "problems"));
}

/// Draws each problem in the file where it stands.
pub(crate) fn draw(problems: &[Problem], files: &[(String, String)], locale: Locale) {
    for problem in problems {
        let text = files.iter().find(|(name, _)| *name == problem.place.file).map_or("", |(_, text)| text);
        let label = LabeledSpan::at(
            problem.place.start..problem.place.start.saturating_add(problem.place.len),
            locale.say("这里", "here"),
        );
        let Place { file, line, column, .. } = &problem.place;
        let said = locale.of(&problem.message);
        let message = format!("{file}:{line}:{column}: {}: {said}", problem.code);
        let drawn = MietteDiagnostic::new(message).with_help(locale.of(&problem.help)).with_label(label);
        let source = NamedSource::new(&problem.place.file, text.to_owned());
        eprintln!("{:?}", Report::new(drawn).with_source_code(source));
    }
}
