//! What the kinds of things are called on a sheet and in a report.

use crate::policy::{Audience, Grade, Incomplete, Kind, Level, Paid, Payee, Round, Scope};
use crate::present::Locale;

fn of(locale: Locale, zh: &'static str, en: &'static str) -> &'static str {
    match locale {
        Locale::Zh => zh,
        Locale::En => en,
    }
}

pub(crate) fn title(title: &str, locale: Locale) -> String {
    match locale {
        Locale::Zh => format!("《{title}》"),
        Locale::En => format!("“{title}”"),
    }
}

pub(crate) fn kind(kind: Kind, locale: Locale) -> &'static str {
    match kind {
        Kind::Benefit => of(locale, "待遇（有金额）", "Benefit (with an amount)"),
        Kind::Right => of(locale, "权利（无金额）", "Right (without an amount)"),
        Kind::Service => of(locale, "服务", "Service"),
        Kind::Programme => of(locale, "公共目标（不是个人待遇）", "Programme (nobody's entitlement)"),
        Kind::Tool => of(locale, "计算工具", "Tool"),
    }
}

pub(crate) fn level(level: Level, locale: Locale) -> &'static str {
    match level {
        Level::Nation => of(locale, "国家", "the state"),
        Level::Region => of(locale, "自治区", "the autonomous region"),
        Level::League => of(locale, "盟市", "a league or city"),
        Level::County => of(locale, "旗县区", "a county or banner"),
    }
}

pub(crate) fn audience(audience: Audience, locale: Locale) -> &'static str {
    match audience {
        Audience::Graduate => of(locale, "高校毕业生和在校生", "graduates and students"),
        Audience::Jobseeker => of(locale, "求职人员", "people who look for work"),
        Audience::Worker => of(locale, "在职人员", "people in work"),
        Audience::Entrepreneur => of(locale, "创业者", "people who start a business"),
        Audience::Enterprise => of(locale, "用人单位", "employers"),
        Audience::Herder => of(locale, "农牧民", "farmers and herders"),
        Audience::School => of(locale, "学校和培训机构", "schools and training providers"),
        Audience::Agency => of(locale, "人力资源服务机构", "recruitment agencies"),
    }
}

pub(crate) fn payee(payee: Payee, locale: Locale) -> &'static str {
    match payee {
        Payee::Person => of(locale, "个人", "the person"),
        Payee::Entrepreneur => of(locale, "创业者（创办的企业）", "the founder or the firm founded"),
        Payee::Enterprise => of(locale, "用人单位", "the employer"),
        Payee::Host => of(locale, "见习单位", "the host of the interns"),
        Payee::School => of(locale, "学校或培训机构", "the school or training provider"),
        Payee::Agency => of(locale, "人力资源服务机构", "the agency"),
        Payee::Unstated => of(locale, "文件没有写明", "not stated by the text"),
    }
}

pub(crate) fn paid(paid: Paid, locale: Locale) -> &'static str {
    match paid {
        Paid::Once => of(locale, "一次给付（合计）", "once, all told"),
        Paid::Monthly => of(locale, "按月", "by the month"),
        Paid::Yearly => of(locale, "按年", "by the year"),
        Paid::Loan => of(locale, "贷款本金（要还）", "the principal of a loan, to be paid back"),
        Paid::Value => of(locale, "只显示数值，不给付", "a value is shown, nothing is paid"),
    }
}

pub(crate) fn round(round: Round, locale: Locale) -> &'static str {
    match round {
        Round::NearestFen => of(
            locale,
            "四舍五入到分（没有条文规定，本工具的做法）",
            "to the nearest fen, a half up (ours: no text says how)",
        ),
        Round::DownToYuan => of(locale, "舍去角分", "down to whole yuan"),
        Round::NearestYuan => of(locale, "四舍五入到元", "to the nearest yuan, a half up"),
    }
}

pub(crate) fn incomplete(reason: Incomplete, locale: Locale) -> &'static str {
    match reason {
        Incomplete::Local => of(locale, "由各地裁量", "left to each place"),
        Incomplete::Reading => of(locale, "条文有两种读法", "the text reads two ways"),
        Incomplete::Unpublished => {
            of(locale, "条件或标准没有公布，或没有查到", "not published, or not found")
        }
    }
}

pub(crate) fn scope(scope: Scope, locale: Locale) -> &'static str {
    match scope {
        Scope::Person => of(locale, "同一人", "for the same person"),
        Scope::Hire => of(locale, "同一名招用人员", "for the same hire"),
        Scope::Firm => of(locale, "同一单位", "for the same firm"),
    }
}

pub(crate) fn grade(grade: Grade, locale: Locale) -> &'static str {
    match grade {
        Grade::A => of(locale, "A级（官方原文）", "grade A (official text)"),
        Grade::B => of(locale, "B级（转述，待核）", "grade B (reported, to be confirmed)"),
        Grade::C => of(locale, "C级（不确定）", "grade C (uncertain)"),
    }
}
