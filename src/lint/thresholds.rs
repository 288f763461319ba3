//! The lint of thresholds beside which golden people do not stand.

use crate::engine::{Row, Trace};
use crate::formula::{GroupId, Mentions, ParameterId, Test};
use crate::lint::Subject;
use crate::lint::beside::{Limit, limit};
use crate::lint::clauses::{Clause, clauses, comparisons};
use crate::lint::codes::Say;
use crate::lint::search::{Person, rows};
use crate::policy::both;
use crate::unit::Truth;

pub(super) fn untested(subject: &Subject<'_>, say: &mut Say<'_>) {
    if subject.people.is_empty() {
        return;
    }
    for clause in clauses(subject.catalog) {
        let policy = policy_of(subject, &clause);
        let concerned =
            subject.people.iter().filter(|it| policy.is_none_or(|policy| it.policies.contains(policy)));
        let concerned: Vec<&Person> = concerned.collect();
        for (test, group) in comparisons(&clause) {
            let Some(parameter) = threshold(subject, test) else { continue };
            let people = People { subject, concerned: &concerned, group };
            for (zh, en) in people.missing(test, parameter) {
                let zh = format!("黄金案例里没有人{zh}");
                say(clause.at.clone(), both(zh, format!("no golden person {en} here")));
            }
        }
    }
}

const SIDES: [(Truth, (&str, &str)); 2] = [(Truth::Yes, ("达到", "meets")), (Truth::No, ("达不到", "fails"))];

/// Those of whom something of the policy is expected, and the group whose rows are spoken of.
struct People<'a> {
    subject: &'a Subject<'a>,
    concerned: &'a [&'a Person],
    group: Option<GroupId>,
}

impl People<'_> {
    /// Where nobody stands, in both languages: beside the threshold where that can be said exactly, else on its sides.
    fn missing(&self, test: &Test, parameter: ParameterId) -> Vec<(String, String)> {
        let catalog = self.subject.catalog;
        let Some(limit) = limit(catalog, test) else {
            let id = catalog.parameters.get(parameter.at()).map_or("", |it| &it.id);
            let seen = self.seen(&|trace, row| Some(trace.context(row).test(test)));
            let missing = SIDES.iter().filter(|(truth, _)| !seen.contains(truth));
            let words = |(zh, en)| (format!("{zh}这里的 `{id}`"), format!("{en} `{id}`"));
            return missing.map(|(_, side)| words(*side)).collect();
        };
        let seen = self.seen(&|trace, row| limit.of(trace, row));
        let missing = Limit::ALL.into_iter().filter(|place| !seen.contains(place));
        missing.filter_map(|place| limit.words(catalog, parameter, place)).collect()
    }

    /// What people come to, in each row where rows are spoken of.
    fn seen<T>(&self, of: &dyn Fn(&Trace<'_>, Option<&Row>) -> Option<T>) -> Vec<T> {
        let mut seen = Vec::new();
        for person in self.concerned {
            let trace = Trace::of(self.subject.catalog, &person.situation, &person.evaluation);
            seen.extend(rows(self.group, &person.situation).into_iter().filter_map(|row| of(&trace, row)));
        }
        seen
    }
}

fn policy_of<'a>(subject: &Subject<'a>, clause: &Clause<'_>) -> Option<&'a str> {
    let rule = subject.catalog.rules.get(clause.rule?)?;
    subject.catalog.policies.get(rule.policy).map(|policy| policy.id.as_str())
}

/// The number or day of the law that is compared with.
fn threshold(subject: &Subject<'_>, test: &Test) -> Option<ParameterId> {
    let mut found = None;
    test.parameters(true, &mut |id| found = found.or(Some(id)));
    found.filter(|id| subject.catalog.parameters.get(id.at()).is_some())
}
