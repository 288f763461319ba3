//! What a number that is moved comes to, in words.

use crate::engine::{Point, Vary, Verdict};
use crate::policy::{Paid, Payee};
use crate::present::chart::NAMED;
use crate::present::chart::shape::Given;
use crate::present::report::verdict_words;
use crate::present::sheet::names;
use crate::present::{Locale, View};
use crate::unit::{Exact, Interval, Unit};

/// What a number comes to that is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The number with its unit.
    pub number: String,
    /// What a policy comes to; nothing where several are added up, or the number cannot be.
    pub verdict: Option<String>,
    /// Each amount: who is paid and how, and how much.
    pub amounts: Vec<(String, String)>,
    /// All of it in one sentence.
    pub sentence: String,
}

/// The most that is given over a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    /// The most that is certain.
    pub certain: Exact,
    /// The most that is possible; nothing where that has no upper end.
    pub possible: Option<Exact>,
}

impl Best {
    /// Of points between which everything is on a straight line.
    pub fn of(points: &[Point], payee: Payee, paid: Paid) -> Self {
        let sums = || points.iter().filter_map(|it| it.worth.as_ref()).map(|it| it.sum(payee, paid));
        let certain = sums().filter_map(|it| it.lo()).max().unwrap_or(Exact::ZERO);
        let open = sums().any(|it| it.hi().is_none());
        let possible = sums().filter_map(|it| it.hi()).max().unwrap_or(Exact::ZERO);
        Self { certain, possible: (!open).then_some(possible) }
    }
}

impl View<'_> {
    /// What a number is called.
    pub fn moved_name(&self, vary: Vary) -> String {
        let phrase = self.phrase();
        let of_group =
            |group, label: &str| phrase.group_label(group).to_owned() + self.locale.say("：", ": ") + label;
        match vary {
            Vary::Fact(fact) => phrase.label(fact).to_owned(),
            Vary::Rows(fact) => match self.catalog.fact(fact).and_then(|it| it.group) {
                Some(group) => of_group(group, phrase.label(fact)),
                None => phrase.label(fact).to_owned(),
            },
            Vary::People(group) => {
                let first = 1 < self.situation.rows(group).len();
                let (all, one) = (
                    self.locale.say("人数", "how many"),
                    self.locale.say("第1类的人数", "how many of the first kind"),
                );
                of_group(group, if first { one } else { all })
            }
        }
    }

    /// Who is paid, and how.
    pub fn paid_to(&self, payee: Payee, paid: Paid) -> String {
        let to = self.locale.say("付给", "paid to ");
        let (payee, paid) = (names::payee(payee, self.locale), names::paid(paid, self.locale));
        [to, payee, self.locale.say("，", ", "), paid].concat()
    }

    /// An amount.
    pub(super) fn sum_words(&self, range: Interval<Exact>, paid: Paid) -> String {
        let unit = match paid {
            Paid::Monthly => Unit::YUAN.over(Unit::MONTH),
            Paid::Yearly | Paid::Relief => Unit::YUAN.over(Unit::YEAR),
            _ => Unit::YUAN,
        };
        let open = range.hi().is_none() && range.lo().is_none_or(|lo| lo == Exact::ZERO);
        if open {
            return self.locale.say("金额还不能确定", "an amount that is not certain").to_owned();
        }
        self.phrase().bounded(range, unit)
    }

    pub(super) fn counted(&self, at: i64, unit: Unit) -> String {
        self.locale.quantity(Exact::from(at), unit)
    }

    /// A number on the axis; the last one with its unit.
    pub(super) fn marked(&self, at: i64, last: i64, unit: Unit) -> String {
        let plain = at != last && [Unit::PERSON, Unit::MONTH].contains(&unit);
        if plain { at.to_string() } else { self.counted(at, unit) }
    }

    pub(super) fn at_or_up_to(&self, at: i64, from: bool, unit: Unit) -> String {
        let number = self.counted(at, unit);
        match (from, self.locale) {
            (true, Locale::Zh) => number + "起",
            (false, Locale::Zh) => number + "为止",
            (true, Locale::En) => format!("from {number}: "),
            (false, Locale::En) => format!("up to {number}: "),
        }
    }

    /// What the step from the point at an index to the next one brings.
    pub(super) fn crossing(&self, points: &[Given], at: usize, unit: Unit, paid: Paid) -> Option<String> {
        let [(one, Some(from)), (other, Some(to)), ..] = *points.get(at..)? else { return None };
        let (one, other) = (self.counted(one, unit), self.counted(other, unit));
        let mut text = match self.locale {
            Locale::Zh => {
                format!("从{one}到{other}：{}变为{}", self.sum_words(from, paid), self.sum_words(to, paid))
            }
            Locale::En => format!(
                "from {one} to {other}: {} becomes {}",
                self.sum_words(from, paid),
                self.sum_words(to, paid)
            ),
        };
        if let (Some(from), Some(to)) = (from.as_point(), to.as_point()) {
            let (word, apart) = if from < to {
                (self.locale.say("，多", ", more by "), to.minus(from)?)
            } else {
                (self.locale.say("，少", ", less by "), from.minus(to)?)
            };
            text = text + word + &self.sum_words(Interval::point(apart), paid);
        }
        Some(text)
    }

    /// A picture in one sentence.
    pub(super) fn sentence(
        &self,
        vary: Vary,
        points: &[Given],
        crossings: &[String],
        (payee, paid): (Payee, Paid),
    ) -> String {
        let known = || points.iter().filter_map(|(at, given)| given.map(|given| (*at, given)));
        let (Some((first, from)), Some((last, to))) = (known().next(), known().next_back()) else {
            return String::new();
        };
        let unit = vary.unit(self.catalog).unwrap_or(Unit::NUMBER);
        let (name, whom) = (self.moved_name(vary), self.paid_to(payee, paid));
        let (first, last) = (self.counted(first, unit), self.counted(last, unit));
        let (from, to) = (self.sum_words(from, paid), self.sum_words(to, paid));
        let mut text = match self.locale {
            Locale::Zh => format!("{name}从{first}到{last}，{whom}的金额从{from}到{to}"),
            Locale::En => format!("{name} from {first} to {last}: what is {whom} goes from {from} to {to}"),
        };
        for crossing in crossings.iter().take(NAMED) {
            text = text + self.locale.say("；", "; ") + crossing;
        }
        let more = crossings.len().saturating_sub(NAMED);
        if more != 0 {
            let more = more.to_string();
            let (before, after) =
                (self.locale.say("；另有", "; and at "), self.locale.say("处", " more numbers"));
            text.extend([before, &more, after]);
        }
        text + self.locale.say("。", ".")
    }

    pub(super) fn head(&self, vary: Vary, points: &[Point]) -> Vec<String> {
        let judged = points.iter().filter_map(|it| it.worth.as_ref()).any(|it| it.verdict.is_some());
        let mut head = vec![self.moved_name(vary)];
        head.extend(judged.then(|| self.locale.say("结果", "result").to_owned()));
        head.push(self.locale.say("金额", "amount").to_owned());
        head
    }

    /// A row of the table: from a number to that of a point, which come to the same.
    pub(super) fn moved_row(
        &self,
        first: i64,
        point: &Point,
        unit: Unit,
        (payee, paid): (Payee, Paid),
    ) -> Vec<String> {
        let last = self.counted(point.at, unit);
        let to = self.locale.say("至", " to ");
        let number = if first == point.at { last } else { [&self.counted(first, unit), to, &last].concat() };
        let Some(worth) = &point.worth else {
            return vec![number, self.cannot_be()];
        };
        let mut row = vec![number];
        row.extend(worth.verdict.map(|verdict| self.verdict_in_brief(verdict)));
        row.push(self.sum_words(worth.sum(payee, paid), paid));
        row
    }

    pub(super) fn cannot_be(&self) -> String {
        self.locale.say("与别的回答不符", "contradicts other answers").to_owned()
    }

    fn verdict_in_brief(&self, verdict: Verdict) -> String {
        let words = verdict_words(verdict, self.locale);
        words.split(['，', ',', '；', ';']).next().unwrap_or(words).to_owned()
    }

    /// What a number comes to that is tried; of these sums.
    pub fn tried(&self, vary: Vary, point: &Point, of: &[(Payee, Paid)]) -> Tried {
        let unit = vary.unit(self.catalog).unwrap_or(Unit::NUMBER);
        let number = self.counted(point.at, unit);
        let verdict = point.worth.as_ref().and_then(|it| it.verdict).map(|it| self.verdict_in_brief(it));
        let amounts: Vec<(String, String)> = point
            .worth
            .iter()
            .flat_map(|worth| {
                of.iter().map(|(payee, paid)| {
                    (self.paid_to(*payee, *paid), self.sum_words(worth.sum(*payee, *paid), *paid))
                })
            })
            .collect();
        let mut parts: Vec<String> = verdict.iter().cloned().collect();
        parts.extend(amounts.iter().map(|(whom, amount)| match of {
            [_] => amount.clone(),
            _ => [whom, self.locale.say("：", ": "), amount].concat(),
        }));
        if parts.is_empty() {
            parts.push(self.cannot_be());
        }
        let sentence =
            [&number, self.locale.say("：", ": "), &parts.join(self.locale.say("，", ", "))].concat();
        Tried { number, verdict, amounts, sentence }
    }

    /// Which number is the first to reach a sum, or that none does, and how much there is at most.
    pub fn goal(
        &self,
        vary: Vary,
        (payee, paid): (Payee, Paid),
        wanted: Exact,
        found: Option<&Point>,
        best: Best,
    ) -> String {
        let unit = vary.unit(self.catalog).unwrap_or(Unit::NUMBER);
        let wanted = self.sum_words(Interval::point(wanted), paid);
        let (name, whom) = (self.moved_name(vary), self.paid_to(payee, paid));
        if let Some((point, worth)) = found.and_then(|it| it.worth.as_ref().map(|worth| (it, worth))) {
            let (number, then) = (self.counted(point.at, unit), self.sum_words(worth.sum(payee, paid), paid));
            return match self.locale {
                Locale::Zh => format!("{name}最少要{number}，才保证有{wanted}：那时是{then}（{whom}）。"),
                Locale::En => {
                    format!("{name}: at least {number} for {wanted} to be sure; it is {then} then ({whom}).")
                }
            };
        }
        let certain = self.sum_words(Interval::point(best.certain), paid);
        let mut text = match self.locale {
            Locale::Zh => format!("{name}不管多少，都不能保证有{wanted}：能保证的最多是{certain}"),
            Locale::En => {
                format!("{name}: no number makes {wanted} sure; the most that is sure is {certain}")
            }
        };
        match best.possible {
            None => text += self.locale.say("，实际可能更多", ", and it may be more"),
            Some(most) if best.certain < most => {
                text += self.locale.say("，最多可能到", ", and the most that is possible is ");
                text += &self.sum_words(Interval::point(most), paid);
            }
            Some(_) => {}
        }
        text + self.locale.say("（", " (") + &whom + self.locale.say("）。", ").")
    }
}
