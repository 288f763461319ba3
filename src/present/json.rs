//! An evaluation as JSON, with a version: the same answers, day and data give the same bytes, native or in a browser.

mod bundle;
mod explained;
mod record;
#[cfg(feature = "cli")]
mod schema;

use crate::engine::{
    Evaluation, Open, RowEvaluation, RuleEvaluation, Situation, Trace, Value, Verdict, totals,
};
use crate::engine::{Total, evaluate, planned};
use crate::policy::{Catalog, Citation, Condition, ConditionKind, Policy, Rule};
use crate::present::fault::problems_text;
use crate::present::input::read_text;
use crate::present::json::record::{
    AmountRecord, ClauseRecord, ConditionRecord, EvaluationRecord, PlannedRecord, PolicyRecord, RowRecord,
    RuleRecord, SourceRecord, TotalRecord,
};
use crate::present::writing::written;
use crate::unit::{Exact, Interval, Truth};

#[cfg(feature = "cli")]
pub use schema::schema;

/// The version of the shape of [`evaluation`].
pub const SCHEMA: &str = "policy-portal/evaluation/3";

/// Answers as JSON text, and a day, to an evaluation as JSON text: what the native command and the browser share.
/// The catalogue must have its long texts: without them the quotes are empty.
///
/// # Errors
/// The JSON text of every problem with the answers or the day (`policy-portal/problems/1`): nothing is computed then.
pub fn evaluate_text(catalog: &Catalog, answers: &str, day: &str) -> Result<String, String> {
    let situation =
        read_text(catalog, answers, day, day).map_err(|problems| problems_text(catalog, &problems))?;
    Ok(evaluation(catalog, &situation, &evaluate(catalog, &situation)))
}

/// An evaluation as JSON text, without white space.
pub fn evaluation(catalog: &Catalog, situation: &Situation, evaluation: &Evaluation) -> String {
    let mut cited = Cited { catalog, used: vec![false; catalog.sources.len()] };
    let policies = catalog.policies.iter().enumerate();
    let trace = Trace::of(catalog, situation, evaluation);
    let policies = policies.filter_map(|(at, policy)| policy_record(&mut cited, &trace, policy, at));
    let record = EvaluationRecord {
        schema: SCHEMA,
        data_version: &catalog.version,
        day: situation.day.to_string(),
        policies: policies.collect(),
        totals: totals(catalog, evaluation, |_| true).iter().map(total_record).collect(),
        bundle: bundle::bundle_record(&mut cited, evaluation),
        sources: cited.records(),
    };
    written(&record)
}

/// The catalogue, and which of its documents were cited.
struct Cited<'a> {
    catalog: &'a Catalog,
    used: Vec<bool>,
}

impl<'a> Cited<'a> {
    fn clause(&mut self, citation: &'a Citation) -> ClauseRecord<'a> {
        if let Some(used) = self.used.get_mut(citation.source) {
            *used = true;
        }
        ClauseRecord {
            source: self.catalog.source(citation).map_or("", |source| &source.id),
            place: citation.place.as_deref(),
            quote: citation.quote.as_deref(),
            grade: citation.grade.as_str(),
        }
    }

    fn records(&self) -> Vec<SourceRecord<'a>> {
        let cited = self.catalog.sources.iter().zip(&self.used).filter(|(_, used)| **used);
        let record = |source: &'a crate::policy::Source| SourceRecord {
            id: &source.id,
            title: &source.title.zh,
            number: source.number.as_deref(),
            issuer: source.issuer.as_deref(),
            date: source.date.map(|date| date.to_string()),
            url: source.url.as_deref(),
            grade: source.grade.as_str(),
        };
        cited.map(|(source, _)| record(source)).collect()
    }
}

fn policy_record<'a>(
    cited: &mut Cited<'a>,
    trace: &Trace<'a>,
    policy: &'a Policy,
    at: usize,
) -> Option<PolicyRecord<'a>> {
    let Trace { situation, evaluation, .. } = *trace;
    let came = evaluation.policies.get(at)?;
    let catalog = cited.catalog;
    let own = evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
    Some(PolicyRecord {
        id: &policy.id,
        title: &policy.title.zh,
        verdict: came.verdict.map(Verdict::as_str),
        reason: came.verdict.and_then(Verdict::reason),
        deadline_unknown: came.deadline_unknown,
        planned: planned_record(catalog, situation, policy, came.verdict),
        missing: missing(catalog, own.iter()),
        rules: policy.rules.clone().filter_map(|at| rule_record(cited, trace, at)).collect(),
    })
}

fn planned_record(
    catalog: &Catalog,
    situation: &Situation,
    policy: &Policy,
    verdict: Option<Verdict>,
) -> Option<PlannedRecord> {
    let (from, verdict) =
        planned(catalog, situation, policy).filter(|_| verdict == Some(Verdict::NotEligible))?;
    Some(PlannedRecord { from: from.to_string(), verdict: verdict.as_str() })
}

fn rule_record<'a>(cited: &mut Cited<'a>, trace: &Trace<'a>, at: usize) -> Option<RuleRecord<'a>> {
    let catalog = cited.catalog;
    let (rule, came) = (catalog.rules.get(at)?, trace.evaluation.rules.get(at)?);
    let mut conditions = Vec::new();
    flatten(cited, &rule.requires, 0, &came.rows, &mut conditions);
    let group = rule.for_each.and_then(|group| catalog.groups.get(group.at()));
    Some(RuleRecord {
        id: &rule.id,
        verdict: came.verdict.as_str(),
        reason: came.verdict.reason(),
        stale: came.stale,
        amounts: amount_record(rule, came).into_iter().collect(),
        conditions,
        for_each: group.map(|group| group.id.as_str()),
        rows: group.map_or_else(Vec::new, |_| came.rows.iter().map(row_record).collect()),
        missing: missing(catalog, std::iter::once(came)),
        why: explained::why(cited, trace, rule),
        steps: explained::steps(cited, trace, at),
    })
}

/// Each condition before those inside it, as the engine traces them.
fn flatten<'a>(
    cited: &mut Cited<'a>,
    conditions: &'a [Condition],
    depth: u32,
    rows: &[RowEvaluation],
    flat: &mut Vec<ConditionRecord<'a>>,
) {
    for condition in conditions {
        let at = flat.len();
        let truth = rows.iter().filter_map(|row| row.conditions.get(at)).max();
        let (kind, inner): (_, &[Condition]) = match &condition.kind {
            ConditionKind::Clause { .. } => ("clause", &[]),
            ConditionKind::All(inner) => ("all", inner),
            ConditionKind::Any(inner) => ("any", inner),
        };
        let clause = cited.clause(&condition.citation);
        let verdict = truth_name(truth.copied().unwrap_or(Truth::No));
        flat.push(ConditionRecord { depth, kind, text: &condition.text.zh, verdict, clause });
        flatten(cited, inner, depth.saturating_add(1), rows, flat);
    }
}

fn row_record(row: &RowEvaluation) -> RowRecord {
    let text = |count: Option<Exact>| count.map(|count| count.to_string());
    RowRecord {
        count_min: text(row.count.lo()),
        count_max: text(row.count.hi()),
        holds: truth_name(row.holds),
        conditions: row.conditions.iter().map(|truth| truth_name(*truth)).collect(),
    }
}

/// What may still be asked, in the order of the catalogue; nothing where no answer could change anything.
fn missing<'a, 'e>(catalog: &'a Catalog, rules: impl Iterator<Item = &'e RuleEvaluation>) -> Vec<&'a str> {
    let settled =
        |rule: &&RuleEvaluation| !matches!(rule.verdict, Verdict::NotInForce(_) | Verdict::NotEligible);
    let mut open: Vec<Open> = rules.filter(settled).flat_map(|rule| rule.missing.asked()).collect();
    open.sort_unstable();
    open.dedup();
    names(catalog, open)
}

fn names(catalog: &Catalog, open: Vec<Open>) -> Vec<&str> {
    let name = |open: Open| match open {
        Open::Fact(id) => catalog.fact(id).map(|fact| fact.id.as_str()),
        Open::Group(id) => catalog.groups.get(id.at()).map(|group| group.id.as_str()),
    };
    open.into_iter().filter_map(name).collect()
}

/// What is given; nothing where it surely is not.
fn amount_record(rule: &Rule, came: &RuleEvaluation) -> Option<AmountRecord> {
    let grant = rule.grant.as_ref()?;
    let given = came.verdict == Verdict::Eligible || came.verdict.is_open();
    let (min, max, bound, unit) = match came.granted.filter(|_| given)? {
        Value::Quantity(range) => {
            (text(range.lo()), text(range.hi()), bound(range, Some(Exact::ZERO)), grant.unit.to_string())
        }
        Value::Date(range) => (text(range.lo()), text(range.hi()), bound(range, None), "date".to_owned()),
        Value::Truth(_) | Value::Choice(_) => return None,
    };
    let (paid, payee) = (grant.paid.as_str(), rule.payee.as_str());
    Some(AmountRecord { min, max, unit, paid, payee, bound, grade: came.grade.as_str() })
}

fn text(end: Option<impl ToString>) -> Option<String> {
    end.map(|end| end.to_string())
}

/// Which ends are known; an end at `nothing` says nothing.
fn bound<T: Copy + Ord>(range: Interval<T>, nothing: Option<T>) -> &'static str {
    let least = range.lo().filter(|lo| Some(*lo) != nothing);
    match (least, range.hi()) {
        _ if range.is_point() => "exact",
        (None, None) => "unstated",
        (Some(_), None) => "at_least",
        (None, Some(_)) => "at_most",
        (Some(_), Some(_)) => "range",
    }
}

fn total_record(total: &Total) -> TotalRecord {
    TotalRecord {
        payee: total.payee.as_str(),
        paid: total.paid.as_str(),
        certain: total.certain.to_string(),
        to_confirm: total.to_confirm.to_string(),
        possible: total.possible.to_string(),
        open_top: total.open_top,
        uncounted: total.uncounted,
    }
}

fn truth_name(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}
