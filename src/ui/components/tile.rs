//! One article of the plan.
use super::icon::{Icon, IconName};
use super::link::Link;
use yew::prelude::*;

/// What an article gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileKind {
    /// Money.
    Money,
    /// A right.
    Right,
    /// A service.
    Service,
    /// A goal of the region.
    Goal,
    /// Something for the local authority to decide.
    Local,
}

impl TileKind {
    const fn parts(self) -> (Option<&'static str>, IconName) {
        match self {
            TileKind::Money => (Some("tile--money"), IconName::Yuan),
            TileKind::Right => (Some("tile--right"), IconName::Scale),
            TileKind::Service => (None, IconName::Info),
            TileKind::Goal => (None, IconName::Target),
            TileKind::Local => (Some("tile--local"), IconName::Local),
        }
    }
}

/// Properties of [`Tile`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TileProps {
    /// The address of the article.
    pub href: AttrValue,
    /// Called with the address on a plain click, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
    /// What it gives.
    pub kind: TileKind,
    /// The same in words.
    pub kind_text: AttrValue,
    /// Its number.
    pub number: AttrValue,
    /// Its name.
    pub name: AttrValue,
    /// Its goal, with the figures in `<b>`.
    pub target: Html,
    /// Whether it is the one shown in full.
    #[prop_or_default]
    pub current: bool,
}

/// A tile of the picture of the plan.
#[component]
pub fn Tile(props: &TileProps) -> Html {
    let (modifier, icon) = props.kind.parts();
    html! {
        <Link
            class={classes!("tile", modifier)}
            href={props.href.clone()}
            current={props.current}
            on_navigate={props.on_navigate.clone()}
        >
            <span class="tile__no">
                <span>{ &props.number }</span>
                <span class="inline">{ &props.kind_text }<Icon name={icon} small=true /></span>
            </span>
            <span class="tile__name">{ &props.name }</span>
            <span class="tile__target">{ props.target.clone() }</span>
        </Link>
    }
}

/// Properties of [`TileKey`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TileKeyProps {
    /// What articles give, and the same in words.
    pub kinds: Vec<(TileKind, AttrValue)>,
}

/// What the colours and icons of the tiles mean.
#[component]
pub fn TileKey(props: &TileKeyProps) -> Html {
    html! {
        <ul class="key" role="list">
            for (kind, text) in &props.kinds {
                <li class={classes!("key__tile", kind.parts().0)}>
                    <Icon name={kind.parts().1} small=true />
                    { text }
                </li>
            }
        </ul>
    }
}
