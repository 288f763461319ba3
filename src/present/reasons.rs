//! Why a policy comes to what it does, as plain text: for who has no page before them.

use crate::engine::Answers;
use crate::present::{Line, Quote, StepLine, View, answers_words};

impl View<'_> {
    /// The clauses on which the policy at an index turns, how its amounts come about, and where that stands.
    pub(crate) fn reasons(&self, at: usize) -> String {
        let mut text = String::new();
        for detail in self.details(at) {
            text.extend(detail.title.map(|title| format!("  {title}\n")));
            text.extend(detail.why.iter().map(|line| self.line_text(line)));
            text.extend(detail.incomplete.map(|reason| format!("  {reason}\n")));
            text.extend(detail.steps.iter().map(|step| self.step_text(step)));
            text.extend(detail.quotes.iter().map(|(_, quote)| self.quote_text(quote)));
        }
        text
    }

    /// What to tell whoever can put right what the policy at an index comes to: the result as it stands, all that it was
    /// reckoned from, and a place for what should be so. Nothing where there is no such policy.
    pub fn correction(&self, at: usize, answers: &Answers) -> Option<String> {
        let (policy, card) = (self.catalog.policies.get(at)?, self.card(at)?);
        let day = self.locale.date(self.situation.day);
        let mut text = self.words.with("correct.about", &[&card.title]) + "\n";
        text.extend([
            &policy.id,
            " · ",
            &day,
            " · ",
            &self.catalog.version,
            "\n\n",
            &card.verdict_text,
            "\n",
        ]);
        for money in &card.money {
            let grade = Some(&money.grade_text).filter(|text| !text.is_empty());
            let grade = grade.map(|text| self.phrase().enclosed(text)).unwrap_or_default();
            text.extend(["  ", &money.bound, &money.value, &grade, "\n"]);
        }
        text += &self.reasons(at);
        text += &self.answers_text(answers);
        text.extend(["\n", &self.words.get("correct.mine"), "\n"]);
        Some(text)
    }

    /// What was answered, a line each under a heading.
    pub(crate) fn answers_text(&self, answers: &Answers) -> String {
        let mut text = format!("\n{}\n", self.words.get("answered.title"));
        for line in answers_words(self.catalog, self.situation.day, answers, self.locale) {
            text.extend(["  ", &line, "\n"]);
        }
        text
    }

    fn line_text(&self, line: &Line) -> String {
        let own = line.own.as_ref().map(|own| self.phrase().enclosed(own)).unwrap_or_default();
        let colon = self.locale.say("：", ": ");
        ["  ", &line.standing_text, colon, &line.text, &own, "\n", &self.quote_text(&line.quote)].concat()
    }

    fn step_text(&self, step: &StepLine) -> String {
        let note = Some(&step.note).filter(|note| !note.is_empty()).map(|note| self.phrase().enclosed(note));
        ["  ", &step.text, &note.unwrap_or_default(), self.locale.say("：", ": "), &step.value, "\n"].concat()
    }

    fn quote_text(&self, quote: &Quote) -> String {
        ["    ", &quote.source, &self.phrase().enclosed(&quote.grade_text), "\n"].concat()
    }
}
