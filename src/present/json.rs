//! An evaluation as JSON, with a version: the same answers, day and data give the same bytes, native or in a browser.
//! Its shape is `record`; `tests/evaluation.rs` holds what is written to it.

mod bundle;
mod explained;
#[cfg(feature = "cli")]
mod record;
#[cfg(feature = "cli")]
mod schema;

use crate::engine::{
    Evaluation, Missing, Open, PolicyEvaluation, RowEvaluation, RuleEvaluation, Situation, Trace, Value,
    Verdict, totals,
};
use crate::engine::{Total, evaluate, planned};
use crate::policy::{Catalog, Citation, Condition, ConditionKind, Policy, Rule, Source};
use crate::present::fault::problems_text;
use crate::present::input::read_text;
use crate::present::writing::Json;
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
    let trace = Trace::of(catalog, situation, evaluation);
    let mut page = Page { trace: &trace, cited: vec![false; catalog.sources.len()], json: Json::new() };
    page.evaluation();
    page.json.done()
}

/// An evaluation that is being written, and which documents it cites.
struct Page<'a> {
    trace: &'a Trace<'a>,
    cited: Vec<bool>,
    json: Json,
}

impl Page<'_> {
    fn evaluation(&mut self) {
        let Trace { catalog, situation, evaluation, .. } = *self.trace;
        self.json.open("", '{');
        self.json.put("schema", SCHEMA);
        self.json.put("data_version", catalog.version.as_str());
        self.json.show("day", Some(situation.day));
        self.json.open("policies", '[');
        for (policy, came) in catalog.policies.iter().zip(&evaluation.policies) {
            self.policy(policy, *came);
        }
        self.json.close(']');
        self.totals("totals", &totals(catalog, evaluation, |_| true));
        self.bundle();
        self.json.open("sources", '[');
        for (source, cited) in catalog.sources.iter().zip(&self.cited) {
            if *cited {
                source_record(&mut self.json, source);
            }
        }
        self.json.close(']');
        self.json.close('}');
    }

    fn policy(&mut self, policy: &Policy, came: PolicyEvaluation) {
        let Trace { catalog, evaluation, .. } = *self.trace;
        let rules = catalog.rules_of(policy);
        let own = evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
        self.json.open("", '{');
        self.json.put("id", policy.id.as_str());
        self.json.put("title", policy.title.zh.as_str());
        self.json.put("verdict", came.verdict.map(Verdict::as_str));
        self.json.put("reason", came.verdict.and_then(Verdict::reason));
        self.json.truth("deadline_unknown", came.deadline_unknown);
        self.planned(policy, came);
        self.json.open("rules", '[');
        for ((at, rule), came) in policy.rules.clone().zip(rules).zip(own) {
            self.rule(at, rule, came);
        }
        self.json.close(']');
        self.open("missing", open(own));
        self.json.close('}');
    }

    /// What comes if all happens as planned and goes on as it is.
    fn planned(&mut self, policy: &Policy, came: PolicyEvaluation) {
        let Trace { catalog, situation, .. } = *self.trace;
        let planned = planned(catalog, situation, policy);
        match planned.filter(|_| came.verdict == Some(Verdict::NotEligible)) {
            Some((from, verdict)) => {
                self.json.open("planned", '{');
                self.json.show("from", Some(from));
                self.json.put("verdict", verdict.as_str());
                self.json.close('}');
            }
            None => self.json.null("planned"),
        }
    }

    fn rule(&mut self, at: usize, rule: &Rule, came: &RuleEvaluation) {
        let group = rule.for_each.and_then(|group| self.trace.catalog.groups.get(group.at()));
        self.json.open("", '{');
        self.json.put("id", rule.id.as_str());
        self.json.put("verdict", came.verdict.as_str());
        self.json.put("reason", came.verdict.reason());
        self.json.truth("stale", came.stale);
        self.json.open("amounts", '[');
        amount(&mut self.json, rule, came);
        self.json.close(']');
        self.json.open("conditions", '[');
        self.conditions(&rule.requires, 0, &mut 0, &came.rows);
        self.json.close(']');
        self.json.put("for_each", group.map(|group| group.id.as_str()));
        self.json.open("rows", '[');
        for row in came.rows.iter().filter(|_| group.is_some()) {
            row_record(&mut self.json, row);
        }
        self.json.close(']');
        self.open("missing", open(std::slice::from_ref(came)));
        self.why(rule);
        self.steps(at);
        self.json.close('}');
    }

    /// Each condition before those inside it, as the engine traces them; `at` counts them.
    fn conditions(&mut self, conditions: &[Condition], depth: usize, at: &mut usize, rows: &[RowEvaluation]) {
        for condition in conditions {
            let truth = rows.iter().filter_map(|row| row.conditions.get(*at)).max();
            *at = at.saturating_add(1);
            let (kind, inner): (_, &[Condition]) = match &condition.kind {
                ConditionKind::Clause { .. } => ("clause", &[]),
                ConditionKind::All(inner) => ("all", inner),
                ConditionKind::Any(inner) => ("any", inner),
            };
            self.json.open("", '{');
            self.json.count("depth", Some(depth));
            self.json.put("kind", kind);
            self.json.put("text", condition.text.zh.as_str());
            self.json.put("verdict", truth_name(truth.copied().unwrap_or(Truth::No)));
            self.clause(Some(&condition.citation));
            self.json.close('}');
            self.conditions(inner, depth.saturating_add(1), at, rows);
        }
    }

    /// Where something stands.
    fn clause(&mut self, citation: Option<&Citation>) {
        let Some(citation) = citation else {
            return self.json.null("clause");
        };
        if let Some(cited) = self.cited.get_mut(citation.source) {
            *cited = true;
        }
        let source = self.trace.catalog.source(citation);
        self.json.open("clause", '{');
        self.json.put("source", source.map_or("", |source| &source.id));
        self.json.put("place", citation.place.as_deref());
        self.json.put("quote", citation.quote.as_deref());
        self.json.put("grade", citation.grade.as_str());
        self.json.close('}');
    }

    /// The facts and groups that may still be asked.
    fn open(&mut self, name: &str, missing: Missing) {
        let catalog = self.trace.catalog;
        let name_of = |open: Open| match open {
            Open::Fact(id) => catalog.fact(id).map(|fact| fact.id.as_str()),
            Open::Group(id) => catalog.groups.get(id.at()).map(|group| group.id.as_str()),
        };
        self.json.list(name, missing.asked().into_iter().filter_map(name_of));
    }

    fn totals(&mut self, name: &str, totals: &[Total]) {
        self.json.open(name, '[');
        for total in totals {
            self.json.open("", '{');
            self.json.put("payee", total.payee.as_str());
            self.json.put("paid", total.paid.as_str());
            self.json.show("certain", Some(total.certain));
            self.json.show("to_confirm", Some(total.to_confirm));
            self.json.show("possible", Some(total.possible));
            self.json.truth("open_top", total.open_top);
            self.json.count("uncounted", usize::try_from(total.uncounted).ok());
            self.json.close('}');
        }
        self.json.close(']');
    }
}

fn source_record(json: &mut Json, source: &Source) {
    json.open("", '{');
    json.put("id", source.id.as_str());
    json.put("title", source.title.zh.as_str());
    json.put("number", source.number.as_deref());
    json.put("issuer", source.issuer.as_deref());
    json.show("date", source.date);
    json.put("url", source.url.as_deref());
    json.put("grade", source.grade.as_str());
    json.close('}');
}

fn row_record(json: &mut Json, row: &RowEvaluation) {
    json.open("", '{');
    json.show("count_min", row.count.lo());
    json.show("count_max", row.count.hi());
    json.put("holds", truth_name(row.holds));
    json.list("conditions", row.conditions.iter().map(|truth| truth_name(*truth)));
    json.close('}');
}

/// What may still be asked; nothing where no answer could change anything.
fn open(rules: &[RuleEvaluation]) -> Missing {
    let settled =
        |rule: &&RuleEvaluation| !matches!(rule.verdict, Verdict::NotInForce(_) | Verdict::NotEligible);
    rules.iter().filter(settled).fold(Missing::default(), |all, rule| all.with(rule.missing))
}

/// What is given; nothing where it surely is not.
fn amount(json: &mut Json, rule: &Rule, came: &RuleEvaluation) {
    let given = came.verdict == Verdict::Eligible || came.verdict.is_open();
    let (Some(grant), Some(value)) = (&rule.grant, came.granted.filter(|_| given)) else {
        return;
    };
    let bound = match value {
        Value::Quantity(range) => bound(range, Some(Exact::ZERO)),
        Value::Date(range) => bound(range, None),
        Value::Truth(_) | Value::Choice(_) => return,
    };
    json.open("", '{');
    explained::ends(json, value, grant.unit);
    json.put("paid", grant.paid.as_str());
    json.put("payee", rule.payee.as_str());
    json.put("bound", bound);
    json.put("grade", came.grade.as_str());
    json.close('}');
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

fn truth_name(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}
