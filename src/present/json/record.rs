//! The shape of an evaluation as JSON: a promise to whoever reads it, held by its version.
//!
//! Numbers are texts, exact: a decimal (`"69750"`, `"0.5"`) or, where there is none of six places, a ratio (`"2/3"`).
#![expect(
    dead_code,
    reason = "only the shape is of use: it is published as a JSON Schema, and evaluations are held to it"
)]

/// What every policy comes to on a day, for one set of answers.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct EvaluationRecord {
    /// The version of this shape.
    #[schemars(extend("const" = super::SCHEMA))]
    schema: String,
    /// The version of the data.
    data_version: String,
    /// The day for which it is judged, as `2025-12-01`.
    day: String,
    /// Every policy, in the order of the catalogue.
    policies: Vec<PolicyRecord>,
    /// What it comes to, for each payee and way of paying; never one number across payees.
    totals: Vec<TotalRecord>,
    /// What to take of what cannot be had together.
    bundle: BundleRecord,
    /// The documents that are cited, in the order of the catalogue.
    sources: Vec<SourceRecord>,
}

/// What a policy comes to.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PolicyRecord {
    /// Its name.
    id: String,
    /// Its title, in Chinese.
    title: String,
    /// The best of its rules; nothing for a programme, which gives nobody an entitlement.
    #[schemars(extend("enum" = super::schema::VERDICTS_OR_NONE))]
    verdict: Option<String>,
    /// The reason of that verdict, where it has one.
    #[schemars(extend("enum" = super::schema::REASONS))]
    reason: Option<String>,
    /// Whether the qualifying time is over and the last day to claim was not found (截止日未查到).
    deadline_unknown: bool,
    /// Of what is not eligible because something planned has not happened yet: when it is otherwise (若按计划).
    planned: Option<PlannedRecord>,
    /// Each of its rules.
    rules: Vec<RuleRecord>,
    /// The facts and groups that may still be asked for it.
    missing: Vec<String>,
}

/// What comes if all happens as planned and goes on as it is.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PlannedRecord {
    /// From which day on, as 2025-12-01.
    from: String,
    /// What it comes to then.
    #[schemars(extend("enum" = super::schema::VERDICTS))]
    verdict: String,
}

/// What a rule comes to.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RuleRecord {
    /// Its name within its policy.
    id: String,
    /// What it comes to.
    #[schemars(extend("enum" = super::schema::VERDICTS))]
    verdict: String,
    /// The reason of that verdict, where it has one.
    #[schemars(extend("enum" = super::schema::REASONS))]
    reason: Option<String>,
    /// Whether a value it used is past its last check (待核).
    stale: bool,
    /// What is given if the verdict is, or turns out to be, `eligible`; empty where nothing is given, or surely not.
    amounts: Vec<AmountRecord>,
    /// Its conditions, each before those inside it.
    conditions: Vec<ConditionRecord>,
    /// The group for each of whose rows it is judged and paid.
    for_each: Option<String>,
    /// Each row of that group; empty without a group.
    rows: Vec<RowRecord>,
    /// The facts and groups that may still be asked for it.
    missing: Vec<String>,
    /// On what it turns: of a rule that is not met the fewest parts of clauses that would have to be otherwise, of one
    /// that is met the fewest that suffice, else what is open.
    why: Vec<GroundRecord>,
    /// How what it grants comes about; the last step is what is granted if the verdict is `eligible`.
    steps: Vec<StepRecord>,
}

/// A part of a clause on which a rule turns.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct GroundRecord {
    /// The clause, in Chinese; where it asks for a definition or another rule, one of theirs.
    text: String,
    /// Whether it is as the clause wants it.
    #[schemars(extend("enum" = super::schema::TRUTHS))]
    verdict: String,
    /// What was answered, what that comes to, and what it takes, in Chinese.
    words: String,
    /// The row in which it was computed, from nought.
    row: Option<usize>,
    /// The facts and groups that may still be asked for it.
    missing: Vec<String>,
    /// Why only the authority can decide a part of it.
    #[schemars(extend("enum" = super::schema::AUTHORITY))]
    authority: Option<String>,
    /// Where it stands.
    clause: ClauseRecord,
}

/// One operation of an amount.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct StepRecord {
    /// What is done with the parts; `months` multiplies them, the last of them the number of benefit months, `later` adds
    /// months to a day, `either` is from the least to the greatest that any of them may be.
    #[schemars(extend("enum" = super::schema::STEPS))]
    kind: String,
    /// The first day of the months, as 2025-12-01.
    from: Option<String>,
    /// The last day of the months.
    until: Option<String>,
    /// The case of the amount that it completes, in Chinese.
    case: Option<String>,
    /// With what, in this order.
    parts: Vec<PartRecord>,
    /// The least that comes of it; nothing where no least is known.
    min: Option<String>,
    /// The most; nothing where no most is known.
    max: Option<String>,
    /// `yuan`, `yuan/month`, `month`, `number`, … or `date`.
    unit: String,
    /// The same in numbers, in Chinese.
    words: String,
}

/// Something a step works with.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PartRecord {
    /// What it is.
    #[schemars(extend("enum" = super::schema::PARTS))]
    of: String,
    /// Of an earlier step, its place in the list, from nought.
    step: Option<usize>,
    /// Of a fact or parameter, its name.
    name: Option<String>,
    /// Of a parameter, the first day of its value.
    since: Option<String>,
    /// The least it is; nothing where no least is known.
    min: Option<String>,
    /// The most; nothing where no most is known.
    max: Option<String>,
    /// `yuan`, `yuan/month`, `month`, `number`, … or `date`.
    unit: String,
    /// Of a parameter, where its value stands.
    clause: Option<ClauseRecord>,
}

/// What is given.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct AmountRecord {
    /// The least: a number, or a date as `2025-12-01`; nothing where no least is known.
    min: Option<String>,
    /// The most; nothing where no most is known, as with 不低于.
    max: Option<String>,
    /// `yuan`, `yuan/month`, `month`, `number`, … or `date`.
    unit: String,
    /// How it is paid; a `value` is only shown.
    #[schemars(extend("enum" = super::schema::PAID))]
    paid: String,
    /// Who is paid.
    #[schemars(extend("enum" = super::schema::PAYEES))]
    payee: String,
    /// Which of the ends is known, by the law and the answers together: `unstated` is an amount no text states.
    #[schemars(extend("enum" = super::schema::BOUNDS))]
    bound: String,
    /// How far it can be relied on.
    #[schemars(extend("enum" = super::schema::GRADES))]
    grade: String,
}

/// How a condition fares.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ConditionRecord {
    /// How many conditions it stands inside.
    depth: u32,
    /// Whether it is one clause, or asks for all or any of those inside it.
    #[schemars(extend("enum" = super::schema::KINDS))]
    kind: String,
    /// What is read, in Chinese.
    text: String,
    /// Whether it holds; of a rule for each row, whether it holds in any.
    #[schemars(extend("enum" = super::schema::TRUTHS))]
    verdict: String,
    /// Where it stands.
    clause: ClauseRecord,
}

/// A place in a document, and its words.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ClauseRecord {
    /// The document, as in `sources`.
    source: String,
    /// The place in it.
    place: Option<String>,
    /// The words, verbatim, where they are known.
    quote: Option<String>,
    /// How far it can be relied on.
    #[schemars(extend("enum" = super::schema::GRADES))]
    grade: String,
}

/// How a rule fares in one row of its group.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RowRecord {
    /// The fewest people it may be.
    count_min: Option<String>,
    /// The most.
    count_max: Option<String>,
    /// Whether the conditions hold.
    #[schemars(extend("enum" = super::schema::TRUTHS))]
    holds: String,
    /// Each condition, in the order of the rule's.
    #[schemars(extend("items" = super::schema::truth()))]
    conditions: Vec<String>,
}

/// What everything comes to for one payee and one way of paying, in yuan.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct TotalRecord {
    /// Who is paid.
    #[schemars(extend("enum" = super::schema::PAYEES))]
    payee: String,
    /// How.
    #[schemars(extend("enum" = super::schema::PAID))]
    paid: String,
    /// 确定: the lower ends of what is eligible and of grade A.
    certain: String,
    /// 待核: the same of grade B.
    to_confirm: String,
    /// 可能: what could be added by what is undecided, as far as a most is known.
    possible: String,
    /// Whether it may be more, because something in it is 不低于.
    open_top: bool,
    /// How many could come beside that are not summed: unstated amounts, grade C, loans.
    uncounted: u32,
}

/// A document that is cited.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct SourceRecord {
    /// The short name by which it is cited.
    id: String,
    /// Its title, in Chinese.
    title: String,
    /// Its document number, if known.
    number: Option<String>,
    /// Who issued it, if known.
    issuer: Option<String>,
    /// The day of issue, if known.
    date: Option<String>,
    /// Its address, if known.
    url: Option<String>,
    /// How far it can be relied on.
    #[schemars(extend("enum" = super::schema::GRADES))]
    grade: String,
}

/// What to take: of what may be had together, the set that surely comes to most.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct BundleRecord {
    /// What is eligible or open, and may be had together, in the order of the catalogue.
    taken: Vec<ShareRecord>,
    /// What the eligible of it come to, for each payee and way of paying.
    sums: Vec<TotalRecord>,
    /// What is eligible or open, and left for it.
    left: Vec<LeftRecord>,
    /// Where another set may come to more than the one taken ever does: the one that may come to most, if what no text
    /// says does not exclude each other.
    rival: Option<Vec<ShareRecord>>,
    /// Whether all sets were compared; where too many exclude each other it is `false`, and a good set is taken.
    exact: bool,
}

/// What can be taken or left by itself.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ShareRecord {
    /// The policy.
    policy: String,
    /// The row of its group for which it is taken or left, from nought; nothing where it is as a whole.
    row: Option<usize>,
    /// Whether it is eligible; else that is open.
    eligible: bool,
}

/// What is left.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct LeftRecord {
    /// What is left.
    share: ShareRecord,
    /// What is taken that it cannot be had with.
    because: Vec<ExcludedRecord>,
    /// In what the best set with it is behind: `least`, what is sure; `eligible`, how much is eligible; `most`, what it
    /// may come to; `number`, how many they are; `order`, nothing but the order of the catalogue.
    #[schemars(extend("enum" = super::schema::LACKS))]
    lack: String,
}

/// What cannot be had together with something.
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ExcludedRecord {
    /// What is taken.
    share: ShareRecord,
    /// For the same `person`, `hire` or `firm`.
    #[schemars(extend("enum" = super::schema::SCOPES))]
    scope: String,
    /// Whether the text says so; else no text says either way, and it counts as if one did.
    certain: bool,
    /// Where it stands.
    clause: ClauseRecord,
}
