//! Answers and what they come to as plain text, to be pasted where there is no page.

use crate::engine::{Answers, Verdict};
use crate::policy::{Audience, Policy};
use crate::present::report::report;
use crate::present::{View, answers_words, concerns};

impl View<'_> {
    /// What was answered, and what these may get: what nobody could get by these answers is left out. It ends with
    /// what such results are worth.
    pub fn handout(&self, answers: &Answers, audience: &[Audience]) -> String {
        let Self { catalog, situation, evaluation, locale, .. } = *self;
        let shown = |policy: &Policy, verdict: Verdict| {
            concerns(policy, audience) && (verdict.is_open() || verdict == Verdict::Eligible)
        };
        let mut text = self.words.get("site.name") + "\n";
        text += &report(catalog, situation, evaluation, locale, shown);
        text.extend(["\n", &self.words.get("answered.title"), "\n"]);
        for line in answers_words(catalog, situation.day, answers, locale) {
            text.extend(["  ", &line, "\n"]);
        }
        text.extend(["\n", &self.words.get("footer.note"), "\n"]);
        text
    }
}
