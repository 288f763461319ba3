//! Samples of what is pressed, picked and typed.

use crate::ui::draw::prelude::*;

use crate::policy::Audience;
use crate::present::{Choosable, Control, Question, UNSURE};
use crate::ui::components::{
    Button, ButtonLook, Checkboxes, Choice, Copyable, CopyableText, DateInput, DatePart, DateText, Details,
    ErrorLink, ErrorSummary, Field, FileInput, Filter, FilterItem, FormGroup, IconName, Radios, Row, Rows,
    Select, SelectOption, Slider, Stepper, TextArea, TextInput, TextKind, text,
};
use crate::ui::pages::components::{Sample, Stuff};
use crate::ui::route::Route;

pub(super) fn samples(stuff: Stuff<'_>) -> Vec<Sample> {
    vec![
        ("button", buttons(stuff)),
        ("filter", filter(stuff)),
        ("input", inputs(stuff)),
        ("stepper", steppers(stuff)),
        ("date-input", dates(stuff)),
        ("select", selects(stuff)),
        ("checkboxes", checkboxes(stuff)),
        ("form-group", form_group(stuff)),
        ("error-summary", errors(stuff)),
        ("slider", slider(stuff)),
        ("rows", rows(stuff)),
        ("text-area", text_area(stuff)),
        ("text-area__file", file(stuff)),
        ("input--text", copyables(stuff)),
    ]
}

/// What was typed into a control: the end of its id, the text, and whether it cannot be read.
type State = (&'static str, String, bool);

/// The question with its control in each state.
fn states(
    stuff: Stuff<'_>,
    question: &Question,
    fieldset: bool,
    states: Vec<State>,
    control: impl Fn(Field, String) -> Html,
) -> Html {
    let each = states.into_iter().map(|(name, typed, wrong)| {
        let error = wrong.then(|| stuff.fault(question, &typed));
        let field = Field { id: stuff.id(name), hint: question.help.clone().map(Into::into), error };
        group(field.clone(), question.text.clone().into(), fieldset, control(field, typed))
    });
    each.collect()
}

fn group(field: Field, label: AttrValue, fieldset: bool, children: Html) -> Html {
    FormGroup { field, label, fieldset, action: None, after: None, children }.html()
}

fn button(look: ButtonLook, words: &AttrValue) -> Button {
    Button::new(look, Callback::noop(), text(words))
}

fn buttons(stuff: Stuff<'_>) -> Html {
    let looks = [
        (ButtonLook::Primary, "check.next"),
        (ButtonLook::Secondary, "checklist.print"),
        (ButtonLook::Text, "check.before"),
    ];
    let print = html! { <>{ IconName::Print.small() }{ stuff.word("checklist.print") }</> };
    html! {
        <>
            <p class="cluster">
                for (look, key) in looks {
                    { button(look, &stuff.word(key)).html() }
                }
            </p>
            <p class="cluster">
                for (look, _) in looks {
                    { Button { disabled: true, ..button(look, &stuff.word("choose")) }.html() }
                }
            </p>
            <p>{ Button::new(ButtonLook::Secondary, Callback::noop(), print).html() }</p>
            <p>{ Button { wide: true, ..button(ButtonLook::Primary, &stuff.word("check.results")) }.html() }</p>
        </>
    }
}

fn filter(stuff: Stuff<'_>) -> Html {
    let item = |it: &Audience| FilterItem {
        value: it.as_str().into(),
        text: stuff.word(&["audience.", it.as_str()].concat()),
        on: Some(it) == Audience::ALL.first(),
    };
    let items = Audience::ALL.iter().map(item).collect();
    Filter { label: stuff.word("policies.filter"), items, on_toggle: Callback::noop() }.html()
}

fn inputs(stuff: Stuff<'_>) -> Html {
    let number = stuff.question(|it| matches!(it, Control::Number { stepped: false, .. }));
    let Some(question) = number else { return Html::default() };
    let Control::Number { unit, .. } = &question.control else { return Html::default() };
    let unit = Some(unit.clone().into());
    let wrong = stuff.word("unsure").to_string();
    let numbers = states(
        stuff,
        &question,
        false,
        vec![("number", String::new(), false), ("number-wrong", wrong, true)],
        |field, typed| input(field, TextKind::Decimal, typed, unit.clone()),
    );
    let field = Field { id: stuff.id("words"), hint: Some(stuff.word("policies.search_hint")), error: None };
    let words = input(field.clone(), TextKind::Words, String::new(), None);
    html! {
        <>
            { group(field, stuff.word("policies.search"), false, words) }
            { numbers }
        </>
    }
}

fn input(field: Field, kind: TextKind, typed: String, unit: Option<AttrValue>) -> Html {
    TextInput { field, part: None, kind, value: typed.into(), unit, on_input: Callback::noop() }.html()
}

fn steppers(stuff: Stuff<'_>) -> Html {
    let number = stuff.question(|it| matches!(it, Control::Number { stepped: true, .. }));
    let Some(question) = number else { return Html::default() };
    let Control::Number { most, .. } = question.control else { return Html::default() };
    let shown = vec![
        ("steps", String::new(), false),
        ("steps-least", "0".to_owned(), false),
        ("steps-most", most.to_string(), false),
        ("steps-wrong", stuff.word("unsure").to_string(), true),
    ];
    states(stuff, &question, false, shown, |field, typed| stepper(stuff, field, None, typed, &question))
}

fn stepper(stuff: Stuff<'_>, field: Field, part: Option<AttrValue>, typed: String, of: &Question) -> Html {
    let Control::Number { unit, most, .. } = &of.control else { return Html::default() };
    let stepper = Stepper {
        field,
        part,
        value: typed.into(),
        min: 0,
        max: *most,
        unit: Some(unit.clone().into()),
        less: stuff.word("less"),
        more: stuff.word("more"),
        on_input: Callback::noop(),
    };
    stepper.html()
}

fn dates(stuff: Stuff<'_>) -> Html {
    let date = stuff.question(|it| matches!(it, Control::Date));
    let Some(question) = date else { return Html::default() };
    let labels = DateText { year: stuff.word("year"), month: stuff.word("month"), day: stuff.word("day") };
    let input = |with_day| {
        let labels = labels.clone();
        move |field, typed: String| {
            let mut parts = typed.split('-').map(|part| AttrValue::from(part.to_owned()));
            let mut next = || parts.next().unwrap_or_default();
            let value = DateText { year: next(), month: next(), day: next() };
            let (labels, wrong) = (labels.clone(), Some(DatePart::Month));
            DateInput { field, value, labels, with_day, wrong, on_input: Callback::noop() }.html()
        }
    };
    let day = stuff.portal.view().situation.day;
    let (day, wrong) = (day.to_string(), [&day.year().to_string(), "-13-1"].concat());
    html! {
        <>
            { states(stuff, &question, true, vec![("month", String::new(), false)], input(false)) }
            { states(stuff, &question, true, vec![("day", day, false), ("day-wrong", wrong, true)], input(true)) }
        </>
    }
}

/// The first question with at least four options, at least one of which says more of itself.
fn optional(stuff: Stuff<'_>) -> Option<(Question, Vec<Choosable>)> {
    let has = |options: &[Choosable]| 4 <= options.len() && options.iter().any(|it| it.hint.is_some());
    let question = stuff.question(|it| matches!(it, Control::Options(options) if has(options)))?;
    let Control::Options(options) = question.control.clone() else { return None };
    Some((question, options))
}

fn selects(stuff: Stuff<'_>) -> Html {
    let Some((question, options)) = optional(stuff) else { return Html::default() };
    let shown = vec![
        ("select", String::new(), false),
        ("select-chosen", options.first().map_or_else(String::new, |it| it.id.clone()), false),
        ("select-wrong", stuff.word("unsure").to_string(), true),
    ];
    states(stuff, &question, false, shown, |field, typed| {
        let option = |it: &Choosable| {
            let (value, text) = (it.id.clone().into(), it.label.clone().into());
            SelectOption { value, text }
        };
        let (empty, options) = (stuff.word("choose"), options.iter().map(option).collect());
        Select { field, empty, options, value: typed.into(), on_change: Callback::noop() }.html()
    })
}

fn choice(it: &Choosable) -> Choice {
    let (value, label) = (it.id.clone().into(), it.label.clone().into());
    Choice { value, label, hint: it.hint.clone().map(Into::into), unsure: false, reveal: None }
}

fn plain(value: &'static str, label: AttrValue) -> Choice {
    Choice { value: value.into(), label, hint: None, unsure: value == UNSURE, reveal: None }
}

fn one_of(field: Field, choices: Vec<Choice>, value: &str, inline: bool) -> Html {
    let value = Some(value.to_owned().into());
    Radios { field, choices, value, inline, on_change: Callback::noop() }.html()
}

pub(super) fn radios(stuff: Stuff<'_>) -> Html {
    let unsure = || plain(UNSURE, stuff.word("unsure"));
    let truth = stuff.question(|it| matches!(it, Control::Truth));
    let truths = truth.map(|question| {
        let choices = || vec![plain("yes", stuff.word("yes")), plain("no", stuff.word("no")), unsure()];
        states(stuff, &question, true, vec![("truth", String::new(), false)], |field, typed| {
            one_of(field, choices(), &typed, true)
        })
    });
    let options = optional(stuff).map(|(question, options)| {
        let first = options.first().map_or_else(String::new, |it| it.id.clone());
        let three = options.iter().take(3).map(|it| Choice { hint: None, ..choice(it) }).collect::<Vec<_>>();
        let many = || options.iter().take(3).map(choice).chain([unsure(), exact(stuff)]).collect();
        html! {
            <>
                { states(stuff, &question, true, vec![("three", first, false)], |field, typed| one_of(field, three.clone(), &typed, true)) }
                { states(stuff, &question, true, vec![("many", EXACT.to_owned(), false)], |field, typed| one_of(field, many(), &typed, false)) }
            </>
        }
    });
    html! { <>{ truths }{ options }</> }
}

const EXACT: &str = "exact";

/// An option that opens to a number.
fn exact(stuff: Stuff<'_>) -> Choice {
    let number = stuff.question(|it| matches!(it, Control::Number { stepped: true, .. }));
    let reveal = number.map(|question| {
        let field = Field { id: stuff.id("many"), ..Field::default() };
        stepper(stuff, field, Some(EXACT.into()), String::new(), &question)
    });
    Choice { reveal, ..plain(EXACT, stuff.word("roughly.exact")) }
}

fn checkboxes(stuff: Stuff<'_>) -> Html {
    let Some((_, options)) = optional(stuff) else { return Html::default() };
    let rest = Choice { hint: Some(stuff.word("list.rest_hint")), ..plain(UNSURE, stuff.word("list.rest")) };
    let field = Field { id: stuff.id("boxes"), ..Field::default() };
    let boxes = Checkboxes {
        field: field.clone(),
        choices: options.iter().take(3).map(choice).chain([rest]).collect(),
        values: options.iter().take(2).map(|it| it.id.clone().into()).collect(),
        on_toggle: Callback::noop(),
    };
    group(field, stuff.word("list.label"), true, boxes.html())
}

fn form_group(stuff: Stuff<'_>) -> Html {
    let field =
        Field { id: stuff.id("group"), hint: Some(stuff.word("embed.accent.hint")), ..Field::default() };
    let (summary, children) = (stuff.word("about.check"), html! { <p>{ stuff.word("check.unsure") }</p> });
    let form_group = FormGroup {
        field: field.clone(),
        label: stuff.word("embed.accent"),
        fieldset: false,
        action: Some(button(ButtonLook::Text, &stuff.word("unsure")).html()),
        after: Some(Details { summary, children }.html()),
        children: input(field, TextKind::Words, String::new(), None),
    };
    form_group.html()
}

fn errors(stuff: Stuff<'_>) -> Html {
    let number = stuff.question(|it| matches!(it, Control::Number { stepped: false, .. }));
    let error = number.map(|question| {
        let fault = stuff.fault(&question, &stuff.word("unsure"));
        ErrorLink { id: stuff.id("number-wrong"), text: [&question.text, " ", &fault].concat().into() }
    });
    let (id, title) = (stuff.id("errors"), stuff.word("error.title"));
    ErrorSummary { id, title, errors: error.into_iter().collect() }.html()
}

fn slider(stuff: Stuff<'_>) -> Html {
    let (id, label, text) = (stuff.id("slider"), stuff.word("trial.which"), "3".into());
    Slider { id, label, min: 0, max: 12, value: 3, text, on_input: Callback::noop() }.html()
}

fn rows(stuff: Stuff<'_>) -> Html {
    let row = |at: u8| {
        let number = at.to_string();
        let field = Field { id: stuff.id(&["row-", &number].concat()), ..Field::default() };
        Row {
            title: stuff.portal.with("rows.title", &[&number]),
            remove_label: stuff.portal.with("rows.remove_label", &[&number]),
            on_remove: Callback::noop(),
            action: (at == 1).then(|| button(ButtonLook::Text, &stuff.word("rows.repeat")).html()),
            body: group(
                field.clone(),
                stuff.word("rows.count"),
                false,
                input(field, TextKind::Whole, number, None),
            ),
        }
    };
    let rows = |name, rows, full| Rows {
        id: stuff.id(name),
        rows,
        first: 0,
        remove: stuff.word("rows.remove"),
        add: stuff.word("rows.add"),
        full,
        on_add: Callback::noop(),
    };
    html! {
        <>
            { rows("rows", vec![row(1), row(2)], false).html() }
            { rows("rows-full", Vec::new(), true).html() }
        </>
    }
}

fn text_area(stuff: Stuff<'_>) -> Html {
    let field = Field { id: stuff.id("lines"), ..Field::default() };
    let (label, value) = (stuff.word("paste.label"), AttrValue::default());
    TextArea { field, label, value, on_input: Callback::noop() }.html()
}

fn file(stuff: Stuff<'_>) -> Html {
    let (id, label) = (stuff.id("file"), stuff.word("paste.file"));
    FileInput { id, label, accept: ".csv".into(), on_file: Callback::noop() }.html()
}

fn copyables(stuff: Stuff<'_>) -> Html {
    let (id, label, value) = (stuff.id("link"), stuff.word("share.link"), Route::Results.href().into());
    let (text_id, text_label, text) = (stuff.id("text"), stuff.word("text.label"), stuff.word("site.about"));
    html! {
        <>
            { Copyable { id, label, value }.html() }
            { CopyableText { id: text_id, label: text_label, value: text }.html() }
        </>
    }
}
