//! Whom a change touches: people on both sides of every threshold of both sets of data, each evaluated under both.

use crate::engine::{
    Answer, AnswerFault, Answers, Evaluation, Open, Situation, Trace, Value, Verdict, evaluate, json_answers,
    next, read_answers, row_questions,
};
use crate::formula::{FactId, GroupId};
use crate::lint::Suite;
use crate::lint::compared::values;
use crate::lint::mismatch::policy_amount;
use crate::policy::{Catalog, Paid, Policy, Rule};
use crate::unit::{Date, Unit};

/// The most people who are tried for one policy.
const MOST: usize = 2_000;

/// What a policy comes to for somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Came {
    /// The verdict.
    pub verdict: Verdict,
    /// In all; of what is not paid but shown, each.
    pub amounts: Vec<(Unit, Value)>,
}

/// What a change is for those whom it touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// They get it now, or more.
    Gains,
    /// They get it no more, or less.
    Loses,
    /// The verdict is another one.
    Verdict,
    /// The amount is another one, and neither surely more nor surely less.
    Amount,
}

impl Effect {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gains => "gains",
            Self::Loses => "loses",
            Self::Verdict => "verdict",
            Self::Amount => "amount",
        }
    }
}

/// Those whom a change touches alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    /// What it is for them.
    pub effect: Effect,
    /// What they had; nothing where there was no such policy.
    pub before: Option<Came>,
    /// What they have.
    pub after: Option<Came>,
    /// How many of the people who were tried are so.
    pub people: usize,
    /// What one of them answers.
    pub example: Answers,
}

/// Whom a policy's change touches.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The policy.
    pub policy: String,
    /// How many people were tried.
    pub tried: usize,
    /// Whether nobody was left to try.
    pub whole: bool,
    /// How many golden people were tried too, as it is not whole.
    pub golden: usize,
    /// Those who are touched, those who gain first.
    pub touched: Vec<Touched>,
}

/// Whom a change from one catalogue to another touches in a policy, on a day.
///
/// People are tried answer by answer, as they would be asked: of what stands in the way every option that either
/// catalogue tells apart, and the numbers and days on, before and after each threshold of either. Where these are too
/// many, those who were left out may be the only ones who lose: so golden people of whom something of the policy is
/// expected are tried too, as if they asked on that day.
pub fn touched(
    before: &Catalog,
    after: &Catalog,
    policy: &str,
    day: Date,
    suites: &[(String, Suite)],
) -> Reach {
    let mut search = Search { sides: [before, after], policy, day, tried: 0, touched: Vec::new() };
    let whole = search.people(&mut Vec::new());
    let golden = if whole { 0 } else { search.golden(suites) };
    search.touched.sort_by_key(|it| it.effect);
    Reach { policy: policy.to_owned(), tried: search.tried, whole, golden, touched: search.touched }
}

struct Search<'a> {
    sides: [&'a Catalog; 2],
    policy: &'a str,
    day: Date,
    tried: usize,
    touched: Vec<Touched>,
}

/// What somebody answers: facts by name, and groups by the number of people; those of a group are one row.
type Person = Vec<(String, String)>;

impl Search<'_> {
    /// Tries everybody who answers so far as this one; `false` where there are too many.
    fn people(&mut self, person: &mut Person) -> bool {
        if self.tried == MOST {
            return false;
        }
        let said = |side: &Catalog| evaluated(side, self.day, &answers(side, person));
        let came: Vec<_> = self.sides.iter().map(|side| said(side)).collect();
        let [Some(before), Some(after)] = came.as_slice() else { return true };
        let open = [(1, after), (0, before)].into_iter().find_map(|(side, (situation, evaluation))| {
            let catalog = self.sides.get(side)?;
            self.question(&Trace::of(catalog, situation, evaluation), person)
        });
        let Some(question) = open else {
            self.tried = self.tried.saturating_add(1);
            let [_, catalog] = self.sides;
            self.compare(&before.1, &after.1, &|| answers(catalog, person));
            return true;
        };
        let mut whole = true;
        for value in values(self.sides, self.policy, &question, self.day) {
            person.push((question.clone(), value));
            whole &= self.people(person);
            person.pop();
        }
        whole
    }

    /// Tries the golden people of the policy; says how many they are.
    fn golden(&mut self, suites: &[(String, Suite)]) -> usize {
        let mut tried: usize = 0;
        for suite in suites.iter().map(|(_, suite)| suite) {
            for case in suite.cases.iter().filter(|case| case.expect.contains_key(self.policy)) {
                let said = json_answers(&suite.answers(case));
                let [before, after] = self.sides.map(|side| evaluated(side, self.day, &said));
                if let Some(((_, before), (_, after))) = before.zip(after) {
                    tried = tried.saturating_add(1);
                    self.compare(&before, &after, &|| said.clone());
                }
            }
        }
        tried
    }

    /// What is asked next.
    fn question(&self, trace: &Trace<'_>, person: &Person) -> Option<String> {
        let catalog = trace.catalog;
        let counts = |policy: &Policy| policy.id == self.policy;
        let said = |name: &str| person.iter().any(|(it, _)| it == name);
        let fact = |id: FactId| catalog.fact(id).map(|fact| fact.id.clone());
        let group = |id: GroupId| catalog.groups.get(id.at()).map(|group| group.id.clone());
        let asked = |open: Open| match open {
            Open::Fact(id) => fact(id).is_some_and(|name| said(&name)),
            Open::Group(id) => group(id).is_some_and(|name| said(&name)),
        };
        match next(trace, counts, asked, None).into_iter().next()? {
            Open::Fact(id) => fact(id),
            Open::Group(id) => {
                let of_rows = row_questions(catalog, trace.evaluation, counts, id);
                let unsaid = || of_rows.into_iter().filter_map(fact).find(|name| !said(name));
                group(id).filter(|name| !said(name)).or_else(unsaid)
            }
        }
    }

    fn compare(&mut self, before: &Evaluation, after: &Evaluation, example: &dyn Fn() -> Answers) {
        let [a, b] = self.sides;
        let (before, after) = (outcome(a, before, self.policy), outcome(b, after, self.policy));
        let Some(effect) = effect(before.as_ref(), after.as_ref()) else { return };
        let verdict = |came: &Option<Came>| came.as_ref().map(|it| it.verdict);
        let alike = self.touched.iter_mut().find(|it| {
            it.effect == effect
                && verdict(&it.before) == verdict(&before)
                && verdict(&it.after) == verdict(&after)
        });
        if let Some(alike) = alike {
            alike.people = alike.people.saturating_add(1);
        } else {
            self.touched.push(Touched { effect, before, after, people: 1, example: example() });
        }
    }
}

/// What comes of somebody's answers; nothing where nobody can be so.
fn evaluated(catalog: &Catalog, day: Date, answers: &Answers) -> Option<(Situation, Evaluation)> {
    let (situation, problems): (Situation, _) = read_answers(catalog, day, answers);
    let impossible = problems.iter().any(|it| matches!(it.fault, AnswerFault::Contradiction(_)));
    let evaluation = (!impossible).then(|| evaluate(catalog, &situation))?;
    Some((situation, evaluation))
}

/// The answers as a catalogue asks them.
fn answers(catalog: &Catalog, person: &Person) -> Answers {
    let mut answers = Answers::new();
    for (name, value) in person {
        let text = || Answer::Text(value.clone());
        if let Some(group) = catalog.group_id(name) {
            let of_rows = catalog.facts_of(Some(group));
            let said = of_rows.filter_map(|(_, fact)| {
                let (_, value) = person.iter().find(|(name, _)| *name == fact.id)?;
                Some((fact.short().to_owned(), Answer::Text(value.clone())))
            });
            let row = Answer::Parts([("count".to_owned(), text())].into_iter().chain(said).collect());
            let parts = vec![("total".to_owned(), text()), ("rows".to_owned(), Answer::List(vec![row]))];
            answers.push((name.clone(), Answer::Parts(parts)));
        } else if catalog.fact_id(name).and_then(|id| catalog.fact(id)).is_some_and(|it| it.group.is_none()) {
            answers.push((name.clone(), text()));
        }
    }
    answers
}

fn outcome(catalog: &Catalog, evaluation: &Evaluation, policy: &str) -> Option<Came> {
    let at = catalog.policies.iter().position(|it| it.id == policy)?;
    let verdict = evaluation.policies.get(at)?.verdict?;
    let policy = catalog.policies.get(at)?;
    let rules = catalog.rules_of(policy).iter().zip(evaluation.rules.get(policy.rules.clone())?);
    let shown = rules.filter_map(|(rule, came)| {
        let grant = rule.grant.as_ref().filter(|grant| grant.paid == Paid::Value)?;
        Some((grant.unit, came.granted.filter(|_| came.verdict == Verdict::Eligible)?))
    });
    let mut amounts: Vec<(Unit, Value)> = shown.collect();
    if amounts.is_empty() && !catalog.rules_of(policy).iter().any(is_shown) {
        amounts.extend(policy_amount(policy, evaluation).map(|amount| (Unit::YUAN, amount)));
    }
    Some(Came { verdict, amounts })
}

/// Whether a rule shows a value and pays nothing.
fn is_shown(rule: &Rule) -> bool {
    rule.grant.as_ref().is_some_and(|grant| grant.paid == Paid::Value)
}

/// What a change is for somebody; nothing where it is none.
fn effect(before: Option<&Came>, after: Option<&Came>) -> Option<Effect> {
    let gets = |came: Option<&Came>| came.is_some_and(|it| it.verdict == Verdict::Eligible);
    let nothing = |came: Option<&Came>| {
        came.is_none_or(|it| matches!(it.verdict, Verdict::NotEligible | Verdict::NotInForce(_)))
    };
    match (before, after) {
        _ if before == after => None,
        _ if gets(after) && !gets(before) => Some(Effect::Gains),
        _ if gets(before) && !gets(after) => Some(Effect::Loses),
        (Some(before), Some(after)) if before.verdict == after.verdict => Some(by_amount(before, after)),
        // That it is not there, or not for them, comes to the same.
        (None, _) | (_, None) if nothing(before) && nothing(after) => None,
        _ => Some(Effect::Verdict),
    }
}

fn by_amount(before: &Came, after: &Came) -> Effect {
    if before.amounts.len() != after.amounts.len() {
        return Effect::Amount;
    }
    let mut pairs = before.amounts.iter().zip(&after.amounts);
    let more = pairs.clone().all(|((_, before), (_, after))| at_least(*after, *before));
    match (more, pairs.all(|((_, before), (_, after))| at_least(*before, *after))) {
        (true, false) => Effect::Gains,
        (false, true) => Effect::Loses,
        _ => Effect::Amount,
    }
}

/// Whether an amount is at least another one at both ends.
fn at_least(a: Value, b: Value) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = (a, b) else { return false };
    let lo = b.lo().is_none_or(|b| a.lo().is_some_and(|a| b <= a));
    lo && a.hi().is_none_or(|a| b.hi().is_some_and(|b| b <= a))
}
