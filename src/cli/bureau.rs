//! What a site of the government says of itself on each page: from `deploy/site.json`, which the bureau fills in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::present::Words;

/// The fields that machines read, and the `meta` each of them becomes.
const METAS: [(&str, &str); 7] = [
    ("site_name", "SiteName"),
    ("site_domain", "SiteDomain"),
    ("site_id_code", "SiteIDCode"),
    ("column_name", "ColumnName"),
    ("column_type", "ColumnType"),
    ("keywords", "Keywords"),
    ("content_source", "ContentSource"),
];
/// The fields at the foot of each page, in this order.
const FOOT: [&str; 5] = ["organiser", "site_id_code", "icp", "police", FAULT];
/// The fields that are numbers of registers, which say themselves what they are.
const REGISTERED: [&str; 2] = ["icp", "police"];
/// The address at which errors of sites are reported (我为政府网站找错).
const FAULT: &str = "fault_address";

/// What the site says of itself, by the names of the file's fields; what is empty there is not here.
#[derive(Debug)]
pub struct Bureau(BTreeMap<String, String>);

impl Bureau {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, has another field, or leaves one empty that a site `of_government` must fill: what, and
    /// in which file.
    pub fn read(path: &Path, of_government: bool) -> Result<Self, String> {
        let at = |what: String| format!("{}: {what}", path.display());
        let text = fs::read_to_string(path).map_err(|error| at(error.to_string()))?;
        let mut said: BTreeMap<String, String> =
            serde_json::from_str(&text).map_err(|error| at(error.to_string()))?;
        let known: Vec<&str> = METAS.iter().map(|(name, _)| *name).chain(FOOT).collect();
        if let Some(other) = said.keys().find(|name| !known.contains(&name.as_str())) {
            return Err(at(format!("{other} is no field; there are {}", known.join(", "))));
        }
        said.retain(|_, value| !value.trim().is_empty());
        match known.iter().find(|name| of_government && !said.contains_key(**name)) {
            Some(missing) => {
                Err(at(format!("{missing} is empty, which a site of the government must fill in")))
            }
            None => Ok(Self(said)),
        }
    }

    /// The `meta` elements of each page.
    #[must_use]
    pub fn metas(&self) -> String {
        METAS.into_iter().filter_map(|(name, of)| Some(meta(of, self.0.get(name)?))).collect()
    }

    /// Those of a page of its own content: its title, and the day from which what it says holds; nothing where the file
    /// says nothing.
    #[must_use]
    pub fn article(&self, title: &str, day: &str) -> String {
        if self.0.is_empty() { String::new() } else { meta("ArticleTitle", title) + &meta("PubDate", day) }
    }

    /// What stands at the foot of each page; nothing where the file says nothing.
    #[must_use]
    pub fn foot(&self, words: &Words) -> String {
        let lines: String = FOOT.into_iter().filter_map(|name| self.line(name, words)).collect();
        if lines.is_empty() {
            return lines;
        }
        ["<div class=\"bureau\"><ul class=\"width bureau__list\">\n", &lines, "</ul></div>\n"].concat()
    }

    fn line(&self, name: &str, words: &Words) -> Option<String> {
        let value = self.0.get(name)?;
        let word = words.get(&["bureau.", name].concat());
        if name == FAULT {
            let href = encode_double_quoted_attribute(value);
            return Some(format!("<li><a href=\"{href}\" rel=\"noopener noreferrer\">{word}</a></li>\n"));
        }
        // What stands in a register needs no word before it.
        let word = if REGISTERED.contains(&name) { String::new() } else { word };
        Some(format!("<li>{word}<span lang=\"zh-Hans\">{}</span></li>\n", encode_text(value)))
    }
}

fn meta(name: &str, value: &str) -> String {
    format!("<meta name=\"{name}\" content=\"{}\">\n", encode_double_quoted_attribute(value))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Bureau;
    use crate::present::Words;

    fn read(text: &str, of_government: bool) -> Result<Bureau, String> {
        let path = std::env::temp_dir().join(format!("bureau-{}-{}.json", std::process::id(), text.len()));
        fs::write(&path, text).unwrap();
        let read = Bureau::read(&path, of_government);
        fs::remove_file(&path).unwrap();
        read.map_err(|fault| fault.split_once(".json: ").map(|(_, what)| what.to_owned()).unwrap_or_default())
    }

    #[test]
    fn what_is_empty_is_not_shown_and_fails_a_site_of_the_government() {
        let words = Words::read("{}").unwrap();
        let empty = read(r#"{"icp": " "}"#, false).unwrap();
        assert_eq!((empty.metas(), empty.foot(&words)), (String::new(), String::new()));
        assert_eq!(empty.article("a", "2026-11-01"), "");
        let fault = read(r#"{"icp": "x"}"#, true).unwrap_err();
        assert!(fault.starts_with("site_name is empty"), "{fault}");
        let fault = read(r#"{"icq": "x"}"#, false).unwrap_err();
        assert!(fault.starts_with("icq is no field"), "{fault}");
        assert!(read("[", false).is_err());
    }

    #[test]
    fn what_is_said_is_escaped() {
        let words = Words::read(r#"{"bureau.organiser": "主办："}"#).unwrap();
        let bureau = read(r#"{"site_name": "a\"b", "organiser": "<人社>"}"#, false).unwrap();
        assert_eq!(bureau.metas(), "<meta name=\"SiteName\" content=\"a&quot;b\">\n");
        let article = "<meta name=\"ArticleTitle\" content=\"a&quot;b\">\n<meta name=\"PubDate\" content=\"2026-11-01\">\n";
        assert_eq!(bureau.article("a\"b", "2026-11-01"), article);
        assert!(
            bureau.foot(&words).contains("<li>主办：<span lang=\"zh-Hans\">&lt;人社&gt;</span></li>"),
            "{}",
            bureau.foot(&words)
        );
    }
}
