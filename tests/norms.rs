//! What `/about` says is held, is tried: each line leads to the browser tests that would fail if it were not so.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;

/// The lines that are held, each with files of `tests/browser` and what the name of a test in them begins with.
const HELD: [(&str, &[(&str, &str)]); 11] = [
    ("large", &[("access_sizes", "words are of ${least} at least")]),
    ("line", &[("access_sizes", "words are of ${least} at least, lines and paragraphs have room")]),
    (
        "contrast",
        &[("access_palette", "at least ${least}:1"), ("access_axe", "axe finds nothing on pages with")],
    ),
    (
        "target",
        &[
            ("access_sizes", "whatever is pressed is at least 44 by 44"),
            ("access_sizes", "in large print whatever is pressed is at least 60 by 60"),
        ],
    ),
    (
        "keyboard",
        &[
            ("access_keys", "from home through questions to the results by keyboard"),
            ("access_keys", "what Tab does not reach, or does not show, is found"),
        ],
    ),
    (
        "zoom",
        &[
            ("access_sizes", "words twice as large lose nothing"),
            ("access_sizes", "in a window of 320 nothing is lost"),
        ],
    ),
    (
        "mistakes",
        &[
            ("access_keys", "a mistake is said in words, tied to its field"),
            ("mistakes", "a mistake keeps the screen, and the summary leads to it"),
        ],
    ),
    (
        "back",
        &[
            ("access_keys", "what is typed stays, however long it takes"),
            ("access_order", "an answer that is changed and changed back leaves nothing of itself"),
        ],
    ),
    ("nothing", &[("access_keys", "nothing lies over the page, opens by itself, asks who one is")]),
    (
        "tables",
        &[
            ("trial", "as a table, and which number reaches a sum"),
            ("calendar", "the file is one that a calendar reads"),
            ("looks", "a tile of the plan leads to its part"),
        ],
    ),
    (
        "axe",
        &[
            ("access_axe", "axe finds nothing on pages without"),
            ("access_axe", "axe finds nothing on pages with"),
        ],
    ),
];

/// Whether a file of tests has one whose name begins so.
fn has(tests: &str, name: &str) -> bool {
    ["test(\"", "test(`"].iter().any(|call| tests.contains(&[call, name].concat()))
}

#[test]
fn every_line_that_is_held_has_its_tests() {
    let text = fs::read_to_string("static/text/zh.json").unwrap();
    let said: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("\"about.met.")?.split_once('"'))
        .map(|(key, _)| key)
        .collect();
    assert_eq!(said, HELD.iter().map(|(key, _)| *key).collect());
    for (key, tests) in HELD {
        for (file, name) in tests {
            let tests = fs::read_to_string(format!("tests/browser/{file}.test.mjs")).unwrap();
            assert!(has(&tests, name), "{key}: {file} has no test “{name}…”");
        }
    }
    assert!(!has("test(\"words are small\")", "words are large"));
}
