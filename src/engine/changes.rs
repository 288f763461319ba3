//! What would change it: for a policy that is not reached, what somebody can do or wait for so that it is; for one that
//! is, what makes it surely more. Each is found by evaluating again, the nearest first.

use std::rc::Rc;

use crate::engine::alter::waited;
use crate::engine::first::{days, numbers, until_found};
use crate::engine::reached::{Reached, candidates};
use crate::engine::{Alter, Row, Situation, Verdict, Worth, outcomes};
use crate::formula::FactId;
use crate::policy::{Catalog, Change, Fact, Time};
use crate::unit::{Date, Exact, Interval, Truth};

/// How many are found for a policy.
const MOST: usize = 3;
/// How many things are done, and waited for, together.
const TOGETHER: usize = 3;
/// How many months are waited at most, as for what is planned.
const AHEAD: i64 = 60;

/// What somebody can do or wait for, and what a policy comes to then.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// What is done, on the day.
    pub alters: Vec<Alter>,
    /// The first day on which it is so, if everything goes on; `None` for at once.
    pub from: Option<Date>,
    /// What grows meanwhile of what the policy turns on.
    pub grows: Vec<FactId>,
    /// What the policy comes to without it.
    pub before: Worth,
    /// What it comes to with it: evaluated, not supposed.
    pub after: Worth,
    /// The policies, by their indices, that are no longer 符合 for what is done.
    pub loses: Vec<usize>,
}

/// What is tried: which of the candidates, and whether one waits.
#[derive(Clone, Debug, PartialEq)]
struct Plan {
    parts: Vec<usize>,
    waits: bool,
}

impl Plan {
    /// Whether everything of another plan is in it, whatever answers become.
    fn includes(&self, other: &Plan, candidates: &[Alter]) -> bool {
        let fact = |at: &usize| candidates.get(*at).map(Alter::fact);
        let has = |part: &usize| {
            self.parts.iter().any(|own| own == part || (fact(own) == fact(part) && fact(own) != Some(None)))
        };
        other.parts.iter().all(has) && (self.waits || !other.waits)
    }
}

type Steps = Box<dyn Iterator<Item = Option<Prospect>>>;

/// The prospects of a policy, the fewest things to do first. Each step evaluates about once and gives nothing where it
/// found none; they end after the last.
pub struct Prospects {
    asked: Rc<Asked>,
    plans: std::vec::IntoIter<Plan>,
    trying: Option<(Plan, Steps)>,
    found: Vec<Plan>,
}

/// What is asked, and what does not change on the way.
struct Asked {
    catalog: Rc<Catalog>,
    situation: Rc<Situation>,
    policy: usize,
    before: Worth,
    candidates: Vec<Alter>,
    /// What it turns on and grows with time.
    grows: Vec<FactId>,
}

impl Prospects {
    /// Of a policy, by its index, for a situation; none while it is open, for then there is something to answer first,
    /// nor where there is no such law on the day.
    pub fn of(catalog: &Rc<Catalog>, situation: &Rc<Situation>, policy: usize) -> Self {
        let asked = Rc::new(Asked::of(catalog, situation, policy));
        Self { plans: asked.plans().into_iter(), asked, trying: None, found: Vec::new() }
    }
}

impl Iterator for Prospects {
    type Item = Option<Prospect>;

    fn next(&mut self) -> Option<Option<Prospect>> {
        if let Some((plan, steps)) = &mut self.trying {
            match steps.next() {
                Some(Some(prospect)) => {
                    self.found.push(plan.clone());
                    self.trying = None;
                    return Some(Some(prospect));
                }
                Some(None) => return Some(None),
                None => self.trying = None,
            }
        }
        if self.found.len() == MOST {
            return None;
        }
        let plan = self.plans.next()?;
        let known = |found: &Plan| plan.includes(found, &self.asked.candidates);
        if !self.found.iter().any(known) {
            let steps = attempt(&self.asked, &plan);
            self.trying = Some((plan, steps));
        }
        Some(None)
    }
}

impl Asked {
    fn of(catalog: &Rc<Catalog>, situation: &Rc<Situation>, at: usize) -> Self {
        let mut asked = Self {
            catalog: catalog.clone(),
            situation: situation.clone(),
            policy: at,
            before: Worth { verdict: None, sums: Vec::new() },
            candidates: Vec::new(),
            grows: Vec::new(),
        };
        if let Some(policy) = catalog.policies.get(at) {
            let reached = Reached::by(catalog, policy);
            asked.before = Worth::of(catalog, situation, policy);
            asked.candidates = candidates(catalog, situation, &reached);
            asked.grows = reached.facts;
            asked.grows.retain(|id| {
                let grows = |it: &Fact| it.time == Time::Duration && it.change == Change::WithTime;
                catalog.fact(*id).is_some_and(grows)
            });
        }
        asked
    }

    /// What the policy comes to for a situation.
    fn worth(&self, situation: &Situation) -> Worth {
        let policy = self.catalog.policies.get(self.policy);
        policy.map_or(Worth { verdict: None, sums: Vec::new() }, |it| Worth::of(&self.catalog, situation, it))
    }

    /// The plans, those of fewest parts first; none where nothing can come of all of them together.
    fn plans(&self) -> Vec<Plan> {
        if self.before.is_eligible() {
            let single = |at| Plan { parts: vec![at], waits: false };
            return (0..self.candidates.len()).map(single).collect();
        }
        if self.before.verdict != Some(Verdict::NotEligible) {
            return Vec::new();
        }
        let waits = self.may(true);
        let acts = self.may(false);
        let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
        let mut plans = Vec::new();
        for size in 1..=TOGETHER {
            if waits {
                plans.extend(sets.iter().map(|parts| Plan { parts: parts.clone(), waits: true }));
            }
            sets = sets.iter().flat_map(|parts| self.longer(parts)).collect();
            if acts && size <= TOGETHER {
                plans.extend(sets.iter().map(|parts| Plan { parts: parts.clone(), waits: false }));
            }
        }
        plans.sort_by_key(|plan| plan.parts.len().saturating_add(usize::from(plan.waits)));
        plans
    }

    /// The sets with one part more, after the last: no answer twice, and people of one group only.
    fn longer(&self, parts: &[usize]) -> Vec<Vec<usize>> {
        let group = |at: &usize| !matches!(self.candidates.get(*at), Some(Alter::Answer { .. }));
        let fact = |at: &usize| self.candidates.get(*at).and_then(Alter::fact);
        let first = parts.last().map_or(0, |last| last.saturating_add(1));
        let fits =
            |at: &usize| parts.iter().all(|part| !(group(part) && group(at)) && fact(part) != fact(at));
        (first..self.candidates.len()).filter(fits).map(|at| [parts, &[at]].concat()).collect()
    }

    /// Whether anything can come of all candidates, at once or with time: they are taken to be open together.
    fn may(&self, waits: bool) -> bool {
        let mut open = Situation::clone(&self.situation);
        for alter in &self.candidates {
            loosen(&self.catalog, &mut open, alter);
        }
        let situation = if waits { waited(&self.catalog, &open, self.span(), true) } else { open };
        self.worth(&situation).is_reached()
    }

    fn span(&self) -> (Date, Date) {
        (self.situation.day.next(), self.situation.day.plus_months(AHEAD))
    }

    /// How many people it may concern.
    fn people(&self, alter: &Alter) -> Option<(i64, i64)> {
        let most = match alter {
            Alter::Answer { .. } => return None,
            Alter::Some { group, row, .. } => self.situation.rows(*group).get(*row)?.count.as_point()?,
            Alter::More { group, .. } => {
                let there = self
                    .situation
                    .rows(*group)
                    .iter()
                    .try_fold(Exact::ZERO, |sum, row| sum.plus(row.count.as_point()?));
                self.catalog.groups.get(group.at())?.most.minus(there?)?
            }
        };
        Some((1, most.as_whole()?))
    }

    /// What is done for so many people; `None` where it cannot be done.
    fn done(&self, alters: &[Alter], people: Interval<Exact>) -> Option<Situation> {
        let mut done = Situation::clone(&self.situation);
        for alter in alters {
            done = alter.for_people(people).of(&self.catalog, &done)?;
        }
        Some(done)
    }

    /// Whether something may come of it for some of these numbers of people.
    fn judge(&self, alters: &[Alter], people: Interval<Exact>, waits: bool) -> Truth {
        let Some(done) = self.done(alters, people) else { return Truth::No };
        let later = if waits { waited(&self.catalog, &done, self.span(), true) } else { done };
        self.better(&self.worth(&later))
    }

    /// Whether it is what is looked for: reached, or surely more.
    fn better(&self, after: &Worth) -> Truth {
        if !self.before.is_eligible() {
            return if after.is_reached() { Truth::Unknown } else { Truth::No };
        }
        let lo = |range: Interval<Exact>| range.lo().unwrap_or(Exact::ZERO);
        let more = after.sums.iter().map(|sum| {
            let before = lo(self.before.sum(sum.payee, sum.paid));
            (sum.amount.hi().is_none_or(|hi| before < hi), lo(sum.amount) < before)
        });
        let (more, less) = more.fold((false, false), |(all, any), (more, less)| (all || more, any || less));
        match (more && after.is_reached(), less) {
            (false, _) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// What comes of it, if it is what is looked for.
    fn prospect(&self, alters: &[Alter], people: i64, from: Option<Date>) -> Option<Prospect> {
        let number = Interval::point(Exact::from(people));
        let done = self.done(alters, number)?;
        let mut then =
            from.map_or_else(|| done.clone(), |day| waited(&self.catalog, &done, (day, day), false));
        if !crate::engine::narrow(&self.catalog, &mut then).is_empty() {
            return None;
        }
        let after = self.worth(&then);
        if !self.is_better(&after) {
            return None;
        }
        let alters = alters.iter().map(|alter| alter.for_people(number)).collect();
        let grows = if from.is_some() { self.grows.clone() } else { Vec::new() };
        Some(Prospect { alters, from, grows, before: self.before.clone(), after, loses: self.loses(&done) })
    }

    fn is_better(&self, after: &Worth) -> bool {
        let lo = |range: Interval<Exact>| range.lo().unwrap_or(Exact::ZERO);
        if !self.before.is_eligible() {
            return after.is_reached();
        }
        let mut sums =
            after.sums.iter().map(|sum| (lo(self.before.sum(sum.payee, sum.paid)), lo(sum.amount)));
        after.is_eligible()
            && sums.clone().all(|(before, after)| before <= after)
            && sums.any(|(before, after)| before < after)
    }

    /// The policies that are no longer 符合 for what is done.
    fn loses(&self, done: &Situation) -> Vec<usize> {
        let [before, after] =
            [&*self.situation, done].map(|it| outcomes(&self.catalog, it, self.catalog.rules.len()));
        let is = |outcomes: &[crate::engine::Outcome], policy| {
            Worth::among(&self.catalog, outcomes, policy).verdict == Some(Verdict::Eligible)
        };
        let policies = self.catalog.policies.iter().enumerate();
        policies.filter(|(_, policy)| is(&before, policy) && !is(&after, policy)).map(|(at, _)| at).collect()
    }
}

/// Takes what may be altered to be open.
fn loosen(catalog: &Catalog, situation: &mut Situation, alter: &Alter) {
    match alter {
        Alter::Answer { fact, .. } => {
            if let Some(it) = catalog.fact(*fact) {
                situation.set(*fact, crate::engine::Value::open(catalog, &it.domain));
            }
        }
        Alter::Some { group, row, fact, .. } => {
            let mut rows = situation.rows(*group).to_vec();
            if let Some(row) = rows.get_mut(*row) {
                row.values.retain(|(other, _)| other != fact);
            }
            situation.describe(*group, rows, None);
        }
        Alter::More { group, .. } => {
            let mut rows = situation.rows(*group).to_vec();
            rows.push(Row::open(Interval::at_least(Exact::ZERO)));
            situation.describe(*group, rows, None);
        }
    }
}

/// What comes of a plan: for the fewest people, on the first day.
fn attempt(asked: &Rc<Asked>, plan: &Plan) -> Steps {
    let waits = plan.waits;
    let alters: Vec<Alter> = plan.parts.iter().filter_map(|at| asked.candidates.get(*at)).cloned().collect();
    let range = alters.iter().find_map(|alter| asked.people(alter)).unwrap_or((1, 1));
    let judge = {
        let (asked, alters) = (asked.clone(), alters.clone());
        move |people| asked.judge(&alters, people, waits)
    };
    let asked = asked.clone();
    let each = numbers(range, judge).flat_map(move |people| -> Steps {
        match people {
            None => Box::new(std::iter::once(None)),
            Some(people) if waits => on_days(&asked, &alters, people),
            Some(people) => Box::new(std::iter::once(asked.prospect(&alters, people, None))),
        }
    });
    Box::new(until_found(each))
}

/// What comes of it on the first day on which something does.
fn on_days(asked: &Rc<Asked>, alters: &[Alter], people: i64) -> Steps {
    let number = Interval::point(Exact::from(people));
    let Some(done) = asked.done(alters, number) else { return Box::new(std::iter::empty()) };
    let may = {
        let asked = asked.clone();
        move |first, last| asked.worth(&waited(&asked.catalog, &done, (first, last), true)).is_reached()
    };
    let (asked, alters) = (asked.clone(), alters.to_vec());
    let each = days(asked.span(), may);
    Box::new(until_found(each.map(move |day| asked.prospect(&alters, people, Some(day?)))))
}
