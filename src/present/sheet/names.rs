//! What the kinds of things are called on a sheet and in a report.

use crate::policy::{Audience, Grade, Incomplete, Kind, Level, Paid, Payee, Round, Scope};
use crate::present::Locale;

pub(crate) fn title(title: &str, locale: Locale) -> String {
    match locale {
        Locale::Zh => format!("《{title}》"),
        Locale::En => format!("“{title}”"),
    }
}

pub(crate) fn kind(kind: Kind, locale: Locale) -> &'static str {
    match kind {
        Kind::Benefit => locale.say("待遇（有金额）", "Benefit (with an amount)"),
        Kind::Right => locale.say("权利（无金额）", "Right (without an amount)"),
        Kind::Service => locale.say("服务", "Service"),
        Kind::Programme => locale.say("公共目标（不是个人待遇）", "Programme (nobody's entitlement)"),
        Kind::Tool => locale.say("计算工具", "Tool"),
    }
}

pub(crate) fn level(level: Level, locale: Locale) -> &'static str {
    match level {
        Level::Nation => locale.say("国家", "the state"),
        Level::Region => locale.say("自治区", "the autonomous region"),
        Level::League => locale.say("盟市", "a league or city"),
        Level::County => locale.say("旗县区", "a county or banner"),
    }
}

pub(crate) fn audience(audience: Audience, locale: Locale) -> &'static str {
    match audience {
        Audience::Graduate => locale.say("高校毕业生和在校生", "graduates and students"),
        Audience::Jobseeker => locale.say("求职人员", "people who look for work"),
        Audience::Worker => locale.say("在职人员", "people in work"),
        Audience::Entrepreneur => locale.say("创业者", "people who start a business"),
        Audience::Enterprise => locale.say("用人单位", "employers"),
        Audience::Herder => locale.say("农牧民", "farmers and herders"),
        Audience::School => locale.say("学校和培训机构", "schools and training providers"),
        Audience::Agency => locale.say("人力资源服务机构", "recruitment agencies"),
    }
}

pub(crate) fn payee(payee: Payee, locale: Locale) -> &'static str {
    match payee {
        Payee::Person => locale.say("个人", "the person"),
        Payee::Entrepreneur => locale.say("创业者（创办的企业）", "the founder or the firm founded"),
        Payee::Enterprise => locale.say("用人单位", "the employer"),
        Payee::Host => locale.say("见习单位", "the host of the interns"),
        Payee::School => locale.say("学校或培训机构", "the school or training provider"),
        Payee::Agency => locale.say("人力资源服务机构", "the agency"),
        Payee::Unstated => locale.say("文件没有写明", "not stated by the text"),
    }
}

pub(crate) fn paid(paid: Paid, locale: Locale) -> &'static str {
    match paid {
        Paid::Once => locale.say("一次给付（合计）", "once, all told"),
        Paid::Monthly => locale.say("按月", "by the month"),
        Paid::Yearly => locale.say("按年", "by the year"),
        Paid::Relief => {
            locale.say("按年，从应缴的税费里减，不发钱", "by the year, taken off taxes, nothing is paid out")
        }
        Paid::Loan => locale.say("贷款本金（要还）", "the principal of a loan, to be paid back"),
        Paid::Value => locale.say("只显示数值，不给付", "a value is shown, nothing is paid"),
    }
}

pub(crate) fn round(round: Round, locale: Locale) -> &'static str {
    match round {
        Round::NearestFen => locale.say(
            "四舍五入到分（没有条文规定，本工具的做法）",
            "to the nearest fen, a half up (ours: no text says how)",
        ),
        Round::DownToYuan => locale.say("舍去角分", "down to whole yuan"),
        Round::NearestYuan => locale.say("四舍五入到元", "to the nearest yuan, a half up"),
    }
}

pub(crate) fn incomplete(reason: Incomplete, locale: Locale) -> &'static str {
    match reason {
        Incomplete::Local => locale.say("由各地裁量", "left to each place"),
        Incomplete::Reading => {
            locale.say("条文没写清，或有两种读法", "the text leaves it open or reads two ways")
        }
        Incomplete::Unpublished => {
            locale.say("条件或标准没有公布，或没有查到", "not published, or not found")
        }
    }
}

pub(crate) fn scope(scope: Scope, locale: Locale) -> &'static str {
    match scope {
        Scope::Person => locale.say("同一人", "for the same person"),
        Scope::Hire => locale.say("同一名招用人员", "for the same hire"),
        Scope::Firm => locale.say("同一单位", "for the same firm"),
    }
}

pub(crate) fn grade(grade: Grade, locale: Locale) -> &'static str {
    match grade {
        Grade::A => locale.say("A级（官方原文或政府网站）", "grade A (official text or site)"),
        Grade::B => locale.say("B级（转述，待核）", "grade B (reported, to be confirmed)"),
        Grade::C => locale.say("C级（不确定）", "grade C (uncertain)"),
    }
}
