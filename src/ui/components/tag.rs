//! Small labels.
use super::icon::{Icon, IconName};
use super::tone::Tone;
use yew::prelude::*;

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

/// Properties of [`GradeTag`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GradeTagProps {
    /// The grade.
    pub grade: Grade,
    /// The grade in words.
    pub text: AttrValue,
}

/// The grade of a fact: a solid, an ochre or a dashed frame.
#[component]
pub fn GradeTag(props: &GradeTagProps) -> Html {
    let modifier = match props.grade {
        Grade::A => None,
        Grade::B => Some("tag--check"),
        Grade::C => Some("tag--doubt"),
    };
    html! { <span class={classes!("tag", modifier)}>{ &props.text }</span> }
}

/// Properties of [`Tag`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TagProps {
    /// What its colour repeats.
    #[prop_or_default]
    pub tone: Tone,
    /// The icon before the words.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// The words.
    pub text: AttrValue,
}

/// What kind of thing something is.
#[component]
pub fn Tag(props: &TagProps) -> Html {
    let modifier = match props.tone {
        Tone::Plain => None,
        Tone::Action => Some("tag--sky"),
        Tone::Yes => Some("tag--yes"),
        Tone::Ask => Some("tag--ask"),
        Tone::Local => Some("tag--local"),
    };
    html! {
        <span class={classes!("tag", "tag--fill", modifier)}>
            if let Some(name) = props.icon {
                <Icon {name} small=true />
            }
            { &props.text }
        </span>
    }
}
