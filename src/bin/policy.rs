//! The native entry.

use std::process::ExitCode;

fn main() -> ExitCode {
    policy_portal::cli::run()
}
