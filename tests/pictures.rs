//! What pictures, sliders and tables promise to people who cannot see them.
#![cfg(all(feature = "ssr", not(target_arch = "wasm32")))]

mod rendered;

use policy_portal::ui::components::{Chart, Map, Slider, Table};
use yew::prelude::*;

use rendered::{assert_named, assert_references, attribute, render, tags};

#[test]
fn a_picture_is_one_image_with_a_sentence_and_a_slider_says_its_number() {
    let page = render(|| {
        let chart = Chart {
            id: "trial-0".into(),
            label: "从2人到3人多¥20,000。".into(),
            lines: vec![[(0, 1000), (300, 1000)], [(300, 200), (1000, 200)]],
            areas: vec![vec![(0, 0), (1000, 0), (1000, 500)]],
            tops: Vec::new(),
            cliffs: vec![300],
            ends: vec![((300, 1000), false), ((300, 200), true)],
            words: vec![((300, 200), false, "3人起¥20,000".into())],
            now: Some((200, 1000)),
            tried: Some((300, 200)),
        };
        let on_input = Callback::noop();
        let (id, label, text) = ("trial-slider".into(), "人数".into(), "3人".into());
        let slider = Slider { id, label, min: 0, max: 10, value: 12, text, on_input };
        [chart.html(), slider.html(), Chart::marks(&[(0, "0".to_owned())])].into_iter().collect()
    });
    assert_references(&page);
    assert_named(&page);
    let pictures = tags(&page, "svg");
    assert_eq!(attribute(pictures[0], "role"), Some("img"));
    assert_eq!(attribute(pictures[0], "aria-label"), Some("从2人到3人多¥20,000。"));
    assert_eq!(attribute(pictures.last().expect("the axis"), "aria-hidden"), Some("true"));
    let lines: Vec<_> = tags(&page, "line").into_iter().filter(|it| it.contains("chart__line")).collect();
    assert_eq!((attribute(lines[1], "x1"), attribute(lines[1], "y1")), (Some("30.0%"), Some("20.0%")));
    assert_eq!(tags(&page, "circle").iter().filter(|it| it.contains("chart__end--out")).count(), 1);
    let (hatch, area) = (tags(&page, "pattern")[0], tags(&page, "polygon")[0]);
    let fill = attribute(hatch, "id").map(|id| format!("url(#{id})"));
    assert_eq!(attribute(area, "fill"), fill.as_deref());
    let slider = tags(&page, "input")[0];
    assert_eq!(
        (attribute(slider, "type"), attribute(slider, "value")),
        (Some("range"), Some("10")),
        "in its range"
    );
    assert_eq!(
        (attribute(slider, "aria-label"), attribute(slider, "aria-valuetext")),
        (Some("人数"), Some("3人"))
    );
    assert!(!page.contains("style="));
}

#[test]
fn a_map_marks_what_is_chosen_and_a_table_has_headings_both_ways() {
    let page = render(|| {
        let map = Map {
            id: "trial-map".into(),
            label: "横着是人数，竖着是月数。".into(),
            shades: vec![vec![0, 4], vec![5, 1]],
            columns: vec!["0人".to_owned(), "3人".to_owned()],
            rows: vec!["12个月".to_owned(), "0个月".to_owned()],
            chosen: (1, 0),
            on_pick: Callback::noop(),
        };
        let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let table = Table {
            label: "金额".into(),
            head: words(&["人数", "金额"]),
            rows: vec![words(&["0人", "¥0"]), words(&["3人", "¥20,000"])],
        };
        [map.html(map.fields()), table.html()].into_iter().collect()
    });
    assert_eq!(attribute(tags(&page, "svg")[0], "role"), Some("img"));
    let chosen =
        tags(&page, "rect").into_iter().find(|it| it.contains("map__chosen")).expect("a chosen field");
    assert_eq!((attribute(chosen, "x"), attribute(chosen, "y")), (Some("50.0%"), Some("0.0%")));
    let possible = tags(&page, "rect").into_iter().filter(|it| it.contains("url(#trial-map-hatch)"));
    assert_eq!(possible.count(), 1, "what is only possible is hatched");
    let scopes: Vec<_> = tags(&page, "th").into_iter().filter_map(|it| attribute(it, "scope")).collect();
    assert_eq!(scopes, ["col", "col", "row", "row"]);
    assert_eq!(attribute(tags(&page, "div")[0], "tabindex"), Some("0"), "what moves is reached by keyboard");
}
