//! The portal's own words: the same in both languages, every one that is used, and English that is English.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod shared;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pinyin::{Pinyin, ToPinyinMulti as _};
use policy_portal::policy::{Audience, Grade, read_texts};
use policy_portal::present::{Turn, Words};

/// The words of a language in the order of its file.
fn texts(language: &str) -> Vec<(String, String)> {
    read_texts(&fs::read_to_string(format!("static/text/{language}.json")).unwrap()).unwrap()
}

fn words(language: &str) -> Words {
    Words::read(&fs::read_to_string(format!("static/text/{language}.json")).unwrap()).unwrap()
}

/// Where something is filled in: `{0}`, `{1}` …
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[test]
fn both_languages_have_the_same_words_in_the_same_order() {
    let (zh, en) = (texts("zh"), texts("en"));
    let keys = |all: &[(String, String)]| all.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&zh), keys(&en));
    let once: BTreeSet<_> = keys(&zh).into_iter().collect();
    assert_eq!(once.len(), zh.len(), "a key stands twice");
    for ((key, zh), (_, en)) in zh.iter().zip(&en) {
        assert_eq!(places(zh), places(en), "{key} fills in something else");
        assert!(!en.is_empty() || zh.is_empty(), "{key} has no English");
    }
}

/// Whether letters are the whole pinyin of characters.
fn spells(letters: &str, characters: &str) -> bool {
    let Some(c) = characters.chars().next() else { return letters.is_empty() };
    let rest = characters.strip_prefix(c).unwrap();
    let mut readings = c.to_pinyin_multi().unwrap().into_iter().map(Pinyin::plain);
    readings.any(|reading| letters.strip_prefix(reading).is_some_and(|left| spells(left, rest)))
}

#[test]
fn other_words_for_the_same_stand_with_their_pinyin() {
    for group in words("zh").get("search.same").split(';') {
        let (chinese, letters): (Vec<&str>, Vec<&str>) =
            group.split(' ').partition(|word| word.chars().all(is_chinese));
        // One character alone sounds like too many others.
        let long: Vec<&&str> = chinese.iter().filter(|word| 1 < word.chars().count()).collect();
        assert_eq!(long.len(), letters.len(), "{group}");
        for (word, letters) in long.iter().zip(letters) {
            assert!(spells(letters, word), "{word} is not {letters}");
        }
    }
}

/// Words that are joined on to others without anything between them; they bring the space.
const JOINED: [&str; 9] = [
    "amount.at_least",
    "amount.at_most",
    "bureau.organiser",
    "bureau.site_id_code",
    "clause.reported",
    "scenario.change",
    "step.first",
    "why.planned",
    "why.planned_open",
];

#[test]
fn english_is_written_as_english() {
    for (key, text) in texts("en") {
        // What leads to the Chinese pages is read by who reads Chinese.
        assert!(key == "language.other" || !text.chars().any(is_chinese), "{key}: {text}");
        assert_eq!(text.trim() != text, JOINED.contains(&&*key), "{key}: {text:?}");
        assert!(!text.contains("  ") && !text.contains('!'), "{key}: {text}");
        let lower = text.to_lowercase();
        assert!(["sorry", "congratulat"].iter().all(|it| !lower.contains(it)), "{key}");
    }
}

/// The string literals of a text, but those of comments.
fn literals(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// What the source asks for and is not among `keys`. A name with a part that is filled in, or that ends in a dot,
/// stands for several.
fn missing(text: &str, keys: &[String]) -> Vec<String> {
    let heads: BTreeSet<&str> = keys.iter().filter_map(|key| Some(key.split_once('.')?.0)).collect();
    let is_named = |name: &str| {
        let allowed = |c: char| c.is_ascii_lowercase() || "._{}".contains(c);
        let head = name.split_once('.').map(|(head, _)| head);
        name.chars().all(allowed) && head.is_some_and(|head| heads.contains(head)) && name != "calendar.ics"
    };
    let asked = ["word(\"", "words.get(\"", "words.with(\"", "portal.with(\""].into_iter().flat_map(|call| {
        let rest = text.split(call).skip(1);
        rest.map(|rest| rest.split('"').next().unwrap())
    });
    let named = literals(text).into_iter().filter(|name| is_named(name)).chain(asked);
    named.filter(|name| !keys.iter().any(|key| stands_for(name, key))).map(str::to_owned).collect()
}

/// Whether what the source has between quotes can come to this key.
fn stands_for(name: &str, key: &str) -> bool {
    let (first, rest) = name.split_once('{').unwrap_or((name, ""));
    let last = rest.split_once('}').map_or("", |(_, last)| last);
    let several = name.contains('{') || name.ends_with('.');
    if several { key.starts_with(first) && key.ends_with(last) && key != first } else { key == name }
}

#[test]
fn every_word_that_is_used_is_there() {
    let keys: Vec<String> = texts("zh").into_iter().map(|(key, _)| key).collect();
    for (path, text) in ["src/present", "src/ui"].iter().flat_map(|it| sources(Path::new(it))) {
        assert_eq!(missing(&text, &keys), [""; 0], "{path}");
    }
    let planted = "word(\"skip\") word(\"skipped\") f(\"why.local\", \"why.loca\")\n&[\"kind.\", \"kind.{}\", \"paid.{}.x\"]\n// \"why.not\"";
    assert_eq!(missing(planted, &keys), ["why.loca", "paid.{}.x", "skipped"]);
}

/// The keys that nothing in these texts can come to. A literal that begins with what is filled in says nothing.
fn unused<'a>(texts: &[&str], keys: &'a [String]) -> Vec<&'a str> {
    let named: BTreeSet<&str> = texts.iter().flat_map(|text| literals(text)).collect();
    let named: Vec<&str> = named.into_iter().filter(|name| !name.starts_with(['{', '.'])).collect();
    let all = keys.iter().filter(|key| !named.iter().any(|name| stands_for(name, key)));
    all.map(String::as_str).collect()
}

#[test]
fn every_word_that_is_there_is_used() {
    let mut keys: Vec<String> = texts("zh").into_iter().map(|(key, _)| key).collect();
    let sources = sources(Path::new("src"));
    let sources: Vec<&str> = sources.iter().map(|(_, text)| &**text).collect();
    assert_eq!(unused(&sources, &keys), [""; 0]);
    keys.extend(["saved.lost", "counters.begin"].map(str::to_owned));
    assert_eq!(unused(&sources, &keys), ["saved.lost", "counters.begin"]);
    assert_eq!(unused(&["f(\"a.b\")\n// \"a.c\""], &["a.c".to_owned()]), ["a.c"]);
}

#[test]
fn what_the_data_have_has_words() {
    let catalog = shared::catalog();
    let grants = || catalog.rules.iter().filter_map(|rule| rule.grant.as_ref());
    let mut keys: BTreeSet<String> =
        catalog.policies.iter().map(|it| format!("kind.{}", it.kind.as_str())).collect();
    keys.extend(catalog.rules.iter().map(|it| format!("payee.{}", it.payee.as_str())));
    keys.extend(
        catalog.rules.iter().filter_map(|it| Some(format!("incomplete.{}", it.incomplete?.as_str()))),
    );
    keys.extend(grants().map(|it| format!("paid.{}", it.paid.as_str())));
    keys.extend(Audience::ALL.map(|it| format!("audience.{}", it.as_str())));
    let says = catalog.plan.iter().flat_map(|part| &part.sentences).flat_map(|it| &it.says);
    keys.extend(says.map(|it| format!("says.{}", it.as_str())));
    keys.extend([Grade::A, Grade::B, Grade::C].map(|it| format!("grade.{}", it.as_str().to_lowercase())));
    let turns =
        [Turn::Begins, Turn::MayBegin, Turn::Settles, Turn::Ends, Turn::MayEnd, Turn::Loosens, Turn::Changes];
    for turn in turns.map(Turn::as_str) {
        keys.extend([format!("calendar.{turn}"), format!("calendar.short.{turn}")]);
    }
    for language in ["zh", "en"] {
        let words = words(language);
        let there: BTreeSet<&str> = words.keys().collect();
        let missing: Vec<_> = keys.iter().filter(|key| !there.contains(key.as_str())).collect();
        assert_eq!(missing, [""; 0], "{language}");
    }
}

/// The page that starts the portal says these in Chinese before there are any words; a page that is built takes those
/// of its language.
#[test]
fn the_page_that_starts_the_portal_says_what_the_words_say() {
    let page = fs::read_to_string("index.html").unwrap();
    let words = words("zh");
    let parts = [
        ("<title>", "site.name", "</title>"),
        ("<meta name=\"description\" content=\"", "site.about", "\">"),
        ("<h2>", "start.noscript.title", "</h2>"),
        ("<p class=\"measure\">", "start.noscript.text", "</p>"),
        ("<h2>", "start.failed.title", "</h2>"),
        ("<p class=\"measure\">", "start.failed.text", "</p>"),
        ("id=\"again\">", "start.again", "</button>"),
        ("<span class=\"bar__text\">", "start.offline", " <b>{data}</b></span>"),
        ("bar__close\">", "start.known", "</button>"),
        ("<span class=\"bar__text\">", "start.update", "</span>"),
        ("id=\"take\">", "start.take", "</button>"),
        ("bar__close\">", "start.later", "</button>"),
    ];
    for (before, key, after) in parts {
        assert!(page.contains(&format!("{before}{}{after}", words.get(key))), "{key}");
    }
}
