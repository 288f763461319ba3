//! The few words of the format that say of what kind something is.

/// What kind of thing a policy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Kind {
    /// It has an amount.
    Benefit,
    /// It has a verdict only.
    Right,
    /// It says where to go.
    Service,
    /// It shows targets and who is responsible.
    Programme,
    /// It computes something many policies need.
    Tool,
}

/// For whom a policy is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Audience {
    /// Students and graduates.
    Graduate,
    /// People who look for work.
    Jobseeker,
    /// People in work.
    Worker,
    /// People who start or run a business.
    Entrepreneur,
    /// Those who employ.
    Enterprise,
    /// Farmers and herders.
    Herder,
    /// Schools and training providers.
    School,
    /// Recruitment agencies.
    Agency,
}

/// Who decided a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Level {
    /// The state.
    Nation,
    /// The autonomous region.
    Region,
    /// A league or city.
    League,
    /// A county or banner.
    County,
}

/// Who is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Payee {
    /// The person.
    Person,
    /// The founder or the firm founded.
    Entrepreneur,
    /// The employer.
    Enterprise,
    /// The host of interns.
    Host,
    /// The school or training provider.
    School,
    /// The agency.
    Agency,
    /// The text does not say who is paid.
    Unstated,
}

/// Why a rule is incomplete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Incomplete {
    /// 地方裁量: each place decides.
    Local,
    /// 条文两可: the text leaves it open or reads two ways.
    Reading,
    /// 标准未公布: the conditions are not published, or were not found.
    Unpublished,
}

/// How something is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Paid {
    /// In yuan, all told.
    Once,
    /// In yuan a month.
    Monthly,
    /// In yuan a year.
    Yearly,
    /// In yuan a year, taken off the taxes that are due: nothing is paid out.
    Relief,
    /// The principal of a loan, in yuan; never summed.
    Loan,
    /// Nothing is paid: a number or date is shown.
    Value,
}

/// How an amount is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Round {
    /// To the nearest fen, a half up; shown as ours where no text says how.
    NearestFen,
    /// Down to whole yuan.
    DownToYuan,
    /// To the nearest yuan, a half up.
    NearestYuan,
}

/// For whom two policies exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Scope {
    /// The same person.
    Person,
    /// The same hire.
    Hire,
    /// The same firm.
    Firm,
}

/// What a sentence of the plan does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "author",
    derive(serde::Deserialize, schemars::JsonSchema),
    serde(rename_all = "snake_case")
)]
pub enum Says {
    /// It gives somebody something, or serves them.
    Grants,
    /// It sets a number to be reached; never an entitlement.
    Target,
    /// It says what offices do.
    Organises,
    /// It is a heading, or names who is responsible.
    Frame,
}

impl Audience {
    /// Everybody for whom policies are listed.
    pub const ALL: [Self; 8] = [
        Self::Graduate,
        Self::Jobseeker,
        Self::Worker,
        Self::Entrepreneur,
        Self::Herder,
        Self::Enterprise,
        Self::School,
        Self::Agency,
    ];

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.as_str() == name)
    }
}

macro_rules! named {
    ($($type:ident { $($variant:ident $name:literal),* })*) => {$(
        impl $type {
            /// Its name in files, addresses and the keys of words.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),*
                }
            }
        }
    )*};
}

named! {
    Audience {
        Graduate "graduate", Jobseeker "jobseeker", Worker "worker", Entrepreneur "entrepreneur", Enterprise "enterprise",
        Herder "herder", School "school", Agency "agency"
    }
    Says { Grants "grants", Target "target", Organises "organises", Frame "frame" }
    Kind { Benefit "benefit", Right "right", Service "service", Programme "programme", Tool "tool" }
    Level { Nation "nation", Region "region", League "league", County "county" }
    Paid { Once "once", Monthly "monthly", Yearly "yearly", Relief "relief", Loan "loan", Value "value" }
    Payee {
        Person "person", Entrepreneur "entrepreneur", Enterprise "enterprise", Host "host", School "school",
        Agency "agency", Unstated "unstated"
    }
    Scope { Person "person", Hire "hire", Firm "firm" }
    Incomplete { Local "local", Reading "reading", Unpublished "unpublished" }
}
