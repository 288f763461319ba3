//! Rows of figures under headings.
use crate::ui::draw::prelude::*;

/// A table: the first of each row is its heading. A wide one moves in its own frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is of.
    pub label: AttrValue,
    /// What stands above the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <div class="table__frame" tabindex="0" role="region" aria-label={self.label.clone()}>
                <table class="table">
                    <thead>
                        <tr>
                            for words in &self.head {
                                <th scope="col">{ words }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for row in &self.rows {
                            <tr>
                                for words in row.iter().take(1) {
                                    <th scope="row">{ words }</th>
                                }
                                for words in row.iter().skip(1) {
                                    <td>{ words }</td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        }
    }
}
