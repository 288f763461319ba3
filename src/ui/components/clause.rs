//! The words of a document.
use yew::prelude::*;

/// Properties of [`Clause`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ClauseProps {
    /// The document's own words, never a paraphrase.
    pub text: AttrValue,
    /// The passages that decide, in their order; one that does not occur marks nothing.
    #[prop_or_default]
    pub marks: Vec<AttrValue>,
    /// The document, the clause, its grade, who is in charge.
    pub source: Html,
}

/// A quotation with its source.
#[component]
pub fn Clause(props: &ClauseProps) -> Html {
    html! {
        <figure class="clause">
            <blockquote class="clause__text">
                for piece in pieces(&props.text, &props.marks) {
                    { piece }
                }
            </blockquote>
            <figcaption class="clause__source">{ props.source.clone() }</figcaption>
        </figure>
    }
}

fn pieces(text: &str, marks: &[AttrValue]) -> Vec<Html> {
    let mut pieces = Vec::new();
    let mut rest = text;
    for mark in marks {
        if let Some((before, after)) = rest.split_once(mark.as_str()) {
            pieces.push(html! { { before } });
            pieces.push(html! { <mark>{ mark }</mark> });
            rest = after;
        }
    }
    pieces.push(html! { { rest } });
    pieces
}
