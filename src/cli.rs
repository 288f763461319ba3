//! Native commands; feature `cli`. Only `report` draws diagnostics.

mod bundle;
mod bureau;
mod cases;
mod data;
mod diff;
mod evaluate;
mod explain;
mod feed;
mod lint;
mod mutants;
mod provenance;
mod release;
mod report;
mod spreadsheet;
mod store;
mod test;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

pub use crate::cli::bureau::Bureau;
use crate::cli::release::Wanted;
use crate::policy::Changes;
use crate::present::Locale;

/// Works on the policy data of the portal.
#[derive(Debug, Parser)]
#[command(name = "policy", version)]
struct Arguments {
    /// The folder of the authored files.
    #[arg(long, global = true, default_value = "static/policies/authored")]
    data: PathBuf,
    /// The language.
    #[arg(long, global = true, value_enum, default_value_t)]
    lang: Lang,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Loads all files and says what is wrong with them.
    Lint {
        /// The folder of the golden people, by whom thresholds are tested.
        #[arg(long, default_value = "tests/golden")]
        cases: PathBuf,
        /// Says too what has ended, ends soon or has not been checked by this day, as 2025-12-01.
        #[arg(long, allow_hyphen_values = true)]
        day: Option<String>,
        /// Draws too what is only to be known.
        #[arg(long)]
        notices: bool,
        /// Prints the manual page of a code.
        #[arg(long, value_name = "CODE")]
        explain: Option<String>,
        /// Lists the codes.
        #[arg(long)]
        list: bool,
    },
    /// Holds golden people against what comes.
    Test {
        /// Those of this file only, as `tests/golden/internship.json`.
        file: Option<PathBuf>,
        /// Their folder.
        #[arg(long, default_value = "tests/golden")]
        cases: PathBuf,
        /// Also writes what comes for everybody, a JSON object a line, for comparison with other builds.
        #[arg(long)]
        evaluations: Option<PathBuf>,
    },
    /// Golden people as a table for a spreadsheet (CSV), and back.
    Cases {
        #[command(subcommand)]
        command: Cases,
    },
    /// Changes one thing of the data at a time and lists what no golden person notices.
    Mutants {
        /// Of this file only, as `policies/internship.json`; of all where it is left out.
        file: Option<String>,
        /// The folder of the golden people.
        #[arg(long, default_value = "tests/golden")]
        cases: PathBuf,
        /// How many of a thousand must be noticed.
        #[arg(long, default_value_t = 950)]
        least: usize,
    },
    /// Says what every policy comes to for the answers of a file.
    Evaluate {
        /// A JSON object of answers by the names that `policy facts` lists; `-` reads the standard input.
        #[arg(long)]
        answers: PathBuf,
        /// The day for which it is judged, as 2025-12-01.
        #[arg(long, allow_hyphen_values = true)]
        day: String,
        /// The day of which the answers speak, where that is another one.
        #[arg(long, allow_hyphen_values = true)]
        said: Option<String>,
        /// As JSON (`policy schema` writes its schema); problems too.
        #[arg(long)]
        json: bool,
    },
    /// Writes a policy as a sheet that a lawyer can check and sign, or why it comes to what it comes to for somebody.
    Explain {
        /// The policy's name.
        policy: String,
        /// Answers as for `evaluate`: what the policy comes to for those, on which clauses, and the steps of the amount.
        #[arg(long)]
        answers: Option<PathBuf>,
        /// The day whose values stand in the readings, as 2025-12-01; today where it is left out.
        #[arg(long, allow_hyphen_values = true)]
        day: Option<String>,
    },
    /// Lists every question and what may be answered.
    Facts {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Lists every policy and whom it is for.
    Policies {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Writes what the browser reads of every release, and of what is not released yet.
    Bundle {
        /// Into which folder.
        #[arg(long, default_value = "target/policies")]
        out: PathBuf,
    },
    /// Makes a release of the files, once lints and golden people agree; or writes all releases anew for a new format.
    Release {
        /// Its name: its month, as 2026-01.
        #[arg(required_unless_present = "rewrite")]
        version: Option<String>,
        /// The last day of what it knows, as 2026-01-31.
        #[arg(long, required_unless_present = "rewrite")]
        date: Option<String>,
        /// What it changes, in Chinese.
        #[arg(long, required_unless_present = "rewrite")]
        zh: Option<String>,
        /// What it changes, in English.
        #[arg(long, required_unless_present = "rewrite")]
        en: Option<String>,
        /// The folder of golden people.
        #[arg(long, default_value = "tests/golden")]
        cases: PathBuf,
        /// Writes what the browser reads of each release anew, from what was authored for it.
        #[arg(long, conflicts_with = "version")]
        rewrite: bool,
    },
    /// Says what two releases say differently, clause by clause, and whom that touches.
    Diff {
        /// The earlier one: a release, or a folder of authored files.
        before: String,
        /// The later one.
        after: String,
        /// The day for which people are judged under both, as 2026-03-01; today where it is left out.
        #[arg(long, allow_hyphen_values = true)]
        day: Option<String>,
        /// The folder of the golden people, who are tried too where not everybody can be.
        #[arg(long, default_value = "tests/golden")]
        cases: PathBuf,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Writes the JSON Schemas of the files into a folder.
    Schema {
        /// Where to.
        #[arg(long, default_value = "docs/schema")]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum Cases {
    /// Writes the golden people of a file as CSV.
    Export {
        /// A file of golden people, as `tests/golden/startup_jobs.json`.
        file: PathBuf,
        /// Where to; the standard output where it is left out.
        #[arg(long)]
        out: Option<PathBuf>,
        /// In GB18030, not UTF-8.
        #[arg(long)]
        gb18030: bool,
    },
    /// Reads CSV, in UTF-8 or GB18030, and writes a file of golden people.
    Import {
        /// The table.
        file: PathBuf,
        /// Where to; the standard output where it is left out.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

/// Why a command did not succeed: it found faults in the data (1), or could not do its work (2).
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was found has been said.
    Found,
    /// What is wrong with the answers has been said.
    Refused,
    /// What went wrong, and what to do.
    Cannot(String),
}

/// Runs the command of the program's arguments.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match done(&arguments.data, arguments.command, arguments.lang.into()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Found) => ExitCode::from(1),
        Err(Failure::Refused) => ExitCode::from(2),
        Err(Failure::Cannot(what)) => {
            report::error(&what);
            ExitCode::from(2)
        }
    }
}

fn done(data: &Path, command: Command, locale: Locale) -> Result<(), Failure> {
    match command {
        Command::Lint { list: true, .. } => {
            lint::list(locale);
            Ok(())
        }
        Command::Lint { explain: Some(code), .. } => lint::explain(&code, locale),
        Command::Lint { cases, day, notices, .. } => lint::run(data, &cases, day.as_deref(), notices, locale),
        Command::Test { file, cases, evaluations } => {
            test::run(data, &file.unwrap_or(cases), evaluations.as_deref(), locale)
        }
        Command::Cases { command: Cases::Export { file, out, gb18030 } } => {
            cases::export(data, &file, out.as_deref(), gb18030, locale)
        }
        Command::Cases { command: Cases::Import { file, out } } => {
            cases::import(data, &file, out.as_deref(), locale)
        }
        Command::Mutants { file, cases, least } => mutants::run(data, &cases, file.as_deref(), least, locale),
        Command::Evaluate { answers, day, said, json } => {
            evaluate::run(data, &answers, (&day, said.as_deref().unwrap_or(&day)), json, locale)
        }
        Command::Explain { policy, answers, day } => {
            explain::run(data, &policy, locale, day.as_deref(), answers.as_deref())
        }
        Command::Policies { json } => explain::policies(data, json, locale),
        Command::Facts { json } => explain::facts(data, json, locale),
        Command::Bundle { out } => bundle::run(data, &out, locale),
        Command::Diff { before, after, day, cases, json } => {
            diff::run((data, &cases), (&before, &after), day.as_deref(), json, locale)
        }
        Command::Release { rewrite: true, .. } => release::rewrite(data),
        Command::Release { version, date, zh, en, cases, .. } => {
            let text = |it: &Option<String>| it.clone().unwrap_or_default();
            let changes = Changes { zh: text(&zh), en: text(&en) };
            let wanted = Wanted { version: &text(&version), date: &text(&date), changes, cases: &cases };
            release::run(data, wanted, locale)
        }
        Command::Schema { out } => bundle::schema(&out),
    }
}
