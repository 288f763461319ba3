//! Policies, their rules, and the clauses of each.

use std::ops::Range;

use crate::formula::{FactId, GroupId, Moment, ParameterId, Quantity, Test};
use crate::policy::{Audience, Citation, Incomplete, Kind, Level, Paid, Payee, Round, Scope, Split, Text};
use crate::unit::{Date, Unit};

/// One clause of the law, or several of which all or any must hold.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What must hold.
    pub kind: ConditionKind,
    /// What is read.
    pub text: Text,
    /// Where it stands.
    pub citation: Citation,
    /// What is to be known about it.
    pub note: Option<Text>,
    /// The policy that is the next step where this is not met.
    pub step: Option<String>,
    /// What is split where it is undecided; only of one that stands in no other.
    pub splits: Vec<Split>,
}

/// What must hold.
#[derive(Clone, Debug)]
pub enum ConditionKind {
    /// One clause.
    Clause {
        /// What is computed.
        test: Test,
        /// What was written; nothing in the form that reaches the browser.
        formula: String,
        /// Where it binds; elsewhere it cannot make 不符合.
        binds: Option<Test>,
    },
    /// All of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
}

/// A status that several policies use.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its name.
    pub id: String,
    /// What is read.
    pub title: Text,
    /// What answers it as a whole.
    pub whole: Option<Test>,
    /// All must hold.
    pub requires: Vec<Condition>,
    /// What is split between them where they are undecided.
    pub splits: Vec<Split>,
}

/// What must hold, and what is given then.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name within its policy.
    pub id: String,
    /// The index of its policy.
    pub policy: usize,
    /// What is read, where it differs from the policy's name.
    pub title: Option<Text>,
    /// The group for each of whose rows it is judged and paid.
    pub for_each: Option<GroupId>,
    /// All must hold.
    pub requires: Vec<Condition>,
    /// What is split between them where they are undecided.
    pub splits: Vec<Split>,
    /// What is given.
    pub grant: Option<Grant>,
    /// Who is paid.
    pub payee: Payee,
    /// Why answers alone can never make it 符合.
    pub incomplete: Option<Incomplete>,
    /// The parameters of its conditions: without one of them there is no such law on a day.
    pub parameters: Vec<ParameterId>,
}

/// What a rule gives.
#[derive(Clone, Debug)]
pub struct Grant {
    /// How it is paid.
    pub paid: Paid,
    /// The first that holds counts; the last always does.
    pub cases: Vec<Case>,
    /// How a fraction of a fen is dealt with.
    pub round: Option<Round>,
    /// In what it is: yuan but for values.
    pub unit: Unit,
    /// What is split where it comes to several amounts.
    pub splits: Vec<Split>,
}

/// An amount and when it is the one.
#[derive(Clone, Debug)]
pub struct Case {
    /// When it is the one; `None` for always.
    pub when: Option<Test>,
    /// What it comes to.
    pub amount: Amount,
    /// The parameters of its amount but those of single months: without one of them it has no value on a day.
    pub parameters: Vec<ParameterId>,
    /// What was written; nothing in the form that reaches the browser.
    pub formula: String,
    /// What is read.
    pub text: Text,
    /// Where it stands.
    pub citation: Citation,
}

/// What a case comes to.
#[derive(Clone, Debug)]
pub enum Amount {
    /// A number.
    Quantity(Quantity),
    /// A day.
    Moment(Moment),
}

/// A policy.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its name.
    pub id: String,
    /// The part of the plan it belongs to.
    pub item: Option<String>,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its title.
    pub title: Text,
    /// One sentence in plain words.
    pub summary: Text,
    /// For whom it is listed.
    pub audience: Vec<Audience>,
    /// Who decided it.
    pub level: Level,
    /// Where it holds, when not everywhere.
    pub place: Option<Text>,
    /// Who is responsible.
    pub departments: Vec<String>,
    /// How to get it.
    pub apply: Option<Apply>,
    /// What only the office can check.
    pub office_checks: Vec<Text>,
    /// When the qualifying thing must happen.
    pub events: Option<Window>,
    /// When one may ask.
    pub claim: Option<Window>,
    /// Its rules, as indices in the catalogue.
    pub rules: Range<usize>,
    /// The fact whether it has been received, of a once-only policy.
    pub received: Option<Received>,
    /// Policies that cannot be had together with it.
    pub excludes: Vec<Exclusion>,
    /// Public targets; never an entitlement.
    pub targets: Vec<Clause>,
    /// The clauses it stands on.
    pub clauses: Vec<Clause>,
    /// What is to be known about it.
    pub notes: Vec<Text>,
    /// What was looked for and not found.
    pub unknown: Vec<Text>,
}

/// The fact whether a once-only policy has been received.
pub type Received = FactId;

/// How to get it; what is not known is left out.
#[derive(Clone, Debug)]
pub struct Apply {
    /// The way.
    pub how: Option<Text>,
    /// The place.
    pub place: Option<Text>,
    /// What to bring.
    pub documents: Vec<Text>,
    /// Whom to ask.
    pub contact: Option<Text>,
}

/// From when to when.
#[derive(Clone, Debug)]
pub struct Window {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// Where it stands.
    pub citation: Citation,
}

/// Policies that cannot be had together.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// The other's name.
    pub policy: String,
    /// For the same person, hire or firm.
    pub scope: Scope,
    /// Whether the text says so.
    pub certain: bool,
    /// Where it stands.
    pub citation: Citation,
}

/// A clause and what it says in plain words.
#[derive(Clone, Debug)]
pub struct Clause {
    /// In plain words.
    pub text: Text,
    /// Where it stands.
    pub citation: Citation,
}
