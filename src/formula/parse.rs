//! Tokens to a formula, by precedence climbing.

use crate::formula::lex::{Token, tokens};
use crate::formula::{Fault, FaultKind, Formula, FormulaKind, Operator, Span};
use crate::unit::{Exact, Unit};

/// How deep formulas may nest, how many tokens one may have, and how many bytes.
const DEEPEST: usize = 32;
const LONGEST: usize = 400;
const MOST_BYTES: usize = 16_384;

/// Reads a formula.
///
/// # Errors
/// The first thing that cannot be read, with its place in `text`.
pub fn parse(text: &str) -> Result<Formula, Fault> {
    let mut parser = Parser::new(text)?;
    let formula = parser.formula(0)?;
    match parser.peek() {
        None => Ok(formula),
        Some(_) => Err(parser.unexpected(FaultKind::PastEnd)),
    }
}

/// Whether it is a word of the language, so that nothing else can be called so.
pub fn is_word(name: &str) -> bool {
    matches!(name, "and" | "or" | "not" | "in" | "where" | "day")
}

pub(crate) struct Parser {
    tokens: Vec<(Token, Span)>,
    next: usize,
    depth: usize,
    end: Span,
}

impl Parser {
    pub(crate) fn new(text: &str) -> Result<Self, Fault> {
        let end = Span { start: text.len(), end: text.len() };
        let too_long = || FaultKind::TooLong.at(end);
        if MOST_BYTES < text.len() {
            return Err(too_long());
        }
        let tokens = tokens(text)?;
        if LONGEST < tokens.len() {
            return Err(too_long());
        }
        Ok(Self { tokens, next: 0, depth: 0, end })
    }

    pub(crate) fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    pub(crate) fn here(&self) -> Span {
        self.tokens.get(self.next).map_or(self.end, |(_, span)| *span)
    }

    fn before(&self) -> Span {
        self.tokens.get(self.next.saturating_sub(1)).map_or(self.end, |(_, span)| *span)
    }

    pub(crate) fn skip(&mut self) {
        self.next = self.next.saturating_add(1);
    }

    pub(crate) fn unexpected(&self, kind: FaultKind) -> Fault {
        kind.at(self.here())
    }

    fn eat(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        if found {
            self.skip();
        }
        found
    }

    fn expect(&mut self, token: &Token, shown: &'static str) -> Result<(), Fault> {
        if self.eat(token) { Ok(()) } else { Err(self.unexpected(FaultKind::Missing(shown))) }
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(it)) if it == word);
        if found {
            self.skip();
        }
        found
    }

    /// A formula of operators that bind at least as tightly as `least`.
    fn formula(&mut self, least: u8) -> Result<Formula, Fault> {
        self.depth = self.depth.saturating_add(1);
        if DEEPEST < self.depth {
            return Err(self.unexpected(FaultKind::TooDeep));
        }
        let mut left = self.operand()?;
        while let Some(Token::Operator(operator)) = self.peek() {
            let operator = *operator;
            if operator.precedence() < least {
                break;
            }
            self.unambiguous(operator, &left)?;
            self.skip();
            let right = self.formula(operator.precedence().saturating_add(1))?;
            self.unambiguous(operator, &right)?;
            let span = left.span.to(right.span);
            left = Formula { kind: FormulaKind::Binary(operator, Box::new(left), Box::new(right)), span };
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(left)
    }

    /// Refuses `a and b or c` and `a < b < c`: the reader of a law must not have to know precedences.
    fn unambiguous(&self, operator: Operator, side: &Formula) -> Result<(), Fault> {
        let FormulaKind::Binary(inner, ..) = &side.kind else { return Ok(()) };
        let mixed =
            matches!((inner, operator), (Operator::And, Operator::Or) | (Operator::Or, Operator::And));
        let chained = inner.precedence() == 3 && operator.precedence() == 3;
        if mixed || chained {
            return Err(self.unexpected(FaultKind::TwoWays(*inner, operator)));
        }
        Ok(())
    }

    fn operand(&mut self) -> Result<Formula, Fault> {
        let start = self.here();
        let kind = match self.peek().cloned() {
            Some(Token::Number(number)) => {
                self.skip();
                let (scale, unit) = self.unit();
                let Some(number) = number.times(scale) else {
                    let span = start.to(self.before());
                    return Err(FaultKind::TooLarge.at(span));
                };
                FormulaKind::Number(number, unit)
            }
            Some(Token::Date(date)) => {
                self.skip();
                FormulaKind::Date(date)
            }
            Some(Token::Open) => {
                self.skip();
                let inner = self.formula(0)?;
                self.expect(&Token::Close, ")")?;
                FormulaKind::Parenthesised(Box::new(inner))
            }
            Some(Token::Word(word)) => {
                self.skip();
                return self.named(word, start);
            }
            _ => return Err(self.unexpected(FaultKind::NoOperand)),
        };
        Ok(Formula { kind, span: start.to(self.before()) })
    }

    fn named(&mut self, word: String, start: Span) -> Result<Formula, Fault> {
        let kind = if word == "not" {
            self.depth = self.depth.saturating_add(1);
            let inner =
                if DEEPEST < self.depth { Err(self.unexpected(FaultKind::TooDeep)) } else { self.operand() };
            self.depth = self.depth.saturating_sub(1);
            FormulaKind::Not(Box::new(inner?))
        } else if self.eat(&Token::Open) {
            self.call(word, start)?
        } else {
            FormulaKind::Name(word)
        };
        let formula = Formula { kind, span: start.to(self.before()) };
        if self.word("in") { self.options(formula, start) } else { Ok(formula) }
    }

    fn options(&mut self, choice: Formula, start: Span) -> Result<Formula, Fault> {
        self.expect(&Token::OpenSet, "{")?;
        let options = self.list(&Token::CloseSet, "}")?;
        Ok(Formula { kind: FormulaKind::In(Box::new(choice), options), span: start.to(self.before()) })
    }

    fn call(&mut self, word: String, start: Span) -> Result<FormulaKind, Fault> {
        if word != "count" {
            return Ok(FormulaKind::Call(word, self.list(&Token::Close, ")")?));
        }
        let group = self.operand()?;
        let condition = if self.word("where") { Some(Box::new(self.formula(0)?)) } else { None };
        self.expect(&Token::Close, ")")?;
        match group.kind {
            FormulaKind::Name(_) => Ok(FormulaKind::Count(Box::new(group), condition)),
            _ => Err(FaultKind::CountsRows.at(start)),
        }
    }

    fn list(&mut self, close: &Token, shown: &'static str) -> Result<Vec<Formula>, Fault> {
        let mut items = vec![self.formula(0)?];
        while self.eat(&Token::Comma) {
            items.push(self.formula(0)?);
        }
        self.expect(close, shown)?;
        Ok(items)
    }

    /// The unit after a number, and what the number is multiplied by to be in base units.
    pub(crate) fn unit(&mut self) -> (Exact, Unit) {
        if self.eat(&Token::Percent) {
            return (Exact::ratio(1, 100).unwrap_or(Exact::ONE), Unit::NUMBER);
        }
        let Some((scale, mut unit)) = self.peek().and_then(numerator) else {
            return (Exact::ONE, Unit::NUMBER);
        };
        self.skip();
        while self.peek() == Some(&Token::Operator(Operator::Over)) {
            let Some((Token::Word(word), _)) = self.tokens.get(self.next.saturating_add(1)) else { break };
            let Some(below) = denominator(word) else { break };
            unit = unit.over(below);
            self.skip();
            self.skip();
        }
        (scale, unit)
    }
}

fn numerator(token: &Token) -> Option<(Exact, Unit)> {
    let Token::Word(word) = token else { return None };
    match word.as_str() {
        "yuan" => Some((Exact::ONE, Unit::YUAN)),
        "person" | "persons" => Some((Exact::ONE, Unit::PERSON)),
        "month" | "months" => Some((Exact::ONE, Unit::MONTH)),
        "year" | "years" => Some((Exact::from(12), Unit::MONTH)),
        _ => None,
    }
}

fn denominator(word: &str) -> Option<Unit> {
    match word {
        "yuan" => Some(Unit::YUAN),
        "person" => Some(Unit::PERSON),
        "month" => Some(Unit::MONTH),
        "year" => Some(Unit::YEAR),
        _ => None,
    }
}
