//! A question with its control; what is typed is kept as it is typed, and what is wrong is said beside it.

use yew::prelude::*;

use crate::engine::AnswerProblem;
use crate::present::{Choosable, Control, Question, UNSURE};
use crate::ui::components::{
    Choice, DateInput, DatePart, DateText, ErrorLink, Field, FormGroup, Radios, Row, Rows, Select,
    SelectOption, Stepper, TextInput, TextKind,
};
use crate::ui::portal::Portal;
use crate::ui::state::Action;

/// Properties of [`QuestionField`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct QuestionFieldProps {
    /// The name of the fact or group.
    pub(crate) name: AttrValue,
    /// Whether what is wrong is said.
    pub(crate) shown: bool,
}

/// A question with its control.
#[component]
pub(crate) fn QuestionField(props: &QuestionFieldProps) -> Html {
    let Some(portal) = use_context::<Portal>() else { return Html::default() };
    let Some(question) = portal.view().question_named(&props.name) else { return Html::default() };
    let typed = portal.state.form.input(&props.name).to_owned();
    let name = props.name.to_string();
    let id = field_id(&name);
    let error = problem(&portal, &name, None).filter(|_| props.shown);
    match &question.control {
        Control::Group(inner) => group(&portal, &question, inner, props.shown),
        _ => control(
            &portal,
            &question,
            id,
            &typed,
            error,
            portal.acting(move |typed: AttrValue| Action::Input(name.clone(), typed.to_string())),
            true,
        ),
    }
}

/// The id of a question's control, from its name.
fn field_id(name: &str) -> AttrValue {
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
    on_input: Callback<AttrValue>,
    unsure: bool,
) -> Html {
    let field = Field { id, hint: question.help.clone().map(Into::into), error };
    let given = if typed == UNSURE { "" } else { typed };
    let (fieldset, body) = match &question.control {
        Control::Truth => (true, truth(portal, &field, typed, on_input.clone(), unsure)),
        Control::Options(options) => (true, radios(portal, &field, options, typed, on_input.clone(), unsure)),
        Control::Places(options) => (false, places(portal, &field, options, given, on_input.clone())),
        Control::Date => (true, date(portal, &field, given, on_input.clone())),
        Control::Number { .. } | Control::Group(_) => {
            (false, number(portal, &field, question, given, on_input.clone()))
        }
    };
    let radio = matches!(question.control, Control::Truth | Control::Options(_));
    let after = (unsure && !radio).then(|| not_known(portal, &field, typed, on_input));
    html! {
        <FormGroup {field} label={question.text.clone()} {fieldset} {after}>{ body }</FormGroup>
    }
}

/// 不知道, for what is typed rather than picked.
fn not_known(portal: &Portal, field: &Field, typed: &str, on_input: Callback<AttrValue>) -> Html {
    let known = typed != UNSURE;
    let id = field.part_id("unsure");
    let onchange =
        Callback::from(move |_: Event| on_input.emit(AttrValue::from(if known { UNSURE } else { "" })));
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

fn picked(typed: &str) -> Option<AttrValue> {
    Some(typed).filter(|typed| !typed.is_empty()).map(|typed| typed.to_owned().into())
}

fn truth(portal: &Portal, field: &Field, typed: &str, on_change: Callback<AttrValue>, unsure: bool) -> Html {
    let mut choices = vec![choice("yes", portal.word("yes")), choice("no", portal.word("no"))];
    choices.extend(unsure.then(|| choice(UNSURE, portal.word("unsure"))));
    html! { <Radios field={field.clone()} {choices} value={picked(typed)} inline=true {on_change} /> }
}

fn radios(
    portal: &Portal,
    field: &Field,
    options: &[Choosable],
    typed: &str,
    on_change: Callback<AttrValue>,
    unsure: bool,
) -> Html {
    let shown = options.iter().map(|option| Choice {
        hint: option.hint.clone().map(Into::into),
        ..choice(&option.id, option.label.clone().into())
    });
    let mut choices: Vec<Choice> = shown.collect();
    choices.extend(unsure.then(|| choice(UNSURE, portal.word("unsure"))));
    html! { <Radios field={field.clone()} {choices} value={picked(typed)} {on_change} /> }
}

fn places(
    portal: &Portal,
    field: &Field,
    options: &[Choosable],
    typed: &str,
    on_change: Callback<AttrValue>,
) -> Html {
    let text = |option: &Choosable| match &option.heading {
        Some(heading) => format!("{heading} {}", option.label),
        None => option.label.clone(),
    };
    let options = options
        .iter()
        .map(|option| SelectOption { value: option.id.clone().into(), text: text(option).into() });
    html! {
        <Select
            field={field.clone()}
            empty={portal.word("choose")}
            options={options.collect::<Vec<_>>()}
            value={typed.to_owned()}
            {on_change}
        />
    }
}

fn date(portal: &Portal, field: &Field, typed: &str, on_input: Callback<AttrValue>) -> Html {
    let mut parts = typed.splitn(3, '-').map(str::to_owned);
    let mut next = || AttrValue::from(parts.next().unwrap_or_default());
    let value = DateText { year: next(), month: next(), day: next() };
    let labels = DateText { year: portal.word("year"), month: portal.word("month"), day: portal.word("day") };
    let before = value.clone();
    let on_input = Callback::from(move |(part, typed): (DatePart, AttrValue)| {
        let mut now = before.clone();
        match part {
            DatePart::Year => now.year = typed,
            DatePart::Month => now.month = typed,
            DatePart::Day => now.day = typed,
        }
        on_input.emit(format!("{}-{}-{}", now.year, now.month, now.day).into());
    });
    html! { <DateInput field={field.clone()} {value} {labels} {on_input} /> }
}

fn number(
    portal: &Portal,
    field: &Field,
    question: &Question,
    typed: &str,
    on_input: Callback<AttrValue>,
) -> Html {
    let Control::Number { unit, most, stepped, fractions } = &question.control else {
        return Html::default();
    };
    let value = AttrValue::from(typed.to_owned());
    if *stepped {
        html! {
            <Stepper
                field={field.clone()} {value} min={0} max={*most} unit={unit.clone()}
                less={portal.word("less")} more={portal.word("more")} {on_input}
            />
        }
    } else {
        let kind = if *fractions { TextKind::Decimal } else { TextKind::Whole };
        html! { <TextInput field={field.clone()} {kind} {value} unit={unit.clone()} {on_input} /> }
    }
}

/// How many there are, and a row for those who are alike.
fn group(portal: &Portal, question: &Question, inner: &[Question], shown: bool) -> Html {
    let name = question.name.clone();
    let total = {
        let name = name.clone();
        portal.acting(move |typed: AttrValue| Action::Total(name.clone(), typed.to_string()))
    };
    let people = Control::Number {
        unit: portal.word("unit.person").to_string(),
        most: 600,
        stepped: true,
        fractions: false,
    };
    let how_many = Question { control: people, ..question.clone() };
    let typed = portal.state.form.input(&name).to_owned();
    let error = problem(portal, &name, None).filter(|_| shown);
    let rows = portal.state.form.rows.get(&name).map_or(0, Vec::len);
    let described = (0..rows).map(|at| row(portal, &name, at, rows, inner, shown));
    let (add, remove) = (name.clone(), name.clone());
    html! {
        <>
            { control(portal, &how_many, field_id(&name), &typed, error, total, true) }
            if rows != 0 {
                <Rows
                    id={format!("{}-rows", field_id(&name))}
                    rows={described.collect::<Vec<_>>()}
                    remove={portal.word("rows.remove")}
                    add={portal.word("rows.add")}
                    on_add={portal.acting(move |()| Action::AddRow(add.clone()))}
                    on_remove={portal.acting(move |at| Action::RemoveRow(remove.clone(), at))}
                />
            }
        </>
    }
}

fn row(portal: &Portal, group: &str, at: usize, rows: usize, inner: &[Question], shown: bool) -> Row {
    let number = at.saturating_add(1).to_string();
    let title = if rows == 1 { portal.word("rows.all") } else { portal.with("rows.title", &[&number]) };
    let people = Control::Number {
        unit: portal.word("unit.person").to_string(),
        most: 600,
        stepped: true,
        fractions: false,
    };
    let count = Question {
        name: "count".to_owned(),
        text: portal.word("rows.count").to_string(),
        help: None,
        control: people,
    };
    let counted = std::iter::once(&count).filter(|_| rows != 1).chain(inner);
    let fields = counted.map(|question| {
        let (group_name, name) = (group.to_owned(), question.name.clone());
        let typed = portal.state.form.row_input(group, at, &name).to_owned();
        let error = problem(portal, group, Some((at, &name))).filter(|_| shown);
        let on_input = portal.acting(move |typed: AttrValue| {
            Action::RowInput(group_name.clone(), at, name.clone(), typed.to_string())
        });
        control(
            portal,
            question,
            field_id(&format!("{group}.{at}.{}", question.name)),
            &typed,
            error,
            on_input,
            false,
        )
    });
    Row { remove_label: portal.with("rows.remove_label", &[&number]), title, body: fields.collect() }
}
