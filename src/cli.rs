//! Native commands; feature `cli`. Only `report` draws diagnostics.

mod bundle;
mod data;
mod lint;
mod report;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Works on the policy data of the portal.
#[derive(Debug, Parser)]
#[command(name = "policy", version)]
struct Arguments {
    /// The folder of the authored files.
    #[arg(long, global = true, default_value = "static/policies/authored")]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Loads all files and says what is wrong with them.
    Lint,
    /// Holds golden people against what comes.
    Test {
        /// Their folder.
        #[arg(long, default_value = "tests/golden")]
        cases: PathBuf,
        /// Also writes what comes for everybody, a JSON object a line, for comparison with other builds.
        #[arg(long)]
        evaluations: Option<PathBuf>,
    },
    /// Writes all files as one for the browser.
    Bundle {
        /// Where to.
        #[arg(long, default_value = "static/policies/catalog.json")]
        out: PathBuf,
    },
    /// Writes the JSON Schemas of the files into a folder.
    Schema {
        /// Where to.
        #[arg(long, default_value = "static/schema")]
        out: PathBuf,
    },
}

/// Why a command did not succeed: it found faults in what it was given (1), or could not do its work (2).
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was found has been said.
    Found,
    /// What went wrong, and what to do.
    Cannot(String),
}

/// Runs the command of the program's arguments.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let data = &arguments.data;
    let done = match &arguments.command {
        Command::Lint => lint::run(data),
        Command::Test { cases, evaluations } => test::run(data, cases, evaluations.as_deref()),
        Command::Bundle { out } => bundle::run(data, out),
        Command::Schema { out } => bundle::schema(out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Found) => ExitCode::from(1),
        Err(Failure::Cannot(what)) => {
            report::error(&what);
            ExitCode::from(2)
        }
    }
}
