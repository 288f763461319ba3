//! The few meanings a colour repeats.

/// What a colour repeats after the words and the icon have said it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad; also what has ended.
    #[default]
    Plain,
    /// Information.
    Action,
    /// Good news, money.
    Yes,
    /// Take care; still to be answered or checked.
    Ask,
    /// For the local authority to decide.
    Local,
}
