//! What the source keeps to: a module uses only those before it in `src/lib.rs`, files fit a glance, and the
//! engine knows no policy.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The order of the design; `src/lib.rs` must say the same.
const ORDER: [&str; 8] = ["unit", "formula", "policy", "engine", "lint", "present", "ui", "cli"];

/// Beside each other: neither uses the other.
const APART: [(&str, &str); 2] = [("present", "lint"), ("cli", "ui")];

/// The modules that hold the data; pages and commands read forms and state of their own.
const MODEL: [&str; 5] = ["unit", "formula", "policy", "engine", "lint"];

/// Where the format stands: its shapes, and the few words it has for kinds of things.
const FORMAT: [&str; 3] = ["src/policy/file.rs", "src/policy/file/", "src/policy/names.rs"];

/// The files of the model whose types serde reads though they are not of the format, and those types.
const READ: [(&str, &[&str]); 3] = [
    ("src/policy/spot.rs", &["Entries", "Spot"]),
    ("src/policy/compact/node.rs", &["Node"]),
    ("src/lint/golden.rs", &["Case", "Expectation", "RuleExpectation", "Suite"]),
];

/// Names that are of the format or the plan, though a policy bears or could bear them too.
const EXCEPTED: [&str; 2] = ["plan", "received"];

#[test]
fn modules_stand_in_the_order_of_the_design() {
    let library = read("src/lib.rs");
    let order: Vec<_> = library.lines().filter_map(|line| line.strip_prefix("pub mod ")).collect();
    let order: Vec<_> = order.iter().map(|name| name.trim_end_matches(';')).collect();
    assert_eq!(order, ORDER);
}

#[test]
fn no_module_uses_a_later_one() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        let module = module(&path);
        if ORDER.contains(&module) {
            found.extend(upward(module, &text).into_iter().map(|used| format!("{path} uses {used}")));
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn an_upward_import_is_caught() {
    let check = |module: &str, text: &str, expected: &[&str]| {
        assert_eq!(upward(module, text), expected, "`{text}` in {module}");
    };
    check("formula", "use crate::unit::Date;", &[]);
    check("formula", "use crate::formula::Span;", &[]);
    check("formula", "use crate::policy::Catalog;", &["policy"]);
    check("formula", "use crate::{unit::{Date, Exact}, engine::{Value, evaluate}};", &["engine"]);
    check("formula", "use crate::{\n    unit::Date,\n    cli,\n};", &["cli"]);
    check("policy", "let x = crate::engine::evaluate(&c, &s);", &["engine"]);
    check("policy", "fn f(x: &crate ::  ui::Page) {}", &["ui"]);
    check("present", "use crate::lint::check;", &["lint"]);
    check("lint", "use crate::present::Card;", &["present"]);
    check("cli", "use crate::{lint, present, ui};", &["ui"]);
    check("ui", "use crate::cli::run; use crate::present::Card;", &["cli"]);
    check("engine", "use crate::nowhere::X;", &["nowhere"]);
    check("engine", "use super::super::lint::check;", &["super::super"]);
    check("unit", "// as in crate::engine::evaluate\nlet s = \"crate::engine\";", &[]);
}

#[test]
fn only_the_shape_of_the_files_is_read_by_serde() {
    for (path, text) in sources() {
        if FORMAT.iter().any(|it| path.starts_with(it)) || !MODEL.contains(&module(&path)) {
            continue;
        }
        let excepted = READ.iter().find(|(file, _)| *file == path).map_or(&[][..], |(_, types)| types);
        let read = deserialized(&text);
        assert!(read.iter().all(|it| excepted.contains(&it.as_str())), "{path} reads {read:?}");
        assert!(excepted.iter().all(|it| read.contains(*it)), "{path} no longer reads all of {excepted:?}");
    }
    let planted = "#[derive(Debug, Deserialize)]\n#[serde(x)]\npub struct A<'a> {}\nimpl<'de> Deserialize<'de> for B<T> {\n#[cfg_attr(x, derive(serde::Deserialize), serde(y))] enum C {}";
    assert_eq!(deserialized(planted), ["A", "B", "C"].map(str::to_owned).into());
}

#[test]
fn files_end_by_400_lines() {
    let mut long = Vec::new();
    for folder in ["src", "styles", "tests/browser", ".ci"] {
        for path in paths(folder) {
            // What npm writes nobody reads, and what a screen reader would read of whole journeys is as long as it is.
            if path.ends_with("package-lock.json") || path.starts_with("tests/browser/trees/") {
                continue;
            }
            let lines = String::from_utf8_lossy(&fs::read(&path).unwrap()).lines().count();
            if 400 < lines {
                long.push(format!("{path}: {lines} lines"));
            }
        }
    }
    assert_eq!(long, [""; 0]);
}

#[test]
fn the_source_names_no_policy() {
    let policies: BTreeSet<String> = paths("static/policies/authored/policies")
        .iter()
        .filter_map(|path| Some(Path::new(path).file_stem()?.to_str()?.to_owned()))
        .filter(|id| !EXCEPTED.contains(&id.as_str()))
        .collect();
    assert!(40 <= policies.len());
    let mut found = Vec::new();
    for (path, text) in sources() {
        // What stands below is not shipped.
        let shipped = text.split("#[cfg(test)]").next().unwrap();
        let named = pieces(shipped).literals.iter().flat_map(|it| words(it)).collect::<Vec<_>>();
        found.extend(named.into_iter().filter(|it| policies.contains(it)).map(|it| format!("{path}: {it}")));
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_source_has_no_floating_point() {
    for (path, text) in sources() {
        let words: BTreeSet<_> = words(&pieces(&text).code).into_iter().collect();
        assert!(!words.contains("f32") && !words.contains("f64"), "{path} computes in floating point");
    }
}

#[test]
fn code_comments_and_literals_are_told_apart() {
    let check = |text: &str, code: &str, literals: &[&str]| {
        let found = pieces(text);
        assert_eq!(found.code.trim(), code, "{text}");
        assert_eq!(found.literals, literals, "{text}");
    };
    check("a \"b\" c", "a  c", &["b"]);
    check("a // \"b\"\nc", "a \nc", &[]);
    check("a /* \"b\" /* c */ d */ e", "a  e", &[]);
    check(r#"a "b\"c" d"#, "a  d", &[r#"b\"c"#]);
    check("a r#\"b\"c\"# d", "a  d", &["b\"c"]);
    check("f('\"', '\\'', 'x') \"y\"", "f('\"', '\\'', 'x')", &["y"]);
    check("&'a str \"y\" &'b", "&'a str  &'b", &["y"]);
}

/// The module that a file is of.
fn module(path: &str) -> &str {
    path.strip_prefix("src/").unwrap().split(['/', '.']).next().unwrap()
}

/// The modules that `text`, of `module`, uses though it must not.
fn upward(module: &str, text: &str) -> Vec<String> {
    let code: String =
        pieces(text).code.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ::", "::");
    let at = ORDER.iter().position(|it| *it == module).unwrap();
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let rest = rest.trim_start();
        match rest.strip_prefix('{') {
            Some(list) => used.extend(firsts(list)),
            None => used.extend(words(rest).into_iter().next()),
        }
    }
    let allowed = |name: &String| {
        let apart = APART.iter().any(|pair| *pair == (module, name) || *pair == (name, module));
        ORDER.iter().position(|it| it == name).is_some_and(|other| other <= at) && !apart
    };
    used.retain(|name| !allowed(name));
    used.extend(code.contains("super::super").then(|| "super::super".to_owned()));
    used
}

/// The first name of each path in a `use` list, of which the opening brace is already read.
fn firsts(list: &str) -> Vec<String> {
    let (mut depth, mut outermost) = (1, String::new());
    for char in list.chars() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 1 => outermost.push(char),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    outermost.split(',').filter_map(|path| words(path).into_iter().next()).collect()
}

/// The types that `text` lets serde read.
fn deserialized(text: &str) -> BTreeSet<String> {
    let code = pieces(text).code;
    let mut found = BTreeSet::new();
    for part in code.split("derive(").skip(1) {
        let (derived, rest) = part.split_once(')').unwrap();
        if words(derived).iter().any(|it| it == "Deserialize") {
            let mut words = words(rest).into_iter().skip_while(|it| it != "struct" && it != "enum");
            found.extend(words.nth(1));
        }
    }
    for part in code.split("Deserialize<'de> for ").skip(1) {
        found.extend(words(part).into_iter().next());
    }
    found
}

/// A source text without comments, and its string literals apart.
struct Pieces {
    code: String,
    literals: Vec<String>,
}

fn pieces(text: &str) -> Pieces {
    let mut found = Pieces { code: String::new(), literals: Vec::new() };
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let hashes = rest.strip_prefix('r').map(|it| it.len() - it.trim_start_matches('#').len());
        let raw = hashes.filter(|hashes| rest[1 + hashes..].starts_with('"') && !ends_in_word(&found.code));
        let len = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(hashes) = raw {
            let close = format!("\"{}", "#".repeat(hashes));
            let inside = &rest[hashes + 2..];
            let end = inside.find(&close).unwrap();
            found.literals.push(inside[..end].to_owned());
            hashes + 2 + end + close.len()
        } else if char == '"' {
            let end = quoted(&rest[1..], '"').unwrap();
            found.literals.push(rest[1..=end].to_owned());
            end + 2
        } else {
            let len = if char == '\'' { character(rest) } else { char.len_utf8() };
            found.code.push_str(&rest[..len]);
            len
        };
        rest = &rest[len..];
    }
    found
}

fn ends_in_word(code: &str) -> bool {
    code.ends_with(|char: char| char.is_alphanumeric() || char == '_')
}

/// The length of the comment that `text` begins with; comments nest.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    loop {
        match text.get(at..at + 2) {
            Some("/*") => (depth, at) = (depth + 1, at + 2),
            Some("*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
        if depth == 0 || text.len() <= at {
            return at.min(text.len());
        }
    }
}

/// Where the unescaped `close` stands.
fn quoted(text: &str, close: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, char)| {
        let end = char == close && !escaped;
        escaped = char == '\\' && !escaped;
        end.then_some(at)
    })
}

/// The length of the character literal that `text` begins with, or of the quote of a lifetime.
fn character(text: &str) -> usize {
    let second = text[1..].chars().next().map_or(1, char::len_utf8);
    let literal = text[1..].starts_with('\\') || text[1 + second..].starts_with('\'');
    if literal { quoted(&text[1..], '\'').map_or(1, |end| end + 2) } else { 1 }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|char: char| !(char.is_alphanumeric() || char == '_'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

fn sources() -> Vec<(String, String)> {
    let mut paths = paths("src");
    // What else stands there goes into the package for programs as it is.
    paths.retain(|path| Path::new(path).extension().is_some_and(|end| end == "rs"));
    let sources: Vec<_> = paths.into_iter().map(|path| (path.clone(), read(&path))).collect();
    assert!(40 <= sources.len());
    sources
}

/// All files of a folder and the folders in it, but what was installed.
fn paths(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap().to_owned();
        if !path.is_dir() {
            found.push(name);
        } else if !name.ends_with("node_modules") {
            found.extend(paths(&name));
        }
    }
    found.sort();
    found
}
