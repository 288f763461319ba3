//! How far along a series of groups is.
use yew::prelude::*;

/// How one group stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressPart {
    /// Answered.
    Done,
    /// The one on the page.
    Now,
    /// Not answered yet.
    Ahead,
}

/// Properties of [`Progress`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProgressProps {
    /// The same in one sentence.
    pub label: AttrValue,
    /// The groups in order.
    pub parts: Vec<ProgressPart>,
}

/// A bar with one part for each group.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    html! {
        <div class="progress" role="img" aria-label={props.label.clone()}>
            for part in &props.parts {
                <span class={classes!("progress__part", modifier(*part))} />
            }
        </div>
    }
}

const fn modifier(part: ProgressPart) -> Option<&'static str> {
    match part {
        ProgressPart::Done => Some("progress__part--done"),
        ProgressPart::Now => Some("progress__part--now"),
        ProgressPart::Ahead => None,
    }
}
