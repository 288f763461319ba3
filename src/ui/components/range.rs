//! What is certain out of what is possible, as a bar.
use yew::prelude::*;

/// Properties of [`Range`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RangeProps {
    /// The bar in one sentence, with its figures.
    pub label: AttrValue,
    /// How many hundredths of it are certain.
    pub sure: u8,
}

/// A bar: solid for what is certain, hatched for what is possible.
#[component]
pub fn Range(props: &RangeProps) -> Html {
    html! {
        <svg class="range" role="img" aria-label={props.label.clone()}>
            <rect class="range__sure" width={format!("{}%", props.sure)} height="100%" rx="2" />
        </svg>
    }
}
