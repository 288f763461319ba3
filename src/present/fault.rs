//! What is wrong with an answer and what to do, to a person: the page and the command say the same.

use crate::engine::{AnswerFault, AnswerProblem};
use crate::policy::{Ask, Catalog, Domain, Fact, Group};
use crate::present::Locale;
use crate::present::input::{InputFault, InputProblem};
use crate::present::nearest::nearest;
use crate::present::writing::Json;
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

/// A wording of the language, each `□` of it filled in.
fn filled(locale: Locale, zh: &str, en: &str, parts: &[&str]) -> String {
    let mut parts = parts.iter();
    let mut text = String::new();
    for letter in locale.say(zh, en).chars() {
        match letter {
            '□' => text.extend(parts.next().copied()),
            letter => text.push(letter),
        }
    }
    text
}

fn not_so(given: &str, wanted: &str, locale: Locale) -> String {
    let given: String = given.chars().take(40).collect();
    filled(locale, "“□”不行。□", "“□” does not do. □", &[&given, wanted])
}

/// What to write instead.
fn wanted(catalog: &Catalog, asked: Asked<'_>, locale: Locale) -> String {
    match (asked, locale) {
        (Asked::Nothing, _) => String::new(),
        (Asked::Group(group), _) => {
            let most = Interval::between(Exact::ZERO, group.most);
            let rest = locale
                .say("各行人数之和不能超过总人数。", " The rows cannot describe more people than the total.");
            number(most, Unit::PERSON, false, locale) + rest
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
    let labels = labels.join(locale.say("、", "; "));
    let more = if SHOWN < options.len() { locale.say("等", "; …") } else { "" };
    filled(locale, "请选其中一项：□□。", "Choose one of: □□.", &[&labels, more])
}

fn date(range: Interval<crate::unit::Date>, locale: Locale) -> String {
    let end = |end: Option<crate::unit::Date>| end.map(|day| locale.date(day)).unwrap_or_default();
    let (zh, en) = ("请填□至□之间的日期，如 2025-09-01。", "Give a date from □ to □, such as 2025-09-01.");
    filled(locale, zh, en, &[&end(range.lo()), &end(range.hi())])
}

/// `请填0人到1,000人之间的整数。`
fn number(range: Interval<Exact>, unit: Unit, fractions: bool, locale: Locale) -> String {
    let end = |end: Option<Exact>| end.map(|end| locale.quantity(end, unit)).unwrap_or_default();
    let kind = if fractions { locale.say("数", "number") } else { locale.say("整数", "whole number") };
    let (lo, hi) = (end(range.lo()), end(range.hi()));
    let parts: [&str; 3] = match locale {
        Locale::Zh => [&lo, &hi, kind],
        Locale::En => [kind, &lo, &hi],
    };
    filled(locale, "请填□到□之间的□。", "Give a □ from □ to □.", &parts)
}

/// A name that nothing is asked under, and the nearest that something is.
fn unknown(catalog: &Catalog, problem: &AnswerProblem, locale: Locale) -> String {
    let name = problem.row.as_ref().map_or(&problem.name, |(_, fact)| fact);
    if let Some(group) = named_alone(catalog, name) {
        let (zh, en) = ("“□”写在“□”的 rows 里，每行一个。", "Write “□” inside the rows of “□”.");
        return filled(locale, zh, en, &[name, group]);
    }
    let never = catalog.facts.iter().any(|fact| fact.id == *name && fact.ask == Ask::Never);
    let near = nearest(&names(catalog, problem), name);
    let (zh, en) = match near {
        _ if never => (
            "“□”条文没有写明，要由主管部门解释，不用回答；请删去。",
            "“□” is for the authority to settle and is not asked; leave it out.",
        ),
        Some(_) => ("没有“□”这个问题；是不是“□”？", "There is no question “□”; did you mean “□”?"),
        None => (
            "没有“□”这个问题；用 policy facts 查看所有问题。",
            "There is no question “□”; `policy facts` lists them all.",
        ),
    };
    filled(locale, zh, en, &[name, near.unwrap_or_default()])
}

/// The group of a fact that was given outside the rows it belongs to.
fn named_alone<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a str> {
    let fact = catalog.facts.iter().find(|fact| fact.id == name)?;
    catalog.groups.get(fact.group?.at()).map(|group| group.id.as_str())
}

/// The names that may stand where this one does.
fn names<'a>(catalog: &'a Catalog, problem: &AnswerProblem) -> Vec<&'a str> {
    let group = catalog.group_id(&problem.name).filter(|_| problem.row.is_some());
    let mut names = Vec::new();
    for fact in &catalog.facts {
        if fact.group == group && fact.ask != Ask::Never {
            names.push(fact.short());
        }
    }
    if group.is_some() {
        names.push("count");
    } else {
        names.extend(catalog.groups.iter().map(|group| group.id.as_str()));
    }
    names
}

/// What is wrong with a text of answers, and what to do.
pub fn input_words(catalog: &Catalog, problem: &InputProblem, locale: Locale) -> String {
    let (zh, en, part) = match &problem.fault {
        InputFault::Answer(problem) => {
            return answer_words(catalog, problem, locale) + shape(catalog, problem, locale);
        }
        InputFault::NotUtf8 { byte } => (
            "第 □ 字节起不是 UTF-8；请用 UTF-8 保存。",
            "Not UTF-8 at byte □; save it as UTF-8.",
            byte.to_string(),
        ),
        InputFault::NotJson { what } => {
            ("不是合法的 JSON（□）；请改正这一处。", "Not JSON (□); correct it here.", what.clone())
        }
        InputFault::NotObject => (
            "答案应是一个对象，如 {\"residence\": \"150102\"}。",
            "Answers are an object, such as {\"residence\": \"150102\"}.",
            String::new(),
        ),
        InputFault::TooLong { most } => {
            ("超过 □ 字节；请分开计算。", "Longer than □ bytes; split it.", most.to_string())
        }
        InputFault::More { most } => (
            "问题多于 □ 个；请先改正这些。",
            "There are more problems than these □; correct them first.",
            most.to_string(),
        ),
        InputFault::TooDeep => {
            ("嵌套太深，没有哪个问题这样回答。", "Nested deeper than any answer is.", String::new())
        }
        InputFault::Twice => {
            ("同一个问题答了两次；请只留一个。", "Answered twice; keep one of the two.", String::new())
        }
        InputFault::NotDay { given } => (
            "“□”不是日期；请写成 2025-12-01，在1900至2199年之间。",
            "“□” is not a date; write it as 2025-12-01, within 1900 to 2199.",
            given.clone(),
        ),
    };
    filled(locale, zh, en, &[&part])
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

/// Problems as JSON text: `{"schema", "problems": [{"pointer", "line", "column", "kind", "message": {"zh", "en"}}]}`.
pub fn problems_text(catalog: &Catalog, problems: &[InputProblem]) -> String {
    let mut json = Json::new();
    json.open("", '{');
    json.put("schema", PROBLEMS);
    json.open("problems", '[');
    for problem in problems {
        problem_record(&mut json, catalog, problem);
    }
    json.close(']');
    json.close('}');
    json.done()
}

fn problem_record(json: &mut Json, catalog: &Catalog, problem: &InputProblem) {
    json.open("", '{');
    json.put("pointer", problem.pointer.as_str());
    json.count("line", problem.at.map(|(line, _)| line));
    json.count("column", problem.at.map(|(_, column)| column));
    json.put("kind", kind(&problem.fault));
    json.open("message", '{');
    for (name, locale) in [("zh", Locale::Zh), ("en", Locale::En)] {
        json.put(name, input_words(catalog, problem, locale).as_str());
    }
    json.close('}');
    json.close('}');
}
