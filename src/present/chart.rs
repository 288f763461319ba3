//! A number that is moved, as a picture, as a table and in words.

mod map;
mod picture;
mod shape;
mod words;

pub use map::{Cell, Grid, Map, grid_axis};
pub use picture::{Picture, Place};
pub use words::{Best, Tried};

use crate::engine::{Point, Vary};
use crate::policy::{Paid, Payee};
use crate::present::View;
use crate::present::chart::picture::{Frame, edge, picture};
use crate::present::chart::shape::{Given, jumps, marks, turns};
use crate::unit::{Exact, Interval, Unit};

/// The most crossings that are put into the sentence of a picture, or beside its lines.
const NAMED: usize = 3;
const LABELS: usize = 2;
/// The most rows of a table that is not cut down to where something turns.
const ROWS: usize = 30;
/// How near to each other words stand in each other's way: thousandths of the height and of the width.
const NEAR: (i64, i64) = (200, 550);

/// What one payee gets in one way as one number moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Who is paid.
    pub payee: Payee,
    /// How.
    pub paid: Paid,
    /// The same in words.
    pub title: String,
    /// The first number.
    pub first: i64,
    /// The last number.
    pub last: i64,
    /// Where one begins who has answered nothing: where most happens.
    pub begin: i64,
    /// What is drawn.
    pub picture: Picture,
    /// Words in the picture.
    pub labels: Vec<Label>,
    /// The numbers on its axis, each with its place from the left.
    pub marks: Vec<(i64, String)>,
    /// The picture in one sentence.
    pub sentence: String,
    /// What each jump brings.
    pub crossings: Vec<String>,
    /// What stands above the columns of the table.
    pub head: Vec<String>,
    /// The table: the number, what a policy comes to, the amount.
    pub rows: Vec<Vec<String>>,
    frame: Frame,
}

/// Words in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where they begin, or end.
    pub place: Place,
    /// Whether they end there.
    pub ends: bool,
    /// The words.
    pub text: String,
}

impl Chart {
    /// Where a number and what is certain for it stand in the picture.
    pub fn place(&self, at: i64, sum: Exact) -> Place {
        self.frame.place(at, sum)
    }

    /// How far from the left a number stands; nothing where it is beyond the picture.
    pub fn across(&self, at: i64) -> Option<i64> {
        (self.first..=self.last).contains(&at).then(|| self.frame.across(at))
    }
}

/// What is given to somebody in one way, for each point.
pub(crate) fn given(points: &[Point], payee: Payee, paid: Paid) -> Vec<Given> {
    let given = |point: &Point| (point.at, point.worth.as_ref().map(|worth| worth.sum(payee, paid)));
    points.iter().map(given).collect()
}

/// To whom and how something is given that moves with the number, in the order of the rules.
pub fn moving(points: &[Point]) -> Vec<(Payee, Paid)> {
    let sums = points.iter().filter_map(|it| it.worth.as_ref()).flat_map(|it| &it.sums);
    let mut found = Vec::new();
    for sum in sums {
        let of = (sum.payee, sum.paid);
        if !found.contains(&of) {
            found.push(of);
        }
    }
    found.retain(|(payee, paid)| {
        let mut given = given(points, *payee, *paid).into_iter().filter_map(|it| it.1);
        let first = given.next();
        given.any(|it| Some(it) != first)
    });
    found
}

/// From where to where a number is worth moving; of the points of its whole range.
pub fn window(points: &[Point], now: Option<i64>, unit: Unit) -> (i64, i64) {
    let windows =
        moving(points).into_iter().map(|(payee, paid)| shape::window(&given(points, payee, paid), now, unit));
    windows.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or((0, 0))
}

impl View<'_> {
    /// A picture for each sum that moves with a number; of points of a range in which it is worth moving.
    pub fn charts(&self, vary: Vary, points: &[Point]) -> Vec<Chart> {
        moving(points).into_iter().map(|(payee, paid)| self.chart(vary, points, payee, paid)).collect()
    }

    fn chart(&self, vary: Vary, points: &[Point], payee: Payee, paid: Paid) -> Chart {
        let unit = vary.unit(self.catalog).unwrap_or(Unit::NUMBER);
        let all = given(points, payee, paid);
        let frame = Frame::around(&all);
        let jumping = jumps(&all);
        let greatest = jumping.iter().max_by_key(|at| height(&all, **at)).map(|at| edge(&all, *at));
        let middle = frame.first.saturating_add(frame.last.saturating_sub(frame.first).div_euclid(2));
        let marked = marks(frame.first, frame.last, unit);
        let crossings: Vec<String> =
            jumping.iter().filter_map(|at| self.crossing(&all, *at, unit, paid)).collect();
        Chart {
            payee,
            paid,
            title: self.paid_to(payee, paid),
            first: frame.first,
            last: frame.last,
            begin: greatest.unwrap_or(middle),
            picture: picture(frame, &all),
            labels: self.labels(frame, &all, &jumping, (unit, paid)),
            marks: marked.iter().map(|at| (frame.across(*at), self.marked(*at, frame.last, unit))).collect(),
            sentence: self.sentence(vary, &all, &crossings, (payee, paid)),
            crossings,
            head: self.head(vary, points),
            rows: self.moved_rows(points, &kept(points, &all, &marked), unit, (payee, paid)),
            frame,
        }
    }

    /// Beside the greatest jumps what is given there; without jumps, at the last number.
    fn labels(
        &self,
        frame: Frame,
        points: &[Given],
        jumping: &[usize],
        (unit, paid): (Unit, Paid),
    ) -> Vec<Label> {
        let mut greatest: Vec<usize> = jumping.to_vec();
        greatest.sort_by_key(|at| std::cmp::Reverse(height(points, *at)));
        let mut labels: Vec<Label> = Vec::new();
        for at in greatest.into_iter().take(LABELS) {
            let edge = edge(points, at);
            let Some(given) = points.iter().find(|it| it.0 == edge).and_then(|it| it.1) else { continue };
            let rises = points.get(at.saturating_add(1)).is_some_and(|it| it.0 == edge);
            let text = self.at_or_up_to(edge, rises, unit) + &self.sum_words(given, paid);
            let label = label(frame, edge, given, text);
            if labels.iter().all(|other| apart(other, &label)) {
                labels.push(label);
            }
        }
        // What the last number comes to, unless it stands there already.
        if let Some((at, Some(given))) = points.last() {
            let last = label(frame, *at, *given, self.sum_words(*given, paid));
            if labels.iter().all(|other| apart(other, &last)) {
                labels.push(last);
            }
        }
        labels
    }

    fn moved_rows(
        &self,
        points: &[Point],
        kept: &[(usize, usize)],
        unit: Unit,
        (payee, paid): (Payee, Paid),
    ) -> Vec<Vec<String>> {
        let row = |(from, to): &(usize, usize)| {
            let (first, last) = (points.get(*from)?, points.get(*to)?);
            Some(self.moved_row(first.at, last, unit, (payee, paid)))
        };
        kept.iter().filter_map(row).collect()
    }
}

fn label(frame: Frame, at: i64, given: Interval<Exact>, text: String) -> Label {
    let place = frame.place(at, given.lo().unwrap_or(Exact::ZERO));
    Label { place, ends: 500 < place.0, text }
}

/// Whether two words do not stand in each other's way.
fn apart(one: &Label, other: &Label) -> bool {
    let far = |a: i64, b: i64| a.saturating_sub(b).saturating_abs();
    NEAR.0 < far(one.place.1, other.place.1)
        || one.ends == other.ends && NEAR.1 < far(one.place.0, other.place.0)
}

/// How high a step is, by what is certain, else by what is possible.
fn height(points: &[Given], at: usize) -> (Exact, Exact) {
    let [one, other] = [at, at.saturating_add(1)].map(|at| points.get(at).and_then(|it| it.1));
    let of = |end: fn(&Interval<Exact>) -> Option<Exact>| {
        let [one, other] = [one, other].map(|it| it.and_then(|it| end(&it)).unwrap_or(Exact::ZERO));
        one.max(other).minus(one.min(other)).unwrap_or(Exact::ZERO)
    };
    (of(Interval::lo), of(Interval::hi))
}

/// Which points stand in the table, from where to where: those that come to the same as one; where that are too many, those
/// at which something turns and those on the axis.
fn kept(points: &[Point], all: &[Given], marked: &[i64]) -> Vec<(usize, usize)> {
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        match merged
            .last_mut()
            .filter(|(from, _)| points.get(*from).is_some_and(|it| it.worth == point.worth))
        {
            Some((_, to)) => *to = at,
            None => merged.push((at, at)),
        }
    }
    if merged.len() <= ROWS {
        return merged;
    }
    let mut kept = turns(all);
    kept.extend((0..points.len()).filter(|at| points.get(*at).is_some_and(|it| marked.contains(&it.at))));
    kept.sort_unstable();
    kept.dedup();
    kept.into_iter().map(|at| (at, at)).collect()
}
