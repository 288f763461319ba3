//! Verdicts as the files and as people call them, and what is said of a cell that cannot be read.

use crate::policy::{Text, both};

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

/// What is wrong with what is expected in a field.
pub(super) fn misread(field: &str, cell: &str) -> Text {
    match field {
        "verdict" => {
            let (zh, en) = (VERDICTS.map(|(_, zh)| zh), VERDICTS.map(|(name, _)| name));
            both(
                format!("“{cell}”不是结论：{}", zh.join("、")),
                format!("`{cell}` is no verdict: {}", en.join(", ")),
            )
        }
        "amount" => both(
            format!("“{cell}”读不成金额，要写成 3*2270 yuan 或 6810元"),
            format!("`{cell}` cannot be read as an amount, as `3*2270 yuan`"),
        ),
        _ => both(format!("“{cell}”要写成是或否"), format!("`{cell}`: write yes or no")),
    }
}
