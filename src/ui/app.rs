//! The portal as a component: it fetches the data, and draws anew after whatever a person does.

use crate::ui::draw::prelude::*;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, KeyboardEvent, Window};

use crate::ui::components::{Button, ButtonLook, Skeleton, focus_on};
use crate::ui::fetch::{Fault, fetch};
use crate::ui::parts::fault_notice;
use crate::ui::portal::{Message, Portal, kept_state, pressing};
use crate::ui::route::Route;
use crate::ui::{browser, later, pages, site};

/// What the page's script says once what comes later has come (`.ci/split.mjs`).
const LATER: &str = "later";

/// The portal.
#[derive(Debug)]
pub struct App {
    send: Callback<Message>,
    shown: Shown,
    /// The page and the screen that were drawn last.
    arrived: Option<(Route, usize)>,
    /// The id of what takes the focus once the page is drawn.
    focus: Option<String>,
    /// Whether it has been waited long enough for a page to be whole.
    waited: bool,
    /// Whether what comes later of the program has come.
    later: bool,
    /// Whether it has taken the place of the page as it was drawn when built.
    put: bool,
    _heard: Option<[EventListener; 5]>,
}

/// Draws the portal, and puts it in its place on the page once there is something to be seen: until then what was drawn
/// when the page was built stands there.
#[cfg(feature = "csr")]
pub fn start() {
    site::speak(browser::language());
    site::embed(browser::is_embedded());
    site::root();
    if let Some((place, new)) = browser::place() {
        let stage = Stage { place, new: new.clone() };
        yew::Renderer::<App>::with_root_and_props(new, stage).render();
    }
}

/// Where the portal stands on the page, and what takes that place.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Stage {
    place: Element,
    new: Element,
}

/// What a person does, or what happens.
#[derive(Debug)]
pub struct Event(Message);

/// What is shown.
#[derive(Debug)]
enum Shown {
    Nothing,
    Page(Box<Portal>),
    /// Not even the first data could be had.
    Failed(Fault),
}

impl Component for App {
    type Message = Event;
    type Properties = Stage;

    fn create(context: &Context<Self>) -> Self {
        browser::take_link();
        let link = context.link().clone();
        let send = Callback::from(move |message| link.send_message(Event(message)));
        fetch(send.clone(), None, kept_state().unwrap_or_default().release, false);
        let waited = send.clone();
        spawn_local(async move {
            browser::pause(4_000).await;
            waited.emit(Message::Waited);
        });
        let hear = |window: &Window, name, message: Message| {
            let send = send.clone();
            EventListener::new(window, name, move |_| send.emit(message.clone()))
        };
        let heard = web_sys::window().map(|it| {
            let key = send.clone();
            let next = EventListener::new(&it, "keydown", move |event| {
                let key_down = event.dyn_ref::<KeyboardEvent>();
                if key_down.is_some_and(|it| it.alt_key() && it.code() == "KeyN") {
                    key.emit(Message::NextPerson);
                }
            });
            let printing = |name, on| {
                let send = send.clone();
                EventListener::new(&it, name, move |_| {
                    // Paper does not wait for what is drawn only after this.
                    if later::here() {
                        later::lay_open(on);
                    }
                    send.emit(Message::Printing(on));
                })
            };
            [
                hear(&it, "popstate", Message::Popped),
                hear(&it, LATER, Message::Later),
                printing("beforeprint", true),
                printing("afterprint", false),
                next,
            ]
        });
        Self {
            send,
            shown: Shown::Nothing,
            arrived: None,
            focus: None,
            waited: false,
            later: false,
            put: false,
            _heard: heard,
        }
    }

    /// Whether there is anything to draw: until a page is whole, only that it is on its way.
    fn update(&mut self, _: &Context<Self>, Event(message): Event) -> bool {
        let nothing_new = matches!(message, Message::Later) || matches!(message, Message::Waited) && self.put;
        match (&mut self.shown, message) {
            (_, Message::Waited) => self.waited = true,
            (Shown::Nothing | Shown::Failed(_), Message::Later) => self.later = true,
            (Shown::Page(portal), message) => self.focus = portal.update(message),
            (_, Message::Fetched(Ok(data))) => {
                self.shown = Shown::Page(Box::new(Portal::new(data, self.send.clone())));
                let (send, later) = (self.send.clone(), self.later);
                spawn_local(async move {
                    browser::turn().await;
                    send.emit(Message::Draw);
                    if later {
                        send.emit(Message::Later);
                    }
                });
                return false;
            }
            (_, Message::Fetched(Err(what))) => self.shown = Shown::Failed(what),
            (_, Message::Reload) => browser::reload(),
            _ => {}
        }
        !nothing_new && (self.put || self.arrived.is_none() || self.is_whole())
    }

    fn view(&self, _: &Context<Self>) -> Html {
        match &self.shown {
            Shown::Nothing => html! {
                <main class="width main">{ Skeleton { label: site::locale().say("正在打开", "Opening").into() }.html() }</main>
            },
            Shown::Page(portal) => pages::page(portal),
            Shown::Failed(fault) => failed(fault, &self.send),
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if !self.put && self.is_whole() {
            self.put = true;
            let Stage { place, new } = context.props();
            browser::put(new, place);
        }
        let Shown::Page(portal) = &self.shown else { return };
        portal.keep();
        let here = Some(portal.place());
        // In a frame the first page is the one that was asked for: the focus stays where it is in the page around it.
        if self.arrived != here && portal.has_begun() {
            let opened = self.arrived.is_none();
            self.arrived = here;
            portal.fetch_table();
            browser::name(&pages::title(portal));
            // Whoever has begun to read is left where they are.
            if !opened {
                browser::arrive();
            }
        }
        if let Some(id) = self.focus.take() {
            focus_on(&id);
        }
    }
}

impl App {
    /// Whether it may take the place of the page as it was drawn when built.
    fn is_whole(&self) -> bool {
        match &self.shown {
            Shown::Nothing => false,
            Shown::Page(portal) => pages::is_whole(portal) || self.waited && !pages::waits(portal),
            Shown::Failed(_) => true,
        }
    }
}

/// Shown when the data could not be had; there may be no words of the portal yet, so it brings its own.
fn failed(fault: &Fault, send: &Callback<Message>) -> Html {
    let retry = pressing(send, Message::Reload);
    html! {
        <main class="width main stack">
            <h1>{ site::locale().say("内蒙古就业政策", "Inner Mongolia employment policies") }</h1>
            { fault_notice(fault) }
            { Button::new(ButtonLook::Primary, retry, html! { site::locale().say("再试一次", "Try again") }).html() }
        </main>
    }
}
