//! The native command: exit codes, messages, and the sheets that lawyers sign, byte for byte.
//!
//! `REWRITE_SHEETS=1 cargo test --test cli` writes the sheets anew; read the difference before committing it.
#![cfg(test)]
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

mod published;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn policy(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_policy")).args(arguments).output().unwrap()
}

/// `policy evaluate` with answers on the standard input.
fn evaluate(answers: &[u8], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policy"));
    command.args(["evaluate", "--answers", "-"]).args(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(answers).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Answers that are refused with exit code 2, each problem on a line of its own.
fn refused(answers: &[u8], lines: &[&str]) {
    let output = evaluate(answers, &["--day", "2025-07-01"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(answers.split_at(answers.len().min(40)).0));
    let said = text(&output.stderr);
    assert_eq!(said.lines().collect::<Vec<_>>(), lines);
    assert!(output.stdout.is_empty());
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn bad_answers_exit_2_and_say_where_and_what() {
    refused(b"{\"sex\": \xff}", &["error: <stdin>: 第 8 字节起不是 UTF-8；请用 UTF-8 保存。"]);
    refused(b"{\"sex\" \"male\"}", &["error: <stdin>:1:8: 不是合法的 JSON（expected `:`）；请改正这一处。"]);
    refused(b"[]", &["error: <stdin>:1:1: 答案应是一个对象，如 {\"residence\": \"150102\"}。"]);
    refused(
        br#"{"residense": "150102"}"#,
        &["error: <stdin>:1:15: /residense: 没有“residense”这个问题；是不是“residence”？"],
    );
    refused(
        br#"{"employed": 1}"#,
        &["error: <stdin>:1:14: /employed: “1”不行。请回答“是”（yes）或“否”（no）。"],
    );
    refused(
        br#"{"ui_months": 601}"#,
        &["error: <stdin>:1:15: /ui_months: “601”不行。请填0个月到600个月之间的整数。"],
    );
    refused(br#"{"ui_months": 1.5}"#, &["error: <stdin>:1:15: /ui_months: 请填0个月到600个月之间的整数。"]);
    refused(
        br#"{"sex": "male", "sex": "male"}"#,
        &["error: <stdin>:1:24: /sex: 同一个问题答了两次；请只留一个。"],
    );
}

#[test]
fn every_problem_is_listed() {
    let answers = br#"{"birth": "2025", "ui_months": -1, "x": 1}"#;
    let output = evaluate(answers, &["--day", "2025-02-30", "--json", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stderr).lines().count(), 4, "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("Give a whole number from 0 months to 600 months."));
    let problems: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(problems["schema"], "policy-portal/problems/1");
    assert_eq!(problems["problems"].as_array().unwrap().len(), 4);
}

#[test]
fn a_contradiction_is_refused_beside_each_answer_it_speaks_of() {
    let output =
        evaluate(br#"{"flexible_work": "no", "flexible_registered": "yes"}"#, &["--day", "2025-07-01"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let said = text(&output.stderr);
    assert!(said.contains(" /flexible_work: ") && said.contains(" /flexible_registered: "), "{said}");
}

#[test]
fn what_cannot_be_done_exits_2() {
    let missing = policy(&["evaluate", "--answers", "no/such/file.json", "--day", "2025-07-01"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("no/such/file.json"));
    assert_eq!(policy(&["evaluate", "--answers", "x.json"]).status.code(), Some(2));
    let unknown = policy(&["explain", "startup_job"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("did you mean `startup_jobs`?"));
    assert_eq!(policy(&["explain", "startup_jobs", "--day", "today"]).status.code(), Some(2));
}

#[test]
fn an_evaluation_fits_its_schema_and_comes_out_the_same() {
    let out = folder("schema");
    assert!(policy(&["schema", "--out", out.to_str().unwrap()]).status.success());
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(out.join("evaluation.json")).unwrap()).unwrap();
    let answers = br#"{"startup_base.recognised": "yes", "hire": {"total": 4, "rows": [{"insured": "12 months..24 months"}]}}"#;
    for day in ["2025-07-01", "2026-06-30", "2030-01-01"] {
        let output = evaluate(answers, &["--day", day, "--json"]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let evaluation: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(published::misfit(&schema, &schema, &evaluation, ""), None);
        assert_eq!(output.stdout, evaluate(answers, &["--day", day, "--json"]).stdout);
    }
    let wrong = serde_json::json!({ "schema": "policy-portal/evaluation/0" });
    assert!(published::misfit(&schema, &schema, &wrong, "").is_some());
}

#[test]
fn the_report_speaks_in_words() {
    let output = evaluate(br#"{"startup_base.recognised": "no"}"#, &["--day", "2025-07-01"]);
    assert!(output.status.success());
    let said = text(&output.stdout);
    assert!(said.contains("\n一次性创业带动就业补贴\n  按您的回答不符合\n"), "{said}");
}

#[test]
fn lints_are_explained_in_both_languages() {
    let said = |arguments: &[&str]| {
        let output = policy(&[&["lint"], arguments].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    assert!(said(&["--explain", "key-gap"]).contains("## 怎么办\n"));
    assert!(said(&["--explain", "key-gap", "--lang", "en"]).contains("## What to do\n"));
    let list = said(&["--list"]);
    assert!(
        list.contains("case-gap             毛病 ") && list.contains("ended                提示 "),
        "{list}"
    );
    assert!(list.contains("unknown-name         文件      写了一个没有的名字"), "{list}");
    assert!(said(&["--explain", "unknown-name"]).contains("## 怎么办\n"));
    assert!(said(&[]).contains("没有毛病"));
    assert!(said(&["--lang", "en"]).contains("no problems"));
}

#[test]
fn every_command_speaks_chinese_unless_told_otherwise() {
    let release = ["release", "a b", "--date", "2026-11-30", "--zh", "一", "--en", "one"];
    for (arguments, zh, en) in [
        (&["test", "tests/golden/internship.json"][..], " 人通过，0 人不符", " passed, 0 failed"),
        (&["mutants", "no_such.json"], "没有可改的：", "nothing to change: "),
        (&release, "“a b”不能做版本名；", "`a b` is no name for a release; "),
        (&["lint", "--explain", "no-such"], "没有编号 `no-such`；", "there is no code `no-such`; "),
    ] {
        let said = |lang: &[&str]| {
            let output = policy(&[arguments, lang].concat());
            text(&[output.stdout, output.stderr].concat())
        };
        assert!(said(&[]).contains(zh), "{}", said(&[]));
        assert_eq!(said(&[]), said(&["--lang", "zh"]));
        assert!(said(&["--lang", "en"]).contains(en), "{}", said(&["--lang", "en"]));
    }
}

#[test]
fn what_is_wrong_with_a_file_is_said_in_both_languages_with_its_code() {
    let data = folder("faulty");
    fs::create_dir_all(data.join("policies")).unwrap();
    fs::copy("tests/load/base.json", data.join("base.json")).unwrap();
    fs::copy("tests/load/policies/unknown_source.json", data.join("policies/unknown_source.json")).unwrap();
    let said = |lang: &str| {
        let output = policy(&["lint", "--data", data.to_str().unwrap(), "--lang", lang]);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
        text(&output.stderr)
    };
    let (zh, en) = (said("zh"), said("en"));
    let place = "policies/unknown_source.json:13:87: unknown-name: ";
    assert!(zh.contains(&format!("{place}没有叫 `plan-2024`")), "{zh}");
    assert!(zh.contains("help: 在 `sources` 里加上它，或者改正名字") && zh.ends_with("2 处毛病\n"), "{zh}");
    assert!(en.contains(&format!("{place}source `plan-2024`")) && en.ends_with("2 problems\n"), "{en}");
}

#[test]
fn facts_list_every_question() {
    let output = policy(&["facts", "--json"]);
    let facts: Value = serde_json::from_slice(&output.stdout).unwrap();
    let sex = facts["facts"].as_array().unwrap().iter().find(|fact| fact["id"] == "sex").unwrap();
    assert_eq!(sex["domain"]["kind"], "choice");
    assert!(text(&policy(&["facts"]).stdout).contains("\n  sex  "));
}

#[test]
fn sheets_are_those_that_were_read() {
    for (policy_id, day) in
        [("startup_jobs", "2025-07-01"), ("internship", "2025-07-01"), ("skill_grant", "2026-01-10")]
    {
        for lang in ["zh", "en"] {
            let output = policy(&["explain", policy_id, "--lang", lang, "--day", day]);
            assert!(output.status.success(), "{}", text(&output.stderr));
            let path = Path::new("tests/sheets").join(format!("{policy_id}.{lang}.md"));
            if std::env::var_os("REWRITE_SHEETS").is_some() {
                fs::write(&path, &output.stdout).unwrap();
            }
            let read = fs::read_to_string(&path).unwrap_or_default();
            assert!(read == text(&output.stdout), "{}: REWRITE_SHEETS=1 writes it anew", path.display());
        }
    }
}

#[test]
fn no_sheet_prints_a_name_of_the_files() {
    let facts: Value = serde_json::from_slice(&policy(&["facts", "--json"]).stdout).unwrap();
    let ids: Vec<_> =
        facts["facts"].as_array().unwrap().iter().filter_map(|fact| fact["id"].as_str()).collect();
    for entry in fs::read_dir("static/policies/authored/policies").unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let sheet = text(&policy(&["explain", &id, "--day", "2025-07-01"]).stdout);
        let names = ids.iter().copied().chain([id.as_str()]).filter(|id| id.contains('_'));
        let printed: Vec<_> = names.filter(|id| sheet.contains(id)).collect();
        assert!(printed.is_empty(), "{id}: {printed:?}");
    }
}

#[test]
fn the_schemas_that_are_kept_are_those_of_the_program() {
    let out = std::env::temp_dir().join(format!("policy-schema-{}", std::process::id()));
    let made =
        Command::new(env!("CARGO_BIN_EXE_policy")).args(["schema", "--out"]).arg(&out).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    for name in ["shared.json", "policy.json", "local.json", "evaluation.json"] {
        let (kept, made) =
            (fs::read_to_string(kept.join(name)).unwrap(), fs::read_to_string(out.join(name)).unwrap());
        assert_eq!(kept, made, "{name} is out of date: run `cargo run -- schema`");
    }
    fs::remove_dir_all(&out).unwrap();
}

#[test]
fn answers_of_another_day_say_what_still_holds_of_them() {
    let answers = br#"{"startup_base.recognised": "yes", "received.startup_jobs": "no",
        "hire": {"total": 3, "rows": [{"count": 3, "insured": "11 months"}]}}"#;
    let verdict = |options: &[&str]| {
        let output = evaluate(answers, &[options, &["--json"]].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        let evaluation: Value = serde_json::from_slice(&output.stdout).unwrap();
        let policies = evaluation["policies"].as_array().unwrap();
        policies.iter().find(|policy| policy["id"] == "startup_jobs").unwrap()["verdict"].clone()
    };
    assert_eq!(verdict(&["--day", "2025-07-01"]), "not_eligible");
    assert_eq!(verdict(&["--day", "2025-09-01", "--said", "2025-07-01"]), "answer");
    let wrong = evaluate(answers, &["--day", "2025-07-01", "--said", "July"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("July"));
}

#[test]
fn what_came_otherwise_is_said_in_both_languages_as_people_write_numbers() {
    let folder = folder("golden");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("one.json");
    let case = |expect: &str| {
        format!(
            r#"{{"cases": [{{"name": "甲", "day": "2025-07-01",
            "answers": {{"startup_base.recognised": "yes", "received.startup_jobs": "no",
                "hire": {{"rows": [{{"count": "3 person", "insured": "11 months"}}]}}}},
            "expect": {{"startup_jobs": {expect}}}}}]}}"#
        )
    };
    let said = |expect: &str, lang: &str| {
        fs::write(&file, case(expect)).unwrap();
        let output = policy(&["test", file.to_str().unwrap(), "--lang", lang]);
        (output.status.code(), text(&output.stderr))
    };
    let wrong =
        r#"{"verdict": "eligible", "amount": "1/3 * 2 yuan", "clause": "plan#8", "why_not": ["jobs.1"]}"#;
    let english = "error: one.json: 甲: startup_jobs: `verdict` was to be `eligible`, came `not_eligible`\n\
        error: one.json: 甲: startup_jobs: `amount` was to be `1/3 * 2 yuan = 2/3 yuan`, came `0 yuan`\n\
        error: one.json: 甲: startup_jobs: `why_not` was to be `jobs.1`, came `jobs.2`\n";
    assert_eq!(said(wrong, "en"), (Some(1), english.to_owned()));
    let (code, chinese) = said(wrong, "zh");
    assert!(code == Some(1) && chinese.contains("`why_not` 应为 `jobs.1`，算出来是 `jobs.2`"), "{chinese}");
    assert_eq!(said(r#"{"verdict": "not_eligible", "why_not": ["jobs.2"]}"#, "zh").0, Some(0));
    let other = r#"{"verdict": "not_eligible", "amount": "0 person", "clause": "plan#8"}"#;
    let english = "error: one.json: 甲: startup_jobs: `0 person` is in another unit: what comes is in yuan\n";
    assert_eq!(said(other, "en"), (Some(1), english.to_owned()));
    let (_, chinese) = said(other, "zh");
    assert!(chinese.ends_with(": 金额“0 person”的单位不对：算出来的以 yuan 计\n"), "{chinese}");
    let (code, unread) = said(r#"{"verdict": "eligible", "colour": 1}"#, "en");
    assert_eq!(code, Some(2));
    assert!(unread.contains("one.json:4:") && unread.contains("unknown field `colour`"), "{unread}");
}
