//! One option of radios or of checkboxes.
use yew::prelude::*;

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is reported when it is picked.
    pub value: AttrValue,
    /// The words.
    pub label: AttrValue,
    /// What picking it leads to.
    pub hint: Option<AttrValue>,
    /// Whether it means not knowing; it then comes last and has a dashed frame.
    pub unsure: bool,
    /// What opens inside it when it is picked, such as the exact number.
    pub reveal: Option<Html>,
}

/// Properties of [`ChoiceItem`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChoiceItemProps {
    /// `radio` or `checkbox`.
    pub(super) kind: &'static str,
    pub(super) id: AttrValue,
    pub(super) name: AttrValue,
    pub(super) choice: Choice,
    pub(super) checked: bool,
    pub(super) on_pick: Callback<AttrValue>,
}

/// The native input, its label, and what it opens.
#[component]
pub(super) fn ChoiceItem(props: &ChoiceItemProps) -> Html {
    let choice = &props.choice;
    let class = classes!(
        "radios__item",
        choice.unsure.then_some("radios__item--unsure"),
        choice.reveal.is_some().then_some("radios__item--exact"),
    );
    let value = choice.value.clone();
    html! {
        <div {class}>
            <input
                class="radios__input"
                type={props.kind}
                id={props.id.clone()}
                name={props.name.clone()}
                value={choice.value.clone()}
                checked={props.checked}
                onchange={props.on_pick.reform(move |_| value.clone())}
            />
            <label class="radios__label" for={props.id.clone()}>
                { &choice.label }
                if let Some(hint) = &choice.hint {
                    <span class="radios__hint">{ hint }</span>
                }
            </label>
            if let Some(reveal) = choice.reveal.as_ref().filter(|_| props.checked) {
                <div class="radios__conditional">{ reveal.clone() }</div>
            }
        </div>
    }
}
