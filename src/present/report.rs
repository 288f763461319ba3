//! An evaluation as plain text: each policy with its verdict in words, what it is worth, what is missing.

use crate::engine::{
    AuthorityReason, Evaluation, ForceReason, Open, RuleEvaluation, Situation, Total, Value, Verdict,
    planned, totals,
};
use crate::policy::{Catalog, Paid, Policy, Rule};
use crate::present::sheet::names;
use crate::present::{Locale, Phrase, taken};
use crate::unit::Interval;

/// An evaluation as plain text, in the order of the catalogue: of the policies that count those with a verdict that is
/// `shown`, and the totals of all that count.
pub fn report(
    catalog: &Catalog,
    situation: &Situation,
    evaluation: &Evaluation,
    locale: Locale,
    counts: &dyn Fn(&Policy) -> bool,
    shown: impl Fn(Verdict) -> bool,
) -> String {
    let report = Report { catalog, situation, evaluation, locale, counts };
    let policies = catalog.policies.iter().zip(&evaluation.policies);
    let judged = policies.filter_map(|(policy, came)| Some((policy, came.verdict?, came.deadline_unknown)));
    let mut text = format!("{} · {}\n", locale.date(situation.day), catalog.version);
    for (policy, verdict, deadline_unknown) in
        judged.filter(|(policy, verdict, _)| counts(policy) && shown(*verdict))
    {
        text.push_str(&report.policy(policy, verdict, deadline_unknown));
    }
    text + &report.totals() + &report.left()
}

struct Report<'a> {
    catalog: &'a Catalog,
    situation: &'a Situation,
    evaluation: &'a Evaluation,
    locale: Locale,
    counts: &'a dyn Fn(&Policy) -> bool,
}

impl Report<'_> {
    fn policy(&self, policy: &Policy, verdict: Verdict, deadline_unknown: bool) -> String {
        let mut text =
            format!("\n{}\n  {}\n", self.locale.of(&policy.title), verdict_words(verdict, self.locale));
        if deadline_unknown {
            text +=
                self.locale.say("  截止日未查到，请核实\n", "  The last day to claim was not found: ask\n");
        }
        if verdict == Verdict::NotEligible {
            text.extend(self.planned(policy));
        }
        let own = self.evaluation.rules.get(policy.rules.clone()).unwrap_or_default();
        for (rule, came) in self.catalog.rules_of(policy).iter().zip(own) {
            text.extend(self.amount(rule, came));
        }
        let missing = self.missing(own);
        if !missing.is_empty() {
            text.extend(["  ", self.locale.say("还需回答：", "Still to answer: "), &missing, "\n"]);
        }
        text
    }

    fn planned(&self, policy: &Policy) -> Option<String> {
        let (from, verdict) = planned(self.catalog, self.situation, policy)?;
        let (from, then) = (self.locale.date(from), verdict_words(verdict, self.locale));
        let words = self.locale.say("若按计划，自某日起：", "If all goes as planned, from then on: ");
        Some(format!("  {words}{from}{}{then}\n", self.locale.say("，", ", ")))
    }

    fn amount(&self, rule: &Rule, came: &RuleEvaluation) -> Option<String> {
        let grant = rule.grant.as_ref()?;
        let open = came.verdict.is_open();
        let granted = came.granted.filter(|_| open || came.verdict == Verdict::Eligible)?;
        let worth = match granted {
            Value::Quantity(range) => self.range(range, |number| self.locale.quantity(number, grant.unit)),
            Value::Date(range) => self.range(range, |date| self.locale.date(date)),
            Value::Truth(_) | Value::Choice(_) => return None,
        };
        let mut parts = vec![worth];
        if grant.paid != Paid::Value {
            parts.push(names::paid(grant.paid, self.locale).to_owned());
            let payee = names::payee(rule.payee, self.locale);
            parts.push(format!("{}{payee}", self.locale.say("付给：", "paid to ")));
        }
        parts.push(names::grade(came.grade, self.locale).to_owned());
        parts.extend(came.stale.then(|| self.locale.say("待核", "to be confirmed").to_owned()));
        let title = rule.title.as_ref().map(|title| self.locale.of(title));
        let title = title.map(|title| format!("{title}{}", self.locale.say("：", ": "))).unwrap_or_default();
        let if_so = if open { self.locale.say("（若符合）", "(if so) ") } else { "" };
        Some(format!("  {title}{if_so}{}\n", parts.join(self.locale.say("，", ", "))))
    }

    /// The ends that are known.
    fn range<T: Copy + Ord>(&self, range: Interval<T>, shown: impl Fn(T) -> String) -> String {
        match (range.lo(), range.hi()) {
            (Some(lo), Some(hi)) if lo == hi => shown(lo),
            (Some(lo), Some(hi)) => format!("{}{}{}", shown(lo), self.locale.say("至", " to "), shown(hi)),
            (Some(lo), None) => format!("{}{}", self.locale.say("不低于", "at least "), shown(lo)),
            (None, Some(hi)) => format!("{}{}", self.locale.say("不超过", "at most "), shown(hi)),
            (None, None) => self.locale.say("未公布", "not published").to_owned(),
        }
    }

    fn missing(&self, rules: &[RuleEvaluation]) -> String {
        let asking = rules.iter().filter(|rule| rule.verdict.is_open() || rule.verdict == Verdict::Eligible);
        let mut open: Vec<Open> = asking.flat_map(|rule| rule.missing.asked()).collect();
        open.sort_unstable();
        open.dedup();
        let label = |open: Open| match open {
            Open::Fact(id) => self.catalog.fact(id).map(|fact| self.locale.of(&fact.label)),
            Open::Group(id) => self.catalog.groups.get(id.at()).map(|group| self.locale.of(&group.title)),
        };
        let labels: Vec<_> = open.into_iter().filter_map(label).collect();
        labels.join(self.locale.say("、", "; "))
    }

    /// A line for each payee and way of paying.
    fn totals(&self) -> String {
        let totals = totals(self.catalog, self.evaluation, self.counts);
        if totals.is_empty() {
            return String::new();
        }
        let mut text = self
            .locale
            .say("\n合计（不同的人、不同的方式不相加）\n", "\nTotals (never added across payees or ways)\n")
            .to_owned();
        text.extend(totals.iter().map(|total| self.total(total)));
        text
    }

    /// What is left for something it cannot be had with, and why.
    fn left(&self) -> String {
        let Report { catalog, situation, evaluation, locale, counts } = *self;
        let taken = taken(catalog, situation, evaluation, counts, locale);
        let phrase = Phrase { catalog, locale, day: situation.day };
        let mut text = String::new();
        for left in taken.left {
            let whom = left.whom.map(|whom| phrase.enclosed(&whom)).unwrap_or_default();
            text.extend(["  ", locale.of(&left.policy.title), &whom, "\n"]);
            for (because, citation) in left.because {
                let source = catalog.source(citation).map(|it| names::title(locale.of(&it.title), locale));
                let source = phrase.enclosed(&source.unwrap_or_default());
                text.extend(["    ", &because, &source, "\n"]);
            }
            text.extend(["    ", &left.instead, "\n"]);
        }
        let more = taken.rival.into_iter().chain(taken.inexact.map(str::to_owned));
        text.extend(more.map(|line| format!("  {line}\n")));
        if text.is_empty() {
            return text;
        }
        let heading =
            locale.say("没有选它，因为不能同时享受", "Left, for it cannot be had together with what counts");
        format!("\n{heading}\n{text}")
    }

    fn total(&self, total: &Total) -> String {
        let (payee, paid) = (names::payee(total.payee, self.locale), names::paid(total.paid, self.locale));
        let [certain, to_confirm, possible] =
            [total.certain, total.to_confirm, total.possible].map(|yuan| self.locale.money(yuan));
        let more = if total.open_top { self.locale.say("（可以更多）", " (may be more)") } else { "" };
        let other = total.uncounted;
        match self.locale {
            Locale::Zh => format!(
                "  {payee}，{paid}：确定 {certain}，待核 {to_confirm}，可能再加 {possible}{more}，另有 {other} 项不计金额\n"
            ),
            Locale::En => format!(
                "  {payee}, {paid}: certain {certain}, to be confirmed {to_confirm}, possibly {possible} more{more}, and {other} not in figures\n"
            ),
        }
    }
}

/// A verdict and its reason in words.
pub(crate) fn verdict_words(verdict: Verdict, locale: Locale) -> &'static str {
    let (zh, en) = match verdict {
        Verdict::Eligible => {
            ("按您的回答符合，以办理部门审核为准", "Eligible by your answers; the office checks them")
        }
        Verdict::Answer { then_authority: false } => ("还需回答", "More answers decide it"),
        Verdict::Answer { then_authority: true } => {
            ("还需回答；答完仍可能由主管部门定", "More answers are needed, and then the authority may decide")
        }
        Verdict::Authority(AuthorityReason::Local) => {
            ("由主管部门确定：地方裁量", "The authority decides: it is left to each place")
        }
        Verdict::Authority(AuthorityReason::Reading) => (
            "由主管部门确定：条文没写清，或有两种读法",
            "The authority decides: the text leaves it open or reads two ways",
        ),
        Verdict::Authority(AuthorityReason::Unpublished) => {
            ("由主管部门确定：标准未公布", "The authority decides: the conditions are not published")
        }
        Verdict::NotInForce(ForceReason::NotBegun) => ("当日尚未开始", "Has not begun on the day"),
        Verdict::NotInForce(ForceReason::Ended) => ("已到期，待新通知", "Has ended; no new notice is known"),
        Verdict::NotEligible => ("按您的回答不符合", "Not eligible by your answers"),
    };
    locale.say(zh, en)
}
