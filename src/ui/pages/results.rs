//! What the answers come to: totals by payee, and the policies by verdict.

use yew::prelude::*;

use crate::engine::{AuthorityReason, Verdict};
use crate::ui::components::{
    Amount, AmountSize, Button, ButtonLink, ButtonLook, DateInput, DatePart, DateText, Details, Field,
    FormGroup, IconName, Link, Notice, SummaryAction, SummaryList, SummaryRow, Tone, VerdictGroup,
    VerdictKind,
};
use crate::ui::parts::{Frame, PolicyCard};
use crate::ui::portal::Portal;
use crate::ui::route::Route;
use crate::ui::state::Action;

/// What the answers come to.
#[component]
pub(crate) fn Results() -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    let view = portal.view();
    let eligible = view.group(&portal.audience(), |verdict| verdict == Verdict::Eligible).len();
    let title = if eligible == 0 {
        portal.word("results.none")
    } else {
        portal.with("results.some", &[&eligible.to_string()])
    };
    html! {
        <Frame route={Route::Results} title={portal.word("results.title")}>
            <p class="quiet">{ portal.with("results.day", &[&view.locale.date(view.situation.day)]) }</p>
            <h1>{ title }</h1>
            { nothing_yet(&portal) }
            { totals(&portal) }
            { groups(&portal) }
            { answered(&portal) }
            { day(&portal) }
            <p class="quiet">{ portal.word("results.note") }</p>
        </Frame>
    }
}

fn nothing_yet(portal: &Portal) -> Html {
    let remaining = portal.remaining();
    html! {
        <>
            if portal.state.form.is_empty() {
                <Notice tone={Tone::Action} icon={IconName::Info} title={portal.word("results.empty")}>
                    <p>{ portal.word("results.empty_what") }</p>
                </Notice>
            }
            if remaining != 0 {
                <p class="cluster">
                    <ButtonLink look={ButtonLook::Primary} href={Route::Check(None).href()} on_navigate={portal.follow()}>
                        { portal.word("results.go_on") }
                    </ButtonLink>
                    <span class="quiet">{ portal.with("results.remaining", &[&remaining.to_string()]) }</span>
                </p>
            }
        </>
    }
}

fn totals(portal: &Portal) -> Html {
    let totals = portal.view().totals(&portal.audience());
    html! {
        <div class="panel panel--sunken stack">
            <h2>{ portal.word("totals.title") }</h2>
            if totals.is_empty() {
                <p>{ portal.word("totals.none") }</p>
            }
            for total in totals {
                <div class="total">
                    <h3>{ portal.with("totals.payee", &[&total.payee]) }</h3>
                    { sum(portal, "totals.certain", total.certain, &total.per) }
                    { sum(portal, "totals.to_confirm", total.to_confirm, &total.per) }
                    { sum(portal, "totals.possible", total.possible.map(|sum| (portal.word("amount.at_most").to_string(), sum)), &total.per) }
                    if total.uncounted != 0 {
                        <p class="small quiet">{ portal.with("totals.uncounted", &[&total.uncounted.to_string()]) }</p>
                    }
                </div>
            }
            <p class="small quiet">{ portal.word("totals.note") }</p>
        </div>
    }
}

fn sum(portal: &Portal, key: &str, sum: Option<(String, String)>, per: &str) -> Html {
    let Some((bound, value)) = sum else { return Html::default() };
    let bound = Some(bound).filter(|bound| !bound.is_empty()).map(AttrValue::from);
    html! {
        <p>
            <span class="label label--s">{ portal.word(key) }</span>
            { " " }
            <Amount {bound} value={format!("{value}{per}")} size={AmountSize::Large} />
        </p>
    }
}

/// One group for each verdict that somebody has.
fn groups(portal: &Portal) -> Html {
    let is_answer = |verdict| matches!(verdict, Verdict::Answer { .. });
    let is_authority = |verdict| {
        matches!(
            verdict,
            Verdict::Authority(
                AuthorityReason::Local | AuthorityReason::Reading | AuthorityReason::Unpublished
            )
        )
    };
    let is_ended = |verdict| matches!(verdict, Verdict::NotInForce(_));
    html! {
        <>
            { group(portal, "eligible", VerdictKind::Yes, &|verdict| verdict == Verdict::Eligible, true) }
            { group(portal, "answer", VerdictKind::Ask, &is_answer, true) }
            { group(portal, "authority", VerdictKind::Local, &is_authority, true) }
            { group(portal, "not_eligible", VerdictKind::No, &|verdict| verdict == Verdict::NotEligible, false) }
            { group(portal, "not_in_force", VerdictKind::Ended, &is_ended, false) }
        </>
    }
}

fn group(
    portal: &Portal,
    key: &str,
    kind: VerdictKind,
    wanted: &dyn Fn(Verdict) -> bool,
    open: bool,
) -> Html {
    let found = portal.view().group(&portal.audience(), wanted);
    if found.is_empty() {
        return Html::default();
    }
    let count = portal.with("bar.count", &[&found.len().to_string()]);
    let cards = html! {
        for at in found {
            <PolicyCard key={at} {at} />
        }
    };
    let cards = if open {
        cards
    } else {
        html! { <Details summary={portal.word(&format!("group.{key}.open"))}>{ cards }</Details> }
    };
    html! {
        <VerdictGroup
            id={format!("group-{key}")}
            {kind}
            text={portal.word(&format!("group.{key}"))}
            {count}
            note={portal.word(&format!("group.{key}.note"))}
        >
            { cards }
        </VerdictGroup>
    }
}

/// Everything that was answered, each with a way to change it.
fn answered(portal: &Portal) -> Html {
    let view = portal.view();
    let rows = view.catalog.facts_of(None).filter_map(|(id, fact)| {
        let shown = view.value(fact, view.situation.value(id)?)?;
        if portal.state.form.input(&fact.id).is_empty() {
            return None;
        }
        Some(row(portal, &fact.id, view.text(&fact.label), shown))
    });
    let groups = view.catalog.groups.iter().filter_map(|group| {
        let typed = portal.state.form.input(&group.id);
        let shown = portal.with("answered.group", &[typed]).to_string();
        (!typed.is_empty() && typed != crate::present::UNSURE)
            .then(|| row(portal, &group.id, view.text(&group.title), shown))
    });
    let rows: Vec<SummaryRow> = rows.chain(groups).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section">
            <h2>{ portal.word("answered.title") }</h2>
            <SummaryList {rows} />
            <Button look={ButtonLook::Secondary} on_click={portal.acting(|()| Action::Clear)}>{ portal.word("answered.clear") }</Button>
        </section>
    }
}

/// The way to change an answer: back to the screen on which it was asked, or to the questions.
fn row(portal: &Portal, name: &str, key: String, shown: String) -> SummaryRow {
    let at = portal.state.screens.iter().position(|screen| screen.iter().any(|asked| asked == name));
    let change = portal.clone();
    let on_click = Callback::from(move |()| {
        change.act(Action::Screen(at.map_or(0, |at| at.saturating_add(1)), None));
        change.go.emit((Route::Check(None), false));
    });
    let value = html! {
        <>
            { shown }
            { " " }
            <Button look={ButtonLook::Text} {on_click}>{ portal.word("answered.change") }<span class="hidden">{ &key }</span></Button>
        </>
    };
    SummaryRow { key: key.into(), value, action: None::<SummaryAction> }
}

/// The day for which all this is reckoned.
fn day(portal: &Portal) -> Html {
    let mut parts = portal.state.day.splitn(3, '-').map(str::to_owned);
    let mut next = || AttrValue::from(parts.next().unwrap_or_default());
    let value = DateText { year: next(), month: next(), day: next() };
    let labels = DateText { year: portal.word("year"), month: portal.word("month"), day: portal.word("day") };
    let error = (!portal.computed.day_is_read).then(|| portal.word("day.wrong"));
    let field = Field { id: "day".into(), hint: Some(portal.word("day.hint")), error };
    let before = value.clone();
    let on_input = portal.acting(move |(part, typed): (DatePart, AttrValue)| {
        let mut now = before.clone();
        match part {
            DatePart::Year => now.year = typed,
            DatePart::Month => now.month = typed,
            DatePart::Day => now.day = typed,
        }
        Action::Day(format!("{}-{}-{}", now.year, now.month, now.day))
    });
    html! {
        <section class="section">
            <h2>{ portal.word("day.title") }</h2>
            <FormGroup field={field.clone()} label={portal.word("day.label")} fieldset=true>
                <DateInput {field} {value} {labels} {on_input} />
            </FormGroup>
            <p><Link href={Route::Policies.href()} on_navigate={portal.follow()}>{ portal.word("results.all") }</Link></p>
        </section>
    }
}
