//! What is drawn, in thousandths of the picture's width from the left and of its height from the top.

use crate::present::chart::shape::{End, Given, jumps, jumps_at, slope, turns};
use crate::unit::{Exact, Interval};

/// A place in a picture: thousandths from the left and from the top.
pub type Place = (i64, i64);

/// The most that are marked with their ends: a stair of more steps is drawn as it is.
const MARKED: usize = 8;

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// What is certain: lines.
    pub lines: Vec<[Place; 2]>,
    /// What is possible beyond it: surfaces; one that has no upper end goes up to the top.
    pub areas: Vec<Vec<Place>>,
    /// The upper ends of those that have one.
    pub tops: Vec<[Place; 2]>,
    /// Where something jumps, from the left.
    pub cliffs: Vec<i64>,
    /// The ends of lines at a jump, and whether they are of the line.
    pub ends: Vec<(Place, bool)>,
}

/// The frame of a picture: from which number to which, and up to which sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) top: Exact,
}

impl Frame {
    /// Around points: from nought to a little above the highest, more where there is no highest.
    pub(crate) fn around(points: &[Given]) -> Self {
        let given = || points.iter().filter_map(|(_, given)| *given);
        let highest = given().flat_map(|it| [it.lo(), it.hi()]).flatten().max().unwrap_or(Exact::ONE);
        let open = given().any(|it| it.hi().is_none());
        let more = Exact::ratio(if open { 3 } else { 5 }, if open { 2 } else { 4 });
        let top = more.and_then(|more| highest.times(more)).filter(|top| Exact::ZERO < *top);
        let (first, last) = (points.first().map_or(0, |it| it.0), points.last().map_or(1, |it| it.0));
        Self { first, last, top: top.unwrap_or(Exact::ONE) }
    }

    /// How far from the left a number is.
    pub(crate) fn across(self, at: i64) -> i64 {
        let width = self.last.saturating_sub(self.first);
        let from_first = at.saturating_sub(self.first).saturating_mul(1000);
        from_first.checked_div(width).unwrap_or(0).clamp(0, 1000)
    }

    /// How far from the top a sum is.
    pub(crate) fn down(self, sum: Exact) -> i64 {
        let up = sum.times(Exact::from(1000)).and_then(|it| it.over(self.top)).map(Exact::floor);
        1000_i64.saturating_sub(up.and_then(Exact::as_whole).unwrap_or(0)).clamp(0, 1000)
    }

    /// Where a number and a sum stand.
    pub(crate) fn place(self, at: i64, sum: Exact) -> Place {
        (self.across(at), self.down(sum))
    }
}

/// A part without jumps: its points, where it begins and ends, which may be beside its points, and whether a line breaks off
/// there.
struct Piece<'a> {
    points: &'a [Given],
    from: (i64, bool),
    to: (i64, bool),
}

/// Draws points that ascend.
pub(crate) fn picture(frame: Frame, points: &[Given]) -> Picture {
    let jumping = jumps(points);
    let marked = jumping.len() <= MARKED;
    let mut drawn = Picture::default();
    for piece in pieces(points, &jumping) {
        drawn.piece(frame, &piece, marked);
    }
    if marked {
        drawn.cliffs.extend(jumping.iter().map(|at| frame.across(edge(points, *at))));
    }
    drawn
}

/// Where the step from the point at an index to the next is drawn: at the number from which more is given, or up to which.
pub(crate) fn edge(points: &[Given], at: usize) -> i64 {
    let Some([one, other]) = points.get(at..).and_then(|rest| rest.first_chunk()) else { return 0 };
    if rises(one, other) { other.0 } else { one.0 }
}

/// Whether more is given from the second point on.
pub(crate) fn rises(one: &Given, other: &Given) -> bool {
    let ends = |it: &Given| {
        let hi = it.1.and_then(|it| it.hi());
        (it.1.and_then(|it| it.lo()), hi.is_none(), hi)
    };
    ends(one) <= ends(other)
}

fn pieces<'a>(points: &'a [Given], jumping: &[usize]) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let mut from = 0;
    let missing = |at: usize| points.get(at).is_none_or(|it| it.1.is_none());
    let broken = |at: usize| (edge(points, at), jumps_at(points, at, Interval::lo));
    for at in 0..points.len() {
        let jump = jumping.contains(&at);
        if !jump && !missing(at) && !missing(at.saturating_add(1)) {
            continue;
        }
        let own = points.get(from..=at).unwrap_or_default();
        if let (Some(first), Some(last)) = (own.first().filter(|it| it.1.is_some()), own.last()) {
            let before = from.checked_sub(1).filter(|at| jumping.contains(at)).map(broken);
            let after = jump.then(|| broken(at));
            let (from, to) = (before.unwrap_or((first.0, false)), after.unwrap_or((last.0, false)));
            found.push(Piece { points: own, from, to });
        }
        from = at.saturating_add(1);
    }
    found
}

/// What an end comes to beside a point, straight on from the piece.
fn beside(points: &[Given], at: i64, end: End) -> Option<Exact> {
    let left = points.first().is_some_and(|first| at <= first.0);
    let pair = if left {
        points.first().zip(points.get(1).or(points.first()))
    } else {
        points.iter().rev().nth(1).or(points.last()).zip(points.last())
    };
    let (one, other) = pair?;
    let near = if left { one } else { other };
    let rise = slope(one, other, end).unwrap_or(Exact::ZERO);
    end(&near.1?)?.plus(rise.times(Exact::from(at.saturating_sub(near.0)))?)
}

impl Picture {
    fn piece(&mut self, frame: Frame, piece: &Piece<'_>, marked: bool) {
        let Piece { points, from: (from, breaks_before), to: (to, breaks_after) } = *piece;
        // Before its first point and after its last one it goes straight on.
        let inside = 1..points.len().saturating_sub(1);
        let turning = turns(points).into_iter().filter(|at| inside.contains(at));
        let between = turning.filter_map(|at| points.get(at)).map(|it| it.0);
        let at: Vec<i64> = std::iter::once(from).chain(between).chain([to]).collect();
        let value = |at: i64, end: End| match points.iter().find(|it| it.0 == at) {
            Some((_, given)) => given.and_then(|given| end(&given)),
            None => beside(points, at, end),
        };
        let outline = |end: End, none: i64| -> Vec<Place> {
            at.iter()
                .map(|at| (frame.across(*at), value(*at, end).map_or(none, |sum| frame.down(sum))))
                .collect()
        };
        let (below, above) = (outline(Interval::lo, 1000), outline(Interval::hi, 0));
        self.lines.extend(pairs(&below));
        for (at, breaks) in [(from, breaks_before), (to, breaks_after)] {
            let place = value(at, Interval::lo).map(|sum| frame.place(at, sum));
            let included = points.iter().any(|it| it.0 == at);
            self.ends.extend(place.filter(|_| breaks && marked).map(|place| (place, included)));
        }
        if above != below {
            if points.iter().all(|it| it.1.is_some_and(|it| it.hi().is_some())) {
                self.tops.extend(pairs(&above));
            }
            self.areas.push(above.into_iter().chain(below.into_iter().rev()).collect());
        }
    }
}

fn pairs(places: &[Place]) -> impl Iterator<Item = [Place; 2]> {
    places.windows(2).filter_map(|pair| <[Place; 2]>::try_from(pair).ok())
}
