//! Rules, conditions and citations of a sheet.

use crate::policy::{Citation, Clause, Condition, ConditionKind, Grant, Policy, Rule};
use crate::present::Locale;
use crate::present::sheet::{Sheet, names};

impl Sheet<'_> {
    pub(super) fn rules(&mut self, policy: &Policy) {
        let catalog = self.phrase.catalog;
        let rules = catalog.rules_of(policy);
        if rules.is_empty() {
            return;
        }
        self.heading(("条件和待遇", "Conditions and what is given"));
        for rule in rules {
            self.rule(policy, rule);
        }
    }

    fn rule(&mut self, policy: &Policy, rule: &Rule) {
        let title = self.of(rule.title.as_ref().unwrap_or(&policy.title));
        self.part(&format!("### {title}"));
        if let Some(group) = rule.for_each {
            let group = self.phrase.group(group);
            self.item(0, ("逐人判断和计算，每一名", "Judged and paid for each"), &group);
        }
        if let Some(reason) = rule.incomplete {
            let reason = names::incomplete(reason, self.phrase.locale);
            self.item(0, ("只能由主管部门确定", "Only the authority can decide"), reason);
        }
        let all = self.say(("须全部满足：", "All must hold:"));
        self.part(all);
        self.conditions(&rule.requires, "", 0);
        if let Some(grant) = &rule.grant {
            self.grant(rule, grant);
        }
    }

    /// Conditions, numbered `1`, `1.1` …
    pub(super) fn conditions(&mut self, conditions: &[Condition], number: &str, depth: usize) {
        for (at, condition) in conditions.iter().enumerate() {
            let number = format!("{number}{}", at.saturating_add(1));
            let text = self.of(&condition.text);
            let pad = "   ".repeat(depth);
            let how = match condition.kind {
                ConditionKind::Clause { .. } => "",
                ConditionKind::All(_) => self.say(("（以下全部）", " (all of these)")),
                ConditionKind::Any(_) => self.say(("（以下任一）", " (any of these)")),
            };
            self.line(&format!("{pad}- **{number}** {text}{how}"));
            self.condition(condition, &number, depth.saturating_add(1));
        }
    }

    fn condition(&mut self, condition: &Condition, number: &str, depth: usize) {
        if let ConditionKind::Clause { test, binds, .. } = &condition.kind {
            let reading = self.phrase.test(test);
            self.item(depth, ("算法", "Computed as"), &reading);
            if let Some(binds) = binds {
                let binds = self.phrase.test(binds);
                let words = ("只在此范围内有约束力", "Binds only where");
                self.item(depth, words, &binds);
            }
        }
        self.citation(depth, &condition.citation);
        if let Some(note) = &condition.note {
            let note = self.of(note);
            self.item(depth, ("说明", "Note"), &note);
        }
        let step = condition.step.as_ref().and_then(|step| self.phrase.catalog.policy(step));
        if let Some(step) = step.map(|step| self.of(&step.title)) {
            self.item(depth, ("不满足时先办", "Where it is not met, first"), &step);
        }
        if let ConditionKind::All(inner) | ConditionKind::Any(inner) = &condition.kind {
            self.conditions(inner, &format!("{number}."), depth);
        }
    }

    fn grant(&mut self, rule: &Rule, grant: &Grant) {
        let locale = self.phrase.locale;
        let given = self.say(("给什么：", "What is given:"));
        self.part(given);
        self.item(0, ("方式", "How"), names::paid(grant.paid, locale));
        if grant.paid != crate::policy::Paid::Value {
            self.item(0, ("付给", "Paid to"), names::payee(rule.payee, locale));
        }
        if let Some(round) = grant.round {
            self.item(0, ("取整", "Rounding"), names::round(round, locale));
        }
        for case in &grant.cases {
            let text = self.of(&case.text);
            self.line(&format!("- **{text}**"));
            if let Some(when) = &case.when {
                let when = self.phrase.test(when);
                self.item(1, ("情形", "When"), &when);
            } else if 1 < grant.cases.len() {
                let otherwise = self.say(("以上都不是", "none of the above"));
                self.item(1, ("情形", "When"), otherwise);
            }
            let amount = self.phrase.amount(&case.amount, grant.unit);
            self.item(1, ("算法", "Computed as"), &amount);
            self.citation(1, &case.citation);
        }
    }

    /// Where something stands: document, number, place, grade, and the words.
    pub(super) fn citation(&mut self, depth: usize, citation: &Citation) {
        if let Some(cited) = self.cited.get_mut(citation.source) {
            *cited = true;
        }
        let locale = self.phrase.locale;
        let source = self.phrase.catalog.source(citation);
        let mut parts: Vec<String> =
            source.map(|source| names::title(&self.of(&source.title), locale)).into_iter().collect();
        parts.extend(source.and_then(|source| source.number.clone()));
        parts.extend(citation.place.as_ref().map(|place| self.place(citation, place)));
        parts.push(names::grade(citation.grade, locale).to_owned());
        let where_it_stands = parts.join(self.say(("，", ", ")));
        self.item(depth, ("依据", "Source"), &where_it_stands);
        let none = self.say(("未录原文", "not at hand"));
        let quote = citation.quote.as_ref().map_or_else(|| none.to_owned(), |quote| format!("“{quote}”"));
        self.item(depth, ("原文", "Text"), &quote);
    }

    /// A part of the plan by its heading, else as it is written.
    fn place(&self, citation: &Citation, place: &str) -> String {
        let catalog = self.phrase.catalog;
        let of_plan =
            |part: &&crate::policy::PlanPart| part.id == place && part.citation.source == citation.source;
        let Some(part) = catalog.plan.iter().find(of_plan) else { return place.to_owned() };
        let title = self.of(&part.title);
        match (place.bytes().all(|byte| byte.is_ascii_digit()), self.phrase.locale) {
            (false, _) => title,
            (true, Locale::Zh) => format!("第{place}项“{title}”"),
            (true, Locale::En) => format!("item {place} “{title}”"),
        }
    }

    pub(super) fn quoted_clauses(&mut self, words: (&'static str, &'static str), clauses: &[Clause]) {
        if clauses.is_empty() {
            return;
        }
        self.heading(words);
        for clause in clauses {
            let text = self.of(&clause.text);
            self.line(&format!("- {text}"));
            self.citation(1, &clause.citation);
        }
    }
}
