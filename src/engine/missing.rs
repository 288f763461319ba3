//! What is open where something is undecided.

use crate::formula::{FactId, GroupId};
use crate::policy::{MOST_FACTS, MOST_GROUPS};

/// A bit for each fact, then for each group.
const WORDS: usize = (MOST_FACTS + MOST_GROUPS) / 64;

/// Something a person may still be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Open {
    /// A fact; of a group, in one of its rows.
    Fact(FactId),
    /// How many of a group there are, and what they are like.
    Group(GroupId),
}

/// What is open where something is undecided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    asked: [u64; WORDS],
    /// Whether a reading of the law is open.
    pub reading: bool,
    /// Whether something is left to the place.
    pub local: bool,
    /// Whether a parameter has no value on one of the days.
    pub unpublished: bool,
}

impl Missing {
    /// A reading of the law.
    pub(crate) const READING: Self = Self { reading: true, ..Self::NOTHING };
    /// Something left to the place.
    pub(crate) const LOCAL: Self = Self { local: true, ..Self::NOTHING };
    /// A value that is not known.
    pub(crate) const UNPUBLISHED: Self = Self { unpublished: true, ..Self::NOTHING };
    pub(crate) const NOTHING: Self =
        Self { asked: [0; WORDS], reading: false, local: false, unpublished: false };

    /// This alone.
    pub(crate) fn of(open: Open) -> Self {
        let mut missing = Self::NOTHING;
        let bit = bit(open);
        if let Some(word) = bit.checked_div(64).and_then(|at| missing.asked.get_mut(at)) {
            *word = mask(bit);
        }
        missing
    }

    /// What a person may still be asked: facts in their order, then groups.
    pub fn asked(&self) -> Vec<Open> {
        let mut asked = Vec::new();
        for bit in 0..WORDS.saturating_mul(64) {
            if self.has(bit) {
                asked.push(match bit.checked_sub(MOST_FACTS) {
                    Some(group) => Open::Group(GroupId::of(group)),
                    None => Open::Fact(FactId::of(bit)),
                });
            }
        }
        asked
    }

    /// Whether anything may still be asked.
    pub fn is_asking(&self) -> bool {
        self.asked.iter().any(|word| *word != 0)
    }

    /// Whether this is among what may still be asked.
    pub fn asks(&self, open: Open) -> bool {
        self.has(bit(open))
    }

    /// What is open in either.
    pub(crate) fn with(mut self, other: Self) -> Self {
        for (word, theirs) in self.asked.iter_mut().zip(other.asked) {
            *word |= theirs;
        }
        self.reading |= other.reading;
        self.local |= other.local;
        self.unpublished |= other.unpublished;
        self
    }

    fn has(&self, bit: usize) -> bool {
        let word = bit.checked_div(64).and_then(|at| self.asked.get(at));
        word.is_some_and(|word| word & mask(bit) != 0)
    }
}

fn bit(open: Open) -> usize {
    match open {
        Open::Fact(fact) => fact.at(),
        Open::Group(group) => MOST_FACTS.saturating_add(group.at()),
    }
}

fn mask(bit: usize) -> u64 {
    u32::try_from(bit.checked_rem(64).unwrap_or(0)).ok().and_then(|bit| 1_u64.checked_shl(bit)).unwrap_or(0)
}
