//! Two doors, what brings people here, and the plan at a glance.

use crate::ui::draw::prelude::*;

use crate::ui::components::{
    Button, ButtonLook, Door, Doors, Goal, Goals, IconName, Notice, Tone, horizon, text,
};
use crate::ui::later;
use crate::ui::parts::search_box;
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;

/// The first page.
pub(crate) fn home(portal: &Portal) -> Html {
    let on_navigate = Some(portal.follow());
    html! {
        <>
            <section class="hero">
                <div class="width">
                    <h1 class="hero__title">{ phrases(&portal.word("home.title")) }</h1>
                    <p class="lead">{ portal.word("home.lead") }</p>
                    if !portal.state.form.is_empty() {
                        { go_on(portal) }
                    }
                    if later::here() {
                        { later::saved_before(portal) }
                    }
                    { search(portal) }
                    { Doors { doors: doors(portal), on_navigate: on_navigate.clone() }.html() }
                </div>
                { horizon() }
            </section>
            <section class="ground">
                <div class="width">
                    <h2>{ portal.word("home.goals") }</h2>
                    { Goals { goals: goals(portal), on_navigate }.html() }
                </div>
            </section>
            <section class="width section">
                <h2>{ portal.word("home.plan") }</h2>
                <p class="lead">{ portal.word("home.plan_lead") }</p>
                { targets(portal) }
                <p>{ portal.link(&Route::Plan, &portal.word("home.plan_open")) }</p>
            </section>
            <section class="width section">{ promises(portal) }</section>
        </>
    }
}

/// What is typed here is looked for in the catalogue.
fn search(portal: &Portal) -> Html {
    let form = |input| {
        let (find, onsubmit) = (portal.press(Message::Find), portal.submit(Message::Find));
        html! {
            <form class="search" role="search" {onsubmit}>
                { input }
                { Button::new(ButtonLook::Primary, find, text(&portal.word("home.search"))).html() }
            </form>
        }
    };
    html! { <div class="hero__search">{ search_box(portal, &form) }</div> }
}

/// What the plan is to reach in the whole region, each beside the part that says so.
fn targets(portal: &Portal) -> Html {
    html! {
        <div class="figures">
            for key in ["jobs", "unemployment", "training", "stations"] {
                <p>
                    <span class="figure__num">
                        { portal.word(&format!("home.target.{key}")) }
                        <small>{ portal.word(&format!("home.target.{key}.unit")) }</small>
                    </span>
                    { portal.word(&format!("home.target.{key}.what")) }
                </p>
            }
        </div>
    }
}

/// A title that breaks where it pauses.
fn phrases(title: &str) -> Html {
    title.split_inclusive('，').map(|phrase| html! { <span class="phrase">{ phrase }</span> }).collect()
}

/// Answers that are still there.
fn go_on(portal: &Portal) -> Html {
    let ways = html! {
        <p>
            { portal.link(&Route::Check(None), &portal.word("home.go_on_check")) }
            { " · " }
            { portal.link(&Route::Results, &portal.word("home.go_on_results")) }
        </p>
    };
    let (tone, icon, title) = (Tone::Action, IconName::Again, portal.word("home.go_on"));
    Notice { tone, icon, title, children: ways }.html()
}

pub(super) fn doors(portal: &Portal) -> Vec<Door> {
    let door = |id: &str, icon| Door {
        href: Route::Check(Some(id.to_owned())).href().into(),
        icon,
        title: portal.word(&format!("door.{id}")),
        who: portal.word(&format!("door.{id}.who")),
        go: portal.word("door.go"),
    };
    vec![door("person", IconName::Person), door("firm", IconName::Building)]
}

pub(super) fn goals(portal: &Portal) -> Vec<Goal> {
    let goals = [
        ("enterprise", IconName::Hire),
        ("entrepreneur", IconName::Shop),
        ("graduate", IconName::Cap),
        ("jobseeker", IconName::Again),
        ("worker", IconName::Tool),
        ("herder", IconName::Grass),
        ("school", IconName::School),
        ("agency", IconName::Hand),
    ];
    let goal = |(id, icon): (&str, IconName)| Goal {
        href: Route::Check(Some(id.to_owned())).href().into(),
        icon,
        title: portal.word(&format!("goal.{id}")),
        what: portal.word(&format!("goal.{id}.what")),
    };
    goals.into_iter().map(goal).collect()
}

fn promises(portal: &Portal) -> Html {
    let promises = [("privacy", IconName::Lock), ("sources", IconName::Document), ("unsure", IconName::Ask)];
    html! {
        <div class="grid grid--3">
            for (key, icon) in promises {
                <div>
                    { icon.html() }
                    <h3>{ portal.word(&format!("promise.{key}")) }</h3>
                    <p>{ portal.word(&format!("promise.{key}.what")) }</p>
                </div>
            }
        </div>
    }
}
