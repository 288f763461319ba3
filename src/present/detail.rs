//! One policy in full: each clause with its tick, how the amount comes about, where it stands.

use crate::engine::{Missing, Row, Step, Trace, Verdict};
use crate::formula::Test;
use crate::policy::{Condition, ConditionKind, Policy, Rule};
use crate::present::phrase::{Reason, Said, StepLine};
use crate::present::{Money, Quote, RowResult, View};
use crate::unit::Truth;

/// Of so many rows the reasons and steps are told.
const EXPLAINED: usize = 60;

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
    /// 条文两可: the same, because the text leaves it open or reads two ways.
    Reading,
    /// 标准未公布: the same, because a figure is not published.
    Unpublished,
    /// 地方裁量: the same, because it is left to the place.
    Local,
}

impl Standing {
    /// By whether it holds and what is open in it.
    pub(crate) fn of(truth: Truth, missing: &Missing) -> Self {
        match truth {
            Truth::Yes => Self::Met,
            Truth::No => Self::Failed,
            Truth::Unknown if missing.is_asking() => Self::Open,
            Truth::Unknown if missing.reading => Self::Reading,
            Truth::Unknown if missing.unpublished => Self::Unpublished,
            Truth::Unknown => Self::Local,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Met => "standing.met",
            Self::Failed => "standing.failed",
            Self::Open => "standing.open",
            Self::Authority => "standing.authority",
            Self::Reading => "standing.reading",
            Self::Unpublished => "standing.unpublished",
            Self::Local => "standing.local",
        }
    }
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

/// A rule in full.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDetail {
    /// Its own title, where it differs from the policy's.
    pub title: Option<String>,
    /// What it comes to.
    pub verdict: Verdict,
    /// The same in words.
    pub verdict_text: String,
    /// The clauses on which it turns.
    pub why: Vec<Line>,
    /// All its clauses, where they are more than those.
    pub lines: Vec<Line>,
    /// How the amount comes about.
    pub steps: Vec<StepLine>,
    /// What it gives or may give.
    pub money: Option<Money>,
    /// What it comes to in each row, those alike together; nothing where there are no several rows.
    pub rows: Vec<RowResult>,
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
        let (trace, phrase) = (self.trace(), self.phrase());
        let rows: Vec<Option<&Row>> = match rule.for_each {
            Some(group) => self.situation.rows(group).iter().map(Some).collect(),
            None => vec![None],
        };
        // Of very many rows the reasons and steps of each are no help, and take long; what each comes to is still said.
        let few = rows.len() <= EXPLAINED;
        let reasons = if few { phrase.reasons(&trace, rule) } else { Vec::new() };
        let why: Vec<Line> = reasons.iter().map(|reason| self.reason(reason)).collect();
        let mut lines = self.lines(&trace, &rule.requires, &rows, 0);
        if lines.len() <= why.len() {
            lines.clear();
        }
        let title = rule.title.as_ref().filter(|title| title.zh != policy.title.zh);
        let given = came.verdict == Verdict::Eligible || came.verdict.is_open();
        let steps = if given && few { trace.steps(at) } else { Vec::new() };
        Some(RuleDetail {
            title: title.map(|title| self.text(title)),
            verdict: came.verdict,
            verdict_text: self.verdict(came.verdict),
            why,
            lines,
            steps: phrase.steps(&steps),
            money: self.rule_money(rule, came),
            rows: self.row_results(rule, came),
            quotes: self.quotes(rule, &steps),
            incomplete: rule
                .incomplete
                .map(|reason| self.words.get(&format!("incomplete.{}", reason.as_str()))),
        })
    }

    /// Conditions in the order of the file, those inside another after it, and those of a definition too.
    fn lines(
        &self,
        trace: &Trace<'_>,
        conditions: &[Condition],
        rows: &[Option<&Row>],
        depth: u8,
    ) -> Vec<Line> {
        let mut lines = Vec::new();
        for condition in conditions {
            let best = rows.iter().map(|row| trace.holds(condition, *row)).max();
            lines.push(self.line(condition, best.unwrap_or(Truth::No), depth));
            let deeper = depth.saturating_add(1);
            lines.extend(match &condition.kind {
                ConditionKind::All(inner) | ConditionKind::Any(inner) => {
                    self.lines(trace, inner, rows, deeper)
                }
                ConditionKind::Clause { test: Test::Definition(id), .. } => {
                    let definition = self.catalog.definitions.get(id.at());
                    let parts = definition.map_or(&[][..], |definition| &definition.requires);
                    self.lines(trace, parts, &[None], deeper)
                }
                ConditionKind::Clause { .. } => Vec::new(),
            });
        }
        lines
    }

    fn line(&self, condition: &Condition, holds: Truth, depth: u8) -> Line {
        let own = match &condition.kind {
            ConditionKind::Clause { test, .. } => self.phrase().said(self.situation, test, None),
            _ => Said { text: String::new(), complete: false },
        };
        let standing = match holds {
            Truth::Yes => Standing::Met,
            Truth::No => Standing::Failed,
            Truth::Unknown if own.complete => Standing::Authority,
            Truth::Unknown => Standing::Open,
        };
        self.clause(condition, standing, own.text, depth)
    }

    fn reason(&self, reason: &Reason<'_>) -> Line {
        self.clause(
            reason.condition,
            reason.standing,
            reason.own.join(self.phrase().locale.say("；", "; ")),
            0,
        )
    }

    fn clause(&self, condition: &Condition, standing: Standing, own: String, depth: u8) -> Line {
        let step = condition.step.as_ref().filter(|_| standing != Standing::Met);
        let step =
            step.and_then(|id| self.catalog.policy(id)).map(|it| (it.id.clone(), self.text(&it.title)));
        Line {
            standing,
            standing_text: self.words.get(standing.key()),
            text: self.or_coming(&self.text(&condition.text)),
            own: Some(own).filter(|text| !text.is_empty()),
            depth,
            quote: self.quote(&condition.citation),
            note: condition.note.as_ref().map(|note| self.text(note)),
            step,
        }
    }

    /// The first clause in the way of the rule nearest to being met, with the person's own answers, and of how many.
    pub(crate) fn failing(&self, policy: &Policy) -> String {
        let (trace, phrase) = (self.trace(), self.phrase());
        let rules = self.catalog.rules_of(policy).iter();
        let nearest = rules.min_by_key(|rule| trace.far(rule)).map(|rule| phrase.reasons(&trace, rule));
        let reasons = nearest.unwrap_or_default();
        let count = reasons.len().to_string();
        let Some(what) = reasons.first().map(|reason| self.with_own(reason)) else {
            return self.words.get("why.nobody");
        };
        self.words.with(if count == "1" { "why.failed" } else { "why.several" }, &[&what, &count])
    }

    /// The first clause that a rule fails by itself; empty where only several together decide.
    pub(crate) fn failed(&self, rule: &Rule) -> String {
        let reasons = self.phrase().reasons(&self.trace(), rule);
        let failed = reasons.iter().find(|reason| reason.standing == Standing::Failed);
        failed.map_or_else(String::new, |reason| self.words.with("why.failed", &[&self.with_own(reason)]))
    }

    fn with_own(&self, reason: &Reason<'_>) -> String {
        let line = self.reason(reason);
        match line.own {
            Some(own) => self.words.with("why.own", &[&line.text, &own]),
            None => line.text,
        }
    }

    /// The clauses that an amount rests on; where nothing is given, those of every case.
    fn quotes(&self, rule: &Rule, steps: &[Step<'_>]) -> Vec<(String, Quote)> {
        let mut clauses = self.phrase().clauses(steps);
        if clauses.is_empty() {
            let cases = rule.grant.iter().flat_map(|grant| &grant.cases);
            clauses.extend(cases.map(|case| (self.text(&case.text), &case.citation)));
        }
        clauses.into_iter().map(|(name, citation)| (name, self.quote(citation))).collect()
    }

    /// How all this came about.
    pub(crate) fn trace(&self) -> Trace<'_> {
        Trace::of(self.catalog, self.situation, self.evaluation)
    }
}
