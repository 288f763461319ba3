//! A policy as a card that opens.

use yew::prelude::*;

use crate::engine::Verdict;
use crate::policy::Grade;
use crate::present::{Card as CardRecord, Money};
use crate::ui::components::{Amount, AmountSize, Card, Grade as TagGrade, Link, VerdictKind};
use crate::ui::parts::RuleParts;
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// Properties of [`PolicyCard`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PolicyCardProps {
    /// The policy's index in the catalogue.
    pub(crate) at: usize,
}

/// A policy as a card that opens to its reasons.
#[component]
pub(crate) fn PolicyCard(props: &PolicyCardProps) -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    let Some(card) = portal.view().card(props.at) else { return Html::default() };
    let href = Route::Policy(card.id.clone()).href();
    html! {
        <Card id={format!("card-{}", card.id)} title={card.title.clone()} why={card.why.clone()} money={all_money(&portal, &card)}>
            <RuleParts at={props.at} />
            <p class="card__section">
                <Link {href} on_navigate={portal.follow()}>{ portal.word("card.whole") }</Link>
            </p>
        </Card>
    }
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
    let grade = Some((tag_grade(it.grade), AttrValue::from(it.grade_text.clone())));
    html! {
        <span class="amount__line">
            <Amount {bound} value={format!("{}{}", it.value, it.per)} {size} {grade} />
            if !it.payee.is_empty() {
                <span class="small quiet">{ &it.payee }</span>
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
