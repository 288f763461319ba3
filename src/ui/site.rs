//! Where the portal stands, and the language of the page: both stay while the page is open.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::present::Locale;
use crate::ui::browser;

static ENGLISH: AtomicBool = AtomicBool::new(false);
static EMBEDDED: AtomicBool = AtomicBool::new(false);
static ROOT: OnceLock<String> = OnceLock::new();
static ASKED: OnceLock<String> = OnceLock::new();

/// The language of the page.
pub(crate) fn locale() -> Locale {
    if ENGLISH.load(Ordering::Relaxed) { Locale::En } else { Locale::Zh }
}

/// The page is in this language.
pub(crate) fn speak(locale: Locale) {
    ENGLISH.store(locale == Locale::En, Ordering::Relaxed);
}

/// Whether the portal is shown in a page of another site.
pub(crate) fn embedded() -> bool {
    EMBEDDED.load(Ordering::Relaxed)
}

/// The portal is shown in a page of another site, or is not.
pub(crate) fn embed(embedded: bool) {
    EMBEDDED.store(embedded, Ordering::Relaxed);
}

/// What that site asks for besides a page, each with a `&` before it: the frame's address goes on saying it.
pub(crate) fn asked() -> &'static str {
    ASKED.get().map_or("", String::as_str)
}

/// That site asks for this, in the frame's first address.
pub(crate) fn ask(options: &str) {
    let mut asked = String::new();
    for option in options.split('&') {
        let is_page = option.starts_with("page=") || option.starts_with("policy=");
        if !option.is_empty() && !is_page {
            asked.push('&');
            asked.push_str(option);
        }
    }
    let _ = ASKED.set(asked);
}

/// The path under which all files of the portal stand, with a slash at its end. Asked for the first time before the
/// address changes: the page says how far above itself that is.
pub(crate) fn root() -> &'static str {
    ROOT.get_or_init(|| above(&browser::path(), browser::levels()))
}

/// The path under which the pages of a language stand.
pub(crate) fn base(locale: Locale) -> String {
    [root(), locale.say("", "en/")].concat()
}

/// Whether a page at this path is in the other language.
pub(crate) fn is_other(path: &str) -> bool {
    let english = path.starts_with(&base(Locale::En));
    english != (locale() == Locale::En)
}

/// The folder so many levels above that of a path.
fn above(path: &str, levels: usize) -> String {
    let mut folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for _ in 0..levels {
        folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
    }
    [folder, "/"].concat()
}

#[cfg(test)]
mod tests {
    use super::above;

    #[test]
    fn the_root_is_above_the_page() {
        for (path, levels, root) in [
            ("/", 0, "/"),
            ("/index.html", 0, "/"),
            ("/jiuye/", 0, "/jiuye/"),
            ("/jiuye/en/check/", 2, "/jiuye/"),
            ("/a/b/policies/internship/index.html", 2, "/a/b/"),
            ("", 3, "/"),
        ] {
            assert_eq!(above(path, levels), root, "{path}");
        }
    }
}
