//! Numbers with a boundary word in Chinese clauses: 3人以上, 不满16周岁, 5.5%以下.

use crate::unit::{Exact, Unit};

/// How what is judged stands to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// 以上, 不低于, 满, 达到.
    AtLeast,
    /// 超过, 高于, 多于, 逾, 以外.
    More,
    /// 以下, 以内, 不超过, 最多.
    AtMost,
    /// 不足, 不满, 不到, 低于.
    Less,
}

impl Relation {
    /// That of the contrary.
    pub(super) fn contrary(self) -> Self {
        match self {
            Self::AtLeast => Self::Less,
            Self::More => Self::AtMost,
            Self::AtMost => Self::More,
            Self::Less => Self::AtLeast,
        }
    }

    /// That of the two sides changed about.
    pub(super) fn flipped(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::More => Self::Less,
            Self::AtMost => Self::AtLeast,
            Self::Less => Self::More,
        }
    }

    /// Without the number itself.
    fn excluding(self) -> Self {
        match self {
            Self::AtLeast => Self::More,
            Self::AtMost => Self::Less,
            other => other,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::More => ">",
            Self::AtMost => "<=",
            Self::Less => "<",
        }
    }
}

/// A number and the word at its side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) number: Exact,
    pub(super) unit: Unit,
    pub(super) relation: Relation,
    pub(super) word: &'static str,
}

/// Words before a number, the longer first; 民法典第一千二百五十九条.
const BEFORE: [(&str, Relation); 33] = [
    ("不超过", Relation::AtMost),
    ("没超过", Relation::AtMost),
    ("未超过", Relation::AtMost),
    ("不高于", Relation::AtMost),
    ("不多于", Relation::AtMost),
    ("不大于", Relation::AtMost),
    ("最多", Relation::AtMost),
    ("至多", Relation::AtMost),
    ("最长", Relation::AtMost),
    ("不低于", Relation::AtLeast),
    ("不少于", Relation::AtLeast),
    ("不小于", Relation::AtLeast),
    ("至少", Relation::AtLeast),
    ("未达到", Relation::Less),
    ("没达到", Relation::Less),
    ("没有达到", Relation::Less),
    ("达到", Relation::AtLeast),
    ("超过", Relation::More),
    ("高于", Relation::More),
    ("大于", Relation::More),
    ("多于", Relation::More),
    ("逾", Relation::More),
    ("低于", Relation::Less),
    ("少于", Relation::Less),
    ("不满", Relation::Less),
    ("没满", Relation::Less),
    ("没领满", Relation::Less),
    ("未领满", Relation::Less),
    ("没到", Relation::Less),
    ("不到", Relation::Less),
    ("未满", Relation::Less),
    ("不足", Relation::Less),
    ("满", Relation::AtLeast),
];

/// Words after a number.
const AFTER: [(&str, Relation); 6] = [
    ("以上", Relation::AtLeast),
    ("以下", Relation::AtMost),
    ("以内", Relation::AtMost),
    ("之内", Relation::AtMost),
    ("内", Relation::AtMost),
    ("以外", Relation::More),
];

/// What a number is multiplied by.
const SCALES: [(&str, i64); 4] = [("万", 10_000), ("亿", 100_000_000), ("千", 1000), ("百", 100)];

/// Units, the longer first, and how many base units one is.
const UNITS: [(&str, Unit, i64); 10] = [
    ("周岁", Unit::MONTH, 12),
    ("岁", Unit::MONTH, 12),
    ("年", Unit::MONTH, 12),
    ("个月", Unit::MONTH, 1),
    ("月", Unit::MONTH, 1),
    ("人", Unit::PERSON, 1),
    ("名", Unit::PERSON, 1),
    ("户", Unit::PERSON, 1),
    ("元", Unit::YUAN, 1),
    ("%", Unit::NUMBER, 1),
];

/// The phrases of a text; `excluding` are the inclusive words that its document defines to exclude the number.
pub(super) fn phrases(text: &str, excluding: &[String]) -> Vec<Phrase> {
    let text = text.replace('％', "%").replace("（含）", "").replace("(含)", "").replace("及以", "以");
    let mut found = Vec::new();
    let (mut before, mut rest) = (String::new(), text.as_str());
    while let Some(first) = rest.chars().next() {
        if let Some((number, len)) = numeral(rest) {
            let (seen, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
            found.extend(phrase(&before, number, after, excluding));
            before.push_str(seen);
            rest = after;
        } else {
            before.push(first);
            rest = rest.strip_prefix(first).unwrap_or_default();
        }
    }
    found
}

fn phrase(before: &str, number: Exact, after: &str, excluding: &[String]) -> Option<Phrase> {
    let (scale, after) = SCALES
        .iter()
        .find_map(|(word, scale)| after.strip_prefix(word).map(|after| (*scale, after)))
        .unwrap_or((1, after));
    let (unit, one, after) = UNITS
        .iter()
        .find_map(|(word, unit, one)| after.strip_prefix(word).map(|after| (*unit, *one, after)))?;
    let hundredth = if unit == Unit::NUMBER { Exact::ratio(1, 100)? } else { Exact::ONE };
    let number = number.times(Exact::from(scale))?.times(Exact::from(one))?.times(hundredth)?;
    let trailing = AFTER.iter().find(|(word, _)| after.starts_with(word));
    let (word, relation) = leading(before, trailing.is_some()).or(trailing).copied()?;
    let relation = if excluding.iter().any(|it| it == word) { relation.excluding() } else { relation };
    Some(Phrase { number, unit, relation, word })
}

/// The word at the end of a text; 达到 says nothing where the number has a word behind it: 达到50%以上.
fn leading(before: &str, trailed: bool) -> Option<&'static (&'static str, Relation)> {
    let bare = before.trim_end_matches(['了', '到', '达', '为']);
    let says = |word: &str| before.ends_with(word) || bare.ends_with(word);
    BEFORE.iter().find(|(word, _)| says(word)).filter(|(word, _)| !trailed || *word != "达到")
}

/// A number at the beginning of a text, in digits or in Chinese, and how many bytes it takes.
fn numeral(text: &str) -> Option<(Exact, usize)> {
    let digits = text
        .len()
        .saturating_sub(text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').len());
    if 0 < digits {
        let number = text.get(..digits)?.trim_end_matches(['.', ',']).replace(',', "");
        return Exact::parse(&number).map(|number| (number, digits));
    }
    let chinese = |c: char| "一二两三四五六七八九十半".contains(c);
    let len = text.len().saturating_sub(text.trim_start_matches(chinese).len());
    let number = chinese_number(text.get(..len)?)?;
    Some((number, len))
}

fn chinese_number(text: &str) -> Option<Exact> {
    let digit = |c: char| {
        let place = "一二三四五六七八九".chars().position(|it| it == c).or((c == '两').then_some(1))?;
        i64::try_from(place).ok()?.checked_add(1)
    };
    if text == "半" {
        return Exact::ratio(1, 2);
    }
    let (tens, ones) = text.split_once('十').map_or((None, text), |(tens, ones)| (Some(tens), ones));
    let one = |part: &str, empty: i64| match part.chars().collect::<Vec<_>>()[..] {
        [] => Some(empty),
        [c] => digit(c),
        _ => None,
    };
    let tens = tens.map_or(Some(0), |tens| one(tens, 1))?;
    let ones = if text.is_empty() { None } else { one(ones, 0) }?;
    tens.checked_mul(10)?.checked_add(ones).map(Exact::from)
}

#[cfg(test)]
mod tests {
    use super::{Relation, phrases};

    #[test]
    fn numbers_and_their_words_are_read() {
        let read = |text: &str, words: &[&str]| {
            let excluding: Vec<_> = words.iter().map(|it| (*it).to_owned()).collect();
            let found = phrases(text, &excluding).into_iter();
            found.map(|it| format!("{} {} {}", it.relation.as_str(), it.number, it.unit)).collect::<Vec<_>>()
        };
        assert_eq!(read("带动就业3人以上并为其缴纳社会保险一年以上的", &[]), [">= 3 person", ">= 12 month"]);
        assert_eq!(
            read("留用率达到50%以上，6个月内，5万元以下", &[]),
            [">= 0.5 number", "<= 6 month", "<= 50000 yuan"]
        );
        assert_eq!(read("年满16周岁不满25周岁，未满半年", &[]), [">= 192 month", "< 300 month", "< 6 month"]);
        assert_eq!(
            read("职工超过100人，裁员率不高于5.5%，不低于1000元", &[]),
            ["> 100 person", "<= 0.055 number", ">= 1000 yuan"]
        );
        assert_eq!(read("参保30人（含）以下", &[]), ["<= 30 person"]);
        assert_eq!(read("从业人员300人以下，20人及以上", &["以下"]), ["< 300 person", ">= 20 person"]);
        assert_eq!(read("每人1500元，第8项", &[]), [""; 0]);
        assert_eq!(
            read("比例达到30%，最长不超过36个月，最多为5人，至多2年，期限最长12个月", &[]),
            [">= 0.3 number", "<= 36 month", "<= 5 person", "<= 24 month", "<= 12 month"]
        );
        assert_eq!(
            read("不到3人，没到3个月，未达到60周岁，多于2人，不多于2人，逾6个月", &[]),
            ["< 3 person", "< 3 month", "< 720 month", "> 2 person", "<= 2 person", "> 6 month"]
        );
        assert_eq!(Relation::AtLeast.contrary().flipped(), Relation::More);
    }
}
