//! What begins, ends and changes in the years ahead: a picture, a list by month, and a file for calendars.

use crate::ui::draw::prelude::*;

use crate::engine::HORIZON;
use crate::present::{Bar, Course, Turn, by_month, ics, place};
use crate::ui::browser;
use crate::ui::components::{Details, Progress, Skeleton, Tone, percent, tag};
use crate::ui::pages::button_link;
use crate::ui::parts::day_line;
use crate::ui::portal::Portal;
use crate::ui::route::Route;
use crate::unit::Date;

/// The years ahead.
pub(crate) fn calendar(portal: &Portal) -> Html {
    let ahead = portal.ahead.as_ref();
    let reached = ahead.map_or(portal.view().situation.day, |ahead| ahead.reached);
    html! {
        <>
            { day_line(portal) }
            <h1>{ portal.word("calendar.title") }</h1>
            <p class="lead">{ portal.word("calendar.lead") }</p>
            if portal.state.form.is_empty() {
                <p class="cluster">
                    { button_link(portal, &Route::Check(None), "nav.check") }
                    <span>{ portal.word("calendar.empty") }</span>
                </p>
            }
            if let Some(courses) = ahead.and_then(|ahead| ahead.courses.as_ref()) {
                { reckoned(portal, courses) }
            } else {
                { waiting(portal, reached) }
            }
        </>
    }
}

fn waiting(portal: &Portal, reached: Date) -> Html {
    let view = portal.view();
    let label = portal.word("calendar.waiting");
    let done = place(view.situation.day, reached);
    html! {
        <>
            <p>{ portal.with("calendar.reached", &[&view.locale.month(reached)]) }</p>
            { Progress { label: label.clone(), done }.html() }
            { Skeleton { label }.html() }
        </>
    }
}

fn reckoned(portal: &Portal, courses: &[Course]) -> Html {
    let (dated, undated): (Vec<&Course>, Vec<&Course>) =
        courses.iter().partition(|course| !course.events.is_empty());
    html! {
        <>
            if dated.is_empty() {
                <p>{ portal.word("calendar.none") }</p>
            } else {
                { picture(portal, &dated) }
                { months(portal, courses) }
                { file(portal, courses) }
            }
            { without(portal, &undated) }
            <p class="quiet measure">{ portal.word("calendar.note") }</p>
        </>
    }
}

/// A bar for each policy on which something happens; the list below says the same in words.
fn picture(portal: &Portal, courses: &[&Course]) -> Html {
    let first = portal.view().situation.day;
    html! {
        <section class="section">
            <h2>{ portal.word("calendar.picture") }</h2>
            <p class="cluster small">
                <span class="course__key course__key--sure">{ portal.word("calendar.sure") }</span>
                <span class="course__key course__key--maybe">{ portal.word("calendar.maybe") }</span>
            </p>
            { axis(first) }
            <ul class="list">
                for course in courses {
                    <li class="course">
                        <span class="course__title">{ title(portal, course) }</span>
                        { bars(first, &course.bars) }
                        if let Some(next) = course.events.first() {
                            <span class="small quiet">
                                { portal.with("calendar.on", &[&portal.view().locale.date(next.day), &next.text]) }
                            </span>
                        }
                    </li>
                }
            </ul>
        </section>
    }
}

fn title(portal: &Portal, course: &Course) -> Html {
    portal.link(&Route::Policy(course.id.clone()), &course.title.clone().into())
}

/// The first days of years within the picture.
fn years(first: Date) -> impl Iterator<Item = Date> {
    let last = first.plus_months(HORIZON);
    let starts = (first.year()..=last.year()).filter_map(|year| Date::new(year, 1, 1));
    starts.filter(move |start| first < *start && *start <= last)
}

fn axis(first: Date) -> Html {
    html! {
        <svg class="course__picture" width="100%" height="20" aria-hidden="true" focusable="false">
            for year in years(first) {
                <text class="course__year" x={percent(place(first, year))} y="15">{ year.year().to_string() }</text>
            }
        </svg>
    }
}

fn bars(first: Date, bars: &[Bar]) -> Html {
    html! {
        <svg class="course__picture" width="100%" height="16" aria-hidden="true" focusable="false">
            for year in years(first) {
                <line class="course__line" x1={percent(place(first, year))} x2={percent(place(first, year))} y1="0" y2="16" />
            }
            for bar in bars {
                { one(first, bar) }
            }
        </svg>
    }
}

fn one(first: Date, bar: &Bar) -> Html {
    let (from, to) = (place(first, bar.first), place(first, bar.last.next()));
    let class = if bar.sure { "course__bar course__bar--sure" } else { "course__bar course__bar--maybe" };
    let width = percent(to.saturating_sub(from).max(4));
    let (y, height) = if bar.sure { ("2", "12") } else { ("5", "6") };
    html! {
        <rect {class} x={percent(from)} {y} {width} {height} />
    }
}

/// Everything that happens, by month.
fn months(portal: &Portal, courses: &[Course]) -> Html {
    let locale = portal.view().locale;
    html! {
        <section class="section">
            <h2>{ portal.word("calendar.by_month") }</h2>
            for (month, events) in by_month(courses) {
                <h3>{ locale.month(month) }</h3>
                <ul class="list">
                    for (course, event) in events {
                        <li class="stack--s course__event">
                            <p>
                                { tag(tone(event.turn), locale.date(event.day).into()) }
                                { " " }
                                { title(portal, course) }
                            </p>
                            <p>{ &event.text }</p>
                            if !event.why.is_empty() {
                                <p class="small quiet">{ &event.why }</p>
                            }
                        </li>
                    }
                </ul>
            }
        </section>
    }
}

/// What only may be is not told from certain days by its words alone.
fn tone(turn: Turn) -> Tone {
    match turn {
        _ if turn.is_possible() => Tone::Plain,
        _ if turn.is_end() => Tone::Ask,
        _ => Tone::Yes,
    }
}

/// The same as a file that calendars read, to be saved or copied.
fn file(portal: &Portal, courses: &[Course]) -> Html {
    let text = ics(courses, &portal.data.words, portal.view().locale, portal.view().situation.day);
    let href = browser::data_address("text/calendar;charset=utf-8", &text);
    let copied = html! {
        <pre class="course__file" tabindex="0" role="region" aria-label={portal.word("calendar.copy")}>{ text }</pre>
    };
    html! {
        <section class="section">
            <h2>{ portal.word("calendar.take") }</h2>
            <p class="measure">{ portal.word("calendar.take_what") }</p>
            <p><a class="button button--secondary" {href} download="calendar.ics">{ portal.word("calendar.save") }</a></p>
            { Details { summary: portal.word("calendar.copy"), children: copied }.html() }
        </section>
    }
}

/// What no day is known of.
fn without(portal: &Portal, courses: &[&Course]) -> Html {
    if courses.is_empty() {
        return Html::default();
    }
    let list = html! {
        <ul class="list">
            for course in courses {
                <li class="stack--s">
                    <p>{ title(portal, course) }{ " " }{ tag(Tone::Plain, course.now.clone().into()) }</p>
                    for line in &course.unknown {
                        <p class="small quiet">{ line }</p>
                    }
                </li>
            }
        </ul>
    };
    let summary = portal.with("calendar.undated", &[&courses.len().to_string()]);
    html! {
        <section class="section">
            <h2>{ portal.word("calendar.without") }</h2>
            { Details { summary, children: list }.html() }
        </section>
    }
}
