//! What a cell expects of a policy or rule, held against the catalogue.

use std::collections::BTreeMap;

use crate::engine::{written_number, written_truth};
use crate::lint::arithmetic::{Expected, expected, other_unit};
use crate::lint::clauses::condition_names;
use crate::lint::golden::Expectation;
use crate::lint::mismatch::{unit, units};
use crate::lint::sources::citations;
use crate::lint::table::cell::{first_few, no_amount, no_truth, reason, verdict};
use crate::policy::{Ask, Catalog, Policy, Rule, Text, both};
use crate::unit::Unit;

/// What is expected of a policy, and of a rule, beside the verdict.
const OF_POLICY: [&str; 9] =
    ["reason", "amount", "clause", "stale", "deadline_unknown", "missing", "next", "why_not", "excludes"];
const OF_RULE: [&str; 3] = ["reason", "amount", "clause"];

/// What a column `expect:…` is of.
pub(super) struct Column<'a> {
    catalog: &'a Catalog,
    pub(super) policy: &'a Policy,
    rule: Option<&'a Rule>,
    field: &'a str,
}

impl<'a> Column<'a> {
    /// The column of that name after `expect:`; nothing where it is none.
    pub(super) fn of(catalog: &'a Catalog, name: &'a str) -> Option<Self> {
        let (of, field) = name.split_once('.').unwrap_or((name, "verdict"));
        let (policy, rule) = of.split_once('/').map_or((of, None), |(policy, rule)| (policy, Some(rule)));
        let policy = catalog.policy(policy)?;
        let named = |id: &str| catalog.rules_of(policy).iter().find(|it| it.id == id);
        let rule = match rule {
            Some(id) => Some(named(id)?),
            None => None,
        };
        let fields = if rule.is_some() { &OF_RULE[..] } else { &OF_POLICY[..] };
        // The verdict has the column without a field.
        let known = name == of || fields.contains(&field);
        known.then_some(Self { catalog, policy, rule, field })
    }

    /// Takes what a cell says; an error says what would be right.
    pub(super) fn read(&self, cell: &str, all: &mut BTreeMap<String, Expectation>) -> Result<(), Text> {
        let policy = all.entry(self.policy.id.clone()).or_default();
        let Some(rule) = self.rule else { return self.of_policy(cell, policy) };
        let rule = policy.rules.entry(rule.id.clone()).or_default();
        match self.field {
            "reason" => rule.reason = Some(reason(cell)?),
            "amount" => rule.amount = Some(self.amount(cell)?),
            "clause" => rule.clause = Some(self.clause(cell)?),
            _ => rule.verdict = Some(verdict(cell)?),
        }
        Ok(())
    }

    fn of_policy(&self, cell: &str, policy: &mut Expectation) -> Result<(), Text> {
        match self.field {
            "reason" => policy.reason = Some(reason(cell)?),
            "amount" => policy.amount = Some(self.amount(cell)?),
            "clause" => policy.clause = Some(self.clause(cell)?),
            "stale" => policy.stale = Some(truth(cell)?),
            "deadline_unknown" => policy.deadline_unknown = Some(truth(cell)?),
            "missing" => policy.missing = Some(self.questions(cell)?),
            "next" => policy.next = Some(self.questions(cell)?),
            "why_not" => policy.why_not = Some(self.conditions(cell)?),
            "excludes" => policy.excludes = Some(self.exclusions(cell)?),
            _ => policy.verdict = verdict(cell)?,
        }
        Ok(())
    }

    fn amount(&self, cell: &str) -> Result<String, Text> {
        let amount = written_number(cell);
        let units = self.rule.map_or_else(|| units(self.catalog, self.policy), |it| Vec::from_iter(unit(it)));
        match expected(&amount) {
            None => Err(no_amount(cell)),
            Some(Expected::Quantity(_, found)) if !units.is_empty() && !units.contains(&found) => {
                Err(other_unit(cell, units.first().copied().unwrap_or(Unit::YUAN)))
            }
            Some(_) => Ok(amount),
        }
    }

    /// A document, or a clause of it that something is cited from.
    fn clause(&self, cell: &str) -> Result<String, Text> {
        let (id, place) = cell.split_once('#').map_or((cell, None), |(id, place)| (id, Some(place)));
        let Some(source) = self.catalog.sources.iter().position(|it| it.id == id) else {
            return Err(both(
                format!("没有叫“{id}”的出处；出处的简称在 sources-person.json、sources-firm.json 里"),
                format!("there is no source `{id}`; sources-person.json and sources-firm.json have them"),
            ));
        };
        let cited = citations(self.catalog);
        let cited = cited.iter().filter(|it| it.citation.source == source);
        let mut places: Vec<&str> = cited.filter_map(|it| it.citation.place.as_deref()).collect();
        if place.is_none_or(|place| places.contains(&place)) {
            return Ok(cell.to_owned());
        }
        places.sort_unstable_by_key(|place| (place.parse().unwrap_or(u32::MAX), *place));
        places.dedup();
        Err(not_cited(cell, id, &places))
    }

    fn questions(&self, cell: &str) -> Result<Vec<String>, Text> {
        let asked = |name: &str| {
            let fact = |it: &crate::policy::Fact| it.id == name && it.ask != Ask::Never;
            self.catalog.facts.iter().any(fact) || self.catalog.group_id(name).is_some()
        };
        each(cell, asked, |name| {
            both(
                format!("没有叫“{name}”的问题；问题的名字见 policy facts"),
                format!("there is no question `{name}`; `policy facts` lists them"),
            )
        })
    }

    fn conditions(&self, cell: &str) -> Result<Vec<String>, Text> {
        let names = condition_names(self.catalog, self.policy);
        each(
            cell,
            |name| names.iter().any(|it| it == name),
            |name| {
                let (zh, en) = self.near(&names, name);
                both(
                    format!("没有叫“{name}”的条件；有：{zh}"),
                    format!("there is no condition `{name}`, but {en}"),
                )
            },
        )
    }

    /// The conditions of the rule or definition that a name begins with, else those of the policy.
    fn near(&self, names: &[String], name: &str) -> (String, String) {
        let of =
            |list: &str| names.iter().filter(|it| it.starts_with(&format!("{list}."))).collect::<Vec<_>>();
        let mut found = of(name.split('.').next().unwrap_or_default());
        if found.is_empty() {
            found = self.catalog.rules_of(self.policy).iter().flat_map(|rule| of(&rule.id)).collect();
        }
        first_few(found.into_iter().map(String::as_str))
    }

    fn exclusions(&self, cell: &str) -> Result<BTreeMap<String, bool>, Text> {
        let one = |it: &str| {
            let (id, certain) = it.split_once('=').ok_or_else(|| no_exclusion(it))?;
            let (id, certain) = (id.trim(), written_truth(certain.trim()));
            let named = |it: &&Policy| it.id == id || it.title.zh == id || it.title.en.as_deref() == Some(id);
            let other = self.catalog.policies.iter().find(named).ok_or_else(|| {
                both(
                    format!("没有叫“{id}”的政策；政策的名字见 policy policies"),
                    format!("there is no policy `{id}`; `policy policies` lists them"),
                )
            })?;
            Ok((other.id.clone(), truth(certain).map_err(|_| no_exclusion(it))?))
        };
        cell.split('|').map(|it| one(it.trim())).collect()
    }
}

/// That nothing is cited from a clause, and from which clauses of its document something is.
fn not_cited(clause: &str, source: &str, places: &[&str]) -> Text {
    if places.is_empty() {
        return both(
            format!("没有引过“{clause}”；这份文件不分条引用，只写“{source}”"),
            format!("nothing is cited from `{clause}`; that document is cited as a whole, as `{source}`"),
        );
    }
    let (zh, en) = first_few(places.iter().copied());
    both(
        format!("没有引过“{clause}”；“{source}”的条文引过：{zh}"),
        format!("nothing is cited from `{clause}`; of `{source}` there is: {en}"),
    )
}

fn no_exclusion(cell: &str) -> Text {
    both(
        format!("“{cell}”要写成 政策=是 或 政策=否，几项之间用 | 隔开"),
        format!("`{cell}`: write policy=yes or policy=no, with | between several"),
    )
}

fn truth(cell: &str) -> Result<bool, Text> {
    match written_truth(cell) {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(no_truth(cell)),
    }
}

/// The names of a list joined by `|`, each of which must be known.
fn each(cell: &str, known: impl Fn(&str) -> bool, fault: impl Fn(&str) -> Text) -> Result<Vec<String>, Text> {
    let name = |it: &str| if known(it.trim()) { Ok(it.trim().to_owned()) } else { Err(fault(it.trim())) };
    cell.split('|').map(name).collect()
}
