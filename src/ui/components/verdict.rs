//! The verdict on a policy, and the policies that share one.
use super::icon::IconName;
use crate::ui::draw::prelude::*;

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

/// A verdict: icon and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What the answers lead to.
    pub kind: VerdictKind,
    /// The same in words.
    pub text: AttrValue,
}

impl Verdict {
    /// Its elements.
    pub fn html(&self) -> Html {
        let (class, icon) = self.kind.parts();
        html! { <span class={classes!("verdict", class)}>{ icon.html() }{ &self.text }</span> }
    }
}

/// The cards of the policies that share a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct VerdictGroup {
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

impl VerdictGroup {
    /// Its elements.
    pub fn html(&self) -> Html {
        let (class, icon) = self.kind.parts();
        let title = format!("{}-title", self.id);
        html! {
            <section class="verdict-group" id={self.id.clone()} aria-labelledby={title.clone()}>
                <div class="verdict-group__head">
                    <h2 class={classes!("verdict", class)} id={title}>
                        { icon.html() }
                        { &self.text }
                        <span class="num">{ &self.count }</span>
                    </h2>
                    <p class="quiet">{ &self.note }</p>
                </div>
                <div class="cards">{ self.children.clone() }</div>
            </section>
        }
    }
}
