//! The verdict on a policy, and the policies that share one.
use super::icon::{Icon, IconName};
use yew::prelude::*;

/// What the answers lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictKind {
    /// Eligible.
    Yes,
    /// An answer is missing.
    Ask,
    /// For the local authority to decide.
    Local,
    /// Not eligible.
    No,
    /// The policy has ended.
    Ended,
}

impl VerdictKind {
    const fn parts(self) -> (&'static str, IconName) {
        match self {
            VerdictKind::Yes => ("verdict--yes", IconName::Yes),
            VerdictKind::Ask => ("verdict--ask", IconName::Ask),
            VerdictKind::Local => ("verdict--local", IconName::Local),
            VerdictKind::No => ("verdict--no", IconName::No),
            VerdictKind::Ended => ("verdict--ended", IconName::Ended),
        }
    }
}

/// Properties of [`Verdict`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct VerdictProps {
    /// What the answers lead to.
    pub kind: VerdictKind,
    /// The same in words.
    pub text: AttrValue,
}

/// A verdict: icon and words.
#[component]
pub fn Verdict(props: &VerdictProps) -> Html {
    let (class, icon) = props.kind.parts();
    html! { <span class={classes!("verdict", class)}><Icon name={icon} />{ &props.text }</span> }
}

/// Properties of [`VerdictGroup`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct VerdictGroupProps {
    /// Its id, for links to it.
    pub id: AttrValue,
    /// The verdict they share.
    pub kind: VerdictKind,
    /// The same in words.
    pub text: AttrValue,
    /// How many there are.
    pub count: AttrValue,
    /// What to do about them, in a few words.
    pub note: AttrValue,
    /// The cards.
    pub children: Html,
}

/// The cards of the policies that share a verdict.
#[component]
pub fn VerdictGroup(props: &VerdictGroupProps) -> Html {
    let (class, icon) = props.kind.parts();
    let title = format!("{}-title", props.id);
    html! {
        <section class="verdict-group" id={props.id.clone()} aria-labelledby={title.clone()}>
            <div class="verdict-group__head">
                <h2 class={classes!("verdict", class)} id={title}>
                    <Icon name={icon} />
                    { &props.text }
                    <span class="num">{ &props.count }</span>
                </h2>
                <p class="quiet">{ &props.note }</p>
            </div>
            <div class="cards">{ props.children.clone() }</div>
        </section>
    }
}
