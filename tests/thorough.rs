//! What `make mutants` holds a change against that `quick.rs` did not notice. `cargo test` runs each of them on its own.
#![cfg(test)]
#![expect(clippy::duplicate_mod, reason = "each test brings what it shares with others")]

#[path = "calendar.rs"]
mod calendar;
#[path = "counting.rs"]
mod counting;
#[path = "readings.rs"]
mod readings;
#[path = "second_opinion.rs"]
mod second_opinion;
#[path = "steps.rs"]
mod steps;
#[path = "why.rs"]
mod why;
