//! Verdicts as the files and as people call them.

/// The verdicts, as the files and as people call them.
pub(super) const VERDICTS: [(&str, &str); 5] = [
    ("eligible", "符合"),
    ("answer", "还需回答"),
    ("authority", "由主管部门确定"),
    ("not_in_force", "不在有效期"),
    ("not_eligible", "不符合"),
];

pub(super) fn verdict(cell: &str) -> &str {
    VERDICTS.iter().find(|(_, zh)| *zh == cell).map_or(cell, |(name, _)| name)
}
