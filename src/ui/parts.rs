//! Pieces that several pages share: they know the data, but no address of their own.

mod condition_list;
mod frame;
mod policy_card;
mod question_field;
mod releases;
mod said_before;
mod share;

pub(crate) use condition_list::{clause, rule_parts};
pub(crate) use frame::frame;
pub(crate) use policy_card::{money, policy_card, verdict_kind};
pub(crate) use question_field::{date_input, field_errors, question_field, rows_id};
pub(crate) use releases::{choose_release, compared, fault_notice, moved_answers, shown_release};
pub(crate) use said_before::said_before;
pub(crate) use share::{came, share};
