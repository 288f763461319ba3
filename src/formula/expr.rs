//! What a checked formula is: names are numbers, kinds are types, and nothing in it can fail.

use crate::unit::{Date, Exact};

macro_rules! index {
    ($(#[$doc:meta] $name:ident)*) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// As an index.
            pub fn at(self) -> usize {
                self.0.into()
            }

            /// The number of the item at `index`.
            pub fn of(index: usize) -> Self {
                Self(u16::try_from(index).unwrap_or(u16::MAX))
            }
        }
    )*};
}

index! {
    /// The number of a fact in its catalogue.
    FactId
    /// The number of a parameter in its catalogue.
    ParameterId
    /// The number of a definition in its catalogue.
    DefinitionId
    /// The number of a rule in its catalogue.
    RuleId
    /// The number of a group in its catalogue.
    GroupId
}

/// A set of at most 128 options of one choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Choices(u128);

impl Choices {
    /// The most options a choice can have.
    pub const MOST: usize = 128;

    /// The first `count` options.
    pub fn first(count: usize) -> Self {
        let unused = u32::try_from(Self::MOST.saturating_sub(count)).unwrap_or(0);
        Self(u128::MAX.checked_shr(unused).unwrap_or(0))
    }

    /// The option at `index` alone; nothing beyond the most.
    pub fn only(index: usize) -> Self {
        Self(u32::try_from(index).ok().and_then(|index| 1_u128.checked_shl(index)).unwrap_or(0))
    }

    /// What is in either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is not in `other`.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether it has nothing.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many it has.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether all of it is in `other`.
    pub fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The index of its only option.
    pub fn as_point(self) -> Option<usize> {
        if self.len() == 1 { usize::try_from(self.0.trailing_zeros()).ok() } else { None }
    }

    /// The indices in it, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Self::MOST).filter(move |index| Self::only(*index).is_within(self))
    }
}

/// Something that holds or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// A fact.
    Fact(FactId),
    /// A definition.
    Definition(DefinitionId),
    /// Whether a rule is met.
    Rule(RuleId),
    /// The contrary.
    Not(Box<Test>),
    /// All of them.
    All(Vec<Test>),
    /// At least one of them.
    Any(Vec<Test>),
    /// The left is less than the right.
    Less(Box<Quantity>, Box<Quantity>),
    /// The left is at most the right.
    AtMost(Box<Quantity>, Box<Quantity>),
    /// The two are equal.
    Equal(Box<Quantity>, Box<Quantity>),
    /// The left day is before the right.
    Before(Box<Moment>, Box<Moment>),
    /// The left day is not after the right.
    NotAfter(Box<Moment>, Box<Moment>),
    /// The choice is one of these.
    OneOf(FactId, Choices),
    /// `at` is neither before `date` nor after its corresponding day `months` later (民法典第二百零二条).
    Within {
        /// What happened.
        date: Box<Moment>,
        /// How long after.
        months: Box<Quantity>,
        /// The day by which it is judged.
        at: Box<Moment>,
    },
}

/// A number with a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A number.
    Number(Exact),
    /// A fact.
    Fact(FactId),
    /// A parameter, as it stands on the day for which it is asked.
    Parameter(ParameterId, ParameterKey),
    /// The sum.
    Sum(Box<Quantity>, Box<Quantity>),
    /// The difference.
    Difference(Box<Quantity>, Box<Quantity>),
    /// The product.
    Product(Box<Quantity>, Box<Quantity>),
    /// The least.
    Least(Vec<Quantity>),
    /// The greatest.
    Greatest(Vec<Quantity>),
    /// The greatest whole number that is not greater.
    Floor(Box<Quantity>),
    /// Full months from the first day to the second, nought if the second is earlier.
    FullMonths(Box<Moment>, Box<Moment>),
    /// How many of a group.
    Count(GroupId, Option<Box<Test>>),
    /// The sum of an amount a month over benefit months from a day, each with the parameters of its first day.
    Monthly {
        /// What is paid for a month.
        amount: Box<Quantity>,
        /// The first day of the first month.
        from: Box<Moment>,
        /// How many months.
        months: Box<Quantity>,
    },
}

/// Which of a parameter's values is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKey {
    /// The only one, or the one of the choice by which the parameter is keyed.
    Own,
    /// The one under this key, by its number.
    Key(u16),
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The day of the evaluation.
    Day,
    /// A date.
    Date(Date),
    /// A fact.
    Fact(FactId),
    /// A parameter.
    Parameter(ParameterId, ParameterKey),
    /// The corresponding day so many months later.
    Later(Box<Moment>, Box<Quantity>),
}
