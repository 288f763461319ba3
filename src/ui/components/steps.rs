//! Where an amount comes from, line by line.
use crate::ui::draw::prelude::*;

/// What a line does to the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// It counts.
    Counted,
    /// It does not count; its note says why.
    Out,
    /// It is the total.
    Total,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it does to the total.
    pub kind: StepKind,
    /// The sum, written out.
    pub text: AttrValue,
    /// Why it is so.
    pub note: Option<AttrValue>,
    /// What it comes to: an amount, or a verdict where there is none.
    pub value: Html,
}

/// The lines of a calculation.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// The lines.
    pub steps: Vec<Step>,
}

impl Steps {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <ul class="steps" role="list">
                for step in &self.steps {
                    <li class={classes!("steps__item", modifier(step.kind))}>
                        <span>
                            { &step.text }
                            if let Some(note) = &step.note {
                                <span class="steps__note">{ note }</span>
                            }
                        </span>
                        <span>{ step.value.clone() }</span>
                    </li>
                }
            </ul>
        }
    }
}

const fn modifier(kind: StepKind) -> Option<&'static str> {
    match kind {
        StepKind::Counted => None,
        StepKind::Out => Some("steps__item--out"),
        StepKind::Total => Some("steps__item--total"),
    }
}
