//! The same questions for several people: a card for each.
use super::button::{Button, ButtonLook};
use super::focus::focus_on;
use super::icon::{Icon, IconName};
use yew::prelude::*;

/// One person's card.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its heading, with its number.
    pub title: AttrValue,
    /// The name of the button that removes it, with its number.
    pub remove_label: AttrValue,
    /// The form groups.
    pub body: Html,
}

/// Properties of [`Rows`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RowsProps {
    /// The id that the ids of its parts begin with.
    pub id: AttrValue,
    /// The cards.
    pub rows: Vec<Row>,
    /// The word on the buttons that remove one.
    pub remove: AttrValue,
    /// The words on the button that adds one.
    pub add: AttrValue,
    /// Whether there are as many as there may be; the words on the button then say so.
    #[prop_or_default]
    pub full: bool,
    /// Called when one is to be added at the end.
    pub on_add: Callback<()>,
    /// Called with the place of the one to remove, the first being 0.
    pub on_remove: Callback<usize>,
}

/// The cards. The focus follows: to a new card, and from a removed one to the button that adds.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let add_id = AttrValue::from(format!("{}-add", props.id));
    use_follow_focus(&props.id, &add_id, props.rows.len());
    html! {
        <div class="rows">
            for (at, row) in props.rows.iter().enumerate() {
                { card(props, at, row) }
            }
            <div class="rows__add">
                <Button
                    id={add_id.clone()}
                    look={ButtonLook::Secondary}
                    disabled={props.full}
                    on_click={props.on_add.clone()}
                >
                    <Icon name={IconName::Plus} small=true />
                    { &props.add }
                </Button>
            </div>
        </div>
    }
}

fn card(props: &RowsProps, at: usize, row: &Row) -> Html {
    let title = title_id(&props.id, at);
    html! {
        <div class="rows__item" role="group" aria-labelledby={title.clone()}>
            <div class="rows__head">
                <h3 class="rows__title" id={title} tabindex="-1">{ &row.title }</h3>
                <button
                    class="button button--text"
                    type="button"
                    aria-label={row.remove_label.clone()}
                    onclick={props.on_remove.reform(move |_: MouseEvent| at)}
                >
                    { &props.remove }
                </button>
            </div>
            <div class="rows__body">{ row.body.clone() }</div>
        </div>
    }
}

fn title_id(id: &str, at: usize) -> String {
    format!("{id}-{at}-title")
}

#[hook]
fn use_follow_focus(id: &AttrValue, add_id: &AttrValue, count: usize) {
    let before = use_mut_ref(|| count);
    let (id, add_id) = (id.clone(), add_id.clone());
    use_effect_with(count, move |&count| {
        let before = before.replace(count);
        if count > before {
            focus_on(&title_id(&id, count.saturating_sub(1)));
        } else if count < before {
            focus_on(&add_id);
        }
    });
}
