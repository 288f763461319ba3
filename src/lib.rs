//! The employment-policy portal of Inner Mongolia: which policies apply, what each is worth, and why.
//!
//! Modules stand in reading order; each uses only those before it (`tests/layers.rs`).
//!
//! For programs: [`policy::load`] reads and checks what was authored, [`present::evaluate_text`] evaluates answers and gives
//! JSON, whose shape is `docs/schema/evaluation.json`; [`engine::evaluate`] gives the same as values.
//!
//! ```
//! use std::fs;
//!
//! use policy_portal::policy::load;
//! use policy_portal::present::evaluate_text;
//!
//! let mut files = Vec::new();
//! for part in ["", "policies/"] {
//!     for entry in fs::read_dir(format!("static/policies/authored/{part}"))? {
//!         let path = entry?.path();
//!         if path.extension().is_some_and(|end| end == "json") {
//!             let name = path.file_name().unwrap_or_default().to_string_lossy();
//!             files.push((format!("{part}{name}"), fs::read_to_string(&path)?));
//!         }
//!     }
//! }
//! files.sort();
//! let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
//! let (catalog, problems) = load(&files);
//! assert!(problems.is_empty(), "each says where it is and what to do");
//!
//! let answers = r#"{"startup_base.recognised": "yes", "received.startup_jobs": "no",
//!     "hire": {"total": 3, "rows": [{"count": 3, "insured": 12}]}}"#;
//! let evaluation = evaluate_text(&catalog, answers, "2025-07-01")?;
//! println!("{evaluation}");
//! assert!(evaluation.contains(r#""id":"startup_jobs""#));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
