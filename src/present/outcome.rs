//! What policies come to for people, in a line each: for programs that compare.

use crate::engine::{Answers, Value, Verdict, read_answers};
use crate::formula::{FactId, GroupId};
use crate::policy::Catalog;
use crate::present::report::verdict_words;
use crate::present::{Locale, Phrase};
use crate::unit::{Date, Exact, Unit};

/// A verdict, and amounts in their units where something comes or may come of it.
pub fn outcome_words(verdict: Verdict, amounts: &[(Unit, Value)], locale: Locale) -> String {
    let mut words = vec![verdict_words(verdict, locale).to_owned()];
    if verdict == Verdict::Eligible || verdict.is_open() {
        words.extend(amounts.iter().filter_map(|(unit, amount)| amount_words(*amount, *unit, locale)));
    }
    words.join(locale.say("，", ", "))
}

fn amount_words(amount: Value, unit: Unit, locale: Locale) -> Option<String> {
    let to = |one: String, other: String| if one == other { one } else { format!("{one}–{other}") };
    match amount {
        Value::Quantity(range) => {
            let from = range.lo().unwrap_or(Exact::ZERO);
            let said = |number| locale.quantity(number, unit);
            match (range.hi(), locale) {
                (Some(hi), _) => Some(to(said(from), said(hi))),
                (None, _) if from == Exact::ZERO => None,
                (None, Locale::Zh) => Some(format!("至少{}", said(from))),
                (None, Locale::En) => Some(format!("at least {}", said(from))),
            }
        }
        Value::Date(range) => Some(to(locale.date(range.lo()?), locale.date(range.hi()?))),
        Value::Truth(_) | Value::Choice(_) => None,
    }
}

/// Answers as they are read: each question's label with what is answered; of a group, its number and its row.
pub fn answers_words(catalog: &Catalog, day: Date, answers: &Answers, locale: Locale) -> Vec<String> {
    let (situation, _) = read_answers(catalog, day, answers);
    let phrase = Phrase { catalog, locale, day };
    let line = |id: FactId, value: Value| {
        let fact = catalog.fact(id)?;
        Some(format!("{}: {}", locale.of(&fact.label), phrase.answer(fact, value)?))
    };
    let mut lines = Vec::new();
    for (name, _) in answers {
        let id = catalog.fact_id(name);
        lines.extend(id.and_then(|id| line(id, situation.value(id)?)));
        let Some(group) = catalog.group_id(name) else { continue };
        for row in situation.rows(group) {
            lines.push(row_words(catalog, group, Value::Quantity(row.count), locale));
            lines.extend(row.values.iter().filter_map(|(id, value)| line(*id, *value)));
        }
    }
    lines
}

fn row_words(catalog: &Catalog, group: GroupId, count: Value, locale: Locale) -> String {
    let title = catalog.groups.get(group.at()).map_or("", |group| locale.of(&group.title));
    format!("{title}: {}", amount_words(count, Unit::PERSON, locale).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::amount_words;
    use crate::engine::Value;
    use crate::present::Locale;
    use crate::unit::{Exact, Interval, Unit};

    #[test]
    fn amounts_open_and_closed() {
        let words = |range| amount_words(Value::Quantity(range), Unit::YUAN, Locale::En);
        let number = Exact::from(1000);
        assert_eq!(words(Interval::point(number)).as_deref(), Some("¥1,000"));
        assert_eq!(words(Interval::at_least(number)).as_deref(), Some("at least ¥1,000"));
        assert_eq!(words(Interval::between(Exact::ZERO, number)).as_deref(), Some("¥0–¥1,000"));
        assert_eq!(words(Interval::at_least(Exact::ZERO)), None);
    }
}
