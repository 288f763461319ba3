//! One policy in full: each clause with its tick, how the amount comes about, where it stands.

use crate::engine::{RowEvaluation, Value, Verdict};
use crate::formula::{FactId, Leaf, Mentions, Test};
use crate::policy::{Ask, Condition, ConditionKind, Policy, Rule};
use crate::present::{Money, Quote, View};
use crate::unit::{Exact, Interval, Truth};

/// How a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 满足.
    Met,
    /// 不满足.
    Failed,
    /// 还没回答.
    Open,
    /// 文件没写: nobody can answer it but the authority.
    Authority,
}

/// A clause with its tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// How it stands.
    pub standing: Standing,
    /// The same in words.
    pub standing_text: String,
    /// What must hold, in plain words.
    pub text: String,
    /// The person's own answers to it.
    pub own: Option<String>,
    /// How deep it stands in others, of which all or any must hold.
    pub depth: u8,
    /// Where it stands.
    pub quote: Quote,
    /// What is to be known about it.
    pub note: Option<String>,
    /// The next step where it is not met: a policy's name in addresses, and its title.
    pub step: Option<(String, String)>,
}

/// A step of an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is counted.
    pub text: String,
    /// What it comes to.
    pub value: String,
    /// Whether it is the sum of those above.
    pub total: bool,
}

/// A rule in full.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDetail {
    /// Its own title, where it differs from the policy's.
    pub title: Option<String>,
    /// What it comes to.
    pub verdict: Verdict,
    /// The same in words.
    pub verdict_text: String,
    /// Its clauses.
    pub lines: Vec<Line>,
    /// How the amount comes about.
    pub steps: Vec<Step>,
    /// What it gives or may give.
    pub money: Option<Money>,
    /// The clauses of the amounts.
    pub quotes: Vec<(String, Quote)>,
    /// Why answers alone can never make it 符合.
    pub incomplete: Option<String>,
}

impl View<'_> {
    /// The rules of the policy at an index, in full.
    pub fn details(&self, at: usize) -> Vec<RuleDetail> {
        let Some(policy) = self.catalog.policies.get(at) else { return Vec::new() };
        policy.rules.clone().filter_map(|at| self.rule_detail(policy, at)).collect()
    }

    fn rule_detail(&self, policy: &Policy, at: usize) -> Option<RuleDetail> {
        let (rule, came) = (self.catalog.rules.get(at)?, self.evaluation.rules.get(at)?);
        let mut lines = Vec::new();
        let mut next = 0;
        self.lines(&rule.requires, &came.rows, 0, &mut next, &mut lines);
        let title = rule.title.as_ref().filter(|title| title.zh != policy.title.zh);
        let cases = rule.grant.as_ref().map_or(&[][..], |grant| &grant.cases);
        Some(RuleDetail {
            title: title.map(|title| self.text(title)),
            verdict: came.verdict,
            verdict_text: self.verdict(came.verdict),
            lines,
            steps: self.steps(rule, &came.rows, came.verdict, came.granted),
            money: self.rule_money(rule, came),
            quotes: cases.iter().map(|case| (self.text(&case.text), self.quote(&case.citation))).collect(),
            incomplete: rule
                .incomplete
                .map(|reason| self.words.get(&format!("incomplete.{}", reason.as_str()))),
        })
    }

    fn lines(
        &self,
        conditions: &[Condition],
        rows: &[RowEvaluation],
        depth: u8,
        next: &mut usize,
        lines: &mut Vec<Line>,
    ) {
        for condition in conditions {
            let truths: Vec<Truth> =
                rows.iter().filter_map(|row| row.conditions.get(*next).copied()).collect();
            *next = next.saturating_add(1);
            lines.push(self.line(condition, &truths, depth));
            if let ConditionKind::All(inner) | ConditionKind::Any(inner) = &condition.kind {
                self.lines(inner, rows, depth.saturating_add(1), next, lines);
            }
        }
    }

    fn line(&self, condition: &Condition, truths: &[Truth], depth: u8) -> Line {
        let own = self.own(condition);
        let standing = standing(truths, own.as_ref().is_some_and(|own| own.complete));
        let key = match standing {
            Standing::Met => "standing.met",
            Standing::Failed => "standing.failed",
            Standing::Open => "standing.open",
            Standing::Authority => "standing.authority",
        };
        let step = condition.step.as_ref().filter(|_| standing != Standing::Met);
        let step =
            step.and_then(|id| self.catalog.policy(id)).map(|it| (it.id.clone(), self.text(&it.title)));
        Line {
            standing,
            standing_text: self.words.get(key),
            text: self.text(&condition.text),
            own: own.map(|own| own.text).filter(|text| !text.is_empty()),
            depth,
            quote: self.quote(&condition.citation),
            note: condition.note.as_ref().map(|note| self.text(note)),
            step,
        }
    }

    /// The first clause that fails for everybody, with the person's own answers.
    pub(crate) fn failing(&self, rule: &Rule) -> Option<String> {
        let at = self.catalog.rules.iter().position(|other| std::ptr::eq(other, rule))?;
        let rows = &self.evaluation.rules.get(at)?.rows;
        if rows.is_empty() {
            return Some(self.words.get("why.nobody"));
        }
        let mut lines = Vec::new();
        self.lines(&rule.requires, rows, 0, &mut 0, &mut lines);
        let line = lines.into_iter().find(|line| line.standing == Standing::Failed && line.depth == 0)?;
        Some(match line.own {
            Some(own) => self.words.with("why.failed_own", &[&line.text, &own]),
            None => self.words.with("why.failed", &[&line.text]),
        })
    }

    /// The person's own answers to what a clause mentions; rows are told apart by how many they are.
    fn own(&self, condition: &Condition) -> Option<Own> {
        let ConditionKind::Clause { test, .. } = &condition.kind else { return None };
        let facts = facts(test);
        let mut said = Vec::new();
        let mut complete = true;
        for id in facts {
            let Some(fact) = self.catalog.fact(id).filter(|fact| fact.ask == Ask::Always) else { continue };
            match fact.group {
                None => {
                    let value = self.situation.value(id);
                    complete &= value.is_some_and(|value| value.is_point());
                    said.extend(self.answered(id, value));
                }
                Some(group) => {
                    let rows = self.situation.rows(group);
                    complete &= rows.iter().all(|row| row.value(id).is_some_and(|value| value.is_point()));
                    let shown = rows.iter().filter_map(|row| self.row_answer(row.count, row.value(id), id));
                    said.extend(shown.take(4));
                }
            }
        }
        Some(Own { text: said.join(&self.words.get("comma")), complete })
    }

    fn row_answer(&self, count: Interval<Exact>, value: Option<Value>, id: FactId) -> Option<String> {
        let count = self.locale.range(count, crate::unit::Unit::PERSON)?;
        let fact = self.catalog.fact(id)?;
        let shown = self.value(fact, value?)?;
        Some(self.words.with("answered.row", &[&count, &self.text(&fact.label), &shown]))
    }

    fn steps(
        &self,
        rule: &Rule,
        rows: &[RowEvaluation],
        verdict: Verdict,
        granted: Option<Value>,
    ) -> Vec<Step> {
        let given = verdict == Verdict::Eligible || verdict.is_open();
        let (Some(_), Some(Value::Quantity(total)), true, true) =
            (rule.grant.as_ref(), granted, given, rule.for_each.is_some())
        else {
            return Vec::new();
        };
        let shares = rows.iter().filter(|row| row.holds != Truth::No).filter_map(|row| self.step(row));
        let mut steps: Vec<Step> = shares.collect();
        let (bound, value) = self.amount(total);
        steps.push(Step {
            text: self.words.get("steps.total"),
            value: format!("{bound} {value}").trim().to_owned(),
            total: true,
        });
        steps
    }

    fn step(&self, row: &RowEvaluation) -> Option<Step> {
        let Some(Value::Quantity(amount)) = row.amount else { return None };
        let count = self.locale.range(row.count, crate::unit::Unit::PERSON)?;
        let (bound, value) = self.amount(amount);
        let value = format!("{bound} {value}").trim().to_owned();
        Some(Step {
            text: self.words.with("steps.row", &[&count, &value]),
            value: String::new(),
            total: false,
        })
    }
}

/// What a person said of a clause, and whether it is all there is to say.
struct Own {
    text: String,
    complete: bool,
}

fn standing(truths: &[Truth], complete: bool) -> Standing {
    let any = truths.iter().copied().max();
    match any {
        Some(Truth::Yes) => Standing::Met,
        Some(Truth::No) => Standing::Failed,
        _ if complete => Standing::Authority,
        _ => Standing::Open,
    }
}

fn facts(test: &Test) -> Vec<FactId> {
    let mut found = Vec::new();
    test.leaves(true, &mut |leaf| {
        if let Leaf::Fact(id) = leaf
            && !found.contains(&id)
        {
            found.push(id);
        }
    });
    found
}
