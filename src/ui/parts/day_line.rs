//! The day for which all on a page is reckoned.

use crate::ui::draw::prelude::*;

use crate::ui::components::{Link, jump, text};
use crate::ui::portal::Portal;
use crate::ui::route::Route;
use crate::ui::site;

/// Says it, as a device's clock may be wrong, with the way to another day.
pub(crate) fn day_line(portal: &Portal) -> Html {
    let (words, here) = (portal.word("day.title"), portal.route == Route::Results);
    let way = if here {
        let link = Link::new(&["#", Portal::DAY].concat().into(), Some(&jump()), text(&words));
        Link { class: Some("way".into()), ..link }.html()
    } else {
        portal.link(&Route::Results, &words)
    };
    html! {
        <p class="quiet">
            { portal.with("results.day", &[&portal.view().locale.date(portal.view().situation.day)]) }
            if here || !site::embedded() {
                { " " }
                { way }
            }
        </p>
    }
}
