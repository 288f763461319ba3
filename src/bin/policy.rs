//! The native entry.
fn main() {}
