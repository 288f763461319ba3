//! Names, and the numbered parts of the page that each of them stands in.
use super::focus::focusing;
use crate::ui::draw::prelude::*;

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The name.
    pub name: AttrValue,
    /// In how many parts it stands, in words.
    pub count: AttrValue,
    /// The ids of the parts, the numbers that are shown, and each in words.
    pub parts: Vec<[AttrValue; 3]>,
}

/// The list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct References {
    /// The names.
    pub rows: Vec<Reference>,
}

impl References {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <dl class="references">
                for row in &self.rows {
                    <div class="references__row">
                        <dt>{ &row.name }{ " " }<span class="quiet small">{ &row.count }</span></dt>
                        <dd class="references__parts">
                            for [id, number, label] in &row.parts {
                                <a
                                    class="references__part"
                                    href={format!("#{id}")}
                                    aria-label={label.clone()}
                                    onclick={focusing(id.clone())}
                                >
                                    { number }
                                </a>
                            }
                        </dd>
                    </div>
                }
            </dl>
        }
    }
}
