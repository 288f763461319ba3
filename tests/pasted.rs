//! Rows from a spreadsheet: every line is read or said to be wrong where it is, and those alike come to the same as one
//! by one.
#![cfg(test)]
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

mod shared;

use std::fmt::Write as _;

use policy_portal::engine::{Evaluation, Situation, evaluate, read_answers};
use policy_portal::policy::Catalog;
use policy_portal::present::{Form, LINES, Locale, Named, Pasted, Shared, View, Words, delimiter, records};
use policy_portal::unit::Date;
use proptest::prelude::*;

fn cells(text: &str, delimiter: char) -> Vec<Vec<String>> {
    records(text, delimiter).into_iter().map(|record| record.cells).collect()
}

/// What the reader that spreadsheets' files are read with natively makes of it; it passes over lines without anything.
fn oracle(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let lines = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    lines.collect()
}

fn written(table: &[Vec<String>], delimiter: u8, crlf: bool) -> String {
    let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .delimiter(delimiter)
        .terminator(terminator)
        .from_writer(Vec::new());
    for line in table {
        writer.write_record(line).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #[test]
    fn a_table_comes_back_as_it_was_written(
        table in prop::collection::vec(prop::collection::vec("[a名\",\t\r\n ]{0,5}", 1..5), 0..6),
        tabs in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let (plain, byte) = if tabs { ('\t', b'\t') } else { (',', b',') };
        prop_assert_eq!(cells(&written(&table, byte, crlf), plain), table);
    }

    #[test]
    fn any_text_is_read_as_the_native_reader_reads_it(text in "[a名\",\t\r\n]{0,24}", tabs in any::<bool>()) {
        let (plain, byte) = if tabs { ('\t', b'\t') } else { (',', b',') };
        let mut read = records(&text, plain);
        read.retain(|record| !record.written.is_empty());
        let read: Vec<_> = read.into_iter().map(|record| record.cells).collect();
        prop_assert_eq!(read, oracle(&text, byte));
    }

    #[test]
    fn every_line_keeps_its_number(text in "[a名\",\t\n]{0,24}") {
        let read = records(&text, ',');
        let quoted = text.contains('"');
        let lines: Vec<_> = text.lines().collect();
        prop_assert!(quoted || read.iter().map(|it| it.written).eq(lines.iter().copied()));
    }
}

struct World {
    catalog: Catalog,
    words: Words,
    situation: Situation,
    evaluation: Evaluation,
}

impl World {
    fn new() -> Self {
        let catalog = shared::catalog();
        let words = Words::read(include_str!("../static/text/zh.json")).unwrap();
        let situation = Situation::open(&catalog, Date::new(2025, 9, 1).unwrap());
        let evaluation = evaluate(&catalog, &situation);
        Self { catalog, words, situation, evaluation }
    }

    fn view(&self) -> View<'_> {
        let World { catalog, words, situation, evaluation } = self;
        View { catalog, words, locale: Locale::Zh, situation, evaluation }
    }

    fn paste(&self, group: &str, text: &str) -> Pasted {
        self.view().paste(group, text)
    }
}

fn row(typed: &[(&str, &str)]) -> Named<String> {
    let mut row = Named::default();
    for (name, typed) in typed {
        row.insert(name, (*typed).to_owned());
    }
    row
}

#[test]
fn columns_are_known_by_what_they_are_called_in_any_order() {
    let world = World::new();
    let same = [
        "招用日期\t已缴社保月数\t签1年以上合同\n2025年3月1日\t12个月\t是",
        "Contract of a year or more,Months insured,Date of hiring\nyes,12,2025/3/1",
        "\u{feff}insured,hired_on,contract_year\r\n１２,2025-3-1,是\r\n",
        "hire.contract_year\thire.insured\thire.hired_on\t\n是\t1年\t2025.03.01\t",
    ];
    for text in same {
        let pasted = world.paste("hire", text);
        assert_eq!(pasted.faults, [], "{text}");
        let expected = row(&[
            ("hired_on", "2025-03-01"),
            ("insured", "12"),
            ("contract_year", "yes"),
            ("count", "1"),
            (LINES, "2"),
        ]);
        assert_eq!(pasted.rows, [expected], "{text}");
        assert_eq!((pasted.rest.as_str(), pasted.lines, pasted.people), ("", 1, 1));
    }
    assert_eq!(world.view().columns("hire").split('\t').next(), Some("人数"));
    let head = world.view().columns("hire");
    assert_eq!(
        world.paste("hire", &head).unused,
        Vec::<String>::new(),
        "every column that is offered is known"
    );
}

#[test]
fn those_alike_are_one_row_and_each_line_is_found_again() {
    let world = World::new();
    let text = "姓名\t已缴社保月数\t人数\n甲\t12\t\n乙\t3\t2\n\n丙\t12个月\t4人\n丁\t12\t1\n戊\t不知道\t\n";
    let pasted = world.paste("hire", text);
    assert_eq!(pasted.faults, []);
    assert_eq!(pasted.unused, ["姓名"]);
    assert_eq!(
        pasted.rows,
        [
            row(&[("insured", "12"), ("count", "6"), (LINES, "2,5-6")]),
            row(&[("insured", "3"), ("count", "2"), (LINES, "3")]),
            row(&[("count", "1"), (LINES, "7")]),
        ]
    );
    assert_eq!((pasted.lines, pasted.people), (5, 9));
}

#[test]
fn a_bad_line_is_said_by_line_and_column_and_loses_no_other() {
    let world = World::new();
    let text = "见习月数,期满留用,提前签劳动合同,见习开始日\n6,是,否,2025-09-01\n六,是,否,2025-09-01\n6,留了,否,2025-13-01\n6,是,是,2025-09-01\n40,否,否,\n";
    let pasted = world.paste("intern", text);
    assert_eq!(pasted.lines, 1);
    let said: Vec<_> =
        pasted.faults.iter().map(|it| (it.lines.as_str(), it.column.as_str(), it.text.as_str())).collect();
    assert!(said.contains(&("3", "见习月数", "“六”不行。请填1个月到36个月之间的整数。")), "{said:?}");
    assert!(said.contains(&("4", "期满留用", "“留了”不行。请回答“是”（yes）或“否”（no）。")), "{said:?}");
    assert!(said.iter().any(|it| (it.0, it.1) == ("4", "见习开始日") && it.2.starts_with("“2025-13-01”")));
    let apart = "见习期未满就签合同的，“期满留用”请选“否”。";
    assert!(
        said.contains(&("5", "期满留用", apart)) && said.contains(&("5", "提前签劳动合同", apart)),
        "{said:?}"
    );
    assert!(said.iter().any(|it| (it.0, it.1) == ("6", "见习月数")), "{said:?}");
    // What is left is the first line and the bad ones, as they were written.
    let rest: Vec<_> = pasted.rest.lines().collect();
    assert_eq!(rest.len(), 5);
    assert_eq!(rest[1], "六,是,否,2025-09-01");
    let again = world.paste("intern", &pasted.rest);
    assert_eq!((again.lines, again.faults.len()), (0, pasted.faults.len()));
}

#[test]
fn a_wrong_unit_or_number_of_people_is_no_answer() {
    let world = World::new();
    for (text, column) in [
        ("已缴社保月数\n12人", "已缴社保月数"),
        ("已缴社保月数\n12.5", "已缴社保月数"),
        ("已缴社保月数\t人数\n12\t几个", "人数"),
        ("已缴社保月数\t人数\n12\t2个月", "人数"),
        ("单位每月三险缴费\n1200元/人", "单位每月三险缴费"),
        ("签1年以上合同\n大概", "签1年以上合同"),
    ] {
        let pasted = world.paste("hire", text);
        let said: Vec<_> = pasted.faults.iter().map(|it| (it.lines.as_str(), it.column.as_str())).collect();
        assert_eq!(said, [("2", column)], "{text}");
        assert!(pasted.rows.is_empty());
    }
    let fine = world.paste("hire", "单位每月三险缴费\n¥1,200.50元\n");
    assert_eq!(fine.rows[0].get("premium_month").map(String::as_str), Some("1200.5"));
}

#[test]
fn a_table_without_names_of_columns_is_said_to_be_so() {
    let world = World::new();
    for text in ["甲\t12\n乙\t3", "姓名,性别\n甲,女"] {
        let pasted = world.paste("hire", text);
        assert_eq!((pasted.rows.len(), pasted.faults.len(), pasted.rest.as_str()), (0, 1, text));
        assert_eq!(pasted.faults[0].lines, "1");
    }
    let twice = world.paste("hire", "\n已缴社保月数\tinsured\n1\t2");
    assert_eq!(twice.faults.len(), 1);
    assert_eq!((twice.faults[0].lines.as_str(), twice.faults[0].column.as_str()), ("2", "已缴社保月数"));
    for nothing in ["", "\n\n", " \t \n"] {
        assert_eq!(world.paste("hire", nothing), Pasted::default());
    }
}

fn came(catalog: &Catalog, form: &Form) -> Evaluation {
    let (situation, problems) = read_answers(catalog, Date::new(2025, 9, 1).unwrap(), &form.answers(catalog));
    assert_eq!(problems, []);
    evaluate(catalog, &situation)
}

/// Lines as people of a firm may be.
fn lines() -> impl Strategy<Value = Vec<(u32, &'static str, &'static str, u32)>> {
    let line = (
        0_u32..20,
        prop::sample::select(vec!["是", "否", ""]),
        prop::sample::select(vec!["毕业年度高校毕业生", "16—24岁登记失业青年", ""]),
        1_u32..3,
    );
    prop::collection::vec(line, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn those_alike_together_come_to_what_they_come_to_one_by_one(lines in lines()) {
        let world = World::new();
        let mut text = "已缴社保月数\t签1年以上合同\t毕业生或失业青年\t人数".to_owned();
        let mut single = Form::default();
        for (at, (months, contract, youth, count)) in lines.iter().enumerate() {
            write!(text, "\n{months}\t{contract}\t{youth}\t{count}").unwrap();
            single.add_row("hire");
            let truth = match *contract { "是" => "yes", "否" => "no", _ => "" };
            let kind = match *youth { "毕业年度高校毕业生" => "graduating_year", "" => "", _ => "young_unemployed" };
            for (name, typed) in [("insured", months.to_string()), ("contract_year", truth.to_owned()), ("youth", kind.to_owned()), ("count", count.to_string())] {
                single.set_row("hire", at, name, &typed);
            }
        }
        let pasted = world.paste("hire", &text);
        prop_assert_eq!(&pasted.faults, &[]);
        let mut together = Form::default();
        together.take_rows("hire", &pasted.rows);
        let people: u32 = lines.iter().map(|line| line.3).sum();
        prop_assert_eq!(together.input("hire"), people.to_string());
        let (one, other) = (came(&world.catalog, &single), came(&world.catalog, &together));
        for (one, other) in one.rules.iter().zip(&other.rules) {
            prop_assert_eq!((one.verdict, one.granted, one.missing), (other.verdict, other.granted, other.missing));
        }
    }
}

#[test]
fn a_row_that_is_repeated_is_like_it_and_lines_are_not_passed_on() {
    let catalog = shared::catalog();
    let mut form = Form::default();
    form.take_rows("hire", &[row(&[("insured", "12"), ("count", "2"), (LINES, "2-3")])]);
    form.repeat_row("hire", 0);
    assert_eq!(form.rows.get("hire").unwrap()[1], row(&[("insured", "12"), ("count", "2")]));
    let link = Shared { form: form.clone(), ..Shared::default() }.write();
    assert!(!link.contains(LINES));
    let (read, dropped) = Shared::read(&catalog, &link).unwrap();
    assert_eq!(
        (read.form.rows.get("hire").unwrap()[0].clone(), dropped),
        (row(&[("insured", "12"), ("count", "2")]), Vec::new())
    );
}

#[test]
fn the_first_line_says_what_parts_the_cells() {
    assert_eq!(["\n a,b\tc", "a,b\n\t", "a\n1,200"].map(delimiter), ['\t', ',', '\t']);
}
