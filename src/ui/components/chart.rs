//! A picture of amounts over a number. Where something stands is said in thousandths of its width and height, so that it
//! fits every screen; its words keep their size.
use crate::ui::draw::prelude::*;

/// A place in a picture: thousandths from the left and from the top.
pub type Place = (i64, i64);

/// A picture of amounts over a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The id that the ids of its parts begin with.
    pub id: AttrValue,
    /// The picture in one sentence.
    pub label: AttrValue,
    /// What is certain.
    pub lines: Vec<[Place; 2]>,
    /// What is possible.
    pub areas: Vec<Vec<Place>>,
    /// Its upper ends.
    pub tops: Vec<[Place; 2]>,
    /// Where something jumps, from the left.
    pub cliffs: Vec<i64>,
    /// The ends of lines there, and whether they are of the line.
    pub ends: Vec<(Place, bool)>,
    /// Words: where they begin or end, whether they end there, and what they are.
    pub words: Vec<(Place, bool, AttrValue)>,
    /// What is so now.
    pub now: Option<Place>,
    /// What is tried.
    pub tried: Option<Place>,
}

impl Chart {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <svg class="chart" width="100%" role="img" aria-label={self.label.clone()} focusable="false">
                { self.surfaces() }
                <line class="chart__axis" x1="0" x2="100%" y1="100%" y2="100%" />
                for at in &self.cliffs {
                    <line class="chart__cliff" x1={percent(*at)} x2={percent(*at)} y1="0" y2="100%" />
                }
                for line in &self.tops {
                    { stroke("chart__top", *line) }
                }
                for line in &self.lines {
                    { stroke("chart__line", *line) }
                }
                for (place, included) in &self.ends {
                    { disc(if *included { "chart__end" } else { "chart__end chart__end--out" }, *place, "5") }
                }
                for (place, ends, words) in &self.words {
                    <text
                        class={classes!("chart__words", ends.then_some("chart__words--end"))}
                        x={percent(place.0)}
                        y={percent(place.1)}
                        dy="-.6em"
                    >
                        { words }
                    </text>
                }
                if let Some((x, y)) = self.now {
                    <rect
                        class="chart__now"
                        x={percent(x)}
                        y={percent(y)}
                        width="12"
                        height="12"
                        transform="translate(-6 -6)"
                    />
                }
                if let Some(place) = self.tried {
                    { disc("chart__dot", place, "9") }
                }
            </svg>
        }
    }

    /// What is possible is hatched, in a frame of its own that is stretched with the picture.
    fn surfaces(&self) -> Html {
        if self.areas.is_empty() {
            return Html::default();
        }
        let hatch = [&self.id, "-hatch"].concat();
        let fill = ["url(#", &hatch, ")"].concat();
        html! {
            <svg width="100%" height="100%" viewBox="0 0 1000 1000" preserveAspectRatio="none">
                <pattern id={hatch} width="30" height="50" patternUnits="userSpaceOnUse">
                    <path class="chart__hatch" d="M0 50 30 0M-3 5 3 -5M27 55 33 45" />
                </pattern>
                for area in &self.areas {
                    <polygon points={points(area)} fill={fill.clone()} />
                }
            </svg>
        }
    }

    /// The numbers on an axis, each with its place from the left.
    pub fn marks(marks: &[(i64, String)]) -> Html {
        html! {
            <svg class="chart__marks" width="100%" height="1.6em" aria-hidden="true" focusable="false">
                for (at, words) in marks {
                    <text class="chart__mark" x={percent(*at)} y="1.2em">{ words }</text>
                }
            </svg>
        }
    }
}

/// Thousandths as a percentage.
pub fn percent(thousandths: i64) -> String {
    let (whole, part) = (thousandths.div_euclid(10), thousandths.rem_euclid(10));
    [&whole.to_string(), ".", &part.to_string(), "%"].concat()
}

fn points(places: &[Place]) -> String {
    let place = |(x, y): &Place| [&x.to_string(), ",", &y.to_string()].concat();
    places.iter().map(place).collect::<Vec<_>>().join(" ")
}

fn stroke(class: &'static str, [from, to]: [Place; 2]) -> Html {
    html! {
        <line {class} x1={percent(from.0)} y1={percent(from.1)} x2={percent(to.0)} y2={percent(to.1)} />
    }
}

fn disc(class: &'static str, (x, y): Place, r: &'static str) -> Html {
    html! {
        <circle {class} cx={percent(x)} cy={percent(y)} {r} />
    }
}
