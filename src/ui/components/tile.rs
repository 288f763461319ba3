//! A picture of many things at once: bands of tiles, each of which leads to where more stands on the page.
use super::focus::focusing;
use super::icon::IconName;
use super::tone::Tone;
use crate::ui::draw::prelude::*;

/// One tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The id of what it leads to.
    pub to: AttrValue,
    /// Its number.
    pub number: AttrValue,
    /// What kind of thing it is: colour, icon and word.
    pub kind: (Tone, IconName, AttrValue),
    /// Its name.
    pub name: AttrValue,
    /// A line about it.
    pub note: AttrValue,
    /// What of it is for the reader.
    pub own: Vec<AttrValue>,
}

impl Tile {
    /// Its elements.
    fn html(&self) -> Html {
        let (tone, icon, word) = &self.kind;
        html! {
            <li>
                <a
                    class={classes!("tile", modifier(*tone))}
                    href={format!("#{}", self.to)}
                    onclick={focusing(self.to.clone())}
                >
                    <span class="tile__head">
                        <span class="num">{ &self.number }</span>
                        { " " }
                        <span class="inline">{ word }{ icon.small() }</span>
                    </span>
                    { " " }
                    <b class="tile__name">{ &self.name }</b>
                    { " " }
                    <span class="tile__note">{ &self.note }</span>
                    for line in &self.own {
                        { " " }
                        <span class="tile__own">{ line }</span>
                    }
                </a>
            </li>
        }
    }
}

/// Tiles under one title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The title.
    pub title: AttrValue,
    /// The tiles.
    pub tiles: Vec<Tile>,
}

impl Band {
    /// Its elements: as wide as it has tiles, where there is room for several bands.
    pub fn html(&self) -> Html {
        html! {
            <section class={format!("band band--{}", self.tiles.len())}>
                <h3 class="band__title">{ &self.title }</h3>
                <ul class="tiles">
                    for tile in &self.tiles {
                        { tile.html() }
                    }
                </ul>
            </section>
        }
    }
}

/// What the colours and icons of tiles say.
pub fn key(kinds: &[(Tone, IconName, AttrValue)]) -> Html {
    html! {
        <ul class="cluster small">
            for (tone, icon, word) in kinds {
                <li class={classes!("tile__key", modifier(*tone))}>{ icon.small() }{ word }</li>
            }
        </ul>
    }
}

const fn modifier(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Action => Some("tile--sky"),
        Tone::Yes => Some("tile--yes"),
        Tone::Plain | Tone::Ask | Tone::Local => None,
    }
}
