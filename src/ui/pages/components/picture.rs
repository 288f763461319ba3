//! Samples of the picture of the plan.

use crate::ui::draw::prelude::*;

use crate::ui::components::{Band, IconName, Reference, References, Tile, Tone, key};
use crate::ui::pages::components::{Sample, Stuff};

pub(super) fn samples(stuff: Stuff<'_>) -> Vec<Sample> {
    vec![("tile", tiles(stuff)), ("references", references(stuff))]
}

fn tiles(stuff: Stuff<'_>) -> Html {
    let kinds = [
        (Tone::Yes, IconName::Yuan, "plan.money"),
        (Tone::Action, IconName::Scale, "plan.right"),
        (Tone::Plain, IconName::Target, "plan.target"),
    ];
    let kinds = kinds.map(|(tone, icon, word)| (tone, icon, stuff.word(word)));
    let tile = |(at, kind): (usize, (Tone, IconName, AttrValue))| Tile {
        to: stuff.look.name.into(),
        number: at.saturating_add(1).to_string().into(),
        kind,
        name: stuff.word("home.plan"),
        note: stuff.word("plan.aims"),
        own: vec![stuff.portal.with("plan.yes", &["1"])],
    };
    let tiles = kinds.clone().into_iter().enumerate().map(tile).collect();
    html! {
        <>
            { key(&kinds) }
            { Band { title: stuff.word("plan.picture"), tiles }.html() }
        </>
    }
}

fn references(stuff: Stuff<'_>) -> Html {
    let part = |number: &str| {
        [stuff.look.name.into(), number.to_owned().into(), stuff.portal.with("plan.item", &[number])]
    };
    let row = Reference {
        name: stuff.word("phone.labour"),
        count: stuff.portal.with("plan.count", &["2"]),
        parts: ["8", "14"].map(part).to_vec(),
    };
    References { rows: vec![row] }.html()
}
