//! All that is wrong with a formula at once.

use crate::formula::check::Checked;
use crate::formula::{Checker, Fault, Formula, FormulaKind, GroupId, Names, Operator, Symbol, Type};

impl<N: Names> Checker<'_, N> {
    /// What `check` makes of a formula; else every fault that is not only another's consequence: of each name, and
    /// of each part that `and` and `or` join.
    ///
    /// # Errors
    /// All of them, in their order.
    pub fn all_faults<T>(
        &self,
        formula: &Formula,
        check: impl FnOnce(&Self, &Formula) -> Checked<T>,
    ) -> Result<T, Vec<Fault>> {
        let first = match check(self, formula) {
            Ok(checked) => return Ok(checked),
            Err(fault) => fault,
        };
        let mut faults = vec![first];
        self.names(formula, &mut faults);
        self.parts(formula, &mut faults);
        faults.retain(|fault| !fault.follows());
        faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
        faults.dedup();
        Err(faults)
    }

    /// What is wrong with each part of a condition.
    fn parts(&self, formula: &Formula, faults: &mut Vec<Fault>) {
        match &formula.kind {
            FormulaKind::Parenthesised(inner) | FormulaKind::Not(inner) => self.parts(inner, faults),
            FormulaKind::Binary(Operator::And | Operator::Or, left, right) => {
                for side in [left, right] {
                    faults.extend(self.test(side).err());
                    self.parts(side, faults);
                }
            }
            _ => {}
        }
    }

    /// What is wrong with each name that is no option.
    fn names(&self, formula: &Formula, faults: &mut Vec<Fault>) {
        match &formula.kind {
            FormulaKind::Name(name) if name != "day" => faults.extend(self.symbol(name, formula.span).err()),
            FormulaKind::Parenthesised(inner) | FormulaKind::Not(inner) | FormulaKind::In(inner, _) => {
                self.names(inner, faults);
            }
            FormulaKind::Binary(operator, left, right) => {
                self.names(left, faults);
                let equality = matches!(operator, Operator::Equal | Operator::Unequal);
                if !(equality && self.may_be_choice(left)) {
                    self.names(right, faults);
                }
            }
            FormulaKind::Count(group, condition) => {
                self.names(group, faults);
                let row = self.group(group);
                let inside = Checker { names: self.names, row };
                if let Some(condition) = condition.as_ref().filter(|_| row.is_some()) {
                    inside.names(condition, faults);
                }
            }
            FormulaKind::Call(_, arguments) => arguments.iter().for_each(|it| self.names(it, faults)),
            _ => {}
        }
    }

    /// Whether options may stand on the other side.
    fn may_be_choice(&self, formula: &Formula) -> bool {
        let FormulaKind::Name(name) = &formula.kind else { return false };
        let symbol = self.names.symbol(name, self.row);
        matches!(symbol, None | Some(Symbol::Unread | Symbol::Fact(_, Type::Choice, _)))
    }

    fn group(&self, formula: &Formula) -> Option<GroupId> {
        let FormulaKind::Name(name) = &formula.kind else { return None };
        match self.names.symbol(name, self.row) {
            Some(Symbol::Group(id)) => Some(id),
            _ => None,
        }
    }
}
