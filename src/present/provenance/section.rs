//! The sections of the table, in both languages.

use crate::present::Locale;

/// The same in Chinese and in English.
pub(super) type Both = (&'static str, &'static str);

pub(super) const RELEASES: Both = ("数据版本", "Data releases");
pub(super) const GRADES: Both = ("各等级的政策", "Policies by grade");
/// What ends, in Chinese.
pub const ENDING: &str = "到期日";
pub(super) const ENDS: Both = (ENDING, "Last days");
pub(super) const CHECKED: Both = ("最后核对日", "Last checked");
pub(super) const READINGS: Both = ("条文没写清或两可", "Open readings");
pub(super) const SETTLED: Both = ("已答复的读法", "Readings that were settled");
pub(super) const UNKNOWN: Both = ("没有查到的细节", "Details that were not found");
pub(super) const UNSTATED: Both = ("标准未公布", "Amounts not published");
pub(super) const UNFOUND: Both = ("未查到", "Not found");
pub(super) const SOURCES: Both = ("出处", "Sources");

const ALL: [(Both, Both); 10] = [
    (
        RELEASES,
        (
            "每一版只用那时已有出处的文件。在结果页可以改用任何一版；带回答的链接记着是哪一版。",
            "Each release uses only documents that had a source by then. The results page can use any of them; a link with answers keeps which it was.",
        ),
    ),
    (
        GRADES,
        ("一项政策按它最弱的一条出处定等级。", "A policy has the grade of the weakest source it rests on."),
    ),
    (
        ENDS,
        (
            "文件写明了最后一天的。之后没有查到新文件的，按已结束显示。",
            "The document states a last day. Where no later document was found, it is shown as ended after that day.",
        ),
    ),
    (
        CHECKED,
        (
            "过了这一天，数字照旧使用，标“待核”，低一个等级。",
            "After this day a number is still used. It is marked “to be confirmed”, one grade lower.",
        ),
    ),
    (
        READINGS,
        (
            "条文没有写清、或有两种读法，还没有定的。结论由主管部门确定，不替它选。",
            "The text leaves it open, or has two readings, and nothing is settled. It is for the authority to decide; nobody chooses for it here.",
        ),
    ),
    (
        SETTLED,
        ("主管部门已经答复，按答复计算。", "The authority has answered. Its answer is what is worked with."),
    ),
    (
        UNKNOWN,
        (
            "政策有出处，但这些内容没有查到。",
            "The policy has a source, but these parts of it were not found.",
        ),
    ),
    (
        UNSTATED,
        (
            "文件写了给付，没有写数额，由各地确定。",
            "The document says that something is given, but not how much. Each place decides.",
        ),
    ),
    (
        UNFOUND,
        (
            "找过，没有可用的出处，所以不列为政策，也不计算。",
            "It was looked for and no usable source was found. So it is not listed as a policy, and nothing is worked out.",
        ),
    ),
    (
        SOURCES,
        (
            "全部文件和网页，各自的等级，以及用到它的政策。",
            "All documents and pages, the grade of each, and the policies that use it.",
        ),
    ),
];

/// The sections: the heading, and what it says of its rows.
pub fn sections(locale: Locale) -> [(&'static str, &'static str); 10] {
    let say = |(zh, en): Both| locale.say(zh, en);
    ALL.map(|(heading, text)| (say(heading), say(text)))
}
