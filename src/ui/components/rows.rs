//! The same questions for several people: a card for each.
use super::button::{Button, ButtonLook};
use super::icon::IconName;
use crate::ui::draw::prelude::*;

/// One person's card.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its heading, with its number.
    pub title: AttrValue,
    /// The name of the button that removes it, with its number.
    pub remove_label: AttrValue,
    /// Called when it is to be removed.
    pub on_remove: Callback<MouseEvent>,
    /// What else can be done with it.
    pub action: Option<Html>,
    /// The form groups.
    pub body: Html,
}

/// The cards. Whoever adds one moves the focus to its heading, and who removes one to the button that adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The id that the ids of its parts begin with.
    pub id: AttrValue,
    /// The cards.
    pub rows: Vec<Row>,
    /// The number of the first that is shown.
    pub first: usize,
    /// The word on the buttons that remove one.
    pub remove: AttrValue,
    /// The words on the button that adds one.
    pub add: AttrValue,
    /// Whether there are as many as there may be; the words on the button then say so.
    pub full: bool,
    /// Called when one is to be added at the end.
    pub on_add: Callback<MouseEvent>,
}

impl Rows {
    /// The id of the heading of a card, the first being 0.
    pub fn title_id(id: &str, at: usize) -> String {
        format!("{id}-{at}-title")
    }

    /// The id of the button that adds one.
    pub fn add_id(id: &str) -> String {
        format!("{id}-add")
    }

    /// Its elements.
    pub fn html(&self) -> Html {
        let words = html! {
            <>
                { IconName::Plus.small() }
                { &self.add }
            </>
        };
        let add = Button::new(ButtonLook::Secondary, self.on_add.clone(), words);
        let add = Button { id: Some(Self::add_id(&self.id).into()), disabled: self.full, ..add };
        html! {
            <div class="rows">
                for (at, row) in self.rows.iter().enumerate() {
                    { self.card(self.first.saturating_add(at), row) }
                }
                <div class="rows__add">
                    { add.html() }
                </div>
            </div>
        }
    }

    fn card(&self, at: usize, row: &Row) -> Html {
        let title = Self::title_id(&self.id, at);
        html! {
            <div class="rows__item" role="group" aria-labelledby={title.clone()}>
                <div class="rows__head">
                    <h3 class="rows__title" id={title} tabindex="-1">{ &row.title }</h3>
                    { row.action.clone() }
                    <button
                        class="button button--text"
                        type="button"
                        aria-label={row.remove_label.clone()}
                        onclick={row.on_remove.clone()}
                    >
                        { &self.remove }
                    </button>
                </div>
                <div class="rows__body">{ row.body.clone() }</div>
            </div>
        }
    }
}
