//! Amounts of money.
use super::tag::{Grade, GradeTag};
use crate::ui::draw::prelude::*;

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

/// An amount. Its bound and its grade never leave its side.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The word that bounds it, such as 不低于.
    pub bound: Option<AttrValue>,
    /// The figures, with the sign of the currency.
    pub value: AttrValue,
    /// How large the figures are.
    pub size: AmountSize,
    /// How well it is founded, and the same in words.
    pub grade: Option<(Grade, AttrValue)>,
}

impl Amount {
    /// Its elements.
    pub fn html(&self) -> Html {
        let size = match self.size {
            AmountSize::Text => None,
            AmountSize::Large => Some("amount--l"),
            AmountSize::Total => Some("amount--xl"),
        };
        html! {
            <>
                <span>
                    if let Some(bound) = &self.bound {
                        <span class="amount__bound">{ bound }</span>
                    }
                    <span class={classes!("amount", size)}>{ &self.value }</span>
                </span>
                if let Some((grade, text)) = &self.grade {
                    { GradeTag { grade: *grade, text: text.clone() }.html() }
                }
            </>
        }
    }
}
