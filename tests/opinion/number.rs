//! Exact numbers, and one beyond all of them for what has no upper end.

use policy_portal::policy::Round;
use policy_portal::unit::Exact;

/// A number, or the one beyond all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Number {
    Finite(Exact),
    Endless,
}

use Number::{Endless, Finite};

impl Number {
    pub(crate) const NOUGHT: Self = Finite(Exact::ZERO);

    pub(crate) fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Finite(a), Finite(b)) => Finite(a.plus(b).unwrap()),
            _ => Endless,
        }
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        match (self, other) {
            (Finite(a), Finite(b)) => Finite(a.minus(b).unwrap()),
            (Endless, Finite(_)) => Endless,
            (_, Endless) => panic!("no law takes away what has no end"),
        }
    }

    /// Nought times anything is nought: each number that may be meant makes it so.
    pub(crate) fn times(self, other: Self) -> Self {
        match (self, other) {
            (Finite(a), Finite(b)) => Finite(a.times(b).unwrap()),
            (Self::NOUGHT, Endless) | (Endless, Self::NOUGHT) => Self::NOUGHT,
            (Finite(a), Endless) | (Endless, Finite(a)) => {
                assert!(!a.is_negative(), "no law multiplies what has no end by less than nought");
                Endless
            }
            (Endless, Endless) => Endless,
        }
    }

    pub(crate) fn floor(self) -> Self {
        match self {
            Finite(number) => Finite(number.floor()),
            Endless => Endless,
        }
    }

    /// The number, which is whole; `None` beyond all.
    pub(crate) fn whole(self) -> Option<i64> {
        match self {
            Finite(number) => Some(number.as_whole().unwrap()),
            Endless => None,
        }
    }

    /// As a rule says that its amount is rounded.
    pub(crate) fn rounded(self, round: Round) -> Self {
        let Finite(number) = self else { return Endless };
        let (scale, half) = match round {
            Round::NearestFen => (100, Exact::ratio(1, 2).unwrap()),
            Round::NearestYuan => (1, Exact::ratio(1, 2).unwrap()),
            Round::DownToYuan => (1, Exact::ZERO),
        };
        let scaled = number.times(Exact::from(scale)).unwrap().plus(half).unwrap().floor();
        Finite(scaled.over(Exact::from(scale)).unwrap())
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Finite(Exact::from(whole))
    }
}
