//! The portal, the only component: it fetches the data, and draws anew after whatever a person does.

use std::rc::Rc;

use crate::ui::draw::prelude::*;
use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;

use crate::policy::{Catalog, read_compact};
use crate::present::Words;
use crate::ui::browser;
use crate::ui::components::{Button, ButtonLook, IconName, Notice, Skeleton, Tone, focus_on};
use crate::ui::pages;
use crate::ui::portal::{Data, Message, Portal, pressing};
use crate::ui::route::Route;

/// The portal.
#[derive(Debug)]
pub struct App {
    send: Callback<Message>,
    shown: Shown,
    /// The page and the screen that were drawn last.
    arrived: Option<(Route, usize)>,
    /// The id of what takes the focus once the page is drawn.
    focus: Option<String>,
    _back: Option<EventListener>,
}

/// What a person does, or what happens.
#[derive(Debug)]
pub struct Event(Message);

/// What is shown.
#[derive(Debug)]
enum Shown {
    Nothing,
    Page(Box<Portal>),
    /// Not even the portal's own words could be fetched.
    Failed(String),
}

impl Component for App {
    type Message = Event;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        browser::take_link();
        let link = context.link().clone();
        let send = Callback::from(move |message| link.send_message(Event(message)));
        let fetched = send.clone();
        spawn_local(fetch(fetched));
        let popped = send.clone();
        let back = web_sys::window()
            .map(|window| EventListener::new(&window, "popstate", move |_| popped.emit(Message::Popped)));
        Self { send, shown: Shown::Nothing, arrived: None, focus: None, _back: back }
    }

    fn update(&mut self, _: &Context<Self>, Event(message): Event) -> bool {
        match (&mut self.shown, message) {
            (Shown::Page(portal), message) => self.focus = portal.update(message),
            (_, Message::Fetched(Ok(data))) => {
                self.shown = Shown::Page(Box::new(Portal::new(data, self.send.clone())));
            }
            (_, Message::Fetched(Err(what))) => self.shown = Shown::Failed(what),
            (_, Message::Reload) => browser::reload(),
            _ => {}
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        match &self.shown {
            Shown::Nothing => html! {
                <main class="width main">{ Skeleton { label: "正在打开".into() }.html() }</main>
            },
            Shown::Page(portal) => pages::page(portal),
            Shown::Failed(what) => failed(what, &self.send),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Shown::Page(portal) = &self.shown else { return };
        portal.keep();
        let here = Some(portal.place());
        if self.arrived != here {
            self.arrived = here;
            portal.fetch_table();
            browser::arrive(&pages::title(portal));
        }
        if let Some(id) = self.focus.take() {
            focus_on(&id);
        }
    }
}

/// Shown when not even the portal's own words could be fetched, so it brings its own.
fn failed(what: &str, send: &Callback<Message>) -> Html {
    let notice = Notice {
        tone: Tone::Ask,
        icon: IconName::Warn,
        title: "没有打开：政策数据没有取到".into(),
        children: html! {
            <>
                <p>{ "您填过的内容还在。请检查网络后再试；也可以拨打 12333。" }</p>
                <p class="small quiet">{ what }</p>
            </>
        },
    };
    let retry = pressing(send, Message::Reload);
    html! {
        <main class="width main">
            { notice.html() }
            { Button::new(ButtonLook::Primary, retry, html! { "再试一次" }).html() }
        </main>
    }
}

async fn fetch(send: Callback<Message>) {
    match load().await {
        Ok((bundle, data)) => {
            let words = data.words.clone();
            send.emit(Message::Fetched(Ok(data)));
            // Without the long texts everything can be answered; quotes then say that they are coming.
            if let Ok(catalog) = with_long_texts(&bundle).await {
                send.emit(Message::Fetched(Ok(Data { catalog: Rc::new(catalog), words })));
            }
        }
        Err(what) => send.emit(Message::Fetched(Err(what))),
    }
}

async fn load() -> Result<(String, Data), String> {
    let words = browser::fetch("static/text/zh.json").await?;
    let bundle = browser::fetch("static/policies/catalog.json").await?;
    let words = Words::read(&words).ok_or("zh.json is damaged")?;
    let catalog = read_compact(&bundle, None).map_err(|error| ["catalog.json: ", &error].concat())?;
    Ok((bundle, Data { catalog: Rc::new(catalog), words: Rc::new(words) }))
}

async fn with_long_texts(bundle: &str) -> Result<Catalog, String> {
    let long = browser::fetch("static/policies/texts.json").await?;
    read_compact(bundle, Some(&long))
}
