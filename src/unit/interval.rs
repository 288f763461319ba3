//! Sets of numbers or dates between two ends.

use crate::unit::Truth;

/// The values from `lo` to `hi`, both included; `None` is an end that is open for good. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval<T> {
    lo: Option<T>,
    hi: Option<T>,
}

impl<T: Copy + Ord> Interval<T> {
    /// The values from `lo` to `hi`; `None` when there are none.
    pub fn new(lo: Option<T>, hi: Option<T>) -> Option<Self> {
        match (lo, hi) {
            (Some(lo), Some(hi)) if hi < lo => None,
            _ => Some(Self { lo, hi }),
        }
    }

    /// One value.
    pub fn point(value: T) -> Self {
        Self { lo: Some(value), hi: Some(value) }
    }

    /// Every value.
    pub fn all() -> Self {
        Self { lo: None, hi: None }
    }

    /// `lo` and above.
    pub fn at_least(lo: T) -> Self {
        Self { lo: Some(lo), hi: None }
    }

    /// The two values and all between them, in whichever order they come.
    pub fn between(one: T, other: T) -> Self {
        Self { lo: Some(one.min(other)), hi: Some(one.max(other)) }
    }

    /// The lower end; `None` when there is none.
    pub fn lo(&self) -> Option<T> {
        self.lo
    }

    /// The upper end; `None` when there is none.
    pub fn hi(&self) -> Option<T> {
        self.hi
    }

    /// Its only value.
    pub fn as_point(&self) -> Option<T> {
        self.lo.filter(|lo| self.hi == Some(*lo))
    }

    /// Whether it has one value only.
    pub fn is_point(&self) -> bool {
        self.as_point().is_some()
    }

    /// Whether `value` is in it.
    pub fn contains(&self, value: T) -> bool {
        self.lo.is_none_or(|lo| lo <= value) && self.hi.is_none_or(|hi| value <= hi)
    }

    /// Whether every value of `other` is in it.
    pub fn includes(&self, other: &Self) -> bool {
        let below = self.lo.is_none_or(|lo| other.lo.is_some_and(|theirs| lo <= theirs));
        below && self.hi.is_none_or(|hi| other.hi.is_some_and(|theirs| theirs <= hi))
    }

    /// The smallest interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        let lo = self.lo.zip(other.lo).map(|(a, b)| a.min(b));
        let hi = self.hi.zip(other.hi).map(|(a, b)| a.max(b));
        Self { lo, hi }
    }

    /// What both hold; `None` when nothing.
    pub fn meet(self, other: Self) -> Option<Self> {
        let lo = self.lo.max(other.lo);
        let hi = match (self.hi, other.hi) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::new(lo, hi)
    }

    /// The least of a value of the one and a value of the other.
    pub fn min(self, other: Self) -> Self {
        let lo = self.lo.zip(other.lo).map(|(a, b)| a.min(b));
        let hi = match (self.hi, other.hi) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { lo, hi }
    }

    /// The greatest of a value of the one and a value of the other.
    pub fn max(self, other: Self) -> Self {
        let hi = self.hi.zip(other.hi).map(|(a, b)| a.max(b));
        Self { lo: self.lo.max(other.lo), hi }
    }

    /// Whether values of `self` are less than values of `other`.
    pub fn less(&self, other: &Self) -> Truth {
        let sure = self.hi.zip(other.lo).is_some_and(|(hi, lo)| hi < lo);
        let impossible = self.lo.zip(other.hi).is_some_and(|(lo, hi)| lo >= hi);
        Truth::of(sure, impossible)
    }

    /// Whether values of `self` are at most values of `other`.
    pub fn at_most(&self, other: &Self) -> Truth {
        !other.less(self)
    }

    /// Whether values of the two are equal.
    pub fn equal(&self, other: &Self) -> Truth {
        let same = self.as_point().zip(other.as_point()).is_some_and(|(a, b)| a == b);
        Truth::of(same, self.meet(*other).is_none())
    }
}
