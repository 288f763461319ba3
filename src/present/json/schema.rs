//! The JSON Schema of an evaluation.

use crate::present::json::record::EvaluationRecord;

type Names = &'static [&'static str];

pub(super) const VERDICTS: Names = &["eligible", "answer", "authority", "not_in_force", "not_eligible"];
pub(super) const VERDICTS_OR_NONE: &[Option<&str>] =
    &[Some("eligible"), Some("answer"), Some("authority"), Some("not_in_force"), Some("not_eligible"), None];
pub(super) const REASONS: &[Option<&str>] = &[
    Some("then_authority"),
    Some("local"),
    Some("reading"),
    Some("unpublished"),
    Some("not_begun"),
    Some("ended"),
    None,
];
pub(super) const PAID: Names = &["once", "monthly", "yearly", "relief", "loan", "value"];
pub(super) const PAYEES: Names =
    &["person", "entrepreneur", "enterprise", "host", "school", "agency", "unstated"];
pub(super) const BOUNDS: Names = &["exact", "at_least", "at_most", "range", "unstated"];
pub(super) const GRADES: Names = &["A", "B", "C"];
pub(super) const KINDS: Names = &["clause", "all", "any"];
pub(super) const AUTHORITY: &[Option<&str>] = &[Some("reading"), Some("unpublished"), Some("local"), None];
pub(super) const STEPS: Names = &[
    "sum",
    "difference",
    "product",
    "months",
    "least",
    "greatest",
    "floor",
    "later",
    "nearest_fen",
    "down_to_yuan",
    "nearest_yuan",
    "either",
];
pub(super) const PARTS: Names =
    &["step", "number", "fact", "parameter", "formula", "day", "months", "people"];
pub(super) const SCOPES: Names = &["person", "hire", "firm"];
pub(super) const LACKS: Names = &["least", "eligible", "most", "number", "order"];
pub(super) const TRUTHS: Names = &["yes", "no", "unknown"];

/// One truth, as the items of a list.
pub(super) fn truth() -> serde_json::Value {
    serde_json::json!({ "type": "string", "enum": TRUTHS })
}

/// The JSON Schema of what [`crate::present::evaluation`] writes.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(EvaluationRecord)
}
