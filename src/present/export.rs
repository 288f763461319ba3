//! Answers and what they come to as files: JSON for programs, CSV for spreadsheets.

use crate::engine::{Answer, Answers};
use crate::policy::{Audience, Policy};
use crate::present::detail::{Line, RuleDetail};
use crate::present::writing::Json;
use crate::present::{View, concerns, evaluation};
use crate::unit::Date;

/// The version of the shape of [`View::result_json`].
pub const RESULT: &str = "policy-portal/result/1";

impl View<'_> {
    /// The answers of the day `said`, and what they come to, as JSON text without white space:
    /// `{"schema", "day", "said", "answers", "evaluation"}`. The answers are as `policy evaluate` reads them, and the
    /// evaluation has the bytes that it writes for them.
    pub fn result_json(&self, answers: &Answers, said: Date) -> String {
        let mut json = Json::new();
        json.open("", '{');
        json.put("schema", RESULT);
        json.show("day", Some(self.situation.day));
        json.show("said", Some(said));
        parts(&mut json, "answers", answers);
        json.bare("evaluation", &evaluation(self.catalog, self.situation, self.evaluation));
        json.close('}');
        json.done()
    }

    /// What each policy for these comes to, the clauses on which it turns and the steps of its amounts, a row each, as CSV
    /// with a byte order mark, by which spreadsheets know UTF-8.
    pub fn result_csv(&self, audience: &[Audience]) -> String {
        let mut csv = "\u{feff}".to_owned();
        let head = ["policy", "rule", "kind", "text", "standing", "own", "source"];
        record(&mut csv, &head.map(|column| self.words.get(&["text.column.", column].concat())));
        for (at, policy) in self.catalog.policies.iter().enumerate() {
            if concerns(policy, audience) {
                self.details(at).iter().for_each(|rule| self.rule_records(&mut csv, policy, rule));
            }
        }
        csv
    }

    fn rule_records(&self, csv: &mut String, policy: &Policy, rule: &RuleDetail) {
        let (title, name) = (self.text(&policy.title), rule.title.clone().unwrap_or_default());
        let mut row = |kind: &str, [text, standing, own, source]: [&str; 4]| {
            let kind = self.words.get(&["text.kind.", kind].concat());
            let cells = [&title, &name, &kind, text, standing, own, source];
            record(csv, &cells.map(ToOwned::to_owned));
        };
        let money = rule.money.as_ref();
        let amount = money.map(|it| [&*it.bound, &*it.value].concat()).unwrap_or_default();
        row("result", [&amount, &rule.verdict_text, "", money.map_or("", |it| &it.grade_text)]);
        for Line { text, standing_text, own, quote, .. } in &rule.why {
            row("condition", [text, standing_text, own.as_deref().unwrap_or_default(), &quote.source]);
        }
        for step in &rule.steps {
            row("step", [&step.text, &step.value, "", &step.note]);
        }
    }
}

fn parts(json: &mut Json, name: &str, parts: &Answers) {
    json.open(name, '{');
    for (name, part) in parts {
        answer(json, name, part);
    }
    json.close('}');
}

fn answer(json: &mut Json, name: &str, given: &Answer) {
    match given {
        Answer::Text(text) => json.put(name, text.as_str()),
        Answer::List(list) => {
            json.open(name, '[');
            for it in list {
                answer(json, "", it);
            }
            json.close(']');
        }
        Answer::Parts(inner) => parts(json, name, inner),
        Answer::Other => json.null(name),
    }
}

/// Appends a row. A cell that a spreadsheet could take for a formula begins with an apostrophe.
fn record(csv: &mut String, cells: &[String]) {
    let cell = |text: &String| {
        let safe = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        ["\"", safe, &text.replace('"', "\"\""), "\""].concat()
    };
    let cells: Vec<String> = cells.iter().map(cell).collect();
    csv.extend([&*cells.join(","), "\r\n"]);
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn no_cell_is_a_formula_or_ends_its_row() {
        let mut csv = String::new();
        record(&mut csv, &["=1+1".to_owned(), "a,\"b\"\nc".to_owned(), "-5".to_owned()]);
        assert_eq!(csv, "\"'=1+1\",\"a,\"\"b\"\"\nc\",\"'-5\"\r\n");
    }
}
