//! Answers as people and programs write them, to a situation.
//!
//! Truths are `"yes"` and `"no"`; choices an option or a list of those still possible; dates and quantities are
//! literals or ranges of the formula language; a group is `{"total": …, "rows": [{"count": …, fact: …}]}`.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::engine::{Row, Situation, Value, narrow};
use crate::formula::{Choices, FactId, GroupId, Literal, literal};
use crate::policy::{Ask, Catalog, Constraint, Domain, Fact, Group, Text};
use crate::unit::{Date, Exact, Interval, Truth, Unit};

/// Answers by the name of their fact or group.
pub type Answers = Vec<(String, Answer)>;

/// An answer as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One.
    Text(String),
    /// Several that are still possible, or the rows of a group.
    List(Vec<Answer>),
    /// The parts of a group's answer, or of a row.
    Parts(Answers),
    /// Anything else, which is no answer.
    Other,
}

impl Answer {
    /// The part of that name.
    fn part(&self, name: &str) -> Option<&Answer> {
        self.parts()?.iter().find(|(part, _)| part == name).map(|(_, answer)| answer)
    }

    fn parts(&self) -> Option<&[(String, Answer)]> {
        if let Self::Parts(parts) = self { Some(parts) } else { None }
    }

    fn list(&self) -> Option<&[Answer]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

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
    let situation = Situation::open(catalog, day);
    let mut reader = Reader { catalog, situation, places: Vec::new(), problems: Vec::new() };
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
    /// Which of the rows that were given are those of the situation.
    places: Vec<(GroupId, Vec<usize>)>,
    problems: Vec<AnswerProblem>,
}

impl<'a> Reader<'a> {
    fn problem(&mut self, name: &str, row: Option<(usize, &str)>, fault: AnswerFault) {
        let row = row.map(|(at, fact)| (at, fact.to_owned()));
        self.problems.push(AnswerProblem { name: name.to_owned(), row, fault });
    }

    fn fact(&mut self, id: FactId, given: &Answer) {
        let Some(fact) = self.catalog.fact(id) else { return };
        if fact.group.is_some() || fact.ask == Ask::Never {
            return self.problem(&fact.id, None, AnswerFault::Unknown);
        }
        match value(self.catalog, fact, given) {
            Ok(value) => self.situation.set(id, value),
            Err(fault) => self.problem(&fact.id, None, fault),
        }
    }

    fn group(&mut self, id: GroupId, given: &Answer) {
        let Some(group) = self.catalog.groups.get(id.at()) else { return };
        let total = match given.part("total") {
            None => None,
            Some(total) => match people(group, total) {
                Ok(total) => Some(total),
                Err(fault) => return self.problem(&group.id, None, fault),
            },
        };
        let rows = given.part("rows").and_then(Answer::list).unwrap_or_default();
        let shaped =
            given.parts().is_some_and(|it| it.iter().all(|(key, _)| key == "total" || key == "rows"));
        if !shaped || (total.is_none() && given.part("rows").is_none()) {
            return self.problem(&group.id, None, AnswerFault::Unreadable { given: shown(given) });
        }
        let rows = rows.iter().enumerate().filter_map(|(at, row)| Some((at, self.row(group, id, at, row)?)));
        // Rows of nobody do not count, and are not judged.
        let (places, rows) = rows.filter(|(_, row)| row.count.as_point() != Some(Exact::ZERO)).unzip();
        self.places.push((id, places));
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

    fn row(&mut self, group: &Group, id: GroupId, at: usize, given: &Answer) -> Option<Row> {
        let Some(fields) = given.parts() else {
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

    /// Answers that break a constraint are refused beside the facts it names; else they narrow what is open.
    fn constraints(&mut self) {
        for broken in narrow(self.catalog, &mut self.situation) {
            let Some(constraint) = self.catalog.constraints.get(broken.constraint) else { continue };
            self.contradiction(constraint, broken.row);
        }
    }

    fn contradiction(&mut self, constraint: &Constraint, row: Option<usize>) {
        let catalog = self.catalog;
        for fact in constraint.facts.iter().filter_map(|id| catalog.fact(*id)) {
            let fault = AnswerFault::Contradiction(constraint.text.clone());
            match fact.group.zip(row).and_then(|(group, row)| self.given(group, row)) {
                Some((group, at)) => self.problem(&group.id, Some((at, fact.short())), fault),
                None => self.problem(&fact.id, None, fault),
            }
        }
    }

    /// Which row that was given a row of the situation is.
    fn given(&self, id: GroupId, row: usize) -> Option<(&'a Group, usize)> {
        let (_, places) = self.places.iter().find(|(group, _)| *group == id)?;
        self.catalog.groups.get(id.at()).zip(places.get(row).copied())
    }
}

/// The value that an answer gives a fact.
fn value(catalog: &Catalog, fact: &Fact, given: &Answer) -> Result<Value, AnswerFault> {
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
    // What has no upper end goes on as far as it did before the answer.
    let bounds = match read {
        Value::Quantity(range) if range.hi().is_none() => Value::open(catalog, &fact.domain),
        _ => Value::bounds(catalog, &fact.domain),
    };
    read.meet(bounds).ok_or(AnswerFault::OutOfBounds { given: text })
}

fn choices(catalog: &Catalog, at: usize, given: &Answer) -> Option<Choices> {
    let choice = catalog.choices.get(at)?;
    match given {
        Answer::List(options) if !options.is_empty() => options
            .iter()
            .try_fold(Choices::default(), |all, option| choice.named(option.text()?).map(|one| all.or(one))),
        _ => choice.named(given.text()?),
    }
}

fn people(group: &Group, given: &Answer) -> Result<Interval<Exact>, AnswerFault> {
    let range = quantity(&shown(given), Unit::PERSON, false)?;
    let most = Interval::between(Exact::ZERO, group.most);
    // An open end stays open: as many as may be typed is not as many as there may be.
    let counted = range.meet(most).and_then(|met| Interval::new(met.lo(), range.hi().and(met.hi())));
    counted.ok_or_else(|| AnswerFault::OutOfBounds { given: shown(given) })
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

/// What was given, as far as it is worth repeating.
fn shown(given: &Answer) -> String {
    match given {
        Answer::Text(text) => text.clone(),
        Answer::List(_) => "[…]".to_owned(),
        Answer::Parts(_) => "{…}".to_owned(),
        Answer::Other => String::new(),
    }
}

/// Answers as a JSON object has them.
pub type JsonAnswers = BTreeMap<String, Json>;

/// The same as answers: whole numbers are texts, fractions and truths are no answers.
pub fn json_answers(answers: &JsonAnswers) -> Answers {
    answers.iter().map(|(name, json)| (name.clone(), Answer::from(json))).collect()
}

impl From<&Json> for Answer {
    fn from(json: &Json) -> Self {
        match json {
            Json::String(text) => Self::Text(text.clone()),
            Json::Number(number) => {
                number.as_i64().map_or(Self::Other, |number| Self::Text(number.to_string()))
            }
            Json::Array(list) => Self::List(list.iter().map(Self::from).collect()),
            Json::Object(parts) => {
                Self::Parts(parts.iter().map(|(name, json)| (name.clone(), Self::from(json))).collect())
            }
            Json::Bool(_) | Json::Null => Self::Other,
        }
    }
}
