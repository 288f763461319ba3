//! Small labels.
use super::icon::IconName;
use super::tone::Tone;
use crate::ui::draw::prelude::*;

/// How well a fact is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The official text itself.
    A,
    /// From a second source; to be checked.
    B,
    /// Uncertain.
    C,
}

/// The grade of a fact: a solid, an ochre or a dashed frame.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeTag {
    /// The grade.
    pub grade: Grade,
    /// The grade in words.
    pub text: AttrValue,
}

impl GradeTag {
    /// Its elements.
    pub fn html(&self) -> Html {
        let modifier = match self.grade {
            Grade::A => None,
            Grade::B => Some("tag--check"),
            Grade::C => Some("tag--doubt"),
        };
        html! { <span class={classes!("tag", modifier)}>{ &self.text }</span> }
    }
}

/// What kind of thing something is.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// What its colour repeats.
    pub tone: Tone,
    /// The icon before the words.
    pub icon: Option<IconName>,
    /// The words.
    pub text: AttrValue,
}

impl Tag {
    /// Its elements.
    pub fn html(&self) -> Html {
        let modifier = match self.tone {
            Tone::Plain => None,
            Tone::Action => Some("tag--sky"),
            Tone::Yes => Some("tag--yes"),
            Tone::Ask => Some("tag--ask"),
            Tone::Local => Some("tag--local"),
        };
        html! {
            <span class={classes!("tag", "tag--fill", modifier)}>
                if let Some(name) = self.icon {
                    { name.small() }
                }
                { &self.text }
            </span>
        }
    }
}

/// A label without an icon.
pub fn tag(tone: Tone, text: AttrValue) -> Html {
    Tag { tone, icon: None, text }.html()
}
