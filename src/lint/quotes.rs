//! Quotes of the plan, held against its text byte for byte.

use crate::policy::{Catalog, Citation, Condition, ConditionKind};

/// The name under which the plan is cited.
const PLAN: &str = "plan";

/// Every sentence and quote of the plan that does not stand in the part it names, with that part.
pub fn misquotes(catalog: &Catalog, plan: &str) -> Vec<String> {
    let sentences = catalog.plan.iter().flat_map(|part| part.sentences.iter().map(move |it| (part, it)));
    let misread = sentences.filter(|(_, sentence)| !plan.contains(&sentence.text));
    let mut wrong: Vec<String> =
        misread.map(|(part, sentence)| format!("plan#{}: “{}”", part.id, sentence.text)).collect();
    each_citation(catalog, &mut |citation| {
        let cited = catalog.source(citation).is_some_and(|source| source.id == PLAN);
        let Some(quote) = citation.quote.as_ref().filter(|_| cited) else { return };
        let part = catalog.plan.iter().find(|part| Some(&part.id) == citation.place.as_ref());
        if !plan.contains(quote) || part.is_none_or(|part| !part.text().contains(quote)) {
            wrong.push(format!("plan#{}: “{quote}”", citation.place.as_deref().unwrap_or("?")));
        }
    });
    wrong
}

/// Visits every citation of the catalogue.
fn each_citation(catalog: &Catalog, visit: &mut impl FnMut(&Citation)) {
    for parameter in &catalog.parameters {
        parameter.values.iter().for_each(|dated| visit(&dated.citation));
    }
    for definition in &catalog.definitions {
        definition.requires.iter().for_each(|condition| in_condition(condition, visit));
    }
    for rule in &catalog.rules {
        rule.requires.iter().for_each(|condition| in_condition(condition, visit));
        rule.grant.iter().flat_map(|grant| &grant.cases).for_each(|case| visit(&case.citation));
    }
    for policy in &catalog.policies {
        policy.targets.iter().chain(&policy.clauses).for_each(|clause| visit(&clause.citation));
        policy.excludes.iter().for_each(|exclusion| visit(&exclusion.citation));
        [&policy.events, &policy.claim].into_iter().flatten().for_each(|window| visit(&window.citation));
    }
}

fn in_condition(condition: &Condition, visit: &mut impl FnMut(&Citation)) {
    visit(&condition.citation);
    if let ConditionKind::All(inner) | ConditionKind::Any(inner) = &condition.kind {
        for condition in inner {
            in_condition(condition, visit);
        }
    }
}
