//! What the portal is, and what becomes of answers.

use crate::ui::draw::prelude::*;

use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// What the portal is.
pub(crate) fn about(portal: &Portal) -> Html {
    html! {
        <>
            <h1>{ portal.word("nav.about") }</h1>
            for part in ["privacy", "check", "grades", "unknown", "data"] {
                <section class="section">
                    <h2>{ portal.word(&format!("about.{part}")) }</h2>
                    <p class="measure">{ portal.with(&format!("about.{part}.what"), &[&portal.data.catalog.version]) }</p>
                </section>
            }
            <section class="section">
                <h2>{ portal.word("embed.title") }</h2>
                <p class="measure">{ portal.link(&Route::Embed, &portal.word("embed.open")) }</p>
            </section>
            <p class="section">{ portal.link(&Route::Components, &portal.word("components.title")) }</p>
        </>
    }
}
