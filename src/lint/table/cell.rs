//! Words of cells as the files and as people call them, and what is said of a cell that cannot be read.

use crate::policy::{Text, both};

/// A word as the files and as people call it.
pub(super) type Called = (&'static str, &'static str);

/// The verdicts.
pub(super) const VERDICTS: [Called; 5] = [
    ("eligible", "符合"),
    ("answer", "还需回答"),
    ("authority", "由主管部门确定"),
    ("not_in_force", "不在有效期"),
    ("not_eligible", "不符合"),
];

/// The reasons of verdicts.
const REASONS: [Called; 6] = [
    ("ended", "到期"),
    ("not_begun", "还没有开始"),
    ("local", "由当地定"),
    ("reading", "条文两可"),
    ("unpublished", "没有公布"),
    ("then_authority", "回答以后由主管部门确定"),
];

/// The word that a cell says, by either name.
fn word(words: &[Called], cell: &str) -> Option<String> {
    words.iter().find(|(name, zh)| *name == cell || *zh == cell).map(|(name, _)| (*name).to_owned())
}

/// Words to choose from: as people call them, with their names where these are to be had of no other list.
fn all(words: &[Called]) -> (String, String) {
    let zh: Vec<_> = words.iter().map(|(_, zh)| *zh).collect();
    let en: Vec<_> = words.iter().map(|(name, _)| *name).collect();
    (zh.join("、"), en.join(", "))
}

/// A verdict by its name.
pub(super) fn verdict(cell: &str) -> Result<String, Text> {
    let (zh, en) = all(&VERDICTS);
    let none = || both(format!("“{cell}”不是结论：{zh}"), format!("`{cell}` is no verdict: {en}"));
    word(&VERDICTS, cell).ok_or_else(none)
}

/// A reason by its name.
pub(super) fn reason(cell: &str) -> Result<String, Text> {
    let (zh, en) = all(&REASONS);
    let none = || both(format!("“{cell}”不是原因：{zh}"), format!("`{cell}` is no reason: {en}"));
    word(&REASONS, cell).ok_or_else(none)
}

/// What is wrong with what is to be an amount.
pub(super) fn no_amount(cell: &str) -> Text {
    both(
        format!("“{cell}”读不成金额，要写成 3*2270 yuan 或 6810元"),
        format!("`{cell}` cannot be read as an amount, as `3*2270 yuan`"),
    )
}

/// What is wrong with what is to be yes or no.
pub(super) fn no_truth(cell: &str) -> Text {
    both(format!("“{cell}”要写成是或否"), format!("`{cell}`: write yes or no"))
}

/// The first few names of a list.
pub(super) fn first_few<'n>(names: impl Iterator<Item = &'n str>) -> (String, String) {
    const SHOWN: usize = 12;
    let mut shown: Vec<&str> = names.take(SHOWN.saturating_add(1)).collect();
    let more = SHOWN < shown.len();
    shown.truncate(SHOWN);
    let end = |end: &'static str| if more { end } else { "" };
    (shown.join("、") + end("等"), shown.join(", ") + end(", …"))
}
