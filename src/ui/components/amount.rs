//! Amounts of money.
use super::tag::{Grade, GradeTag};
use yew::prelude::*;

/// How large the figures are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AmountSize {
    /// As the text around them.
    #[default]
    Text,
    /// On a card.
    Large,
    /// A total.
    Total,
}

/// Properties of [`Amount`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AmountProps {
    /// The word that bounds it, such as 不低于.
    #[prop_or_default]
    pub bound: Option<AttrValue>,
    /// The figures, with the sign of the currency.
    pub value: AttrValue,
    /// How large the figures are.
    #[prop_or_default]
    pub size: AmountSize,
    /// How well it is founded, and the same in words.
    #[prop_or_default]
    pub grade: Option<(Grade, AttrValue)>,
}

/// An amount. Its bound and its grade never leave its side.
#[component]
pub fn Amount(props: &AmountProps) -> Html {
    let size = match props.size {
        AmountSize::Text => None,
        AmountSize::Large => Some("amount--l"),
        AmountSize::Total => Some("amount--xl"),
    };
    html! {
        <>
            <span>
                if let Some(bound) = &props.bound {
                    <span class="amount__bound">{ bound }</span>
                }
                <span class={classes!("amount", size)}>{ &props.value }</span>
            </span>
            if let Some((grade, text)) = &props.grade {
                <GradeTag grade={*grade} text={text.clone()} />
            }
        </>
    }
}
