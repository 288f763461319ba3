//! Why a rule comes to what it comes to, and the steps of its amount, as JSON.

use crate::engine::{Ground, Of, Part, Row, Step, StepKind, Trace, Value};
use crate::policy::{Catalog, Round, Rule};
use crate::present::json::record::{GroundRecord, PartRecord, StepRecord};
use crate::present::json::{Cited, names, text, truth_name};
use crate::present::{Locale, Phrase};
use crate::unit::{Truth, Unit};

fn phrase<'a>(trace: &Trace<'a>) -> Phrase<'a> {
    Phrase { catalog: trace.catalog, locale: Locale::Zh, day: trace.situation.day }
}

/// The clauses on which a rule turns.
pub(super) fn why<'a>(cited: &mut Cited<'a>, trace: &Trace<'a>, rule: &'a Rule) -> Vec<GroundRecord<'a>> {
    let rows = rule.for_each.map_or(&[][..], |group| trace.situation.rows(group));
    let record = |ground: &Ground<'a>| GroundRecord {
        text: &ground.condition.text.zh,
        verdict: truth_name(ground.truth),
        words: phrase(trace).own(trace, ground),
        row: ground.row.and_then(|row| rows.iter().position(|other| std::ptr::eq::<Row>(other, row))),
        missing: names(cited.catalog, ground.missing.asked()),
        authority: match ground.truth {
            Truth::Unknown if ground.missing.reading => Some("reading"),
            Truth::Unknown if ground.missing.unpublished => Some("unpublished"),
            Truth::Unknown if ground.missing.local => Some("local"),
            _ => None,
        },
        clause: cited.clause(&ground.condition.citation),
    };
    trace.why(rule).iter().map(record).collect()
}

/// The steps of what a rule grants.
pub(super) fn steps<'a>(cited: &mut Cited<'a>, trace: &Trace<'a>, rule: usize) -> Vec<StepRecord<'a>> {
    let steps = trace.steps(rule);
    let record = |step: &Step<'a>| {
        let (from, until) = match step.kind {
            StepKind::Months(first, last) => (Some(first.to_string()), Some(last.to_string())),
            _ => (None, None),
        };
        let (min, max) = ends(step.value);
        StepRecord {
            kind: kind(step.kind),
            from,
            until,
            case: step.case.map(|case| case.text.zh.as_str()),
            parts: step.parts.iter().map(|part| part_record(cited, part)).collect(),
            min,
            max,
            unit: unit(step.value, step.unit),
            words: phrase(trace).step(&steps, step).text,
        }
    };
    steps.iter().map(record).collect()
}

fn part_record<'a>(cited: &mut Cited<'a>, part: &Part<'a>) -> PartRecord<'a> {
    let catalog: &'a Catalog = cited.catalog;
    let (min, max) = ends(part.value);
    let empty = PartRecord {
        of: "number",
        step: None,
        name: None,
        since: None,
        min,
        max,
        unit: unit(part.value, part.unit),
        clause: None,
    };
    match part.of {
        Of::Step(at) => PartRecord { of: "step", step: Some(at), ..empty },
        Of::Number => empty,
        Of::Fact(id) => {
            PartRecord { of: "fact", name: catalog.fact(id).map(|fact| fact.id.as_str()), ..empty }
        }
        Of::Parameter(id, _, day) => {
            let parameter = catalog.parameters.get(id.at());
            let dated = parameter.and_then(|parameter| parameter.on(day));
            PartRecord {
                of: "parameter",
                name: parameter.map(|parameter| parameter.id.as_str()),
                since: dated.map(|dated| dated.from.to_string()),
                clause: dated.map(|dated| cited.clause(&dated.citation)),
                ..empty
            }
        }
        Of::Formula(_) => PartRecord { of: "formula", ..empty },
        Of::Day(_) => PartRecord { of: "day", ..empty },
        Of::Months => PartRecord { of: "months", ..empty },
        Of::People => PartRecord { of: "people", ..empty },
    }
}

fn ends(value: Value) -> (Option<String>, Option<String>) {
    match value {
        Value::Quantity(range) => (text(range.lo()), text(range.hi())),
        Value::Date(range) => (text(range.lo()), text(range.hi())),
        Value::Truth(_) | Value::Choice(_) => (None, None),
    }
}

fn unit(value: Value, unit: Unit) -> String {
    if matches!(value, Value::Date(_)) { "date".to_owned() } else { unit.to_string() }
}

fn kind(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Sum => "sum",
        StepKind::Difference => "difference",
        StepKind::Product => "product",
        StepKind::Months(..) => "months",
        StepKind::Least => "least",
        StepKind::Greatest => "greatest",
        StepKind::Floor => "floor",
        StepKind::Later => "later",
        StepKind::Round(Round::NearestFen) => "nearest_fen",
        StepKind::Round(Round::DownToYuan) => "down_to_yuan",
        StepKind::Round(Round::NearestYuan) => "nearest_yuan",
        StepKind::Either => "either",
    }
}
