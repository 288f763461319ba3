//! Numbers and days as phrases.

use crate::formula::{Moment, ParameterId, ParameterKey, Quantity, Test, Type};
use crate::policy::{Amount, Dated, Parameter, ParameterValue};
use crate::present::{Locale, Phrase};
use crate::unit::{Exact, Interval, Unit};

impl Phrase<'_> {
    /// What a case of a grant comes to.
    pub fn amount(&self, amount: &Amount, unit: Unit) -> String {
        match amount {
            Amount::Quantity(quantity) => self.quantity(quantity, Some(unit)),
            Amount::Moment(moment) => self.moment(moment),
        }
    }

    /// A number; `unit` is that of a bare one.
    pub fn quantity(&self, quantity: &Quantity, unit: Option<Unit>) -> String {
        match quantity {
            Quantity::Number(number) => self.number(*number, unit.unwrap_or(Unit::NUMBER)),
            Quantity::Fact(id) => self.fact(*id),
            Quantity::Parameter(id, key) => self.parameter(*id, *key),
            Quantity::Sum(a, b) => self.joined_by(a, "+", b, self.catalog.unit(quantity).or(unit)),
            Quantity::Difference(a, b) => {
                let unit = self.catalog.unit(quantity).or(unit);
                format!("{} − {}", self.quantity(a, unit), self.factor(b, unit))
            }
            Quantity::Product(a, b) => self.product(a, b),
            Quantity::Least(all) => self.among(all, self.locale.say("中的最小值", "the least of "), unit),
            Quantity::Greatest(all) => {
                self.among(all, self.locale.say("中的最大值", "the greatest of "), unit)
            }
            Quantity::Floor(inner) => self.floor(inner),
            Quantity::FullMonths(from, to) => self.full(from, to, self.locale.say("整月数", "full months")),
            Quantity::Count(group, condition) => self.count(&self.group(*group), condition.as_deref()),
            Quantity::Monthly { amount, from, months } => self.monthly(amount, from, months),
        }
    }

    fn joined_by(&self, a: &Quantity, sign: &str, b: &Quantity, unit: Option<Unit>) -> String {
        format!("{} {sign} {}", self.quantity(a, unit), self.quantity(b, unit))
    }

    /// A part of a product or difference: sums in parentheses.
    fn factor(&self, quantity: &Quantity, unit: Option<Unit>) -> String {
        let text = self.quantity(quantity, unit);
        let sum = matches!(quantity, Quantity::Sum(..) | Quantity::Difference(..));
        if sum { self.enclosed(&text) } else { text }
    }

    /// A product; one with a fraction of one is a division.
    fn product(&self, a: &Quantity, b: &Quantity) -> String {
        let left = self.factor(a, None);
        if let Quantity::Number(number) = b
            && let (1, divisor) = number.parts()
            && divisor != 1
        {
            return format!("{left} ÷ {divisor}");
        }
        format!("{left} × {}", self.factor(b, None))
    }

    fn among(&self, all: &[Quantity], word: &str, unit: Option<Unit>) -> String {
        let unit = all.iter().find_map(|it| self.catalog.unit(it)).or(unit);
        let parts: Vec<_> = all.iter().map(|it| self.quantity(it, unit)).collect();
        match self.locale {
            Locale::Zh => format!("（{}）{word}", parts.join("、")),
            Locale::En => format!("{word}({})", parts.join("; ")),
        }
    }

    /// Twelfths of full months, rounded down, are full years.
    fn floor(&self, inner: &Quantity) -> String {
        if let Quantity::Product(months, number) = inner
            && let (Quantity::FullMonths(from, to), Quantity::Number(number)) = (&**months, &**number)
            && number.parts() == (1, 12)
        {
            return self.full(from, to, self.locale.say("整年数", "full years"));
        }
        let inner = self.enclosed(&self.quantity(inner, None));
        match self.locale {
            Locale::Zh => format!("{inner}舍去小数后的整数"),
            Locale::En => format!("{inner} rounded down"),
        }
    }

    fn full(&self, from: &Moment, to: &Moment, what: &str) -> String {
        let (from, to) = (self.moment(from), self.moment(to));
        match self.locale {
            Locale::Zh => format!("从{from}到{to}的{what}"),
            Locale::En => format!("{what} from {from} to {to}"),
        }
    }

    fn count(&self, group: &str, condition: Option<&Test>) -> String {
        match (self.locale, condition) {
            (Locale::Zh, None) => format!("{group}的人数"),
            (Locale::Zh, Some(condition)) => format!("{group}中符合〔{}〕的人数", self.test(condition)),
            (Locale::En, None) => format!("the number of people under {group}"),
            (Locale::En, Some(condition)) => {
                format!("the number of people under {group} for whom [{}]", self.test(condition))
            }
        }
    }

    fn monthly(&self, amount: &Quantity, from: &Moment, months: &Quantity) -> String {
        let (amount, from) = (self.quantity(amount, None), self.moment(from));
        let months = self.quantity(months, Some(Unit::MONTH));
        match self.locale {
            Locale::Zh => format!("自{from}起〔{months}〕内，逐月〔{amount}〕之和（各月按当月首日的标准）"),
            Locale::En => format!(
                "the sum, for [{months}] from {from}, of [{amount}] for each month (at the rates of its first day)"
            ),
        }
    }

    /// A day.
    pub fn moment(&self, moment: &Moment) -> String {
        match moment {
            Moment::Day => self.locale.say("当日", "the day").to_owned(),
            Moment::Date(date) => self.locale.date(*date),
            Moment::Fact(id) => self.fact(*id),
            Moment::Parameter(id, key) => self.parameter(*id, *key),
            Moment::Later(date, months) => self.later(date, months),
        }
    }

    fn later(&self, date: &Moment, months: &Quantity) -> String {
        let (months, back) = match months {
            Quantity::Difference(nought, back) if **nought == Quantity::Number(Exact::ZERO) => {
                (&**back, true)
            }
            _ => (months, false),
        };
        let (date, months) = (self.moment(date), self.quantity(months, Some(Unit::MONTH)));
        match (self.locale, back) {
            (Locale::Zh, false) => format!("{date}起满〔{months}〕的对应日"),
            (Locale::Zh, true) => format!("{date}前〔{months}〕的对应日"),
            (Locale::En, false) => format!("the corresponding day [{months}] after {date}"),
            (Locale::En, true) => format!("the corresponding day [{months}] before {date}"),
        }
    }

    /// A parameter: its value on the day, its label, and since when.
    pub(crate) fn parameter(&self, id: ParameterId, key: ParameterKey) -> String {
        let Some(parameter) = self.catalog.parameters.get(id.at()) else { return String::new() };
        let label = self.locale.of(&parameter.label).to_owned();
        let Some(dated) = parameter.on(self.day) else {
            return format!("“{label}”{}", self.locale.say("（当日没有数值）", " (no value on the day)"));
        };
        let from = self.from(dated);
        let (value, label) = match (key, parameter.by) {
            (ParameterKey::Own, Some(by)) => {
                let by = self.fact(by);
                return match self.locale {
                    Locale::Zh => format!("“{label}”（按{by}，{from}）"),
                    Locale::En => format!("“{label}” (by {by}, {from})"),
                };
            }
            (ParameterKey::Own, None) => (dated.values.first(), label),
            (ParameterKey::Key(at), _) => (dated.values.get(usize::from(at)), self.parameter_name(id, key)),
        };
        let value = self.value(parameter, value.copied().flatten());
        match self.locale {
            Locale::Zh => format!("{value}（{label}，{from}）"),
            Locale::En => format!("{value} ({label}, {from})"),
        }
    }

    /// A parameter by its label and key.
    pub(crate) fn parameter_name(&self, id: ParameterId, key: ParameterKey) -> String {
        let Some(parameter) = self.catalog.parameters.get(id.at()) else { return String::new() };
        let label = self.locale.of(&parameter.label);
        match key {
            ParameterKey::Own => label.to_owned(),
            ParameterKey::Key(at) => format!("{label}·{}", self.key(parameter, at.into())),
        }
    }

    /// One key of a parameter, by the label of its set or option.
    pub(crate) fn key(&self, parameter: &Parameter, at: usize) -> &str {
        let choice = parameter.by.and_then(|by| self.catalog.choice(self.catalog.fact(by)?));
        let Some((choice, key)) = choice.zip(parameter.keys.get(at)) else { return "" };
        let set = choice.sets.iter().find(|set| set.id == key.id).map(|set| &set.label);
        let option = || choice.options.iter().find(|option| option.id == key.id).map(|option| &option.label);
        set.or_else(option).map(|label| self.locale.of(label)).unwrap_or_default()
    }

    /// Since when a value counts; just the year where the document states no day.
    pub(crate) fn from(&self, dated: &Dated) -> String {
        let from = match (dated.from_unstated, self.locale) {
            (true, Locale::Zh) => format!("{}年", dated.from.year()),
            (true, Locale::En) => dated.from.year().to_string(),
            (false, _) => self.locale.date(dated.from),
        };
        match self.locale {
            Locale::Zh => format!("{from}起"),
            Locale::En => format!("from {from}"),
        }
    }

    /// A value as the law states it: 不低于, 不超过, or not stated.
    pub(crate) fn value(&self, parameter: &Parameter, value: Option<ParameterValue>) -> String {
        let unit = match parameter.kind {
            Type::Quantity(unit) => unit,
            _ => Unit::NUMBER,
        };
        match value {
            None | Some(ParameterValue::Quantity { unstated: true, .. }) => {
                self.locale.say("未公布的数额", "an amount that is not published").to_owned()
            }
            Some(ParameterValue::Date(range)) => {
                range.as_point().map(|date| self.locale.date(date)).unwrap_or_default()
            }
            Some(ParameterValue::Quantity { range, .. }) => self.bounded(range, unit),
        }
    }

    /// A bare number that is not whole is a percentage.
    pub(crate) fn number(&self, number: Exact, unit: Unit) -> String {
        self.bounded(Interval::point(number), unit)
    }

    /// A set of numbers; nothing where every number is possible.
    pub(crate) fn bounded(&self, range: Interval<Exact>, unit: Unit) -> String {
        self.locale.bounded(range, unit, ("不低于", "at least "), ("不超过", "at most "))
    }
}
