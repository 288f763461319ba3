//! What is wrong with a formula, in words.

use crate::formula::FaultKind;
use crate::policy::codes::{
    BAD_DATE, BROKEN_FORMULA, FULL_MONTHS, ROW_FACT, TOO_MUCH, UNKNOWN_NAME, UNLIKE_UNITS, WRONG_KIND,
};
use crate::policy::{Text, both};

/// What is wrong with a formula, and what to do.
#[expect(clippy::too_many_lines, reason = "one arm a kind: none can be forgotten")]
pub fn formula_words(kind: &FaultKind) -> (&'static str, Text, Text) {
    match kind {
        FaultKind::Inexact(number) => (
            BROKEN_FORMULA,
            both(
                format!("`{number}` 这个数记不准"),
                format!("`{number}` is not a number that can be kept exactly"),
            ),
            both("最多写18位数字、一个小数点", "write at most 18 digits, and no more than one point"),
        ),
        FaultKind::NoSign(sign) => (
            BROKEN_FORMULA,
            both(format!("这里读不懂 `{sign}`"), format!("`{sign}` cannot be read here")),
            both("只写名字、数、日期和运算符，符号用半角", "write names, numbers, dates and operators only"),
        ),
        FaultKind::NoValue => (
            BROKEN_FORMULA,
            both("这不是一个值", "this is not a value"),
            both(
                "写带单位的数（`3 person`、`2000 yuan/month`、`50%`）或日期（`2025-09-01`）",
                "write a number with its unit (`3 person`, `2000 yuan/month`, `50%`) or a date (`2025-09-01`)",
            ),
        ),
        FaultKind::NoRange => (
            BROKEN_FORMULA,
            both("这不是一个范围", "this is not a range"),
            both(
                "写 `3..10 person`、`3 person..` 或 `2025-01-01..2025-12-31`，小的在前",
                "write `3..10 person`, `3 person..` or `2025-01-01..2025-12-31`, the smaller end first",
            ),
        ),
        FaultKind::PastEnd => (
            BROKEN_FORMULA,
            both("算式在这之前已经完整", "the formula is complete before this"),
            both("删去这里，或者用运算符连起来", "remove it, or join it by an operator"),
        ),
        FaultKind::Missing(sign) => (
            BROKEN_FORMULA,
            both(format!("这里缺 `{sign}`"), format!("`{sign}` is missing here")),
            both(format!("加上 `{sign}`"), format!("add `{sign}`")),
        ),
        FaultKind::TwoWays(first, second) => {
            let (first, second) = (first.as_str(), second.as_str());
            (
                BROKEN_FORMULA,
                both(
                    format!("`{second}` 和 `{first}` 连着写，有两种读法"),
                    format!("`{second}` beside `{first}` can be read two ways"),
                ),
                both("加上括号", "add parentheses"),
            )
        }
        FaultKind::NoOperand => (
            BROKEN_FORMULA,
            both("这里缺一个值", "a value is missing here"),
            both("写名字、数或日期", "write a name, a number or a date"),
        ),
        FaultKind::CountsRows => (
            BROKEN_FORMULA,
            both("`count` 数的是一组里的各行", "`count` counts the rows of a group"),
            both("写 `count(hire where …)`", "write `count(hire where …)`"),
        ),
        FaultKind::NotFunction(name) => (
            BROKEN_FORMULA,
            both(
                format!("`{name}` 不是能这样用的函数"),
                format!("`{name}` is not a function that can be called so"),
            ),
            both(
                "用 min、max、floor、count、since、months、within、monthly，括号里照规定写",
                "use min, max, floor, count, since, months, within or monthly, each with its arguments",
            ),
        ),
        FaultKind::Within => (
            BROKEN_FORMULA,
            both(
                "`within` 里写日期、月数，还可以写一个日子",
                "`within` takes a date, months and perhaps a day",
            ),
            both("写 `within(date, 6 months)`", "write `within(date, 6 months)`"),
        ),
        FaultKind::NotConstant => (
            BROKEN_FORMULA,
            both("`/` 只能除以一个写定的数", "`/` divides by a constant only"),
            both("改成另一边乘", "multiply the other side instead"),
        ),
        FaultKind::Nought => (
            BROKEN_FORMULA,
            both("不能除以0", "nothing can be divided by nought"),
            both("写别的数", "write another number"),
        ),
        FaultKind::TooLong => (
            TOO_MUCH,
            both("算式太长", "the formula is too long"),
            both("拆成几个条件或定义", "split it into several conditions or definitions"),
        ),
        FaultKind::TooDeep => (
            TOO_MUCH,
            both("算式套得太深", "the formula is nested too deeply"),
            both("拆成定义", "split it into definitions"),
        ),
        FaultKind::TooLarge => (
            TOO_MUCH,
            both("这个数太大", "this number is too large"),
            both("写小一点的数", "write a smaller one"),
        ),
        FaultKind::NoDay(day) => (
            BAD_DATE,
            both(format!("日历上没有 `{day}` 这一天"), format!("`{day}` is no day of the calendar")),
            both(
                "改正日期；从1900-01-01到2199-12-31",
                "correct the date; days run from 1900-01-01 to 2199-12-31",
            ),
        ),
        FaultKind::Unknown(name) => (
            UNKNOWN_NAME,
            both(format!("这里不认得 `{name}`"), format!("`{name}` is not known here")),
            both(
                "在问题、参数或定义里声明它，或者改正名字；一条规则只能提到它上面的规则",
                "declare it as a fact, parameter or definition, or correct the name; rules mention only rules above them",
            ),
        ),
        FaultKind::NotOption(name) => (
            UNKNOWN_NAME,
            both(
                format!("{}不是这个问题的选项", zh(name.as_deref())),
                format!("{} is not an option of this choice", en(name.as_deref())),
            ),
            both("写它的一个选项或选项组", "name one of its options or sets"),
        ),
        FaultKind::NotGroup(name) => (
            UNKNOWN_NAME,
            both(
                format!("{}不是一组人", zh(name.as_deref())),
                format!("{} is not a group", en(name.as_deref())),
            ),
            both("写一组的名字，如 `count(hire where …)`", "name a group, as in `count(hire where …)`"),
        ),
        FaultKind::OfRow(name) => (
            ROW_FACT,
            both(
                format!("`{name}` 是一组里每行各答一次的"),
                format!("`{name}` is answered for each row of its group"),
            ),
            both(
                "写在 `count(… where …)` 里，或者写在这一组的 `for_each` 规则里",
                "use it inside `count(… where …)` or in a rule `for_each` that group",
            ),
        ),
        FaultKind::NotTruth(name) => (
            WRONG_KIND,
            both(
                format!("{}不是成立或不成立的事", zh(name.as_deref())),
                format!("{} is not something that holds or does not", en(name.as_deref())),
            ),
            both("拿它和什么比较", "compare it with something"),
        ),
        FaultKind::MakesNumber(operator) => (
            WRONG_KIND,
            both(
                format!("`{}` 算出来是数，不是成立或不成立的事", operator.as_str()),
                format!("`{}` makes a number, not something that holds or does not", operator.as_str()),
            ),
            both("拿这个数和什么比较", "compare the number with something"),
        ),
        FaultKind::MakesNoNumber(operator) => (
            WRONG_KIND,
            both(
                format!("`{}` 算出来不是数", operator.as_str()),
                format!("`{}` makes no number", operator.as_str()),
            ),
            both("这里写一个数", "write a number here"),
        ),
        FaultKind::NotChoice => (
            WRONG_KIND,
            both("只有单选的问题才能写 `in`", "only a choice can be `in` options"),
            both("写一个单选的问题", "name a fact whose domain is a choice"),
        ),
        FaultKind::NotNumber(name) => (
            WRONG_KIND,
            both(
                format!("{}不是数", zh(name.as_deref())),
                format!("{} is not a number", en(name.as_deref())),
            ),
            both("写数、参数，或者带单位的问题", "write a number, a parameter or a fact with a unit"),
        ),
        FaultKind::NotDate(name) => (
            WRONG_KIND,
            both(
                format!("{}不是日期", zh(name.as_deref())),
                format!("{} is not a date", en(name.as_deref())),
            ),
            both(
                "写日期、`day`，或者是日期的问题、参数",
                "write a date, `day`, or a fact or parameter that is one",
            ),
        ),
        FaultKind::Units(first, second) => (
            UNLIKE_UNITS,
            both(
                format!("`{first}` 和 `{second}` 不能在这里放在一起"),
                format!("`{first}` and `{second}` cannot be joined here"),
            ),
            both("两边用同一个单位", "give both sides the same unit"),
        ),
        FaultKind::OtherUnit(found, wanted) => (
            UNLIKE_UNITS,
            both(
                format!("这里的单位是 `{found}`，应为 `{wanted}`"),
                format!("this is in `{found}`, not in `{wanted}`"),
            ),
            both(format!("换算成 `{wanted}`"), format!("bring it to `{wanted}`")),
        ),
        FaultKind::Follows => (
            BROKEN_FORMULA,
            both("这里用到的名字，它的声明本身有毛病", "what this names is at fault itself"),
            both("先改正那一处", "mend that first"),
        ),
        FaultKind::FullMonths(name) => {
            let so = if name == "since" { "`>=`" } else { "`>=` and `<`" };
            (
                FULL_MONTHS,
                both(
                    format!("`{name}` 数的是满了几个月，只能用 {} 比较", so.replace(" and ", "、")),
                    format!("`{name}` counts full months and is compared by {so} only"),
                ),
                both(
                    "几个月以内（含届满当天）写 `within(日期, 月数)`，超过几个月写 `day > 日期 + 月数`",
                    "write `within(date, months)` for up to and including the corresponding day, `day > date + months` for later",
                ),
            )
        }
    }
}

fn zh(name: Option<&str>) -> String {
    name.map_or_else(|| "这".to_owned(), |name| format!("`{name}` "))
}

fn en(name: Option<&str>) -> String {
    name.map_or_else(|| "this".to_owned(), |name| format!("`{name}`"))
}
