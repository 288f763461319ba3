//! The shipped files spoilt in many ways, one or two at a time: each fault is said where it is, with what to do.
//!
//! A seeded part of all ways is tried; `MUTATED=all` tries every one.
#![expect(clippy::unwrap_used, clippy::string_slice, clippy::indexing_slicing, reason = "a test may panic")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

mod shared;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use policy_portal::policy::{Problem, load};
use serde_json::Value;
use serde_json::value::RawValue;

/// How many single faults, pairs and cuts are tried.
const TRIED: usize = 24;

/// One way to spoil a file.
#[derive(Clone, Debug)]
struct Fault {
    /// The number of the file.
    file: usize,
    /// Which bytes are replaced, and by what.
    at: std::ops::Range<usize>,
    by: String,
    /// What must not be spoilt too if this is to be noticed.
    alone: std::ops::Range<usize>,
    /// Where each problem stands in the spoilt text, and the words of its message; none where the fault is allowed.
    said: Vec<(usize, String)>,
    /// Whether other places may speak of names that are gone.
    of_name: bool,
}

/// A JSON text with the schema of its kind.
struct Walk<'a> {
    file: usize,
    text: &'a str,
    root: &'a Value,
    faults: Vec<Fault>,
}

impl<'a> Walk<'a> {
    fn offset(&self, part: &str) -> usize {
        part.as_ptr().addr() - self.text.as_ptr().addr()
    }

    fn add(&mut self, at: std::ops::Range<usize>, by: String, said: Vec<(usize, String)>, of_name: bool) {
        self.faults.push(Fault { file: self.file, alone: at.clone(), at, by, said, of_name });
    }

    fn resolved(&self, schema: &'a Value) -> &'a Value {
        if let Some(first) = schema["anyOf"].get(0) {
            return self.resolved(first);
        }
        let Some(name) = schema["$ref"].as_str() else { return schema };
        &self.root["$defs"][name.rsplit('/').next().unwrap()]
    }

    fn value(&mut self, raw: &'a str, schema: &'a Value, name: &str) {
        let schema = self.resolved(schema);
        let (start, end) = (self.offset(raw), self.offset(raw) + raw.len());
        let other = match raw.as_bytes()[0] {
            b'"' | b'{' => "7",
            b'[' => "{}",
            _ => "\"x\"",
        };
        let of_name = !PLAIN.contains(&name);
        self.add(start..end, other.to_owned(), vec![(start, "is wanted here".to_owned())], of_name);
        match raw.as_bytes()[0] {
            b'{' => self.object(raw, schema),
            b'[' => self.array(raw, schema),
            _ => {}
        }
    }

    fn object(&mut self, raw: &'a str, schema: &'a Value) {
        let start = self.offset(raw);
        let names: BTreeMap<&str, &RawValue> = serde_json::from_str(raw).unwrap();
        let entries: BTreeMap<usize, (&str, &RawValue)> =
            names.into_iter().map(|(name, value)| (self.offset(name) - 1, (name, value))).collect();
        let ends: Vec<_> = entries.keys().copied().skip(1).collect();
        for (at, (key, (name, value))) in entries.iter().enumerate() {
            let value_end = self.offset(value.get()) + value.get().len();
            // With the comma after it, or before it.
            let end = ends.get(at).copied().unwrap_or(value_end);
            let from = if at + 1 == entries.len() && 0 < at {
                *key - (self.text[..*key].len() - self.text[..*key].trim_end().trim_end_matches(',').len())
            } else {
                *key
            };
            let required = schema["required"].as_array().is_some_and(|all| all.iter().any(|it| it == name));
            let of_name = !PLAIN.contains(name);
            let missing: Vec<_> =
                required.then(|| (start, format!("missing field `{name}`"))).into_iter().collect();
            let known = &schema["properties"][name];
            assert!(known.is_object(), "{name} is in no schema");
            self.add(from..end, String::new(), missing.clone(), of_name);
            let renamed = [vec![(*key, format!("unknown field `{name}_x`"))], missing].concat();
            self.add(*key..*key + name.len() + 2, format!("\"{name}_x\""), renamed, of_name);
            self.faults.last_mut().unwrap().alone = *key..value_end;
            let copy = format!("{},", &self.text[*key..value_end]);
            let second = *key + copy.len();
            self.add(*key..*key, copy, vec![(second, format!("field `{name}` stands twice"))], false);
            self.faults.last_mut().unwrap().alone = *key..value_end;
            self.value(value.get(), known, name);
        }
    }

    fn array(&mut self, raw: &'a str, schema: &'a Value) {
        let items: Vec<&RawValue> = serde_json::from_str(raw).unwrap();
        for item in items {
            let (start, text) = (self.offset(item.get()), item.get());
            let second = start + text.len() + 1;
            self.add(
                start..start,
                format!("{text},"),
                vec![(second, "stands twice in this list".into())],
                false,
            );
            self.faults.last_mut().unwrap().alone = start..start + text.len();
            self.value(text, &schema["items"], "");
        }
    }
}

/// Fields on which nothing else hangs.
const PLAIN: [&str; 22] = [
    "zh",
    "en",
    "title",
    "label",
    "text",
    "question",
    "help",
    "hint",
    "heading",
    "summary",
    "chapter",
    "note",
    "notes",
    "unknown",
    "quote",
    "url",
    "number",
    "issuer",
    "certain",
    "scope",
    "departments",
    "office_checks",
];

fn faults(files: &[(String, String)]) -> Vec<Fault> {
    let schema = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(format!("docs/schema/{name}.json")).unwrap()).unwrap()
    };
    let (shared_root, policy_root) = (schema("shared"), schema("policy"));
    assert!(!shared::catalog().policies.is_empty(), "what is spoilt is sound before");
    let mut all = Vec::new();
    for (file, (name, text)) in files.iter().enumerate() {
        let root = if name.starts_with("policies/") { &policy_root } else { &shared_root };
        let mut walk = Walk { file, text, root, faults: Vec::new() };
        walk.value(text.trim(), root, "format");
        all.extend(walk.faults);
    }
    all
}

/// A row of numbers that look random and are the same each time.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// The problems of all files with these faults, of which each later one stands before the others in its file.
fn problems(files: &[(String, String)], faults: &[&Fault]) -> Vec<Problem> {
    let mut spoilt: BTreeMap<usize, String> = BTreeMap::new();
    for fault in faults {
        let text = spoilt.entry(fault.file).or_insert_with(|| files[fault.file].1.clone());
        text.replace_range(fault.at.clone(), &fault.by);
    }
    let text = |at| spoilt.get(&at).map_or(files[at].1.as_str(), String::as_str);
    let all: Vec<_> = files.iter().enumerate().map(|(at, (name, _))| (name.as_str(), text(at))).collect();
    let (_, problems) = load(&all);
    for problem in &problems {
        let (_, text) = all.iter().find(|(name, _)| *name == problem.place.file).unwrap();
        let before = &text[..problem.place.start];
        assert!(text.get(problem.place.start..problem.place.start + problem.place.len).is_some());
        assert_eq!(problem.place.line, before.matches('\n').count() + 1, "{problem}");
        let line = before.rsplit('\n').next().unwrap();
        assert_eq!(problem.place.column, line.chars().count() + 1, "{problem}");
        for said in [&problem.message, &problem.help] {
            let english = said.en.as_ref().is_some_and(|en| !en.is_empty());
            assert!(!said.zh.is_empty() && english, "{problem}");
        }
    }
    problems
}

/// What is wrong with what is said of these faults.
fn check(files: &[(String, String)], faults: &[&Fault]) -> Option<String> {
    let found = problems(files, faults);
    let mut wrong = String::new();
    for (at, fault) in faults.iter().enumerate() {
        // Faults put in further up move those below.
        let name = &files[fault.file].0;
        for (start, words) in &fault.said {
            let later = faults[at + 1..].iter().filter(|it| it.file == fault.file && it.at.start < *start);
            let (more, less) =
                later.fold((0, 0), |(more, less), it| (more + it.by.len(), less + it.at.len()));
            let said = |it: &&Problem| {
                it.place.file == *name
                    && it.place.start + less == start + more
                    && it.to_string().contains(words)
            };
            if found.iter().filter(said).count() != 1 {
                let _ = writeln!(wrong, "{name} byte {start}: {words}");
            }
        }
    }
    let wanted: usize = faults.iter().map(|it| it.said.len()).sum();
    if faults.iter().all(|it| !it.of_name && !it.said.is_empty()) && found.len() != wanted {
        let _ = writeln!(wrong, "{} problems instead of {wanted}", found.len());
    }
    if wrong.is_empty() {
        return None;
    }
    let found: Vec<_> = found.iter().take(8).map(|it| format!("{it} [{}]", it.place.start)).collect();
    Some(format!("{wrong}of {faults:?}\ncame {}\n", found.join("\n     ")))
}

fn report(wrong: &[String]) {
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn each_fault_is_said_where_it_is() {
    let files = shared::files();
    let (all, mut seeded) = (faults(&files), Seeded(1));
    assert!(10_000 < all.len());
    let every = std::env::var("MUTATED").is_ok_and(|it| it == "all");
    let tried: Vec<_> = if every {
        all.iter().collect()
    } else {
        (0..TRIED).map(|_| &all[seeded.below(all.len())]).collect()
    };
    report(&tried.iter().filter_map(|fault| check(&files, &[fault])).collect::<Vec<_>>());
}

#[test]
fn of_two_faults_both_are_said() {
    let files = shared::files();
    let (all, mut seeded) = (faults(&files), Seeded(2));
    let (mut wrong, mut tried) = (Vec::new(), 0);
    while tried < TRIED {
        let one = &all[seeded.below(all.len())];
        // Half of the pairs are in one file.
        let own: Vec<_> = all.iter().filter(|it| it.file == one.file).collect();
        let other = if tried % 2 == 0 { own[seeded.below(own.len())] } else { &all[seeded.below(all.len())] };
        let apart = one.alone.end < other.alone.start || other.alone.end < one.alone.start;
        if one.file == other.file && !apart {
            continue;
        }
        let (first, second) = if one.at.start < other.at.start { (other, one) } else { (one, other) };
        wrong.extend(check(&files, &[first, second]));
        tried += 1;
    }
    report(&wrong);
}

#[test]
fn a_file_that_is_cut_short_is_said_to_end_there() {
    let files = shared::files();
    let (mut seeded, mut wrong) = (Seeded(3), Vec::new());
    for _ in 0..TRIED {
        let file = seeded.below(files.len());
        let text = &files[file].1;
        let at = text.floor_char_boundary(seeded.below(text.trim_end().len()));
        let by = String::new();
        let cut =
            Fault { file, at: at..text.len(), by, alone: 0..text.len(), said: Vec::new(), of_name: true };
        let found = problems(&files, &[&cut]);
        if found.len() != 1 || found[0].place.file != files[file].0 || found[0].place.start != at {
            wrong.push(format!("{} cut at {at}: {found:?}", files[file].0));
        }
    }
    report(&wrong);
}
