//! Why: each clause with its tick, how the amount comes about, and the words of the documents.

use yew::prelude::*;

use crate::present::{Line, Quote, RuleDetail, Standing};
use crate::ui::components::{
    AmountSize, CardSection, Clause, Condition, ConditionState, Conditions, Details, GradeTag, Link, Step,
    StepKind, Steps,
};
use crate::ui::parts::policy_card::{money, tag_grade};
use crate::ui::portal::Portal;
use crate::ui::route::Route;

/// Properties of [`RuleParts`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RulePartsProps {
    /// The policy's index in the catalogue.
    pub(crate) at: usize,
}

/// All rules of a policy: why, where the money comes from, and the clauses.
#[component]
pub(crate) fn RuleParts(props: &RulePartsProps) -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    let details = portal.view().details(props.at);
    let several = 1 < details.len();
    html! {
        for detail in &details {
            { rule(&portal, detail, several) }
        }
    }
}

fn rule(portal: &Portal, detail: &RuleDetail, several: bool) -> Html {
    let why = match &detail.title {
        Some(title) => portal.with("rule.why_of", &[title]),
        None => portal.word("rule.why"),
    };
    html! {
        <>
            <CardSection title={why}>
                if several {
                    <p class="small">{ &detail.verdict_text }</p>
                }
                <Conditions conditions={conditions(portal, &detail.lines)} />
                if let Some(reason) = &detail.incomplete {
                    <p class="small quiet">{ reason }</p>
                }
            </CardSection>
            if !detail.quotes.is_empty() {
                <CardSection title={portal.word("rule.money")}>
                    { steps(detail) }
                    <Details summary={portal.word("rule.clauses")}>
                        for (text, quote) in &detail.quotes {
                            <p>{ text }</p>
                            { clause(portal, quote) }
                        }
                    </Details>
                </CardSection>
            }
        </>
    }
}

fn conditions(portal: &Portal, lines: &[Line]) -> Vec<Condition> {
    let shown = lines.iter().map(|line| Condition {
        state: match line.standing {
            Standing::Met => ConditionState::Yes,
            Standing::Failed => ConditionState::No,
            Standing::Open => ConditionState::Ask,
            Standing::Authority => ConditionState::Local,
        },
        state_text: line.standing_text.clone().into(),
        text: line.text.clone().into(),
        own: line.own.clone().map(Into::into),
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
                    <Link href={Route::Policy(id.clone()).href()} on_navigate={portal.follow()}>{ title }</Link>
                </p>
            }
            <Details summary={portal.word("clause.open")}>{ clause(portal, &line.quote) }</Details>
        </>
    }
}

/// A clause: its words where they are known, and where they stand.
pub(crate) fn clause(portal: &Portal, quote: &Quote) -> Html {
    let source = html! {
        <>
            { &quote.source }
            { " " }
            <GradeTag grade={tag_grade(quote.grade)} text={quote.grade_text.clone()} />
            if let Some(url) = &quote.url {
                { " " }
                <a href={url.clone()} rel="noopener noreferrer" target="_blank">{ portal.word("clause.address") }</a>
            }
        </>
    };
    match &quote.words {
        Some(words) => html! { <Clause text={words.clone()} {source} /> },
        None => html! { <p class="small">{ portal.word("clause.reported") }{ source }</p> },
    }
}

fn steps(detail: &RuleDetail) -> Html {
    let shown = detail.steps.iter().map(|step| Step {
        kind: if step.total { StepKind::Total } else { StepKind::Counted },
        text: step.text.clone().into(),
        note: None,
        value: html! { &step.value },
    });
    html! {
        <>
            if let Some(it) = detail.money.as_ref().filter(|_| detail.steps.is_empty()) {
                <p>{ money(it, AmountSize::Large) }</p>
            }
            if !detail.steps.is_empty() {
                <Steps steps={shown.collect::<Vec<_>>()} />
            }
        </>
    }
}
