//! Expected amounts, written as arithmetic from the clause: `5*(3*2270+3*2380) yuan`, `at least 70%*2380 yuan`.

use std::fmt;

use crate::formula::{Formula, FormulaKind, Literal, Operator, literal, parse};
use crate::policy::{Text, both};
use crate::unit::{Date, Exact, Interval, Unit};

/// What was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A number, or between which numbers it is, and in what unit.
    Quantity(Interval<Exact>, Unit),
    /// A day, or between which days it is.
    Date(Interval<Date>),
}

impl fmt::Display for Expected {
    /// As one would write what is expected.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quantity(range, unit) => {
                ends(f, range.lo(), range.hi())?;
                match *unit {
                    Unit::NUMBER => Ok(()),
                    Unit::MONTH => f.write_str(" months"),
                    unit => write!(f, " {unit}"),
                }
            }
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

/// Reads an expected amount in base units: years are months.
pub(crate) fn expected(text: &str) -> Option<Expected> {
    let text = text.trim();
    match literal(text) {
        Ok(Literal::Date(range)) => return Some(Expected::Date(range)),
        Ok(Literal::Quantity { range, unit, unstated: true }) => {
            return Some(Expected::Quantity(range, unit));
        }
        _ => {}
    }
    let (range, unit) = if let Some(rest) = text.strip_prefix("at least ") {
        let (number, unit) = quantity(rest, "")?;
        (Interval::at_least(number), unit)
    } else if let Some(rest) = text.strip_prefix("at most ") {
        let (number, unit) = quantity(rest, "")?;
        (Interval::between(Exact::ZERO, number), unit)
    } else if let Some((lo, hi)) = text.split_once("..") {
        between(lo, hi)?
    } else {
        let (number, unit) = quantity(text, "")?;
        (Interval::point(number), unit)
    };
    Some(Expected::Quantity(range, unit))
}

/// What is said of an expected amount that is in another unit than what comes.
pub fn other_unit(expected: &str, unit: Unit) -> Text {
    match unit {
        Unit::NUMBER => both(
            format!("金额“{expected}”的单位不对：算出来的是比例，不带单位，如 5%"),
            format!("`{expected}` is in another unit: what comes is a share without a unit, as 5%"),
        ),
        unit => both(
            format!("金额“{expected}”的单位不对：算出来的以 {unit} 计"),
            format!("`{expected}` is in another unit: what comes is in {unit}"),
        ),
    }
}

/// Both ends or one of them; the first takes the unit of the second where it has none.
fn between(lo: &str, hi: &str) -> Option<(Interval<Exact>, Unit)> {
    let (_, behind) = apart(hi);
    let end = |part: &str| if part.trim().is_empty() { Some(None) } else { quantity(part, behind).map(Some) };
    let (lo, hi) = (end(lo)?, end(hi)?);
    let (_, unit) = hi.or(lo)?;
    let alike = [lo, hi].into_iter().flatten().all(|(_, it)| it == unit);
    let number = |end: Option<(Exact, Unit)>| end.map(|(number, _)| number);
    Interval::new(number(lo), number(hi)).filter(|_| alike).map(|range| (range, unit))
}

/// A number and its unit. The unit behind arithmetic of bare numbers is that of all of it; `otherwise` where there is none.
fn quantity(text: &str, otherwise: &str) -> Option<(Exact, Unit)> {
    let (bare, behind) = apart(text);
    let read = parse(bare).ok().as_ref().and_then(value);
    match read.filter(|(_, unit)| *unit == Unit::NUMBER) {
        Some((number, _)) => {
            let (scale, unit) = unit(if behind.is_empty() { otherwise } else { behind })?;
            Some((number.times(scale)?, unit))
        }
        None => value(&parse(text).ok()?),
    }
}

/// The arithmetic, and the unit behind it.
fn apart(text: &str) -> (&str, &str) {
    let last = text.rfind(|c: char| c.is_ascii_digit() || matches!(c, ')' | '%' | '.'));
    let (bare, behind) =
        text.split_at_checked(last.map_or(0, |at| at.saturating_add(1))).unwrap_or((text, ""));
    (bare, behind.trim())
}

/// How many base units a unit is; a text that is none of the language is none.
fn unit(text: &str) -> Option<(Exact, Unit)> {
    if text.is_empty() {
        return Some((Exact::ONE, Unit::NUMBER));
    }
    match literal(&format!("1 {text}")) {
        Ok(Literal::Quantity { range, unit, unstated: false }) => Some((range.as_point()?, unit)),
        _ => None,
    }
}

fn value(formula: &Formula) -> Option<(Exact, Unit)> {
    match &formula.kind {
        FormulaKind::Number(number, unit) => Some((*number, *unit)),
        FormulaKind::Parenthesised(inner) => value(inner),
        FormulaKind::Binary(operator, a, b) => binary(*operator, value(a)?, value(b)?),
        FormulaKind::Call(name, arguments) => call(name, arguments),
        _ => None,
    }
}

fn binary(operator: Operator, (a, of_a): (Exact, Unit), (b, of_b): (Exact, Unit)) -> Option<(Exact, Unit)> {
    match operator {
        Operator::Plus if of_a == of_b => Some((a.plus(b)?, of_a)),
        Operator::Minus if of_a == of_b => Some((a.minus(b)?, of_a)),
        Operator::Times => Some((a.times(b)?, of_a.times(of_b))),
        Operator::Over => Some((a.over(b)?, of_a.over(of_b))),
        _ => None,
    }
}

fn call(name: &str, arguments: &[Formula]) -> Option<(Exact, Unit)> {
    let values = arguments.iter().map(value).collect::<Option<Vec<_>>>()?;
    let (_, unit) = *values.first()?;
    let mut numbers = values.iter().map(|(number, _)| *number);
    let number = match name {
        _ if values.iter().any(|(_, it)| *it != unit) => None,
        "min" => numbers.min(),
        "max" => numbers.max(),
        "floor" => numbers.next().map(Exact::floor),
        _ => None,
    };
    Some((number?, unit))
}

#[cfg(test)]
mod tests {
    use super::expected;

    /// What is expected, as it is written in base units; nothing of what cannot be read.
    fn shown(text: &str) -> Option<String> {
        expected(text).map(|it| it.to_string())
    }

    #[test]
    fn an_amount_has_the_unit_behind_it_or_that_of_its_numbers() {
        for (text, came) in [
            ("20000 yuan", "20000 yuan"),
            ("20000", "20000"),
            ("20000 person", "20000 person"),
            ("20000 yuan/month", "20000 yuan/month"),
            ("5*(3*2270+3*2380) yuan", "69750 yuan"),
            ("4/3*300 yuan", "400 yuan"),
            ("300*4/3 yuan", "400 yuan"),
            ("2000 yuan/month * 20%", "400 yuan/month"),
            ("2000 yuan/month * 3 months", "6000 yuan"),
            ("100 yuan + 200 yuan", "300 yuan"),
            ("min(3, 4)*1000 yuan", "3000 yuan"),
            ("50%", "0.5"),
            ("2 years", "24 months"),
            ("2..3 years", "24..36 months"),
            ("600 months..673 months", "600..673 months"),
            ("3*1000..4*1000 yuan", "3000..4000 yuan"),
            ("1000 yuan..", "at least 1000 yuan"),
            ("at least 70%*2000 yuan", "at least 1400 yuan"),
            ("at most 2*300/3 yuan", "0..200 yuan"),
            ("unstated yuan", "at least 0 yuan"),
            ("2026-03-01", "2026-03-01"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(came), "{text}");
        }
    }

    #[test]
    fn what_mixes_units_or_has_one_of_no_language_is_no_amount() {
        for text in
            ["", "plenty", "20000 banana", "unstated banana", "100 yuan + 2 months", "1 yuan..2 months", ".."]
        {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
