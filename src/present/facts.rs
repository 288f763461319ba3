//! Every question with what may be answered.

use std::fmt::Display;

use crate::policy::{Ask, Catalog, Change, Domain, Fact, Group, Text, Time};
use crate::present::Locale;
use crate::present::listed::said;
use crate::present::writing::Json;
use crate::unit::Date;

/// The version of the shape of [`facts_json`].
pub const FACTS: &str = "policy-portal/facts/2";

/// Every question as JSON text, in the order of the catalogue.
pub fn facts_json(catalog: &Catalog) -> String {
    let mut json = Json::new();
    json.open("", '{');
    json.put("schema", FACTS);
    json.put("data_version", catalog.version.as_str());
    json.open("facts", '[');
    for fact in &catalog.facts {
        fact_record(&mut json, catalog, fact);
    }
    json.close(']');
    json.open("groups", '[');
    for group in &catalog.groups {
        group_record(&mut json, catalog, group);
    }
    json.close(']');
    json.close('}');
    json.done()
}

fn fact_record(json: &mut Json, catalog: &Catalog, fact: &Fact) {
    json.open("", '{');
    json.put("id", fact.id.as_str());
    json.put("topic", topic(catalog, fact.topic));
    said(json, "label", Some(&fact.label));
    said(json, "question", Some(&fact.question));
    said(json, "help", fact.help.as_ref());
    json.put("group", group(catalog, fact));
    json.put("ask", ask(fact.ask));
    json.put("change", change(fact.change));
    json.put("time", time(fact.time));
    domain_record(json, catalog, fact);
    json.close('}');
}

fn group_record(json: &mut Json, catalog: &Catalog, group: &Group) {
    json.open("", '{');
    json.put("id", group.id.as_str());
    json.put("topic", topic(catalog, group.topic));
    said(json, "title", Some(&group.title));
    said(json, "question", Some(&group.question));
    said(json, "help", group.help.as_ref());
    json.show("most", Some(group.most));
    json.close('}');
}

fn topic(catalog: &Catalog, at: usize) -> &str {
    catalog.topics.get(at).map_or("", |topic| &topic.id)
}

fn group<'a>(catalog: &'a Catalog, fact: &Fact) -> Option<&'a str> {
    fact.group.and_then(|group| catalog.groups.get(group.at())).map(|group| group.id.as_str())
}

/// What may be answered; of a truth, `yes` and `no`.
fn domain_record(json: &mut Json, catalog: &Catalog, fact: &Fact) {
    let choice = catalog.choice(fact);
    let (kind, unit, fractions) = match fact.domain {
        Domain::Truth => ("truth", None, None),
        Domain::Choice(_) => ("choice", None, None),
        Domain::Date(_) => ("date", None, None),
        Domain::Quantity { unit, fractions, .. } => ("quantity", Some(unit), Some(fractions)),
    };
    json.open("domain", '{');
    json.put("kind", kind);
    options(json, "options", choice.map(|choice| choice.options.iter().map(|it| (&it.id, &it.label))));
    options(json, "sets", choice.map(|choice| choice.sets.iter().map(|it| (&it.id, &it.label))));
    json.show("unit", unit);
    match &fact.domain {
        Domain::Truth | Domain::Choice(_) => ends::<Date>(json, None, None),
        Domain::Date(range) => ends(json, range.lo(), range.hi()),
        Domain::Quantity { range, .. } => ends(json, range.lo(), range.hi()),
    }
    match fractions {
        Some(fractions) => json.truth("fractions", fractions),
        None => json.null("fractions"),
    }
    json.close('}');
}

/// What can be chosen, each with its label; null where it is no choice.
fn options<'a>(json: &mut Json, name: &str, all: Option<impl Iterator<Item = (&'a String, &'a Text)>>) {
    let Some(all) = all else {
        return json.null(name);
    };
    json.open(name, '[');
    for (id, label) in all {
        json.open("", '{');
        json.put("id", id.as_str());
        said(json, "label", Some(label));
        json.close('}');
    }
    json.close(']');
}

/// The least and the most that may be answered.
fn ends<T: Display>(json: &mut Json, least: Option<T>, most: Option<T>) {
    json.show("min", least);
    json.show("max", most);
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
    match &fact.domain {
        Domain::Truth => "yes | no".to_owned(),
        Domain::Choice(_) => {
            let options = catalog.choice(fact).map_or(&[][..], |choice| &choice.options);
            let named = |it: &crate::policy::ChoiceOption| format!("{} {}", it.id, locale.of(&it.label));
            options.iter().map(named).collect::<Vec<_>>().join(" | ")
        }
        Domain::Date(all) => range(all.lo(), all.hi()),
        Domain::Quantity { unit, range: all, .. } => format!("{} {unit}", range(all.lo(), all.hi())),
    }
}

fn range(least: Option<impl Display>, most: Option<impl Display>) -> String {
    let end = |end: Option<String>| end.unwrap_or_default();
    format!("{}..{}", end(least.map(|it| it.to_string())), end(most.map(|it| it.to_string())))
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
