//! Two numbers that are moved, as a map: a field for each pair, deeper where more is given.

use crate::engine::{Point, Vary, Worth};
use crate::policy::{Paid, Payee};
use crate::present::chart::given;
use crate::present::chart::picture::edge;
use crate::present::chart::shape::{jumps, spread};
use crate::present::{Locale, View};
use crate::unit::{Exact, Interval, Unit};

/// How many steps of depth there are.
const STEPS: i64 = 4;
/// The shade of what is only possible.
const POSSIBLE: i64 = 5;
/// The most numbers of an axis, but for those where something jumps and the last.
const MOST: i64 = 7;

/// What a policy comes to for pairs of two numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What is moved from column to column, and the numbers.
    pub across: (Vary, Vec<i64>),
    /// What is moved from row to row, and the numbers.
    pub down: (Vary, Vec<i64>),
    /// Row by row.
    pub cells: Vec<Vec<Point>>,
}

/// A grid as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// What the columns are, and each number.
    pub across: (String, Vec<String>),
    /// What the rows are, and each number.
    pub down: (String, Vec<String>),
    /// Who is paid, and how.
    pub title: String,
    /// The fields, row by row.
    pub cells: Vec<Vec<Cell>>,
    /// The map in one sentence.
    pub sentence: String,
    /// Each shade there is, the lightest first, with what is given there.
    pub shades: Vec<(i64, String)>,
}

/// A field of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// 0 for nothing, 1 to 4 the deeper the more is certain, 5 where something is only possible.
    pub shade: i64,
    /// What is given.
    pub amount: String,
    /// The same with both numbers.
    pub sentence: String,
}

/// The numbers of one side of a map, from the points of its curve.
pub fn grid_axis(points: &[Point], unit: Unit, (payee, paid): (Payee, Paid)) -> Vec<i64> {
    let all = given(points, payee, paid);
    let jumping: Vec<i64> = jumps(&all).into_iter().map(|at| edge(&all, at)).collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    spread((first.at, last.at), unit, MOST, &jumping)
}

impl View<'_> {
    /// A grid as it is shown, of one sum.
    pub fn map(&self, grid: &Grid, (payee, paid): (Payee, Paid)) -> Map {
        let sum = |worth: &Worth| worth.sum(payee, paid);
        let worths = || grid.cells.iter().flatten().filter_map(|it| it.worth.as_ref());
        let most = worths().filter_map(|it| sum(it).lo()).max().unwrap_or(Exact::ZERO);
        let named = |(vary, numbers): &(Vary, Vec<i64>)| {
            let unit = vary.unit(self.catalog).unwrap_or(Unit::NUMBER);
            (self.moved_name(*vary), numbers.iter().map(|at| self.counted(*at, unit)).collect::<Vec<_>>())
        };
        let (across, down) = (named(&grid.across), named(&grid.down));
        let cells: Vec<Vec<Cell>> = grid
            .cells
            .iter()
            .zip(&down.1)
            .map(|(row, below)| {
                row.iter()
                    .zip(&across.1)
                    .map(|(point, beside)| self.cell(point, &sum, most, (beside, below), paid))
                    .collect()
            })
            .collect();
        let shades = (0..=POSSIBLE).filter_map(|shade| {
            let own = worths().map(sum).filter(|it| self::shade(*it, most) == shade);
            Some((shade, self.sum_words(own.reduce(Interval::hull)?, paid)))
        });
        let title = self.paid_to(payee, paid);
        let sentence = self.of_map(&title, &across, &down, worths().map(sum).reduce(Interval::hull), paid);
        Map { shades: shades.collect(), across, down, title, cells, sentence }
    }

    fn cell(
        &self,
        point: &Point,
        sum: &dyn Fn(&Worth) -> Interval<Exact>,
        most: Exact,
        (beside, below): (&String, &String),
        paid: Paid,
    ) -> Cell {
        let given = point.worth.as_ref().map(sum);
        let amount = given.map_or_else(|| self.cannot_be(), |given| self.sum_words(given, paid));
        let shade = given.map_or(0, |given| shade(given, most));
        let sentence =
            [beside, self.locale.say("，", ", "), below, self.locale.say("：", ": "), &amount].concat();
        Cell { shade, amount, sentence }
    }

    fn of_map(
        &self,
        title: &str,
        (across, beside): &(String, Vec<String>),
        (down, below): &(String, Vec<String>),
        range: Option<Interval<Exact>>,
        paid: Paid,
    ) -> String {
        let ends = |all: &[String]| match (all.first(), all.last()) {
            (Some(first), Some(last)) => [first, self.locale.say("到", " to "), last].concat(),
            _ => String::new(),
        };
        let (beside, below) = (ends(beside), ends(below));
        let given = range.map(|range| self.sum_words(range, paid)).unwrap_or_default();
        match self.locale {
            Locale::Zh => {
                format!("横着是{across}，{beside}；竖着是{down}，{below}；{title}的金额：{given}。")
            }
            Locale::En => {
                format!("Across: {across}, {beside}; down: {down}, {below}; what is {title}: {given}.")
            }
        }
    }
}

/// How deep a field is.
fn shade(given: Interval<Exact>, most: Exact) -> i64 {
    let least = given.lo().filter(|lo| *lo != Exact::ZERO);
    let Some(least) = least else {
        return if given.hi() == Some(Exact::ZERO) { 0 } else { POSSIBLE };
    };
    let part = least.times(Exact::from(STEPS)).and_then(|it| it.over(most));
    part.and_then(|it| it.ceil().as_whole()).unwrap_or(STEPS).clamp(1, STEPS)
}
