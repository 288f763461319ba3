//! Policies, their rules, and the parts of the plan.

use crate::formula::{
    Checker, Fault, Formula, GroupId, Mentions, ParameterId, Quantity, RuleId, Symbol, Test,
};
use crate::policy::file::{
    CaseEntry, ClauseEntry, ExclusionEntry, GrantEntry, PlanEntry, PolicyFile, RuleEntry, SentenceEntry,
    UnfoundEntry, WindowEntry,
};
use crate::policy::load::conditions::conditions;
use crate::policy::load::facts::{add, topic};
use crate::policy::load::names::{InScope, Scope};
use crate::policy::load::policy_of;
use crate::policy::load::reader::{File, MOST, Reader};
use crate::policy::spot::Spot;
use crate::policy::{
    Amount, Apply, Ask, Case, Catalog, Change, Citation, Clause, Condition, ConditionKind, Domain, Exclusion,
    Fact, Grant, MOST_FACTS, Paid, Payee, PlanPart, Policy, Rule, Says, Sentence, Text, Time, Unfound,
    Window,
};
use crate::unit::Unit;

/// The name of the topic under which 已领过 is asked.
const RECEIVED: &str = "received";

pub(crate) fn plan<'a>(reader: &mut Reader, file: File<'a>, list: Vec<Spot<'a, PlanEntry<'a>>>) {
    for Spot { value: it, .. } in list {
        if reader.catalog.plan.iter().any(|part| part.id == it.id.value) {
            reader.taken(file, &it.id);
        }
        let source = Spot { value: format!("plan#{}", it.id.value), raw: it.id.raw };
        let citation = reader.citation(file, &source, None, None);
        let (chapter, title) = (it.chapter.into(), it.title.into());
        let sentences = it.sentences.into_iter().map(|it| sentence(reader, file, it)).collect();
        reader.catalog.plan.push(PlanPart {
            id: it.id.value,
            chapter,
            title,
            citation,
            sentences,
            departments: it.departments,
        });
    }
}

pub(crate) fn unfound(reader: &mut Reader, list: Vec<Spot<'_, UnfoundEntry>>) {
    let entries = list.into_iter().map(|Spot { value: it, .. }| Unfound {
        title: it.title.into(),
        text: it.text.into(),
        contact: it.contact.map(Into::into),
    });
    reader.catalog.unfound.extend(entries);
}

fn sentence<'a>(
    reader: &mut Reader,
    file: File<'a>,
    Spot { raw, value: it }: Spot<'a, SentenceEntry<'a>>,
) -> Sentence {
    it.policies.iter().for_each(|policy| reader.names_policy(file, policy));
    if it.says.is_empty() {
        reader.problem(file, raw, "nothing says what the sentence does", "name it in `says`");
    }
    if it.says.contains(&Says::Grants) && it.policies.is_empty() {
        let help = "name the policies that come of it, or say that it only `organises`";
        reader.problem(file, raw, "the sentence gives something, but no policy comes of it", help);
    }
    Sentence {
        says: it.says,
        text: it.text,
        policies: it.policies.into_iter().map(|policy| policy.value).collect(),
    }
}

/// A policy is called as its file is, so that what is said of the rest does not hang on a slip in its name.
pub(crate) fn identity(reader: &mut Reader, file: File<'_>, id: &mut Spot<'_, String>) {
    let stem = policy_of(file.name).unwrap_or(file.name);
    if id.value == stem {
        reader.name(file, id);
    } else {
        let message = format!("policy `{}` stands in `{}`", id.value, file.name);
        reader.problem(file, id.raw, message, "name the file after the policy");
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
        let message = "`once_only` fits one rule of a policy, not `for_each`";
        reader.problem(file, rule.1.id.raw, message, "make a policy of its own of it");
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
        reader.problem(file, spot.raw, "this ends before it begins", "correct `from` or `until`");
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
            reader.problem(file, it.policy.raw, "a policy does not exclude itself", "name the other policy");
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
        it.for_each.as_ref().and_then(|spot| reader.find(file, spot, "group", find)).map(GroupId::of);
    let mut requires = conditions(reader, scope, file, for_each, it.requires);
    let grant = it.grants.and_then(|it| grant(reader, scope, file, for_each, it));
    let once = (it.once_only, it.once_source.as_ref(), it.once_quote.as_ref());
    requires.extend(once_only(reader, file, name, once, grant.as_ref()));
    let payee = it.payee.or(payee);
    let mended = file.is_mended(raw) || file.is_mended(file.text);
    if payee.is_none() && !mended && grant.as_ref().is_some_and(|grant| grant.paid != Paid::Value) {
        reader.problem(
            file,
            it.id.raw,
            "nobody is named to whom this is paid",
            "add `payee`, `unstated` if the text does not say",
        );
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
        let help = "add `once_only`, or leave `once_source` out";
        reader.problem(file, source.raw, "nothing is once only here", help);
    }
    if let Some(quote) = quote.filter(|_| source.is_none()) {
        reader.problem(file, quote.raw, "a quote of no source", "name the source as `once_source`");
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
        reader.problem(file, raw, "a grant has either `amount` or `cases`", "write one of them");
    } else if !entries.iter().rev().enumerate().all(last_only) {
        let message = "the last case, and no other, has no `when`";
        reader.problem(file, raw, message, "let the last case be what holds otherwise");
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

/// The part of the plan that a policy belongs to.
fn item(reader: &mut Reader, file: File<'_>, item: Option<&Spot<'_, String>>) {
    let find = |catalog: &Catalog, id: &str| catalog.plan.iter().position(|part| part.id == id);
    if let Some(item) = item.filter(|item| find(&reader.catalog, &item.value).is_none()) {
        let message = format!("the plan has no part `{}`", item.value);
        reader.problem(file, item.raw, message, "write the number of one of its parts");
    }
}
