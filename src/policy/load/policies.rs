//! Policies, their rules, and the parts of the plan.

use crate::formula::{
    Checker, Fault, Formula, GroupId, Mentions, ParameterId, Quantity, RuleId, Symbol, Test,
};
use crate::policy::file::{
    CaseEntry, ClauseEntry, ExclusionEntry, GrantEntry, PlanEntry, PolicyFile, RuleEntry, WindowEntry,
};
use crate::policy::load::conditions::conditions;
use crate::policy::load::facts::{add, taken, topic};
use crate::policy::load::names::{InScope, Scope};
use crate::policy::load::reader::{File, Reader};
use crate::policy::spot::{Each, Spot};
use crate::policy::{
    Amount, Apply, Ask, Case, Change, Citation, Clause, Condition, ConditionKind, Domain, Exclusion, Fact,
    Grant, Paid, Payee, PlanPart, Policy, Rule, Text, Time, Window,
};
use crate::unit::Unit;

/// The name of the topic under which 已领过 is asked.
const RECEIVED: &str = "received";

pub(crate) fn plan<'a>(reader: &mut Reader, file: File<'a>, list: Each<'a, PlanEntry<'a>>) {
    for (_, it) in reader.each(file, list) {
        let source = Spot { value: format!("plan#{}", it.id.value), raw: it.id.raw };
        let citation = reader.citation(file, &source, Some(&it.quote), None);
        let (chapter, title) = (it.chapter.into(), it.title.into());
        reader.catalog.plan.push(PlanPart {
            id: it.id.value,
            chapter,
            title,
            citation,
            departments: it.departments,
        });
    }
}

/// Adds the fact 已领过 of a policy with a once-only rule.
pub(crate) fn received(reader: &mut Reader, scope: &mut Scope, file: File<'_>, it: &PolicyFile<'_>) {
    let rules = it.rules.items.iter().filter_map(|(_, rule)| rule.as_ref().ok());
    let once: Vec<_> = rules.filter(|rule| rule.once_only).collect();
    let Some(first) = once.first() else { return };
    if 1 < once.len() || first.for_each.is_some() {
        reader.problem(
            file,
            first.id.raw,
            "`once_only` fits one rule of a policy, not `for_each`",
            "make a policy of its own of it",
        );
    }
    let topic = topic(reader, file, &Spot { value: RECEIVED.to_owned(), raw: it.id.raw });
    let label = Text::from(it.title.clone());
    let question = Text {
        zh: format!("您领过“{}”吗？", label.zh),
        en: label.en.as_ref().map(|title| format!("Have you received “{title}”?")),
    };
    let fact = Fact {
        id: format!("{RECEIVED}.{}", it.id.value),
        group: None,
        topic,
        label,
        question,
        help: None,
        ask: Ask::Always,
        change: Change::Fixed,
        time: Time::History,
        domain: Domain::Truth,
    };
    add(reader, scope, fact);
}

pub(crate) fn policy<'a>(reader: &mut Reader, scope: &mut Scope, file: File<'a>, it: PolicyFile<'a>) {
    if file.name != format!("policies/{}.json", it.id.value) {
        reader.problem(
            file,
            it.id.raw,
            format!("policy `{}` stands in `{}`", it.id.value, file.name),
            "name the file after the policy",
        );
    }
    scope.policy = Some(it.id.value.clone());
    let at = reader.catalog.policies.len();
    let start = reader.catalog.rules.len();
    for (raw, entry) in reader.each(file, it.rules) {
        rule(reader, scope, file, (at, &it.id.value, it.payee), raw, entry);
    }
    let policy = Policy {
        received: reader.catalog.fact_id(&format!("{RECEIVED}.{}", it.id.value)),
        id: it.id.value,
        item: it.item.map(|item| item.value),
        kind: it.kind,
        title: it.title.into(),
        summary: it.summary.into(),
        audience: it.audience,
        level: it.level,
        place: it.place.map(Into::into),
        departments: it.departments,
        apply: it.apply.map(|apply| Apply {
            how: apply.how.map(Into::into),
            place: apply.place.map(Into::into),
            documents: texts(apply.documents),
            contact: apply.contact.map(Into::into),
        }),
        office_checks: texts(it.office_checks),
        events: it.events.map(|it| window(reader, file, &it)),
        claim: it.claim.map(|it| window(reader, file, &it)),
        rules: start..reader.catalog.rules.len(),
        excludes: exclusions(reader, file, it.excludes),
        targets: clauses(reader, file, it.targets),
        clauses: clauses(reader, file, it.clauses),
        notes: texts(it.notes),
        unknown: texts(it.unknown),
    };
    reader.catalog.policies.push(policy);
    scope.policy = None;
}

fn texts(entries: Vec<crate::policy::file::TextEntry>) -> Vec<Text> {
    entries.into_iter().map(Into::into).collect()
}

fn window(reader: &mut Reader, file: File<'_>, it: &WindowEntry<'_>) -> Window {
    let from = it.from.as_ref().and_then(|spot| reader.date(file, spot));
    let until = it.until.as_ref().and_then(|spot| reader.date(file, spot));
    Window { from, until, citation: reader.citation(file, &it.source, it.quote.as_ref(), None) }
}

fn exclusions<'a>(reader: &mut Reader, file: File<'a>, list: Each<'a, ExclusionEntry<'a>>) -> Vec<Exclusion> {
    let entries = reader.each(file, list);
    let read = entries.into_iter().map(|(_, it)| {
        let citation = reader.citation(file, &it.source, it.quote.as_ref(), None);
        Exclusion { policy: it.policy.value, scope: it.scope, certain: it.certain, citation }
    });
    read.collect()
}

fn clauses<'a>(reader: &mut Reader, file: File<'a>, list: Each<'a, ClauseEntry<'a>>) -> Vec<Clause> {
    let entries = reader.each(file, list);
    let read = entries.into_iter().map(|(_, it)| Clause {
        text: it.text.into(),
        citation: reader.citation(file, &it.source, it.quote.as_ref(), None),
    });
    read.collect()
}

fn rule<'a>(
    reader: &mut Reader,
    scope: &mut Scope,
    file: File<'a>,
    (policy, name, payee): (usize, &str, Option<Payee>),
    raw: &str,
    it: RuleEntry<'a>,
) {
    let find = |catalog: &crate::policy::Catalog, id: &str| catalog.group_id(id).map(GroupId::at);
    let for_each =
        it.for_each.as_ref().and_then(|spot| reader.find(file, spot, "group", find)).map(GroupId::of);
    let mut requires = conditions(reader, scope, file, for_each, it.requires);
    let grant = it.grants.and_then(|it| grant(reader, scope, file, for_each, raw, it));
    if it.once_only {
        let citation = grant.as_ref().and_then(|grant| grant.cases.first()).map(|case| case.citation.clone());
        requires.extend(citation.and_then(|citation| not_received(reader, name, citation)));
    }
    let payee = it.payee.or(payee);
    if payee.is_none() && grant.as_ref().is_some_and(|grant| grant.paid != Paid::Value) {
        reader.problem(
            file,
            it.id.raw,
            "nobody is named to whom this is paid",
            "add `payee`, `unstated` if the text does not say",
        );
    }
    let number = RuleId::of(reader.catalog.rules.len());
    if !scope.add(&format!("{name}.{}", it.id.value), Symbol::Rule(number)) {
        taken(reader, file, &it.id);
    }
    let parameters = needed(&requires, grant.as_ref());
    reader.catalog.rules.push(Rule {
        parameters,
        id: it.id.value,
        policy,
        title: it.title.map(Into::into),
        for_each,
        requires,
        grant,
        payee: payee.unwrap_or(Payee::Unstated),
        incomplete: it.incomplete,
    });
}

/// The parameters of the conditions and of what chooses the case.
fn needed(requires: &[Condition], grant: Option<&Grant>) -> Vec<ParameterId> {
    let mut found = Vec::new();
    let mut visit = |id| found.push(id);
    for condition in requires {
        condition_parameters(condition, &mut visit);
    }
    let cases = grant.map_or(&[][..], |grant| &grant.cases);
    for when in cases.iter().filter_map(|case| case.when.as_ref()) {
        when.parameters(false, &mut visit);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn condition_parameters(condition: &Condition, visit: &mut dyn FnMut(ParameterId)) {
    match &condition.kind {
        ConditionKind::Clause { test, .. } => test.parameters(false, visit),
        ConditionKind::All(inner) | ConditionKind::Any(inner) => {
            for it in inner {
                condition_parameters(it, visit);
            }
        }
    }
}

/// The condition that a once-only grant has not been received.
fn not_received(reader: &Reader, policy: &str, citation: Citation) -> Option<Condition> {
    let fact = reader.catalog.fact_id(&format!("{RECEIVED}.{policy}"))?;
    let formula = format!("not {RECEIVED}.{policy}");
    let test = Test::Not(Box::new(Test::Fact(fact)));
    let words = Text {
        zh: "没有领过这一项（一次性）".to_owned(),
        en: Some("Not received before (once only)".to_owned()),
    };
    let citation = Citation { quote: None, ..citation };
    Some(Condition {
        kind: ConditionKind::Clause { test, formula, binds: None },
        text: words,
        citation,
        note: None,
        step: None,
    })
}

fn grant<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    raw: &str,
    it: GrantEntry<'a>,
) -> Option<Grant> {
    let paid = it.paid;
    let mut cases = Vec::new();
    let mut unit = None;
    for entry in it.amount.into_iter().chain(reader.each(file, it.cases).into_iter().map(|(_, case)| case)) {
        cases.extend(case(reader, scope, file, row, paid, &mut unit, entry));
    }
    let (last, others) = cases.split_last()?;
    if last.when.is_some() || others.iter().any(|case| case.when.is_none()) {
        reader.problem(
            file,
            raw,
            "the last case, and no other, has no `when`",
            "let the last case be what holds otherwise",
        );
    }
    Some(Grant { paid, cases, round: it.round, unit: unit.unwrap_or(Unit::YUAN) })
}

fn case<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    paid: Paid,
    unit: &mut Option<Unit>,
    it: CaseEntry<'a>,
) -> Option<Case> {
    let when = it.when.as_ref().map(|spot| reader.test(file, spot, scope, row));
    let (amount, found) =
        reader.formula(file, &it.grants, scope, row, |checker, it| amount(checker, it, paid))?;
    if unit.is_some_and(|unit| unit != found) {
        reader.problem(file, it.grants.raw, "the cases are in different units", "bring them to one unit");
    }
    *unit = Some(found);
    let citation = reader.citation(file, &it.source, it.quote.as_ref(), None);
    let when = match when {
        None => None,
        Some(read) => Some(read?),
    };
    let mut parameters = Vec::new();
    match &amount {
        Amount::Quantity(quantity) => quantity.parameters(false, &mut |id| parameters.push(id)),
        Amount::Moment(moment) => moment.parameters(false, &mut |id| parameters.push(id)),
    }
    Some(Case { parameters, when, amount, formula: it.grants.value, text: it.text.into(), citation })
}

fn amount(
    checker: &Checker<'_, InScope<'_>>,
    formula: &Formula,
    paid: Paid,
) -> Result<(Amount, Unit), Fault> {
    let of = |unit| checker.of_unit(formula, unit).map(|amount: Quantity| (Amount::Quantity(amount), unit));
    match paid {
        Paid::Once | Paid::Yearly | Paid::Loan => of(Unit::YUAN),
        Paid::Monthly => of(Unit::YUAN.over(Unit::MONTH)),
        Paid::Value => match checker.quantity(formula) {
            Ok((quantity, unit)) => Ok((Amount::Quantity(quantity), unit)),
            Err(fault) => match checker.moment(formula) {
                Ok(moment) => Ok((Amount::Moment(moment), Unit::NUMBER)),
                Err(_) => Err(fault),
            },
        },
    }
}

/// Names of policies, which may stand anywhere.
pub(crate) fn references(reader: &mut Reader, ids: &[(File<'_>, Spot<'_, String>)]) {
    for (at, (file, id)) in ids.iter().enumerate() {
        if ids.get(..at).is_some_and(|before| before.iter().any(|(_, other)| other.value == id.value)) {
            taken(reader, *file, id);
        }
        let Some(policy) = reader.catalog.policy(&id.value) else { continue };
        let mut named: Vec<String> = policy.excludes.iter().map(|it| it.policy.clone()).collect();
        reader.catalog.rules_of(policy).iter().for_each(|rule| steps(&rule.requires, &mut named));
        let item =
            policy.item.clone().filter(|item| !reader.catalog.plan.iter().any(|part| part.id == *item));
        if let Some(item) = item {
            reader.problem(*file, id.raw, format!("the plan has no part `{item}`"), "correct `item`");
        }
        for name in named.into_iter().filter(|name| !ids.iter().any(|(_, id)| id.value == *name)) {
            reader.problem(
                *file,
                id.raw,
                format!("policy `{name}` is not known"),
                "correct its name in `step` or `excludes`",
            );
        }
    }
}

fn steps(conditions: &[Condition], found: &mut Vec<String>) {
    for condition in conditions {
        found.extend(condition.step.clone());
        if let ConditionKind::All(inner) | ConditionKind::Any(inner) = &condition.kind {
            steps(inner, found);
        }
    }
}
