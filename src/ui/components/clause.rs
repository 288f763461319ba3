//! The words of a document.
use super::link::text;
use crate::ui::draw::prelude::*;

/// A quotation with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The document's own words, never a paraphrase.
    pub text: AttrValue,
    /// The passages that decide, in their order; one that does not occur marks nothing.
    pub marks: Vec<AttrValue>,
    /// The document, the clause, its grade, who is in charge.
    pub source: Html,
}

impl Clause {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <figure class="clause">
                <blockquote class="clause__text" lang="zh-Hans">
                    for piece in pieces(&self.text, &self.marks) {
                        { piece }
                    }
                </blockquote>
                <figcaption class="clause__source">{ self.source.clone() }</figcaption>
            </figure>
        }
    }
}

fn pieces(words: &str, marks: &[AttrValue]) -> Vec<Html> {
    let mut pieces = Vec::new();
    let mut rest = words;
    for mark in marks {
        if let Some((before, after)) = rest.split_once(mark.as_str()) {
            pieces.push(text(&AttrValue::from(before.to_owned())));
            pieces.push(html! { <mark>{ mark }</mark> });
            rest = after;
        }
    }
    pieces.push(text(&AttrValue::from(rest.to_owned())));
    pieces
}
