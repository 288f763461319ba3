//! What the components promise to people who cannot see them: names, descriptions and errors are tied to
//! the controls they belong to.
#![cfg(all(feature = "ssr", not(target_arch = "wasm32")))]

mod rendered;

use policy_portal::ui::components::{
    Amount, AmountSize, Checkboxes, Choice, Clause, Condition, ConditionState, Conditions, DateInput,
    DatePart, DateText, ErrorLink, ErrorSummary, Field, FileInput, Filter, FilterItem, FormGroup, Grade,
    Header, NavLink, Radios, Row, Rows, Select, SelectOption, StatusBar, StatusCell, Stepper, TextArea,
    TextInput, TextKind,
};
use yew::prelude::*;

use rendered::{assert_named, assert_references, attribute, ids, render, tags};

fn field(id: &'static str, hint: Option<&'static str>, error: Option<&'static str>) -> Field {
    Field { id: id.into(), hint: hint.map(Into::into), error: error.map(Into::into) }
}

fn group(field: Field, label: &'static str, fieldset: bool, children: Html) -> Html {
    FormGroup { field, label: label.into(), fieldset, action: None, after: None, children }.html()
}

fn text_input(field: Field, kind: TextKind, value: &'static str, unit: Option<&'static str>) -> Html {
    let (value, unit) = (value.into(), unit.map(Into::into));
    TextInput { field, part: None, kind, value, unit, on_input: Callback::noop() }.html()
}

fn choice(value: &'static str, label: &'static str) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: None, unsure: false, reveal: None }
}

fn radios(field: Field, choices: Vec<Choice>, value: Option<&'static str>) -> Html {
    let value = value.map(AttrValue::from);
    Radios { field, choices, value, inline: false, on_change: Callback::noop() }.html()
}

fn stepper(field: Field, part: Option<&'static str>, value: &'static str) -> Html {
    let stepper = Stepper {
        field,
        part: part.map(AttrValue::from),
        value: value.into(),
        min: 0,
        max: 999,
        unit: Some("人".into()),
        less: "减 1".into(),
        more: "加 1".into(),
        on_input: Callback::noop(),
    };
    stepper.html()
}

#[test]
fn a_text_input_is_tied_to_its_label_hint_and_error() {
    let page = render(|| {
        let field = field("wage", Some("税前，元"), Some("请填数字，例如 3000。您填的是“三千”。"));
        group(field.clone(), "每月工资", false, text_input(field, TextKind::Decimal, "三千", Some("元")))
    });
    assert_references(&page);
    assert_named(&page);
    let input = tags(&page, "input")[0];
    assert_eq!(attribute(input, "value"), Some("三千"), "what was typed stays");
    assert_eq!(attribute(input, "aria-describedby"), Some("wage-hint wage-error"));
    assert_eq!(attribute(input, "aria-invalid"), Some("true"));
    assert_eq!(attribute(input, "type"), None, "a number box would drop what is not a number");
}

#[test]
fn a_control_without_hint_and_error_refers_to_nothing() {
    let page = render(|| {
        let field = field("name", None, None);
        group(field.clone(), "名称", false, text_input(field, TextKind::Words, "", None))
    });
    assert_references(&page);
    assert!(!page.contains("aria-describedby") && !page.contains("aria-invalid"));
}

#[test]
fn radios_are_a_fieldset_with_a_legend_and_one_name() {
    let page = render(|| {
        let field = field("interns", Some("只数离校 2 年内未就业的毕业生。"), None);
        let exact = stepper(field.clone(), Some("exact"), "4");
        let choices = vec![
            choice("none", "没有"),
            Choice { reveal: Some(exact), ..choice("exact", "准确人数") },
            Choice { unsure: true, ..choice("unsure", "不知道") },
        ];
        group(field.clone(), "接收了几名见习人员？", true, radios(field, choices, Some("exact")))
    });
    assert_references(&page);
    assert_named(&page);
    let fieldset = page.split_once("<fieldset").expect("a fieldset").1;
    let first = fieldset.split('<').nth(1).expect("a child");
    assert!(first.starts_with("legend"), "the legend is the first child: {first}");
    assert_eq!(attribute(tags(&page, "fieldset")[0], "aria-describedby"), Some("interns-hint"));
    let radios: Vec<_> =
        tags(&page, "input").into_iter().filter(|tag| attribute(tag, "type") == Some("radio")).collect();
    assert_eq!(radios.len(), 3);
    assert!(radios.iter().all(|tag| attribute(tag, "name") == Some("interns")));
    assert_eq!(attribute(radios[0], "id"), Some("interns"), "a link to the field finds the first option");
    assert_eq!(radios.iter().filter(|tag| tag.contains(" checked")).count(), 1);
    let exact =
        tags(&page, "input").into_iter().find(|tag| tag.contains("stepper__input")).expect("a stepper");
    assert_eq!(attribute(exact, "aria-labelledby"), Some("interns-label"));
}

#[test]
fn an_option_opens_only_when_it_is_picked() {
    let page = render(|| {
        let field = field("interns", None, None);
        let exact = stepper(field.clone(), Some("exact"), "");
        let choices =
            vec![choice("none", "没有"), Choice { reveal: Some(exact), ..choice("exact", "准确人数") }];
        radios(field, choices, None)
    });
    assert!(!page.contains("stepper__input"));
}

#[test]
fn checkboxes_keep_every_value() {
    let page = render(|| {
        let field = field("status", None, None);
        let boxes = Checkboxes {
            field: field.clone(),
            choices: vec![choice("low", "低保"), choice("old", "大龄"), choice("none", "都不是")],
            values: vec!["low".into(), "old".into()],
            on_toggle: Callback::noop(),
        };
        group(field, "属于哪几类？", true, boxes.html())
    });
    assert_references(&page);
    assert_named(&page);
    assert_eq!(tags(&page, "input").iter().filter(|tag| tag.contains(" checked")).count(), 2);
}

#[test]
fn a_stepper_never_steps_from_what_is_not_a_number() {
    let disabled = |value: fn() -> Html| {
        let page = render(value);
        let buttons = tags(&page, "button");
        (buttons[0].contains(" disabled"), buttons[1].contains(" disabled"))
    };
    assert_eq!(disabled(|| stepper(field("n", None, None), None, "四人左右")), (true, true));
    assert_eq!(disabled(|| stepper(field("n", None, None), None, "0")), (true, false));
    assert_eq!(disabled(|| stepper(field("n", None, None), None, "999")), (false, true));
    assert_eq!(disabled(|| stepper(field("n", None, None), None, "")), (true, false));
}

#[test]
fn a_date_marks_only_the_box_that_is_wrong() {
    let page = render(|| {
        let field = field("founded", None, Some("月份要在 1 到 12 之间。您填的是 13。"));
        let text = |year: &'static str, month: &'static str, day: &'static str| DateText {
            year: year.into(),
            month: month.into(),
            day: day.into(),
        };
        let boxes = DateInput {
            field: field.clone(),
            value: text("2024", "13", ""),
            labels: text("年", "月", "日"),
            with_day: true,
            wrong: Some(DatePart::Month),
            on_input: Callback::noop(),
        };
        group(field, "哪天登记的？", true, boxes.html())
    });
    assert_references(&page);
    assert_named(&page);
    let inputs = tags(&page, "input");
    assert_eq!(inputs.len(), 3);
    let wrong: Vec<_> = inputs.iter().filter(|tag| attribute(tag, "aria-invalid") == Some("true")).collect();
    assert_eq!(wrong.len(), 1);
    assert_eq!(attribute(wrong[0], "id"), Some("founded-month"));
    assert_eq!(attribute(wrong[0], "aria-describedby"), Some("founded-error"));
}

#[test]
fn the_error_summary_links_to_the_controls() {
    let page = render(|| {
        let wrong = field("wage", None, Some("请填数字"));
        let errors = vec![ErrorLink { id: wrong.id.clone(), text: "每月工资：请填数字".into() }];
        html! {
            <>
                { ErrorSummary { id: ErrorSummary::ID.into(), title: "有 1 处要改".into(), errors }.html() }
                { group(wrong.clone(), "每月工资", false, text_input(wrong, TextKind::Words, "", None)) }
            </>
        }
    });
    assert_references(&page);
    let summary = tags(&page, "div")[0];
    assert_eq!(attribute(summary, "tabindex"), Some("-1"), "it can take the focus");
    let target = attribute(tags(&page, "a")[0], "href").and_then(|href| href.strip_prefix('#'));
    assert!(ids(&page).contains(&target.expect("a link inside the page")));
}

#[test]
fn no_errors_no_summary() {
    let nothing =
        || ErrorSummary { id: "none".into(), title: "有 0 处要改".into(), errors: Vec::new() }.html();
    assert_eq!(render(nothing), "");
}

#[test]
fn a_select_is_native_and_shows_what_is_chosen() {
    let page = render(|| {
        let place = field("place", None, None);
        let option =
            |value: &'static str, text: &'static str| SelectOption { value: value.into(), text: text.into() };
        let select = Select {
            field: place.clone(),
            empty: "请选".into(),
            options: vec![option("150105", "赛罕区"), option("150102", "新城区")],
            value: "150105".into(),
            on_change: Callback::noop(),
        };
        group(place, "在哪里？", false, select.html())
    });
    assert_references(&page);
    assert_named(&page);
    let chosen: Vec<_> = tags(&page, "option").into_iter().filter(|tag| tag.contains(" selected")).collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(attribute(chosen[0], "value"), Some("150105"));
}

#[test]
fn rows_and_filters_name_their_buttons() {
    let page = render(|| {
        let row = |title: &'static str, remove: &'static str| Row {
            title: title.into(),
            remove_label: remove.into(),
            on_remove: Callback::noop(),
            action: None,
            body: Html::default(),
        };
        let rows = Rows {
            id: "hires".into(),
            rows: vec![row("第 1 人", "删除第 1 人"), row("第 2 人", "删除第 2 人")],
            first: 0,
            remove: "删除".into(),
            add: "再加一人".into(),
            full: false,
            on_add: Callback::noop(),
        };
        let filter = Filter {
            label: "按对象筛选".into(),
            items: vec![FilterItem { value: "person".into(), text: "个人".into(), on: true }],
            on_toggle: Callback::noop(),
        };
        html! {
            <>
                { rows.html() }
                { filter.html() }
            </>
        }
    });
    assert_references(&page);
    assert_named(&page);
    assert!(page.contains("aria-label=\"删除第 2 人\""));
    assert!(page.contains("aria-pressed=\"true\""));
    for id in [Rows::title_id("hires", 0), Rows::title_id("hires", 1), Rows::add_id("hires")] {
        assert!(ids(&page).contains(&id.as_str()), "{id} takes the focus");
    }
}

#[test]
fn a_box_and_a_file_are_named() {
    fn view() -> Html {
        let area = TextArea {
            field: field("lines", None, None),
            label: "粘贴在这里".into(),
            value: "甲\t12\n乙\t3".into(),
            on_input: Callback::noop(),
        };
        let file = FileInput {
            id: "file".into(),
            label: "或者选一个文件".into(),
            accept: ".csv".into(),
            on_file: Callback::noop(),
        };
        html! { <>{ area.html() }{ file.html() }</> }
    }
    let html = render(view);
    assert_named(&html);
    assert_references(&html);
    assert!(html.contains("甲\t12\n乙\t3</textarea>"), "{html}");
}

#[test]
fn the_status_bar_speaks_softly() {
    let page = render(|| {
        let amount = Amount {
            bound: Some("不低于".into()),
            value: "¥59,368".into(),
            size: AmountSize::Text,
            grade: Some((Grade::B, "B 待核".into())),
        };
        let bar = StatusBar {
            label: "目前的估算".into(),
            cells: vec![StatusCell { label: "已可确定".into(), value: amount.html() }],
            announcement: "已可确定不低于 59,368 元".into(),
            children: html! { <a class="status-bar__link" href="/check">{ "还需回答 5 题" }</a> },
        };
        bar.html()
    });
    let live = tags(&page, "p").into_iter().find(|tag| tag.contains("aria-live")).expect("a live region");
    assert_eq!(attribute(live, "aria-live"), Some("polite"));
    assert!(page.contains("不低于") && page.contains("B 待核"));
}

#[test]
fn a_condition_says_its_state_in_words() {
    let page = render(|| {
        let condition = Condition {
            state: ConditionState::No,
            state_text: "不满足".into(),
            text: "正常运营 3 年以上".into(),
            own: Some("还差 4 个月".into()),
            depth: 0,
            source: None,
        };
        Conditions { conditions: vec![condition] }.html()
    });
    assert!(page.contains("不满足") && page.contains("还差 4 个月"));
    assert!(tags(&page, "svg").iter().all(|tag| attribute(tag, "aria-hidden") == Some("true")));
}

#[test]
fn a_clause_keeps_every_word_and_marks_the_passages() {
    let page = render(|| {
        let clause = Clause {
            text: "对带动就业3人以上的，再给予2万元补贴。".into(),
            marks: vec!["3人以上".into(), "2万元".into(), "没有的话".into()],
            source: "第 8 条".into(),
        };
        clause.html()
    });
    assert!(page.contains("<mark>3人以上</mark>") && page.contains("<mark>2万元</mark>"));
    let quote = page.split_once("</blockquote>").expect("a quotation").0;
    let words: String =
        quote.split('<').filter_map(|piece| piece.split_once('>').map(|(_, text)| text)).collect();
    assert_eq!(words, "对带动就业3人以上的，再给予2万元补贴。");
}

#[test]
fn the_header_has_real_links_and_says_where_one_is() {
    let page = render(|| {
        let link = |href: &'static str, text: &'static str, current| NavLink {
            href: href.into(),
            text: text.into(),
            current,
        };
        let header = Header {
            home: "/".into(),
            place: "内蒙古".into(),
            name: "就业政策".into(),
            nav_label: "主要栏目".into(),
            links: vec![link("/check", "查一查", true), link("/policies", "政策", false)],
            on_navigate: Some(Callback::noop()),
            sky: false,
            children: html! { <a class="header__link" href="/en" lang="en">{ "English" }</a> },
        };
        header.html()
    });
    let links = tags(&page, "a");
    assert_eq!(
        links.iter().filter_map(|tag| attribute(tag, "href")).collect::<Vec<_>>(),
        ["/", "/check", "/policies", "/en"]
    );
    assert_eq!(links.iter().filter(|tag| attribute(tag, "aria-current") == Some("page")).count(), 1);
}
