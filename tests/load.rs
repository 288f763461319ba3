//! Files that do not load: every problem of each, with line, column and what is said.
//!
//! `policies/*.json`, `shared/*.json` and `local/*.json` are loaded one at a time beside `base.json`; `*.txt` beside each
//! has a line `line:column: code: words of the message` for every problem, and nothing more.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may panic")]

mod shared;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use policy_portal::policy::{FILE_PAGES, Problem, Text, load};

/// The problems of a text loaded as `name` beside what is good.
fn problems(name: &str, text: &str) -> Vec<Problem> {
    let base = fs::read_to_string("tests/load/base.json").unwrap();
    load(&[("base.json", &base), (name, text)]).1
}

/// Checks the problems of a text; says what came where it is not what is said.
fn check(name: &str, text: &str, said: &[&str]) -> Result<(), String> {
    let found = problems(name, text);
    let agrees = |(problem, said): (&Problem, &&str)| {
        let place = format!("{}:{}: {}: ", problem.place.line, problem.place.column, problem.code);
        let words = said.strip_prefix(place.as_str());
        words.is_some_and(|words| !words.is_empty() && english(&problem.message).contains(words))
            && problem.place.file == name
            && [&problem.message, &problem.help].into_iter().all(in_both)
            && text.get(problem.place.start..).is_some_and(|rest| rest.get(..problem.place.len).is_some())
    };
    if found.len() == said.len() && found.iter().zip(said).all(agrees) {
        return Ok(());
    }
    let came: Vec<_> = found.iter().map(|it| format!("{it} {}", it.message.zh)).collect();
    Err(format!("{name} said\n{}\ncame\n{}\n", said.join("\n"), came.join("\n")))
}

fn english(text: &Text) -> &str {
    text.en.as_deref().unwrap()
}

/// Whether it is said in both languages, outside of the names of the files.
fn in_both(text: &Text) -> bool {
    let chinese = |text: &str| text.split('`').step_by(2).any(|part| part.contains(is_chinese));
    chinese(&text.zh) && !chinese(english(text)) && english(text).contains(char::is_alphabetic)
}

fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// The folders of files and how each is called in them.
const FOLDERS: [(&str, &str); 3] =
    [("tests/load/policies", "policies/"), ("tests/load/shared", ""), ("tests/load/local", "local/")];

#[test]
fn every_problem_of_a_bad_file_is_said_at_its_place() {
    let (mut files, mut wrong) = (0, Vec::new());
    for (folder, prefix) in FOLDERS {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        for path in &paths {
            let said = fs::read_to_string(path.with_extension("txt")).unwrap();
            let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
            let said: Vec<_> = said.lines().collect();
            assert!(name == GOOD || !said.is_empty(), "nothing is said of {name}");
            wrong.extend(check(&name, &fs::read_to_string(path).unwrap(), &said).err());
        }
        files += paths.len();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(20 <= files);
}

#[test]
fn each_code_has_a_bad_file() {
    let mut said = BTreeSet::new();
    for (folder, _) in FOLDERS {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text = fs::read_to_string(path).unwrap();
                said.extend(text.lines().map(|line| line.split(": ").nth(1).unwrap().to_owned()));
            }
        }
    }
    let codes: Vec<&str> = FILE_PAGES.iter().map(|page| page.code).collect();
    assert!(codes.is_sorted(), "{codes:?}");
    assert_eq!(said, codes.iter().map(|code| (*code).to_owned()).collect());
}

#[test]
fn once_only_stands_where_it_is_said_to() {
    let base = fs::read_to_string("tests/load/base.json").unwrap();
    let good = fs::read_to_string("tests/load/policies/good.json").unwrap();
    let cited = |more: &str| {
        let text = good.replace("\"id\": \"all\",", &format!("\"id\": \"all\", \"once_only\": true,{more}"));
        let (catalog, problems) = load(&[("base.json", &base), ("policies/good.json", &text)]);
        assert!(problems.is_empty(), "{problems:#?}");
        let citation = catalog.rules[0].requires.last().unwrap().citation.clone();
        (citation.place, citation.quote)
    };
    assert_eq!(cited(""), (Some("1".to_owned()), None), "where the amount stands");
    let said = cited(r#" "once_source": "plan#2", "once_quote": "每人2000元","#);
    assert_eq!(said, (Some("2".to_owned()), Some("每人2000元".to_owned())));
}

/// The file that has no problem.
const GOOD: &str = "policies/good.json";

#[test]
fn line_ends_of_windows_load_and_do_not_move_problems() {
    let windows = |path: &str| fs::read_to_string(path).unwrap().replace('\n', "\r\n");
    check(GOOD, &windows("tests/load/policies/good.json"), &[]).unwrap();
    for name in ["unknown_fields", "missing_fields", "two_faults", "bad_dates", "broken_json"] {
        let path = format!("tests/load/policies/{name}.json");
        let said = fs::read_to_string(Path::new(&path).with_extension("txt")).unwrap();
        check(&format!("policies/{name}.json"), &windows(&path), &said.lines().collect::<Vec<_>>()).unwrap();
    }
}

#[test]
fn a_byte_order_mark_is_named() {
    let marked = format!("\u{feff}{}", fs::read_to_string("tests/load/policies/good.json").unwrap());
    check(GOOD, &marked, &["1:1: broken-json: byte order mark"]).unwrap();
}

#[test]
fn size_and_depth_have_an_end() {
    let good = fs::read_to_string("tests/load/policies/good.json").unwrap();
    let padded = |len: usize| good.replacen('{', &format!("{{{}", " ".repeat(len)), 1);
    let most = (1 << 20) - good.len();
    check(GOOD, &padded(most), &[]).unwrap();
    check(GOOD, &padded(most + 1), &["1:1: too-much: larger than 1048576 bytes"]).unwrap();
    // A file as deep as its size allows must not exhaust the stack.
    for open in ["[", "{\"any\": [", "{\"requires\": [{\"any\": ["] {
        let deep = format!("{{\"format\": 1, \"definitions\": {}", open.repeat(40_000));
        let found = problems("deep.json", &deep);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found.iter().all(|it| english(&it.message).contains("nested too deeply")), "{found:?}");
    }
    let text = format!("{{\"format\": 1, \"sources\": [{{\"id\": \"{}\"", "[".repeat(100));
    assert!(problems("text.json", &text).iter().all(|it| !english(&it.message).contains("nested")));
}

#[test]
fn whatever_is_cut_off_or_spoilt_is_a_problem_in_its_place() {
    let (files, mut count) = (shared::files(), 0);
    let (name, text) = files.iter().find(|(name, _)| name.starts_with("policies/")).unwrap();
    for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)).step_by(7) {
        for spoilt in [text[..at].to_owned(), format!("{}\u{1}{}", &text[..at], &text[at..])] {
            let (_, found) = load(&[(name, &spoilt)]);
            assert!(!found.is_empty(), "spoilt at {at}");
            for problem in found {
                let place = spoilt.get(problem.place.start..).and_then(|rest| rest.get(..problem.place.len));
                assert!(place.is_some(), "spoilt at {at}: {problem:?}");
                count += 1;
            }
        }
    }
    assert!(100 < count);
}

#[test]
fn the_shipped_data_loads_without_problems() {
    assert!(!shared::catalog().policies.is_empty());
}
