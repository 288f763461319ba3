//! What is wrong with an answer and what to do, to a person: the page and the command say the same.

use crate::engine::{AnswerFault, AnswerProblem};
use crate::policy::{Ask, Catalog, Domain, Fact, Group};
use crate::present::Locale;
use crate::present::input::{InputFault, InputProblem};
use crate::present::nearest::nearest;
use crate::present::writing::{shapes, written};
use crate::unit::{Exact, Interval, Unit};

/// The version of the shape of [`problems_text`].
pub const PROBLEMS: &str = "policy-portal/problems/1";

/// What a name in the answers asks for.
#[derive(Clone, Copy)]
enum Asked<'a> {
    Fact(&'a Fact),
    /// A whole group, or how many are in a row of it.
    Group(&'a Group),
    Nothing,
}

fn asked<'a>(catalog: &'a Catalog, problem: &AnswerProblem) -> Asked<'a> {
    let group = catalog.group_id(&problem.name);
    let named = match (&problem.row, group) {
        (Some((_, short)), Some(group)) => {
            catalog.facts_of(Some(group)).map(|(_, fact)| fact).find(|fact| fact.short() == short)
        }
        _ => catalog.facts.iter().find(|fact| fact.id == problem.name),
    };
    let group = group.and_then(|group| catalog.groups.get(group.at()));
    named.map(Asked::Fact).or(group.map(Asked::Group)).unwrap_or(Asked::Nothing)
}

/// What is wrong with an answer, and what to do.
pub fn answer_words(catalog: &Catalog, problem: &AnswerProblem, locale: Locale) -> String {
    let asked = asked(catalog, problem);
    match &problem.fault {
        AnswerFault::Unknown => unknown(catalog, problem, locale),
        AnswerFault::Contradiction(text) => locale.of(text).to_owned(),
        AnswerFault::Unreadable { given } | AnswerFault::OutOfBounds { given } => {
            not_so(given, &wanted(catalog, asked, locale), locale)
        }
        AnswerFault::Fraction { .. } => wanted(catalog, asked, locale),
    }
}

fn not_so(given: &str, wanted: &str, locale: Locale) -> String {
    let given: String = given.chars().take(40).collect();
    match locale {
        Locale::Zh => format!("“{given}”不行。{wanted}"),
        Locale::En => format!("“{given}” does not do. {wanted}"),
    }
}

/// What to write instead.
fn wanted(catalog: &Catalog, asked: Asked<'_>, locale: Locale) -> String {
    match (asked, locale) {
        (Asked::Nothing, _) => String::new(),
        (Asked::Group(group), _) => {
            let most = Interval::between(Exact::ZERO, group.most);
            let number = number(most, Unit::PERSON, false, locale);
            match locale {
                Locale::Zh => format!("{number}各行人数之和不能超过总人数。"),
                Locale::En => format!("{number} The rows cannot describe more people than the total."),
            }
        }
        (Asked::Fact(fact), _) => match (&fact.domain, locale) {
            (Domain::Truth, Locale::Zh) => "请回答“是”（yes）或“否”（no）。".to_owned(),
            (Domain::Truth, Locale::En) => "Answer yes or no.".to_owned(),
            (Domain::Choice(_), _) => options(catalog, fact, locale),
            (Domain::Date(range), _) => date(*range, locale),
            (Domain::Quantity { unit, range, fractions }, _) => number(*range, *unit, *fractions, locale),
        },
    }
}

/// The first few options, by their labels.
fn options(catalog: &Catalog, fact: &Fact, locale: Locale) -> String {
    const SHOWN: usize = 6;
    let options = catalog.choice(fact).map_or(&[][..], |choice| &choice.options);
    let labels: Vec<_> = options.iter().take(SHOWN).map(|option| locale.of(&option.label)).collect();
    let more = SHOWN < options.len();
    match locale {
        Locale::Zh => format!("请选其中一项：{}{}。", labels.join("、"), if more { "等" } else { "" }),
        Locale::En => format!("Choose one of: {}{}.", labels.join("; "), if more { "; …" } else { "" }),
    }
}

fn date(range: Interval<crate::unit::Date>, locale: Locale) -> String {
    let end = |end: Option<crate::unit::Date>| end.map(|day| locale.date(day)).unwrap_or_default();
    let (lo, hi) = (end(range.lo()), end(range.hi()));
    match locale {
        Locale::Zh => format!("请填{lo}至{hi}之间的日期，如 2025-09-01。"),
        Locale::En => format!("Give a date from {lo} to {hi}, such as 2025-09-01."),
    }
}

/// `请填 0 到 1,000 之间的整数（单位：人）。`
fn number(range: Interval<Exact>, unit: Unit, fractions: bool, locale: Locale) -> String {
    let end = |end: Option<Exact>| end.map(|end| locale.quantity(end, Unit::NUMBER)).unwrap_or_default();
    let (lo, hi) = (end(range.lo()), end(range.hi()));
    let unit = unit_name(unit, locale);
    match (locale, unit.is_empty()) {
        (Locale::Zh, none) => {
            let kind = if fractions { "数" } else { "整数" };
            let unit = if none { String::new() } else { format!("（单位：{unit}）") };
            format!("请填 {lo} 到 {hi} 之间的{kind}{unit}。")
        }
        (Locale::En, none) => {
            let kind = if fractions { "number" } else { "whole number" };
            let unit = if none { String::new() } else { format!(", in {unit}") };
            format!("Give a {kind} from {lo} to {hi}{unit}.")
        }
    }
}

/// A unit as it is read; nothing for a bare number.
fn unit_name(unit: Unit, locale: Locale) -> String {
    if unit == Unit::NUMBER {
        return String::new();
    }
    let written = unit.to_string();
    let words: [(&str, &str); 4] = match locale {
        Locale::Zh => [("yuan", "元"), ("person", "人"), ("month", "月"), ("year", "年")],
        Locale::En => [("yuan", "yuan"), ("person", "people"), ("month", "months"), ("year", "years")],
    };
    match (locale, unit) {
        (Locale::Zh, Unit::MONTH) => "个月".to_owned(),
        (Locale::En, _) if written.contains('/') => written.replace('/', " a "),
        _ => words.iter().fold(written, |text, (from, to)| text.replace(from, to)),
    }
}

/// A name that nothing is asked under, and the nearest that something is.
fn unknown(catalog: &Catalog, problem: &AnswerProblem, locale: Locale) -> String {
    let name = problem.row.as_ref().map_or(&problem.name, |(_, fact)| fact);
    if let Some(group) = named_alone(catalog, name) {
        return match locale {
            Locale::Zh => format!("“{name}”写在“{group}”的 rows 里，每行一个。"),
            Locale::En => format!("Write “{name}” inside the rows of “{group}”."),
        };
    }
    let never = catalog.facts.iter().any(|fact| fact.id == *name && fact.ask == Ask::Never);
    match (locale, never, nearest(&names(catalog, problem), name)) {
        (Locale::Zh, true, _) => format!("“{name}”条文没有写明，要由主管部门解释，不用回答；请删去。"),
        (Locale::En, true, _) => {
            format!("“{name}” is for the authority to settle and is not asked; leave it out.")
        }
        (Locale::Zh, _, Some(known)) => format!("没有“{name}”这个问题；是不是“{known}”？"),
        (Locale::En, _, Some(known)) => format!("There is no question “{name}”; did you mean “{known}”?"),
        (Locale::Zh, _, None) => format!("没有“{name}”这个问题；用 policy facts 查看所有问题。"),
        (Locale::En, _, None) => format!("There is no question “{name}”; `policy facts` lists them all."),
    }
}

/// The group of a fact that was given outside the rows it belongs to.
fn named_alone<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a str> {
    let fact = catalog.facts.iter().find(|fact| fact.id == name)?;
    catalog.groups.get(fact.group?.at()).map(|group| group.id.as_str())
}

/// The names that may stand where this one does.
fn names<'a>(catalog: &'a Catalog, problem: &AnswerProblem) -> Vec<&'a str> {
    let group = catalog.group_id(&problem.name).filter(|_| problem.row.is_some());
    let facts = catalog.facts_of(group).filter(|(_, fact)| fact.ask != Ask::Never);
    let facts = facts.map(|(_, fact)| fact.short());
    match group {
        Some(_) => facts.chain(["count"]).collect(),
        None => facts.chain(catalog.groups.iter().map(|group| group.id.as_str())).collect(),
    }
}

/// What is wrong with a text of answers, and what to do.
pub fn input_words(catalog: &Catalog, problem: &InputProblem, locale: Locale) -> String {
    match (locale, &problem.fault) {
        (_, InputFault::Answer(problem)) => {
            format!("{}{}", answer_words(catalog, problem, locale), shape(catalog, problem, locale))
        }
        (Locale::Zh, InputFault::NotUtf8 { byte }) => {
            format!("第 {byte} 字节起不是 UTF-8；请用 UTF-8 保存。")
        }
        (Locale::En, InputFault::NotUtf8 { byte }) => {
            format!("Not UTF-8 at byte {byte}; save it as UTF-8.")
        }
        (Locale::Zh, InputFault::NotJson { what }) => format!("不是合法的 JSON（{what}）；请改正这一处。"),
        (Locale::En, InputFault::NotJson { what }) => format!("Not JSON ({what}); correct it here."),
        (Locale::Zh, InputFault::NotObject) => {
            "答案应是一个对象，如 {\"residence\": \"150102\"}。".to_owned()
        }
        (Locale::En, InputFault::NotObject) => {
            "Answers are an object, such as {\"residence\": \"150102\"}.".to_owned()
        }
        (Locale::Zh, InputFault::TooLong { most }) => format!("超过 {most} 字节；请分开计算。"),
        (Locale::En, InputFault::TooLong { most }) => format!("Longer than {most} bytes; split it."),
        (Locale::Zh, InputFault::More { most }) => format!("问题多于 {most} 个；请先改正这些。"),
        (Locale::En, InputFault::More { most }) => {
            format!("There are more problems than these {most}; correct them first.")
        }
        (Locale::Zh, InputFault::TooDeep) => "嵌套太深，没有哪个问题这样回答。".to_owned(),
        (Locale::En, InputFault::TooDeep) => "Nested deeper than any answer is.".to_owned(),
        (Locale::Zh, InputFault::Twice) => "同一个问题答了两次；请只留一个。".to_owned(),
        (Locale::En, InputFault::Twice) => "Answered twice; keep one of the two.".to_owned(),
        (Locale::Zh, InputFault::NotDay { given }) => {
            format!("“{given}”不是日期；请写成 2025-12-01，在1900至2199年之间。")
        }
        (Locale::En, InputFault::NotDay { given }) => {
            format!("“{given}” is not a date; write it as 2025-12-01, within 1900 to 2199.")
        }
    }
}

/// How a group is written, where it was written otherwise.
fn shape(catalog: &Catalog, problem: &AnswerProblem, locale: Locale) -> &'static str {
    let whole = problem.row.as_ref().is_none_or(|(_, fact)| fact.is_empty());
    let misshapen = matches!(problem.fault, AnswerFault::Unreadable { .. }) && whole;
    match (misshapen && catalog.group_id(&problem.name).is_some(), locale) {
        (false, _) => "",
        (true, Locale::Zh) => "写作 {\"total\": 3, \"rows\": [{\"count\": 2}]}。",
        (true, Locale::En) => " Write {\"total\": 3, \"rows\": [{\"count\": 2}]}.",
    }
}

/// The name of what is wrong.
fn kind(fault: &InputFault) -> &'static str {
    match fault {
        InputFault::NotUtf8 { .. } => "not_utf8",
        InputFault::NotJson { .. } => "not_json",
        InputFault::NotObject => "not_object",
        InputFault::TooLong { .. } => "too_long",
        InputFault::More { .. } => "more",
        InputFault::TooDeep => "too_deep",
        InputFault::Twice => "twice",
        InputFault::NotDay { .. } => "not_day",
        InputFault::Answer(problem) => match problem.fault {
            AnswerFault::Unknown => "unknown",
            AnswerFault::Unreadable { .. } => "unreadable",
            AnswerFault::OutOfBounds { .. } => "out_of_bounds",
            AnswerFault::Fraction { .. } => "fraction",
            AnswerFault::Contradiction(_) => "contradiction",
        },
    }
}

shapes! {
    struct Problems<'a> {
        schema: &'static str,
        problems: Vec<ProblemRecord<'a>>,
    }

    struct ProblemRecord<'a> {
        pointer: &'a str,
        line: Option<usize>,
        column: Option<usize>,
        kind: &'static str,
        message: Both,
    }

    struct Both {
        zh: String,
        en: String,
    }
}

/// Problems as JSON text: `{"schema", "problems": [{"pointer", "line", "column", "kind", "message": {"zh", "en"}}]}`.
pub fn problems_text(catalog: &Catalog, problems: &[InputProblem]) -> String {
    let words = |problem, locale| input_words(catalog, problem, locale);
    let problems = problems.iter().map(|problem| ProblemRecord {
        pointer: &problem.pointer,
        line: problem.at.map(|(line, _)| line),
        column: problem.at.map(|(_, column)| column),
        kind: kind(&problem.fault),
        message: Both { zh: words(problem, Locale::Zh), en: words(problem, Locale::En) },
    });
    written(&Problems { schema: PROBLEMS, problems: problems.collect() })
}
