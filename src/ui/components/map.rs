//! Two numbers at once: a field for each pair, deeper where there is more, and one of them chosen.
use super::chart::percent;
use crate::ui::draw::prelude::*;

/// A map of fields. It is read as one picture; its table says each field, and two sliders choose one.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The id that the ids of its parts begin with.
    pub id: AttrValue,
    /// The picture in one sentence.
    pub label: AttrValue,
    /// The shade of each field, row by row: none, one to four, or five for what is only possible.
    pub shades: Vec<Vec<i64>>,
    /// The number of each column.
    pub columns: Vec<String>,
    /// The number of each row.
    pub rows: Vec<String>,
    /// The field that is chosen: its column and its row.
    pub chosen: (usize, usize),
    /// Called with the column and the row of a field that is pressed.
    pub on_pick: Callback<(usize, usize)>,
}

impl Map {
    /// Its elements, around those of its fields: these stay the same whichever is chosen.
    pub fn html(&self, fields: Html) -> Html {
        let (rows, columns) = self.size();
        let (x, y) = self.chosen;
        html! {
            <svg class="map" width="100%" role="img" aria-label={self.label.clone()} focusable="false">
                { fields }
                <rect
                    class="map__chosen"
                    x={share(x, columns)}
                    y={share(y, rows)}
                    width={share(1, columns)}
                    height={share(1, rows)}
                />
            </svg>
        }
    }

    fn size(&self) -> (usize, usize) {
        (self.shades.len(), self.shades.first().map_or(0, Vec::len))
    }

    /// Its fields, and the numbers of its columns and rows.
    pub fn fields(&self) -> Html {
        let (rows, columns) = self.size();
        let middle = |at: usize, of: usize| part(at.saturating_mul(2).saturating_add(1), of);
        let fields = self
            .shades
            .iter()
            .enumerate()
            .flat_map(|(y, row)| row.iter().enumerate().map(move |(x, shade)| (x, y, *shade)));
        html! {
            <g>
                <pattern id={self.hatch()} width="8" height="8" patternUnits="userSpaceOnUse">
                    <path class="map__hatch" d="M0 8 8 0M-2 2 2 -2M6 10 10 6" />
                </pattern>
                for (x, y, shade) in fields {
                    <rect
                        class={field_class(shade)}
                        fill={self.fill(shade)}
                        x={share(x, columns)}
                        y={share(y, rows)}
                        width={share(1, columns)}
                        height={share(1, rows)}
                        onclick={self.on_pick.reform(move |_: MouseEvent| (x, y))}
                    />
                }
                for (at, number) in self.columns.iter().enumerate() {
                    <text class="map__number" x={middle(at, columns)} y="100%" dy="1.2em">{ number }</text>
                }
                for (at, number) in self.rows.iter().enumerate() {
                    <text class="map__number map__number--row" x="4" y={middle(at, rows)} dy=".35em">{ number }</text>
                }
            </g>
        }
    }

    fn hatch(&self) -> String {
        [&self.id, "-hatch"].concat()
    }

    /// What is only possible is hatched.
    fn fill(&self, shade: i64) -> Option<String> {
        (shade == 5).then(|| ["url(#", &self.hatch(), ")"].concat())
    }

    /// What a shade stands for.
    pub fn key(&self, shade: i64, words: &str) -> Html {
        html! {
            <li class="map__key">
                <svg class="map__sample" width="1.5em" height="1em" aria-hidden="true" focusable="false">
                    <rect class={field_class(shade)} fill={self.fill(shade)} width="100%" height="100%" />
                </svg>
                <span>{ words }</span>
            </li>
        }
    }
}

/// So many of so many parts.
fn share(at: usize, of: usize) -> String {
    part(at.saturating_mul(2), of)
}

/// So many halves of so many parts.
fn part(halves: usize, of: usize) -> String {
    let part = halves.saturating_mul(500).checked_div(of).unwrap_or(0);
    percent(i64::try_from(part).unwrap_or(0))
}

fn field_class(shade: i64) -> &'static str {
    match shade {
        1 => "map__field map__field--1",
        2 => "map__field map__field--2",
        3 => "map__field map__field--3",
        4 => "map__field map__field--4",
        5 => "map__field",
        _ => "map__field map__field--0",
    }
}
