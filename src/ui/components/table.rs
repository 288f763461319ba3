//! Tables.
use crate::ui::draw::prelude::*;

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// The words.
    pub text: AttrValue,
    /// Whether it holds numbers, which stand to the right.
    pub number: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Its head, in the first column.
    pub head: Html,
    /// The other columns.
    pub cells: Vec<Html>,
    /// Whether it is the total.
    pub total: bool,
}

/// A table. One that is too wide scrolls in its own frame, by keyboard too.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table shows.
    pub caption: AttrValue,
    /// Whether the caption is only read aloud, because a heading says the same.
    pub caption_hidden: bool,
    /// The columns, the one of the row heads first.
    pub columns: Vec<TableColumn>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

impl Table {
    /// Its elements.
    pub fn html(&self) -> Html {
        let caption = if self.caption_hidden { "hidden" } else { "table__caption" };
        html! {
            <div class="scroller" role="region" tabindex="0" aria-label={self.caption.clone()}>
                <table class="table">
                    <caption class={caption}>{ &self.caption }</caption>
                    <thead>
                        <tr>
                            for column in &self.columns {
                                <th scope="col" class={align(column)}>{ &column.text }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for row in &self.rows {
                            { line(&self.columns, row) }
                        }
                    </tbody>
                </table>
            </div>
        }
    }
}

fn line(columns: &[TableColumn], row: &TableRow) -> Html {
    html! {
        <tr class={row.total.then_some("table__total")}>
            <th scope="row">{ row.head.clone() }</th>
            for (column, cell) in columns.iter().skip(1).zip(&row.cells) {
                <td class={align(column)}>{ cell.clone() }</td>
            }
        </tr>
    }
}

fn align(column: &TableColumn) -> Option<&'static str> {
    column.number.then_some("table__num")
}
