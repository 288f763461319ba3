//! How far along a series of groups is.
use crate::ui::draw::prelude::*;

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

/// A bar with one part for each group.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The same in one sentence.
    pub label: AttrValue,
    /// The groups in order.
    pub parts: Vec<ProgressPart>,
}

impl Progress {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <div class="progress" role="img" aria-label={self.label.clone()}>
                for part in &self.parts {
                    <span class={classes!("progress__part", modifier(*part))} />
                }
            </div>
        }
    }
}

const fn modifier(part: ProgressPart) -> Option<&'static str> {
    match part {
        ProgressPart::Done => Some("progress__part--done"),
        ProgressPart::Now => Some("progress__part--now"),
        ProgressPart::Ahead => None,
    }
}
