//! A policy as a sheet in Markdown that a lawyer can check against the documents and sign; made from the data alone.

mod clauses;
pub(crate) mod names;
mod told;
mod uses;

use crate::policy::{Ask, Catalog, Exclusion, Parameter, Policy, Source, Text, Window};
use crate::present::{Locale, Phrase};
use crate::unit::Date;

pub use told::told;
use uses::Uses;

/// The sheet of a policy, with the readings of its formulas on a day; nothing when there is no such policy.
pub fn sheet(catalog: &Catalog, policy: &str, locale: Locale, day: Date) -> Option<String> {
    let policy = catalog.policy(policy)?;
    let phrase = Phrase { catalog, locale, day };
    let mut sheet = Sheet { phrase, text: String::new(), cited: vec![false; catalog.sources.len()] };
    let uses = Uses::of(catalog, policy);
    sheet.head(policy);
    sheet.rules(policy);
    sheet.definitions(&uses);
    sheet.parameters(&uses);
    sheet.readings(&uses);
    sheet.windows(policy);
    sheet.exclusions(policy);
    sheet.apply(policy);
    sheet.texts(("只有经办机构能核对的", "What only the office can check"), &policy.office_checks);
    sheet.texts(("没有查到的", "What was looked for and not found"), &policy.unknown);
    sheet.texts(("说明", "Notes"), &policy.notes);
    sheet.quoted_clauses(
        ("公共目标（不是个人待遇）", "Public targets (nobody's entitlement)"),
        &policy.targets,
    );
    sheet.quoted_clauses(("所依据的条文", "The clauses it stands on"), &policy.clauses);
    sheet.sources();
    sheet.signature();
    Some(sheet.text)
}

/// A sheet as it is written.
struct Sheet<'a> {
    phrase: Phrase<'a>,
    text: String,
    /// Which documents were cited.
    cited: Vec<bool>,
}

impl Sheet<'_> {
    fn say(&self, (zh, en): (&'static str, &'static str)) -> &'static str {
        self.phrase.locale.say(zh, en)
    }

    fn of(&self, text: &Text) -> String {
        self.phrase.locale.of(text).to_owned()
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn heading(&mut self, words: (&'static str, &'static str)) {
        let title = format!("## {}", self.say(words));
        self.part(&title);
    }

    /// A line with one empty line before it and after it.
    fn part(&mut self, text: &str) {
        let lines = self.text.trim_end_matches('\n').len();
        self.text.truncate(lines);
        self.line(&format!("\n\n{text}\n"));
    }

    /// `- name：text`, indented by a number of steps.
    fn item(&mut self, depth: usize, words: (&'static str, &'static str), text: &str) {
        let colon = self.say(("：", ": "));
        let item = format!("{}- {}{colon}{text}", "   ".repeat(depth), self.say(words));
        self.line(&item);
    }

    fn head(&mut self, policy: &Policy) {
        let (title, summary) = (self.of(&policy.title), self.of(&policy.summary));
        self.line(&format!("# {title}\n\n{summary}\n"));
        self.item(0, ("性质", "Kind"), names::kind(policy.kind, self.phrase.locale));
        self.item(0, ("决定机关", "Decided by"), names::level(policy.level, self.phrase.locale));
        if let Some(place) = &policy.place {
            self.item(0, ("适用地区", "Place"), &self.of(place));
        }
        let between = self.say(("、", ", "));
        let audience: Vec<_> =
            policy.audience.iter().map(|it| names::audience(*it, self.phrase.locale)).collect();
        self.item(0, ("面向", "For"), &audience.join(between));
        if !policy.departments.is_empty() {
            self.item(0, ("责任部门", "Responsible"), &policy.departments.join(between));
        }
        if let Some(part) =
            self.phrase.catalog.plan.iter().find(|part| Some(&part.id) == policy.item.as_ref())
        {
            self.item(0, ("方案中的位置", "Part of the plan"), &self.of(&part.title));
        }
        let day = self.phrase.locale.date(self.phrase.day);
        self.item(0, ("数值所依据的日期（当日）", "Values are those of (the day)"), &day);
    }

    fn definitions(&mut self, uses: &Uses) {
        if uses.definitions.is_empty() {
            return;
        }
        self.heading(("定义", "Definitions"));
        let catalog = self.phrase.catalog;
        for definition in uses.definitions.iter().filter_map(|id| catalog.definitions.get(id.at())) {
            let title = self.of(&definition.title);
            self.part(&format!("### {title}"));
            if let Some(whole) = &definition.whole {
                let whole = self.phrase.test(whole);
                self.item(0, ("也可以整体回答", "Answered as a whole by"), &whole);
            }
            self.conditions(&definition.requires, "", 0);
        }
    }

    fn parameters(&mut self, uses: &Uses) {
        if uses.parameters.is_empty() {
            return;
        }
        self.heading(("数值（全部日期）", "Values (every date)"));
        let catalog = self.phrase.catalog;
        for parameter in uses.parameters.iter().filter_map(|id| catalog.parameters.get(id.at())) {
            let label = self.of(&parameter.label);
            self.line(&format!("- **{label}**"));
            for at in 0..parameter.values.len() {
                self.dated(parameter, at);
            }
        }
    }

    fn dated(&mut self, parameter: &Parameter, at: usize) {
        let Some(dated) = parameter.values.get(at) else { return };
        let phrase = self.phrase;
        let mut parts = vec![phrase.from(dated)];
        if dated.from_unstated {
            parts.push(self.say(("施行日未载明", "first day not stated")).to_owned());
        }
        parts.extend(
            dated.until.map(|day| format!("{}{}", self.say(("有效至", "until ")), phrase.locale.date(day))),
        );
        parts.extend(
            dated
                .checked
                .map(|day| format!("{}{}", self.say(("最后核对", "last checked ")), phrase.locale.date(day))),
        );
        if dated.is_stale(phrase.day) {
            parts.push(self.say(("当日待核，降一级", "unconfirmed on the day, one grade lower")).to_owned());
        }
        let head = parts.join(self.say(("，", ", ")));
        let values = self.values(parameter, dated);
        self.line(&format!("   - {head}{}{values}", self.say(("：", ": "))));
        self.citation(2, &dated.citation);
    }

    fn values(&self, parameter: &Parameter, dated: &crate::policy::Dated) -> String {
        let phrase = self.phrase;
        if parameter.by.is_none() {
            return phrase.value(parameter, dated.values.first().copied().flatten());
        }
        let each = dated.values.iter().enumerate().filter(|(_, value)| value.is_some());
        let each = each
            .map(|(at, value)| format!("{} {}", phrase.key(parameter, at), phrase.value(parameter, *value)));
        each.collect::<Vec<_>>().join(self.say(("；", "; ")))
    }

    fn readings(&mut self, uses: &Uses) {
        let catalog = self.phrase.catalog;
        let open =
            uses.facts.iter().filter_map(|id| catalog.fact(*id)).filter(|fact| fact.ask != Ask::Always);
        let open: Vec<_> = open.collect();
        if open.is_empty() {
            return;
        }
        self.heading((
            "条文没有写明、要由主管部门定的",
            "What the texts leave open, for the authority to settle",
        ));
        for fact in open {
            let help = fact.help.as_ref().map(|help| format!(" {}", self.of(help))).unwrap_or_default();
            let (label, question) = (self.of(&fact.label), self.of(&fact.question));
            let local = if fact.ask == Ask::Optional {
                self.say(("（各地不同，知道的可以填）", " (differs by place; who knows it may say)"))
            } else {
                ""
            };
            self.line(&format!("- **{label}**{local}{}{question}{help}", self.say(("：", ": "))));
        }
    }

    fn windows(&mut self, policy: &Policy) {
        if policy.events.is_none() && policy.claim.is_none() {
            return;
        }
        self.heading(("时限", "Time limits"));
        self.window(("符合条件的事发生在", "The qualifying thing happens"), policy.events.as_ref());
        self.window(("申领时间", "One may claim"), policy.claim.as_ref());
    }

    fn window(&mut self, words: (&'static str, &'static str), window: Option<&Window>) {
        let Some(window) = window else { return };
        let end = |day: Option<Date>, unknown| match day {
            Some(day) => self.phrase.locale.date(day),
            None => self.say(unknown).to_owned(),
        };
        let from = end(window.from, ("起始日未查到", "the first day is not known"));
        let until = end(window.until, ("截止日未查到", "the last day is not known"));
        let text = format!("{from} — {until}");
        self.item(0, words, &text);
        self.citation(1, &window.citation);
    }

    fn exclusions(&mut self, policy: &Policy) {
        let catalog = self.phrase.catalog;
        for (at, (other, exclusion)) in catalog.excluded(policy).enumerate() {
            if at == 0 {
                self.heading(("不能同时享受的", "Not to be had together with"));
            }
            let title = self.of(&other.title);
            self.exclusion(&title, exclusion);
        }
    }

    fn exclusion(&mut self, title: &str, exclusion: &Exclusion) {
        let scope = names::scope(exclusion.scope, self.phrase.locale);
        let doubt =
            if exclusion.certain { "" } else { self.say(("；没有条文写明", "; no text says so")) };
        let text = self.phrase.enclosed(&format!("{scope}{doubt}"));
        self.line(&format!("- {title}{text}"));
        self.citation(1, &exclusion.citation);
    }

    fn apply(&mut self, policy: &Policy) {
        let Some(apply) = &policy.apply else { return };
        self.heading(("怎么申请", "How to apply"));
        let parts = [
            (("办法", "How"), &apply.how),
            (("地点", "Where"), &apply.place),
            (("咨询", "Whom to ask"), &apply.contact),
        ];
        for (words, text) in parts {
            if let Some(text) = text {
                self.item(0, words, &self.of(text));
            }
        }
        for document in &apply.documents {
            self.item(0, ("材料", "To bring"), &self.of(document));
        }
    }

    fn texts(&mut self, words: (&'static str, &'static str), texts: &[Text]) {
        if texts.is_empty() {
            return;
        }
        self.heading(words);
        for text in texts {
            let text = self.of(text);
            self.line(&format!("- {text}"));
        }
    }

    fn sources(&mut self) {
        let catalog = self.phrase.catalog;
        let cited: Vec<&Source> =
            catalog.sources.iter().zip(&self.cited).filter(|(_, used)| **used).map(|(it, _)| it).collect();
        if cited.is_empty() {
            return;
        }
        self.heading(("文件", "Documents"));
        for source in cited {
            let mut parts = vec![names::title(&self.of(&source.title), self.phrase.locale)];
            parts.extend(source.number.clone());
            parts.extend(source.issuer.clone());
            parts.extend(source.date.map(|date| self.phrase.locale.date(date)));
            parts.push(names::grade(source.grade, self.phrase.locale).to_owned());
            parts.extend(source.url.clone());
            self.line(&format!("- {}", parts.join(self.say(("，", ", ")))));
        }
    }

    fn signature(&mut self) {
        self.heading(("核对", "Checked"));
        let words = self.say((
            "本表由数据自动生成，与网页所显示的一致。经与上列文件核对：",
            "This sheet is made from the data that the pages show. Held against the documents above:",
        ));
        self.line(&format!("{words}\n"));
        let sign = self.say((
            "□ 无误　□ 需更正：\n\n核对人（签字）：____________　　日期：____________",
            "□ correct  □ to be corrected:\n\nChecked by (signature): ____________  Date: ____________",
        ));
        self.line(sign);
    }
}
