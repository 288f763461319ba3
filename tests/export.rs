//! Results as files: the answers of a file are evaluated to the bytes that stand beside them, and a reader of CSV finds
//! every rule.
#![cfg(test)]

mod shared;

use std::fs;

use policy_portal::engine::{evaluate, json_answers, read_answers};
use policy_portal::lint::{day, read_suite};
use policy_portal::policy::{Audience, Catalog};
use policy_portal::present::{Locale, View, Words, concerns, evaluation, read_text};
use policy_portal::unit::Date;
use serde_json::Value;

/// The answers of every twelfth golden person as JSON, with their day.
fn people() -> Vec<(Value, Date)> {
    let mut files: Vec<_> = fs::read_dir("tests/golden").unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let suites = files.iter().map(|file| read_suite(&fs::read_to_string(file).unwrap()).unwrap());
    let all = suites.flat_map(|suite| {
        let case = |case| (serde_json::to_value(suite.answers(case)).unwrap(), day(case).unwrap());
        suite.cases.iter().map(case).collect::<Vec<_>>()
    });
    all.step_by(12).collect()
}

/// What is written as files for these answers, of a day on which they were said and for another: JSON and CSV.
fn files(catalog: &Catalog, answers: &Value, said: Date, on: Date) -> (String, String) {
    let words = Words::read(include_str!("../static/text/zh.json")).unwrap();
    let answers = json_answers(&serde_json::from_value(answers.clone()).unwrap());
    let (situation, problems) = read_answers(catalog, said, &answers);
    assert_eq!(problems, []);
    let situation = situation.on(catalog, on);
    let evaluation = evaluate(catalog, &situation);
    let view =
        View { catalog, words: &words, locale: Locale::Zh, situation: &situation, evaluation: &evaluation };
    (view.result_json(&answers, said), view.result_csv(&Audience::ALL))
}

/// Evaluates what a file says was answered.
fn again(catalog: &Catalog, file: &str) {
    let json: Value = serde_json::from_str(file).unwrap();
    let text = |name: &str| json[name].as_str().unwrap().to_owned();
    let schema: Value = serde_json::from_str(include_str!("../docs/schema/result.json")).unwrap();
    assert_eq!(text("schema"), schema["properties"]["schema"]["const"]);
    let named = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(named(&json), named(&schema["properties"]));
    let situation = read_text(catalog, &json["answers"].to_string(), &text("said"), &text("day")).unwrap();
    let evaluated = evaluation(catalog, &situation, &evaluate(catalog, &situation));
    let (_, written) = file.split_once(",\"evaluation\":").unwrap();
    assert_eq!(written.strip_suffix('}').unwrap(), evaluated);
}

#[test]
fn the_answers_in_a_file_are_evaluated_to_the_bytes_beside_them() {
    let catalog = shared::catalog();
    let people = people();
    assert!(people.len() > 90, "{} people", people.len());
    for (answers, day) in &people {
        again(&catalog, &files(&catalog, answers, *day, *day).0);
    }
    let later = |(answers, day): &(Value, Date)| {
        let on = (0..70).fold(*day, |day, _| day.next());
        again(&catalog, &files(&catalog, answers, *day, on).0);
    };
    people.iter().step_by(9).for_each(later);
}

#[test]
fn a_reader_of_csv_finds_every_rule_and_as_many_cells_in_each_row() {
    let catalog = shared::catalog();
    for (answers, day) in people().iter().step_by(10) {
        let (_, csv) = files(&catalog, answers, *day, *day);
        let mut reader = csv::Reader::from_reader(csv.strip_prefix('\u{feff}').unwrap().as_bytes());
        assert_eq!(
            reader.headers().unwrap(),
            vec!["政策", "规则", "类别", "内容", "情况", "您的回答", "出处"]
        );
        // A row of another length is an error.
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        let results = rows.iter().filter(|row| &row[2] == "结果").count();
        let shown = catalog.policies.iter().filter(|policy| concerns(policy, &Audience::ALL));
        assert_eq!(results, shown.map(|policy| policy.rules.len()).sum::<usize>());
        assert!(rows.iter().all(|row| !row[0].is_empty() && !row[2].is_empty()));
        assert!(
            rows.iter().filter(|row| &row[2] == "条件").all(|row| !row[3].is_empty() && !row[6].is_empty())
        );
    }
}
