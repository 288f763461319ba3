//! Up to three scenarios side by side, with their differences marked.

use crate::ui::draw::prelude::*;

use crate::engine::Verdict;
use crate::present::{Compared, SCENARIOS, View, compared_answers, compared_outcomes, compared_totals};
use crate::ui::components::{ButtonLook, Tone, tag, text};
use crate::ui::pages::button_link;
use crate::ui::parts::{day_line, scenario_name, share};
use crate::ui::portal::{Computed, Message, Portal};
use crate::ui::route::Route;
use crate::ui::state::State;

/// The scenarios side by side.
pub(crate) fn compare(portal: &Portal) -> Html {
    let title = html! { <h1>{ portal.word("compare.title") }</h1> };
    if portal.state.form.is_empty() && portal.state.others.is_empty() {
        return html! {
            <>
                { title }
                <p class="lead">{ portal.word("compare.none") }</p>
                { button_link(portal, &Route::Check(None), "nav.check") }
            </>
        };
    }
    let computed: Vec<Computed> = portal.state.scenarios().into_iter().map(|form| of(portal, form)).collect();
    let views: Vec<View<'_>> = computed.iter().map(|it| view(portal, it)).collect();
    let audience = portal.audience();
    html! {
        <>
            { day_line(portal) }
            { title }
            <p class="lead">{ portal.word("compare.what") }</p>
            <div class="section grid grid--3">
                for (which, view) in views.iter().enumerate() {
                    { scenario(portal, which, view) }
                }
            </div>
            if views.len() < SCENARIOS {
                <p class="section">
                    { portal.button(ButtonLook::Primary, Message::AddScenario, text(&portal.word("scenario.add"))) }
                </p>
            }
            if 1 < views.len() {
                { part(portal, "compare.answers", &compared_answers(&views)) }
                { part(portal, "compare.totals", &compared_totals(&views, &audience)) }
                { part(portal, "compare.policies", &compared_outcomes(&views, &audience)) }
            }
            { share(portal) }
        </>
    }
}

/// What a scenario comes to, on the day and by the data of all.
fn of(portal: &Portal, form: crate::present::Form) -> Computed {
    let State { day, said, .. } = portal.state.clone();
    Computed::new(&portal.data.catalog, &State { form, day, said, ..State::default() })
}

fn view<'a>(portal: &'a Portal, Computed { situation, evaluation, .. }: &'a Computed) -> View<'a> {
    View { situation, evaluation, ..portal.view() }
}

fn scenario(portal: &Portal, which: usize, view: &View<'_>) -> Html {
    let eligible = view.group(&portal.audience(), |verdict| verdict == Verdict::Eligible).len();
    let name = scenario_name(portal, which);
    let change = html! { <>{ portal.word("scenario.edit") }<span class="hidden">{ &name }</span></> };
    let remove = html! { <>{ portal.word("rows.remove") }<span class="hidden">{ &name }</span></> };
    html! {
        <article class="panel stack--s">
            <h2>{ &name }</h2>
            <p>{ portal.with("results.some", &[&eligible.to_string()]) }</p>
            <p class="cluster">
                { portal.button(ButtonLook::Secondary, Message::ShowScenario(which), change) }
                if which != 0 {
                    { portal.button(ButtonLook::Text, Message::RemoveScenario(which), remove) }
                }
            </p>
        </article>
    }
}

fn part(portal: &Portal, key: &str, rows: &[Compared]) -> Html {
    html! {
        <section class="section">
            <h2>{ portal.word(key) }</h2>
            if rows.is_empty() {
                <p>{ portal.word("compare.same") }</p>
            }
            for row in rows {
                { compared(portal, row) }
            }
        </section>
    }
}

/// One thing in each scenario; where it differs that is written beside it, not only shown.
fn compared(portal: &Portal, row: &Compared) -> Html {
    let differs = row.differs();
    let title = match &row.policy {
        Some(id) => portal.link(&Route::Policy(id.clone()), &row.title.clone().into()),
        None => text(&row.title.clone().into()),
    };
    html! {
        <div class={if differs { "compared compared--differs" } else { "compared" }}>
            <h3 class="compared__title">
                { title }
                if differs {
                    { " " }
                    { tag(Tone::Action, portal.word("compare.differs")) }
                }
            </h3>
            <dl class="compared__each">
                for (which, text) in row.each.iter().enumerate() {
                    <div>
                        <dt>{ scenario_name(portal, which) }</dt>
                        <dd>{ if text.is_empty() { portal.word("compare.nothing") } else { text.clone().into() } }</dd>
                    </div>
                }
            </dl>
        </div>
    }
}
