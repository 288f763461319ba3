//! Sources, choices, topics, groups and facts.

use crate::formula::{Choices, FactId, GroupId, Literal, Symbol, Test, Type};
use crate::policy::file::{
    AskEntry, ChoiceEntry, DomainEntry, DomainKind, FactEntry, GroupEntry, OptionEntry, SetEntry,
    SettledEntry, SourceEntry, TimeEntry, TopicEntry,
};
use crate::policy::load::changes::{Needs, as_it_says};
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::Spot;
use crate::policy::{
    Ask, Choice, ChoiceOption, ChoiceSet, Constraint, Domain, Fact, Group, MOST_FACTS, MOST_GROUPS, Settled,
    Source, Text, Time, Topic,
};
use crate::unit::{Date, Exact, Interval, Unit};

pub(crate) fn sources<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, SourceEntry<'a>>>) {
    for Spot { value: it, .. } in list {
        if reader.catalog.sources.iter().any(|source| source.id == it.id.value) {
            reader.taken(file, &it.id);
        }
        if it.id.value.contains('#') {
            let message = format!("`{}` has `#`, which begins the place in a source", it.id.value);
            reader.problem(file, it.id.raw, message, "give it another name");
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
            excluding: it.excluding,
        });
    }
}

pub(crate) fn choices<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, ChoiceEntry<'a>>>) {
    for Spot { value: it, .. } in list {
        reader.name(file, &it.id);
        if reader.catalog.choices.iter().any(|choice| choice.id == it.id.value) {
            reader.taken(file, &it.id);
        }
        let options = options(reader, file, &it.id, it.options);
        let mut choice = Choice { id: it.id.value, options, sets: Vec::new() };
        for Spot { value: entry, .. } in it.sets {
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
    list: Vec<Spot<'a, OptionEntry<'a>>>,
) -> Vec<ChoiceOption> {
    let mut options: Vec<ChoiceOption> = Vec::new();
    for Spot { value: it, .. } in list {
        if options.iter().any(|option| option.id == it.id.value) {
            reader.taken(file, &it.id);
        }
        option_name(reader, file, &it.id);
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

/// Options may begin with a digit: division codes do.
fn option_name(reader: &mut Reader, file: File<'_>, id: &Spot<'_, String>) {
    if !id.value.starts_with(|c: char| c.is_ascii_digit()) {
        return reader.name(file, id);
    }
    if !id.value.chars().all(|c| c.is_ascii_digit()) || id.value.starts_with('0') || 18 < id.value.len() {
        let message = format!("`{}` is not the name of an option", id.value);
        reader.problem(
            file,
            id.raw,
            message,
            "use a-z, 0-9 and _, a letter first; or a number such as 150100",
        );
    }
}

fn set(reader: &mut Reader, file: File<'_>, choice: &Choice, it: SetEntry<'_>) -> ChoiceSet {
    reader.name(file, &it.id);
    if choice.named(&it.id.value).is_some() {
        reader.taken(file, &it.id);
    }
    let mut choices = Choices::default();
    for option in &it.options {
        if let Some(found) = choice.named(&option.value) {
            choices = choices.or(found);
        } else {
            let message = format!("`{}` is not an option", option.value);
            reader.problem(file, option.raw, message, "name an option of this choice, or an earlier set");
        }
    }
    if it.options.is_empty() {
        reader.problem(file, it.id.raw, format!("`{}` has no options", it.id.value), "name its options");
    }
    let citation = reader.citation(file, &it.source, None, None);
    ChoiceSet { id: it.id.value, label: it.label.into(), choices, citation }
}

pub(crate) fn topics<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, TopicEntry<'a>>>) {
    for Spot { value: it, .. } in list {
        reader.name(file, &it.id);
        if reader.catalog.topics.iter().any(|topic| topic.id == it.id.value) {
            reader.taken(file, &it.id);
        }
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
    list: Vec<Spot<'a, GroupEntry<'a>>>,
) {
    for Spot { value: it, .. } in list {
        let id = GroupId::of(reader.catalog.groups.len());
        reader.name(file, &it.id);
        reader.count(file, &it.id, id.at(), MOST_GROUPS);
        if !scope.add(&it.id.value, Symbol::Group(id)) {
            reader.taken(file, &it.id);
        }
        let topic = topic(reader, file, &it.topic);
        reader.catalog.groups.push(Group {
            id: it.id.value,
            topic,
            title: it.title.into(),
            question: it.question.into(),
            help: it.help.map(Into::into),
            most: Exact::from(i64::from(it.most)),
            listed: it.listed,
        });
    }
}

/// Facts of a shared file, or of one policy, whose names are then `policy.name`.
pub(crate) fn facts<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    file: File<'a>,
    policy: Option<&str>,
    list: Vec<Spot<'a, FactEntry<'a>>>,
    needs: &mut Needs<'a>,
) {
    for Spot { raw, value: it } in list {
        let find = |catalog: &crate::policy::Catalog, id: &str| catalog.group_id(id).map(GroupId::at);
        let group =
            it.group.as_ref().and_then(|spot| reader.find(file, spot, "group", find)).map(GroupId::of);
        let prefix = it.group.as_ref().map(|group| group.value.as_str()).or(policy);
        well_named(reader, file, &it.id, prefix);
        reader.count(file, &it.id, reader.catalog.facts.len(), MOST_FACTS);
        let topic = topic(reader, file, &it.topic);
        let broken = file.is_mended(it.domain.raw);
        let Some(domain) = domain(reader, file, &it.id, it.domain).filter(|_| !broken) else {
            if !scope.unread(&it.id.value) {
                reader.taken(file, &it.id);
            }
            continue;
        };
        let fact = Fact {
            id: it.id.value.clone(),
            group,
            topic,
            label: it.label.into(),
            question: it.question.into(),
            help: it.help.map(Into::into),
            ask: it.ask.into(),
            change: it.change.into(),
            needs: None,
            time: it.time.into(),
            domain,
            listed: it.listed,
            settled: None,
        };
        let ticked = [Type::Truth, Type::Choice].contains(&fact.domain.kind());
        if fact.listed && (!ticked || fact.ask != Ask::Always || group.is_some()) {
            let message = format!("`{}` cannot be ticked in a list", fact.id);
            let help = "list what is yes or no, or a choice whose last option says that nothing holds; always asked, of no group";
            reader.problem(file, it.id.raw, message, help);
        }
        let id = FactId::of(reader.catalog.facts.len());
        if !add(reader, scope, fact) {
            reader.taken(file, &it.id);
        }
        if !file.is_mended(raw) {
            as_it_says(reader, file, &it.id, (it.change, it.time, it.needs.is_some()));
        }
        needs.extend(it.needs.map(|spot| (file, id, spot)));
        if let Some(settled) = it.settled {
            settle(reader, file, id, settled);
        }
    }
}

/// What the authority has said of a reading is a constraint: every answer keeps to it.
fn settle(
    reader: &mut Reader,
    file: File<'_>,
    id: FactId,
    Spot { raw, value: it }: Spot<'_, SettledEntry<'_>>,
) {
    let citation = reader.citation(file, &it.source, it.quote.as_ref(), None);
    let Some(fact) = reader.catalog.facts.get(id.at()) else { return };
    let options = reader.catalog.choice(fact).and_then(|choice| choice.named(&it.value.value));
    let test = match (&fact.domain, it.value.value.as_str()) {
        (Domain::Truth, "yes") => Some(Test::Fact(id)),
        (Domain::Truth, "no") => Some(Test::Not(Box::new(Test::Fact(id)))),
        _ => options.map(|options| Test::OneOf(id, options)),
    };
    let (asked, group, label) = (fact.ask != Ask::Never, fact.group, fact.label.clone());
    if asked {
        let help = "remove `settled`, or say `\"ask\": \"never\"`";
        reader.problem(file, raw, "this is asked; only a reading is settled", help);
    }
    let Some(test) = test else {
        let message = format!("a reading is not settled by `{}`", it.value.value);
        return reader.problem(file, it.value.raw, message, "write `yes`, `no` or one of its options");
    };
    let said = Text {
        zh: format!("主管部门已经答复：{}", label.zh),
        en: label.en.as_ref().map(|label| format!("The authority has answered: {label}")),
    };
    reader.catalog.constraints.push(Constraint { group, test, text: said, facts: vec![id] });
    if let Some(fact) = reader.catalog.facts.get_mut(id.at()) {
        fact.settled = Some(Settled { value: it.value.value, citation });
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
    reader.name(file, id);
}

fn domain<'a>(
    reader: &mut Reader,
    file: File<'a>,
    id: &Spot<'_, String>,
    Spot { raw, value: it }: Spot<'a, DomainEntry<'a>>,
) -> Option<Domain> {
    if !file.is_mended(raw) {
        foreign(reader, file, raw, &it);
    }
    let ends = (end(reader, file, it.min.as_ref()), end(reader, file, it.max.as_ref()));
    let domain = match it.kind {
        DomainKind::Truth => return Some(Domain::Truth),
        DomainKind::Choice => return choice_domain(reader, file, id, it),
        DomainKind::Date => {
            let date = |end: Option<Literal>, default| match end {
                Some(Literal::Date(range)) => range.as_point(),
                Some(Literal::Quantity { .. }) => None,
                None => Some(default),
            };
            let range = date(ends.0, Date::FIRST).zip(date(ends.1, Date::LAST));
            range.and_then(|(lo, hi)| Interval::new(Some(lo), Some(hi))).map(Domain::Date)
        }
        DomainKind::Quantity => {
            let read = |end| match end {
                Some(Literal::Quantity { range, unit, unstated: false }) => Some((range.as_point()?, unit)),
                _ => None,
            };
            read(ends.0).zip(read(ends.1)).and_then(|(lo, hi)| quantity_domain(lo, hi, it.fractions))
        }
    };
    let unread = (it.min.is_some() && ends.0.is_none()) || (it.max.is_some() && ends.1.is_none());
    if domain.is_none() && !unread && !file.is_mended(raw) {
        let message = format!("`{}` has no bounds that fit", id.value);
        reader.problem(file, raw, message, "give `min` and `max` as literals of one unit, the lesser first");
    }
    domain
}

/// Notes fields that belong to another kind of domain.
fn foreign(reader: &mut Reader, file: File<'_>, raw: &str, it: &DomainEntry<'_>) {
    let has_ends = it.min.is_some() || it.max.is_some();
    let has_options = it.choice.is_some() || !it.options.is_empty();
    let is = |kind| it.kind == kind;
    let misplaced = [
        ("`min` and `max`", has_ends && (is(DomainKind::Truth) || is(DomainKind::Choice))),
        ("`options` and `choice`", has_options && !is(DomainKind::Choice)),
        ("`options` beside `choice`", it.choice.is_some() && !it.options.is_empty()),
        ("`fractions`", it.fractions && !is(DomainKind::Quantity)),
    ];
    for (fields, _) in misplaced.into_iter().filter(|(_, wrong)| *wrong) {
        reader.problem(file, raw, format!("{fields} do not belong here"), "remove them, or correct `kind`");
    }
}

fn quantity_domain(lo: (Exact, Unit), hi: (Exact, Unit), fractions: bool) -> Option<Domain> {
    let range = Interval::new(Some(lo.0), Some(hi.0))?;
    (lo.1 == hi.1).then_some(Domain::Quantity { unit: hi.1, range, fractions })
}

fn end(reader: &mut Reader, file: File<'_>, spot: Option<&Spot<'_, String>>) -> Option<Literal> {
    spot.and_then(|spot| reader.literal(file, spot))
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

impl From<TimeEntry> for Time {
    fn from(entry: TimeEntry) -> Self {
        match entry {
            TimeEntry::State => Self::State,
            TimeEntry::Event => Self::Event,
            TimeEntry::Duration => Self::Duration,
            TimeEntry::Past => Self::Past,
            TimeEntry::History => Self::History,
        }
    }
}
