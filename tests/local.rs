//! Figures of places: with a file the answer changes there and only there; a faulty one is refused at its line.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod shared;

use std::fs;
use std::path::Path;
use std::process::Command;

use policy_portal::policy::{Catalog, Problem, load, read_compact, write_compact};
use policy_portal::present::evaluate_text;
use serde_json::{Value, json};

/// The example of `static/policies/local/README.md`.
fn example() -> String {
    fs::read_to_string("tests/local/150105.json").unwrap()
}

/// The shipped files with these of places.
fn with(local: &[(&str, &str)]) -> (Catalog, Vec<Problem>) {
    let files = shared::files();
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .chain(local.iter().copied())
        .collect();
    load(&files)
}

fn good(local: &[(&str, &str)]) -> Catalog {
    let (catalog, problems) = with(local);
    assert_eq!(problems, []);
    catalog
}

/// The startup subsidy of somebody who is no graduate and does business in `place`, and of whom nothing else is known.
fn subsidy(catalog: &Catalog, place: Option<&str>, day: &str) -> Value {
    let mut answers = json!({
        "startup_base.recognised": "yes", "received.startup_base": "no", "education_status": "none",
        "startup_base.local_amount": "0 yuan"
    });
    if let Some(place) = place {
        answers["business_place"] = place.into();
    }
    let evaluation = evaluate_text(catalog, &answers.to_string(), day).unwrap();
    let evaluation: Value = serde_json::from_str(&evaluation).unwrap();
    evaluation["policies"].as_array().unwrap().iter().find(|it| it["id"] == "startup_base").unwrap().clone()
}

/// What the subsidy comes to, from and to.
fn amount(catalog: &Catalog, place: Option<&str>, day: &str) -> Value {
    let subsidy = subsidy(catalog, place, day);
    let amount = &subsidy["rules"][0]["amounts"][0];
    json!([amount["min"], amount["max"]])
}

const DAY: &str = "2025-07-01";

#[test]
fn with_a_file_the_answer_changes_there_and_only_there() {
    let (plain, local) = (shared::catalog(), good(&[("local/150105.json", &example())]));
    assert_eq!(amount(&local, Some("150105"), DAY), json!(["8000", "8000"]));
    assert_ne!(amount(&plain, Some("150105"), DAY), amount(&local, Some("150105"), DAY));
    for place in ["150102", "150202", "outside"] {
        assert_eq!(subsidy(&local, Some(place), DAY), subsidy(&plain, Some(place), DAY), "{place}");
    }
    // Before the figure's first day it changes nothing.
    let before = "2025-02-28";
    assert_eq!(amount(&local, Some("150105"), before), amount(&plain, Some("150105"), before));
    // Where the place is open, so is the amount, and the place is asked.
    let open = subsidy(&local, None, DAY);
    assert_eq!(amount(&local, None, DAY), amount(&plain, Some("150105"), DAY));
    assert!(open["missing"].as_array().unwrap().contains(&"business_place".into()), "{:#}", open["missing"]);
    assert_eq!(subsidy(&plain, None, DAY)["missing"], json!([]));
}

#[test]
fn in_the_browser_it_is_the_same() {
    let local = good(&[("local/150105.json", &example())]);
    let (compact, texts) = write_compact(&local, false);
    let read = read_compact(&compact, Some(&texts)).unwrap();
    for place in [None, Some("150105"), Some("150102")] {
        assert_eq!(subsidy(&read, place, DAY), subsidy(&local, place, DAY));
    }
}

#[test]
fn a_county_counts_before_its_league_and_a_later_value_before_an_earlier() {
    let league = example().replace("example-150105", "example-150100").replace("8000 yuan", "7000 yuan");
    let later = r#"{ "from": "2025-06-01", "until": "2025-08-31", "value": "9000 yuan", "source": "example-150105" }"#;
    let county = example().replacen("}\n      ]", &format!("}}, {later}\n      ]"), 1);
    let both = good(&[("local/150100.json", &league), ("local/150105.json", &county)]);
    let of = |place, day| amount(&both, Some(place), day);
    assert_eq!(of("150102", DAY), json!(["7000", "7000"]));
    assert_eq!(of("150105", DAY), json!(["9000", "9000"]));
    assert_eq!(of("150105", "2025-05-31"), json!(["8000", "8000"]));
    assert_eq!(
        of("150105", "2025-09-01"),
        json!(["7000", "7000"]),
        "when its own has ended, the league's counts"
    );
    assert_eq!(of("150202", DAY), amount(&shared::catalog(), Some("150202"), DAY));
    // One place below may stand in the file of its league too.
    let below = league.replacen("\"by\"", "\"place\": \"150121\", \"by\"", 1);
    let below = good(&[("local/150100.json", &below)]);
    assert_eq!(amount(&below, Some("150121"), DAY), json!(["7000", "7000"]));
    assert_eq!(amount(&below, Some("150105"), DAY), amount(&shared::catalog(), Some("150105"), DAY));
}

/// Checks what is said of the example as `name` with `old` replaced by `new`: each problem's place and words.
fn check(name: &str, old: &str, new: &str, said: &[&str]) {
    let text = example().replacen(old, new, 1);
    assert!(old == new || text != example(), "{old} is not in the example");
    let (_, found) = with(&[(name, &text)]);
    let found: Vec<_> = found.iter().map(ToString::to_string).collect();
    let agrees = |(found, said): (&String, &&str)| {
        let (place, words) = said.split_once(' ').unwrap();
        found.starts_with(&format!("{name}:{place}: ")) && found.contains(words)
    };
    let all = found.len() == said.len() && found.iter().zip(said).all(agrees);
    assert!(all, "{name} with {new}\nsaid {said:#?}\ncame {found:#?}");
}

#[test]
fn a_faulty_file_is_refused_where_it_is_wrong() {
    let here = "local/150105.json";
    check(here, "", "", &[]);
    check("local/150199.json", "", "", &["1:1 `150199` is no division that is known"]);
    check(
        "local/hohhot.json",
        "",
        "",
        &[
            "1:1 `hohhot` is not in the place of `local/hohhot.json`",
            "1:1 `hohhot` is no division that is known",
        ],
    );
    check(here, "\"by\"", "\"place\": \"150102\", \"by\"", &["15:16 `150102` is not in the place of"]);
    check(here, "business_place", "sex", &["15:13 `sex` is not a place that is asked"]);
    check(
        here,
        "other_amount",
        "others_amount",
        &["14:20 parameter `startup_base.others_amount` is not known"],
    );
    check(here, "startup_base.other_amount", "hire.kind", &["14:20 parameter `hire.kind` is not known"]);
    check(here, "8000 yuan", "8000", &["21:20 is of another kind or unit"]);
    check(here, "8000 yuan", "8000 yuan/month", &["21:20 is of another kind or unit"]);
    check(
        here,
        "\"from\": \"2025-03-01\"",
        "\"from\": \"2024-12-31\"",
        &["18:9 on 2024-12-31 the texts above have no such figure"],
    );
    check(here, "example-150105#", "example#", &["22:21 source `example` is not known"]);
    check(here, "\"text\"", "\"words\"", &["13:5 missing field `text`", "16:7 unknown field `words`"]);
    check(here, "\"format\": 1", "\"format\": 2", &["2:13 format 2 is not read"]);
    // Of graduates the region states at least 5000 yuan; of the window it states two years, and it is a condition.
    let graduates = |value: &str| {
        format!(
            "graduate_amount\", \"by\": \"business_place\", \"text\": {{ \"zh\": \"示例\" }}, \"values\": [{{ \"from\": \"2025-03-01\", \"value\": \"{value}\", \"source\": \"plan\" }}] }}, {{ \"parameter\": \"startup_base.other_amount"
        )
    };
    check(here, "other_amount", &graduates("6000 yuan"), &[]);
    check(here, "other_amount", &graduates("at least 5500 yuan"), &[]);
    check(here, "other_amount", &graduates("4000 yuan"), &["14:111 this is less than a text above states"]);
    check(
        here,
        "other_amount",
        &graduates("at most 9000 yuan"),
        &["14:111 this is less than a text above states"],
    );
    check(here, "other_amount", "graduate_floor", &["18:9 a text above states this figure"]);
    check(
        here,
        "other_amount\"",
        "graduate_window\"",
        &["14:20 `startup_base.graduate_window` stands in a condition", "21:20 is of another kind or unit"],
    );
    check(here, "\"values\": [", "\"values\": [], \"value\": [", &["17:21 unknown field `value`"]);
    check(here, "example-150105#第三条", "plan#8", &[]);
    let end = "}\n      ]";
    check(here, end, "}\n      ], \"place\": \"150105\"", &[]);
    let twice = with(&[
        ("local/150100.json", &example().replacen("\"by\"", "\"place\": \"150105\", \"by\"", 1)),
        (here, &example()),
    ])
    .1;
    let twice: Vec<_> = twice.iter().map(|it| it.message.en.as_deref().unwrap()).collect();
    assert_eq!(
        twice,
        ["`example-150105` is declared twice", "`startup_base.other_amount` is declared twice"]
    );
}

#[test]
fn the_example_of_the_guide_is_this_one_and_none_is_shipped() {
    let guide = fs::read_to_string("static/policies/local/README.md").unwrap();
    assert!(guide.contains(&format!("```json\n{}```\n", example())));
    let shipped = fs::read_dir("static/policies/local").unwrap().map(|it| it.unwrap().file_name());
    assert_eq!(shipped.collect::<Vec<_>>(), ["README.md"]);
}

#[cfg(feature = "cli")]
#[test]
fn the_command_reads_the_folder_beside_the_authored_files() {
    let folder = std::env::temp_dir().join(format!("policy-local-{}", std::process::id()));
    let lint = |text: &str| {
        fs::write(folder.join("local/150105.json"), text).unwrap();
        let made = Command::new(env!("CARGO_BIN_EXE_policy"))
            .args(["lint", "--data"])
            .arg(folder.join("authored"))
            .output();
        let output = made.unwrap();
        (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let copy = |name: &str, text: &str| {
        let path = folder.join("authored").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for (name, text) in shared::files() {
        copy(&name, &text);
    }
    copy("plan-2025.txt", &fs::read_to_string(Path::new("static/policies/authored/plan-2025.txt")).unwrap());
    fs::create_dir_all(folder.join("local")).unwrap();
    let (code, said) = lint(&example());
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = lint(&example().replace("8000 yuan", "8000 yuans"));
    assert!(code == Some(1) && said.contains("local/150105.json:21:26: "), "{said}");
    fs::remove_dir_all(&folder).unwrap();
}
