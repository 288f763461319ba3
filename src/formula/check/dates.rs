//! Days, and days so many months later.

use crate::formula::check::Checked;
use crate::formula::{
    Checker, FaultKind, Formula, FormulaKind, Moment, Names, Operator, Quantity, Symbol, Type,
};
use crate::unit::{Exact, Unit};

impl<N: Names> Checker<'_, N> {
    /// Whether it is a day rather than a number.
    pub(super) fn is_date(&self, formula: &Formula) -> bool {
        match &formula.kind {
            FormulaKind::Date(_) => true,
            FormulaKind::Name(name) if name == "day" => true,
            FormulaKind::Name(name) => matches!(
                self.names.symbol(name, self.row),
                Some(Symbol::Fact(_, Type::Date, _) | Symbol::Parameter(_, _, Type::Date))
            ),
            FormulaKind::Parenthesised(inner)
            | FormulaKind::Binary(Operator::Plus | Operator::Minus, inner, _) => self.is_date(inner),
            _ => false,
        }
    }

    /// A day.
    ///
    /// # Errors
    /// The first name that is not known, or operand that does not fit.
    pub fn moment(&self, formula: &Formula) -> Checked<Moment> {
        match &formula.kind {
            FormulaKind::Parenthesised(inner) => self.moment(inner),
            FormulaKind::Date(date) => Ok(Moment::Date(*date)),
            FormulaKind::Name(name) if name == "day" => Ok(Moment::Day),
            FormulaKind::Name(name) => match self.symbol(name, formula.span)? {
                Symbol::Fact(fact, Type::Date, _) => Ok(Moment::Fact(fact)),
                Symbol::Parameter(parameter, key, Type::Date) => Ok(Moment::Parameter(parameter, key)),
                _ => Err(FaultKind::NotDate(Some(name.clone())).at(formula.span)),
            },
            FormulaKind::Binary(Operator::Plus, date, months) => {
                let months = Box::new(self.of_unit(months, Unit::MONTH)?);
                Ok(Moment::Later(Box::new(self.moment(date)?), months))
            }
            FormulaKind::Binary(Operator::Minus, date, months) => {
                let back = Box::new(self.of_unit(months, Unit::MONTH)?);
                let earlier = Quantity::Difference(Box::new(Quantity::Number(Exact::ZERO)), back);
                Ok(Moment::Later(Box::new(self.moment(date)?), Box::new(earlier)))
            }
            _ => Err(FaultKind::NotDate(None).at(formula.span)),
        }
    }
}
