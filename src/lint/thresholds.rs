//! The lint of thresholds that golden people do not stand on both sides of.

use crate::engine::{Row, Trace};
use crate::formula::{GroupId, Mentions, Test};
use crate::lint::Subject;
use crate::lint::clauses::{Clause, clauses, comparisons};
use crate::lint::codes::Say;
use crate::lint::search::Person;
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
            let seen = seen(subject, &concerned, test, group);
            for (_, (zh, en)) in SIDES.iter().filter(|(truth, _)| !seen.contains(truth)) {
                let zh = format!("黄金案例里没有人{zh}这里的 `{parameter}`");
                say(clause.at.clone(), both(zh, format!("no golden person {en} `{parameter}` here")));
            }
        }
    }
}

const SIDES: [(Truth, (&str, &str)); 2] = [(Truth::Yes, ("达到", "meets")), (Truth::No, ("达不到", "fails"))];

/// What a comparison comes to for people, in each row where it speaks of rows.
fn seen(subject: &Subject<'_>, people: &[&Person], test: &Test, group: Option<GroupId>) -> Vec<Truth> {
    let of = |person: &&Person| {
        let rows: Vec<Option<&Row>> =
            group.map_or(vec![None], |group| person.situation.rows(group).iter().map(Some).collect());
        let trace = Trace::of(subject.catalog, &person.situation, &person.evaluation);
        rows.into_iter().map(|row| trace.context(row).test(test)).collect::<Vec<_>>()
    };
    people.iter().flat_map(of).collect()
}

fn policy_of<'a>(subject: &Subject<'a>, clause: &Clause<'_>) -> Option<&'a str> {
    let rule = subject.catalog.rules.get(clause.rule?)?;
    subject.catalog.policies.get(rule.policy).map(|policy| policy.id.as_str())
}

/// The number or day of the law that is compared with.
fn threshold<'a>(subject: &Subject<'a>, test: &Test) -> Option<&'a str> {
    let mut found = None;
    test.parameters(true, &mut |id| found = found.or(Some(id)));
    subject.catalog.parameters.get(found?.at()).map(|parameter| parameter.id.as_str())
}
