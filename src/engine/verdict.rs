//! What a policy comes to.

use crate::policy::Incomplete;

/// What a rule or policy comes to, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 按您的回答符合.
    Eligible,
    /// 还需回答: some way of settling what is asked decides it.
    Answer {
        /// Whether it may still be the authority's decision afterwards.
        then_authority: bool,
    },
    /// 由主管部门确定: no answer decides it.
    Authority(AuthorityReason),
    /// There is no such law on the day.
    NotInForce(ForceReason),
    /// 不符合.
    NotEligible,
}

/// Why only the authority can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuthorityReason {
    /// 地方裁量.
    Local,
    /// 条文两可.
    Reading,
    /// 标准未公布.
    Unpublished,
}

/// Why there is no law on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForceReason {
    /// It begins later.
    NotBegun,
    /// It has ended, and no successor is known (待新通知).
    Ended,
}

impl Verdict {
    /// `eligible`, `answer`, `authority`, `not_in_force` or `not_eligible`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::Answer { .. } => "answer",
            Self::Authority(_) => "authority",
            Self::NotInForce(_) => "not_in_force",
            Self::NotEligible => "not_eligible",
        }
    }

    /// The reason's name, where there is one.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Answer { then_authority: true } => Some("then_authority"),
            Self::Authority(AuthorityReason::Local) => Some("local"),
            Self::Authority(AuthorityReason::Reading) => Some("reading"),
            Self::Authority(AuthorityReason::Unpublished) => Some("unpublished"),
            Self::NotInForce(ForceReason::NotBegun) => Some("not_begun"),
            Self::NotInForce(ForceReason::Ended) => Some("ended"),
            _ => None,
        }
    }

    /// Whether something may still come of it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Answer { .. } | Self::Authority(_))
    }

    /// The order in which several rules make one verdict: the least counts.
    pub(crate) fn rank(self) -> u8 {
        match self {
            Self::Eligible => 0,
            Self::Answer { .. } => 1,
            Self::Authority(_) => 2,
            Self::NotInForce(_) => 3,
            Self::NotEligible => 4,
        }
    }
}

impl From<Incomplete> for AuthorityReason {
    fn from(incomplete: Incomplete) -> Self {
        match incomplete {
            Incomplete::Local => Self::Local,
            Incomplete::Reading => Self::Reading,
            Incomplete::Unpublished => Self::Unpublished,
        }
    }
}
