//! The employment-policy portal of Inner Mongolia: which policies apply, what each is worth, and why.
//!
//! Modules stand in reading order; each uses only those before it (`tests/layers.rs`).

// `html!` of `ui::draw` goes through its words one by one.
#![recursion_limit = "512"]

pub mod unit;

pub mod formula;

pub mod policy;

pub mod engine;

#[cfg(feature = "author")]
pub mod lint;

pub mod present;

#[cfg(feature = "ui")]
pub mod ui;

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod cli;
