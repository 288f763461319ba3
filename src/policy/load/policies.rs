//! Policies and their rules.

use crate::formula::{
    Checker, Fault, Formula, GroupId, Mentions, ParameterId, Quantity, RuleId, Symbol, Test,
};
use crate::policy::codes::{
    BAD_NAME, DATE_ORDER, EITHER_OR, MISSING_FIELD, NEEDS_ITSELF, ONCE_ONLY, UNLIKE_UNITS,
};
use crate::policy::file::{
    CaseEntry, ClauseEntry, ExclusionEntry, GrantEntry, PolicyFile, RuleEntry, WindowEntry,
};
use crate::policy::load::conditions::conditions;
use crate::policy::load::facts::{add, topic};
use crate::policy::load::names::{InScope, Scope};
use crate::policy::load::plan::item;
use crate::policy::load::policy_of;
use crate::policy::load::reader::{File, GROUP, MOST, Reader};
use crate::policy::spot::Spot;
use crate::policy::{
    Amount, Apply, Ask, Case, Change, Citation, Clause, Condition, ConditionKind, Domain, Exclusion, Fact,
    Grant, MOST_FACTS, Paid, Payee, Policy, Rule, Text, Time, Window, both,
};
use crate::unit::Unit;

/// The name of the topic under which 已领过 is asked.
const RECEIVED: &str = "received";

/// A policy is called as its file is, so that what is said of the rest does not hang on a slip in its name.
pub(crate) fn identity(reader: &mut Reader, file: File<'_>, id: &mut Spot<'_, String>) {
    let stem = policy_of(file.name).unwrap_or(file.name);
    if id.value == stem {
        reader.name(file, id);
    } else {
        let (name, stands) = (&id.value, file.name);
        let message = both(
            format!("政策 `{name}` 写在 `{stands}` 里"),
            format!("policy `{name}` stands in `{stands}`"),
        );
        let help = both("文件名用政策的名字", "name the file after the policy");
        reader.problem(file, id.raw, BAD_NAME, message, help);
        stem.clone_into(&mut id.value);
    }
}

/// Adds the fact 已领过 of a policy with a once-only rule.
pub(crate) fn received(reader: &mut Reader, scope: &mut Scope, file: File<'_>, it: &PolicyFile<'_>) {
    let once: Vec<_> = it.rules.iter().map(|rule| &rule.value).filter(|rule| rule.once_only).collect();
    if once.is_empty() {
        return;
    }
    for rule in once.iter().enumerate().filter(|(at, rule)| 0 < *at || rule.for_each.is_some()) {
        let message = both(
            "一项政策只能有一条规则写 `once_only`，`for_each` 的不能写",
            "`once_only` fits one rule of a policy, not `for_each`",
        );
        let help = both("另立一项政策", "make a policy of its own of it");
        reader.problem(file, rule.1.id.raw, ONCE_ONLY, message, help);
    }
    reader.count(file, &it.id, reader.catalog.facts.len(), MOST_FACTS);
    let label = Text::from(it.title.clone());
    let question = Text {
        zh: format!("您领过“{}”吗？", label.zh),
        en: label.en.as_ref().map(|title| format!("Have you received “{title}”?")),
    };
    let fact = Fact {
        id: format!("{RECEIVED}.{}", it.id.value),
        group: None,
        topic: topic(reader, file, &Spot { value: RECEIVED.to_owned(), raw: it.id.raw }),
        label,
        question,
        help: None,
        ask: Ask::Always,
        change: Change::Fixed,
        time: Time::Past,
        domain: Domain::Truth,
        listed: false,
        needs: None,
        settled: None,
    };
    add(reader, scope, fact);
}

pub(crate) fn policy<'a>(reader: &mut Reader, scope: &mut Scope, file: File<'a>, it: PolicyFile<'a>) {
    item(reader, file, it.item.as_ref());
    scope.policy = Some(it.id.value.clone());
    let (at, start) = (reader.catalog.policies.len(), reader.catalog.rules.len());
    for entry in it.rules {
        rule(reader, scope, file, (at, &it.id.value, it.payee), entry);
    }
    let name = it.id.value.clone();
    let policy = Policy {
        received: reader.catalog.fact_id(&format!("{RECEIVED}.{name}")),
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
        excludes: exclusions(reader, file, &name, it.excludes),
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
    if let Some(spot) =
        it.until.as_ref().filter(|_| from.zip(until).is_some_and(|(from, until)| until < from))
    {
        let message = both("还没开始就结束了", "this ends before it begins");
        let help = both("改正 `from` 或 `until`", "correct `from` or `until`");
        reader.problem(file, spot.raw, DATE_ORDER, message, help);
    }
    Window { from, until, citation: reader.citation(file, &it.source, it.quote.as_ref(), None) }
}

fn exclusions<'a>(
    reader: &mut Reader,
    file: File<'a>,
    own: &str,
    list: Vec<Spot<'a, ExclusionEntry<'a>>>,
) -> Vec<Exclusion> {
    let read = list.into_iter().map(|Spot { value: it, .. }| {
        if it.policy.value == own {
            let message = both("一项政策不与自己互斥", "a policy does not exclude itself");
            let help = both("写另一项政策", "name the other policy");
            reader.problem(file, it.policy.raw, NEEDS_ITSELF, message, help);
        }
        reader.names_policy(file, &it.policy);
        let citation = reader.citation(file, &it.source, it.quote.as_ref(), None);
        Exclusion { policy: it.policy.value, scope: it.scope, certain: it.certain, citation }
    });
    read.collect()
}

fn clauses<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, ClauseEntry<'a>>>) -> Vec<Clause> {
    let read = list.into_iter().map(|Spot { value: it, .. }| Clause {
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
    Spot { raw, value: it }: Spot<'a, RuleEntry<'a>>,
) {
    reader.name(file, &it.id);
    let find = |catalog: &crate::policy::Catalog, id: &str| catalog.group_id(id).map(GroupId::at);
    let for_each =
        it.for_each.as_ref().and_then(|spot| reader.find(file, spot, GROUP, find)).map(GroupId::of);
    let mut requires = conditions(reader, scope, file, for_each, it.requires);
    let grant = it.grants.and_then(|it| grant(reader, scope, file, for_each, it));
    let once = (it.once_only, it.once_source.as_ref(), it.once_quote.as_ref());
    requires.extend(once_only(reader, file, name, once, grant.as_ref()));
    let payee = it.payee.or(payee);
    let mended = file.is_mended(raw) || file.is_mended(file.text);
    if payee.is_none() && !mended && grant.as_ref().is_some_and(|grant| grant.paid != Paid::Value) {
        let message = both("没有写付给谁", "nobody is named to whom this is paid");
        let help =
            both("加上 `payee`；文件没写的写 `unstated`", "add `payee`, `unstated` if the text does not say");
        reader.problem(file, it.id.raw, MISSING_FIELD, message, help);
    }
    let number = RuleId::of(reader.catalog.rules.len());
    reader.count(file, &it.id, number.at(), MOST);
    if !scope.add(&format!("{name}.{}", it.id.value), Symbol::Rule(number)) {
        reader.taken(file, &it.id);
    }
    let parameters = needed(&requires, grant.as_ref());
    reader.catalog.rules.push(Rule {
        parameters,
        id: it.id.value,
        policy,
        title: it.title.map(Into::into),
        for_each,
        requires,
        splits: Vec::new(),
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

/// What once-only adds to the conditions, with where it stands.
fn once_only(
    reader: &mut Reader,
    file: File<'_>,
    name: &str,
    (once_only, source, quote): (bool, Option<&Spot<'_, String>>, Option<&Spot<'_, String>>),
    grant: Option<&Grant>,
) -> Option<Condition> {
    if let Some(source) = source.filter(|_| !once_only) {
        let message = both("这里没有写一次性", "nothing is once only here");
        let help =
            both("加上 `once_only`，或者删去 `once_source`", "add `once_only`, or leave `once_source` out");
        reader.problem(file, source.raw, ONCE_ONLY, message, help);
    }
    if let Some(quote) = quote.filter(|_| source.is_none()) {
        let message = both("有原文，没有出处", "a quote of no source");
        let help = both("把出处写进 `once_source`", "name the source as `once_source`");
        reader.problem(file, quote.raw, ONCE_ONLY, message, help);
    }
    let of_amount = grant.and_then(|grant| grant.cases.first()).map(|case| &case.citation);
    let citation = match source {
        _ if !once_only => None,
        Some(source) => Some(reader.citation(file, source, quote, None)),
        None => of_amount.map(|citation| Citation { quote: None, ..citation.clone() }),
    };
    not_received(reader, name, citation?)
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
    Some(Condition {
        kind: ConditionKind::Clause { test, formula, binds: None },
        text: words,
        citation,
        note: None,
        step: None,
        splits: Vec::new(),
    })
}

fn grant<'a>(
    reader: &mut Reader,
    scope: &Scope,
    file: File<'a>,
    row: Option<GroupId>,
    Spot { raw, value: it }: Spot<'a, GrantEntry<'a>>,
) -> Option<Grant> {
    let paid = it.paid;
    let one_form = it.amount.is_some() == it.cases.is_empty();
    let entries: Vec<_> = it.amount.into_iter().chain(it.cases.into_iter().map(|case| case.value)).collect();
    let last_only = |(from_last, case): (usize, &CaseEntry<'_>)| (from_last == 0) == case.when.is_none();
    if !one_form && !file.is_mended(raw) {
        let message =
            both("一项给付写 `amount` 或 `cases`，只写一个", "a grant has either `amount` or `cases`");
        reader.problem(file, raw, EITHER_OR, message, both("写其中一个", "write one of them"));
    } else if !entries.iter().rev().enumerate().all(last_only) {
        let message = both("最后一档没有 `when`，别的档都有", "the last case, and no other, has no `when`");
        let help = both("让最后一档是其余的情形", "let the last case be what holds otherwise");
        reader.problem(file, raw, EITHER_OR, message, help);
    }
    let (mut cases, mut unit) = (Vec::new(), None);
    for entry in entries {
        cases.extend(case(reader, scope, file, row, paid, &mut unit, entry));
    }
    (!cases.is_empty()).then(|| Grant {
        paid,
        cases,
        round: it.round,
        unit: unit.unwrap_or(Unit::YUAN),
        splits: Vec::new(),
    })
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
        let message = both("各档单位不同", "the cases are in different units");
        let help = both("换算成同一个单位", "bring them to one unit");
        reader.problem(file, it.grants.raw, UNLIKE_UNITS, message, help);
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
        Paid::Once | Paid::Yearly | Paid::Relief | Paid::Loan => of(Unit::YUAN),
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
