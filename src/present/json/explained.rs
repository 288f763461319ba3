//! Why a rule comes to what it comes to, and the steps of its amount, as JSON.

use crate::engine::{Ground, Of, Part, Row, Step, StepKind, Value};
use crate::policy::{Round, Rule};
use crate::present::json::{Page, truth_name};
use crate::present::writing::Json;
use crate::present::{Locale, Phrase};
use crate::unit::{Truth, Unit};

impl Page<'_> {
    fn phrase(&self) -> Phrase<'_> {
        Phrase { catalog: self.trace.catalog, locale: Locale::Zh, day: self.trace.situation.day }
    }

    /// The clauses on which a rule turns.
    pub(super) fn why(&mut self, rule: &Rule) {
        let rows = rule.for_each.map_or(&[][..], |group| self.trace.situation.rows(group));
        self.json.open("why", '[');
        for ground in &self.trace.why(rule) {
            let row = ground.row.and_then(|row| rows.iter().position(|it| std::ptr::eq::<Row>(it, row)));
            let words = self.phrase().own(self.trace, ground);
            self.json.open("", '{');
            self.json.put("text", ground.condition.text.zh.as_str());
            self.json.put("verdict", truth_name(ground.truth));
            self.json.put("words", words.as_str());
            self.json.count("row", row);
            self.open("missing", ground.missing);
            self.json.put("authority", authority(ground));
            self.clause(Some(&ground.condition.citation));
            self.json.close('}');
        }
        self.json.close(']');
    }

    /// The steps of what a rule grants.
    pub(super) fn steps(&mut self, rule: usize) {
        let steps = self.trace.steps(rule);
        self.json.open("steps", '[');
        for step in &steps {
            let words = self.phrase().step(&steps, step).text;
            let (from, until) = match step.kind {
                StepKind::Months(first, last) => (Some(first), Some(last)),
                _ => (None, None),
            };
            self.json.open("", '{');
            self.json.put("kind", kind(step.kind));
            self.json.show("from", from);
            self.json.show("until", until);
            self.json.put("case", step.case.map(|case| case.text.zh.as_str()));
            self.parts(step);
            ends(&mut self.json, step.value, step.unit);
            self.json.put("words", words.as_str());
            self.json.close('}');
        }
        self.json.close(']');
    }

    fn parts(&mut self, step: &Step<'_>) {
        self.json.open("parts", '[');
        for part in &step.parts {
            self.part(part);
        }
        self.json.close(']');
    }

    fn part(&mut self, part: &Part<'_>) {
        let catalog = self.trace.catalog;
        let (mut step, mut name, mut dated) = (None, None, None);
        let of = match part.of {
            Of::Step(at) => {
                step = Some(at);
                "step"
            }
            Of::Number => "number",
            Of::Fact(id) => {
                name = catalog.fact(id).map(|fact| fact.id.as_str());
                "fact"
            }
            Of::Parameter(id, _, day) => {
                let parameter = catalog.parameters.get(id.at());
                name = parameter.map(|parameter| parameter.id.as_str());
                dated = parameter.and_then(|parameter| parameter.on(day));
                "parameter"
            }
            Of::Formula(_) => "formula",
            Of::Day(_) => "day",
            Of::Months => "months",
            Of::People => "people",
        };
        self.json.open("", '{');
        self.json.put("of", of);
        self.json.count("step", step);
        self.json.put("name", name);
        self.json.show("since", dated.map(|dated| dated.from));
        ends(&mut self.json, part.value, part.unit);
        self.clause(dated.map(|dated| &dated.citation));
        self.json.close('}');
    }
}

/// The fields `min`, `max` and `unit`.
pub(super) fn ends(json: &mut Json, value: Value, unit: Unit) {
    match value {
        Value::Quantity(range) => {
            json.show("min", range.lo());
            json.show("max", range.hi());
        }
        Value::Date(range) => {
            json.show("min", range.lo());
            json.show("max", range.hi());
            return json.put("unit", "date");
        }
        Value::Truth(_) | Value::Choice(_) => {
            json.null("min");
            json.null("max");
        }
    }
    json.show("unit", Some(unit));
}

fn authority(ground: &Ground<'_>) -> Option<&'static str> {
    match ground.truth {
        Truth::Unknown if ground.missing.reading => Some("reading"),
        Truth::Unknown if ground.missing.unpublished => Some("unpublished"),
        Truth::Unknown if ground.missing.local => Some("local"),
        _ => None,
    }
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
