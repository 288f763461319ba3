//! A question with its control; what is typed is kept as it is typed, and what is wrong is said beside it.

use crate::ui::draw::prelude::*;

use crate::engine::AnswerProblem;
use crate::present::{Choosable, Control, Question, UNSURE, picked};
use crate::ui::browser;
use crate::ui::components::{
    Choice, DateInput, DateText, ErrorLink, Field, FormGroup, Radios, Row, Rows, Select, SelectOption,
    Stepper, TextInput, TextKind,
};
use crate::ui::later;
use crate::ui::portal::{Message, Portal};
use crate::ui::state::Slot;

/// A question with its control; `shown` is whether what is wrong is said.
pub(crate) fn question_field(portal: &Portal, name: &str, shown: bool) -> Html {
    let Some(question) = portal.view().question_named(name) else { return Html::default() };
    let field = if let Control::Group(inner) = &question.control {
        group(portal, &question, inner, shown)
    } else {
        let error = problem(portal, name, None).filter(|_| shown);
        let slot = Slot::Fact(name.to_owned());
        control(portal, &question, field_id(name), portal.state.form.input(name), error, &slot, true)
    };
    html! { <key={name.to_owned()}>{ field }</> }
}

/// The id of a question's control, from its name.
pub(crate) fn field_id(name: &str) -> AttrValue {
    name.replace(['.', '/'], "-").into()
}

/// What is wrong with an answer, in words.
fn problem(portal: &Portal, name: &str, row: Option<(usize, &str)>) -> Option<AttrValue> {
    let row = row.map(|(at, fact)| (at, fact.to_owned()));
    let found = portal.computed.problems.iter().find(|problem| problem.name == name && problem.row == row)?;
    Some(said(portal, found))
}

fn said(portal: &Portal, problem: &AnswerProblem) -> AttrValue {
    portal.view().fault(problem).into()
}

/// Where each mistake among these questions is, and what it is.
pub(crate) fn field_errors(portal: &Portal, names: &[String]) -> Vec<ErrorLink> {
    let of_these = portal.computed.problems.iter().filter(|problem| names.contains(&problem.name));
    let link = |problem: &AnswerProblem| {
        let view = portal.view();
        let (id, question) = match &problem.row {
            None => {
                let question = view.question_named(&problem.name);
                (control_id(question.as_ref(), field_id(&problem.name)), question)
            }
            Some((at, fact)) => {
                let full = format!("{}.{fact}", problem.name);
                let question = view.question_named(&full);
                (control_id(question.as_ref(), field_id(&format!("{}.{at}.{fact}", problem.name))), question)
            }
        };
        let text = question.map_or_else(String::new, |question| format!("{} ", question.text));
        ErrorLink { id, text: format!("{text}{}", said(portal, problem)).into() }
    };
    of_these.map(link).collect()
}

/// The id of what takes the focus: of a date, its year.
fn control_id(question: Option<&Question>, id: AttrValue) -> AttrValue {
    match question.map(|question| &question.control) {
        Some(Control::Date) => format!("{id}-year").into(),
        _ => id,
    }
}

fn control(
    portal: &Portal,
    question: &Question,
    id: AttrValue,
    typed: &str,
    error: Option<AttrValue>,
    slot: &Slot,
    unsure: bool,
) -> Html {
    let on_input = &portal.say(slot.clone());
    let field = Field { id, hint: question.help.clone().map(Into::into), error };
    let given = if typed == UNSURE || picked(typed).is_some() { "" } else { typed };
    let (fieldset, body) = match &question.control {
        Control::Truth => (true, truth(portal, &field, typed, on_input, unsure)),
        Control::Options(options) => (true, radios(portal, &field, options, typed, on_input, unsure)),
        Control::Places(options) => (false, places(portal, &field, options, given, on_input)),
        Control::Date => (true, date_input(portal, field.clone(), given, on_input)),
        Control::Number { .. } | Control::Group(_) => {
            (false, number(portal, &field, question, given, on_input))
        }
    };
    let radio = matches!(question.control, Control::Truth | Control::Options(_));
    let measured = matches!(question.control, Control::Number { .. } | Control::Date);
    let measured = measured && later::here() && browser::is_here();
    let after = html! {
        <>
            if measured {
                { later::roughly(portal, slot, &field.id, typed) }
            }
            if unsure && !radio {
                { not_known(portal, &field, typed, on_input) }
            }
        </>
    };
    let group = FormGroup {
        field,
        label: question.text.clone().into(),
        fieldset,
        action: None,
        after: Some(after),
        children: body,
    };
    group.html()
}

/// 不知道, for what is typed rather than picked.
fn not_known(portal: &Portal, field: &Field, typed: &str, on_input: &Callback<AttrValue>) -> Html {
    let known = typed != UNSURE;
    let id = field.part_id("unsure");
    let said = AttrValue::from(if known { UNSURE } else { "" });
    let onchange = on_input.reform(move |_: Event| said.clone());
    html! {
        <div class="radios checkboxes">
            <div class="radios__item radios__item--unsure">
                <input class="radios__input" type="checkbox" id={id.clone()} checked={!known} {onchange} />
                <label class="radios__label" for={id}>{ portal.word("unsure") }</label>
            </div>
        </div>
    }
}

fn choice(value: &str, label: AttrValue) -> Choice {
    Choice { value: value.to_owned().into(), label, hint: None, unsure: value == UNSURE, reveal: None }
}

fn one_of(
    field: &Field,
    choices: Vec<Choice>,
    typed: &str,
    inline: bool,
    on_change: &Callback<AttrValue>,
) -> Html {
    let value = Some(typed).filter(|typed| !typed.is_empty()).map(|typed| typed.to_owned().into());
    Radios { field: field.clone(), choices, value, inline, on_change: on_change.clone() }.html()
}

fn truth(portal: &Portal, field: &Field, typed: &str, on_change: &Callback<AttrValue>, unsure: bool) -> Html {
    let mut choices = vec![choice("yes", portal.word("yes")), choice("no", portal.word("no"))];
    choices.extend(unsure.then(|| choice(UNSURE, portal.word("unsure"))));
    one_of(field, choices, typed, true, on_change)
}

fn radios(
    portal: &Portal,
    field: &Field,
    options: &[Choosable],
    typed: &str,
    on_change: &Callback<AttrValue>,
    unsure: bool,
) -> Html {
    let shown = options.iter().map(|option| Choice {
        hint: option.hint.clone().map(Into::into),
        ..choice(&option.id, option.label.clone().into())
    });
    let mut choices: Vec<Choice> = shown.collect();
    choices.extend(unsure.then(|| choice(UNSURE, portal.word("unsure"))));
    one_of(field, choices, typed, false, on_change)
}

fn places(
    portal: &Portal,
    field: &Field,
    options: &[Choosable],
    typed: &str,
    on_change: &Callback<AttrValue>,
) -> Html {
    let text = |option: &Choosable| match &option.heading {
        Some(heading) => format!("{heading} {}", option.label),
        None => option.label.clone(),
    };
    let options = options
        .iter()
        .map(|option| SelectOption { value: option.id.clone().into(), text: text(option).into() });
    let select = Select {
        field: field.clone(),
        empty: portal.word("choose"),
        options: options.collect(),
        value: typed.to_owned().into(),
        on_change: on_change.clone(),
    };
    select.html()
}

/// The boxes of a date that is typed as `year-month-day`.
pub(crate) fn date_input(portal: &Portal, field: Field, typed: &str, on_input: &Callback<AttrValue>) -> Html {
    let mut parts = typed.splitn(3, '-').map(str::to_owned);
    let mut next = || AttrValue::from(parts.next().unwrap_or_default());
    let input = DateInput {
        field,
        value: DateText { year: next(), month: next(), day: next() },
        labels: DateText { year: portal.word("year"), month: portal.word("month"), day: portal.word("day") },
        with_day: true,
        wrong: None,
        on_input: on_input
            .reform(|date: DateText| format!("{}-{}-{}", date.year, date.month, date.day).into()),
    };
    input.html()
}

fn number(
    portal: &Portal,
    field: &Field,
    question: &Question,
    typed: &str,
    on_input: &Callback<AttrValue>,
) -> Html {
    let Control::Number { unit, most, stepped, fractions } = &question.control else {
        return Html::default();
    };
    let (field, value) = (field.clone(), AttrValue::from(typed.to_owned()));
    let (unit, on_input) = (Some(unit.clone().into()), on_input.clone());
    if *stepped {
        let (less, more) = (portal.word("less"), portal.word("more"));
        Stepper { field, part: None, value, min: 0, max: *most, unit, less, more, on_input }.html()
    } else {
        let kind = if *fractions { TextKind::Decimal } else { TextKind::Whole };
        TextInput { field, part: None, kind, value, unit, on_input }.html()
    }
}

/// The id that the ids of the rows of a group begin with.
pub(crate) fn rows_id(group: &str) -> String {
    format!("{}-rows", field_id(group))
}

/// A number of people.
fn people(portal: &Portal) -> Control {
    Control::Number {
        unit: portal.word("unit.person").to_string(),
        most: 600,
        stepped: true,
        fractions: false,
    }
}

/// How many there are, and a row for those who are alike.
fn group(portal: &Portal, question: &Question, inner: &[Question], shown: bool) -> Html {
    let name = &question.name;
    let how_many = Question { control: people(portal), ..question.clone() };
    let typed = portal.state.form.input(name);
    let error = problem(portal, name, None).filter(|_| shown);
    let total = Slot::Total(name.clone());
    let count = portal.state.form.rows.get(name).map_or(0, Vec::len);
    let asked = portal.row_questions(name);
    let inner: Vec<Question> = inner
        .iter()
        .filter(|question| asked.contains(&format!("{name}.{}", question.name)))
        .cloned()
        .collect();
    let first = first_shown(portal, count);
    let last = first.saturating_add(SHOWN).min(count);
    let offers = later::here() && browser::is_here();
    let rows = || Rows {
        id: rows_id(name).into(),
        rows: (first..last).map(|at| row(portal, name, at, count, &inner, shown)).collect(),
        first,
        remove: portal.word("rows.remove"),
        add: portal.word("rows.add"),
        full: false,
        on_add: portal.press(Message::AddRow(name.clone())),
    };
    html! {
        <>
            { control(portal, &how_many, field_id(name), typed, error, &total, true) }
            if count != 0 {
                { rows().html() }
            }
            if SHOWN < count && offers {
                { later::turn_rows(portal, first, count) }
            }
            if offers {
                { later::paste(portal, name) }
            }
        </>
    }
}

/// So many rows are shown at once.
pub(crate) const SHOWN: usize = 12;

/// The first row that is shown: of many a page of them.
fn first_shown(portal: &Portal, count: usize) -> usize {
    let row = portal.state.page.row.min(count.saturating_sub(1));
    row.saturating_sub(row.checked_rem(SHOWN).unwrap_or(0))
}

fn row(portal: &Portal, group: &str, at: usize, rows: usize, inner: &[Question], shown: bool) -> Row {
    let number = at.saturating_add(1).to_string();
    let title = if rows == 1 { portal.word("rows.all") } else { portal.with("rows.title", &[&number]) };
    let count = Question {
        name: "count".to_owned(),
        text: portal.word("rows.count").to_string(),
        help: None,
        control: people(portal),
    };
    let counted = std::iter::once(&count).filter(|_| rows != 1).chain(inner);
    let fields = counted.map(|question| {
        let name = &question.name;
        let error = problem(portal, group, Some((at, name))).filter(|_| shown);
        control(
            portal,
            question,
            field_id(&format!("{group}.{at}.{name}")),
            portal.state.form.row_input(group, at, name),
            error,
            &Slot::Row(group.to_owned(), at, name.clone()),
            false,
        )
    });
    Row {
        remove_label: portal.with("rows.remove_label", &[&number]),
        on_remove: portal.press(Message::RemoveRow(group.to_owned(), at)),
        action: (later::here() && browser::is_here()).then(|| later::repeat(portal, group, at)),
        title,
        body: fields.collect(),
    }
}
