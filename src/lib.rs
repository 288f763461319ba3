//! The employment-policy portal of Inner Mongolia: which policies apply, what each is worth, and why.
//!
//! Modules stand in reading order; each uses only those before it (`tests/layers.rs`).

pub mod unit;
pub mod formula;
