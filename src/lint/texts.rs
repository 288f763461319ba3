//! The lint of texts that are missing in a language.

use crate::lint::codes::Say;
use crate::lint::{At, Subject};
use crate::policy::{Catalog, Clause, Condition, ConditionKind, Policy, Text, both};

pub(super) fn missing(subject: &Subject<'_>, say: &mut Say<'_>) {
    let mut check = |at: At, text: &Text| {
        if text.zh.is_empty() {
            say(at, both("没有中文", "there is no Chinese text"));
        } else if text.en.as_ref().is_none_or(String::is_empty) {
            let zh = &text.zh;
            say(at, both(format!("“{zh}”没有英文"), format!("“{zh}” has no English text")));
        }
    };
    shared(subject.catalog, &mut check);
    for policy in &subject.catalog.policies {
        of_policy(subject.catalog, policy, &mut check);
    }
}

type Check<'c> = dyn FnMut(At, &Text) + 'c;

fn shared(catalog: &Catalog, check: &mut Check<'_>) {
    for source in &catalog.sources {
        check(At::shared().field("sources").named(&source.id).field("title"), &source.title);
    }
    choices(catalog, check);
    for topic in &catalog.topics {
        let at = At::shared().field("topics").named(&topic.id);
        each(&at, check, [Some(&topic.title), topic.hint.as_ref()]);
    }
    for group in &catalog.groups {
        let at = At::shared().field("groups").named(&group.id);
        each(&at, check, [Some(&group.title), Some(&group.question), group.help.as_ref()]);
    }
    for fact in &catalog.facts {
        let at = At::declared(catalog, "facts", &fact.id);
        each(&at, check, [Some(&fact.label), Some(&fact.question), fact.help.as_ref()]);
    }
    for (number, constraint) in catalog.constraints.iter().enumerate() {
        check(At::shared().field("constraints").number(number), &constraint.text);
    }
    for parameter in &catalog.parameters {
        check(At::declared(catalog, "parameters", &parameter.id), &parameter.label);
    }
    for definition in &catalog.definitions {
        let at = At::shared().field("definitions").named(&definition.id);
        check(at.clone().field("title"), &definition.title);
        conditions(&at.field("requires"), check, &definition.requires);
    }
    for (number, it) in catalog.unfound.iter().enumerate() {
        let at = At::shared().field("unfound").number(number);
        each(&at, check, [Some(&it.title), Some(&it.text), it.contact.as_ref()]);
    }
    for (number, it) in catalog.migrations.iter().enumerate() {
        each(&At::shared().field("migrations").number(number).field("why"), check, [it.why.as_ref()]);
    }
    for part in &catalog.plan {
        each(&At::shared().field("plan").named(&part.id), check, [Some(&part.chapter), Some(&part.title)]);
    }
}

/// Lists of options; one that only a fact uses is called as the fact is, and stands there.
fn choices(catalog: &Catalog, check: &mut Check<'_>) {
    for choice in &catalog.choices {
        let at = match catalog.fact_id(&choice.id) {
            Some(_) => At::declared(catalog, "facts", &choice.id).field("domain"),
            None => At::shared().field("choices").named(&choice.id),
        };
        for option in &choice.options {
            let at = at.clone().field("options").named(&option.id);
            each(&at, check, [Some(&option.label), option.hint.as_ref(), option.heading.as_ref()]);
        }
        for set in &choice.sets {
            check(at.clone().field("sets").named(&set.id), &set.label);
        }
    }
}

fn of_policy(catalog: &Catalog, policy: &Policy, check: &mut Check<'_>) {
    let own = At::policy(&policy.id);
    check(own.clone().field("title"), &policy.title);
    check(own.clone().field("summary"), &policy.summary);
    each(&own.clone().field("place"), check, [policy.place.as_ref()]);
    if let Some(apply) = &policy.apply {
        let at = own.clone().field("apply");
        each(&at, check, [apply.how.as_ref(), apply.place.as_ref(), apply.contact.as_ref()]);
        list(&at.field("documents"), check, &apply.documents);
    }
    list(&own.clone().field("office_checks"), check, &policy.office_checks);
    list(&own.clone().field("notes"), check, &policy.notes);
    list(&own.clone().field("unknown"), check, &policy.unknown);
    clauses(&own.clone().field("targets"), check, &policy.targets);
    clauses(&own.clone().field("clauses"), check, &policy.clauses);
    for rule in catalog.rules_of(policy) {
        let at = own.clone().field("rules").named(&rule.id);
        each(&at, check, [rule.title.as_ref()]);
        conditions(&at.clone().field("requires"), check, &rule.requires);
        for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
            check(at.clone().field("grants"), &case.text);
        }
    }
}

fn each<'t>(at: &At, check: &mut Check<'_>, texts: impl IntoIterator<Item = Option<&'t Text>>) {
    texts.into_iter().flatten().for_each(|text| check(at.clone(), text));
}

fn list(at: &At, check: &mut Check<'_>, texts: &[Text]) {
    texts.iter().enumerate().for_each(|(number, text)| check(at.clone().number(number), text));
}

fn clauses(at: &At, check: &mut Check<'_>, clauses: &[Clause]) {
    clauses.iter().enumerate().for_each(|(number, it)| check(at.clone().number(number), &it.text));
}

fn conditions(at: &At, check: &mut Check<'_>, list: &[Condition]) {
    for (number, condition) in list.iter().enumerate() {
        let at = at.clone().number(number);
        each(&at, check, [Some(&condition.text), condition.note.as_ref()]);
        match &condition.kind {
            ConditionKind::All(inner) => conditions(&at.field("all"), check, inner),
            ConditionKind::Any(inner) => conditions(&at.field("any"), check, inner),
            ConditionKind::Clause { .. } => {}
        }
    }
}
