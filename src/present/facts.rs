//! Every question with what may be answered.

use serde_json::{Value, json};

use crate::policy::{Ask, Catalog, Change, Domain, Fact, Group, Text, Time};
use crate::present::Locale;

/// The version of the shape of [`facts_json`].
pub const FACTS: &str = "policy-portal/facts/1";

/// Every question as JSON text, in the order of the catalogue.
pub fn facts_json(catalog: &Catalog) -> String {
    let facts: Vec<Value> = catalog.facts.iter().map(|fact| fact_record(catalog, fact)).collect();
    let groups: Vec<Value> = catalog.groups.iter().map(|group| group_record(catalog, group)).collect();
    json!({ "schema": FACTS, "data_version": catalog.version, "facts": facts, "groups": groups }).to_string()
}

fn fact_record(catalog: &Catalog, fact: &Fact) -> Value {
    json!({
        "id": fact.id,
        "topic": topic(catalog, fact.topic),
        "label": text(&fact.label),
        "question": text(&fact.question),
        "help": fact.help.as_ref().map(text),
        "group": group(catalog, fact),
        "ask": ask(fact.ask),
        "change": change(fact.change),
        "time": time(fact.time),
        "domain": domain_record(catalog, fact),
    })
}

fn group_record(catalog: &Catalog, group: &Group) -> Value {
    json!({
        "id": group.id,
        "topic": topic(catalog, group.topic),
        "title": text(&group.title),
        "question": text(&group.question),
        "help": group.help.as_ref().map(text),
        "most": group.most.to_string(),
    })
}

fn text(text: &Text) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}

fn topic(catalog: &Catalog, at: usize) -> &str {
    catalog.topics.get(at).map_or("", |topic| &topic.id)
}

fn group<'a>(catalog: &'a Catalog, fact: &Fact) -> Option<&'a str> {
    fact.group.and_then(|group| catalog.groups.get(group.at())).map(|group| group.id.as_str())
}

fn domain_record(catalog: &Catalog, fact: &Fact) -> Value {
    match &fact.domain {
        Domain::Truth => json!({ "kind": "truth", "options": ["yes", "no"] }),
        Domain::Choice(_) => {
            let choice = catalog.choice(fact);
            let options = choice.map_or(&[][..], |choice| &choice.options);
            let sets = choice.map_or(&[][..], |choice| &choice.sets);
            let options: Vec<_> =
                options.iter().map(|it| json!({ "id": it.id, "label": text(&it.label) })).collect();
            let sets: Vec<_> =
                sets.iter().map(|it| json!({ "id": it.id, "label": text(&it.label) })).collect();
            json!({ "kind": "choice", "options": options, "sets": sets })
        }
        Domain::Date(range) => {
            let end = |end: Option<crate::unit::Date>| end.map(|end| end.to_string());
            json!({ "kind": "date", "min": end(range.lo()), "max": end(range.hi()) })
        }
        Domain::Quantity { unit, range, fractions } => {
            let end = |end: Option<crate::unit::Exact>| end.map(|end| end.to_string());
            let (min, max) = (end(range.lo()), end(range.hi()));
            json!({ "kind": "quantity", "unit": unit.to_string(), "min": min, "max": max, "fractions": fractions })
        }
    }
}

/// Every question as plain text, by topic.
pub fn facts_text(catalog: &Catalog, locale: Locale) -> String {
    let mut all = String::new();
    for (at, topic) in catalog.topics.iter().enumerate() {
        all.extend([locale.of(&topic.title), "\n"]);
        for group in catalog.groups.iter().filter(|group| group.topic == at) {
            let most = format!("{{\"total\": 0..{}, \"rows\": [{{\"count\": …}}]}}", group.most);
            all.extend([format!("  {}  {}\n    {most}\n", group.id, locale.of(&group.question))]);
        }
        for fact in catalog.facts.iter().filter(|fact| fact.topic == at) {
            let how = [group(catalog, fact), Some(ask(fact.ask)), Some(change(fact.change))];
            let how: Vec<_> = how.into_iter().flatten().collect();
            let question = locale.of(&fact.question);
            let answers = domain(catalog, fact, locale);
            all.extend([format!(
                "  {}  {question}
    {answers} · {}
",
                fact.id,
                how.join(" · ")
            )]);
        }
    }
    all
}

/// As answers write it, options with their labels: `yes | no`, `female 女 | male 男`, `1930-01-01..2020-12-31`, `0..600 month`.
fn domain(catalog: &Catalog, fact: &Fact, locale: Locale) -> String {
    let end = |end: Option<String>| end.unwrap_or_default();
    match &fact.domain {
        Domain::Truth => "yes | no".to_owned(),
        Domain::Choice(_) => {
            let options = catalog.choice(fact).map_or(&[][..], |choice| &choice.options);
            let named = |it: &crate::policy::ChoiceOption| format!("{} {}", it.id, locale.of(&it.label));
            options.iter().map(named).collect::<Vec<_>>().join(" | ")
        }
        Domain::Date(range) => {
            let (lo, hi) = (range.lo().map(|it| it.to_string()), range.hi().map(|it| it.to_string()));
            format!("{}..{}", end(lo), end(hi))
        }
        Domain::Quantity { unit, range, .. } => {
            let (lo, hi) = (range.lo().map(|it| it.to_string()), range.hi().map(|it| it.to_string()));
            format!("{}..{} {unit}", end(lo), end(hi))
        }
    }
}

fn ask(ask: Ask) -> &'static str {
    match ask {
        Ask::Always => "always",
        Ask::Optional => "optional",
        Ask::Never => "never",
    }
}

fn change(change: Change) -> &'static str {
    match change {
        Change::CanDo => "can_do",
        Change::WithTime => "with_time",
        Change::Fixed => "fixed",
    }
}

fn time(time: Time) -> &'static str {
    match time {
        Time::State => "state",
        Time::Event => "event",
        Time::Duration => "duration",
        Time::Past => "past",
        Time::History => "history",
    }
}
