//! Lints of formulas: numbers of the law written into them, clauses joined by `or`, amounts without an end or finer
//! than a fen.

use crate::engine::{Situation, Trace, evaluate};
use crate::formula::{Leaf, Mentions, Quantity, Test};
use crate::lint::Subject;
use crate::lint::clauses::{Clause, Literal, amount_literals, clauses, literals};
use crate::lint::codes::Say;
use crate::policy::{Amount, Ask, Catalog, Domain, Fact, ParameterValue, both};
use crate::unit::{Date, Exact};

pub(super) fn naked_numbers(subject: &Subject<'_>, say: &mut Say<'_>) {
    for clause in clauses(subject.catalog) {
        let mut naked = Vec::new();
        let mut visit = |literal| naked.extend(statutory(&literal));
        clause.test.iter().for_each(|test| literals(test, &mut visit));
        clause.amount.iter().for_each(|(amount, _)| amount_literals(amount, &mut visit));
        naked.dedup();
        for number in naked {
            let zh = format!("公式里写了数 `{number}`");
            say(clause.at.clone(), both(zh, format!("`{number}` stands in a formula")));
        }
    }
}

/// The number or day, unless it is arithmetic: nought, one, the months of a year, a part such as a third, or the day
/// from which calendar years are counted.
fn statutory(literal: &Literal) -> Option<String> {
    match literal {
        Literal::Number(number) => {
            let (num, _) = number.parts();
            let plain = num == 0 || num == 1 || *number == Exact::from(12);
            (!plain).then(|| number.to_string())
        }
        Literal::Date(date) => (Date::new(2000, 1, 1) != Some(*date)).then(|| date.to_string()),
    }
}

pub(super) fn joined_clauses(subject: &Subject<'_>, say: &mut Say<'_>) {
    for clause in clauses(subject.catalog).iter().filter(|clause| clause.amount.is_none()) {
        if let Some(Test::Any(all)) = clause.test
            && are_apart(subject.catalog, all)
        {
            let zh = "用 `or` 连的几种情形，应当用 `any` 分开写";
            say(clause.at.clone(), both(zh, "`or` joins what `any` would tell apart"));
        }
    }
}

/// Whether alternatives speak of different things, and none of how the law is read.
fn are_apart(catalog: &Catalog, alternatives: &[Test]) -> bool {
    let mut seen = Vec::new();
    alternatives.iter().all(|test| {
        let mut own = Vec::new();
        test.leaves(true, &mut |leaf| own.push(leaf));
        let reading =
            |leaf: &Leaf| matches!(leaf, Leaf::Fact(id) if catalog.fact(*id).is_some_and(is_reading));
        let apart = own.iter().all(|leaf| !seen.contains(leaf) && !reading(leaf));
        seen.extend(own);
        apart
    })
}

fn is_reading(fact: &Fact) -> bool {
    fact.ask == Ask::Never
}

/// Words by which a notice names the most that is given.
const CAPS: [&str; 5] = ["最高", "上限", "封顶", "不超过", "至多"];

pub(super) fn unbounded_amounts(subject: &Subject<'_>, say: &mut Say<'_>) {
    for clause in clauses(subject.catalog) {
        let Some((Amount::Quantity(amount), _)) = clause.amount else { continue };
        let words = [clause.citation.quote.as_deref(), Some(clause.text.zh.as_str())];
        let cap = CAPS.iter().find(|cap| words.iter().flatten().any(|text| text.contains(*cap)));
        if let Some(cap) = cap.filter(|_| has_no_end(subject.catalog, &clause, amount)) {
            let zh = format!("条文说“{cap}”，金额却没有上限");
            say(clause.at, both(zh, format!("the clause says “{cap}”, but the amount has no upper end")));
        }
    }
}

/// Whether with nothing answered an amount may be anything, on the last day on which one of its parameters changes.
fn has_no_end(catalog: &Catalog, clause: &Clause<'_>, amount: &Quantity) -> bool {
    let mut day = None;
    amount.parameters(true, &mut |id| {
        let values = catalog.parameters.get(id.at()).into_iter().flat_map(|it| &it.values);
        day = day.max(values.map(|dated| dated.from).max());
    });
    let situation = Situation::open(catalog, day.unwrap_or(Date::FIRST));
    let evaluation = evaluate(catalog, &situation);
    let trace = Trace::of(catalog, &situation, &evaluation);
    let rows = clause.row.map_or(&[][..], |group| situation.rows(group));
    trace.quantity(amount, rows.first()).hi().is_none()
}

pub(super) fn unrounded_amounts(subject: &Subject<'_>, say: &mut Say<'_>) {
    for clause in clauses(subject.catalog) {
        let Some((Amount::Quantity(amount), grant)) = clause.amount else { continue };
        let fen = Exact::from(100);
        let per_yuan = finest(subject.catalog, amount);
        let fits = per_yuan
            .is_some_and(|parts| fen.over(Exact::from(parts)).is_some_and(|it| it.as_whole().is_some()));
        if 0 < grant.unit.yuan && grant.round.is_none() && !fits {
            let zh = "可能算出不到一分的零头，没有写怎么取整";
            let en = "this can come to a fraction of a fen, and nothing says how it is rounded";
            say(clause.at, both(zh, en));
        }
    }
}

/// A number by which every value of a quantity becomes whole; `None` where it does not fit.
fn finest(catalog: &Catalog, quantity: &Quantity) -> Option<i64> {
    let of_all = |all: &[Quantity]| {
        all.iter().map(|it| finest(catalog, it)).try_fold(1, |parts, it| common(parts, it?))
    };
    match quantity {
        Quantity::Number(number) => Some(number.parts().1),
        Quantity::Fact(id) => match catalog.fact(*id)?.domain {
            Domain::Quantity { fractions: true, .. } => Some(100),
            _ => Some(1),
        },
        Quantity::Parameter(id, _) => {
            let values = catalog.parameters.get(id.at())?.values.iter().flat_map(|it| &it.values).flatten();
            values.filter_map(end).try_fold(1, |parts, end| common(parts, end.parts().1))
        }
        Quantity::Sum(a, b) | Quantity::Difference(a, b) => common(finest(catalog, a)?, finest(catalog, b)?),
        Quantity::Product(a, b) => finest(catalog, a)?.checked_mul(finest(catalog, b)?),
        Quantity::Least(all) | Quantity::Greatest(all) => of_all(all),
        Quantity::Monthly { amount, .. } => finest(catalog, amount),
        Quantity::Floor(_) | Quantity::FullMonths(..) | Quantity::Count(..) => Some(1),
    }
}

fn end(value: &ParameterValue) -> Option<Exact> {
    match value {
        ParameterValue::Quantity { range, .. } => range.hi().or(range.lo()),
        ParameterValue::Date(_) => None,
    }
}

/// The least number that both divide.
fn common(a: i64, b: i64) -> Option<i64> {
    // `a / b` in lowest terms has the part of `b` that `a` lacks below the line.
    a.checked_mul(Exact::ratio(a, b)?.parts().1)
}
