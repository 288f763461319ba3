//! Answers and what they come to as plain text, to be pasted where there is no page.

use crate::engine::{Answers, Verdict};
use crate::policy::{Audience, Policy};
use crate::present::report::report;
use crate::present::{View, concerns};

impl View<'_> {
    /// What these may get, what of it is open, and what was answered; what nobody could get by these answers is left out.
    /// `link` leads back to it; it may be empty.
    pub fn handout(&self, answers: &Answers, audience: &[Audience], link: &str) -> String {
        let Self { catalog, situation, evaluation, locale, .. } = *self;
        let counts = |policy: &Policy| concerns(policy, audience);
        let mut text = self.words.get("site.name") + "\n";
        text += &report(catalog, situation, evaluation, locale, &counts, |it| it == Verdict::Eligible);
        self.open(&mut text, "group.answer", audience, |it| matches!(it, Verdict::Answer { .. }));
        self.open(&mut text, "group.authority", audience, |it| matches!(it, Verdict::Authority(_)));
        text += &self.answers_text(answers);
        text += &self.explained(audience);
        text.extend([
            "\n",
            &self.words.get("about.grades.what"),
            "\n\n",
            &self.words.get("footer.note"),
            "\n",
        ]);
        if !link.is_empty() {
            text.extend(["\n", &self.words.get("text.link"), "\n", link, "\n"]);
        }
        text
    }

    /// Why those that one is eligible for are so, how their amounts come about, and by which clause.
    fn explained(&self, audience: &[Audience]) -> String {
        let mut text = String::new();
        for at in self.group(audience, |it| it == Verdict::Eligible) {
            let title = self.catalog.policies.get(at).map_or("", |policy| self.locale.of(&policy.title));
            text.extend(["\n", title, "\n", &self.reasons(at)]);
        }
        if text.is_empty() { text } else { format!("\n{}\n{text}", self.words.get("text.reasons")) }
    }

    /// The policies that are open so, a line each.
    fn open(&self, text: &mut String, key: &str, audience: &[Audience], is_so: fn(Verdict) -> bool) {
        let found = self.group(audience, is_so);
        if found.is_empty() {
            return;
        }
        text.extend(["\n", &self.words.get(key), "\n"]);
        for policy in found.into_iter().filter_map(|at| self.catalog.policies.get(at)) {
            text.extend(["  ", self.locale.of(&policy.title), "\n"]);
        }
    }
}
