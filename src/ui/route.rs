//! The pages and their addresses.

use crate::present::Locale;
use crate::ui::site;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// `/`
    Home,
    /// `/check`, or `/check/<door or audience>` to begin there.
    Check(Option<String>),
    /// `/results`
    Results,
    /// `/checklist`
    Checklist,
    /// `/compare`
    Compare,
    /// `/policies`
    Policies,
    /// `/policies/<id>`
    Policy(String),
    /// `/tools/<id>`
    Tool(String),
    /// `/plan`
    Plan,
    /// `/calendar`
    Calendar,
    /// `/data`
    Data,
    /// `/about`
    About,
    /// Any other address.
    Unknown,
}

impl Route {
    /// The page at a path of the site.
    pub(crate) fn at(path: &str) -> Self {
        let base = site::base(site::locale());
        let inside = path.strip_prefix(&base).unwrap_or_else(|| path.trim_start_matches('/'));
        let parts: Vec<&str> =
            inside.split('/').filter(|part| !part.is_empty() && *part != "index.html").collect();
        match parts.as_slice() {
            [] => Self::Home,
            ["check"] => Self::Check(None),
            ["check", door] => Self::Check(Some((*door).to_owned())),
            ["results"] => Self::Results,
            ["checklist"] => Self::Checklist,
            ["compare"] => Self::Compare,
            ["policies"] => Self::Policies,
            ["policies", id] => Self::Policy((*id).to_owned()),
            ["tools", id] => Self::Tool((*id).to_owned()),
            ["plan"] => Self::Plan,
            ["calendar"] => Self::Calendar,
            ["data"] => Self::Data,
            ["about"] => Self::About,
            _ => Self::Unknown,
        }
    }

    /// The address of the page.
    pub(crate) fn href(&self) -> String {
        self.href_in(site::locale())
    }

    /// The address of the page in a language.
    pub(crate) fn href_in(&self, locale: Locale) -> String {
        let [page, which] = match self {
            Self::Home => ["", ""],
            Self::Check(None) => ["check/", ""],
            Self::Check(Some(door)) => ["check/", door],
            Self::Results => ["results/", ""],
            Self::Checklist => ["checklist/", ""],
            Self::Compare => ["compare/", ""],
            Self::Policies => ["policies/", ""],
            Self::Policy(id) => ["policies/", id],
            Self::Tool(id) => ["tools/", id],
            Self::Plan => ["plan/", ""],
            Self::Calendar => ["calendar/", ""],
            Self::Data => ["data/", ""],
            Self::About => ["about/", ""],
            Self::Unknown => ["lost/", ""],
        };
        let end = if which.is_empty() { "" } else { "/" };
        [&site::base(locale), page, which, end].concat()
    }
}
