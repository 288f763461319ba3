//! The pages, one for each route.

mod about;
mod check;
mod home;
mod plan;
mod policies;
mod policy;
mod results;

use yew::prelude::*;

use crate::ui::components::{ButtonLink, ButtonLook};
use crate::ui::parts::Frame;
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// Properties of [`Page`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PageProps {
    /// Which page.
    pub(crate) route: Route,
}

/// The page of a route.
#[component]
pub(crate) fn Page(props: &PageProps) -> Html {
    match &props.route {
        Route::Home => html! { <home::Home /> },
        Route::Check(door) => html! { <check::Check door={door.clone()} /> },
        Route::Results => html! { <results::Results /> },
        Route::Policies => html! { <policies::Policies /> },
        Route::Policy(id) => html! { <policy::PolicyPage id={id.clone()} route={props.route.clone()} /> },
        Route::Tool(id) => html! { <policy::PolicyPage id={id.clone()} route={props.route.clone()} /> },
        Route::Plan => html! { <plan::Plan /> },
        Route::About => html! { <about::About /> },
        Route::Unknown => html! { <Unknown /> },
    }
}

/// An address that leads nowhere.
#[component]
pub(crate) fn Unknown() -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    html! {
        <Frame route={Route::Unknown} title={portal.word("unknown.title")}>
            <h1>{ portal.word("unknown.title") }</h1>
            <p class="lead">{ portal.word("unknown.lead") }</p>
            <ButtonLink look={ButtonLook::Primary} href={Route::Policies.href()} on_navigate={portal.follow()}>
                { portal.word("nav.policies") }
            </ButtonLink>
        </Frame>
    }
}
