//! What stands around every page: header, main part, footer.

use yew::prelude::*;

use crate::ui::browser;
use crate::ui::components::{Button, ButtonLook, Footer, Header, NavLink, Phone, SkipLink};
use crate::ui::portal::Portal;
use crate::ui::route::Route;
use crate::ui::state::Action;

/// Properties of [`Frame`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FrameProps {
    /// The page.
    pub(crate) route: Route,
    /// Its name, for the title of the window.
    pub(crate) title: AttrValue,
    /// Whether the header lies in the sky of the home page.
    #[prop_or_default]
    pub(crate) sky: bool,
    /// What stands below the main part, such as the bar at the bottom.
    #[prop_or_default]
    pub(crate) below: Html,
    /// Whether the main part spans the whole width.
    #[prop_or_default]
    pub(crate) wide: bool,
    pub(crate) children: Html,
}

/// A page with its header and footer.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    let title = format!("{} · {}", props.title, portal.word("site.name"));
    let arrived = (title, props.route.clone());
    use_effect_with(arrived, |(title, _)| browser::arrive(title));
    let class = if props.wide { "main main--wide" } else { "width main" };
    html! {
        <>
            <SkipLink href={format!("{}#main", props.route.href())} text={portal.word("skip")} />
            { header(&portal, props) }
            <main id="main" tabindex="-1" {class}>{ props.children.clone() }</main>
            { props.below.clone() }
            { footer(&portal) }
        </>
    }
}

fn header(portal: &Portal, props: &FrameProps) -> Html {
    let pages = [
        (Route::Check(None), "nav.check"),
        (Route::Results, "nav.results"),
        (Route::Policies, "nav.policies"),
        (Route::Plan, "nav.plan"),
    ];
    let current = |route: &Route| match (&props.route, route) {
        (Route::Policy(_) | Route::Tool(_), Route::Policies) | (Route::Check(_), Route::Check(_)) => true,
        (here, route) => here == route,
    };
    let links = pages.into_iter().map(|(route, key)| NavLink {
        href: route.href().into(),
        text: portal.word(key),
        current: current(&route),
    });
    let large = portal.state.large;
    let tools = portal.word(if large { "size.standard" } else { "size.large" });
    html! {
        <Header
            home={Route::Home.href()}
            place={portal.word("site.place")}
            name={portal.word("site.short")}
            nav_label={portal.word("nav.label")}
            links={links.collect::<Vec<_>>()}
            on_navigate={portal.follow()}
            sky={props.sky}
        >
            <Button look={ButtonLook::Text} on_click={portal.acting(move |()| Action::Large(!large))}>{ tools }</Button>
        </Header>
    }
}

fn footer(portal: &Portal) -> Html {
    let phones = [("phone.labour", "12333"), ("phone.government", "12345")];
    let phones = phones.map(|(label, number)| Phone { label: portal.word(label), number: number.into() });
    let about = NavLink { href: Route::About.href().into(), text: portal.word("nav.about"), current: false };
    html! {
        <Footer phones={phones.to_vec()} links={vec![about]} on_navigate={portal.follow()}>
            { portal.word("footer.note") }
        </Footer>
    }
}
