//! Names and units: a formula to what the engine computes.

mod dates;
mod faults;
mod months;

use crate::formula::{
    Choices, DefinitionId, FactId, Fault, FaultKind, Formula, FormulaKind, GroupId, Moment, Operator,
    ParameterId, ParameterKey, Quantity, RuleId, Span, Test,
};
use crate::unit::{Exact, Unit};

/// What kind of thing something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// It holds or not.
    Truth,
    /// One of some options.
    Choice,
    /// A day.
    Date,
    /// A number with a dimension.
    Quantity(Unit),
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// A fact, and the group whose rows have it.
    Fact(FactId, Type, Option<GroupId>),
    /// A parameter, or one key of it.
    Parameter(ParameterId, ParameterKey, Type),
    /// A definition.
    Definition(DefinitionId),
    /// A rule.
    Rule(RuleId),
    /// A group.
    Group(GroupId),
    /// Something whose declaration is at fault: that has been said, and nothing is said of its uses.
    Unread,
}

/// Where names are looked up.
pub trait Names {
    /// What `name` stands for, here and inside rows of `row`.
    fn symbol(&self, name: &str, row: Option<GroupId>) -> Option<Symbol>;
    /// The options that `name` stands for in the choice `fact`: one, or a named set.
    fn options(&self, fact: FactId, name: &str) -> Option<Choices>;
}

/// Checks formulas against names; `row` is the group whose rows the formula speaks of.
pub struct Checker<'a, N> {
    /// What names stand for.
    pub names: &'a N,
    /// The group whose rows the formula speaks of.
    pub row: Option<GroupId>,
}

type Checked<T> = Result<T, Fault>;

impl<N: Names> Checker<'_, N> {
    /// A condition.
    ///
    /// # Errors
    /// The first name that is not known, or operand that does not fit.
    pub fn test(&self, formula: &Formula) -> Checked<Test> {
        match &formula.kind {
            FormulaKind::Parenthesised(inner) => self.test(inner),
            FormulaKind::Not(inner) => Ok(Test::Not(Box::new(self.test(inner)?))),
            FormulaKind::Name(name) => self.truth(name, formula.span),
            FormulaKind::Binary(operator, left, right) => self.binary_test(*operator, left, right),
            FormulaKind::In(choice, options) => self.one_of(choice, options),
            FormulaKind::Call(name, arguments) if name == "within" => self.within(arguments, formula.span),
            _ => Err(FaultKind::NotTruth(None).at(formula.span)),
        }
    }

    fn truth(&self, name: &str, span: Span) -> Checked<Test> {
        match self.symbol(name, span)? {
            Symbol::Fact(fact, Type::Truth, _) => Ok(Test::Fact(fact)),
            Symbol::Definition(definition) => Ok(Test::Definition(definition)),
            Symbol::Rule(rule) => Ok(Test::Rule(rule)),
            _ => Err(FaultKind::NotTruth(Some(name.to_owned())).at(span)),
        }
    }

    fn binary_test(&self, operator: Operator, left: &Formula, right: &Formula) -> Checked<Test> {
        match operator {
            Operator::And => Ok(Test::All(vec![self.test(left)?, self.test(right)?])),
            Operator::Or => Ok(Test::Any(vec![self.test(left)?, self.test(right)?])),
            Operator::Equal | Operator::Unequal => {
                let equal = self.equal(left, right)?;
                Ok(if operator == Operator::Equal { equal } else { Test::Not(Box::new(equal)) })
            }
            Operator::Less => self.ordered(left, right, false),
            Operator::AtMost => self.ordered(left, right, true),
            Operator::Greater => self.ordered(right, left, false),
            Operator::AtLeast => self.ordered(right, left, true),
            Operator::Plus | Operator::Minus | Operator::Times | Operator::Over => {
                Err(FaultKind::MakesNumber(operator).at(left.span.to(right.span)))
            }
        }
    }

    /// `lesser < greater`, or `<=`.
    fn ordered(&self, lesser: &Formula, greater: &Formula, or_equal: bool) -> Checked<Test> {
        if self.is_date(lesser) || self.is_date(greater) {
            let (a, b) = (Box::new(self.moment(lesser)?), Box::new(self.moment(greater)?));
            return Ok(if or_equal { Test::NotAfter(a, b) } else { Test::Before(a, b) });
        }
        months::ordered(lesser, greater, or_equal)?;
        let (a, b, _) = self.same_units(lesser, greater)?;
        Ok(if or_equal { Test::AtMost(a, b) } else { Test::Less(a, b) })
    }

    /// Two numbers and the unit that both are in.
    fn same_units(&self, left: &Formula, right: &Formula) -> Checked<(Box<Quantity>, Box<Quantity>, Unit)> {
        let (a, left_unit) = self.quantity(left)?;
        let (b, right_unit) = self.quantity(right)?;
        if left_unit == right_unit {
            return Ok((Box::new(a), Box::new(b), left_unit));
        }
        let turned = right.span.start < left.span.start;
        let (first, second) = if turned { (right_unit, left_unit) } else { (left_unit, right_unit) };
        Err(FaultKind::Units(first, second).at(left.span.to(right.span)))
    }

    fn equal(&self, left: &Formula, right: &Formula) -> Checked<Test> {
        if let Some(fact) = self.choice(left)? {
            return Ok(Test::OneOf(fact, self.option(fact, right)?));
        }
        if self.is_date(left) || self.is_date(right) {
            let pair = || Ok((Box::new(self.moment(left)?), Box::new(self.moment(right)?)));
            let ((a, b), (c, d)) = (pair()?, pair()?);
            return Ok(Test::All(vec![Test::NotAfter(a, b), Test::NotAfter(d, c)]));
        }
        months::equal(left, right)?;
        let (a, b, _) = self.same_units(left, right)?;
        Ok(Test::Equal(a, b))
    }

    fn choice(&self, formula: &Formula) -> Checked<Option<FactId>> {
        let FormulaKind::Name(name) = &formula.kind else { return Ok(None) };
        match self.symbol(name, formula.span)? {
            Symbol::Fact(fact, Type::Choice, _) => Ok(Some(fact)),
            _ => Ok(None),
        }
    }

    fn option(&self, fact: FactId, formula: &Formula) -> Checked<Choices> {
        let FormulaKind::Name(name) = &formula.kind else {
            return self.option_number(fact, formula);
        };
        let unknown = || FaultKind::NotOption(Some(name.clone())).at(formula.span);
        self.names.options(fact, name).ok_or_else(unknown)
    }

    /// Division codes are options too and read as numbers.
    fn option_number(&self, fact: FactId, formula: &Formula) -> Checked<Choices> {
        let FormulaKind::Number(number, Unit::NUMBER) = &formula.kind else {
            return Err(FaultKind::NotOption(None).at(formula.span));
        };
        let name = number.to_string();
        self.names.options(fact, &name).ok_or_else(|| FaultKind::NotOption(Some(name)).at(formula.span))
    }

    fn one_of(&self, choice: &Formula, options: &[Formula]) -> Checked<Test> {
        let Some(fact) = self.choice(choice)? else {
            return Err(FaultKind::NotChoice.at(choice.span));
        };
        let options = options
            .iter()
            .try_fold(Choices::default(), |all, it| self.option(fact, it).map(|one| all.or(one)))?;
        Ok(Test::OneOf(fact, options))
    }

    fn within(&self, arguments: &[Formula], span: Span) -> Checked<Test> {
        let (date, months, at) = match arguments {
            [date, months] => (date, months, Moment::Day),
            [date, months, at] => (date, months, self.moment(at)?),
            _ => return Err(FaultKind::Within.at(span)),
        };
        let months = self.of_unit(months, Unit::MONTH)?;
        Ok(Test::Within { date: Box::new(self.moment(date)?), months: Box::new(months), at: Box::new(at) })
    }

    /// A number and its unit.
    ///
    /// # Errors
    /// The first name that is not known, or operand that does not fit.
    pub fn quantity(&self, formula: &Formula) -> Checked<(Quantity, Unit)> {
        match &formula.kind {
            FormulaKind::Parenthesised(inner) => self.quantity(inner),
            FormulaKind::Number(number, unit) => Ok((Quantity::Number(*number), *unit)),
            FormulaKind::Name(name) => self.named_quantity(name, formula.span),
            FormulaKind::Binary(operator, left, right) => self.binary_quantity(*operator, left, right),
            FormulaKind::Count(group, condition) => self.count(group, condition.as_deref()),
            FormulaKind::Call(name, arguments) => self.call(name, arguments, formula.span),
            _ => Err(FaultKind::NotNumber(None).at(formula.span)),
        }
    }

    /// A number of the given unit.
    ///
    /// # Errors
    /// As [`Self::quantity`], and when the unit is another.
    pub fn of_unit(&self, formula: &Formula, unit: Unit) -> Checked<Quantity> {
        let (quantity, found) = self.quantity(formula)?;
        if found == unit { Ok(quantity) } else { Err(FaultKind::OtherUnit(found, unit).at(formula.span)) }
    }

    fn named_quantity(&self, name: &str, span: Span) -> Checked<(Quantity, Unit)> {
        match self.symbol(name, span)? {
            Symbol::Fact(fact, Type::Quantity(unit), _) => Ok((Quantity::Fact(fact), unit)),
            Symbol::Parameter(parameter, key, Type::Quantity(unit)) => {
                Ok((Quantity::Parameter(parameter, key), unit))
            }
            _ => Err(FaultKind::NotNumber(Some(name.to_owned())).at(span)),
        }
    }

    fn binary_quantity(
        &self,
        operator: Operator,
        left: &Formula,
        right: &Formula,
    ) -> Checked<(Quantity, Unit)> {
        let span = left.span.to(right.span);
        match operator {
            Operator::Plus | Operator::Minus => {
                let (a, b, unit) = self.same_units(left, right)?;
                let plus = operator == Operator::Plus;
                Ok((if plus { Quantity::Sum(a, b) } else { Quantity::Difference(a, b) }, unit))
            }
            Operator::Times => {
                let ((a, left_unit), (b, right_unit)) = (self.quantity(left)?, self.quantity(right)?);
                Ok((Quantity::Product(Box::new(a), Box::new(b)), left_unit.times(right_unit)))
            }
            Operator::Over => {
                let ((a, left_unit), (b, right_unit)) = (self.quantity(left)?, self.quantity(right)?);
                let Quantity::Number(divisor) = b else {
                    return Err(FaultKind::NotConstant.at(right.span));
                };
                let Some(factor) = Exact::ONE.over(divisor) else {
                    return Err(FaultKind::Nought.at(right.span));
                };
                let product = Quantity::Product(Box::new(a), Box::new(Quantity::Number(factor)));
                Ok((product, left_unit.over(right_unit)))
            }
            _ => Err(FaultKind::MakesNoNumber(operator).at(span)),
        }
    }

    fn count(&self, group: &Formula, condition: Option<&Formula>) -> Checked<(Quantity, Unit)> {
        let FormulaKind::Name(name) = &group.kind else {
            return Err(FaultKind::NotGroup(None).at(group.span));
        };
        let Symbol::Group(id) = self.symbol(name, group.span)? else {
            return Err(FaultKind::NotGroup(Some(name.clone())).at(group.span));
        };
        let inside = Checker { names: self.names, row: Some(id) };
        let condition = condition.map(|it| inside.test(it).map(Box::new)).transpose()?;
        Ok((Quantity::Count(id, condition), Unit::PERSON))
    }

    fn call(&self, name: &str, arguments: &[Formula], span: Span) -> Checked<(Quantity, Unit)> {
        match (name, arguments) {
            ("min" | "max", [first, rest @ ..]) => {
                let (first, unit) = self.quantity(first)?;
                let rest = rest.iter().map(|it| self.of_unit(it, unit));
                let all = std::iter::once(Ok(first)).chain(rest).collect::<Checked<Vec<_>>>()?;
                Ok((if name == "min" { Quantity::Least(all) } else { Quantity::Greatest(all) }, unit))
            }
            ("floor", [inner]) => {
                self.quantity(inner).map(|(inner, unit)| (Quantity::Floor(Box::new(inner)), unit))
            }
            ("since", [date]) => {
                Ok((Quantity::FullMonths(Box::new(self.moment(date)?), Box::new(Moment::Day)), Unit::MONTH))
            }
            ("months", [from, to]) => {
                let months = Quantity::FullMonths(Box::new(self.moment(from)?), Box::new(self.moment(to)?));
                Ok((months, Unit::MONTH))
            }
            ("monthly", [amount, from, months]) => {
                let (amount, unit) = self.quantity(amount)?;
                let months = Box::new(self.of_unit(months, Unit::MONTH)?);
                let from = Box::new(self.moment(from)?);
                Ok((Quantity::Monthly { amount: Box::new(amount), from, months }, unit.times(Unit::MONTH)))
            }
            _ => Err(FaultKind::NotFunction(name.to_owned()).at(span)),
        }
    }

    fn symbol(&self, name: &str, span: Span) -> Checked<Symbol> {
        let Some(symbol) = self.names.symbol(name, self.row) else {
            return Err(FaultKind::Unknown(name.to_owned()).at(span));
        };
        if symbol == Symbol::Unread {
            return Err(FaultKind::Follows.at(span));
        }
        if let Symbol::Fact(_, _, Some(group)) = symbol
            && self.row != Some(group)
        {
            return Err(FaultKind::OfRow(name.to_owned()).at(span));
        }
        Ok(symbol)
    }
}
