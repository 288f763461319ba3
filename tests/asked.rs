//! How soon asking gets somewhere: golden people answer what they are asked, as the page asks it, and the same people
//! answer question after question in the order in which parts 1 to 19 of the plan first turn on it. What came of it
//! stands in `docs/measured/asking.md`.
#![cfg(test)]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod shared;

use std::fs;

use policy_portal::engine::{
    Evaluation, JsonAnswers, Open, Situation, Trace, Verdict, evaluate, json_answers, listed, next,
    read_answers, remaining, topic,
};
use policy_portal::formula::{FactId, Leaf, Mentions};
use policy_portal::lint::{day, read_suite};
use policy_portal::policy::{Amount, Audience, Catalog, Condition, ConditionKind, Policy};
use policy_portal::present::{Locale, View, Words, concerns};
use policy_portal::unit::Date;
use serde_json::json;

const AUDIENCES: [Audience; 8] = [
    Audience::Graduate,
    Audience::Jobseeker,
    Audience::Worker,
    Audience::Entrepreneur,
    Audience::Enterprise,
    Audience::Herder,
    Audience::School,
    Audience::Agency,
];

/// How many golden people of each audience are asked: those who answer most.
const PEOPLE: usize = 5;

struct Person {
    day: Date,
    answers: JsonAnswers,
}

/// Every golden person, and what each comes to.
fn people(catalog: &Catalog) -> Vec<(Person, Evaluation)> {
    let mut paths: Vec<_> = fs::read_dir("tests/golden").unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let mut people = Vec::new();
    for path in paths {
        let suite = read_suite(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in &suite.cases {
            let person = Person { day: day(case).unwrap(), answers: suite.answers(case) };
            let (situation, _) = read_answers(catalog, person.day, &json_answers(&person.answers));
            let came = evaluate(catalog, &situation);
            people.push((person, came));
        }
    }
    people
}

/// Those who get something that is listed for these; who answers most stands first.
fn of(catalog: &Catalog, people: &[(Person, Evaluation)], audience: Audience) -> Vec<usize> {
    let gets =
        |came: &Evaluation| {
            catalog.policies.iter().zip(&came.policies).any(|(policy, came)| {
                concerns(policy, &[audience]) && came.verdict == Some(Verdict::Eligible)
            })
        };
    let mut found: Vec<usize> = (0..people.len()).filter(|at| gets(&people[*at].1)).collect();
    found.sort_by_key(|at| (std::cmp::Reverse(people[*at].0.answers.len()), *at));
    found.truncate(PEOPLE);
    found
}

/// Somebody being asked.
struct Walk<'a> {
    catalog: &'a Catalog,
    person: &'a Person,
    audience: Audience,
    said: JsonAnswers,
    asked: Vec<Open>,
    /// What stood on lists.
    listed: Vec<Open>,
}

impl<'a> Walk<'a> {
    fn new(catalog: &'a Catalog, person: &'a Person, audience: Audience) -> Self {
        Self { catalog, person, audience, said: JsonAnswers::new(), asked: Vec::new(), listed: Vec::new() }
    }

    fn situation(&self) -> Situation {
        read_answers(self.catalog, self.person.day, &json_answers(&self.said)).0
    }

    fn counts(&self, policy: &Policy) -> bool {
        concerns(policy, &[self.audience])
    }

    fn is_settled(&self, evaluation: &Evaluation) -> bool {
        let left = remaining(self.catalog, evaluation, |policy| self.counts(policy));
        left.iter().all(|open| self.asked.contains(open))
    }

    /// Ticks what holds and says that the rest does not: what a person's file does not mention is not so. How many of
    /// a group there are is asked later.
    fn tick(&mut self, ticked: Vec<Open>) {
        for open in ticked {
            self.listed.push(open);
            let name = self.name(open);
            let known = self.person.answers.get(&name);
            match (open, known) {
                (Open::Group(_), Some(_)) => {
                    self.said.insert(name, json!({ "total": "1.." }));
                    continue;
                }
                (Open::Group(_), None) => drop(self.said.insert(name, json!({ "total": "0" }))),
                (Open::Fact(id), known) => {
                    let fact = self.catalog.fact(id).unwrap();
                    let last = self.catalog.choice(fact).and_then(|choice| choice.options.last());
                    let denied = last.map_or("no", |option| &option.id);
                    let said = known.cloned().unwrap_or_else(|| denied.into());
                    // Which option holds is asked later.
                    if last.is_some() && said != denied {
                        continue;
                    }
                    self.said.insert(name, said);
                }
            }
            self.asked.push(open);
        }
    }

    /// What is settled after three answers, and the first cards.
    fn after(&self, count: usize, words: &Words) -> Option<((usize, usize), Vec<usize>)> {
        let situation = self.situation();
        let evaluation = evaluate(self.catalog, &situation);
        (count == 3).then(|| (self.settled(&evaluation), self.cards(&situation, &evaluation, words)))
    }

    fn name(&self, open: Open) -> String {
        match open {
            Open::Fact(id) => self.catalog.fact(id).unwrap().id.clone(),
            Open::Group(id) => self.catalog.groups[id.at()].id.clone(),
        }
    }

    /// Answers what is known; what is not stays open.
    fn answer(&mut self, open: Open) {
        self.asked.push(open);
        if let Open::Group(id) = open {
            self.asked.extend(self.catalog.facts_of(Some(id)).map(|(id, _)| Open::Fact(id)));
        }
        let name = self.name(open);
        if let Some(answer) = self.person.answers.get(&name) {
            self.said.insert(name, answer.clone());
        }
    }

    /// How many of the policies no answer decides any more, and of how many.
    fn settled(&self, evaluation: &Evaluation) -> (usize, usize) {
        let own = self.catalog.policies.iter().zip(&evaluation.policies);
        let own: Vec<Verdict> =
            own.filter(|(policy, _)| self.counts(policy)).filter_map(|(_, came)| came.verdict).collect();
        (own.iter().filter(|verdict| !matches!(verdict, Verdict::Answer { .. })).count(), own.len())
    }

    /// The first five cards of the results, in their order.
    fn cards(&self, situation: &Situation, evaluation: &Evaluation, words: &Words) -> Vec<usize> {
        let (catalog, locale) = (self.catalog, Locale::Zh);
        let view = View { catalog, words, locale, situation, evaluation };
        let audience = [self.audience];
        let mut cards = view.group(&audience, |verdict| verdict == Verdict::Eligible);
        cards.extend(view.group(&audience, |verdict| matches!(verdict, Verdict::Answer { .. })));
        cards.truncate(5);
        cards
    }

    fn gets(&self, evaluation: &Evaluation) -> Vec<usize> {
        let own = self.catalog.policies.iter().zip(&evaluation.policies).enumerate();
        own.filter(|(_, (policy, came))| self.counts(policy) && came.verdict == Some(Verdict::Eligible))
            .map(|(at, _)| at)
            .collect()
    }
}

/// What came of asking.
struct Asked {
    questions: usize,
    topics: usize,
    settled: (usize, usize),
    /// Whether the first five cards after three answers hold all that the person gets in the end.
    all_in_five: bool,
}

fn as_the_page_asks(mut walk: Walk<'_>, words: &Words) -> Asked {
    let (mut count, mut lists, mut topics, mut last) = (0, 0, 0, None);
    let mut third = None;
    let gets = loop {
        let situation = walk.situation();
        let evaluation = evaluate(walk.catalog, &situation);
        let trace = Trace::of(walk.catalog, &situation, &evaluation);
        if count == lists {
            let situations = listed(&trace, |it| walk.counts(it), |open| walk.listed.contains(&open));
            if !situations.is_empty() {
                walk.tick(situations);
                (count, lists) = (count + 1, lists + 1);
                third = walk.after(count, words).or(third);
                continue;
            }
        }
        let asked = |open: Open| walk.asked.contains(&open);
        let screen = next(&trace, |it| walk.counts(it), asked, last);
        if screen.is_empty() {
            break walk.gets(&evaluation);
        }
        for open in screen {
            let before = last.map(|last| topic(walk.catalog, last));
            topics += usize::from(before != Some(topic(walk.catalog, open)));
            last = Some(open);
            walk.answer(open);
            count += 1;
            third = walk.after(count, words).or(third);
        }
    };
    let (settled, cards) = third.or_else(|| walk.after(3, words)).unwrap();
    let all_in_five = gets.iter().all(|it| cards.contains(it));
    Asked { questions: count, topics, settled, all_in_five }
}

/// How many questions it takes in the order of the plan's parts until nothing that could be asked can matter.
fn in_order(mut walk: Walk<'_>, order: &[Open]) -> usize {
    let mut asked = 0;
    for open in order {
        let evaluation = evaluate(walk.catalog, &walk.situation());
        if walk.is_settled(&evaluation) {
            break;
        }
        asked += 1;
        walk.answer(*open);
    }
    asked
}

/// What the wanted policies of parts 1 to 19 turn on, in the order in which it is first mentioned; then what those turn
/// on that belong to none.
fn order(catalog: &Catalog, audience: Audience) -> Vec<Open> {
    let item =
        |policy: &Policy| policy.item.as_ref().and_then(|item| item.parse::<usize>().ok()).unwrap_or(20);
    let mut policies: Vec<&Policy> =
        catalog.policies.iter().filter(|policy| concerns(policy, &[audience])).collect();
    policies.sort_by_key(|policy| item(policy));
    let mut order = Order { catalog, found: Vec::new() };
    for rule in policies.iter().flat_map(|policy| catalog.rules_of(policy)) {
        order.group(rule.for_each.map(Open::Group));
        order.conditions(&rule.requires);
        for case in rule.grant.iter().flat_map(|grant| &grant.cases) {
            case.when.iter().for_each(|when| order.formula(when));
            match &case.amount {
                Amount::Quantity(amount) => order.formula(amount),
                Amount::Moment(amount) => order.formula(amount),
            }
        }
    }
    order.found
}

struct Order<'a> {
    catalog: &'a Catalog,
    found: Vec<Open>,
}

impl Order<'_> {
    fn group(&mut self, open: Option<Open>) {
        self.found.extend(open.filter(|open| !self.found.contains(open)));
    }

    fn fact(&mut self, id: FactId) {
        let fact = self.catalog.fact(id).unwrap();
        if fact.ask == policy_portal::policy::Ask::Always {
            self.group(Some(fact.group.map_or(Open::Fact(id), Open::Group)));
        }
    }

    fn conditions(&mut self, conditions: &[Condition]) {
        for condition in conditions {
            match &condition.kind {
                ConditionKind::All(inner) | ConditionKind::Any(inner) => self.conditions(inner),
                ConditionKind::Clause { test, .. } => self.formula(test),
            }
        }
    }

    fn formula(&mut self, formula: &dyn Mentions) {
        let mut leaves = Vec::new();
        formula.leaves(true, &mut |leaf| leaves.push(leaf));
        for leaf in leaves {
            match leaf {
                Leaf::Fact(id) => self.fact(id),
                Leaf::Group(id) => self.group(Some(Open::Group(id))),
                Leaf::Parameter(id) => {
                    let by = self.catalog.parameters[id.at()].by;
                    if let Some(id) = by {
                        self.fact(id);
                    }
                }
                Leaf::Definition(id) => {
                    let definition = &self.catalog.definitions[id.at()];
                    definition.whole.iter().for_each(|whole| self.formula(whole));
                    self.conditions(&definition.requires);
                }
                Leaf::Rule(id) => self.conditions(&self.catalog.rules[id.at()].requires),
                Leaf::Day => {}
            }
        }
    }
}

/// What three questions settle that are chosen by somebody who knows the answers: each time the one that settles most.
fn at_best(mut walk: Walk<'_>) -> usize {
    let mut settled = 0;
    for _ in 0..3 {
        let evaluation = evaluate(walk.catalog, &walk.situation());
        let left = remaining(walk.catalog, &evaluation, |policy| walk.counts(policy));
        let after = |open: Open| {
            let mut other = Walk { said: walk.said.clone(), asked: Vec::new(), listed: Vec::new(), ..walk };
            other.answer(open);
            other.settled(&evaluate(other.catalog, &other.situation())).0
        };
        let best = left.into_iter().filter(|open| !walk.asked.contains(open)).max_by_key(|open| after(*open));
        let Some(best) = best else { break };
        settled = after(best);
        walk.answer(best);
    }
    settled
}

/// Sums over the people of an audience.
#[derive(Default)]
struct Sums {
    people: usize,
    policies: usize,
    settled: usize,
    at_best: usize,
    all_in_five: usize,
    questions: usize,
    topics: usize,
    in_order: usize,
}

#[test]
fn asking_gets_somewhere_soon() {
    let catalog = shared::catalog();
    let words = Words::read(include_str!("../static/text/zh.json")).unwrap();
    let people = people(&catalog);
    let percent = |part: usize, whole: usize| (part * 100).checked_div(whole).unwrap_or(0);
    println!(
        "| | people | settled after three | at best | all in five cards | questions | topics | in order | share |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for audience in AUDIENCES {
        let order = order(&catalog, audience);
        let mut sums = Sums::default();
        for at in of(&catalog, &people, audience) {
            let walk = || Walk::new(&catalog, &people[at].0, audience);
            let asked = as_the_page_asks(walk(), &words);
            sums.people += 1;
            sums.settled += asked.settled.0;
            sums.policies += asked.settled.1;
            sums.at_best += at_best(walk());
            sums.all_in_five += usize::from(asked.all_in_five);
            sums.questions += asked.questions;
            sums.topics += asked.topics;
            sums.in_order += in_order(walk(), &order);
        }
        let (settled, at_best) = (percent(sums.settled, sums.policies), percent(sums.at_best, sums.policies));
        let share = percent(sums.questions, sums.in_order);
        let Sums { people, all_in_five, questions, topics, in_order, .. } = sums;
        println!(
            "| {audience:?} | {people} | {settled} % | {at_best} % | {all_in_five} | {questions} | {topics} | {in_order} | {share} % |"
        );
        // 60 is to be reached. Who hires, trains and borrows, or is in several kinds of need, has to be asked on about
        // what they tick: these are not there yet, and are not to fall back (docs/measured/asking.md).
        let least = match audience {
            Audience::Enterprise => 55,
            Audience::Jobseeker => 57,
            Audience::Worker => 53,
            _ => 60,
        };
        assert!(settled >= least || people == 0, "{audience:?}: {settled} %");
        // Of seven questions there are too few to leave out.
        assert!(share <= 60 || in_order <= 7 * people, "{audience:?}: {questions} of {in_order}");
    }
}
