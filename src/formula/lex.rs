//! Text to tokens.

use crate::formula::{Fault, FaultKind, Operator, Span};
use crate::unit::{Date, Exact};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Number(Exact),
    Date(Date),
    Word(String),
    Operator(Operator),
    Percent,
    Open,
    Close,
    OpenSet,
    CloseSet,
    Comma,
}

/// The tokens of `text`, each with its place.
pub(crate) fn tokens(text: &str) -> Result<Vec<(Token, Span)>, Fault> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let start = text.len().saturating_sub(rest.len());
        let Some(first) = rest.chars().next() else { return Ok(found) };
        if let Some(day) = no_day(rest) {
            let span = Span { start, end: start.saturating_add(day.len()) };
            return Err(FaultKind::NoDay(day.to_owned()).at(span));
        }
        let (token, len) = token(rest, first).ok_or_else(|| unreadable(rest, start, first))?;
        found.push((token, Span { start, end: start.saturating_add(len) }));
        rest = rest.get(len..).unwrap_or_default();
    }
}

fn unreadable(rest: &str, start: usize, first: char) -> Fault {
    if first.is_ascii_digit() {
        let number = rest.get(..digits(rest)).unwrap_or_default();
        let span = Span { start, end: start.saturating_add(number.len()) };
        return FaultKind::Inexact(number.to_owned()).at(span);
    }
    let span = Span { start, end: start.saturating_add(first.len_utf8()) };
    FaultKind::NoSign(first).at(span)
}

fn token(rest: &str, first: char) -> Option<(Token, usize)> {
    if first.is_ascii_digit() {
        return number_or_date(rest);
    }
    if is_letter(first) {
        let len =
            rest.find(|c: char| !(is_letter(c) || c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let word = rest.get(..len)?.trim_end_matches('.');
        return Some((word_token(word), word.len()));
    }
    symbol(rest)
}

/// Latin, Chinese and Mongolian letters; the tables of all others would weigh more than the lexer.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '_' | '\u{4e00}'..='\u{9fff}' | '\u{1820}'..='\u{18aa}')
}

fn word_token(word: &str) -> Token {
    match word {
        "and" => Token::Operator(Operator::And),
        "or" => Token::Operator(Operator::Or),
        _ => Token::Word(word.to_owned()),
    }
}

fn number_or_date(rest: &str) -> Option<(Token, usize)> {
    if let Some(date) = rest.get(..10).and_then(Date::parse) {
        return Some((Token::Date(date), 10));
    }
    let len = digits(rest);
    Some((Token::Number(Exact::parse(rest.get(..len)?)?), len))
}

/// How long what is written like a number is.
fn digits(rest: &str) -> usize {
    rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len())
}

/// What is written like a date, and none.
fn no_day(rest: &str) -> Option<&str> {
    let like =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    let day = rest.get(..10).filter(|text| text.bytes().enumerate().all(like))?;
    if Date::parse(day).is_none() { Some(day) } else { None }
}

fn symbol(rest: &str) -> Option<(Token, usize)> {
    let two = match rest.get(..2) {
        Some("<=") => Some(Operator::AtMost),
        Some(">=") => Some(Operator::AtLeast),
        Some("!=") => Some(Operator::Unequal),
        _ => None,
    };
    if let Some(operator) = two {
        return Some((Token::Operator(operator), 2));
    }
    let one = match rest.as_bytes().first()? {
        b'<' => Token::Operator(Operator::Less),
        b'>' => Token::Operator(Operator::Greater),
        b'=' => Token::Operator(Operator::Equal),
        b'+' => Token::Operator(Operator::Plus),
        b'-' => Token::Operator(Operator::Minus),
        b'*' => Token::Operator(Operator::Times),
        b'/' => Token::Operator(Operator::Over),
        b'%' => Token::Percent,
        b'(' => Token::Open,
        b')' => Token::Close,
        b'{' => Token::OpenSet,
        b'}' => Token::CloseSet,
        b',' => Token::Comma,
        _ => return None,
    };
    Some((one, 1))
}
