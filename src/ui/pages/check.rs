//! Questions, a few at a time; the bar at the bottom says what they come to so far.

use yew::prelude::*;

use crate::policy::Audience;
use crate::ui::browser;
use crate::ui::components::{
    Button, ButtonLook, Checkboxes, Choice, ErrorSummary, Field, FormGroup, Link, StatusBar, StatusCell,
};
use crate::ui::parts::{Frame, QuestionField, field_errors};
use crate::ui::portal::Portal;
use crate::ui::route::Route;
use crate::ui::state::Action;

/// Properties of [`Check`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CheckProps {
    /// The door that was taken, or the audience, where the address names one.
    pub(crate) door: Option<String>,
}

/// Questions, a few at a time.
#[component]
pub(crate) fn Check(props: &CheckProps) -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    use_begin(&portal, props.door.clone());
    let names = portal.state.screen().to_vec();
    let body = if portal.state.at == 0 { who(&portal) } else { questions(&portal, &names) };
    html! {
        <Frame
            key={portal.state.at}
            route={Route::Check(None)}
            title={portal.word("check.title")}
            below={bar(&portal, &names)}
        >
            { body }
        </Frame>
    }
}

/// An address with a door begins there, once, and becomes the plain one.
#[hook]
fn use_begin(portal: &Portal, door: Option<String>) {
    let portal = portal.clone();
    use_effect_with(door, move |door| {
        if let Some(door) = door {
            portal.act(Action::Begin(door.clone()));
            portal.go.emit((Route::Check(None), true));
        }
    });
}

/// For whom policies are wanted: it orders and filters, and decides nothing.
fn who(portal: &Portal) -> Html {
    let person =
        [Audience::Graduate, Audience::Jobseeker, Audience::Worker, Audience::Entrepreneur, Audience::Herder];
    let firm = [Audience::Enterprise, Audience::Entrepreneur, Audience::School, Audience::Agency];
    let offered: &[Audience] = match portal.state.door.as_str() {
        "person" => &person,
        "firm" => &firm,
        _ => &Audience::ALL,
    };
    let choices = offered.iter().map(|audience| Choice {
        value: audience.as_str().into(),
        label: portal.word(&format!("audience.{}", audience.as_str())),
        hint: None,
        unsure: false,
        reveal: None,
    });
    let field = Field { id: "audience".into(), hint: Some(portal.word("who.hint")), error: None };
    let values: Vec<AttrValue> = portal.state.audience.iter().map(|name| name.clone().into()).collect();
    let state = portal.state.clone();
    let on_toggle = Callback::from(move |name: AttrValue| {
        if let Some(audience) = Audience::named(&name) {
            state.dispatch(Action::Toggle(audience));
        }
    });
    html! {
        <>
            <h1>{ portal.word("who.title") }</h1>
            <FormGroup field={field.clone()} label={portal.word("who.label")} fieldset=true>
                <Checkboxes {field} choices={choices.collect::<Vec<_>>()} {values} {on_toggle} />
            </FormGroup>
        </>
    }
}

fn questions(portal: &Portal, names: &[String]) -> Html {
    let view = portal.view();
    let first = names.first().and_then(|name| {
        let fact = view.catalog.fact_id(name).map(crate::engine::Open::Fact);
        fact.or_else(|| view.catalog.group_id(name).map(crate::engine::Open::Group))
    });
    let topic = first.map(|open| crate::engine::topic(view.catalog, open));
    let title = topic
        .and_then(|at| view.catalog.topics.get(at))
        .map(|topic| view.text(&topic.title))
        .unwrap_or_default();
    let shown = portal.state.shown;
    let errors = if shown { field_errors(portal, names) } else { Vec::new() };
    html! {
        <>
            <p class="quiet">{ portal.with("check.screen", &[&portal.state.at.to_string()]) }</p>
            <h1>{ title }</h1>
            <ErrorSummary title={portal.word("error.title")} {errors} />
            <p class="quiet">{ portal.word("check.unsure") }</p>
            for name in names {
                <QuestionField key={name.clone()} name={name.clone()} {shown} />
            }
        </>
    }
}

fn bar(portal: &Portal, names: &[String]) -> Html {
    let view = portal.view();
    let audience = portal.audience();
    let eligible = view.group(&audience, |verdict| verdict == crate::engine::Verdict::Eligible).len();
    let open = view.group(&audience, crate::engine::Verdict::is_open).len();
    let mut cells = vec![
        cell(portal, "bar.eligible", portal.with("bar.count", &[&eligible.to_string()]).to_string()),
        cell(portal, "bar.open", portal.with("bar.count", &[&open.to_string()]).to_string()),
    ];
    for total in view.totals(&audience) {
        let sums = [
            total.certain,
            total.to_confirm.map(|(bound, sum)| (bound, format!("{sum}{}", portal.word("bar.to_confirm")))),
        ];
        for (bound, sum) in sums.into_iter().flatten() {
            let value = format!("{bound} {sum}{}", total.per);
            cells.push(StatusCell {
                label: total.payee.clone().into(),
                value: html! { <span class="num">{ value.trim() }</span> },
            });
        }
    }
    let announcement = portal.with("bar.said", &[&eligible.to_string(), &open.to_string()]);
    html! {
        <StatusBar label={portal.word("bar.label")} {cells} {announcement}>
            { buttons(portal, names) }
        </StatusBar>
    }
}

fn cell(portal: &Portal, key: &str, value: String) -> StatusCell {
    StatusCell { label: portal.word(key), value: html! { <span class="num">{ value }</span> } }
}

fn buttons(portal: &Portal, names: &[String]) -> Html {
    let on = {
        let (portal, names) = (portal.clone(), names.to_vec());
        Callback::from(move |()| go_on(&portal, &names))
    };
    html! {
        <>
            if portal.state.at != 0 {
                <Button look={ButtonLook::Text} on_click={Callback::from(|()| browser::back())}>{ portal.word("check.before") }</Button>
            }
            <Link href={Route::Results.href()} on_navigate={portal.follow()}>{ portal.word("check.results") }</Link>
            <Button look={ButtonLook::Primary} on_click={on}>{ portal.word("check.next") }</Button>
        </>
    }
}

/// Goes on to the next questions: those of a screen that was shown before, or new ones; with none left, to the
/// results. Mistakes keep the screen.
fn go_on(portal: &Portal, names: &[String]) {
    if !field_errors(portal, names).is_empty() {
        portal.act(Action::Show);
        return;
    }
    portal.act(Action::Leave(names.to_vec()));
    let next = portal.state.at.saturating_add(1);
    let known = portal.state.screens.get(portal.state.at).is_some();
    let questions = if known { None } else { Some(portal.next_questions()) };
    if questions.as_ref().is_some_and(Vec::is_empty) {
        portal.go.emit((Route::Results, false));
        return;
    }
    portal.go.emit((Route::Check(None), false));
    portal.act(Action::Screen(next, questions));
}
