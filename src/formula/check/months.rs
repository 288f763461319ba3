//! Where full months may be counted. On the day after the corresponding day more than n months have passed, yet
//! n are full: *within* and *longer than* are said of days (民法典第二百零一、二百零二条).

use crate::formula::{Fault, FaultKind, Formula, FormulaKind, Operator, Span};

/// Months counted in `lesser < greater`, or `<=`.
pub(super) fn ordered(lesser: &Formula, greater: &Formula, or_equal: bool) -> Result<(), Fault> {
    let mut found = Vec::new();
    counted(lesser, true, &mut found);
    counted(greater, false, &mut found);
    // `months(a, b) < n` is the contrary of `>=`: not yet n, as an age is.
    let right = |(name, _, less): &(&str, Span, bool)| or_equal != *less && !(*name == "since" && *less);
    refused(found.into_iter().find(|it| !right(it)))
}

/// Months counted in `left = right`.
pub(super) fn equal(left: &Formula, right: &Formula) -> Result<(), Fault> {
    let mut found = Vec::new();
    counted(left, true, &mut found);
    counted(right, true, &mut found);
    refused(found.into_iter().next())
}

fn refused(found: Option<(&str, Span, bool)>) -> Result<(), Fault> {
    let Some((name, span, _)) = found else { return Ok(()) };
    Err(FaultKind::FullMonths(name.to_owned()).at(span))
}

/// Where full months are counted, and whether they stand on the lesser side once each term is where it counts up.
/// Rounded down they are full years, an age, and may be compared.
fn counted<'a>(formula: &'a Formula, less: bool, found: &mut Vec<(&'a str, Span, bool)>) {
    match &formula.kind {
        FormulaKind::Parenthesised(inner) => counted(inner, less, found),
        FormulaKind::Binary(operator, left, right) => {
            counted(left, less, found);
            counted(right, less != (*operator == Operator::Minus), found);
        }
        FormulaKind::Call(name, _) if name == "since" || name == "months" => {
            found.push((name, formula.span, less));
        }
        FormulaKind::Call(name, arguments) if name == "min" || name == "max" => {
            for it in arguments {
                counted(it, less, found);
            }
        }
        _ => {}
    }
}
