//! Pairs of a name and a value.
use super::link::Link;
use yew::prelude::*;

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

/// Properties of [`SummaryList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SummaryListProps {
    /// The pairs.
    pub rows: Vec<SummaryRow>,
    /// Whether names stand beside their values where there is room.
    #[prop_or_default]
    pub wide: bool,
    /// Called with the address of a link, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
}

/// The list of pairs.
#[component]
pub fn SummaryList(props: &SummaryListProps) -> Html {
    html! {
        <dl class={classes!("summary-list", props.wide.then_some("summary-list--wide"))}>
            for row in &props.rows {
                <div class="summary-list__row">
                    <dt class="summary-list__key">{ &row.key }</dt>
                    <dd>{ row.value.clone() }</dd>
                    if let Some(action) = &row.action {
                        <dd class="summary-list__actions">{ link(props, action) }</dd>
                    }
                </div>
            }
        </dl>
    }
}

fn link(props: &SummaryListProps, action: &SummaryAction) -> Html {
    html! {
        <Link
            href={action.href.clone()}
            on_navigate={props.on_navigate.clone()}
            label={action.label.clone()}
        >
            { &action.text }
        </Link>
    }
}
