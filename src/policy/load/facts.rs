//! Sources, topics, groups and facts.

use crate::formula::{FactId, GroupId, Literal, Symbol, Test, Type};
use crate::policy::codes::{BAD_NAME, UNFIT_DOMAIN, UNFIT_FACT};
use crate::policy::file::{
    AskEntry, DomainEntry, DomainKind, FactEntry, GroupEntry, SettledEntry, SourceEntry, TimeEntry,
    TopicEntry,
};
use crate::policy::load::changes::{Needs, as_it_says};
use crate::policy::load::choices::options;
use crate::policy::load::names::Scope;
use crate::policy::load::reader::{File, GROUP, Reader};
use crate::policy::spot::Spot;
use crate::policy::{
    Ask, Choice, Constraint, Domain, Fact, Group, MOST_FACTS, MOST_GROUPS, Settled, Source, Text, Time,
    Topic, both,
};
use crate::unit::{Date, Exact, Interval, Unit};

pub(crate) fn sources<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, SourceEntry<'a>>>) {
    for Spot { value: it, .. } in list {
        if reader.catalog.sources.iter().any(|source| source.id == it.id.value) {
            reader.taken(file, &it.id);
        }
        if it.id.value.contains('#') {
            let name = &it.id.value;
            let message = both(
                format!("`{name}` 里有 `#`，`#` 后面是出处里的位置"),
                format!("`{name}` has `#`, which begins the place in a source"),
            );
            reader.problem(file, it.id.raw, BAD_NAME, message, both("换一个名字", "give it another name"));
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
    reader.find(file, id, ("主题", "topic"), find).unwrap_or_default()
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
        let group = it.group.as_ref().and_then(|spot| reader.find(file, spot, GROUP, find)).map(GroupId::of);
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
            let name = &fact.id;
            let message =
                both(format!("`{name}` 不能在清单里勾选"), format!("`{name}` cannot be ticked in a list"));
            let help = both(
                "清单里只列是或否的，或者最后一个选项表示都没有的单选；总是要问，不在一组里",
                "list what is yes or no, or a choice whose last option says that nothing holds; always asked, of no group",
            );
            reader.problem(file, it.id.raw, UNFIT_FACT, message, help);
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
        let message = both("这是要问的；两可的条文才能答复", "this is asked; only a reading is settled");
        let help = both(
            "删去 `settled`，或者写 `\"ask\": \"never\"`",
            "remove `settled`, or say `\"ask\": \"never\"`",
        );
        reader.problem(file, raw, UNFIT_FACT, message, help);
    }
    let Some(test) = test else {
        let value = &it.value.value;
        let message =
            both(format!("`{value}` 不是对两可条文的答复"), format!("a reading is not settled by `{value}`"));
        let help = both("写 `yes`、`no` 或它的一个选项", "write `yes`, `no` or one of its options");
        return reader.problem(file, it.value.raw, UNFIT_FACT, message, help);
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
        let (name, prefix) = (&id.value, prefix.unwrap_or_default());
        let message = both(format!("`{name}` 没有写明是谁的"), format!("`{name}` does not say whose it is"));
        let help = both(format!("改名为 `{prefix}.…`"), format!("call it `{prefix}.…`"));
        reader.problem(file, id.raw, BAD_NAME, message, help);
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
        let name = &id.value;
        let message = both(format!("`{name}` 的上下限不合适"), format!("`{name}` has no bounds that fit"));
        let help = both(
            "`min`、`max` 写同一个单位的值，小的是 `min`",
            "give `min` and `max` as literals of one unit, the lesser first",
        );
        reader.problem(file, raw, UNFIT_DOMAIN, message, help);
    }
    domain
}

/// Notes fields that belong to another kind of domain.
fn foreign(reader: &mut Reader, file: File<'_>, raw: &str, it: &DomainEntry<'_>) {
    let has_ends = it.min.is_some() || it.max.is_some();
    let has_options = it.choice.is_some() || !it.options.is_empty();
    let is = |kind| it.kind == kind;
    let no_ends = is(DomainKind::Truth) || is(DomainKind::Choice);
    let misplaced = [
        ("`min`、`max`", "`min` and `max`", has_ends && no_ends),
        ("`options`、`choice`", "`options` and `choice`", has_options && !is(DomainKind::Choice)),
        (
            "写了 `choice`，`options`",
            "`options` beside `choice`",
            it.choice.is_some() && !it.options.is_empty(),
        ),
        ("`fractions`", "`fractions`", it.fractions && !is(DomainKind::Quantity)),
    ];
    for (zh, en, _) in misplaced.into_iter().filter(|(_, _, wrong)| *wrong) {
        let message = both(format!("{zh} 不该写在这里"), format!("{en} do not belong here"));
        let help = both("删去，或者改正 `kind`", "remove them, or correct `kind`");
        reader.problem(file, raw, UNFIT_DOMAIN, message, help);
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
        return reader.find(file, shared, ("选项表", "choice"), find).map(Domain::Choice);
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
