//! Samples of what is read.

use crate::ui::draw::prelude::*;

use crate::present::Quote;
use crate::ui::components::{
    AmountSize, Chart, Clause, Condition, ConditionState, Conditions, Details, Grade, GradeTag, IconName,
    Link, Map, Notice, Progress, Qr, Skeleton, Step, StepKind, Steps, SummaryAction, SummaryList, SummaryRow,
    Table, Tag, TaskList, Tone, Verdict, VerdictKind, tag, text,
};
use crate::ui::pages::components::{Sample, Stuff};
use crate::ui::parts::money;
use crate::ui::route::Route;

/// What the picture of a number to call leads to.
const CALL: &str = "tel:12333";

pub(super) fn samples(stuff: Stuff<'_>) -> Vec<Sample> {
    vec![
        ("verdict", verdicts(stuff)),
        ("tag", tags(stuff)),
        ("notice", notices(stuff)),
        ("conditions", conditions(stuff)),
        ("clause", clause(stuff)),
        ("steps", steps(stuff)),
        ("summary-list", summaries(stuff)),
        ("task-list", tasks(stuff)),
        ("details", details(stuff)),
        ("table", table(stuff)),
        ("chart", chart(stuff)),
        ("map", map(stuff)),
        ("qr", Qr { text: CALL.into(), label: stuff.word("phone.labour") }.html()),
        ("skeleton", Skeleton { label: stuff.word("later.waiting") }.html()),
        ("progress", Progress { label: stuff.word("calendar.waiting"), done: 400 }.html()),
        ("a", links(stuff)),
        ("icon", icons(stuff)),
    ]
}

fn verdicts(stuff: Stuff<'_>) -> Html {
    let kinds = [
        (VerdictKind::Yes, "verdict.eligible"),
        (VerdictKind::Ask, "verdict.answer"),
        (VerdictKind::Local, "verdict.authority"),
        (VerdictKind::No, "verdict.not_eligible"),
        (VerdictKind::Ended, "verdict.ended"),
    ];
    html! {
        <div class="cluster">
            for (kind, key) in kinds {
                { Verdict { kind, text: stuff.word(key) }.html() }
            }
        </div>
    }
}

fn tags(stuff: Stuff<'_>) -> Html {
    let grades = [(Grade::A, "grade.a"), (Grade::B, "grade.b"), (Grade::C, "grade.c")];
    let tones = [
        (Tone::Plain, "kind.right"),
        (Tone::Action, "kind.service"),
        (Tone::Ask, "data.soon"),
        (Tone::Local, "kind.programme"),
    ];
    let paid = Tag { tone: Tone::Yes, icon: Some(IconName::Yuan), text: stuff.word("kind.benefit") };
    html! {
        <>
            <p class="cluster">
                for (grade, key) in grades {
                    { GradeTag { grade, text: stuff.word(key) }.html() }
                }
            </p>
            <p class="cluster">
                { paid.html() }
                for (tone, key) in tones {
                    { tag(tone, stuff.word(key)) }
                }
            </p>
        </>
    }
}

pub(super) fn amounts(stuff: Stuff<'_>) -> Html {
    let Some((_, sum)) = stuff.paying().into_iter().next() else { return Html::default() };
    let sizes = [AmountSize::Text, AmountSize::Large, AmountSize::Total];
    sizes.map(|size| html! { <p>{ money(&sum, size) }</p> }).into_iter().collect()
}

fn notices(stuff: Stuff<'_>) -> Html {
    let shown = [
        (Tone::Action, IconName::Info, "results.empty", "results.empty_what"),
        (Tone::Yes, IconName::Yes, "saved.done", "saved.what"),
        (Tone::Ask, IconName::Calendar, "deadline_unknown", "why.ended"),
        (Tone::Local, IconName::Local, "verdict.authority", "why.local"),
        (Tone::Plain, IconName::Offline, "start.failed.title", "start.failed.text"),
    ];
    let notice = |(tone, icon, title, what)| {
        let children = html! { <p>{ stuff.word(what) }</p> };
        Notice { tone, icon, title: stuff.word(title), children }.html()
    };
    shown.map(notice).into_iter().collect()
}

fn conditions(stuff: Stuff<'_>) -> Html {
    let states = [
        (ConditionState::Yes, "standing.met", 0),
        (ConditionState::No, "standing.failed", 0),
        (ConditionState::Ask, "standing.open", 1),
        (ConditionState::Local, "standing.local", 2),
    ];
    let view = stuff.portal.view();
    let labels = view.catalog.facts.iter().map(|fact| view.text(&fact.label));
    let own = stuff.portal.with("calendar.of_rule", &[&stuff.word("text.column.own"), &stuff.word("yes")]);
    let condition = |((state, key, depth), label): ((ConditionState, &str, u8), String)| Condition {
        state,
        state_text: stuff.word(key),
        text: label.into(),
        own: (state == ConditionState::Yes).then(|| own.clone()),
        depth,
        source: (depth == 0).then(|| details(stuff)),
    };
    Conditions { conditions: states.into_iter().zip(labels).map(condition).collect() }.html()
}

/// The first clause whose words are known.
fn quote(stuff: Stuff<'_>) -> Option<Quote> {
    let view = stuff.portal.view();
    let clauses = stuff.policies().iter().flat_map(|policy| &policy.clauses);
    clauses.map(|clause| view.quote(&clause.citation)).find(|quote| quote.words.is_some())
}

fn clause(stuff: Stuff<'_>) -> Html {
    let Some(Quote { words: Some(words), source, .. }) = quote(stuff) else { return Html::default() };
    let mark = words.split('，').next().unwrap_or_default().to_owned();
    Clause { text: words.into(), marks: vec![mark.into()], source: html! { source } }.html()
}

fn details(stuff: Stuff<'_>) -> Html {
    Details { summary: stuff.word("clause.open"), children: clause(stuff) }.html()
}

fn steps(stuff: Stuff<'_>) -> Html {
    let view = stuff.portal.view();
    let sums: Vec<_> = stuff.paying().into_iter().take(2).collect();
    let name = |at: usize| view.card(at).map(|card| card.title).unwrap_or_default();
    let lines = sums.iter().zip([StepKind::Counted, StepKind::Out]).map(|((at, sum), kind)| Step {
        kind,
        text: name(*at).into(),
        note: (kind == StepKind::Out).then(|| stuff.word("bundle.best")),
        value: money(sum, AmountSize::Text),
    });
    let total = sums.first().map(|(_, sum)| Step {
        kind: StepKind::Total,
        text: stuff.word("totals.title"),
        note: None,
        value: money(sum, AmountSize::Text),
    });
    Steps { steps: lines.chain(total).collect() }.html()
}

fn summaries(stuff: Stuff<'_>) -> Html {
    let view = stuff.portal.view();
    let list = |wide| {
        let rows = view.catalog.facts.iter().take(2).map(|fact| {
            let (key, text) = (view.text(&fact.label), stuff.word("answered.change"));
            let label = [&text, " ", &key].concat().into();
            let action = SummaryAction { href: Route::Check(None).href().into(), text, label };
            SummaryRow { key: key.into(), value: text_of(stuff, "yes"), action: Some(action) }
        });
        SummaryList { rows: rows.collect(), wide, on_navigate: Some(stuff.portal.follow()) }.html()
    };
    html! { <>{ list(false) }{ list(true) }</> }
}

fn text_of(stuff: Stuff<'_>, key: &str) -> Html {
    text(&stuff.word(key))
}

fn tasks(stuff: Stuff<'_>) -> Html {
    let view = stuff.portal.view();
    let apply = stuff.policy(|it| it.apply.is_some()).and_then(|policy| policy.apply.as_ref());
    let tasks = apply.into_iter().flat_map(|apply| [&apply.how, &apply.contact]).flatten();
    TaskList { tasks: tasks.map(|task| html! { view.text(task) }).collect() }.html()
}

fn table(stuff: Stuff<'_>) -> Html {
    let view = stuff.portal.view();
    let head = ["text.column.policy", "text.column.kind", "text.kind.result"];
    let row = |at| view.card(at).map(|card| vec![card.title, kind(stuff, at), card.verdict_text]);
    let table = Table {
        label: stuff.named("policies.title"),
        head: head.map(|key| stuff.word(key).to_string()).to_vec(),
        rows: (0..3).filter_map(row).collect(),
    };
    table.html()
}

fn kind(stuff: Stuff<'_>, at: usize) -> String {
    let policy = stuff.policies().get(at);
    policy.map(|policy| stuff.portal.view().kind(policy)).unwrap_or_default()
}

/// Nothing of any policy: all that a picture can have.
fn chart(stuff: Stuff<'_>) -> Html {
    let chart = Chart {
        id: stuff.id("chart"),
        label: stuff.word("components.picture"),
        lines: vec![[(0, 1000), (500, 1000)], [(500, 500), (1000, 500)]],
        areas: vec![vec![(500, 500), (500, 200), (1000, 200), (1000, 500)]],
        tops: vec![[(500, 200), (1000, 200)]],
        cliffs: vec![500],
        ends: vec![((500, 1000), false), ((500, 500), true)],
        words: vec![
            ((500, 500), true, stuff.word("totals.certain")),
            ((1000, 200), true, stuff.word("totals.possible")),
        ],
        now: Some((250, 1000)),
        tried: Some((750, 500)),
    };
    let marks = [(0, "0"), (500, "3"), (1000, "6")].map(|(at, number)| (at, number.to_owned()));
    html! {
        <div class="trial__picture">
            { chart.html() }
            { Chart::marks(&marks) }
        </div>
    }
}

fn map(stuff: Stuff<'_>) -> Html {
    let numbers = |numbers: &[&str]| numbers.iter().map(|it| (*it).to_owned()).collect();
    let map = Map {
        id: stuff.id("map"),
        label: stuff.word("components.picture"),
        shades: vec![vec![3, 4, 5], vec![0, 1, 2]],
        columns: numbers(&["1", "2", "3"]),
        rows: numbers(&["2", "1"]),
        chosen: (1, 0),
        on_pick: Callback::noop(),
    };
    html! {
        <>
            <div class="trial__map">{ map.html(map.fields()) }</div>
            <ul class="cluster">
                for shade in 0..5 {
                    { map.key(shade, &shade.to_string()) }
                }
                { map.key(5, &stuff.word("totals.possible")) }
            </ul>
        </>
    }
}

fn links(stuff: Stuff<'_>) -> Html {
    let (follow, href) = (stuff.portal.follow(), Route::Components.href().into());
    let here = Link::new(&href, Some(&follow), text_of(stuff, "components.title"));
    html! {
        <p class="cluster">
            { stuff.portal.link(&Route::Policies, &stuff.word("policies.title")) }
            { Link { current: true, ..here }.html() }
        </p>
    }
}

fn icons(stuff: Stuff<'_>) -> Html {
    let names = stuff.word("components.icons");
    html! {
        <ul class="sample__icons">
            for (icon, name) in IconName::ALL.into_iter().zip(names.split(';')) {
                <li class="inline">
                    { icon.html() }
                    { name }
                </li>
            }
        </ul>
    }
}
