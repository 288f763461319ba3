//! A sum as it is shown: what is certain, to be confirmed and possible.

use crate::ui::draw::prelude::*;

use crate::present::TotalLine;
use crate::ui::components::{Amount, AmountSize};
use crate::ui::portal::Portal;

/// A total: a line for each kind of sum there is.
pub(crate) fn total(portal: &Portal, total: TotalLine) -> Html {
    let at_most = portal.word("amount.at_most").to_string();
    let besides = total.certain.is_some() || total.to_confirm.is_some();
    let possible = if besides { "totals.possible" } else { "totals.perhaps" };
    html! {
        <>
            { sum(portal, "totals.certain", total.certain, &total.per) }
            { sum(portal, "totals.to_confirm", total.to_confirm, &total.per) }
            { sum(portal, possible, total.possible.map(|sum| (at_most, sum)), &total.per) }
        </>
    }
}

fn sum(portal: &Portal, key: &str, sum: Option<(String, String)>, per: &str) -> Html {
    let Some((bound, value)) = sum else { return Html::default() };
    let bound = Some(bound).filter(|bound| !bound.is_empty()).map(AttrValue::from);
    let value = format!("{value}{per}").into();
    let amount = Amount { bound, value, size: AmountSize::Large, grade: None };
    html! {
        <p>
            <span class="label label--s">{ portal.word(key) }</span>
            { " " }
            { amount.html() }
        </p>
    }
}
