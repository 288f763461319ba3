//! Formulas as sentences: labels, options and dated values in words, never the name of anything in the files.

mod amount;
mod own;
mod steps;

pub(crate) use own::{Reason, Said};
pub use steps::StepLine;

use crate::formula::{Choices, FactId, GroupId, Quantity, RuleId, Test};
use crate::policy::{Catalog, Text};
use crate::present::Locale;
use crate::unit::Date;

/// Says formulas in a language, with the values that parameters have on a day.
#[derive(Clone, Copy)]
pub struct Phrase<'a> {
    /// What labels are taken from.
    pub catalog: &'a Catalog,
    /// The language.
    pub locale: Locale,
    /// The day.
    pub day: Date,
}

impl Phrase<'_> {
    /// A text in quotation marks.
    pub(crate) fn quoted(&self, text: &Text) -> String {
        in_quotes(self.locale.of(text))
    }

    /// A fact, by its label.
    pub(crate) fn fact(&self, id: FactId) -> String {
        self.catalog.fact(id).map(|fact| self.quoted(&fact.label)).unwrap_or_default()
    }

    /// The label of a fact.
    pub(crate) fn label(&self, id: FactId) -> &str {
        self.catalog.fact(id).map(|fact| self.locale.of(&fact.label)).unwrap_or_default()
    }

    /// The title of a group.
    pub(crate) fn group_label(&self, id: GroupId) -> &str {
        self.catalog.groups.get(id.at()).map(|group| self.locale.of(&group.title)).unwrap_or_default()
    }

    pub(crate) fn group(&self, id: GroupId) -> String {
        self.catalog.groups.get(id.at()).map(|group| self.quoted(&group.title)).unwrap_or_default()
    }

    /// A condition as a sentence without its full stop.
    pub fn test(&self, test: &Test) -> String {
        match test {
            Test::Not(inner) => self.not(inner),
            Test::All(all) => self.all(all),
            Test::Any(_) => self.joined(&flat(test), self.locale.say("，或者", ", or ")),
            _ => self.holds(test, true),
        }
    }

    fn not(&self, inner: &Test) -> String {
        match inner {
            Test::Not(twice) => self.test(twice),
            Test::All(_) | Test::Any(_) => {
                format!("{}{}", self.locale.say("并非", "not "), self.inner(inner))
            }
            _ => self.holds(inner, false),
        }
    }

    fn all(&self, all: &[Test]) -> String {
        // Two days are equal when neither is after the other.
        if let [Test::NotAfter(a, b), Test::NotAfter(d, c)] = all
            && a == c
            && b == d
        {
            return format!("{} = {}", self.moment(a), self.moment(b));
        }
        let all: Vec<&Test> =
            all.iter().flat_map(|it| if matches!(it, Test::All(_)) { flat(it) } else { vec![it] }).collect();
        self.joined(&all, self.locale.say("，并且", ", and "))
    }

    fn joined(&self, tests: &[&Test], between: &str) -> String {
        tests.iter().map(|it| self.inner(it)).collect::<Vec<_>>().join(between)
    }

    /// A part of a larger condition, in parentheses where it has parts of its own.
    fn inner(&self, test: &Test) -> String {
        match test {
            Test::All(_) | Test::Any(_) => self.enclosed(&self.test(test)),
            _ => self.test(test),
        }
    }

    pub(crate) fn enclosed(&self, text: &str) -> String {
        match self.locale {
            Locale::Zh => format!("（{text}）"),
            Locale::En => format!("({text})"),
        }
    }

    /// What has no parts that are conditions, or its contrary.
    fn holds(&self, test: &Test, yes: bool) -> String {
        match test {
            Test::Fact(id) if self.catalog.policies.iter().any(|policy| policy.received == Some(*id)) => {
                let word = if yes {
                    self.locale.say("领过", "has received ")
                } else {
                    self.locale.say("没有领过", "has not received ")
                };
                format!("{word}{}", self.fact(*id))
            }
            Test::Fact(id) => {
                let answer = if yes {
                    self.locale.say("为“是”", " is yes")
                } else {
                    self.locale.say("为“否”", " is no")
                };
                format!("{}{answer}", self.fact(*id))
            }
            Test::Definition(id) => {
                let title = self.catalog.definitions.get(id.at()).map(|it| self.quoted(&it.title));
                self.meets(&title.unwrap_or_default(), yes)
            }
            Test::Rule(id) => self.meets(&self.rule(*id), yes),
            Test::OneOf(id, choices) => self.one_of(*id, *choices, yes),
            Test::Less(a, b) => self.compared(a, b, ["<", ">", "≥", "≤"], yes),
            Test::AtMost(a, b) => self.compared(a, b, ["≤", "≥", ">", "<"], yes),
            Test::Equal(a, b) => self.compared(a, b, ["=", "=", "≠", "≠"], yes),
            Test::Before(a, b) => {
                let word = if yes {
                    self.locale.say("早于", " is before ")
                } else {
                    self.locale.say("不早于", " is not before ")
                };
                format!("{}{word}{}", self.moment(a), self.moment(b))
            }
            Test::NotAfter(a, b) => {
                let word = if yes {
                    self.locale.say("不晚于", " is not after ")
                } else {
                    self.locale.say("晚于", " is after ")
                };
                format!("{}{word}{}", self.moment(a), self.moment(b))
            }
            Test::Within { date, months, at } => self.within(date, months, at, yes),
            Test::Not(_) | Test::All(_) | Test::Any(_) => self.test(test),
        }
    }

    fn meets(&self, what: &str, yes: bool) -> String {
        let word = if yes {
            self.locale.say("符合", "meets ")
        } else {
            self.locale.say("不符合", "does not meet ")
        };
        format!("{word}{what}")
    }

    /// A rule, by its policy's title and, where it has one, its own.
    fn rule(&self, id: RuleId) -> String {
        let Some(rule) = self.catalog.rules.get(id.at()) else { return String::new() };
        let policy =
            self.catalog.policies.get(rule.policy).map_or("", |policy| self.locale.of(&policy.title));
        match &rule.title {
            Some(title) if self.locale.of(title) != policy => {
                format!("“{policy}{}{}”", self.locale.say("：", ": "), self.locale.of(title))
            }
            _ => format!("“{policy}”"),
        }
    }

    fn one_of(&self, id: FactId, choices: Choices, yes: bool) -> String {
        let options = self.options(id, choices).join(self.locale.say("或", " or "));
        let word = if yes { self.locale.say("为", " is ") } else { self.locale.say("不是", " is not ") };
        format!("{}{word}{options}", self.fact(id))
    }

    /// The named sets that these options make up, the largest first, and the options in none of them.
    pub(crate) fn options(&self, id: FactId, choices: Choices) -> Vec<String> {
        let Some(choice) = self.catalog.fact(id).and_then(|fact| self.catalog.choice(fact)) else {
            return Vec::new();
        };
        let mut sets: Vec<_> = choice.sets.iter().filter(|set| set.choices.is_within(choices)).collect();
        sets.sort_by_key(|set| std::cmp::Reverse(set.choices.len()));
        let (mut names, mut covered) = (Vec::new(), Choices::default());
        for set in sets.into_iter().filter(|set| 1 < set.choices.len()) {
            if set.choices.and(covered).is_empty() {
                covered = covered.or(set.choices);
                names.push(self.quoted(&set.label));
            }
        }
        let rest = choices.iter().filter(|at| !Choices::only(*at).is_within(covered));
        names.extend(rest.filter_map(|at| choice.options.get(at)).map(|option| self.quoted(&option.label)));
        names
    }

    /// What the law fixes stands on the right. The signs: as written, turned round, and the contraries of both.
    fn compared(&self, a: &Quantity, b: &Quantity, signs: [&str; 4], yes: bool) -> String {
        let unit = self.catalog.unit(a).or_else(|| self.catalog.unit(b));
        let [plain, turned, contrary, contrary_turned] = signs;
        let (left, right, sign) = if law_first(a, b) {
            (b, a, if yes { turned } else { contrary_turned })
        } else {
            (a, b, if yes { plain } else { contrary })
        };
        format!("{} {sign} {}", self.quantity(left, unit), self.quantity(right, unit))
    }

    fn within(
        &self,
        date: &crate::formula::Moment,
        months: &Quantity,
        at: &crate::formula::Moment,
        yes: bool,
    ) -> String {
        let (date, at) = (self.moment(date), self.moment(at));
        let months = self.quantity(months, Some(crate::unit::Unit::MONTH));
        match (self.locale, yes) {
            (Locale::Zh, true) => format!("{at}在{date}起{months}以内（含届满的对应日）"),
            (Locale::Zh, false) => format!("{at}不在{date}起{months}以内（含届满的对应日）"),
            (Locale::En, true) => {
                format!("{at} is within {months} of {date}, the corresponding day included")
            }
            (Locale::En, false) => {
                format!("{at} is not within {months} of {date}, the corresponding day included")
            }
        }
    }
}

/// The parts of a conjunction or disjunction, through those of the same kind inside it.
fn flat(test: &Test) -> Vec<&Test> {
    let same = |inner: &Test| std::mem::discriminant(inner) == std::mem::discriminant(test);
    match test {
        Test::All(parts) | Test::Any(parts) => {
            parts.iter().flat_map(|it| if same(it) { flat(it) } else { vec![it] }).collect()
        }
        _ => vec![test],
    }
}

pub(crate) fn in_quotes(text: &str) -> String {
    format!("“{text}”")
}

/// Whether the law's side is the left one.
fn law_first(a: &Quantity, b: &Quantity) -> bool {
    (fixed(a) && !fixed(b)) || (mentions_law(a) && !mentions_law(b))
}

/// Whether a number of the law is a part of it, conditions of counts aside.
fn mentions_law(quantity: &Quantity) -> bool {
    match quantity {
        Quantity::Number(_) | Quantity::Parameter(..) => true,
        Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
            mentions_law(a) || mentions_law(b)
        }
        Quantity::Least(all) | Quantity::Greatest(all) => all.iter().any(mentions_law),
        Quantity::Floor(inner) => mentions_law(inner),
        Quantity::Fact(_) | Quantity::FullMonths(..) | Quantity::Count(..) | Quantity::Monthly { .. } => {
            false
        }
    }
}

/// Whether the law alone fixes it.
fn fixed(quantity: &Quantity) -> bool {
    match quantity {
        Quantity::Number(_) | Quantity::Parameter(..) => true,
        Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => fixed(a) && fixed(b),
        Quantity::Least(all) | Quantity::Greatest(all) => all.iter().all(fixed),
        Quantity::Floor(inner) => fixed(inner),
        Quantity::Fact(_) | Quantity::FullMonths(..) | Quantity::Count(..) | Quantity::Monthly { .. } => {
            false
        }
    }
}
