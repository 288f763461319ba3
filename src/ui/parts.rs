//! Pieces that several pages share: they know the data, but no address of their own.

mod condition_list;
mod frame;
mod policy_card;
mod question_field;

pub(crate) use condition_list::{RuleParts, clause};
pub(crate) use frame::Frame;
pub(crate) use policy_card::{PolicyCard, money, verdict_kind};
pub(crate) use question_field::{QuestionField, field_errors};
