//! Answers as people and programs write them, to a situation.
//!
//! Truths are `"yes"` and `"no"`; choices an option or a list of those still possible; dates and quantities are
//! literals or ranges of the formula language; a group is `{"total": …, "rows": [{"count": …, fact: …}]}`.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::engine::context::{Context, Notes};
use crate::engine::{Row, Situation, Value};
use crate::formula::{Choices, FactId, GroupId, Literal, literal};
use crate::policy::{Ask, Catalog, Constraint, Domain, Fact, Group, Text};
use crate::unit::{Date, Exact, Interval, Truth, Unit};

/// Answers by the name of their fact or group.
pub type Answers = BTreeMap<String, Json>;

/// What is wrong with an answer, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerProblem {
    /// The fact or group; within rows, `group`.
    pub name: String,
    /// The row of the group, from nought, and the fact in it.
    pub row: Option<(usize, String)>,
    /// What is wrong.
    pub fault: AnswerFault,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerFault {
    /// Nothing of this name is asked.
    Unknown,
    /// It cannot be read as an answer to this question.
    Unreadable {
        /// What was given.
        given: String,
    },
    /// It is outside what may be answered.
    OutOfBounds {
        /// What was given.
        given: String,
    },
    /// A whole number is asked for.
    Fraction {
        /// What was given.
        given: String,
    },
    /// It contradicts other answers.
    Contradiction(Text),
}

/// The situation that answers describe on a day, and what is wrong with them; a wrong answer stays open.
pub fn read_answers(catalog: &Catalog, day: Date, answers: &Answers) -> (Situation, Vec<AnswerProblem>) {
    let mut reader = Reader { catalog, situation: Situation::open(catalog, day), problems: Vec::new() };
    for (name, given) in answers {
        match (catalog.fact_id(name), catalog.group_id(name)) {
            (Some(id), _) => reader.fact(id, given),
            (None, Some(id)) => reader.group(id, given),
            (None, None) => reader.problem(name, None, AnswerFault::Unknown),
        }
    }
    reader.constraints();
    (reader.situation, reader.problems)
}

struct Reader<'a> {
    catalog: &'a Catalog,
    situation: Situation,
    problems: Vec<AnswerProblem>,
}

impl Reader<'_> {
    fn problem(&mut self, name: &str, row: Option<(usize, &str)>, fault: AnswerFault) {
        let row = row.map(|(at, fact)| (at, fact.to_owned()));
        self.problems.push(AnswerProblem { name: name.to_owned(), row, fault });
    }

    fn fact(&mut self, id: FactId, given: &Json) {
        let Some(fact) = self.catalog.fact(id) else { return };
        if fact.group.is_some() || fact.ask == Ask::Never {
            return self.problem(&fact.id, None, AnswerFault::Unknown);
        }
        match value(self.catalog, fact, given) {
            Ok(value) => self.situation.set(id, value),
            Err(fault) => self.problem(&fact.id, None, fault),
        }
    }

    fn group(&mut self, id: GroupId, given: &Json) {
        let Some(group) = self.catalog.groups.get(id.at()) else { return };
        let total = match given.get("total") {
            None => None,
            Some(total) => match people(group, total) {
                Ok(total) => Some(total),
                Err(fault) => return self.problem(&group.id, None, fault),
            },
        };
        let rows = given.get("rows").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
        let shaped = given.as_object().is_some_and(|it| it.keys().all(|key| key == "total" || key == "rows"));
        if !shaped || (total.is_none() && given.get("rows").is_none()) {
            return self.problem(&group.id, None, AnswerFault::Unreadable { given: shown(given) });
        }
        let rows = rows.iter().enumerate().filter_map(|(at, row)| self.row(group, id, at, row)).collect();
        self.situation.describe(id, rows, total);
        self.too_many(group, id, total);
    }

    /// Refuses more rows than there are people.
    fn too_many(&mut self, group: &Group, id: GroupId, total: Option<Interval<Exact>>) {
        let rows = self.situation.rows(id);
        let least = rows.iter().try_fold(Exact::ZERO, |sum, row| sum.plus(row.count.lo()?));
        let most = total.and_then(|total| total.hi()).unwrap_or(group.most);
        if least.is_none_or(|least| most < least) {
            let given = least.map(|least| least.to_string()).unwrap_or_default();
            self.problem(&group.id, None, AnswerFault::OutOfBounds { given });
        }
    }

    fn row(&mut self, group: &Group, id: GroupId, at: usize, given: &Json) -> Option<Row> {
        let Some(fields) = given.as_object() else {
            self.problem(&group.id, Some((at, "")), AnswerFault::Unreadable { given: shown(given) });
            return None;
        };
        let mut row = Row::open(Interval::point(Exact::ONE));
        for (name, given) in fields {
            let fact = self.catalog.facts_of(Some(id)).find(|(_, fact)| fact.short() == name);
            let read = match fact {
                _ if name == "count" => people(group, given).map(|count| row.count = count),
                Some((id, fact)) if fact.ask != Ask::Never => {
                    value(self.catalog, fact, given).map(|value| row.values.push((id, value)))
                }
                _ => Err(AnswerFault::Unknown),
            };
            if let Err(fault) = read {
                self.problem(&group.id, Some((at, name)), fault);
            }
        }
        Some(row)
    }

    /// Answers that break a constraint are refused beside the facts it names.
    fn constraints(&mut self) {
        let situation = self.situation.clone();
        let notes = std::cell::Cell::new(Notes::NONE);
        let context = Context {
            catalog: self.catalog,
            situation: &situation,
            row: None,
            at: situation.day,
            definitions: &[],
            rules: &[],
            notes: &notes,
        };
        for constraint in &self.catalog.constraints {
            match constraint.group {
                None if context.test(&constraint.test) == Truth::No => self.contradiction(constraint, None),
                None => {}
                Some(group) => {
                    for (at, row) in situation.rows(group).iter().enumerate() {
                        if context.within(row).test(&constraint.test) == Truth::No {
                            self.contradiction(constraint, Some(at));
                        }
                    }
                }
            }
        }
    }

    fn contradiction(&mut self, constraint: &Constraint, row: Option<usize>) {
        let catalog = self.catalog;
        for fact in constraint.facts.iter().filter_map(|id| catalog.fact(*id)) {
            let group = fact.group.and_then(|group| catalog.groups.get(group.at()));
            let fault = AnswerFault::Contradiction(constraint.text.clone());
            match (group, row) {
                (Some(group), Some(at)) => self.problem(&group.id, Some((at, fact.short())), fault),
                _ => self.problem(&fact.id, None, fault),
            }
        }
    }
}

/// The value that an answer gives a fact.
fn value(catalog: &Catalog, fact: &Fact, given: &Json) -> Result<Value, AnswerFault> {
    let text = shown(given);
    let unreadable = || AnswerFault::Unreadable { given: shown(given) };
    let read = match &fact.domain {
        Domain::Truth => match text.as_str() {
            "yes" => Value::Truth(Truth::Yes),
            "no" => Value::Truth(Truth::No),
            _ => return Err(unreadable()),
        },
        Domain::Choice(at) => Value::Choice(choices(catalog, *at, given).ok_or_else(unreadable)?),
        Domain::Date(_) => match literal(&text) {
            Ok(Literal::Date(range)) => Value::Date(range),
            _ => return Err(unreadable()),
        },
        Domain::Quantity { unit, fractions, .. } => Value::Quantity(quantity(&text, *unit, *fractions)?),
    };
    let bounds = Value::bounds(catalog, &fact.domain);
    read.meet(bounds).ok_or(AnswerFault::OutOfBounds { given: text })
}

fn choices(catalog: &Catalog, at: usize, given: &Json) -> Option<Choices> {
    let choice = catalog.choices.get(at)?;
    match given {
        Json::Array(options) if !options.is_empty() => {
            options.iter().try_fold(Choices::default(), |all, option| {
                choice.named(option.as_str()?).map(|one| all.or(one))
            })
        }
        _ => choice.named(given.as_str()?),
    }
}

fn people(group: &Group, given: &Json) -> Result<Interval<Exact>, AnswerFault> {
    let range = quantity(&shown(given), Unit::PERSON, false)?;
    let most = Interval::between(Exact::ZERO, group.most);
    let inside = range
        .as_point()
        .map_or_else(|| range.meet(most), |count| Some(range).filter(|_| most.contains(count)));
    inside.ok_or_else(|| AnswerFault::OutOfBounds { given: shown(given) })
}

/// A number without a unit is taken to be in the fact's.
fn quantity(text: &str, unit: Unit, fractions: bool) -> Result<Interval<Exact>, AnswerFault> {
    let given = || text.to_owned();
    let Ok(Literal::Quantity { range, unit: found, unstated: false }) = literal(text) else {
        return Err(AnswerFault::Unreadable { given: given() });
    };
    if found != unit && found != Unit::NUMBER {
        return Err(AnswerFault::Unreadable { given: given() });
    }
    let whole = |end: Option<Exact>| end.is_none_or(|end| end.as_whole().is_some());
    let fits = fractions || (whole(range.lo()) && whole(range.hi()));
    if !fits {
        return Err(AnswerFault::Fraction { given: given() });
    }
    Ok(range)
}

/// What was given, as far as it is worth repeating: numbers are whole, for fractions come as text.
fn shown(given: &Json) -> String {
    match given {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.as_i64().map_or_else(String::new, |number| number.to_string()),
        Json::Bool(truth) => truth.to_string(),
        Json::Null => "null".to_owned(),
        Json::Array(_) => "[…]".to_owned(),
        Json::Object(_) => "{…}".to_owned(),
    }
}
