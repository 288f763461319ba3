//! What is known so far, at the foot of the screen.
use crate::ui::draw::prelude::*;

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusCell {
    /// What it is.
    pub label: AttrValue,
    /// The amount.
    pub value: Html,
}

/// The bar. It takes up room, so that it covers nothing at the end of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusBar {
    /// The name of the region.
    pub label: AttrValue,
    /// The figures.
    pub cells: Vec<StatusCell>,
    /// What is read aloud when the figures have changed: the figures in one sentence.
    pub announcement: AttrValue,
    /// What leads to the results, and the button that leads on.
    pub children: Html,
}

impl StatusBar {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <section class="status-bar" aria-label={self.label.clone()}>
                <p class="hidden" role="status" aria-live="polite">{ &self.announcement }</p>
                <div class="width status-bar__grid">
                    <div class="status-bar__cells">
                        for cell in &self.cells {
                            <p class="status-bar__cell">
                                <span class="status-bar__label">{ &cell.label }</span>
                                <span class="status-bar__value">{ cell.value.clone() }</span>
                            </p>
                        }
                    </div>
                    <div class="status-bar__more">{ self.children.clone() }</div>
                </div>
            </section>
        }
    }
}
