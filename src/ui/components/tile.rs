//! One article of the plan.
use super::icon::IconName;
use super::link::Link;
use crate::ui::draw::prelude::*;

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

/// A tile of the picture of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// The address of the article.
    pub href: AttrValue,
    /// Called with the address on a plain click, instead of loading a page.
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
    pub current: bool,
}

impl Tile {
    /// Its elements.
    pub fn html(&self) -> Html {
        let (modifier, icon) = self.kind.parts();
        let words = html! {
            <>
                <span class="tile__no">
                    <span>{ &self.number }</span>
                    <span class="inline">{ &self.kind_text }{ icon.small() }</span>
                </span>
                <span class="tile__name">{ &self.name }</span>
                <span class="tile__target">{ self.target.clone() }</span>
            </>
        };
        let link = Link::new(&self.href, self.on_navigate.as_ref(), words);
        Link { class: Some(classes!("tile", modifier)), current: self.current, ..link }.html()
    }
}

/// What the colours and icons of the tiles mean.
#[derive(Clone, Debug, PartialEq)]
pub struct TileKey {
    /// What articles give, and the same in words.
    pub kinds: Vec<(TileKind, AttrValue)>,
}

impl TileKey {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <ul class="key" role="list">
                for (kind, text) in &self.kinds {
                    <li class={classes!("key__tile", kind.parts().0)}>
                        { kind.parts().1.small() }
                        { text }
                    </li>
                }
            </ul>
        }
    }
}
