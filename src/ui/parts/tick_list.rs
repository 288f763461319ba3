//! Situations that are asked at once.

use crate::ui::components::{Checkboxes, Choice, Field, FormGroup};
use crate::ui::draw::prelude::*;
use crate::ui::parts::field_id;
use crate::ui::portal::Portal;
use crate::ui::state::{REST, Slot};

/// Several situations at once: those that hold are ticked, and the rest may be said not to hold.
pub(crate) fn tick_list(portal: &Portal, names: &[String]) -> Html {
    let view = portal.view();
    let one = |id: AttrValue, name: &str, label: AttrValue, hint: Option<AttrValue>, unsure: bool| {
        let choice = Choice { value: name.to_owned().into(), label, hint, unsure, reveal: None };
        let ticked = if unsure { portal.state.is_all() } else { portal.state.is_ticked(view.catalog, name) };
        let boxes = Checkboxes {
            field: Field { id, ..Field::default() },
            values: if ticked { vec![choice.value.clone()] } else { Vec::new() },
            choices: vec![choice],
            on_toggle: portal.say(Slot::Listed),
        };
        boxes.html()
    };
    let item = |name: &String| {
        let (label, help) = view.listed(name);
        one(field_id(name), name, label.into(), help.map(Into::into), false)
    };
    let rest = || one(REST.into(), REST, portal.word("list.rest"), Some(portal.word("list.rest_hint")), true);
    let field = Field { id: "list".into(), hint: None, error: None };
    let children = html! {
        <>
            for name in names { { item(name) } }
            { rest() }
        </>
    };
    let label = portal.word("list.label");
    FormGroup { field, label, fieldset: true, action: None, after: None, children }.html()
}
