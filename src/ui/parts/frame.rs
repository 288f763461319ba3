//! What stands around every page: header, main part, footer.

use crate::ui::draw::prelude::*;

use crate::present::Locale;
use crate::ui::components::{ButtonLook, Footer, Header, Link, NavLink, Phone, SkipLink, text};
use crate::ui::parts::shown_release;
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::{later, site};

/// A page with its header and footer, and what stands below its main part, such as the bar at the bottom.
pub(crate) fn frame(portal: &Portal, main: Html, below: Html) -> Html {
    if site::embedded() {
        return if later::here() { later::bare(portal, main, below) } else { main };
    }
    let class = if portal.route == Route::Home { "main main--wide" } else { "width main" };
    let skip = SkipLink { id: "main".into(), text: portal.word("skip") };
    let (route, at) = portal.place();
    html! {
        <>
            { skip.html() }
            { header(portal) }
            // Another page is another main part: nothing that was opened or scrolled there stays so here.
            <main key={format!("{}#{at}", route.href())} id="main" tabindex="-1" {class}>
                { shown_release(portal) }
                { main }
            </main>
            { below }
            { footer(portal) }
        </>
    }
}

fn header(portal: &Portal) -> Html {
    let pages = [
        (Route::Check(None), "nav.check"),
        (Route::Results, "nav.results"),
        (Route::Policies, "nav.policies"),
        (Route::Plan, "nav.plan"),
        (Route::Calendar, "nav.calendar"),
    ];
    let current = |route: &Route| match (&portal.route, route) {
        (Route::Policy(_) | Route::Tool(_), Route::Policies) | (Route::Check(_), Route::Check(_)) => true,
        (here, route) => here == route,
    };
    let links = pages.into_iter().map(|(route, key)| NavLink {
        href: route.href().into(),
        text: portal.word(key),
        current: current(&route),
    });
    let large = portal.state.large;
    let size = portal.word(if large { "size.standard" } else { "size.large" });
    let next = portal.press(Message::NextPerson);
    let tools = html! {
        <>
            if portal.state.counter {
                <button type="button" class="button button--text" aria-keyshortcuts="Alt+N" onclick={next}>
                    { portal.word("counter.next") }
                </button>
            }
            { portal.button(ButtonLook::Text, Message::Large(!large), text(&size)) }
            { language(portal) }
        </>
    };
    let header = Header {
        home: Route::Home.href().into(),
        place: portal.word("site.place"),
        name: portal.word("site.short"),
        nav_label: portal.word("nav.label"),
        links: links.collect(),
        on_navigate: Some(portal.follow()),
        sky: portal.route == Route::Home,
        children: tools,
    };
    header.html()
}

/// The same page in the other language, named in that language.
fn language(portal: &Portal) -> Html {
    let (other, lang) = match site::locale() {
        Locale::Zh => (Locale::En, "en"),
        Locale::En => (Locale::Zh, "zh-Hans"),
    };
    let words = html! { <span {lang}>{ portal.word("language.other") }</span> };
    let link = Link::new(&portal.route.href_in(other).into(), Some(&portal.follow()), words);
    Link { class: Some("header__link".into()), ..link }.html()
}

/// The foot of every page.
pub(crate) fn footer(portal: &Portal) -> Html {
    let phones = [("phone.labour", "12333"), ("phone.government", "12345")];
    let phones = phones.map(|(label, number)| Phone { label: portal.word(label), number: number.into() });
    let links = [(Route::Data, "data.title"), (Route::About, "nav.about")];
    let links =
        links.map(|(to, key)| NavLink { href: to.href().into(), text: portal.word(key), current: false });
    let footer = Footer {
        phones: phones.to_vec(),
        links: links.to_vec(),
        on_navigate: Some(portal.follow()),
        children: text(&portal.word("footer.note")),
    };
    footer.html()
}
