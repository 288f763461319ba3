//! A file of the device.
use crate::ui::draw::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

/// A button that chooses a file of the device.
#[derive(Clone, Debug, PartialEq)]
pub struct FileInput {
    /// The id of its control.
    pub id: AttrValue,
    /// What it is for.
    pub label: AttrValue,
    /// Which files.
    pub accept: AttrValue,
    /// Called with the file.
    pub on_file: Callback<File>,
}

impl FileInput {
    /// Its elements.
    pub fn html(&self) -> Html {
        let Self { id, label, accept, on_file } = self.clone();
        let onchange = Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                on_file.emit(file);
            }
            // The same file can be chosen again once it was mended.
            input.set_value("");
        });
        html! {
            <>
                <label class="label label--s" for={id.clone()}>{ label }</label>
                <input class="input text-area__file" type="file" {id} {accept} {onchange} />
            </>
        }
    }
}
