//! The pages and components; feature ui.

pub mod components;
