//! Every policy with whom it is for, for programs.

use crate::policy::{Audience, Catalog, Policy, Text};
use crate::present::Locale;
use crate::present::writing::{shapes, written};

/// The version of the shape of [`policies_json`].
pub const POLICIES: &str = "policy-portal/policies/1";

shapes! {
    struct Listed<'a> {
        schema: &'static str,
        data_version: &'a str,
        policies: Vec<ListedPolicy<'a>>,
    }

    struct ListedPolicy<'a> {
        id: &'a str,
        kind: &'static str,
        title: Said<'a>,
        summary: Said<'a>,
        audience: Vec<&'static str>,
        level: &'static str,
        place: Option<Said<'a>>,
        rules: Vec<&'a str>,
    }

    pub(super) struct Said<'a> {
        zh: &'a str,
        en: Option<&'a str>,
    }
}

/// A text in both languages.
pub(super) fn said(text: &Text) -> Said<'_> {
    Said { zh: &text.zh, en: text.en.as_deref() }
}

/// Every policy as JSON text, in the order of the catalogue.
pub fn policies_json(catalog: &Catalog) -> String {
    let policies = catalog.policies.iter().map(|policy| listed(catalog, policy)).collect();
    written(&Listed { schema: POLICIES, data_version: &catalog.version, policies })
}

fn listed<'a>(catalog: &'a Catalog, policy: &'a Policy) -> ListedPolicy<'a> {
    ListedPolicy {
        id: &policy.id,
        kind: policy.kind.as_str(),
        title: said(&policy.title),
        summary: said(&policy.summary),
        audience: policy.audience.iter().map(|audience| audience.as_str()).collect(),
        level: policy.level.as_str(),
        place: policy.place.as_ref().map(said),
        rules: catalog.rules_of(policy).iter().map(|rule| rule.id.as_str()).collect(),
    }
}

/// Every policy as plain text: its name, its title, whom it is for.
pub fn policies_text(catalog: &Catalog, locale: Locale) -> String {
    let line = |policy: &Policy| {
        let audience: Vec<_> = policy.audience.iter().map(|it: &Audience| it.as_str()).collect();
        [&policy.id, "  ", locale.of(&policy.title), "\n  ", &audience.join(" · "), "\n"].concat()
    };
    catalog.policies.iter().map(line).collect()
}
