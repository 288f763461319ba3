//! Two numbers at once: a field for each pair, deeper where there is more, and one of them chosen.
use super::chart::percent;
use crate::ui::draw::prelude::*;

/// A map of fields. It is read as one picture; its table says each field, and two sliders choose one.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The picture in one sentence.
    pub label: AttrValue,
    /// The shade of each field, row by row: none, one to four, or five for what is only possible.
    pub shades: Vec<Vec<i64>>,
    /// The field that is chosen: its column and its row.
    pub chosen: (usize, usize),
    /// Called with the column and the row of a field that is pressed.
    pub on_pick: Callback<(usize, usize)>,
}

impl Map {
    /// Its elements.
    pub fn html(&self) -> Html {
        let rows = self.shades.len();
        let columns = self.shades.first().map_or(0, Vec::len);
        let share = |at: usize, of: usize| {
            let part = at.saturating_mul(1000).checked_div(of).unwrap_or(0);
            percent(i64::try_from(part).unwrap_or(0))
        };
        let fields = self.shades.iter().enumerate().flat_map(|(y, row)| {
            row.iter().enumerate().map(move |(x, shade)| (x, y, *shade))
        });
        let (x, y) = self.chosen;
        html! {
            <svg class="map" width="100%" role="img" aria-label={self.label.clone()} focusable="false">
                for (x, y, shade) in fields {
                    <rect
                        class={field_class(shade)}
                        x={share(x, columns)}
                        y={share(y, rows)}
                        width={share(1, columns)}
                        height={share(1, rows)}
                        onclick={self.on_pick.reform(move |_: MouseEvent| (x, y))}
                    />
                }
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

    /// What a shade stands for.
    pub fn key(shade: i64, words: &str) -> Html {
        html! {
            <li class="map__key">
                <svg class="map__sample" width="1.5em" height="1em" aria-hidden="true" focusable="false">
                    <rect class={field_class(shade)} width="100%" height="100%" />
                </svg>
                <span>{ words }</span>
            </li>
        }
    }
}

fn field_class(shade: i64) -> &'static str {
    match shade {
        1 => "map__field map__field--1",
        2 => "map__field map__field--2",
        3 => "map__field map__field--3",
        4 => "map__field map__field--4",
        5 => "map__field map__field--maybe",
        _ => "map__field",
    }
}
