//! Why: each clause with its tick, how the amount comes about, and the words of the documents.

use crate::ui::draw::prelude::*;

use crate::engine::Verdict;
use crate::present::{Line, Quote, RuleDetail, Standing};
use crate::ui::components::{
    AmountSize, CardSection, Clause, Condition, ConditionState, Conditions, Details, GradeTag, Step,
    StepKind, Steps,
};
use crate::ui::parts::paste::row_results;
use crate::ui::parts::policy_card::{money, tag_grade};
use crate::ui::parts::prospects::prospects;
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// So many steps of an amount are shown at once.
const FEW: usize = 6;
/// Of more than so many steps only the first and the last are shown: each row brings some.
const MANY: usize = 60;

/// All rules of a policy, by its index in the catalogue: why, where the money comes from, and the clauses.
pub(crate) fn rule_parts(portal: &Portal, at: usize, outside: bool) -> Html {
    let details = portal.view().details(at);
    let several = 1 < details.len();
    html! {
        <>
            for detail in &details {
                { rule(portal, detail, several, outside) }
            }
            { prospects(portal, at, outside) }
        </>
    }
}

fn rule(portal: &Portal, detail: &RuleDetail, several: bool, outside: bool) -> Html {
    let why = match &detail.title {
        Some(title) => portal.with("rule.why_of", &[title]),
        None => portal.word("rule.why"),
    };
    // Of what is only shown there is nobody who is paid, and nobody who is eligible.
    let value = detail.money.as_ref().is_some_and(|money| money.payee.is_empty());
    let sum = portal.word(if value { "rule.value" } else { "rule.money" });
    let reasons = html! {
        <>
            if several && !(value && detail.verdict == Verdict::Eligible) {
                <p class="small">{ &detail.verdict_text }</p>
            }
            if !detail.why.is_empty() {
                { Conditions { conditions: conditions(portal, &detail.why) }.html() }
            }
            if detail.why.is_empty() && !detail.lines.is_empty() && detail.rows.is_empty() {
                <p>{ portal.word("why.nobody") }</p>
            }
            if let Some(reason) = &detail.incomplete {
                <p class="small quiet">{ reason }</p>
            }
            if !detail.lines.is_empty() {
                { all(portal, detail) }
            }
        </>
    };
    html! {
        <>
            { CardSection { outside, title: why, children: reasons }.html() }
            if !detail.quotes.is_empty() {
                { CardSection { outside, title: sum, children: sums(portal, detail) }.html() }
            }
        </>
    }
}

/// What was left out above, for those who want it all.
fn all(portal: &Portal, detail: &RuleDetail) -> Html {
    let children = Conditions { conditions: conditions(portal, &detail.lines) }.html();
    Details { summary: portal.word("rule.all"), children }.html()
}

fn sums(portal: &Portal, detail: &RuleDetail) -> Html {
    let clauses = html! {
        for (text, quote) in &detail.quotes {
            <p>{ text }</p>
            { clause(portal, quote) }
        }
    };
    html! {
        <>
            if let Some(it) = &detail.money {
                <p>{ money(it, AmountSize::Large) }</p>
            }
            { steps(portal, detail) }
            if !detail.rows.is_empty() {
                { row_results(portal, &detail.rows) }
            }
            { Details { summary: portal.word("rule.clauses"), children: clauses }.html() }
        </>
    }
}

fn conditions(portal: &Portal, lines: &[Line]) -> Vec<Condition> {
    let shown = lines.iter().map(|line| Condition {
        state: match line.standing {
            Standing::Met => ConditionState::Yes,
            Standing::Failed => ConditionState::No,
            Standing::Open => ConditionState::Ask,
            _ => ConditionState::Local,
        },
        state_text: line.standing_text.clone().into(),
        text: line.text.clone().into(),
        own: line.own.clone().map(Into::into),
        depth: line.depth,
        source: Some(source(portal, line)),
    });
    shown.collect()
}

fn source(portal: &Portal, line: &Line) -> Html {
    html! {
        <>
            if let Some(note) = &line.note {
                <p class="small quiet">{ note }</p>
            }
            if let Some((id, title)) = &line.step {
                <p class="small">
                    { portal.word("step.first") }
                    { portal.link(&Route::Policy(id.clone()), &title.clone().into()) }
                </p>
            }
            { Details { summary: portal.word("clause.open"), children: clause(portal, &line.quote) }.html() }
        </>
    }
}

/// A clause: its words where they are known, and where they stand.
pub(crate) fn clause(portal: &Portal, quote: &Quote) -> Html {
    let grade = GradeTag { grade: tag_grade(quote.grade), text: quote.grade_text.clone().into() };
    let source = html! {
        <>
            { &quote.source }
            { " " }
            { grade.html() }
            if let Some(url) = &quote.url {
                { " " }
                <a href={url.clone()} rel="noopener noreferrer" target="_blank">{ portal.word("clause.address") }</a>
            }
        </>
    };
    let Some(words) = &quote.words else {
        return html! { <p class="small">{ portal.word("clause.reported") }{ source }</p> };
    };
    Clause { text: words.clone().into(), marks: Vec::new(), source }.html()
}

/// How the amount comes about; many steps stand behind a line that opens.
fn steps(portal: &Portal, detail: &RuleDetail) -> Html {
    let count = detail.steps.len();
    let left = |at: usize| MANY < count && MANY <= at && at.saturating_add(1) < count;
    let shown = detail.steps.iter().enumerate().filter(|(at, _)| !left(*at)).map(|(_, step)| Step {
        kind: if step.total { StepKind::Total } else { StepKind::Counted },
        text: step.text.clone().into(),
        note: Some(step.note.clone()).filter(|note| !note.is_empty()).map(Into::into),
        value: html! { &step.value },
    });
    let children = Steps { steps: shown.collect() }.html();
    match count {
        0 => Html::default(),
        1..=FEW => children,
        _ => {
            let summary = portal.with("rule.steps", &[&count.to_string()]);
            let left = count.saturating_sub(MANY).saturating_sub(1);
            let children = html! {
                <>
                    { children }
                    if left != 0 {
                        <p class="small quiet">{ portal.with("rule.steps_left", &[&left.to_string()]) }</p>
                    }
                </>
            };
            Details { summary, children }.html()
        }
    }
}
