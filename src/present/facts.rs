//! Every question with what may be answered.

use crate::policy::{Ask, Catalog, Change, Domain, Fact, Group, Time};
use crate::present::Locale;
use crate::present::listed::{Said, said};
use crate::present::writing::{shapes, written};

/// The version of the shape of [`facts_json`].
pub const FACTS: &str = "policy-portal/facts/2";

shapes! {
    struct Questions<'a> {
        schema: &'static str,
        data_version: &'a str,
        facts: Vec<FactRecord<'a>>,
        groups: Vec<GroupRecord<'a>>,
    }

    struct FactRecord<'a> {
        id: &'a str,
        topic: &'a str,
        label: Said<'a>,
        question: Said<'a>,
        help: Option<Said<'a>>,
        group: Option<&'a str>,
        ask: &'static str,
        change: &'static str,
        time: &'static str,
        domain: DomainRecord<'a>,
    }

    struct GroupRecord<'a> {
        id: &'a str,
        topic: &'a str,
        title: Said<'a>,
        question: Said<'a>,
        help: Option<Said<'a>>,
        most: String,
    }

    struct OptionRecord<'a> {
        id: &'a str,
        label: Said<'a>,
    }

    struct DomainRecord<'a> {
        kind: &'static str,
        options: Option<Vec<OptionRecord<'a>>>,
        sets: Option<Vec<OptionRecord<'a>>>,
        unit: Option<String>,
        min: Option<String>,
        max: Option<String>,
        fractions: Option<bool>,
    }
}

/// Every question as JSON text, in the order of the catalogue.
pub fn facts_json(catalog: &Catalog) -> String {
    let facts = catalog.facts.iter().map(|fact| fact_record(catalog, fact)).collect();
    let groups = catalog.groups.iter().map(|group| group_record(catalog, group)).collect();
    written(&Questions { schema: FACTS, data_version: &catalog.version, facts, groups })
}

fn fact_record<'a>(catalog: &'a Catalog, fact: &'a Fact) -> FactRecord<'a> {
    FactRecord {
        id: &fact.id,
        topic: topic(catalog, fact.topic),
        label: said(&fact.label),
        question: said(&fact.question),
        help: fact.help.as_ref().map(said),
        group: group(catalog, fact),
        ask: ask(fact.ask),
        change: change(fact.change),
        time: time(fact.time),
        domain: domain_record(catalog, fact),
    }
}

fn group_record<'a>(catalog: &'a Catalog, group: &'a Group) -> GroupRecord<'a> {
    GroupRecord {
        id: &group.id,
        topic: topic(catalog, group.topic),
        title: said(&group.title),
        question: said(&group.question),
        help: group.help.as_ref().map(said),
        most: group.most.to_string(),
    }
}

fn topic(catalog: &Catalog, at: usize) -> &str {
    catalog.topics.get(at).map_or("", |topic| &topic.id)
}

fn group<'a>(catalog: &'a Catalog, fact: &Fact) -> Option<&'a str> {
    fact.group.and_then(|group| catalog.groups.get(group.at())).map(|group| group.id.as_str())
}

/// What may be answered; of a truth, `yes` and `no`.
fn domain_record<'a>(catalog: &'a Catalog, fact: &Fact) -> DomainRecord<'a> {
    let open = DomainRecord {
        kind: "truth",
        options: None,
        sets: None,
        unit: None,
        min: None,
        max: None,
        fractions: None,
    };
    match &fact.domain {
        Domain::Truth => open,
        Domain::Choice(_) => {
            let choice = catalog.choice(fact);
            let options = choice.map_or(&[][..], |choice| &choice.options).iter();
            let sets = choice.map_or(&[][..], |choice| &choice.sets).iter();
            let options = options.map(|it| OptionRecord { id: &it.id, label: said(&it.label) });
            let sets = sets.map(|it| OptionRecord { id: &it.id, label: said(&it.label) });
            let (options, sets) = (Some(options.collect()), Some(sets.collect()));
            DomainRecord { kind: "choice", options, sets, ..open }
        }
        Domain::Date(range) => {
            let (min, max) = (range.lo().map(|it| it.to_string()), range.hi().map(|it| it.to_string()));
            DomainRecord { kind: "date", min, max, ..open }
        }
        Domain::Quantity { unit, range, fractions } => {
            let (min, max) = (range.lo().map(|it| it.to_string()), range.hi().map(|it| it.to_string()));
            let (unit, fractions) = (Some(unit.to_string()), Some(*fractions));
            DomainRecord { kind: "quantity", unit, min, max, fractions, ..open }
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
