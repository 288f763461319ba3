//! What a policy comes to for somebody, with the reasons and the steps, in Markdown.

use crate::engine::{Evaluation, Situation, Trace, Verdict};
use crate::policy::{Catalog, Policy, Rule};
use crate::present::report::verdict_words;
use crate::present::sheet::Sheet;
use crate::present::{Locale, Phrase, Standing};

/// What a policy comes to for somebody: the clauses on which each rule turns, with their own values, and how the amount
/// comes about; nothing when there is no such policy.
pub fn told(
    catalog: &Catalog,
    policy: &str,
    situation: &Situation,
    evaluation: &Evaluation,
    locale: Locale,
) -> Option<String> {
    let policy = catalog.policy(policy)?;
    let phrase = Phrase { catalog, locale, day: situation.day };
    let mut sheet = Sheet { phrase, text: String::new(), cited: vec![false; catalog.sources.len()] };
    let title = sheet.of(&policy.title);
    sheet.line(&format!("# {title}\n"));
    sheet.item(0, ("日期", "The day"), &locale.date(situation.day));
    let trace = Trace::of(catalog, situation, evaluation);
    for at in policy.rules.clone() {
        sheet.told_rule(&trace, policy, at);
    }
    sheet.sources();
    Some(sheet.text)
}

impl Sheet<'_> {
    fn told_rule(&mut self, trace: &Trace<'_>, policy: &Policy, at: usize) {
        let found = trace.catalog.rules.get(at).zip(trace.evaluation.rules.get(at));
        let Some((rule, came)) = found else { return };
        let title = self.of(rule.title.as_ref().unwrap_or(&policy.title));
        self.part(&format!("## {title}"));
        self.line(verdict_words(came.verdict, self.phrase.locale));
        self.told_reasons(trace, rule);
        if came.verdict == Verdict::Eligible || came.verdict.is_open() {
            self.told_steps(trace, at);
        }
    }

    fn told_reasons(&mut self, trace: &Trace<'_>, rule: &Rule) {
        let reasons = self.phrase.reasons(trace, rule);
        if reasons.is_empty() {
            return;
        }
        let why = self.say(("### 为什么", "### Why"));
        self.part(why);
        for reason in reasons {
            let standing = self.say(standing(reason.standing));
            let text = self.of(&reason.condition.text);
            self.line(&format!("- **{standing}** {text}"));
            for own in reason.own.iter().filter(|own| !own.is_empty()) {
                self.item(1, ("您的回答", "Your answers"), own);
            }
            self.citation(1, &reason.condition.citation);
        }
    }

    fn told_steps(&mut self, trace: &Trace<'_>, at: usize) {
        let steps = trace.steps(at);
        let lines = self.phrase.steps(&steps);
        if lines.is_empty() {
            return;
        }
        let how = self.say(("### 钱怎么来", "### How the amount comes about"));
        self.part(how);
        for line in lines {
            let space = self.say(("", " "));
            let note = Some(line.note).filter(|note| !note.is_empty());
            let note = note.map(|note| format!("{space}{}", self.phrase.enclosed(&note))).unwrap_or_default();
            self.line(&format!("- {} = **{}**{note}", line.text, line.value));
        }
        for (name, citation) in self.phrase.clauses(&steps) {
            self.line(&format!("- {name}"));
            self.citation(1, citation);
        }
    }
}

fn standing(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Met => ("满足", "Met:"),
        Standing::Failed => ("不满足", "Not met:"),
        Standing::Open => ("还没回答", "Not answered:"),
        Standing::Authority => ("由主管部门定", "For the authority:"),
        Standing::Reading => {
            ("条文没写清或两可，由主管部门定", "Left open or reads two ways, for the authority:")
        }
        Standing::Unpublished => ("标准未公布，由主管部门定", "Not published, for the authority:"),
        Standing::Local => ("由当地定", "Left to each place:"),
    }
}
