//! The steps of an amount as sentences.

use crate::engine::{Of, Part, Step, StepKind, Value};
use crate::formula::{Moment, Quantity};
use crate::policy::{Citation, Round};
use crate::present::Phrase;
use crate::present::phrase::in_quotes;
use crate::unit::{Date, Exact, Unit};

/// A step of an amount as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLine {
    /// What is done, in numbers.
    pub text: String,
    /// What the numbers are; empty where nothing is to be added.
    pub note: String,
    /// What it comes to.
    pub value: String,
    /// Whether it is what is granted.
    pub total: bool,
}

impl<'a> Phrase<'a> {
    /// What the cases and parameters of an amount are called, and where they stand.
    pub(crate) fn clauses(&self, steps: &[Step<'a>]) -> Vec<(String, &'a Citation)> {
        let mut clauses: Vec<(String, &'a Citation)> = Vec::new();
        for step in steps {
            clauses.extend(step.case.map(|case| (self.locale.of(&case.text).to_owned(), &case.citation)));
            for part in &step.parts {
                let Of::Parameter(id, key, day) = part.of else { continue };
                let parameter = self.catalog.parameters.get(id.at());
                let Some(dated) = parameter.and_then(|parameter| parameter.on(day)) else { continue };
                let name = self.parameter_name(id, key) + self.locale.say("，", ", ") + &self.from(dated);
                clauses.push((name, &dated.citation));
            }
        }
        let mut once: Vec<(String, &'a Citation)> = Vec::with_capacity(clauses.len());
        for (name, citation) in clauses {
            if !once.iter().any(|(other, _)| *other == name) {
                once.push((name, citation));
            }
        }
        once
    }

    /// The steps of an amount, each once, without those that change nothing; none where nothing is known of it.
    pub(crate) fn steps(&self, steps: &[Step<'_>]) -> Vec<StepLine> {
        let mut lines: Vec<StepLine> = Vec::new();
        for step in steps {
            let rounds = matches!(step.kind, StepKind::Round(_));
            if rounds && step.parts.iter().all(|part| part.value == step.value) {
                continue;
            }
            let line = self.step(steps, step);
            if !lines.iter().any(|other| other.text == line.text && other.value == line.value) {
                lines.push(line);
            }
        }
        match lines.last_mut() {
            Some(last) if !last.value.is_empty() => last.total = true,
            _ => lines.clear(),
        }
        lines
    }

    /// A step as a sentence.
    pub(crate) fn step(&self, steps: &[Step<'_>], step: &Step<'_>) -> StepLine {
        let (mut text, mut note) = (String::new(), String::new());
        let (mut bare, mut law) = (false, "");
        if let StepKind::Months(first, last) = step.kind {
            text = self.period(first, last) + self.locale.say("：", ": ");
        }
        let (sign, after) = self.signs(step.kind);
        let names: Vec<String> = step.parts.iter().map(|part| self.name(steps, part)).collect();
        for (at, (part, name)) in step.parts.iter().zip(&names).enumerate() {
            let sign = if name.starts_with('÷') { " " } else { sign };
            if at != 0 {
                text += sign;
                note += sign;
            }
            text += &self.part(part, name);
            note += name;
            bare |= name.is_empty() || matches!(part.of, Of::People);
            if part.value == step.value {
                law = name;
            }
        }
        match step.kind {
            StepKind::Sum if step.parts.len() == 1 && !bare => text = std::mem::take(&mut note),
            StepKind::Least | StepKind::Greatest if !bare && !law.is_empty() => {
                note = note + self.locale.say("；按", "; by ") + law;
            }
            StepKind::Floor | StepKind::Round(_) => note.clear(),
            _ if bare => note.clear(),
            _ => {}
        }
        StepLine { text: text + after, note, value: self.shown(step.value, step.unit), total: false }
    }

    /// What stands between the parts and after them.
    fn signs(&self, kind: StepKind) -> (&'static str, &'static str) {
        let comma = self.locale.say("、", ", ");
        match kind {
            StepKind::Sum => (" + ", ""),
            StepKind::Difference => (" − ", ""),
            StepKind::Product | StepKind::Months(..) => (" × ", ""),
            StepKind::Least => (comma, self.locale.say("，取小的", ", the least")),
            StepKind::Greatest => (comma, self.locale.say("，取大的", ", the greatest")),
            StepKind::Floor => (comma, self.locale.say("，舍去小数", ", rounded down")),
            StepKind::Later => (self.locale.say("，再过", ", and then "), ""),
            StepKind::Either => (self.locale.say("，或者", ", or "), ""),
            StepKind::Round(Round::NearestFen) => {
                (comma, self.locale.say("，四舍五入到分", ", to the nearest fen"))
            }
            StepKind::Round(Round::NearestYuan) => {
                (comma, self.locale.say("，四舍五入到元", ", to the nearest yuan"))
            }
            StepKind::Round(Round::DownToYuan) => {
                (comma, self.locale.say("，舍去角分", ", down to whole yuan"))
            }
        }
    }

    /// A part's number; where nothing is known of it, its name.
    fn part(&self, part: &Part<'_>, name: &str) -> String {
        let shown = match part.of {
            Of::Number => return name.to_owned(),
            Of::Fact(id) => self.catalog.fact(id).and_then(|fact| self.answer(fact, part.value)),
            Of::Parameter(..) if part.unit == Unit::NUMBER && part.value == Value::of(Exact::ONE) => {
                return "100%".to_owned();
            }
            _ => Some(self.shown(part.value, part.unit)),
        };
        let shown = shown.unwrap_or_default();
        if shown.is_empty() { in_quotes(name) } else { shown }
    }

    /// As far as it is known.
    fn shown(&self, value: Value, unit: Unit) -> String {
        match value {
            Value::Quantity(range)
                if range.hi().is_some() || range.lo().is_some_and(|lo| lo != Exact::ZERO) =>
            {
                self.bounded(range, unit)
            }
            Value::Date(range) => self.dates(range).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// What a part is called; nothing where it is what another step came to.
    fn name(&self, steps: &[Step<'_>], part: &Part<'_>) -> String {
        let name = match part.of {
            Of::Number => return self.number_or_divisor(part),
            Of::Parameter(id, key, _) => return self.parameter_name(id, key),
            Of::Step(at) => {
                let Some(step) = steps.get(at) else { return String::new() };
                let first = step.parts.first();
                match (step.case, step.kind, first) {
                    (Some(case), ..) => self.locale.of(&case.text),
                    (None, StepKind::Least | StepKind::Greatest, Some(part)) => {
                        return self.name(steps, part);
                    }
                    _ => "",
                }
            }
            Of::Fact(id) => self.label(id),
            Of::Day(Moment::Fact(id)) => self.label(*id),
            Of::Formula(Quantity::FullMonths(..)) => self.locale.say("整月数", "full months"),
            Of::Formula(Quantity::Count(id, _)) => self.group_label(*id),
            Of::Formula(_) => self.locale.say("每月的数额", "the amount of a month"),
            Of::Day(_) => self.locale.say("当日", "the day"),
            Of::Months => self.locale.say("月数", "months"),
            Of::People => self.locale.say("人数", "people"),
        };
        name.to_owned()
    }

    fn number_or_divisor(&self, part: &Part<'_>) -> String {
        let Value::Quantity(range) = part.value else { return String::new() };
        match range.lo().map(Exact::parts) {
            Some((1, divisor)) if divisor != 1 => format!("÷ {divisor}"),
            _ => self.bounded(range, part.unit),
        }
    }

    /// `2025年9月至2025年11月`; by days where the months begin on another than the first.
    fn period(&self, first: Date, last: Date) -> String {
        let shown = |date: Date| {
            if first.day() == 1 { self.locale.month(date) } else { self.locale.date(date) }
        };
        let (from, until) = (shown(first), shown(last));
        if from == until { from } else { from + self.locale.say("至", " to ") + &until }
    }
}
