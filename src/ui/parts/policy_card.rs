//! A policy as a card that opens.

use crate::ui::draw::prelude::*;

use crate::engine::Verdict;
use crate::policy::Grade;
use crate::present::{Card as CardRecord, Money};
use crate::ui::components::{Amount, AmountSize, Card, Grade as TagGrade, VerdictKind};
use crate::ui::later;
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// A policy, by its index in the catalogue, as a card that opens to its reasons.
pub(crate) fn policy_card(portal: &Portal, at: usize) -> Html {
    let Some(card) = portal.view().card(at) else { return Html::default() };
    // Who prints gets the reasons of what they may have.
    let printed = portal.printing && card.verdict == Some(Verdict::Eligible);
    let open = printed || portal.opened.contains(&card.id);
    let children = html! {
        <>
            { if open { reasons(portal, at) } else { Html::default() } }
            <p class="card__section">
                { portal.link(&Route::Policy(card.id.clone()), &portal.word("card.whole")) }
            </p>
        </>
    };
    let card = Card {
        id: format!("card-{}", card.id).into(),
        money: all_money(portal, &card),
        title: card.title.into(),
        why: card.why.into(),
        open,
        // What was opened for paper is not what the reader has opened.
        on_toggle: (!portal.printing).then(|| portal.toggle(card.id)),
        children,
    };
    card.html()
}

/// Reasons take longer than all the rest of a card: they are drawn for whoever looks.
fn reasons(portal: &Portal, at: usize) -> Html {
    if later::here() {
        return later::reasons(portal, at, false);
    }
    html! { <p>{ portal.word("later.waiting") }</p> }
}

fn all_money(portal: &Portal, card: &CardRecord) -> Html {
    html! {
        <>
            for it in &card.money {
                { money(it, AmountSize::Large) }
            }
            if card.deadline_unknown {
                <span class="small quiet">{ portal.word("deadline_unknown") }</span>
            }
        </>
    }
}

/// An amount with its bound, what it is per, who is paid, and its grade.
pub(crate) fn money(it: &Money, size: AmountSize) -> Html {
    let bound = Some(it.bound.clone()).filter(|bound| !bound.is_empty()).map(AttrValue::from);
    let grade = Some(&it.grade_text).filter(|text| !text.is_empty());
    let grade = grade.map(|text| (tag_grade(it.grade), AttrValue::from(text.clone())));
    let size = if it.stated { size } else { AmountSize::Text };
    let amount = Amount { bound, value: it.value.clone().into(), size, grade };
    html! {
        <span class={if it.stated { "amount__line" } else { "amount__line amount__line--words" }}>
            { amount.html() }
            for aside in [&it.aside, &it.payee].into_iter().filter(|aside| !aside.is_empty()) {
                <span class="small quiet">{ aside }</span>
            }
        </span>
    }
}

pub(crate) fn tag_grade(grade: Grade) -> TagGrade {
    match grade {
        Grade::A => TagGrade::A,
        Grade::B => TagGrade::B,
        Grade::C => TagGrade::C,
    }
}

/// The picture of a verdict.
pub(crate) fn verdict_kind(verdict: Verdict) -> VerdictKind {
    match verdict {
        Verdict::Eligible => VerdictKind::Yes,
        Verdict::Answer { .. } => VerdictKind::Ask,
        Verdict::Authority(_) => VerdictKind::Local,
        Verdict::NotInForce(_) => VerdictKind::Ended,
        Verdict::NotEligible => VerdictKind::No,
    }
}
