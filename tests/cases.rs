//! Golden people as a spreadsheet: there and back without loss, and what is wrong by line and column.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use policy_portal::engine::{AuthorityReason, ForceReason, Verdict};
use policy_portal::lint::{
    Case, CellFault, CellProblem, Suite, TableLine, check, read_suite, read_table, write_table,
};

fn suites() -> Vec<(String, Suite)> {
    let mut paths: Vec<_> =
        fs::read_dir("tests/golden").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| read_suite(&fs::read_to_string(path).unwrap()).unwrap();
    paths.iter().map(|path| (path.display().to_string(), read(path))).collect()
}

/// Each person as JSON: the name, the day, all answers, and what is expected.
fn people(suite: &Suite) -> Vec<serde_json::Value> {
    let person = |case: &Case| serde_json::json!([case.name, case.day, suite.answers(case), case.expect]);
    suite.cases.iter().map(person).collect()
}

#[test]
fn every_golden_person_goes_through_a_table_unchanged() {
    let catalog = shared::catalog();
    for (file, suite) in suites() {
        let back = read_table(&catalog, &TableLine::each(write_table(&catalog, &suite))).unwrap();
        assert_eq!(people(&back), people(&suite), "{file}");
        assert_eq!(check(&catalog, &back), [], "{file}");
    }
}

/// Golden people of lines of cells.
fn read(table: &str) -> Result<Suite, Vec<CellFault>> {
    let table = table.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    read_table(&shared::catalog(), &TableLine::each(table))
}

/// What is wrong with a table of lines of cells: line, column, and the words unless it is an answer.
fn faults(table: &str) -> Vec<(usize, usize, Option<String>)> {
    let faults = read(table).err().unwrap_or_default();
    let words = |problem| if let CellProblem::Said(words) = problem { Some(words.zh) } else { None };
    faults.into_iter().map(|it| (it.line, it.column, words(it.fault))).collect()
}

#[test]
fn what_is_wrong_is_said_by_line_and_column() {
    let head =
        "name,day,employed,hire[1].count,hire[1].insured,expect:startup_jobs,expect:startup_jobs.amount";
    assert_eq!(
        faults(&format!("{head}\n# 姓名,日期\n甲,2025-07-01,yes,3 person,14 months,eligible,20000 yuan")),
        []
    );
    let at = |line: &str| {
        faults(&format!("{head}\n{line}")).into_iter().map(|it| (it.0, it.1)).collect::<Vec<_>>()
    };
    assert_eq!(at("甲,2025-02-30,yes,,,eligible,"), [(2, 2)], "no day");
    assert_eq!(at("甲,2025-07-01,perhaps,,,eligible,"), [(2, 3)], "no answer");
    assert_eq!(at("甲,2025-07-01,yes,3 person,soon,eligible,"), [(2, 5)], "no answer in a row");
    assert_eq!(at("甲,2025-07-01,yes,,,rich,"), [(2, 6)], "no verdict");
    assert_eq!(at("甲,2025-07-01,yes,,,eligible,plenty"), [(2, 7)], "no amount");
    assert_eq!(at("甲,2025-07-01,yes,,,,20000 yuan"), [(2, 6)], "an amount without a verdict");
    assert_eq!(at("甲,2025-07-01,yes,,,eligible,,surplus"), [(2, 8)], "more cells than columns");
    assert_eq!(faults("").first().unwrap().0, 1);
    let said = faults(&format!("{head}\n甲,2025-07-01,yes,,,rich,plenty"));
    let said: Vec<_> = said.into_iter().filter_map(|it| it.2).collect();
    assert!(said.iter().any(|it| it.starts_with("“rich”不是结论：符合、还需回答")), "{said:?}");
    assert!(said.iter().any(|it| it.starts_with("“plenty”读不成金额")), "{said:?}");
    let columns = faults("name,colour,name,expect:no_such,expect:startup_jobs/jobs.weight,hire[0].count");
    let at: Vec<_> = columns.iter().map(|it| (it.0, it.1)).collect();
    assert_eq!(at, [(1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6)]);
}

#[test]
fn days_are_read_as_spreadsheets_write_them() {
    let line = |day: &str| {
        let head = "name,day,business_start,expect:startup_jobs";
        read(&format!("{head}\n甲,{day},{day},not_eligible")).map(|suite| people(&suite))
    };
    let expected = line("2026-03-09").unwrap();
    assert_eq!(line("2026/3/9").unwrap(), expected);
    assert_eq!(line("2026年3月9日").unwrap(), expected);
    assert!(line("9/3/2026").is_err());
}

#[test]
fn cells_are_read_as_people_write_them() {
    let head = "name,day,employed,work_place,hire.total,hire[1].count,hire[1].insured,expect:startup_jobs,\
        expect:startup_jobs.amount,expect:startup_jobs.clause,expect:startup_jobs.stale";
    let person = |line: &str| people(&read(&format!("{head}\n{line}")).unwrap());
    assert_eq!(
        person("甲,2025年7月1日,是,新城区|区外,5人,3人,6个月,符合,20000元,plan#8,否"),
        person("甲,2025-07-01,yes,150102|outside,5 person,3 person,6 months,eligible,20000 yuan,plan#8,no")
    );
}

#[test]
fn every_reason_can_be_expected_by_its_name_and_in_chinese() {
    let verdicts = [
        Verdict::Answer { then_authority: true },
        Verdict::Authority(AuthorityReason::Local),
        Verdict::Authority(AuthorityReason::Reading),
        Verdict::Authority(AuthorityReason::Unpublished),
        Verdict::NotInForce(ForceReason::NotBegun),
        Verdict::NotInForce(ForceReason::Ended),
    ];
    let chinese = ["回答以后由主管部门确定", "由当地定", "条文两可", "没有公布", "还没有开始", "到期"];
    for (verdict, zh) in verdicts.iter().zip(chinese) {
        let line = |reason: &str| {
            let head = "name,day,expect:startup_jobs,expect:startup_jobs.reason";
            read(&format!("{head}\n甲,2025-07-01,{},{reason}", verdict.as_str())).map(|it| people(&it))
        };
        let named = line(verdict.reason().unwrap()).unwrap();
        assert_eq!(line(zh).unwrap(), named);
    }
}

#[test]
fn every_column_has_a_label() {
    let catalog = shared::catalog();
    for (file, suite) in suites() {
        let table = write_table(&catalog, &suite);
        let bare = table[0].iter().zip(&table[1]).filter(|(_, label)| label.is_empty());
        assert_eq!(bare.map(|(column, _)| column).collect::<Vec<_>>(), [""; 0], "{file}");
    }
    let (_, suite) = suites().into_iter().find(|(file, _)| file.ends_with("startup_jobs.json")).unwrap();
    let table = write_table(&catalog, &suite);
    let label = |name: &str| {
        table[0].iter().zip(&table[1]).find(|(column, _)| *column == name).map(|(_, label)| label.as_str())
    };
    assert_eq!(label("expect:startup_jobs.why_not"), Some("一次性创业带动就业补贴：卡在哪一条"));
    assert_eq!(label("hire[2].insured"), Some("招用人员第2批：已缴社保月数"));
}

fn policy(arguments: &[&str], folder: &Path) -> Output {
    let out = folder.display().to_string();
    let arguments = arguments.iter().map(|it| it.replace("OUT", &out));
    Command::new(env!("CARGO_BIN_EXE_policy")).arg("cases").args(arguments).output().unwrap()
}

#[test]
fn a_clerk_takes_people_out_and_in_again_in_both_encodings() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cases");
    fs::create_dir_all(&folder).unwrap();
    let file = "tests/golden/internship.json";
    let suite = read_suite(&fs::read_to_string(file).unwrap()).unwrap();
    for encoding in [&["--out", "OUT/people.csv"][..], &["--out", "OUT/people.csv", "--gb18030"]] {
        let exported = policy(&[&["export", file], encoding].concat(), &folder);
        assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
        let bytes = fs::read(folder.join("people.csv")).unwrap();
        assert_eq!(
            std::str::from_utf8(&bytes).is_ok(),
            encoding.len() == 2,
            "the encoding that was asked for"
        );
        let imported = policy(&["import", "OUT/people.csv", "--out", "OUT/people.json"], &folder);
        let said = String::from_utf8(imported.stderr).unwrap();
        assert!(imported.status.success(), "{said}");
        assert!(said.starts_with(&format!("读进 {} 人：", suite.cases.len())), "{said}");
        let back = read_suite(&fs::read_to_string(folder.join("people.json")).unwrap()).unwrap();
        assert_eq!(people(&back), people(&suite));
    }
    fs::write(folder.join("bad.csv"), "name,day,employed\n甲,2025-07-01,也许\n").unwrap();
    let refused = policy(&["import", "OUT/bad.csv"], &folder);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(said.contains("bad.csv:2:3 (employed): “也许”不行。请回答“是”（yes）或“否”（no）。"), "{said}");
}

/// Each `*.csv` of the folder is refused with the lines of the `*.txt` of a language beside it.
#[test]
fn each_fault_of_a_table_is_said_by_line_and_column_in_both_languages() {
    let mut tables: Vec<_> = fs::read_dir("tests/cases").unwrap().map(|it| it.unwrap().path()).collect();
    tables.retain(|path| path.extension().is_some_and(|end| end == "csv"));
    assert!(2 <= tables.len());
    for table in tables {
        let name = table.to_str().unwrap();
        for lang in ["zh", "en"] {
            let refused = policy(&["import", name, "--lang", lang], Path::new(""));
            assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0), "{name}");
            let said = String::from_utf8(refused.stderr).unwrap().replace(&format!("error: {name}:"), "");
            let path = table.with_extension(format!("{lang}.txt"));
            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(said.lines().collect::<Vec<_>>(), expected.lines().collect::<Vec<_>>(), "{name}");
        }
    }
}
