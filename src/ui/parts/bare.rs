//! What stands around a page that is shown in a frame of another site: nearly nothing.

use crate::ui::draw::prelude::*;

use crate::ui::components::{ButtonLook, IconName, Notice, Tone, text};
use crate::ui::parts::share::came;
use crate::ui::parts::shown_release;
use crate::ui::portal::{Framed, Message, Portal};
use crate::ui::route::Route;
use crate::ui::site;

/// How many options that were left out are named.
const NAMED: usize = 12;

/// A page without header and footer, with a line that says whose it is.
pub(crate) fn bare(portal: &Portal, main: Html, below: Html) -> Html {
    let class = if portal.route == Route::Home { "main main--wide" } else { "width main" };
    let (route, at) = portal.place();
    html! {
        <>
            <main key={format!("{}#{at}", route.path())} id="main" tabindex="-1" {class}>
                if let Some(framed) = &portal.framed {
                    { refused(portal, framed) }
                }
                if portal.route != Route::Results {
                    { came(portal) }
                }
                { shown_release(portal) }
                { main }
            </main>
            { below }
            { line(portal) }
        </>
    }
}

/// What the site asked for in vain.
fn refused(portal: &Portal, framed: &Framed) -> Html {
    if framed.refused.is_empty() {
        return Html::default();
    }
    let children = html! {
        <>
            <ul>
                for said in framed.refused.iter().take(NAMED) {
                    <li>{ said }</li>
                }
            </ul>
            { portal.button(ButtonLook::Text, Message::CloseRefused, text(&portal.word("embed.close"))) }
        </>
    };
    Notice { tone: Tone::Plain, icon: IconName::Info, title: portal.word("embed.refused"), children }.html()
}

/// Whose this is, where the whole of it stands, and what becomes of answers.
fn line(portal: &Portal) -> Html {
    let large = portal.state.large;
    let size = portal.word(if large { "size.standard" } else { "size.large" });
    let whole = portal.route.href_in(site::locale());
    let key = if portal.calculates() { "embed.rest" } else { "embed.whole" };
    html! {
        <footer class="bare">
            <div class="width bare__line">
                <span>{ portal.word("embed.stays") }</span>
                <a class="bare__link" href={whole} target="_blank" rel="noopener">{ portal.with(key, &[&portal.word("site.name")]) }</a>
                { portal.button(ButtonLook::Text, Message::Large(!large), text(&size)) }
            </div>
        </footer>
    }
}
