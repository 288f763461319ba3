//! Conditions, rules and policies: what each comes to over all worlds.

use std::cell::Cell;
use std::collections::BTreeSet;

use policy_portal::formula::{Leaf, Mentions, ParameterId, Test};
use policy_portal::policy::{
    Amount, Case, Catalog, Condition, ConditionKind, Grant, Incomplete, Policy, Rule,
};
use policy_portal::unit::Date;

use super::reckon::{Needed, Reckoner, on_day};
use super::worlds::{Question, World};
use super::{Number, Person};

/// How it stands; the greater, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// 不符合
    NotEligible,
    /// 不在有效期
    NotInForce,
    /// 由主管部门确定
    Authority,
    /// 符合
    Eligible,
}

/// Why the authority decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// 地方裁量
    Local,
    /// 条文两可
    Reading,
    /// 标准未公布
    Unpublished,
}

/// What is given over all worlds, from the least to the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    Quantity(Number, Number),
    Date(Date, Date),
}

/// What is thought of one rule.
#[derive(Clone, Debug)]
pub(crate) struct Opinion {
    pub(crate) verdict: Verdict,
    /// Of the authority's part; more than one where more than one thing is open.
    pub(crate) reasons: BTreeSet<Reason>,
    /// Nothing is given in a world where the rule is not met.
    pub(crate) given: Option<Given>,
}

/// What is thought of each rule; `None` where the person has not answered what it needs.
pub(crate) fn opinions(catalog: &Catalog, person: &Person) -> Vec<Option<Opinion>> {
    (0..catalog.rules.len()).map(|at| opinion(catalog, person, at)).collect()
}

/// The best of what is thought of its rules; `None` for a policy without rules.
pub(crate) fn policy_verdict(policy: &Policy, opinions: &[Option<Opinion>]) -> Option<Verdict> {
    let verdicts: Option<Vec<_>> =
        opinions[policy.rules.clone()].iter().map(|it| it.as_ref().map(|it| it.verdict)).collect();
    verdicts?.into_iter().max()
}

fn opinion(catalog: &Catalog, person: &Person, at: usize) -> Option<Opinion> {
    let rule = &catalog.rules[at];
    if !in_force(catalog, rule, person.day) {
        return Some(Opinion { verdict: Verdict::NotInForce, reasons: BTreeSet::new(), given: None });
    }
    let (unanswered, mut over) = (Cell::new(false), Over::default());
    World::each(|world| {
        let reckoner = Reckoner::of(catalog, person, world, &unanswered);
        let met = reckoner.rows_that_meet(rule);
        let asked = world.questions();
        let given = rule.grant.as_ref().and_then(|grant| given(grant, &met));
        over.add(!met.is_empty(), &asked, given);
        !unanswered.get()
    });
    if unanswered.get() { None } else { Some(over.opinion(rule)) }
}

/// What came in the worlds so far.
#[derive(Default)]
struct Over {
    met: bool,
    unmet: bool,
    reasons: BTreeSet<Reason>,
    given: Option<Given>,
}

impl Over {
    fn add(&mut self, met: bool, asked: &[Question], given: Option<Given>) {
        (self.met, self.unmet) = (self.met || met, self.unmet || !met);
        self.reasons.extend(asked.iter().map(reason));
        self.given = match (self.given, given) {
            (Some(Given::Quantity(a, b)), Some(Given::Quantity(c, d))) => {
                Some(Given::Quantity(a.min(c), b.max(d)))
            }
            (Some(Given::Date(a, b)), Some(Given::Date(c, d))) => Some(Given::Date(a.min(c), b.max(d))),
            (before, now) => before.or(now),
        };
    }

    fn opinion(mut self, rule: &Rule) -> Opinion {
        let verdict = match (self.met, self.unmet || rule.incomplete.is_some()) {
            (false, _) => Verdict::NotEligible,
            (true, true) => Verdict::Authority,
            (true, false) => Verdict::Eligible,
        };
        if let Some(incomplete) = rule.incomplete {
            self.reasons.insert(reason_of(incomplete));
            if let Some(Given::Quantity(least, _)) = &mut self.given {
                *least = Number::NOUGHT;
            }
        }
        let given = self.given.filter(|_| verdict != Verdict::NotEligible);
        Opinion { verdict, reasons: self.reasons, given }
    }
}

/// Why somebody else answers a question.
fn reason(question: &Question) -> Reason {
    match question {
        Question::Fact(..) | Question::Binds(_) => Reason::Reading,
        Question::Parameter(..) => Reason::Local,
        Question::Gap(..) | Question::Incomplete(_) | Question::Months(..) => Reason::Unpublished,
    }
}

fn reason_of(incomplete: Incomplete) -> Reason {
    match incomplete {
        Incomplete::Local => Reason::Local,
        Incomplete::Reading => Reason::Reading,
        Incomplete::Unpublished => Reason::Unpublished,
    }
}

/// Whether there is such a law on the day: its windows are open, its conditions have their parameters, and so has one
/// of its amounts. Where only the events are over, and nothing says until when one may ask, it has not ended.
pub(crate) fn in_force(catalog: &Catalog, rule: &Rule, day: Date) -> bool {
    let policy = &catalog.policies[rule.policy];
    let windows = [&policy.events, &policy.claim].into_iter().flatten();
    let begun = windows.clone().all(|window| window.from.is_none_or(|from| from <= day));
    let over = policy.claim.as_ref().is_some_and(|claim| claim.until.is_some_and(|until| until < day));
    let mut all_known = true;
    let mut visit = |id: ParameterId| {
        all_known &= on_day(&catalog.parameters[id.at()].values, day).is_some();
    };
    rule.requires.iter().for_each(|condition| parameters(condition, &mut visit));
    let cases = rule.grant.iter().flat_map(|grant| &grant.cases);
    cases.clone().filter_map(|case| case.when.as_ref()).for_each(|when| when.parameters(false, &mut visit));
    begun
        && !over
        && all_known
        && (rule.grant.is_none() || cases.clone().any(|case| known(catalog, case, day)))
}

/// Whether the amount of a case has its parameters on the day; those of single months have days of their own.
fn known(catalog: &Catalog, case: &Case, day: Date) -> bool {
    let mut known = true;
    let mut visit = |id: ParameterId| {
        known &= on_day(&catalog.parameters[id.at()].values, day).is_some();
    };
    match &case.amount {
        Amount::Quantity(quantity) => quantity.parameters(false, &mut visit),
        Amount::Moment(moment) => moment.parameters(false, &mut visit),
    }
    known
}

fn parameters(condition: &Condition, visit: &mut dyn FnMut(ParameterId)) {
    match &condition.kind {
        ConditionKind::Clause { test, .. } => test.parameters(false, visit),
        ConditionKind::All(inner) | ConditionKind::Any(inner) => {
            for condition in inner {
                parameters(condition, visit);
            }
        }
    }
}

impl<'a> Reckoner<'a> {
    /// Whether a definition holds: by its answer as a whole, or else by its parts.
    pub(crate) fn defined(&self, at: usize, needed: Needed) -> bool {
        let definition = &self.catalog.definitions[at];
        match definition.whole.as_ref().filter(|whole| self.is_answered(whole)) {
            Some(whole) => self.holds(whole, needed),
            None => definition.requires.iter().all(|condition| self.met(condition, needed)),
        }
    }

    fn is_answered(&self, test: &Test) -> bool {
        let mut answered = true;
        test.leaves(true, &mut |leaf| {
            if let Leaf::Fact(id) = leaf {
                answered &= self.person.answers[id.at()].is_some();
            }
        });
        answered
    }

    /// Whether a rule that another names is met.
    pub(crate) fn rule_met(&self, at: usize) -> bool {
        let rule = &self.catalog.rules[at];
        let met = in_force(self.catalog, rule, self.person.day) && !self.rows_that_meet(rule).is_empty();
        met && (rule.incomplete.is_none() || self.world.second(Question::Incomplete(at)))
    }

    /// Whether a condition is met; where it is known from elsewhere only, it may not be needed here.
    pub(crate) fn met(&self, condition: &'a Condition, needed: Needed) -> bool {
        match &condition.kind {
            ConditionKind::Clause { test, binds, .. } => {
                let elsewhere = || binds.as_ref().is_some_and(|binds| !self.holds(binds, None));
                let question = Question::Binds(std::ptr::from_ref(condition).cast());
                self.holds(test, needed) || (elsewhere() && self.world.second(question))
            }
            ConditionKind::All(all) => all.iter().all(|condition| self.met(condition, needed)),
            ConditionKind::Any(any) => any.iter().any(|condition| self.met(condition, needed)),
        }
    }

    /// For whom the conditions are met: each row with its number of people, or the person.
    fn rows_that_meet(&self, rule: &'a Rule) -> Vec<(Self, i64)> {
        let all_met = |it: &Self| rule.requires.iter().all(|condition| it.met(condition, Some(true)));
        let Some(group) = rule.for_each else {
            let alone = Self { row: None, ..*self };
            return if all_met(&alone) { vec![(alone, 1)] } else { Vec::new() };
        };
        let rows = self.rows(group).iter().enumerate();
        let each = rows.map(|(at, row)| (Self { row: Some((group.at(), at)), ..*self }, row.count));
        each.filter(|(it, count)| 0 < *count && all_met(it)).collect()
    }
}

/// What is given for those who meet the conditions, all told.
fn given<'a>(grant: &'a Grant, met: &[(Reckoner<'a>, i64)]) -> Option<Given> {
    let (mut least, mut most) = (Number::NOUGHT, Number::NOUGHT);
    for (reckoner, count) in met {
        let case =
            grant.cases.iter().find(|case| case.when.as_ref().is_none_or(|when| reckoner.holds(when, None)));
        let (one_least, one_most) = match &case?.amount {
            Amount::Moment(moment) => {
                let date = reckoner.moment(moment);
                return Some(Given::Date(date.unwrap_or(Date::FIRST), date.unwrap_or(Date::LAST)));
            }
            Amount::Quantity(quantity) => reckoner.stated(quantity),
        };
        least = least.plus(one_least.times((*count).into()));
        most = most.plus(one_most.times((*count).into()));
    }
    let round = |number: Number| grant.round.map_or(number, |round| number.rounded(round));
    let of_days = grant.cases.iter().any(|case| matches!(case.amount, Amount::Moment(_)));
    if of_days { None } else { Some(Given::Quantity(round(least), round(most))) }
}
