//! A number that matters, and its picture.

use policy_portal::engine::{Curve, Moved, Point};
use policy_portal::present::{Chart, View, Words, moving, window};
use policy_portal::unit::Exact;

pub(crate) fn words() -> Words {
    Words::read(&std::fs::read_to_string("static/text/zh.json").unwrap()).unwrap()
}

pub(crate) struct Drawn<'a> {
    pub(crate) moved: Moved,
    pub(crate) points: Vec<Point>,
    pub(crate) window: (i64, i64),
    pub(crate) view: View<'a>,
    pub(crate) name: String,
}

impl Drawn<'_> {
    pub(crate) fn charts(&self) -> Vec<Chart> {
        self.view.charts(self.moved.vary, &self.points)
    }
}

pub(crate) fn points(moved: &Moved, range: (i64, i64)) -> Vec<Point> {
    let mut curve = Curve::new(moved.clone(), range);
    for () in curve.by_ref() {}
    curve.points().to_vec()
}

/// A number that matters, with the points of its window.
pub(crate) fn drawn<'a>(view: View<'a>, moved: Moved, name: &str) -> Option<Drawn<'a>> {
    let whole = points(&moved, moved.vary.range(&moved.catalog)?);
    if moving(&whole).is_empty() {
        return None;
    }
    let now = moved.vary.now(&moved.catalog, &moved.situation).and_then(Exact::as_whole);
    let window = window(&whole, now, moved.vary.unit(&moved.catalog)?);
    let points = points(&moved, window);
    Some(Drawn { moved, points, window, view, name: name.to_owned() })
}
