//! What pages are written with: words, links, and what controls do.

use yew::{AttrValue, Callback, Html, MouseEvent, SubmitEvent};

use crate::policy::Policy;
use crate::ui::components::{Button, ButtonLook, Link, text};
use crate::ui::portal::{Message, Portal};
use crate::ui::route::Route;
use crate::ui::state::Slot;

impl Portal {
    /// The words of a key.
    pub(crate) fn word(&self, key: &str) -> AttrValue {
        self.data.words.get(key).into()
    }

    /// The words of a key with what is filled in.
    pub(crate) fn with(&self, key: &str, parts: &[&str]) -> AttrValue {
        self.data.words.with(key, parts).into()
    }

    /// The id of the heading above what was answered.
    pub(crate) const ANSWERED: &str = "answered";

    /// The id of the heading above the day.
    pub(crate) const DAY: &str = "other-day";

    /// What a link does when it is followed within the portal.
    pub(crate) fn follow(&self) -> Callback<AttrValue> {
        let send = self.send.clone();
        Callback::from(move |href| send.emit(Message::Go(href)))
    }

    /// A link to a page, high enough to be pressed.
    pub(crate) fn link(&self, to: &Route, words: &AttrValue) -> Html {
        let link = Link::new(&to.href().into(), Some(&self.follow()), text(words));
        Link { class: Some("way".into()), ..link }.html()
    }

    /// A link to the page of a policy.
    pub(crate) fn policy_link(&self, policy: &Policy) -> Html {
        self.link(&Route::Policy(policy.id.clone()), &self.view().text(&policy.title).into())
    }

    /// A button.
    pub(crate) fn button(&self, look: ButtonLook, message: Message, words: Html) -> Html {
        Button::new(look, self.press(message), words).html()
    }

    /// What pressing a button does.
    pub(crate) fn press(&self, message: Message) -> Callback<MouseEvent> {
        pressing(&self.send, message)
    }

    /// What sending a form does: it goes nowhere.
    pub(crate) fn submit(&self, message: Message) -> Callback<SubmitEvent> {
        self.send.reform(move |event: SubmitEvent| {
            event.prevent_default();
            message.clone()
        })
    }

    /// What opening or closing a card does.
    pub(crate) fn toggle(&self, id: String) -> Callback<bool> {
        self.send.reform(move |open| Message::Toggled(id.clone(), open))
    }

    /// What typing or picking does.
    pub(crate) fn say(&self, slot: Slot) -> Callback<AttrValue> {
        let send = self.send.clone();
        Callback::from(move |said| send.emit(Message::Say(slot.clone(), said)))
    }
}

/// What pressing a button does.
pub(crate) fn pressing(send: &Callback<Message>, message: Message) -> Callback<MouseEvent> {
    send.reform(move |_| message.clone())
}
