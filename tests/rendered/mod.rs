//! Components as the pages' HTML, and what is looked for in it.

use futures_executor::block_on;
use yew::prelude::*;

/// A component around any tree, as the renderer wants one.
#[derive(PartialEq, Properties)]
struct PageProps {
    children: Html,
}

#[component]
fn Page(props: &PageProps) -> Html {
    props.children.clone()
}

pub(crate) fn render(tree: fn() -> Html) -> String {
    let page = yew::ServerRenderer::<Page>::with_props(move || PageProps { children: tree() });
    block_on(page.hydratable(false).render())
}

/// The start tags with this name, or all of them.
pub(crate) fn tags<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    page.split('<')
        .skip(1)
        .filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag))
        .filter(|tag| !tag.starts_with('/') && (name.is_empty() || tag.split(' ').next() == Some(name)))
        .collect()
}

pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

pub(crate) fn ids(page: &str) -> Vec<&str> {
    tags(page, "").into_iter().filter_map(|tag| attribute(tag, "id")).collect()
}

/// Ids are unique, and whatever refers to an id refers to one that is there.
pub(crate) fn assert_references(page: &str) {
    let ids = ids(page);
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "id {id} is not unique in {page}");
    }
    for tag in tags(page, "") {
        for name in ["for", "aria-describedby", "aria-labelledby"] {
            for id in attribute(tag, name).unwrap_or_default().split_whitespace() {
                assert!(ids.contains(&id), "{name} of <{tag}> refers to {id}, which is not in {page}");
            }
        }
    }
}

/// Every control has a name: a label, what it is labelled by, or one of its own.
pub(crate) fn assert_named(page: &str) {
    let labels = tags(page, "label");
    for tag in ["input", "select"].iter().flat_map(|name| tags(page, name)) {
        let id = attribute(tag, "id");
        assert!(id.is_some(), "<{tag}> has no id");
        let labelled = labels.iter().any(|label| attribute(label, "for") == id);
        let own = ["aria-labelledby", "aria-label"].iter().any(|name| attribute(tag, name).is_some());
        assert!(labelled || own, "<{tag}> has no name");
    }
    for tag in tags(page, "button") {
        let words = page.split_once(tag).and_then(|(_, rest)| rest.split_once("</button>"));
        let named =
            attribute(tag, "aria-label").is_some() || words.is_some_and(|(words, _)| !words.is_ascii());
        assert!(named, "<{tag}> has no name");
    }
}
