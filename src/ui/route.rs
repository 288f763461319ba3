//! The pages and their addresses.

use crate::ui::browser;

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
        let base = browser::base();
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
        let base = browser::base();
        match self {
            Self::Home | Self::Unknown => base,
            Self::Check(None) => format!("{base}check"),
            Self::Check(Some(door)) => format!("{base}check/{door}"),
            Self::Results => format!("{base}results"),
            Self::Checklist => format!("{base}checklist"),
            Self::Compare => format!("{base}compare"),
            Self::Policies => format!("{base}policies"),
            Self::Policy(id) => format!("{base}policies/{id}"),
            Self::Tool(id) => format!("{base}tools/{id}"),
            Self::Plan => format!("{base}plan"),
            Self::Calendar => format!("{base}calendar"),
            Self::Data => format!("{base}data"),
            Self::About => format!("{base}about"),
        }
    }
}
