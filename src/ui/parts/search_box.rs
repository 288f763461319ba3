//! Where the catalogue is searched.

use crate::ui::draw::prelude::*;

use crate::ui::components::{Field, FormGroup, TextInput, TextKind};
use crate::ui::portal::Portal;
use crate::ui::state::Slot;

/// A field for what is looked for; `around` may put more around the input.
pub(crate) fn search_box(portal: &Portal, around: &dyn Fn(Html) -> Html) -> Html {
    let field = Field { id: "search".into(), hint: Some(portal.word("policies.search_hint")), error: None };
    let input = TextInput {
        field: field.clone(),
        part: None,
        kind: TextKind::Words,
        value: portal.state.page.words.clone().into(),
        unit: None,
        on_input: portal.say(Slot::Words),
    };
    let (label, children) = (portal.word("policies.search"), around(input.html()));
    FormGroup { field, label, fieldset: false, action: None, after: None, children }.html()
}
