//! What `/data` says of the catalogue: where it comes from, what is unknown, what ends, and how the law is read.

mod section;

use std::collections::{BTreeMap, BTreeSet};

use section::{
    Both, CHECKED, ENDS, GRADES, READINGS, RELEASES, SETTLED, SOURCES, UNFOUND, UNKNOWN, UNSTATED,
};
pub use section::{ENDING, sections};

use crate::formula::{Leaf, Mentions, Test};
use crate::policy::{
    Amount, Ask, Catalog, Citation, Condition, ConditionKind, Dated, Grade, Parameter, ParameterValue,
    Policy, Source, Text,
};
use crate::present::Locale;
use crate::unit::Date;

/// A row of the table. The first of a section says what the section is: it has nothing but `section` and `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The heading under which it stands.
    pub section: &'static str,
    /// The last day, of what ends.
    pub until: String,
    /// The last day on which it was known unchanged.
    pub checked: String,
    /// How far it can be relied on.
    pub grade: String,
    /// What it is about.
    pub title: String,
    /// What is said of it.
    pub text: String,
    /// The address of a source.
    pub url: String,
    /// The policies it touches.
    pub policies: Vec<String>,
}

impl Row {
    /// The names of its fields.
    pub const FIELDS: [&'static str; 8] =
        ["section", "until", "checked", "grade", "title", "text", "url", "policies"];

    /// The fields in the order of their names; policies with a space between them.
    pub fn fields(&self) -> [String; 8] {
        let Self { section, until, checked, grade, title, text, url, policies } = self.clone();
        [section.to_owned(), until, checked, grade, title, text, url, policies.join(" ")]
    }
}

/// A release of the data, for readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// Its name.
    pub version: String,
    /// The last day of what it knows.
    pub known: Date,
    /// What it changed, in words.
    pub changes: String,
}

/// The whole table, of releases those that are given, the newest last. `cited` has every citation with the policy in
/// whose file it stands, none of those of shared files.
pub fn provenance(
    catalog: &Catalog,
    cited: &[(Option<&str>, &Citation)],
    releases: &[Released],
    locale: Locale,
) -> Vec<Row> {
    let uses = catalog.policies.iter().map(|it| Uses::of(catalog, it)).collect();
    let table = Table { catalog, uses, cited, locale };
    let rows = [
        releases.iter().rev().map(|it| table.release(it)).collect(),
        table.grades(),
        table.ending(),
        table.checked(),
        table.readings(),
        table.settled(),
        table.unknown(),
        table.unstated(),
        table.unfound(),
        table.sources(),
    ];
    let sections = sections(locale);
    let with_heading = |rows: Vec<Row>| {
        let said =
            sections.iter().find(|(section, _)| rows.first().is_some_and(|row| row.section == *section));
        let heading = said.map(|(section, text)| Row { section, text: (*text).to_owned(), ..Row::default() });
        heading.into_iter().chain(rows)
    };
    rows.into_iter().flat_map(with_heading).collect()
}

/// What a policy is made of, by number, also by way of definitions.
#[derive(Default)]
struct Uses {
    facts: BTreeSet<usize>,
    parameters: BTreeSet<usize>,
    definitions: BTreeSet<usize>,
}

impl Uses {
    fn of(catalog: &Catalog, policy: &Policy) -> Self {
        let mut uses = Self::default();
        for rule in catalog.rules_of(policy) {
            uses.conditions(catalog, &rule.requires);
            for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
                if let Some(when) = &case.when {
                    uses.add(catalog, when);
                }
                match &case.amount {
                    Amount::Quantity(quantity) => uses.add(catalog, quantity),
                    Amount::Moment(moment) => uses.add(catalog, moment),
                }
            }
        }
        let keyed = uses.parameters.iter().filter_map(|at| catalog.parameters.get(*at)?.by);
        let keyed: Vec<usize> = keyed.map(crate::formula::FactId::at).collect();
        uses.facts.extend(keyed);
        uses
    }

    fn conditions(&mut self, catalog: &Catalog, list: &[Condition]) {
        for condition in list {
            match &condition.kind {
                ConditionKind::Clause { test, .. } => self.add::<Test>(catalog, test),
                ConditionKind::All(inner) | ConditionKind::Any(inner) => self.conditions(catalog, inner),
            }
        }
    }

    fn add<T: Mentions>(&mut self, catalog: &Catalog, it: &T) {
        let mut deeper = Vec::new();
        it.leaves(true, &mut |leaf| match leaf {
            Leaf::Fact(id) => drop(self.facts.insert(id.at())),
            Leaf::Parameter(id) => drop(self.parameters.insert(id.at())),
            Leaf::Definition(id) if self.definitions.insert(id.at()) => deeper.push(id.at()),
            Leaf::Definition(_) | Leaf::Rule(_) | Leaf::Group(_) | Leaf::Day => {}
        });
        for definition in deeper.into_iter().filter_map(|at| catalog.definitions.get(at)) {
            if let Some(whole) = &definition.whole {
                self.add(catalog, whole);
            }
            self.conditions(catalog, &definition.requires);
        }
    }
}

struct Table<'a> {
    catalog: &'a Catalog,
    uses: Vec<Uses>,
    cited: &'a [(Option<&'a str>, &'a Citation)],
    locale: Locale,
}

impl Table<'_> {
    fn say(&self, (zh, en): Both) -> &'static str {
        self.locale.say(zh, en)
    }

    fn text(&self, text: &Text) -> String {
        self.locale.of(text).to_owned()
    }

    /// The policies that are made so.
    fn policies(&self, is: impl Fn(&Policy, &Uses) -> bool) -> Vec<String> {
        let both = self.catalog.policies.iter().zip(&self.uses);
        both.filter(|(policy, uses)| is(policy, uses)).map(|(policy, _)| policy.id.clone()).collect()
    }

    /// The citations a policy rests on: its own, and those of the shared numbers and definitions it is made of.
    fn rests_on(&self, policy: &Policy, uses: &Uses) -> Vec<&Citation> {
        let own = self.cited.iter().filter(|(of, _)| *of == Some(policy.id.as_str())).map(|(_, it)| *it);
        let parameters = uses.parameters.iter().filter_map(|at| self.catalog.parameters.get(*at));
        let values = parameters.flat_map(|parameter| &parameter.values).map(|dated| &dated.citation);
        let mut all: Vec<&Citation> = own.chain(values).collect();
        for definition in uses.definitions.iter().filter_map(|at| self.catalog.definitions.get(*at)) {
            conditions(&definition.requires, &mut all);
        }
        all
    }

    /// How many policies rest on what: the weakest of the citations counts.
    fn grades(&self) -> Vec<Row> {
        let weakest =
            |policy: &Policy, uses: &Uses| self.rests_on(policy, uses).iter().map(|it| it.grade).max();
        let row = |grade: Grade| {
            let policies = self.policies(|policy, uses| weakest(policy, uses) == Some(grade));
            let text = self.say(match grade {
                Grade::A => {
                    ("每一条都有官方原文或政府网站的出处", "Each clause is of an official text or government website")
                }
                Grade::B => (
                    "至少一条出自转述，或文件是否仍有效没有核实，要再核实",
                    "At least one clause is only reported, or its document was not confirmed as still in force; to be confirmed",
                ),
                Grade::C => ("至少一条的出处不确定", "The source of at least one clause is uncertain"),
            });
            let (section, text, grade) = (self.say(GRADES), text.to_owned(), grade.as_str().to_owned());
            Row { section, grade, text, policies, ..Row::default() }
        };
        [Grade::A, Grade::B, Grade::C].map(row).into()
    }

    fn ending(&self) -> Vec<Row> {
        let mut ends: BTreeMap<(Date, Vec<String>), Vec<String>> = BTreeMap::new();
        let happens = self.say(("事情要在这一天以前发生", "What counts has to happen by this day"));
        let claim = self.say(("可以申请到这一天", "One may claim until this day"));
        let mut add = |date: Option<Date>, policies: Vec<String>, what: &str| {
            if let Some(date) = date {
                ends.entry((date, policies)).or_default().push(what.to_owned());
            }
        };
        for policy in &self.catalog.policies {
            let until = |window: &Option<crate::policy::Window>| window.as_ref().and_then(|it| it.until);
            add(until(&policy.events), vec![policy.id.clone()], happens);
            add(until(&policy.claim), vec![policy.id.clone()], claim);
        }
        self.last_values(|parameter, dated, policies| {
            add(dated.until, policies, self.locale.of(&parameter.label));
        });
        ends.into_iter()
            .map(|((date, policies), what)| Row { until: date.to_string(), ..self.of(ENDS, policies, &what) })
            .collect()
    }

    fn checked(&self) -> Vec<Row> {
        let mut checked: BTreeMap<(Date, Vec<String>), Vec<String>> = BTreeMap::new();
        self.last_values(|parameter, dated, policies| {
            if let Some(date) = dated.checked {
                checked.entry((date, policies)).or_default().push(self.text(&parameter.label));
            }
        });
        checked
            .into_iter()
            .map(|((date, policies), what)| Row {
                checked: date.to_string(),
                ..self.of(CHECKED, policies, &what)
            })
            .collect()
    }

    /// Visits the last value of each parameter, with the policy whose own it is, else those that are made of it.
    fn last_values(&self, mut visit: impl FnMut(&Parameter, &Dated, Vec<String>)) {
        for (at, parameter) in self.catalog.parameters.iter().enumerate() {
            if let Some(last) = parameter.values.last() {
                let own = parameter.id.split_once('.').filter(|(own, _)| self.catalog.policy(own).is_some());
                let made_of = || self.policies(|_, uses| uses.parameters.contains(&at));
                visit(parameter, last, own.map_or_else(made_of, |(own, _)| vec![own.to_owned()]));
            }
        }
    }

    fn of(&self, section: Both, policies: Vec<String>, what: &[String]) -> Row {
        let (section, what) = (self.say(section), what.join(self.say(("、", "; "))));
        let (title, text) = match policies.as_slice() {
            [one] => (self.title(one), what),
            _ => (what, String::new()),
        };
        Row { section, title, text, policies, ..Row::default() }
    }

    fn title(&self, policy: &str) -> String {
        self.catalog.policy(policy).map(|policy| self.text(&policy.title)).unwrap_or_default()
    }

    fn readings(&self) -> Vec<Row> {
        let facts = self.catalog.facts.iter().enumerate();
        let open = facts.filter(|(_, fact)| fact.ask == Ask::Never && fact.settled.is_none());
        open.map(|(at, fact)| Row {
            section: self.say(READINGS),
            title: self.text(&fact.label),
            text: self.text(&fact.question),
            policies: self.policies(|_, uses| uses.facts.contains(&at)),
            ..Row::default()
        })
        .collect()
    }

    fn settled(&self) -> Vec<Row> {
        let facts = self.catalog.facts.iter().enumerate();
        let settled = facts.filter_map(|(at, fact)| Some((at, fact, fact.settled.as_ref()?)));
        settled
            .map(|(at, fact, settled)| {
                let source = self.catalog.source(&settled.citation);
                let source = source.map(|it| self.named(it)).unwrap_or_default();
                let quote = settled.citation.quote.clone().unwrap_or_else(|| settled.value.clone());
                let (open, close) = (self.say(("（", " (")), self.say(("）", ")")));
                Row {
                    section: self.say(SETTLED),
                    grade: settled.citation.grade.as_str().to_owned(),
                    title: self.text(&fact.label),
                    text: [&quote, open, &source, close].concat(),
                    policies: self.policies(|_, uses| uses.facts.contains(&at)),
                    ..Row::default()
                }
            })
            .collect()
    }

    fn unknown(&self) -> Vec<Row> {
        let of = |policy: &Policy| {
            let texts = policy.unknown.iter().map(|it| self.locale.of(it));
            let unknown: Vec<&str> = texts.map(|it| it.trim_end_matches(['。', '.'])).collect();
            let contact = policy.apply.as_ref().and_then(|apply| apply.contact.as_ref());
            let ask = self.say(("。请问：", ". Ask: "));
            let ask = contact.map(|it| ask.to_owned() + self.locale.of(it)).unwrap_or_default();
            (!unknown.is_empty()).then(|| Row {
                section: self.say(UNKNOWN),
                title: self.text(&policy.title),
                text: unknown.join(self.say(("；", "; "))) + &ask,
                policies: vec![policy.id.clone()],
                ..Row::default()
            })
        };
        self.catalog.policies.iter().filter_map(of).collect()
    }

    /// Amounts and rates of which no text states the number.
    fn unstated(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        self.last_values(|parameter, dated, policies| {
            let open = |it: &Option<ParameterValue>| it.is_some_and(ParameterValue::is_unstated);
            if dated.values.iter().any(open) {
                rows.push(self.of(UNSTATED, policies, &[self.text(&parameter.label)]));
            }
        });
        rows
    }

    fn unfound(&self) -> Vec<Row> {
        let row = |it: &crate::policy::Unfound| {
            let ask = self.say(("请问：", " Ask: "));
            let ask = it.contact.as_ref().map(|it| ask.to_owned() + self.locale.of(it)).unwrap_or_default();
            let (title, text) = (self.text(&it.title), self.text(&it.text) + &ask);
            Row { section: self.say(UNFOUND), title, text, ..Row::default() }
        };
        self.catalog.unfound.iter().map(row).collect()
    }

    fn sources(&self) -> Vec<Row> {
        let row = |(at, source): (usize, &Source)| {
            let uses = |policy: &Policy, uses: &Uses| {
                self.rests_on(policy, uses).iter().any(|citation| citation.source == at)
            };
            let date = source.date.map(|date| self.locale.date(date));
            let said: Vec<&str> =
                [&source.number, &source.issuer, &date].into_iter().flatten().map(String::as_str).collect();
            Row {
                section: self.say(SOURCES),
                grade: source.grade.as_str().to_owned(),
                title: self.text(&source.title),
                text: said.join(" · "),
                url: source.url.clone().unwrap_or_default(),
                policies: self.policies(uses),
                ..Row::default()
            }
        };
        self.catalog.sources.iter().enumerate().map(row).collect()
    }

    fn release(&self, it: &Released) -> Row {
        let date = self.locale.date(it.known);
        let known = match self.locale {
            Locale::Zh => format!("用到{date}为止的文件。"),
            Locale::En => format!("Documents up to {date}. "),
        };
        let section = self.say(RELEASES);
        Row { section, title: it.version.clone(), text: known + &it.changes, ..Row::default() }
    }

    fn named(&self, source: &Source) -> String {
        let parts = [Some(self.text(&source.title)), source.number.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(self.say(("，", ", ")))
    }
}

fn conditions<'a>(list: &'a [Condition], all: &mut Vec<&'a Citation>) {
    for condition in list {
        all.push(&condition.citation);
        if let ConditionKind::All(inner) | ConditionKind::Any(inner) = &condition.kind {
            conditions(inner, all);
        }
    }
}
