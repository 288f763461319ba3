//! Every policy with whom it is for, for programs.

use crate::policy::{Audience, Catalog, Policy, Text};
use crate::present::Locale;
use crate::present::writing::Json;

/// The version of the shape of [`policies_json`].
pub const POLICIES: &str = "policy-portal/policies/1";

/// A text in both languages, or null.
pub(super) fn said(json: &mut Json, name: &str, text: Option<&Text>) {
    let Some(text) = text else {
        return json.null(name);
    };
    json.open(name, '{');
    json.put("zh", text.zh.as_str());
    json.put("en", text.en.as_deref());
    json.close('}');
}

/// Every policy as JSON text, in the order of the catalogue.
pub fn policies_json(catalog: &Catalog) -> String {
    let mut json = Json::new();
    json.open("", '{');
    json.put("schema", POLICIES);
    json.put("data_version", catalog.version.as_str());
    json.open("policies", '[');
    for policy in &catalog.policies {
        listed(&mut json, catalog, policy);
    }
    json.close(']');
    json.close('}');
    json.done()
}

fn listed(json: &mut Json, catalog: &Catalog, policy: &Policy) {
    json.open("", '{');
    json.put("id", policy.id.as_str());
    json.put("kind", policy.kind.as_str());
    said(json, "title", Some(&policy.title));
    said(json, "summary", Some(&policy.summary));
    json.list("audience", policy.audience.iter().map(|audience| audience.as_str()));
    json.put("level", policy.level.as_str());
    said(json, "place", policy.place.as_ref());
    json.list("rules", catalog.rules_of(policy).iter().map(|rule| rule.id.as_str()));
    json.close('}');
}

/// Every policy as plain text: its name, its title, whom it is for.
pub fn policies_text(catalog: &Catalog, locale: Locale) -> String {
    let line = |policy: &Policy| {
        let audience: Vec<_> = policy.audience.iter().map(|it: &Audience| it.as_str()).collect();
        [&policy.id, "  ", locale.of(&policy.title), "\n  ", &audience.join(" · "), "\n"].concat()
    };
    catalog.policies.iter().map(line).collect()
}
