//! Expected amounts, written as arithmetic from the clause: `5*(3*2270+3*2380) yuan`, `at least 70%*2380 yuan`.

use std::fmt;

use crate::formula::{Formula, FormulaKind, Literal, Operator, literal, parse};
use crate::unit::{Date, Exact, Interval};

/// What was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A number, or between which numbers it is.
    Quantity(Interval<Exact>),
    /// A day, or between which days it is.
    Date(Interval<Date>),
}

impl fmt::Display for Expected {
    /// As one would write what is expected, without units.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quantity(range) => ends(f, range.lo(), range.hi()),
            Self::Date(range) => ends(f, range.lo(), range.hi()),
        }
    }
}

fn ends<T: fmt::Display + PartialEq>(
    f: &mut fmt::Formatter<'_>,
    lo: Option<T>,
    hi: Option<T>,
) -> fmt::Result {
    match (lo, hi) {
        (Some(lo), Some(hi)) if lo == hi => write!(f, "{lo}"),
        (Some(lo), Some(hi)) => write!(f, "{lo}..{hi}"),
        (Some(lo), None) => write!(f, "at least {lo}"),
        (None, Some(hi)) => write!(f, "..{hi}"),
        (None, None) => write!(f, ".."),
    }
}

/// What may stand behind a number, alone or after `/`.
const UNITS: [&str; 7] = ["yuan", "person", "persons", "month", "months", "year", "years"];

/// Reads an expected amount; units are read and dropped, `years` become months.
pub(crate) fn expected(text: &str) -> Option<Expected> {
    if let Ok(Literal::Date(range)) = literal(text) {
        return Some(Expected::Date(range));
    }
    if text.starts_with("unstated") {
        return Some(Expected::Quantity(Interval::at_least(Exact::ZERO)));
    }
    let (text, scale) = without_unit(text.trim())?;
    let range = if let Some(rest) = text.strip_prefix("at least ") {
        Interval::at_least(number(rest, scale)?)
    } else if let Some(rest) = text.strip_prefix("at most ") {
        Interval::between(Exact::ZERO, number(rest, scale)?)
    } else if let Some((lo, hi)) = text.split_once("..") {
        let end =
            |part: &str| if part.trim().is_empty() { Some(None) } else { number(part, scale).map(Some) };
        Interval::new(end(lo)?, end(hi)?)?
    } else {
        Interval::point(number(text, scale)?)
    };
    Some(Expected::Quantity(range))
}

/// The text before the unit, and how many base units the unit is; nothing where it is none of the language.
fn without_unit(text: &str) -> Option<(&str, Exact)> {
    let end = text
        .rfind(|c: char| c.is_ascii_digit() || matches!(c, ')' | '%' | '.'))
        .map_or(0, |at| at.saturating_add(1));
    let unit = text.get(end..).unwrap_or_default().trim();
    let known = |part: &str| UNITS.contains(&part.trim());
    if !unit.is_empty() && !unit.split('/').all(known) {
        return None;
    }
    let scale = if unit.starts_with("year") { Exact::from(12) } else { Exact::ONE };
    Some((text.get(..end).unwrap_or_default(), scale))
}

fn number(text: &str, scale: Exact) -> Option<Exact> {
    value(&parse(text.trim()).ok()?)?.times(scale)
}

fn value(formula: &Formula) -> Option<Exact> {
    match &formula.kind {
        FormulaKind::Number(number, _) => Some(*number),
        FormulaKind::Parenthesised(inner) => value(inner),
        FormulaKind::Binary(operator, a, b) => {
            let (a, b) = (value(a)?, value(b)?);
            match operator {
                Operator::Plus => a.plus(b),
                Operator::Minus => a.minus(b),
                Operator::Times => a.times(b),
                Operator::Over => a.over(b),
                _ => None,
            }
        }
        FormulaKind::Call(name, arguments) => call(name, arguments),
        _ => None,
    }
}

fn call(name: &str, arguments: &[Formula]) -> Option<Exact> {
    let values: Option<Vec<Exact>> = arguments.iter().map(value).collect();
    let values = values?.into_iter();
    match name {
        "min" => values.min(),
        "max" => values.max(),
        "floor" => values.map(Exact::floor).next(),
        _ => None,
    }
}
