//! What the portal is, and what becomes of answers.

use yew::prelude::*;

use crate::ui::parts::Frame;
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// What the portal is.
#[component]
pub(crate) fn About() -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    let parts = ["privacy", "grades", "unknown", "data"];
    html! {
        <Frame route={Route::About} title={portal.word("nav.about")}>
            <h1>{ portal.word("nav.about") }</h1>
            for part in parts {
                <section class="section">
                    <h2>{ portal.word(&format!("about.{part}")) }</h2>
                    <p class="measure">{ portal.with(&format!("about.{part}.what"), &[&portal.data.catalog.version]) }</p>
                </section>
            }
        </Frame>
    }
}
