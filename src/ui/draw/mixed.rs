//! Chinese words within English text: read aloud they are another voice, so the page says where they are.

use yew::virtual_dom::VText;
use yew::{AttrValue, Html};

use crate::ui::draw::html;

/// Whether there are any.
pub(super) fn is_mixed(text: &str) -> bool {
    text.contains(is_chinese)
}

/// The text with each run of them marked.
pub(super) fn marked(text: &str) -> Html {
    let plain = |text: &str| Html::from(VText::new(AttrValue::from(text.to_owned())));
    let mut rest = text;
    let mut pieces = Vec::new();
    while let Some((before, run, after)) = next(rest) {
        pieces.push(plain(before));
        pieces.push(html! { <span lang="zh-Hans">{ plain(run) }</span> });
        rest = after;
    }
    pieces.push(plain(rest));
    pieces.into_iter().collect()
}

/// What stands before the next run, the run, and what follows it: spaces and signs between Chinese words are of the run.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_at(text.find(is_chinese)?);
    let end = from.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(from.len());
    let run = from.get(..end).unwrap_or(from).trim_end_matches(|c| !is_chinese(c));
    Some((before, run, from.get(run.len()..).unwrap_or_default()))
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn runs_are_found_whole() {
        assert_eq!(next("plain"), None);
        assert_eq!(next("the 就业内蒙古 and 蒙速聘."), Some(("the ", "就业内蒙古", " and 蒙速聘.")));
        assert_eq!(next("（“再给予”，另给）, more"), Some(("（“", "再给予”，另给", "）, more")));
        assert_eq!(next("财政厅 2025 年"), Some(("", "财政厅 2025 年", "")));
    }
}
