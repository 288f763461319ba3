//! Values of parameters and answers: a literal, perhaps with `at least`, `at most` or `unstated`.

use crate::formula::lex::Token;
use crate::formula::parse::Parser;
use crate::formula::{Fault, FaultKind, Operator, Span};
use crate::unit::{Date, Exact, Interval, Unit};

/// A value as the law states it, or as a person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A number, or the numbers it may be.
    Quantity {
        /// In base units.
        range: Interval<Exact>,
        /// Its unit.
        unit: Unit,
        /// Whether it is left to others (`unstated yuan`).
        unstated: bool,
    },
    /// A date, or the dates it may be.
    Date(Interval<Date>),
}

/// Reads `20000 yuan`, `at least 1000 yuan`, `at most 30%`, `unstated yuan`, `3..10 person`, `2025-09-01`,
/// `2025-01-01..2025-12-31`, `..2024-12-31`.
///
/// # Errors
/// What cannot be read, with its place in `text`.
pub fn literal(text: &str) -> Result<Literal, Fault> {
    let dots = text.as_bytes().windows(2).position(|two| two == b"..");
    match dots.and_then(|at| text.split_at_checked(at)) {
        Some((lo, rest)) => between(text, lo, rest.get(2..).unwrap_or_default()),
        None => single(text),
    }
}

fn single(text: &str) -> Result<Literal, Fault> {
    let mut parser = Parser::new(text)?;
    let bound = bound(&mut parser)?;
    let minus = parser.peek() == Some(&Token::Operator(Operator::Minus));
    if minus {
        parser.skip();
    }
    let found = match (bound, parser.peek()) {
        (Bound::Unstated, _) => {
            let (_, unit) = parser.unit();
            Literal::Quantity { range: Interval::at_least(Exact::ZERO), unit, unstated: true }
        }
        (bound, Some(Token::Number(number))) => {
            let number = *number;
            parser.skip();
            let (scale, unit) = parser.unit();
            let number = number.times(scale).and_then(|x| if minus { x.negated() } else { Some(x) });
            let number = number.ok_or_else(|| unreadable(&parser))?;
            Literal::Quantity { range: bound.range(number), unit, unstated: false }
        }
        (Bound::Exact, Some(Token::Date(date))) if !minus => {
            let range = Interval::point(*date);
            parser.skip();
            Literal::Date(range)
        }
        _ => return Err(unreadable(&parser)),
    };
    if parser.peek().is_none() { Ok(found) } else { Err(unreadable(&parser)) }
}

fn unreadable(parser: &Parser) -> Fault {
    parser.unexpected(FaultKind::NoValue)
}

#[derive(Clone, Copy)]
enum Bound {
    Exact,
    AtLeast,
    AtMost,
    Unstated,
}

impl Bound {
    fn range(self, number: Exact) -> Interval<Exact> {
        match self {
            Self::AtMost => Interval::between(Exact::ZERO, number),
            Self::AtLeast => Interval::at_least(number),
            Self::Exact | Self::Unstated => Interval::point(number),
        }
    }
}

fn bound(parser: &mut Parser) -> Result<Bound, Fault> {
    match parser.peek() {
        Some(Token::Word(word)) if word == "unstated" => {
            parser.skip();
            Ok(Bound::Unstated)
        }
        Some(Token::Word(word)) if word == "at" => {
            parser.skip();
            let bound = match parser.peek() {
                Some(Token::Word(word)) if word == "least" => Bound::AtLeast,
                Some(Token::Word(word)) if word == "most" => Bound::AtMost,
                _ => return Err(unreadable(parser)),
            };
            parser.skip();
            Ok(bound)
        }
        _ => Ok(Bound::Exact),
    }
}

/// `lo..hi`, either end perhaps left out; the unit stands after the last number.
fn between(text: &str, lo: &str, hi: &str) -> Result<Literal, Fault> {
    let whole = || FaultKind::NoRange.at(Span { start: 0, end: text.len() });
    let end = |part: &str, from: usize| {
        let shifted = |fault: Fault| Fault { span: fault.span.later_by(from), ..fault };
        if part.trim().is_empty() { Ok(None) } else { single(part).map(Some).map_err(shifted) }
    };
    match (end(lo, 0)?, end(hi, text.len().saturating_sub(hi.len()))?) {
        (Some(Literal::Date(a)), Some(Literal::Date(b))) => {
            Interval::new(a.lo(), b.hi()).map(Literal::Date).ok_or_else(whole)
        }
        (Some(Literal::Date(a)), None) => Interval::new(a.lo(), None).map(Literal::Date).ok_or_else(whole),
        (None, Some(Literal::Date(b))) => Interval::new(None, b.hi()).map(Literal::Date).ok_or_else(whole),
        (lo, hi) => quantities(lo, hi).ok_or_else(whole),
    }
}

fn quantities(lo: Option<Literal>, hi: Option<Literal>) -> Option<Literal> {
    let read = |end| match end {
        Some(Literal::Quantity { range, unit, unstated: false }) => Some((range.as_point()?, unit)),
        _ => None,
    };
    let (lo_read, hi_read) = (read(lo), read(hi));
    let unit = hi_read.or(lo_read)?.1;
    // In `3..10 person` the first number takes the unit of the second; in `1..3 years` that would be one month.
    let takes = |theirs| theirs == unit || (theirs == Unit::NUMBER && unit != Unit::MONTH);
    let lo_fits = lo_read.is_none_or(|(_, theirs)| takes(theirs));
    let readable = lo.is_none() == lo_read.is_none() && hi.is_none() == hi_read.is_none();
    if !lo_fits || !readable {
        return None;
    }
    let range = Interval::new(lo_read.map(|(x, _)| x), hi_read.map(|(x, _)| x))?;
    Some(Literal::Quantity { range, unit, unstated: false })
}
