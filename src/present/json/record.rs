//! The shape of an evaluation as JSON: a promise to whoever reads it, held by its version.
//!
//! Numbers are texts, exact: a decimal (`"69750"`, `"0.5"`) or, where there is none of six places, a ratio (`"2/3"`).

use crate::present::json::bundle::BundleRecord;
use crate::present::writing::shapes;

shapes! {
    /// What every policy comes to on a day, for one set of answers.
    pub(crate) struct EvaluationRecord<'a> {
        /// The version of this shape.
        #[cfg_attr(feature = "cli", schemars(extend("const" = super::SCHEMA)))]
        pub(crate) schema: &'static str,
        /// The version of the data.
        pub(crate) data_version: &'a str,
        /// The day for which it is judged, as `2025-12-01`.
        pub(crate) day: String,
        /// Every policy, in the order of the catalogue.
        pub(crate) policies: Vec<PolicyRecord<'a>>,
        /// What it comes to, for each payee and way of paying; never one number across payees.
        pub(crate) totals: Vec<TotalRecord>,
        /// What to take of what cannot be had together.
        pub(crate) bundle: BundleRecord<'a>,
        /// The documents that are cited, in the order of the catalogue.
        pub(crate) sources: Vec<SourceRecord<'a>>,
    }

    /// What a policy comes to.
    pub(crate) struct PolicyRecord<'a> {
        /// Its name.
        pub(crate) id: &'a str,
        /// Its title, in Chinese.
        pub(crate) title: &'a str,
        /// The best of its rules; nothing for a programme, which gives nobody an entitlement.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::VERDICTS_OR_NONE)))]
        pub(crate) verdict: Option<&'static str>,
        /// The reason of that verdict, where it has one.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::REASONS)))]
        pub(crate) reason: Option<&'static str>,
        /// Whether the qualifying time is over and the last day to claim was not found (截止日未查到).
        pub(crate) deadline_unknown: bool,
        /// Of what is not eligible because something planned has not happened yet: when it is otherwise (若按计划).
        pub(crate) planned: Option<PlannedRecord>,
        /// Each of its rules.
        pub(crate) rules: Vec<RuleRecord<'a>>,
        /// The facts and groups that may still be asked for it.
        pub(crate) missing: Vec<&'a str>,
    }

    /// What comes if all happens as planned and goes on as it is.
    pub(crate) struct PlannedRecord {
        /// From which day on, as 2025-12-01.
        pub(crate) from: String,
        /// What it comes to then.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::VERDICTS)))]
        pub(crate) verdict: &'static str,
    }

    /// What a rule comes to.
    pub(crate) struct RuleRecord<'a> {
        /// Its name within its policy.
        pub(crate) id: &'a str,
        /// What it comes to.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::VERDICTS)))]
        pub(crate) verdict: &'static str,
        /// The reason of that verdict, where it has one.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::REASONS)))]
        pub(crate) reason: Option<&'static str>,
        /// Whether a value it used is past its last check (待核).
        pub(crate) stale: bool,
        /// What is given if the verdict is, or turns out to be, `eligible`; empty where nothing is given, or surely not.
        pub(crate) amounts: Vec<AmountRecord>,
        /// Its conditions, each before those inside it.
        pub(crate) conditions: Vec<ConditionRecord<'a>>,
        /// The group for each of whose rows it is judged and paid.
        pub(crate) for_each: Option<&'a str>,
        /// Each row of that group; empty without a group.
        pub(crate) rows: Vec<RowRecord>,
        /// The facts and groups that may still be asked for it.
        pub(crate) missing: Vec<&'a str>,
        /// On what it turns: of a rule that is not met the fewest parts of clauses that would have to be otherwise, of one
        /// that is met the fewest that suffice, else what is open.
        pub(crate) why: Vec<GroundRecord<'a>>,
        /// How what it grants comes about; the last step is what is granted if the verdict is `eligible`.
        pub(crate) steps: Vec<StepRecord<'a>>,
    }

    /// A part of a clause on which a rule turns.
    pub(crate) struct GroundRecord<'a> {
        /// The clause, in Chinese; where it asks for a definition or another rule, one of theirs.
        pub(crate) text: &'a str,
        /// Whether it is as the clause wants it.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::TRUTHS)))]
        pub(crate) verdict: &'static str,
        /// What was answered, what that comes to, and what it takes, in Chinese.
        pub(crate) words: String,
        /// The row in which it was computed, from nought.
        pub(crate) row: Option<usize>,
        /// The facts and groups that may still be asked for it.
        pub(crate) missing: Vec<&'a str>,
        /// Why only the authority can decide a part of it.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::AUTHORITY)))]
        pub(crate) authority: Option<&'static str>,
        /// Where it stands.
        pub(crate) clause: ClauseRecord<'a>,
    }

    /// One operation of an amount.
    pub(crate) struct StepRecord<'a> {
        /// What is done with the parts; `months` multiplies them, the last of them the number of benefit months, `later` adds
        /// months to a day, `either` is from the least to the greatest that any of them may be.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::STEPS)))]
        pub(crate) kind: &'static str,
        /// The first day of the months, as 2025-12-01.
        pub(crate) from: Option<String>,
        /// The last day of the months.
        pub(crate) until: Option<String>,
        /// The case of the amount that it completes, in Chinese.
        pub(crate) case: Option<&'a str>,
        /// With what, in this order.
        pub(crate) parts: Vec<PartRecord<'a>>,
        /// The least that comes of it; nothing where no least is known.
        pub(crate) min: Option<String>,
        /// The most; nothing where no most is known.
        pub(crate) max: Option<String>,
        /// `yuan`, `yuan/month`, `month`, `number`, … or `date`.
        pub(crate) unit: String,
        /// The same in numbers, in Chinese.
        pub(crate) words: String,
    }

    /// Something a step works with.
    pub(crate) struct PartRecord<'a> {
        /// What it is.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::PARTS)))]
        pub(crate) of: &'static str,
        /// Of an earlier step, its place in the list, from nought.
        pub(crate) step: Option<usize>,
        /// Of a fact or parameter, its name.
        pub(crate) name: Option<&'a str>,
        /// Of a parameter, the first day of its value.
        pub(crate) since: Option<String>,
        /// The least it is; nothing where no least is known.
        pub(crate) min: Option<String>,
        /// The most; nothing where no most is known.
        pub(crate) max: Option<String>,
        /// `yuan`, `yuan/month`, `month`, `number`, … or `date`.
        pub(crate) unit: String,
        /// Of a parameter, where its value stands.
        pub(crate) clause: Option<ClauseRecord<'a>>,
    }

    /// What is given.
    pub(crate) struct AmountRecord {
        /// The least: a number, or a date as `2025-12-01`; nothing where no least is known.
        pub(crate) min: Option<String>,
        /// The most; nothing where no most is known, as with 不低于.
        pub(crate) max: Option<String>,
        /// `yuan`, `yuan/month`, `month`, `number`, … or `date`.
        pub(crate) unit: String,
        /// How it is paid; a `value` is only shown.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::PAID)))]
        pub(crate) paid: &'static str,
        /// Who is paid.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::PAYEES)))]
        pub(crate) payee: &'static str,
        /// Which of the ends is known, by the law and the answers together: `unstated` is an amount no text states.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::BOUNDS)))]
        pub(crate) bound: &'static str,
        /// How far it can be relied on.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::GRADES)))]
        pub(crate) grade: &'static str,
    }

    /// How a condition fares.
    pub(crate) struct ConditionRecord<'a> {
        /// How many conditions it stands inside.
        pub(crate) depth: u32,
        /// Whether it is one clause, or asks for all or any of those inside it.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::KINDS)))]
        pub(crate) kind: &'static str,
        /// What is read, in Chinese.
        pub(crate) text: &'a str,
        /// Whether it holds; of a rule for each row, whether it holds in any.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::TRUTHS)))]
        pub(crate) verdict: &'static str,
        /// Where it stands.
        pub(crate) clause: ClauseRecord<'a>,
    }

    /// A place in a document, and its words.
    pub(crate) struct ClauseRecord<'a> {
        /// The document, as in `sources`.
        pub(crate) source: &'a str,
        /// The place in it.
        pub(crate) place: Option<&'a str>,
        /// The words, verbatim, where they are known.
        pub(crate) quote: Option<&'a str>,
        /// How far it can be relied on.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::GRADES)))]
        pub(crate) grade: &'static str,
    }

    /// How a rule fares in one row of its group.
    pub(crate) struct RowRecord {
        /// The fewest people it may be.
        pub(crate) count_min: Option<String>,
        /// The most.
        pub(crate) count_max: Option<String>,
        /// Whether the conditions hold.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::TRUTHS)))]
        pub(crate) holds: &'static str,
        /// Each condition, in the order of the rule's.
        #[cfg_attr(feature = "cli", schemars(extend("items" = super::schema::truth())))]
        pub(crate) conditions: Vec<&'static str>,
    }

    /// What everything comes to for one payee and one way of paying, in yuan.
    pub(crate) struct TotalRecord {
        /// Who is paid.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::PAYEES)))]
        pub(crate) payee: &'static str,
        /// How.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::PAID)))]
        pub(crate) paid: &'static str,
        /// 确定: the lower ends of what is eligible and of grade A.
        pub(crate) certain: String,
        /// 待核: the same of grade B.
        pub(crate) to_confirm: String,
        /// 可能: what could be added by what is undecided, as far as a most is known.
        pub(crate) possible: String,
        /// Whether it may be more, because something in it is 不低于.
        pub(crate) open_top: bool,
        /// How many could come beside that are not summed: unstated amounts, grade C, loans.
        pub(crate) uncounted: u32,
    }

    /// A document that is cited.
    pub(crate) struct SourceRecord<'a> {
        /// The short name by which it is cited.
        pub(crate) id: &'a str,
        /// Its title, in Chinese.
        pub(crate) title: &'a str,
        /// Its document number, if known.
        pub(crate) number: Option<&'a str>,
        /// Who issued it, if known.
        pub(crate) issuer: Option<&'a str>,
        /// The day of issue, if known.
        pub(crate) date: Option<String>,
        /// Its address, if known.
        pub(crate) url: Option<&'a str>,
        /// How far it can be relied on.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::GRADES)))]
        pub(crate) grade: &'static str,
    }
}
