//! A catalogue and a situation to what each policy comes to.

use crate::engine::amount;
use crate::engine::context::{Context, Judged, Notes, Noticed};
use crate::engine::count::counted;
use crate::engine::judge::all;
use crate::engine::needed::Needed;
use crate::engine::{AuthorityReason, ForceReason, Missing, Row, Situation, Value, Verdict, quantity};
use crate::formula::{ParameterId, Test};
use crate::policy::{Catalog, Condition, ConditionKind, Grade, Paid, Policy, Rule};
use crate::unit::{Exact, Interval, Truth};

/// What every policy comes to, in the order of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// What each definition comes to.
    pub definitions: Vec<Judged>,
    /// What each rule comes to.
    pub rules: Vec<RuleEvaluation>,
    /// What each rule comes to as a condition of another.
    pub(crate) conditions: Vec<Judged>,
    /// What each policy comes to.
    pub policies: Vec<PolicyEvaluation>,
}

/// What a policy comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PolicyEvaluation {
    /// The best of its rules; of a policy without rules, nothing.
    pub verdict: Option<Verdict>,
    /// Whether the qualifying window is over and nobody knows until when one may claim (截止日未查到).
    pub deadline_unknown: bool,
}

/// What a rule comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleEvaluation {
    /// What it comes to.
    pub verdict: Verdict,
    /// Whether its conditions hold for anybody.
    pub holds: Truth,
    /// One for each row of its group; just one where it has no group.
    pub rows: Vec<RowEvaluation>,
    /// What is given in all if it is given: yuan, or the number or date of a tool. Nothing where no rule gives anything.
    pub granted: Option<Value>,
    /// How far it can be relied on.
    pub grade: Grade,
    /// Whether a value used is past its last check (待核).
    pub stale: bool,
    /// Whether the amount is left to others, or not known.
    pub unstated: bool,
    /// What is open in it.
    pub missing: Missing,
    /// What stands first in the way: of the number of people, each condition, and the amount the first that can be asked.
    pub first: Missing,
}

/// How a rule fares in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowEvaluation {
    /// How many people.
    pub count: Interval<Exact>,
    /// Whether the conditions hold.
    pub holds: Truth,
    /// Each condition in the order of the file, those inside another after it.
    pub conditions: Vec<Truth>,
    /// What is given to one.
    pub amount: Option<Value>,
}

impl RowEvaluation {
    /// What all of the row are given; nothing where no sum is given.
    pub fn share(&self) -> Option<Interval<Exact>> {
        let Some(Value::Quantity(amount)) = self.amount else { return None };
        Some(quantity::product(amount, counted(self.count, self.holds)))
    }
}

impl RuleEvaluation {
    /// What it may come to in yuan: nothing where it is not given, from nothing up where that is open.
    pub fn amount(&self) -> Option<Interval<Exact>> {
        let Some(Value::Quantity(granted)) = self.granted else { return None };
        let nothing = Interval::point(Exact::ZERO);
        match self.verdict {
            Verdict::Eligible => Some(granted),
            Verdict::Answer { .. } | Verdict::Authority(_) => Some(granted.hull(nothing)),
            Verdict::NotInForce(_) | Verdict::NotEligible => Some(nothing),
        }
    }
}

/// What every policy comes to.
pub fn evaluate(catalog: &Catalog, situation: &Situation) -> Evaluation {
    let mut rules: Vec<RuleEvaluation> = Vec::with_capacity(catalog.rules.len());
    let (definitions, conditions) = each_rule(catalog, situation, &catalog.rules, None, true, &mut |rule| {
        rules.push(rule);
    });
    let policies =
        catalog.policies.iter().map(|policy| policy_evaluation(policy, &rules, situation)).collect();
    Evaluation { definitions, rules, conditions, policies }
}

/// What a rule comes to, and no more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// What it comes to.
    pub verdict: Verdict,
    /// What is given in all if it is given; nothing too where it surely is not.
    pub granted: Option<Value>,
}

impl Outcome {
    fn of(rule: &RuleEvaluation) -> Self {
        let given = rule.verdict == Verdict::Eligible || rule.verdict.is_open();
        Self { verdict: rule.verdict, granted: rule.granted.filter(|_| given) }
    }
}

/// What the first rules of the catalogue come to, up to one of that number: the same as `evaluate` finds, for callers
/// who need nothing else of it. What is decided is not gone through to its end.
pub fn outcomes(catalog: &Catalog, situation: &Situation, until: usize) -> Vec<Outcome> {
    let rules = catalog.rules.get(..until).unwrap_or(&catalog.rules);
    let mut outcomes = Vec::with_capacity(rules.len());
    each_rule(catalog, situation, rules, None, false, &mut |rule| outcomes.push(Outcome::of(&rule)));
    outcomes
}

/// What the rules come to that are needed, each with its number.
pub(crate) fn needed_outcomes(
    catalog: &Catalog,
    situation: &Situation,
    needed: &Needed,
) -> Vec<(usize, Outcome)> {
    let mut outcomes = Vec::new();
    each_rule(catalog, situation, &catalog.rules, Some(needed), false, &mut |rule| {
        outcomes.push(Outcome::of(&rule));
    });
    needed.rules().zip(outcomes).collect()
}

/// Whether a test holds that builds on no rule, in a row where it speaks of one.
pub(crate) fn holds(catalog: &Catalog, situation: &Situation, test: &Test, row: Option<&Row>) -> Truth {
    let (definitions, _) = each_rule(catalog, situation, &[], None, false, &mut |_| {});
    let noticed = Noticed::default();
    let context = Context::new(catalog, situation, &definitions, &[], &noticed);
    Context { row, ..context }.test(test)
}

/// Visits what each rule comes to that is needed; gives what each definition does, and each rule as a condition of
/// another. What is not needed is left open, and nothing turns on it.
fn each_rule(
    catalog: &Catalog,
    situation: &Situation,
    rules: &[Rule],
    needed: Option<&Needed>,
    traced: bool,
    visit: &mut dyn FnMut(RuleEvaluation),
) -> (Vec<Judged>, Vec<Judged>) {
    let mut definitions = Vec::with_capacity(catalog.definitions.len());
    let mut conditions = Vec::with_capacity(rules.len());
    for (at, definition) in catalog.definitions.iter().enumerate() {
        if needed.is_some_and(|needed| !needed.has_definition(at)) {
            definitions.push(Judged::OPEN);
            continue;
        }
        let noticed = Noticed::default();
        let context = Context::new(catalog, situation, &definitions, &[], &noticed);
        let truth = definition.truth(&Context { traced, ..context });
        definitions.push(Judged { truth, missing: noticed.missing.get(), notes: noticed.notes.get() });
    }
    for (at, rule) in rules.iter().enumerate() {
        if needed.is_some_and(|needed| !needed.has_rule(at)) {
            conditions.push(Judged::OPEN);
            continue;
        }
        let noticed = Noticed::default();
        let context = Context::new(catalog, situation, &definitions, &conditions, &noticed);
        let context = Context { traced, only_no: rule.incomplete.is_some(), ..context };
        let (evaluation, as_condition) = rule_evaluation(&context, rule);
        conditions.push(as_condition);
        visit(evaluation);
    }
    (definitions, conditions)
}

fn policy_evaluation(policy: &Policy, rules: &[RuleEvaluation], situation: &Situation) -> PolicyEvaluation {
    let own = rules.get(policy.rules.clone()).unwrap_or_default();
    let verdict = own.iter().map(|rule| rule.verdict).min_by_key(|verdict| verdict.rank());
    let over =
        policy.events.as_ref().and_then(|window| window.until).is_some_and(|until| until < situation.day);
    let claim_end = policy.claim.as_ref().and_then(|window| window.until);
    PolicyEvaluation { verdict, deadline_unknown: over && claim_end.is_none() }
}

/// What a rule comes to, and what it is as a condition of another.
fn rule_evaluation(context: &Context<'_>, rule: &Rule) -> (RuleEvaluation, Judged) {
    let lone = [Row::open(Interval::point(Exact::ONE))];
    let rows = rule.for_each.map_or(lone.as_slice(), |group| context.situation.rows(group));
    let mut open = OpenParts::default();
    if let Some(group) = rule.for_each {
        context.miss_group(group);
        open.add_condition(0, context.noticed.missing.take());
    }
    let mut came = Vec::with_capacity(if context.traced { rows.len() } else { 0 });
    let (mut holds, mut granted) = (Truth::No, Granted::of(rule));
    for row in rows {
        let row = row_evaluation(&context.within(row), rule, &mut open);
        holds = holds.or(anybody(&row));
        granted.add(&row);
        if context.traced {
            came.push(row);
        }
    }
    if holds == Truth::No {
        open = OpenParts::default();
    }
    let missing = open.all();
    let notes = context.noticed.notes.get();
    let requires = if context.traced { rule.requires.as_slice() } else { &[] };
    let notes = requires.iter().fold(notes, |notes, condition| cited(context, condition, notes));
    let verdict = not_in_force(context, rule).unwrap_or_else(|| verdict(rule, holds, &missing));
    let evaluation = RuleEvaluation {
        verdict,
        holds,
        rows: came,
        granted: granted.all,
        grade: notes.grade,
        stale: notes.stale,
        unstated: notes.unstated,
        missing,
        first: open.first.map(|(_, missing)| missing).unwrap_or_default(),
    };
    (evaluation, as_condition(rule, holds, open.conditions))
}

/// What another rule may build on: an incomplete rule never surely holds.
fn as_condition(rule: &Rule, holds: Truth, mut missing: Missing) -> Judged {
    let incomplete = rule.incomplete.is_some();
    missing.local |= incomplete;
    let truth = if incomplete { holds.min(Truth::Unknown) } else { holds };
    Judged { truth, missing, notes: Notes::NONE }
}

/// What is open in the parts of a rule: in the number of people, each condition, and the amount.
#[derive(Clone, Copy, Default)]
struct OpenParts {
    /// In the number of people and the conditions.
    conditions: Missing,
    amount: Missing,
    /// In the first part in which something can be asked, and the number of that part.
    first: Option<(usize, Missing)>,
}

impl OpenParts {
    fn add_condition(&mut self, part: usize, missing: Missing) {
        self.conditions = self.conditions.with(missing);
        self.add_first(part, missing);
    }

    fn add_amount(&mut self, missing: Missing) {
        self.amount = self.amount.with(missing);
        self.add_first(usize::MAX, missing);
    }

    fn add_first(&mut self, part: usize, missing: Missing) {
        if missing.is_asking() && self.first.is_none_or(|(first, _)| part < first) {
            self.first = Some((part, missing));
        }
    }

    /// In all of it. That an amount is open does not make the verdict the authority's.
    fn all(&self) -> Missing {
        let mut all = self.conditions.with(self.amount);
        let Missing { reading, local, unpublished, .. } = self.conditions;
        (all.reading, all.local, all.unpublished) = (reading, local, unpublished);
        all
    }
}

/// What comes in a row; what is open in it is added to `open`, unless it surely gets nothing.
fn row_evaluation(context: &Context<'_>, rule: &Rule, open: &mut OpenParts) -> RowEvaluation {
    let noticed = context.noticed;
    let unstated = noticed.notes.get().unstated;
    let enough = |holds: Truth| holds == Truth::No && !context.traced;
    let mut conditions = Vec::with_capacity(if context.traced { rule.requires.len() } else { 0 });
    let (mut holds, mut parts) = (Truth::Yes, *open);
    for (at, condition) in rule.requires.iter().enumerate() {
        holds = holds.and(condition.judge(context, context.traced.then_some(&mut conditions)));
        parts.add_condition(at, noticed.missing.take());
        if enough(holds) {
            break;
        }
    }
    holds = context.refined_truth(&rule.splits, holds, &|it| all(&rule.requires, it));
    // What conditions rest on is noted apart from what amounts rest on: only those of this and the rows before are.
    noticed.notes.set(Notes { unstated, ..noticed.notes.get() });
    let grant = rule.grant.as_ref().filter(|_| !enough(holds));
    let amount = grant.and_then(|grant| amount::amount(context, grant));
    parts.add_amount(noticed.missing.take());
    if holds != Truth::No {
        *open = parts;
    }
    let count = context.row.map_or(Interval::point(Exact::ONE), |row| row.count);
    RowEvaluation { count, holds, conditions, amount }
}

/// Whether the conditions hold for at least one person of the row.
fn anybody(row: &RowEvaluation) -> Truth {
    let some = Interval::point(Exact::ZERO).less(&row.count);
    row.holds.and(some)
}

/// What is granted to the rows so far.
struct Granted {
    all: Option<Value>,
    /// Whether it is what the first row is given; else the sum of what one is given, times how many they are.
    alone: bool,
    rows: usize,
}

impl Granted {
    fn of(rule: &Rule) -> Self {
        let alone = rule.for_each.is_none() || rule.grant.as_ref().is_none_or(|it| it.paid == Paid::Value);
        let nothing = rule.grant.as_ref().map(|_| Value::of(Exact::ZERO));
        Self { all: nothing.filter(|_| !alone), alone, rows: 0 }
    }

    fn add(&mut self, row: &RowEvaluation) {
        if self.alone && self.rows == 0 {
            self.all = row.amount;
        }
        if let (false, Some(Value::Quantity(all)), Some(share)) = (self.alone, self.all, row.share()) {
            self.all = Some(Value::Quantity(quantity::sum(all, share)));
        }
        self.rows = self.rows.saturating_add(1);
    }
}

/// The weakest grade of the clauses that bind here.
fn cited(context: &Context<'_>, condition: &Condition, notes: Notes) -> Notes {
    let binds = match &condition.kind {
        ConditionKind::Clause { binds: Some(binds), .. } => context.test(binds) != Truth::No,
        _ => true,
    };
    if binds { notes.with(Notes { grade: condition.citation.grade, ..Notes::NONE }) } else { notes }
}

fn verdict(rule: &Rule, holds: Truth, missing: &Missing) -> Verdict {
    let incomplete = rule.incomplete.map(AuthorityReason::from);
    match (holds, incomplete) {
        (Truth::No, _) => Verdict::NotEligible,
        (Truth::Yes, None) => Verdict::Eligible,
        (Truth::Unknown, _) if missing.is_asking() => {
            let authority = missing.reading || missing.unpublished || missing.local;
            Verdict::Answer { then_authority: authority || incomplete.is_some() }
        }
        (Truth::Yes | Truth::Unknown, Some(reason)) => Verdict::Authority(reason),
        (Truth::Unknown, None) if missing.reading => Verdict::Authority(AuthorityReason::Reading),
        (Truth::Unknown, None) if missing.unpublished => Verdict::Authority(AuthorityReason::Unpublished),
        (Truth::Unknown, None) => Verdict::Authority(AuthorityReason::Local),
    }
}

/// Whether there is no such law on any of the days: outside the time in which one may claim, or a parameter has no
/// value.
fn not_in_force(context: &Context<'_>, rule: &Rule) -> Option<Verdict> {
    let Situation { day, last, .. } = context.situation;
    let policy = context.catalog.policies.get(rule.policy)?;
    let begins = [&policy.events, &policy.claim].into_iter().flatten().filter_map(|window| window.from).max();
    if policy.claim.as_ref().and_then(|window| window.until).is_some_and(|until| until < *day) {
        return Some(Verdict::NotInForce(ForceReason::Ended));
    }
    if begins.is_some_and(|from| *last < from) {
        return Some(Verdict::NotInForce(ForceReason::NotBegun));
    }
    lapsed(context, rule).map(Verdict::NotInForce)
}

/// Whether a parameter of the conditions, or one of every case, has no value on any of the days.
fn lapsed(context: &Context<'_>, rule: &Rule) -> Option<ForceReason> {
    let Situation { day, last, .. } = context.situation;
    let of = |ids: &[ParameterId]| {
        let parameters = ids.iter().filter_map(|id| context.catalog.parameters.get(id.at()));
        let mut without = parameters.filter(|it| !it.has_value(*day, *last));
        without.next().map(|it| if it.has_ended(*day) { ForceReason::Ended } else { ForceReason::NotBegun })
    };
    let cases = rule.grant.as_ref().map_or(&[][..], |grant| &grant.cases);
    let every: Option<Vec<ForceReason>> = cases.iter().map(|case| of(&case.parameters)).collect();
    of(&rule.parameters).or_else(|| every.and_then(|reasons| reasons.first().copied()))
}
