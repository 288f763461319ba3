//! Languages: numbers, money, dates and units as each writes them, and the portal's own words.

use std::cell::OnceCell;

use crate::policy::{Text, read_texts};
use crate::present::Named;
use crate::unit::{Date, Exact, Interval, Unit};

/// A language of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Locale {
    /// One of two wordings.
    pub fn say<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The words of a text: where English is missing, the Chinese.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Self::Zh => &text.zh,
            Self::En => text.en.as_deref().unwrap_or(&text.zh),
        }
    }

    /// `¥20,000`; fractions to the fen, rounded half up.
    pub fn money(self, yuan: Exact) -> String {
        let negative = yuan.is_negative();
        let size = if negative { yuan.negated().unwrap_or(yuan) } else { yuan };
        format!("{}¥{}", if negative { "-" } else { "" }, grouped(size))
    }

    /// `2025年12月1日` or `1 December 2025`.
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Self::En => format!("{} {} {}", date.day(), month_name(date.month()), date.year()),
        }
    }

    /// `2025年12月` or `December 2025`.
    pub fn month(self, date: Date) -> String {
        match self {
            Self::Zh => format!("{}年{}月", date.year(), date.month()),
            Self::En => format!("{} {}", month_name(date.month()), date.year()),
        }
    }

    /// A number with its unit: `3人`, `12个月`, `¥2,380/月`, `50%`.
    pub fn quantity(self, number: Exact, unit: Unit) -> String {
        match self {
            Self::Zh => zh_quantity(number, unit),
            Self::En => en_quantity(number, unit),
        }
    }

    /// A set of numbers: `3人`, `至少3人`, `3人至10人`; nothing where every number is possible.
    pub fn range(self, range: Interval<Exact>, unit: Unit) -> Option<String> {
        let text = self.bounded(range, unit, ("至少", "at least "), ("至多", "at most "));
        Some(text).filter(|text| !text.is_empty())
    }

    /// Many months, where they are known, as years and months: `60年5个月`.
    pub(crate) fn years(self, range: Interval<Exact>, unit: Unit) -> Option<String> {
        let months = range.as_point().and_then(Exact::as_whole);
        let months = months.filter(|months| unit == Unit::MONTH && 24 <= *months)?;
        let years = months.div_euclid(12).to_string() + self.say("年", " years");
        Some(match months.rem_euclid(12) {
            0 => years,
            rest => years + self.say("", " and ") + &self.quantity(Exact::from(rest), unit),
        })
    }

    /// The same with words of one's own for the ends; a range of fractions is of percentages.
    pub(crate) fn bounded(
        self,
        range: Interval<Exact>,
        unit: Unit,
        least: (&str, &str),
        most: (&str, &str),
    ) -> String {
        let say = |(zh, en)| self.say(zh, en).to_owned();
        let broken = |end: Option<Exact>| end.is_some_and(|end| end.parts().1 != 1);
        let percent = unit == Unit::NUMBER && (broken(range.lo()) || broken(range.hi()));
        let shown = |number: Exact| match number.times(Exact::from(100)) {
            Some(hundredths) if percent => hundredths.to_string() + "%",
            _ => self.quantity(number, unit),
        };
        match (range.lo(), range.hi()) {
            (Some(lo), Some(hi)) if lo == hi => shown(lo),
            (Some(lo), Some(hi)) if lo != Exact::ZERO => shown(lo) + &say(("至", " to ")) + &shown(hi),
            (Some(lo), None) => say(least) + &shown(lo),
            (_, Some(hi)) => say(most) + &shown(hi),
            (None, None) => String::new(),
        }
    }
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

fn zh_quantity(number: Exact, unit: Unit) -> String {
    let plain = grouped(number);
    match unit {
        Unit::NUMBER => number_or_percent(number),
        Unit::PERSON => format!("{plain}人"),
        Unit::MONTH => format!("{plain}个月"),
        _ if unit.yuan == 1 => format!("¥{plain}{}", per(unit, ["/人", "/月", "/年"])),
        _ => format!("{plain} {unit}"),
    }
}

fn en_quantity(number: Exact, unit: Unit) -> String {
    let plain = grouped(number);
    let one = number == Exact::ONE;
    match unit {
        Unit::NUMBER => number_or_percent(number),
        Unit::PERSON => format!("{plain} {}", if one { "person" } else { "people" }),
        Unit::MONTH => format!("{plain} {}", if one { "month" } else { "months" }),
        _ if unit.yuan == 1 => format!("¥{plain}{}", per(unit, ["/person", "/month", "/year"])),
        _ => format!("{plain} {unit}"),
    }
}

/// What an amount is divided by, in the order person, month, year.
fn per(unit: Unit, names: [&str; 3]) -> String {
    let powers = [unit.person, unit.month, unit.year];
    names.iter().zip(powers).filter(|(_, power)| *power < 0).map(|(name, _)| *name).collect()
}

/// A fraction below one as a percentage.
fn number_or_percent(number: Exact) -> String {
    match number.times(Exact::from(100)) {
        Some(percent) if number < Exact::ONE && number != Exact::ZERO => format!("{percent}%"),
        _ => grouped(number),
    }
}

/// Digits in groups of three; fractions to two places, rounded half up.
fn grouped(number: Exact) -> String {
    let cents =
        Exact::ratio(1, 2).and_then(|half| number.times(Exact::from(100))?.plus(half)).map(Exact::floor);
    let cents = cents.and_then(Exact::as_whole).unwrap_or(i64::MAX);
    let (whole, part) = (cents.div_euclid(100), cents.rem_euclid(100));
    let digits = whole.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(at);
        if at != 0 && left.checked_rem(3) == Some(0) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    if part == 0 { text } else { format!("{text}.{part:02}") }
}

/// The portal's own words, by key, with `{0}`, `{1}` … for what is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    words: Named<String>,
    /// Those of pages that come later, once they have come.
    later: OnceCell<Named<String>>,
}

impl Words {
    /// Reads a flat object of texts; `None` if it is not one.
    pub fn read(text: &str) -> Option<Self> {
        Some(Self { words: named(text)?, later: OnceCell::new() })
    }

    /// Adds the words of pages that come later, once; whether they could be read.
    pub fn add(&self, text: &str) -> bool {
        named(text).is_some_and(|later| self.later.set(later).is_ok())
    }

    /// The words of a key; the key itself where there are none, so that the gap is seen.
    pub fn get(&self, key: &str) -> String {
        let later = || self.later.get().and_then(|later| later.get(key));
        self.words.get(key).or_else(later).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// The words of a key with what is filled in.
    pub fn with(&self, key: &str, parts: &[&str]) -> String {
        parts
            .iter()
            .enumerate()
            .fold(self.get(key), |text, (at, part)| text.replace(&format!("{{{at}}}"), part))
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let all = [Some(&self.words), self.later.get()];
        all.into_iter().flatten().flat_map(Named::all).map(|(key, _)| key.as_str())
    }
}

fn named(text: &str) -> Option<Named<String>> {
    let mut words = Named::default();
    for (key, text) in read_texts(text)? {
        words.insert(&key, text);
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::Locale;
    use crate::unit::{Date, Exact, Unit};

    #[test]
    fn money_is_grouped_and_exact_to_the_fen() {
        let shown = |text: &str| Locale::Zh.money(Exact::parse(text).unwrap());
        let cases = [
            ("0", "¥0"),
            ("999", "¥999"),
            ("1000", "¥1,000"),
            ("1234567", "¥1,234,567"),
            ("2156.5", "¥2,156.50"),
            ("-20000", "-¥20,000"),
            ("-100", "-¥100"),
            ("1/3", "¥0.33"),
        ];
        for (given, expected) in cases {
            assert_eq!(shown(given), expected);
        }
    }

    #[test]
    fn quantities_and_dates_in_both_languages() {
        let three = Exact::from(3);
        assert_eq!(Locale::Zh.quantity(three, Unit::PERSON), "3人");
        assert_eq!(Locale::En.quantity(Exact::ONE, Unit::MONTH), "1 month");
        assert_eq!(Locale::Zh.quantity(three, Unit::YUAN.over(Unit::PERSON).over(Unit::MONTH)), "¥3/人/月");
        assert_eq!(Locale::Zh.quantity(Exact::ratio(1, 2).unwrap(), Unit::NUMBER), "50%");
        let day = Date::parse("2025-12-01").unwrap();
        assert_eq!(
            (Locale::Zh.date(day), Locale::En.date(day)),
            ("2025年12月1日".into(), "1 December 2025".into())
        );
    }
}
