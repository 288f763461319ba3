//! A number to be moved: what comes of it, as a picture, as a table, and which number reaches a sum.

use std::rc::Rc;

use crate::ui::draw::prelude::*;

use crate::present::{Chart as Pictured, Map};
use crate::ui::components::{
    ButtonLook, Chart, Choice, Details, Field, FormGroup, Map as MapPicture, Radios, Skeleton, Slider,
    Stepper, Table, TextInput, TextKind, text,
};
use crate::ui::parts::unchanged;
use crate::ui::portal::{Mapped, Message, Move, Portal, Trial, Trying};

/// The greatest number that is stepped to.
const STEPPED: i64 = 10_000;

/// What can be tried on this page; nothing where no number moves anything.
pub(crate) fn trial(portal: &Portal) -> Html {
    let Some(trial) = portal.trial() else { return Html::default() };
    let body = match trial.shown() {
        _ if !trial.found.get() => Skeleton { label: portal.word("later.waiting") }.html(),
        (_, Some(it)) => found(portal, trial, &it),
        (_, None) => return Html::default(),
    };
    // The heading, which may have the focus, stays where it is.
    html! {
        <section class="section">
            <h2 id={Portal::TRIAL} tabindex="-1">{ portal.word("trial.title") }</h2>
            <div class="stack">{ body }</div>
        </section>
    }
}

fn found(portal: &Portal, trial: &Trial, it: &Move) -> Html {
    html! {
        <>
            <p class="measure">{ portal.word("trial.lead") }</p>
            { choose(portal, trial) }
            { one(portal, trial, it) }
            { goal(portal, trial, it) }
            { both(portal, trial) }
        </>
    }
}

/// Which number is moved, where there are several.
fn choose(portal: &Portal, trial: &Trial) -> Html {
    let moves = trial.moves.borrow();
    if moves.len() < 2 {
        return Html::default();
    }
    let choices = moves.iter().enumerate().map(|(at, it)| Choice {
        value: at.to_string().into(),
        label: portal.view().moved_name(it.vary()).into(),
        hint: None,
        unsure: false,
        reveal: None,
    });
    let field = Field { id: "trial-which".into(), hint: None, error: None };
    let on_change = portal.trying(|at: AttrValue| Trying::Show(at.parse().unwrap_or(0)));
    let value = Some(trial.shown().0.to_string().into());
    let radios = Radios { field: field.clone(), choices: choices.collect(), value, inline: true, on_change };
    let label = portal.word("trial.which");
    FormGroup { field, label, fieldset: true, action: None, after: None, children: radios.html() }.html()
}

fn one(portal: &Portal, trial: &Trial, it: &Move) -> Html {
    let (typed, at) = trial.tried(it);
    let (view, words) = (portal.view(), portal.tried_words(trial, it, at));
    let tables = it.tables.get_or_init(|| Rc::new(tables(portal, it)));
    html! {
        <div class="panel stack">
            { number(portal, it, &typed) }
            <div class="trial__came" aria-live={trial.live()}>
                <p>
                    { &words.number }
                    if let Some(verdict) = &words.verdict {
                        { view.locale.say("：", ": ") }
                        { verdict }
                    }
                </p>
                for (whom, amount) in &words.amounts {
                    <p><span class="label label--s">{ whom }</span><strong class="trial__amount">{ amount }</strong></p>
                }
            </div>
            { beside(portal, trial, it, at) }
            { pictures(portal, trial, it, at, &words.number) }
            { unchanged(tables.clone()) }
            if it.now != Some(at) && portal.may_take(it.vary()) {
                { portal.button(ButtonLook::Secondary, Message::Trying(Trying::Take), text(&portal.word("trial.take"))) }
            }
        </div>
    }
}

/// The pictures as tables.
fn tables(portal: &Portal, it: &Move) -> Html {
    let rows = it.charts.iter().map(|chart| Table {
        label: chart.title.clone().into(),
        head: chart.head.clone(),
        rows: chart.rows.clone(),
    });
    let tables: Html = rows
        .map(|table| html! { <><p class="label label--s">{ &table.label }</p>{ table.html() }</> })
        .collect();
    Details { summary: portal.word("trial.table"), children: tables }.html()
}

/// The number to be typed or stepped.
fn number(portal: &Portal, it: &Move, typed: &str) -> Html {
    let field = Field { id: "trial-number".into(), hint: None, error: None };
    let on_input = portal.trying(|typed: AttrValue| Trying::To(typed.to_string()));
    let most = it.range.1;
    let (value, label) = (AttrValue::from(typed.to_owned()), portal.view().moved_name(it.vary()).into());
    let input = match (u32::try_from(it.range.0), u32::try_from(most)) {
        (Ok(min), Ok(max)) if most <= STEPPED => {
            let (less, more) = (portal.word("less"), portal.word("more"));
            Stepper { field: field.clone(), part: None, value, min, max, unit: None, less, more, on_input }
                .html()
        }
        _ => {
            TextInput { field: field.clone(), part: None, kind: TextKind::Whole, value, unit: None, on_input }
                .html()
        }
    };
    FormGroup { field, label, fieldset: false, action: None, after: None, children: input }.html()
}

/// What is answered, beside what is tried.
fn beside(portal: &Portal, trial: &Trial, it: &Move, at: i64) -> Html {
    let Some(now) = it.now.filter(|now| *now != at) else { return Html::default() };
    let sentence = portal.tried_words(trial, it, now).sentence;
    html! {
        <p class="trial__now">{ portal.with("trial.now", &[&sentence]) }</p>
    }
}

fn pictures(portal: &Portal, trial: &Trial, it: &Move, at: i64, number: &str) -> Html {
    let Some(first) = it.charts.first() else { return Html::default() };
    let several = 1 < it.charts.len();
    let slider = Slider {
        id: "trial-slider".into(),
        label: portal.view().moved_name(it.vary()).into(),
        min: first.first,
        max: first.last,
        value: at,
        text: number.to_owned().into(),
        on_input: portal.trying(|at: AttrValue| Trying::To(at.to_string())),
    };
    let crossings = it.charts.iter().flat_map(|chart| &chart.crossings);
    html! {
        <>
            <div class="trial__picture">
                for (which, chart) in it.charts.iter().enumerate() {
                    if several {
                        <p class="small">{ &chart.title }</p>
                    }
                    { picture(trial, it, which, chart, at).html() }
                }
                { slider.html() }
                { Chart::marks(&first.marks) }
            </div>
            <ul class="stack--s bullets">
                for crossing in crossings.take(CROSSINGS) {
                    <li>{ crossing }</li>
                }
            </ul>
        </>
    }
}

/// The most jumps that are told one by one beside the table.
const CROSSINGS: usize = 5;

fn picture(trial: &Trial, it: &Move, which: usize, chart: &Pictured, at: i64) -> Chart {
    let place = |at: i64| {
        let sum = trial.point(it, at).worth?.sum(chart.payee, chart.paid).lo()?;
        chart.across(at).map(|_| chart.place(at, sum))
    };
    let words = chart.labels.iter().map(|label| (label.place, label.ends, label.text.clone().into()));
    let drawn = chart.picture.clone();
    Chart {
        id: format!("trial-{which}").into(),
        label: chart.sentence.clone().into(),
        lines: drawn.lines,
        areas: drawn.areas,
        tops: drawn.tops,
        cliffs: drawn.cliffs,
        ends: drawn.ends,
        words: words.collect(),
        now: it.now.filter(|now| *now != at).and_then(place),
        tried: place(at),
    }
}

/// Which number reaches a sum.
fn goal(portal: &Portal, trial: &Trial, it: &Move) -> Html {
    let Some(sum) = it.sums().first().copied() else { return Html::default() };
    let view = portal.view();
    let name = view.moved_name(it.vary());
    let label = portal.with("trial.goal", &[&name]);
    let field = Field { id: "trial-goal".into(), hint: None, error: None };
    let input = TextInput {
        field: field.clone(),
        part: None,
        kind: TextKind::Decimal,
        value: trial.goal.borrow().clone().into(),
        unit: Some(portal.word("unit.yuan")),
        on_input: portal.trying(|typed: AttrValue| Trying::Goal(typed.to_string())),
    };
    let group =
        FormGroup { field, label, fieldset: false, action: None, after: None, children: input.html() };
    let said = trial.reached();
    html! {
        <div class="stack trial__goal">
            { group.html() }
            <p aria-live={trial.live()}>
                if let Some((wanted, found)) = said {
                    { view.goal(it.vary(), sum, wanted, found.as_ref(), it.best) }
                }
            </p>
        </div>
    }
}

/// Two numbers at once.
fn both(portal: &Portal, trial: &Trial) -> Html {
    let (grid, moves) = (trial.grid.borrow().clone(), trial.moves.borrow());
    let sum = moves.first().and_then(|it| it.sums().first().copied());
    let Some((grid, sum)) = grid.zip(sum) else { return Html::default() };
    let Mapped { map, fields, below } =
        trial.mapped.get_or_init(|| mapped(portal, portal.view().map(&grid, sum)));
    let (x, y) = trial.picked(&grid);
    let chosen =
        map.cells.get(y).and_then(|row| row.get(x)).map(|it| it.sentence.clone()).unwrap_or_default();
    html! {
        <div class="panel stack">
            <h3>{ portal.word("trial.both") }</h3>
            <p class="label label--s">{ &map.title }</p>
            <p class="trial__chosen" aria-live={trial.live()}><strong>{ chosen }</strong></p>
            <p class="small">{ "↑ " }{ &map.down.0 }</p>
            <div class="trial__map">
                { picture_of(portal, map, (x, y)).html(unchanged(fields.clone())) }
                { sides(portal, map, (x, y)) }
            </div>
            { unchanged(below.clone()) }
        </div>
    }
}

fn picture_of(portal: &Portal, map: &Map, chosen: (usize, usize)) -> MapPicture {
    MapPicture {
        id: "trial-map".into(),
        label: map.sentence.clone().into(),
        shades: map.cells.iter().map(|row| row.iter().map(|it| it.shade).collect()).collect(),
        columns: map.across.1.clone(),
        rows: map.down.1.clone(),
        chosen,
        on_pick: portal.trying(|(x, y)| Trying::Pick(x, y)),
    }
}

/// What of it stays the same whichever field is chosen.
fn mapped(portal: &Portal, map: Map) -> Mapped {
    let picture = picture_of(portal, &map, (0, 0));
    let below = html! {
        <>
            <ul class="cluster">
                for (shade, words) in &map.shades {
                    { picture.key(*shade, words) }
                }
            </ul>
            { table(portal, &map) }
        </>
    };
    Mapped { map, fields: Rc::new(picture.fields()), below: Rc::new(below) }
}

/// Two sliders that choose a field.
fn sides(portal: &Portal, map: &Map, (x, y): (usize, usize)) -> Html {
    let slider =
        |id: &'static str, (label, numbers): &(String, Vec<String>), at: usize, value: usize, on_input| {
            let whole = |at: usize| i64::try_from(at).unwrap_or(0);
            let (min, max, value) = (0, whole(numbers.len().saturating_sub(1)), whole(value));
            let text = numbers.get(at).cloned().unwrap_or_default().into();
            Slider { id: id.into(), label: label.clone().into(), min, max, value, text, on_input }.html()
        };
    let number = |at: &AttrValue| at.parse::<usize>().unwrap_or(0);
    let bottom = map.down.1.len().saturating_sub(1);
    // The rows stand with the greatest at the top, and a slider has it on the right.
    let go_across = portal.trying(move |at: AttrValue| Trying::Pick(number(&at), y));
    let go_up = portal.trying(move |at: AttrValue| Trying::Pick(x, bottom.saturating_sub(number(&at))));
    html! {
        <>
            <p class="small">{ &map.across.0 }</p>
            { slider("trial-across", &map.across, x, x, go_across) }
            <p class="small">{ &map.down.0 }</p>
            { slider("trial-down", &map.down, y, bottom.saturating_sub(y), go_up) }
        </>
    }
}

fn table(portal: &Portal, map: &Map) -> Html {
    let corner = [&map.down.0, " \\ ", &map.across.0].concat();
    let head = std::iter::once(corner).chain(map.across.1.iter().cloned()).collect();
    let rows = map.down.1.iter().zip(&map.cells).map(|(name, cells)| {
        std::iter::once(name.clone()).chain(cells.iter().map(|cell| cell.amount.clone())).collect()
    });
    let label = [&map.down.0, " × ", &map.across.0].concat().into();
    let table = Table { label, head, rows: rows.collect() };
    Details { summary: portal.word("trial.table"), children: table.html() }.html()
}
