//! Truth as far as it is known.

/// Whether something holds, as far as is known: Kleene's three values, ordered so that *and* is the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not hold, whatever is still open.
    No,
    /// What is open decides it.
    Unknown,
    /// It holds, whatever is still open.
    Yes,
}

impl Truth {
    /// Both hold.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one holds.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// The smallest set that holds both outcomes.
    pub fn hull(self, other: Self) -> Self {
        if self == other { self } else { Self::Unknown }
    }

    /// Whether nothing open can change it.
    pub fn is_decided(self) -> bool {
        self != Self::Unknown
    }

    /// `Yes` when `sure`, `No` when `impossible`, else `Unknown`.
    pub(crate) fn of(sure: bool, impossible: bool) -> Self {
        match (sure, impossible) {
            (true, _) => Self::Yes,
            (false, true) => Self::No,
            (false, false) => Self::Unknown,
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}
