//! What `/data` says of the catalogue: where it comes from, what is unknown, what ends, and how the law is read.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::{Leaf, Mentions, Test};
use crate::policy::{
    Amount, Ask, Catalog, Citation, Condition, ConditionKind, Dated, Grade, Parameter, ParameterValue,
    Policy, Source,
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

/// The sections: the heading, and what it says of its rows.
pub const SECTIONS: [(&str, &str); 10] = [
    (RELEASES, "每一版只用那时已有出处的文件。在结果页可以改用任何一版；带回答的链接记着是哪一版。"),
    (GRADES, "一项政策按它最弱的一条出处定等级。"),
    (ENDING, "文件写明了最后一天的。之后没有查到新文件的，按已结束显示。"),
    (CHECKED, "过了这一天，数字照旧使用，标“待核”，低一个等级。"),
    (READINGS, "有两种读法、还没有定的。结论由主管部门确定，不替它选。"),
    (SETTLED, "主管部门已经答复，按答复计算。"),
    (UNKNOWN, "政策有出处，但这些内容没有查到。"),
    (UNSTATED, "文件写了给付，没有写数额，由各地确定。"),
    (UNFOUND, "找过，没有可用的出处，所以不列为政策，也不计算。"),
    (SOURCES, "全部文件和网页，各自的等级，以及用到它的政策。"),
];

const RELEASES: &str = "数据版本";
const GRADES: &str = "各等级的政策";
/// What ends.
pub const ENDING: &str = "到期日";
const CHECKED: &str = "最后核对日";
const READINGS: &str = "条文两可";
const SETTLED: &str = "已答复的读法";
const UNKNOWN: &str = "没有查到的细节";
const UNSTATED: &str = "标准未公布";
const UNFOUND: &str = "未查到";
const SOURCES: &str = "出处";

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
pub fn provenance(catalog: &Catalog, cited: &[(Option<&str>, &Citation)], releases: &[Released]) -> Vec<Row> {
    let table =
        Table { catalog, uses: catalog.policies.iter().map(|it| Uses::of(catalog, it)).collect(), cited };
    let sections = [
        releases.iter().rev().map(release).collect(),
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
    let with_heading = |rows: Vec<Row>| {
        let said =
            SECTIONS.iter().find(|(section, _)| rows.first().is_some_and(|row| row.section == *section));
        let heading = said.map(|(section, text)| Row { section, text: (*text).to_owned(), ..Row::default() });
        heading.into_iter().chain(rows)
    };
    sections.into_iter().flat_map(with_heading).collect()
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
}

impl Table<'_> {
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
            let text = match grade {
                Grade::A => "每一条都有官方原文或政府网站的出处",
                Grade::B => "至少一条出自转述，或文件的期限已过，要再核实",
                Grade::C => "至少一条的出处不确定",
            };
            let (section, text, grade) = (GRADES, text.to_owned(), grade.as_str().to_owned());
            Row { section, grade, text, policies, ..Row::default() }
        };
        [Grade::A, Grade::B, Grade::C].map(row).into()
    }

    fn ending(&self) -> Vec<Row> {
        let mut ends: BTreeMap<(Date, Vec<String>), Vec<String>> = BTreeMap::new();
        let mut add = |date: Option<Date>, policies: Vec<String>, what: &str| {
            if let Some(date) = date {
                ends.entry((date, policies)).or_default().push(what.to_owned());
            }
        };
        for policy in &self.catalog.policies {
            let until = |window: &Option<crate::policy::Window>| window.as_ref().and_then(|it| it.until);
            add(until(&policy.events), vec![policy.id.clone()], "事情要在这一天以前发生");
            add(until(&policy.claim), vec![policy.id.clone()], "可以申请到这一天");
        }
        self.last_values(|parameter, dated, policies| add(dated.until, policies, &parameter.label.zh));
        ends.into_iter()
            .map(|((date, policies), what)| Row {
                until: date.to_string(),
                ..self.of(ENDING, policies, &what)
            })
            .collect()
    }

    fn checked(&self) -> Vec<Row> {
        let mut checked: BTreeMap<(Date, Vec<String>), Vec<String>> = BTreeMap::new();
        self.last_values(|parameter, dated, policies| {
            if let Some(date) = dated.checked {
                checked.entry((date, policies)).or_default().push(parameter.label.zh.clone());
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

    fn of(&self, section: &'static str, policies: Vec<String>, what: &[String]) -> Row {
        let (title, text) = match policies.as_slice() {
            [one] => (self.title(one), what.join("、")),
            _ => (what.join("、"), String::new()),
        };
        Row { section, title, text, policies, ..Row::default() }
    }

    fn title(&self, policy: &str) -> String {
        self.catalog.policy(policy).map(|policy| policy.title.zh.clone()).unwrap_or_default()
    }

    fn readings(&self) -> Vec<Row> {
        let facts = self.catalog.facts.iter().enumerate();
        let open = facts.filter(|(_, fact)| fact.ask == Ask::Never && fact.settled.is_none());
        open.map(|(at, fact)| Row {
            section: READINGS,
            title: fact.label.zh.clone(),
            text: fact.question.zh.clone(),
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
                let quote = settled.citation.quote.clone().unwrap_or_else(|| settled.value.clone());
                Row {
                    section: SETTLED,
                    grade: settled.citation.grade.as_str().to_owned(),
                    title: fact.label.zh.clone(),
                    text: format!("{}（{}）", quote, source.map(named).unwrap_or_default()),
                    policies: self.policies(|_, uses| uses.facts.contains(&at)),
                    ..Row::default()
                }
            })
            .collect()
    }

    fn unknown(&self) -> Vec<Row> {
        let of = |policy: &Policy| {
            let unknown: Vec<&str> = policy.unknown.iter().map(|it| it.zh.trim_end_matches('。')).collect();
            let contact = policy.apply.as_ref().and_then(|apply| apply.contact.as_ref());
            let ask = contact.map(|contact| format!("。请问：{}", contact.zh)).unwrap_or_default();
            (!unknown.is_empty()).then(|| Row {
                section: UNKNOWN,
                title: policy.title.zh.clone(),
                text: format!("{}{ask}", unknown.join("；")),
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
            let open = |it: &Option<ParameterValue>| {
                matches!(it, Some(ParameterValue::Quantity { unstated: true, .. }))
            };
            if dated.values.iter().any(open) {
                rows.push(self.of(UNSTATED, policies, std::slice::from_ref(&parameter.label.zh)));
            }
        });
        rows
    }

    fn unfound(&self) -> Vec<Row> {
        let row = |it: &crate::policy::Unfound| {
            let ask = it.contact.as_ref().map(|it| format!("请问：{}", it.zh)).unwrap_or_default();
            let (title, text) = (it.title.zh.clone(), format!("{}{ask}", it.text.zh));
            Row { section: UNFOUND, title, text, ..Row::default() }
        };
        self.catalog.unfound.iter().map(row).collect()
    }

    fn sources(&self) -> Vec<Row> {
        let row = |(at, source): (usize, &Source)| {
            let uses = |policy: &Policy, uses: &Uses| {
                self.rests_on(policy, uses).iter().any(|citation| citation.source == at)
            };
            let date = source.date.map(|date| Locale::Zh.date(date));
            let said: Vec<&str> =
                [&source.number, &source.issuer, &date].into_iter().flatten().map(String::as_str).collect();
            Row {
                section: SOURCES,
                grade: source.grade.as_str().to_owned(),
                title: source.title.zh.clone(),
                text: said.join(" · "),
                url: source.url.clone().unwrap_or_default(),
                policies: self.policies(uses),
                ..Row::default()
            }
        };
        self.catalog.sources.iter().enumerate().map(row).collect()
    }
}

fn release(it: &Released) -> Row {
    Row {
        section: RELEASES,
        title: it.version.clone(),
        text: format!("用到{}为止的文件。{}", Locale::Zh.date(it.known), it.changes),
        ..Row::default()
    }
}

fn named(source: &Source) -> String {
    [Some(&source.title.zh), source.number.as_ref()]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join("，")
}

fn conditions<'a>(list: &'a [Condition], all: &mut Vec<&'a Citation>) {
    for condition in list {
        all.push(&condition.citation);
        if let ConditionKind::All(inner) | ConditionKind::Any(inner) = &condition.kind {
            conditions(inner, all);
        }
    }
}
