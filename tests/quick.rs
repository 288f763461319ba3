//! What `make mutants` holds a change against first: the quickest tests, one program to link instead of a dozen.
//! `cargo test` runs each of them on its own.
#![cfg(test)]
#![expect(clippy::duplicate_mod, reason = "each test brings what it shares with others")]

#[path = "asking.rs"]
mod asking;
#[path = "compact.rs"]
mod compact;
#[path = "data.rs"]
mod data;
#[path = "days.rs"]
mod days;
#[path = "evaluation.rs"]
mod evaluation;
#[path = "explained.rs"]
mod explained;
#[path = "formula.rs"]
mod formula;
#[path = "load.rs"]
mod load;
#[path = "local.rs"]
mod local;
#[path = "narrow.rs"]
mod narrow;
#[path = "soundness.rs"]
mod soundness;
