//! The pages and their addresses.

use crate::present::Locale;
use crate::ui::site;

/// Where the page stands that other sites show in a frame.
pub(crate) const FRAME: &str = "embed/frame/";

/// What its address says before the page that is shown.
const PAGE: &str = "page=";

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
    /// `/about/components`
    Components,
    /// `/embed`
    Embed,
    /// Any other address.
    Unknown,
}

impl Route {
    /// The page at an address of the site: a path, or within a frame the fragment after it.
    pub(crate) fn at(address: &str) -> Self {
        if site::embedded() {
            let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
            let first = fragment.split('&').next().and_then(|first| first.strip_prefix(PAGE));
            return Self::inside(first.unwrap_or_default());
        }
        let base = site::base(site::locale());
        Self::inside(address.strip_prefix(&base).unwrap_or_else(|| address.trim_start_matches('/')))
    }

    /// The page at a path below the portal.
    pub(crate) fn inside(inside: &str) -> Self {
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
            ["about", "components"] => Self::Components,
            ["embed"] => Self::Embed,
            _ => Self::Unknown,
        }
    }

    /// The address of the page.
    pub(crate) fn href(&self) -> String {
        let locale = site::locale();
        if site::embedded() {
            return [&site::base(locale), FRAME, "#", PAGE, &self.path(), site::asked()].concat();
        }
        self.href_in(locale)
    }

    /// The address of the page in a language, outside of any frame.
    pub(crate) fn href_in(&self, locale: Locale) -> String {
        [site::base(locale), self.path()].concat()
    }

    /// The path of the page below the portal.
    pub(crate) fn path(&self) -> String {
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
            Self::Components => ["about/components/", ""],
            Self::Embed => ["embed/", ""],
            Self::Unknown => ["lost/", ""],
        };
        let end = if which.is_empty() { "" } else { "/" };
        [page, which, end].concat()
    }
}
