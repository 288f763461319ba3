//! Who is in charge of which article.
use crate::ui::draw::prelude::*;

/// One authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// Its name.
    pub name: AttrValue,
    /// How many articles it is in charge of, in words.
    pub count: AttrValue,
    /// For each article, whether it is in charge.
    pub marks: Vec<bool>,
}

/// The table of marks. It scrolls in its own frame, by keyboard too.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// What the table shows.
    pub caption: AttrValue,
    /// The head of the column of names.
    pub names: AttrValue,
    /// The heads of the other columns: the numbers of the articles.
    pub columns: Vec<AttrValue>,
    /// The place of the column shown in full, the first article being 0.
    pub current: Option<usize>,
    /// What a mark means.
    pub mark: AttrValue,
    /// The authorities.
    pub rows: Vec<MatrixRow>,
}

impl Matrix {
    /// Its elements.
    pub fn html(&self) -> Html {
        let now = |at: usize| (self.current == Some(at)).then_some("matrix__now");
        html! {
            <div class="scroller" role="region" tabindex="0" aria-label={self.caption.clone()}>
                <table class="matrix">
                    <caption class="hidden">{ &self.caption }</caption>
                    <thead>
                        <tr>
                            <th scope="col"><span class="hidden">{ &self.names }</span></th>
                            for (at, column) in self.columns.iter().enumerate() {
                                <th scope="col" class={now(at)}>{ column }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for row in &self.rows {
                            <tr>
                                <th scope="row">{ &row.name }{ " " }<span class="quiet">{ &row.count }</span></th>
                                for (at, marked) in row.marks.iter().enumerate() {
                                    <td class={now(at)}>
                                        if *marked {
                                            { dot(&self.mark) }
                                        }
                                    </td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        }
    }
}

fn dot(mark: &AttrValue) -> Html {
    html! {
        <svg class="icon matrix__on" role="img" aria-label={mark.clone()} viewBox="0 0 16 16">
            <circle cx="8" cy="8" r="6" />
        </svg>
    }
}
