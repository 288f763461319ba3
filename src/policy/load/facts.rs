//! Sources, choices, topics, groups and facts.

use crate::formula::{Choices, FactId, GroupId, Literal, Symbol};
use crate::policy::file::{
    AskEntry, ChangeEntry, ChoiceEntry, DomainEntry, DomainKind, FactEntry, GroupEntry, OptionEntry,
    SetEntry, SourceEntry, TimeEntry, TopicEntry,
};
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::{Each, Spot};
use crate::policy::{Ask, Change, Choice, ChoiceOption, ChoiceSet, Domain, Fact, Group, Source, Time, Topic};
use crate::unit::{Date, Exact, Interval, Unit};

pub(crate) fn sources<'a>(reader: &mut Reader, file: File<'a>, list: Each<'a, SourceEntry<'a>>) {
    for (_, it) in reader.each(file, list) {
        if reader.catalog.sources.iter().any(|source| source.id == it.id.value) {
            taken(reader, file, &it.id);
        }
        let date = it.date.and_then(|date| reader.date(file, &date));
        reader.catalog.sources.push(Source {
            id: it.id.value,
            title: it.title.into(),
            number: it.number,
            issuer: it.issuer,
            date,
            url: it.url,
            grade: it.grade.into(),
        });
    }
}

pub(crate) fn taken(reader: &mut Reader, file: File<'_>, id: &Spot<'_, String>) {
    reader.problem(
        file,
        id.raw,
        format!("`{}` is declared twice", id.value),
        "give one of them another name",
    );
}

pub(crate) fn choices<'a>(reader: &mut Reader, file: File<'a>, list: Each<'a, ChoiceEntry<'a>>) {
    for (_, it) in reader.each(file, list) {
        let options = options(reader, file, &it.id, it.options);
        let mut choice = Choice { id: it.id.value, options, sets: Vec::new() };
        for (_, entry) in reader.each(file, it.sets) {
            let set = set(reader, file, &choice, entry);
            choice.sets.push(set);
        }
        reader.catalog.choices.push(choice);
    }
}

fn options<'a>(
    reader: &mut Reader,
    file: File<'a>,
    id: &Spot<'_, String>,
    list: Each<'a, OptionEntry<'a>>,
) -> Vec<ChoiceOption> {
    let mut options: Vec<ChoiceOption> = Vec::new();
    for (_, it) in reader.each(file, list) {
        if options.iter().any(|option| option.id == it.id.value) {
            taken(reader, file, &it.id);
        }
        let (hint, heading) = (it.hint.map(Into::into), it.heading.map(Into::into));
        options.push(ChoiceOption { id: it.id.value, label: it.label.into(), hint, heading });
    }
    if options.is_empty() || Choices::MOST < options.len() {
        reader.problem(
            file,
            id.raw,
            format!("a choice has 1 to {} options", Choices::MOST),
            "add or remove options",
        );
    }
    options
}

fn set(reader: &mut Reader, file: File<'_>, choice: &Choice, it: SetEntry<'_>) -> ChoiceSet {
    let mut choices = Choices::default();
    for option in &it.options {
        match choice.named(option) {
            Some(found) => choices = choices.or(found),
            None => {
                reader.problem(file, it.id.raw, format!("`{option}` is not an option"), "correct the set");
            }
        }
    }
    let citation = reader.citation(file, &it.source, None, None);
    ChoiceSet { id: it.id.value, label: it.label.into(), choices, citation }
}

pub(crate) fn topics<'a>(reader: &mut Reader, file: File<'a>, list: Each<'a, TopicEntry<'a>>) {
    for (_, it) in reader.each(file, list) {
        let hint = it.hint.map(Into::into);
        reader.catalog.topics.push(Topic { id: it.id.value, title: it.title.into(), hint });
    }
}

pub(crate) fn topic(reader: &mut Reader, file: File<'_>, id: &Spot<'_, String>) -> usize {
    let find =
        |catalog: &crate::policy::Catalog, id: &str| catalog.topics.iter().position(|topic| topic.id == id);
    reader.find(file, id, "topic", find).unwrap_or_default()
}

pub(crate) fn groups<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    file: File<'a>,
    list: Each<'a, GroupEntry<'a>>,
) {
    for (_, it) in reader.each(file, list) {
        let id = GroupId::of(reader.catalog.groups.len());
        if !scope.add(&it.id.value, Symbol::Group(id)) {
            taken(reader, file, &it.id);
        }
        let topic = topic(reader, file, &it.topic);
        reader.catalog.groups.push(Group {
            id: it.id.value,
            topic,
            title: it.title.into(),
            question: it.question.into(),
            help: it.help.map(Into::into),
            most: Exact::from(i64::from(it.most)),
        });
    }
}

/// Facts of a shared file, or of one policy, whose names are then `policy.name`.
pub(crate) fn facts<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    file: File<'a>,
    policy: Option<&str>,
    list: Each<'a, FactEntry<'a>>,
) {
    for (_, it) in reader.each(file, list) {
        let find = |catalog: &crate::policy::Catalog, id: &str| catalog.group_id(id).map(GroupId::at);
        let group =
            it.group.as_ref().and_then(|spot| reader.find(file, spot, "group", find)).map(GroupId::of);
        let prefix = it.group.as_ref().map(|group| group.value.as_str()).or(policy);
        well_named(reader, file, &it.id, prefix);
        let Some(domain) = domain(reader, file, &it.id, it.domain) else { continue };
        let topic = topic(reader, file, &it.topic);
        let fact = Fact {
            id: it.id.value.clone(),
            group,
            topic,
            label: it.label.into(),
            question: it.question.into(),
            help: it.help.map(Into::into),
            ask: it.ask.into(),
            change: it.change.into(),
            time: it.time.into(),
            domain,
        };
        if !add(reader, scope, fact) {
            taken(reader, file, &it.id);
        }
    }
}

/// Adds a fact; `false` when its name is taken.
pub(crate) fn add(reader: &mut Reader, scope: &mut Scope, fact: Fact) -> bool {
    let id = FactId::of(reader.catalog.facts.len());
    let fresh = scope.add(&fact.id, Symbol::Fact(id, fact.domain.kind(), fact.group));
    reader.catalog.facts.push(fact);
    fresh
}

fn well_named(reader: &mut Reader, file: File<'_>, id: &Spot<'_, String>, prefix: Option<&str>) {
    let within =
        prefix.is_none_or(|prefix| id.value.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('.')));
    if !within {
        let prefix = prefix.unwrap_or_default();
        reader.problem(
            file,
            id.raw,
            format!("`{}` does not say whose it is", id.value),
            format!("call it `{prefix}.…`"),
        );
    }
    let ascii = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
    if !id.value.chars().all(ascii) || !id.value.starts_with(|c: char| c.is_ascii_lowercase()) {
        reader.problem(
            file,
            id.raw,
            format!("`{}` is not a name", id.value),
            "use a-z, 0-9 and _, a letter first",
        );
    }
}

fn domain<'a>(
    reader: &mut Reader,
    file: File<'a>,
    id: &Spot<'_, String>,
    it: DomainEntry<'a>,
) -> Option<Domain> {
    match it.kind {
        DomainKind::Truth => Some(Domain::Truth),
        DomainKind::Choice => choice_domain(reader, file, id, it),
        DomainKind::Date => {
            let (lo, hi) = (end(reader, file, it.min.as_ref()), end(reader, file, it.max.as_ref()));
            let date = |end: Option<Literal>, default| match end {
                Some(Literal::Date(range)) => range.as_point(),
                _ => Some(default),
            };
            let range = Interval::new(date(lo, Date::FIRST), date(hi, Date::LAST));
            bounded(reader, file, id, range.map(Domain::Date))
        }
        DomainKind::Quantity => {
            let read = |end| match end {
                Some(Literal::Quantity { range, unit, unstated: false }) => Some((range.as_point()?, unit)),
                _ => None,
            };
            let (lo, hi) = (end(reader, file, it.min.as_ref()), end(reader, file, it.max.as_ref()));
            let domain = read(lo).zip(read(hi)).and_then(|(lo, hi)| quantity_domain(lo, hi, it.fractions));
            bounded(reader, file, id, domain)
        }
    }
}

fn quantity_domain(lo: (Exact, Unit), hi: (Exact, Unit), fractions: bool) -> Option<Domain> {
    let range = Interval::new(Some(lo.0), Some(hi.0))?;
    (lo.1 == hi.1).then_some(Domain::Quantity { unit: hi.1, range, fractions })
}

fn end(reader: &mut Reader, file: File<'_>, spot: Option<&Spot<'_, String>>) -> Option<Literal> {
    spot.and_then(|spot| reader.literal(file, spot))
}

fn bounded(
    reader: &mut Reader,
    file: File<'_>,
    id: &Spot<'_, String>,
    domain: Option<Domain>,
) -> Option<Domain> {
    if domain.is_none() {
        reader.problem(
            file,
            id.raw,
            format!("`{}` has no bounds that fit", id.value),
            "give `min` and `max` as literals of one unit, the lesser first",
        );
    }
    domain
}

fn choice_domain<'a>(
    reader: &mut Reader,
    file: File<'a>,
    id: &Spot<'_, String>,
    it: DomainEntry<'a>,
) -> Option<Domain> {
    if let Some(shared) = &it.choice {
        let find = |catalog: &crate::policy::Catalog, id: &str| {
            catalog.choices.iter().position(|choice| choice.id == id)
        };
        return reader.find(file, shared, "choice", find).map(Domain::Choice);
    }
    let options = options(reader, file, id, it.options);
    reader.catalog.choices.push(Choice { id: id.value.clone(), options, sets: Vec::new() });
    Some(Domain::Choice(reader.catalog.choices.len().saturating_sub(1)))
}

impl From<AskEntry> for Ask {
    fn from(entry: AskEntry) -> Self {
        match entry {
            AskEntry::Always => Self::Always,
            AskEntry::Optional => Self::Optional,
            AskEntry::Never => Self::Never,
        }
    }
}

impl From<ChangeEntry> for Change {
    fn from(entry: ChangeEntry) -> Self {
        match entry {
            ChangeEntry::CanDo => Self::CanDo,
            ChangeEntry::WithTime => Self::WithTime,
            ChangeEntry::Fixed => Self::Fixed,
        }
    }
}

impl From<TimeEntry> for Time {
    fn from(entry: TimeEntry) -> Self {
        match entry {
            TimeEntry::State => Self::State,
            TimeEntry::Event => Self::Event,
            TimeEntry::History => Self::History,
        }
    }
}
