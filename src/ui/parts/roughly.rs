//! What can be picked instead of typing a number or day.

use crate::ui::draw::prelude::*;

use crate::present::{Choosable, UNSURE, picked};
use crate::ui::components::{Choice, Field, Radios};
use crate::ui::portal::Portal;
use crate::ui::state::Slot;

/// The brackets of a question, and the way back to what was typed; nothing where it has none.
pub(crate) fn roughly(portal: &Portal, slot: &Slot, id: &AttrValue, typed: &str) -> Html {
    let offered = portal.roughly(slot, typed);
    if offered.is_empty() {
        return Html::default();
    }
    let of = picked(typed);
    let kept = of.map_or(typed, |(_, kept)| kept);
    let kept = AttrValue::from(if kept == UNSURE { "" } else { kept }.to_owned());
    let mut choices: Vec<Choice> = offered.into_iter().map(choice).collect();
    choices.extend(of.map(|_| back(portal, &kept)));
    let field = Field { id: format!("{id}-roughly").into(), ..Field::default() };
    let on_change = portal.say(slot.clone()).reform(move |range: AttrValue| {
        if range.is_empty() { kept.clone() } else { format!("{range};{kept}").into() }
    });
    let value = of.map(|(range, _)| range.to_owned().into());
    let radios = Radios { field: field.clone(), choices, value, inline: false, on_change };
    html! {
        <fieldset class="roughly">
            <legend class="roughly__title" id={field.label_id()}>{ portal.word("roughly.title") }</legend>
            { radios.html() }
        </fieldset>
    }
}

fn choice(bracket: Choosable) -> Choice {
    Choice {
        value: bracket.id.into(),
        label: bracket.label.into(),
        hint: bracket.hint.map(Into::into),
        unsure: false,
        reveal: None,
    }
}

/// The way back to what was typed.
fn back(portal: &Portal, kept: &str) -> Choice {
    let shown = kept.trim_end_matches('-');
    let label =
        if shown.is_empty() { portal.word("roughly.exact") } else { portal.with("roughly.back", &[shown]) };
    Choice { value: AttrValue::default(), label, hint: None, unsure: false, reveal: None }
}
