//! Pairs of a name and a value.
use super::link::{Link, text};
use crate::ui::draw::prelude::*;

/// One pair.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRow {
    /// The name.
    pub key: AttrValue,
    /// The value.
    pub value: Html,
    /// How to change it.
    pub action: Option<SummaryAction>,
}

/// A link that leads to where a value is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryAction {
    /// The address.
    pub href: AttrValue,
    /// The word.
    pub text: AttrValue,
    /// The word with what it changes.
    pub label: AttrValue,
}

/// The list of pairs.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryList {
    /// The pairs.
    pub rows: Vec<SummaryRow>,
    /// Whether names stand beside their values where there is room.
    pub wide: bool,
    /// Called with the address of a link, instead of loading a page.
    pub on_navigate: Option<Callback<AttrValue>>,
}

impl SummaryList {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <dl class={classes!("summary-list", self.wide.then_some("summary-list--wide"))}>
                for row in &self.rows {
                    <div class="summary-list__row">
                        <dt class="summary-list__key">{ &row.key }</dt>
                        <dd>{ row.value.clone() }</dd>
                        if let Some(action) = &row.action {
                            <dd class="summary-list__actions">{ self.link(action) }</dd>
                        }
                    </div>
                }
            </dl>
        }
    }

    fn link(&self, action: &SummaryAction) -> Html {
        let link = Link::new(&action.href, self.on_navigate.as_ref(), text(&action.text));
        Link { label: Some(action.label.clone()), ..link }.html()
    }
}
