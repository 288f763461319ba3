//! What is cited where, and lints of it.

use crate::lint::codes::Say;
use crate::lint::{At, Subject};
use crate::policy::{Catalog, Citation, Condition, ConditionKind, both};

/// A citation, of what kind of thing it is, and where it stands.
pub struct Cited<'a> {
    /// `condition`, `case`, `value`, `window`, `exclusion`, `reading`, `clause`, `target`, `set` or `part`.
    pub kind: &'static str,
    /// Where.
    pub at: At,
    /// What is cited.
    pub citation: &'a Citation,
}

/// Every citation of the catalogue.
pub fn citations(catalog: &Catalog) -> Vec<Cited<'_>> {
    let mut found = Vec::new();
    let mut add = |kind, at, citation| found.push(Cited { kind, at, citation });
    for parameter in &catalog.parameters {
        let at = At::declared(catalog, "parameters", &parameter.id).field("values");
        for (number, dated) in parameter.values.iter().enumerate() {
            add("value", at.clone().number(number), &dated.citation);
        }
    }
    for definition in &catalog.definitions {
        let at = At::shared().field("definitions").named(&definition.id).field("requires");
        conditions(&at, &definition.requires, &mut add);
    }
    for (fact, settled) in catalog.facts.iter().filter_map(|fact| Some((fact, fact.settled.as_ref()?))) {
        add("reading", At::declared(catalog, "facts", &fact.id).field("settled"), &settled.citation);
    }
    for set in catalog.choices.iter().flat_map(|choice| &choice.sets) {
        add("set", At::shared(), &set.citation);
    }
    for (part, citation) in catalog.plan.iter().map(|part| (part, &part.citation)) {
        add("part", At::shared().field("plan").named(&part.id), citation);
    }
    for policy in &catalog.policies {
        of_policy(catalog, policy, &mut add);
    }
    found
}

type Add<'f, 'a> = &'f mut dyn FnMut(&'static str, At, &'a Citation);

fn of_policy<'a>(catalog: &'a Catalog, policy: &'a crate::policy::Policy, add: Add<'_, 'a>) {
    let own = || At::policy(&policy.id);
    for rule in catalog.rules_of(policy) {
        let at = own().field("rules").named(&rule.id);
        conditions(&at.clone().field("requires"), &rule.requires, add);
        for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
            add("case", at.clone().field("grants"), &case.citation);
        }
    }
    for (kind, field, clauses) in
        [("target", "targets", &policy.targets), ("clause", "clauses", &policy.clauses)]
    {
        for (number, clause) in clauses.iter().enumerate() {
            add(kind, own().field(field).number(number), &clause.citation);
        }
    }
    for (number, exclusion) in policy.excludes.iter().enumerate() {
        add("exclusion", own().field("excludes").number(number), &exclusion.citation);
    }
    for (field, window) in [("events", &policy.events), ("claim", &policy.claim)] {
        if let Some(window) = window {
            add("window", own().field(field), &window.citation);
        }
    }
}

fn conditions<'a>(at: &At, list: &'a [Condition], add: Add<'_, 'a>) {
    for (number, condition) in list.iter().enumerate() {
        let at = at.clone().number(number);
        add("condition", at.clone(), &condition.citation);
        match &condition.kind {
            ConditionKind::All(inner) => conditions(&at.field("all"), inner, add),
            ConditionKind::Any(inner) => conditions(&at.field("any"), inner, add),
            ConditionKind::Clause { .. } => {}
        }
    }
}

pub(super) fn unused(subject: &Subject<'_>, say: &mut Say<'_>) {
    let cited = citations(subject.catalog);
    for (number, source) in subject.catalog.sources.iter().enumerate() {
        if !cited.iter().any(|it| it.citation.source == number) {
            let at = At::shared().field("sources").named(&source.id);
            let id = &source.id;
            say(at, both(format!("没有哪一条引用 `{id}`"), format!("nothing is cited from `{id}`")));
        }
    }
}

pub(super) fn unsourced(subject: &Subject<'_>, say: &mut Say<'_>) {
    for policy in &subject.catalog.policies {
        let mut cites = false;
        of_policy(subject.catalog, policy, &mut |_, _, _| cites = true);
        if !cites {
            let id = &policy.id;
            let message = both(format!("`{id}` 一条出处也没有"), format!("`{id}` cites nothing"));
            say(At::policy(id).field("id"), message);
        }
    }
}
