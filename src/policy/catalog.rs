//! Everything that was loaded.

use crate::formula::{FactId, GroupId, Quantity, Type};
use crate::policy::{
    Choice, Citation, Constraint, Definition, Domain, Exclusion, Fact, Group, Migration, Parameter, Policy,
    Rule, Says, Source, Text, Topic,
};
use crate::unit::Unit;

/// The most facts a catalogue may have: what is open is kept as one bit for each.
pub const MOST_FACTS: usize = 256;
/// The most groups a catalogue may have.
pub const MOST_GROUPS: usize = 64;

/// Everything that was loaded. Names are resolved, units agree, and every list is in the order of its file.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The version of the data.
    pub version: String,
    /// Documents.
    pub sources: Vec<Source>,
    /// Lists of options.
    pub choices: Vec<Choice>,
    /// Topics, in the order in which they are asked.
    pub topics: Vec<Topic>,
    /// Groups.
    pub groups: Vec<Group>,
    /// Facts, in the order in which they are asked within their topic.
    pub facts: Vec<Fact>,
    /// What answers must keep.
    pub constraints: Vec<Constraint>,
    /// Parameters.
    pub parameters: Vec<Parameter>,
    /// Definitions; each uses only those before it.
    pub definitions: Vec<Definition>,
    /// Policies, by name.
    pub policies: Vec<Policy>,
    /// The rules of all policies; each uses only those before it.
    pub rules: Vec<Rule>,
    /// The parts of the plan.
    pub plan: Vec<PlanPart>,
    /// What became of facts of earlier releases.
    pub migrations: Vec<Migration>,
    /// What was looked for and has no source; nothing in the form that reaches the browser.
    pub unfound: Vec<Unfound>,
}

/// Something that was looked for and has no source, so that no policy comes of it (未查到).
#[derive(Clone, Debug)]
pub struct Unfound {
    /// What it is called.
    pub title: Text,
    /// What was looked for, and how far that came.
    pub text: Text,
    /// Whom to ask.
    pub contact: Option<Text>,
}

/// A part of the plan.
#[derive(Clone, Debug)]
pub struct PlanPart {
    /// `overall`, `1` … `19`, `lead`, `coordinate`.
    pub id: String,
    /// The chapter it stands in.
    pub chapter: Text,
    /// Its heading.
    pub title: Text,
    /// The part in the plan.
    pub citation: Citation,
    /// The whole part, verbatim.
    pub sentences: Vec<Sentence>,
    /// Who is responsible.
    pub departments: Vec<String>,
}

/// A sentence of the plan.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// That of its part, a hyphen and a number: `8-2`.
    pub id: String,
    /// What it does.
    pub says: Vec<Says>,
    /// Verbatim.
    pub text: String,
    /// The policies that come of it.
    pub policies: Vec<String>,
}

impl PlanPart {
    /// The whole part.
    pub fn text(&self) -> String {
        self.sentences.iter().map(|sentence| sentence.text.as_str()).collect()
    }
}

impl Catalog {
    /// The policy of that name.
    pub fn policy(&self, id: &str) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.id == id)
    }

    /// What cannot be had together with a policy, whichever of the two says so.
    pub fn excluded<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = (&'a Policy, &'a Exclusion)> {
        let own = policy.excludes.iter().filter_map(|it| Some((self.policy(&it.policy)?, it)));
        let others = self.policies.iter().flat_map(|other| other.excludes.iter().map(move |it| (other, it)));
        own.chain(others.filter(|(_, it)| it.policy == policy.id))
    }

    /// The fact of that name.
    pub fn fact_id(&self, id: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.id == id).map(FactId::of)
    }

    /// The fact of that number.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.at())
    }

    /// The group of that name.
    pub fn group_id(&self, id: &str) -> Option<GroupId> {
        self.groups.iter().position(|group| group.id == id).map(GroupId::of)
    }

    /// The facts of one group's rows, or of nobody's.
    pub fn facts_of(&self, group: Option<GroupId>) -> impl Iterator<Item = (FactId, &Fact)> {
        self.facts
            .iter()
            .enumerate()
            .filter(move |(_, fact)| fact.group == group)
            .map(|(at, fact)| (FactId::of(at), fact))
    }

    /// The options of a choice fact.
    pub fn choice(&self, fact: &Fact) -> Option<&Choice> {
        match fact.domain {
            Domain::Choice(at) => self.choices.get(at),
            _ => None,
        }
    }

    /// The rules of a policy.
    pub fn rules_of(&self, policy: &Policy) -> &[Rule] {
        self.rules.get(policy.rules.clone()).unwrap_or_default()
    }

    /// The unit of a number, unless only bare numbers make it up.
    pub fn unit(&self, quantity: &Quantity) -> Option<Unit> {
        match quantity {
            Quantity::Number(_) => None,
            Quantity::Fact(id) => match self.fact(*id)?.domain {
                Domain::Quantity { unit, .. } => Some(unit),
                _ => None,
            },
            Quantity::Parameter(id, _) => match self.parameters.get(id.at())?.kind {
                Type::Quantity(unit) => Some(unit),
                _ => None,
            },
            Quantity::Sum(a, b) | Quantity::Difference(a, b) => self.unit(a).or_else(|| self.unit(b)),
            Quantity::Product(a, b) => Some(self.unit(a)?.times(self.unit(b)?)),
            Quantity::Least(all) | Quantity::Greatest(all) => all.iter().find_map(|it| self.unit(it)),
            Quantity::Floor(inner) => self.unit(inner),
            Quantity::FullMonths(..) => Some(Unit::MONTH),
            Quantity::Count(..) => Some(Unit::PERSON),
            Quantity::Monthly { amount, .. } => self.unit(amount).map(|unit| unit.times(Unit::MONTH)),
        }
    }

    /// The document of a citation.
    pub fn source(&self, citation: &Citation) -> Option<&Source> {
        self.sources.get(citation.source)
    }
}
