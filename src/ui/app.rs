//! The portal: fetches the data, keeps what is said, shows the page of the address.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::policy::{Catalog, read_compact};
use crate::present::Words;
use crate::ui::browser;
use crate::ui::components::{Button, ButtonLook, IconName, Notice, Skeleton, Tone};
use crate::ui::pages::Page;
use crate::ui::portal::{Computed, Data, Portal};
use crate::ui::route::Route;
use crate::ui::state::{Action, State};

/// What became of fetching the data.
#[derive(Clone)]
enum Fetched {
    Loading,
    Ready(Rc<Data>),
    Failed(String),
}

/// The portal.
#[component]
pub fn App() -> Html {
    let fetched = use_state(|| Fetched::Loading);
    {
        let fetched = fetched.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                match load().await {
                    Ok((bundle, data)) => {
                        let words = data.words.clone();
                        fetched.set(Fetched::Ready(Rc::new(data)));
                        // Without the long texts everything can be answered; quotes then say that they are coming.
                        if let Ok(catalog) = with_long_texts(&bundle).await {
                            fetched.set(Fetched::Ready(Rc::new(Data { catalog, words })));
                        }
                    }
                    Err(what) => fetched.set(Fetched::Failed(what)),
                }
            });
        });
    }
    match &*fetched {
        Fetched::Loading => html! { <main class="width main"><Skeleton label="正在打开" /></main> },
        Fetched::Ready(data) => html! { <Loaded data={Keep(data.clone())} /> },
        Fetched::Failed(what) => failed(what),
    }
}

/// Shown when not even the portal's own words could be fetched, so it brings its own.
fn failed(what: &str) -> Html {
    let retry = Callback::from(|()| {
        let _ = web_sys::window().map(|window| window.location().reload());
    });
    html! {
        <main class="width main">
            <Notice tone={Tone::Ask} icon={IconName::Warn} title="没有打开：政策数据没有取到">
                <p>{ "您填过的内容还在。请检查网络后再试；也可以拨打 12333。" }</p>
                <p class="small quiet">{ what.to_owned() }</p>
            </Notice>
            <Button look={ButtonLook::Primary} on_click={retry}>{ "再试一次" }</Button>
        </main>
    }
}

async fn load() -> Result<(String, Data), String> {
    let words = browser::fetch("static/text/zh.json").await?;
    let bundle = browser::fetch("static/policies/catalog.json").await?;
    let words = Words::read(&words).map_err(|error| format!("zh.json: {error}"))?;
    let catalog = read_compact(&bundle, None).map_err(|error| format!("catalog.json: {error}"))?;
    Ok((bundle, Data { catalog, words }))
}

async fn with_long_texts(bundle: &str) -> Result<Catalog, String> {
    let long = browser::fetch("static/policies/texts.json").await?;
    read_compact(bundle, Some(&long))
}

/// Data that never changes, compared by where it is.
#[derive(Clone)]
struct Keep(Rc<Data>);

impl PartialEq for Keep {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LoadedProps {
    data: Keep,
}

#[component]
fn Loaded(props: &LoadedProps) -> Html {
    let route = use_state(|| Route::at(&browser::path()));
    let state = use_reducer(|| {
        browser::kept().and_then(|kept| serde_json::from_str::<State>(&kept).ok()).unwrap_or_default()
    });
    let computed = {
        let data = props.data.clone();
        use_memo((state.form.clone(), state.day.clone()), move |(form, day)| {
            Computed::new(&data.0.catalog, form, day)
        })
    };
    use_effect_with((*state).clone(), |state| {
        browser::keep(&written(state));
        browser::mark("data-size", state.large.then_some("large"));
    });
    use_back(&route, &state);
    let go = {
        let (route, state) = (route.clone(), state.clone());
        use_callback((route, state), |(to, replace): (Route, bool), (route, state)| {
            browser::go(&to.href(), &written(state), replace);
            route.set(to);
        })
    };
    let portal = Portal { data: props.data.0.clone(), computed, state, go };
    html! {
        <ContextProvider<Portal> context={portal}>
            <Page route={(*route).clone()} />
        </ContextProvider<Portal>>
    }
}

fn written(state: &State) -> String {
    serde_json::to_string(state).unwrap_or_default()
}

/// On the way back the page changes, and the screen; what was answered since stays.
#[hook]
fn use_back(route: &UseStateHandle<Route>, state: &UseReducerHandle<State>) {
    let (route, state) = (route.clone(), state.clone());
    use_effect_with((route, state), |(route, state)| {
        let (route, state) = (route.clone(), state.clone());
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                let kept: Option<State> = browser::kept().and_then(|kept| serde_json::from_str(&kept).ok());
                let at = kept.map_or(0, |kept| kept.at);
                state.dispatch(Action::Screen(at.min(state.screens.len()), None));
                route.set(Route::at(&browser::path()));
            })
        });
        move || drop(listener)
    });
}
