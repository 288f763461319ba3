//! Random people of whom some answers are known, and ways to answer the rest.

mod judge;
mod random;
mod splitmix;
mod whole;
mod written;

use std::fmt::Write as _;

use policy_portal::engine::{JsonAnswers, Row, Situation, Value, narrow};
use policy_portal::formula::{Choices, FactId, GroupId};
use policy_portal::policy::{Ask, Catalog, Fact};
use policy_portal::unit::{Date, Exact, Interval};
use serde_json::Map;

use judge::Broken;
pub(crate) use judge::Judge;
pub(crate) use random::{Pool, Random};
use whole::{Alike, Whole};

/// Answers of a row, by fact.
type Known = Vec<(FactId, Value)>;

/// What is known of some people of a group.
#[derive(Clone, Debug)]
struct Part {
    count: Interval<Exact>,
    known: Known,
}

/// What is known of a group.
#[derive(Clone, Debug)]
struct Crowd {
    parts: Vec<Part>,
    /// Where there may be others, how many all are.
    total: Option<Interval<Exact>>,
}

/// Somebody, and what is known of them.
#[derive(Clone, Debug)]
pub(crate) struct Partial {
    pub(crate) day: Date,
    witness: Whole,
    known: Vec<Value>,
    crowds: Vec<Crowd>,
}

impl Partial {
    /// Somebody who keeps what answers must keep, and of whom much, little or all is known.
    pub(crate) fn random(catalog: &Catalog, judge: &Judge, random: &mut Random<'_>) -> Self {
        let day = random.day();
        let witness = Whole::random(catalog, judge, day, random);
        let openness = [0, 10, 50, 90, 100][random.below(5)];
        let known = catalog.facts.iter().zip(&witness.facts);
        let known = known.map(|(fact, value)| random.forget(catalog, fact, *value, openness)).collect();
        let crowds =
            (0..catalog.groups.len()).map(|at| witness.crowd(catalog, at, openness, random)).collect();
        let mut partial = Self { day, witness, known, crowds };
        partial.number_parts();
        partial
    }

    /// The parts of a crowd are its witnesses one by one, the others are the rest.
    fn number_parts(&mut self) {
        for (people, crowd) in self.witness.crowds.iter_mut().zip(&self.crowds) {
            for (at, (part, _)) in people.iter_mut().enumerate() {
                *part = at.min(crowd.parts.len());
            }
        }
    }

    pub(crate) fn situation(&self, catalog: &Catalog) -> Situation {
        let mut situation = Situation::open(catalog, self.day);
        for (at, value) in self.known.iter().enumerate() {
            situation.set(FactId::of(at), *value);
        }
        for (at, crowd) in self.crowds.iter().enumerate() {
            let rows = crowd.parts.iter().map(|part| Row { count: part.count, values: part.known.clone() });
            situation.describe(GroupId::of(at), rows.collect(), crowd.total);
        }
        assert_eq!(narrow(catalog, &mut situation), [], "the witness keeps the constraints");
        situation
    }

    /// One of the ways to answer all that is open.
    pub(crate) fn completed(&self, catalog: &Catalog, judge: &Judge, random: &mut Random<'_>) -> Situation {
        let mut whole = self.witness.clone();
        for ((slot, known), fact) in whole.facts.iter_mut().zip(&self.known).zip(&catalog.facts) {
            if fact.group.is_none() && random.one_in(2) {
                *slot = random.point(catalog, fact, *known, self.day);
            }
        }
        for at in 0..self.crowds.len() {
            if random.one_in(2)
                && let Some(people) = self.other_people(catalog, at, random)
            {
                whole.crowds[at] = people;
            }
        }
        for _ in 0..30 {
            let situation = whole.situation(catalog, self.day);
            let Some(broken) = judge.broken(&situation, random) else { return situation };
            self.mend(catalog, &mut whole, &broken, random);
        }
        self.witness.situation(catalog, self.day)
    }

    /// Takes back what breaks a constraint, or answers anew what contradicts a definition.
    fn mend(&self, catalog: &Catalog, whole: &mut Whole, broken: &Broken, random: &mut Random<'_>) {
        match broken {
            Broken::Row(group, _) => whole.crowds[*group].clone_from(&self.witness.crowds[*group]),
            Broken::Facts(facts) if random.one_in(2) => {
                for fact in facts {
                    whole.facts[*fact] = self.witness.facts[*fact];
                }
            }
            Broken::Facts(facts) => {
                let at = facts[random.below(facts.len())];
                whole.facts[at] = random.point(catalog, &catalog.facts[at], self.known[at], self.day);
            }
        }
    }

    /// Other people of whom the same is known; nobody where the numbers do not come out.
    fn other_people(
        &self,
        catalog: &Catalog,
        at: usize,
        random: &mut Random<'_>,
    ) -> Option<Vec<(usize, Alike)>> {
        let (crowd, most) = (&self.crowds[at], catalog.groups[at].most);
        let mut people = Vec::new();
        let mut described = 0;
        for (number, part) in crowd.parts.iter().enumerate() {
            let count = random.count(part.count, most);
            described += count;
            random.split(count, |random, count| {
                people.push((number, self.alike(catalog, at, count, &part.known, random)));
            });
        }
        let all = Interval::point(Exact::from(described));
        let rest = match crowd.total {
            None => 0,
            Some(total) => {
                let end = |end: Option<Exact>| end.and_then(|end| end.minus(all.lo()?));
                let left = Interval::new(end(total.lo()), end(total.hi()))?;
                random.count(left.meet(Interval::at_least(Exact::ZERO))?, most)
            }
        };
        random.split(rest, |random, count| {
            people.push((crowd.parts.len(), self.alike(catalog, at, count, &Vec::new(), random)));
        });
        Some(people)
    }

    /// People of whom this is known; each answer is a witness's, or another.
    fn alike(
        &self,
        catalog: &Catalog,
        at: usize,
        count: i64,
        known: &Known,
        random: &mut Random<'_>,
    ) -> Alike {
        let witnesses = &self.witness.crowds[at];
        let like =
            if witnesses.is_empty() { None } else { Some(&witnesses[random.below(witnesses.len())].1) };
        let values = catalog.facts_of(Some(GroupId::of(at))).map(|(id, fact)| {
            let known = value_of(known, id).unwrap_or_else(|| Value::open(catalog, &fact.domain));
            let same = like
                .and_then(|like| value_of(&like.values, id))
                .filter(|same| known.meet(*same) == Some(*same));
            let value = same.filter(|_| random.one_in(2));
            (id, value.unwrap_or_else(|| random.point(catalog, fact, known, self.day)))
        });
        Alike { count, values: values.collect() }
    }

    /// Answers one more question, of a fact or of a group.
    pub(crate) fn answer_one(&mut self, catalog: &Catalog, random: &mut Random<'_>) {
        if random.one_in(4) {
            return self.describe_one(random);
        }
        let open: Vec<usize> = (0..self.known.len())
            .filter(|at| catalog.facts[*at].group.is_none() && !self.known[*at].is_point())
            .collect();
        if !open.is_empty() {
            let at = open[random.below(open.len())];
            let narrower = random.forget(catalog, &catalog.facts[at], self.witness.facts[at], 50);
            self.known[at] = self.known[at].meet(narrower).unwrap();
        }
    }

    /// Tells one of those who are not described from the rest, or everything of a part.
    fn describe_one(&mut self, random: &mut Random<'_>) {
        let at = random.below(self.crowds.len());
        let (crowd, people) = (&mut self.crowds[at], &self.witness.crowds[at]);
        let described = crowd.parts.len();
        if let Some((_, next)) = people.get(described) {
            let count = Interval::point(Exact::from(next.count));
            crowd.parts.push(Part { count, known: Vec::new() });
        } else if described != 0 {
            let which = random.below(described);
            let alike = &people[which].1;
            crowd.parts[which] = Part::of(alike);
        }
        self.number_parts();
    }

    /// With everything answered that is asked; readings and optional facts stay as they are.
    pub(crate) fn with_asked_answered(&self, catalog: &Catalog) -> Self {
        let asked = |fact: &Fact| fact.ask == Ask::Always;
        let mut answered = self.clone();
        for (at, fact) in catalog.facts.iter().enumerate() {
            if asked(fact) {
                answered.known[at] = self.witness.facts[at];
            }
        }
        for (at, crowd) in answered.crowds.iter_mut().enumerate() {
            let before = &self.crowds[at].parts;
            let parts = self.witness.crowds[at].iter().map(|(part, alike)| {
                let mut part_of = Part::of(alike);
                let known = before.get(*part).map_or(&[][..], |part| &part.known);
                part_of.known.retain(|(id, _)| asked(catalog.fact(*id).unwrap()));
                part_of.known.extend(known.iter().filter(|(id, _)| !asked(catalog.fact(*id).unwrap())));
                part_of
            });
            *crowd = Crowd { parts: parts.collect(), total: None };
        }
        answered
    }

    /// Without what nobody is asked.
    pub(crate) fn without_readings(&self, catalog: &Catalog) -> Self {
        let never = |id: FactId| catalog.fact(id).is_some_and(|fact| fact.ask == Ask::Never);
        let mut without = self.clone();
        for (at, fact) in catalog.facts.iter().enumerate() {
            if never(FactId::of(at)) {
                without.known[at] = Value::open(catalog, &fact.domain);
            }
        }
        let parts = without.crowds.iter_mut().flat_map(|crowd| &mut crowd.parts);
        parts.for_each(|part| part.known.retain(|(id, _)| !never(*id)));
        without
    }

    /// The same, given in another order.
    pub(crate) fn reversed(&self) -> Self {
        let mut reversed = self.clone();
        for crowd in &mut reversed.crowds {
            crowd.parts.reverse();
            crowd.parts.iter_mut().for_each(|part| part.known.reverse());
        }
        reversed
    }

    /// The answers as a person or program writes them; readings are nobody's to answer.
    pub(crate) fn answers(&self, catalog: &Catalog) -> JsonAnswers {
        let mut answers = JsonAnswers::new();
        for (id, fact) in catalog.facts_of(None) {
            let known = self.known[id.at()];
            if fact.ask != Ask::Never && known != Value::open(catalog, &fact.domain) {
                answers.insert(fact.id.clone(), written::answer(catalog, fact, known));
            }
        }
        for (group, crowd) in catalog.groups.iter().zip(&self.crowds) {
            if crowd.parts.is_empty() && crowd.total == Some(everybody()) {
                continue;
            }
            let rows = crowd.parts.iter().map(|part| written::row(catalog, part));
            let mut given = Map::from_iter([("rows".to_owned(), rows.collect())]);
            given.extend(
                crowd.total.map(|total| ("total".to_owned(), written::range(total, " person").into())),
            );
            answers.insert(group.id.clone(), given.into());
        }
        answers
    }
}

impl Part {
    fn of(alike: &Alike) -> Self {
        Self { count: Interval::point(Exact::from(alike.count)), known: alike.values.clone() }
    }
}

/// How many people a group may have of which nothing is said.
fn everybody() -> Interval<Exact> {
    Interval::at_least(Exact::ZERO)
}

fn value_of(known: &Known, id: FactId) -> Option<Value> {
    known.iter().find(|(other, _)| *other == id).map(|(_, value)| *value)
}

/// What was answered between two situations, to be read after a failure.
pub(crate) fn differences(catalog: &Catalog, before: &Situation, after: &Situation) -> String {
    let mut text = String::new();
    for (at, fact) in catalog.facts.iter().enumerate() {
        let (a, b) = (before.value(FactId::of(at)), after.value(FactId::of(at)));
        let mark = if a == b { "" } else { "  <-" };
        if fact.group.is_none() && b != Some(Value::open(catalog, &fact.domain)) {
            writeln!(text, "{} {a:?} {b:?}{mark}", fact.id).unwrap();
        }
    }
    for (at, group) in catalog.groups.iter().enumerate() {
        for (when, situation) in [("before", before), ("after", after)] {
            for row in situation.rows(GroupId::of(at)) {
                let named =
                    |(id, value): &(FactId, Value)| (catalog.fact(*id).unwrap().short().to_owned(), *value);
                let values: Vec<_> = row.values.iter().map(named).collect();
                writeln!(text, "{} {when}: {:?} {values:?}", group.id, row.count).unwrap();
            }
        }
    }
    text
}

/// All sets that hold `choices` and some of `all`.
fn some_of(all: Choices, choices: Choices, random: &mut Random<'_>) -> Choices {
    all.iter().filter(|_| random.one_in(3)).map(Choices::only).fold(choices, Choices::or)
}
