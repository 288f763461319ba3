//! What a site asks for that shows the portal in a frame: everything that can be asked for is done, everything else is named,
//! and no text does any harm.
#![cfg(test)]

mod shared;

use std::sync::LazyLock;

use policy_portal::policy::{Audience, Catalog, Pinned, Release};
use policy_portal::present::{Embed, Refusal, SHARED, parted};
use proptest::prelude::*;

static CATALOG: LazyLock<Catalog> = LazyLock::new(shared::catalog);

fn releases() -> Vec<Release> {
    let pinned = Pinned { file: String::new(), integrity: String::new() };
    let version = "2026-01".to_owned();
    vec![Release { version, format: 1, catalog: pinned.clone(), texts: pinned }]
}

fn read(fragment: &str) -> (Embed, Vec<(String, Refusal)>) {
    let (embed, refused) = Embed::read(&CATALOG, &releases(), fragment);
    (embed, refused.into_iter().map(|it| (it.written(), it.why)).collect())
}

#[test]
fn each_option_is_read() {
    let fragment = "page=policies/&audience=graduate,worker&place=1506&policies=internship&calculator&large&theme=light\
        &accent=%23c00000&day=2026-06-01&release=2026-01&lang=en&answers=1&large=no&/end=1";
    let (embed, refused) = read(fragment);
    assert_eq!(refused, []);
    let expected = Embed {
        page: "policies/".into(),
        audience: vec!["graduate".into(), "worker".into()],
        place: "鄂尔多斯市".into(),
        policies: vec!["internship".into()],
        calculator: true,
        large: true,
        theme: "light".into(),
        accent: "#c00000".into(),
        accent_dark: String::new(),
        day: "2026-06-01".into(),
        release: "2026-01".into(),
    };
    assert_eq!(embed, expected);
    assert_eq!(parted(fragment).1, "answers=1&large=no&/end=1");
}

#[test]
fn what_cannot_be_used_is_named_and_the_rest_is_used() {
    for (option, why) in [
        ("colour=red", Refusal::Unknown),
        ("=", Refusal::Unknown),
        ("<b>=1", Refusal::Unknown),
        ("policy=none", Refusal::Unreadable),
        ("place=9999", Refusal::Unreadable),
        ("place=15", Refusal::Unreadable),
        ("calculator=maybe", Refusal::Unreadable),
        ("large=very", Refusal::Unreadable),
        ("theme=\"><script>", Refusal::Unreadable),
        ("accent=red", Refusal::Unreadable),
        ("accent=%23777777", Refusal::Faint),
        ("day=2026-13-01", Refusal::Unreadable),
        ("release=1999-01", Refusal::Unreadable),
        ("lang=fr", Refusal::Unreadable),
        ("page=%ff", Refusal::Unreadable),
    ] {
        let (embed, refused) = read(&format!("{option}&day=2026-06-01&day=2026-07-01"));
        let written = if option == "page=%ff" { "page" } else { option };
        let name = option.split('=').next().unwrap_or_default();
        let written = if why == Refusal::Unreadable { written } else { name }.to_owned();
        let twice = ("day".to_owned(), Refusal::Twice);
        if name == "day" {
            assert_eq!(refused.first(), Some(&(written, why)), "{option}");
        } else {
            assert_eq!(refused, [(written, why), twice], "{option}");
            assert_eq!(embed, Embed { day: "2026-06-01".into(), ..Embed::default() }, "{option}");
        }
    }
    assert_eq!(read("large=1&large=0").1, [("large".to_owned(), Refusal::Twice)]);
}

#[test]
fn of_several_names_only_the_unknown_are_left_out_each_named() {
    let (embed, refused) =
        read("policies=internship,none,startup_jobs,nor_this&audience=graduate,everybody,");
    assert_eq!(embed.policies, ["internship", "startup_jobs"]);
    assert_eq!(embed.audience, ["graduate"]);
    let names: Vec<_> = refused.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["policies=none", "policies=nor_this", "audience=everybody", "audience"]);
    assert!(refused.iter().all(|(_, why)| *why == Refusal::Unreadable));
}

#[test]
fn a_colour_that_no_page_of_the_theme_can_show_is_named() {
    let faint = [("accent".to_owned(), Refusal::Faint)];
    for (fragment, named) in [
        ("theme=dark&accent=%238f1d14", true),
        ("accent=%238f1d14&theme=dark", true),
        ("theme=light&accent=%23ffe94a", true),
        ("theme=light&accent=%238f1d14", false),
        ("theme=dark&accent=%23ffe94a", false),
        ("accent=%23ffe94a", false),
        ("theme=dark", false),
    ] {
        let (_, refused) = read(fragment);
        assert_eq!(refused, if named { &faint[..] } else { &[] }, "{fragment}");
    }
    // Of one that can be read nowhere, it is said once.
    assert_eq!(read("theme=dark&accent=%23777777").1, faint);
}

#[test]
fn a_policy_opens_on_its_own_page() {
    for policy in &CATALOG.policies {
        let (embed, refused) = read(&format!("policy={}", policy.id));
        assert_eq!(refused, []);
        assert!(embed.page.ends_with(&format!("/{}", policy.id)), "{}", embed.page);
    }
    assert_eq!(read("policy=retirement_age").0.page, "tools/retirement_age");
}

#[test]
fn a_catalogue_of_a_place_has_what_holds_there() {
    let listed = |fragment: &str| {
        let (embed, refused) = read(fragment);
        assert_eq!(refused, [], "{fragment}");
        let listed = CATALOG.policies.iter().filter(|policy| embed.lists(policy));
        listed.filter_map(|policy| Some(policy.place.as_ref()?.zh.clone())).collect::<Vec<_>>()
    };
    let all =
        CATALOG.policies.iter().filter_map(|it| Some(it.place.as_ref()?.zh.clone())).collect::<Vec<_>>();
    assert_eq!(listed(""), all);
    assert_eq!(listed("place=1506"), ["鄂尔多斯市东胜区"]);
    assert_eq!(listed("place=150602"), ["鄂尔多斯市东胜区"]);
    assert_eq!(listed("place=150603"), [""; 0]);
    assert_eq!(listed("place=1501"), ["呼和浩特市"]);
    assert_eq!(listed("place=150102"), ["呼和浩特市"]);
    // What holds everywhere is listed everywhere.
    let everywhere = CATALOG.policies.iter().filter(|policy| policy.place.is_none());
    let (embed, _) = read("place=1504");
    assert!(everywhere.clone().count() > 40 && everywhere.clone().all(|policy| embed.lists(policy)));
}

#[test]
fn every_league_can_be_named() {
    let place = CATALOG.choices.iter().find(|choice| choice.id == "place").unwrap();
    for option in place.options.iter().filter(|option| option.heading.is_some()) {
        let heading = &option.heading.as_ref().unwrap().zh;
        assert_eq!(read(&format!("place={}", option.id.get(..4).unwrap())).0.place, *heading);
        assert_eq!(read(&format!("place={}", option.id)).0.place, format!("{heading}{}", option.label.zh));
    }
}

proptest! {
    #[test]
    fn any_text_is_read(fragment in "(.{0,80}|([a-z]{1,9}=[^&]{0,20}&){0,6}(answers=.{0,30})?)") {
        let (embed, refused) = read(&fragment);
        let (options, answers) = parted(&fragment);
        // Nothing of what was not asked for in full comes through.
        prop_assert!(embed.audience.iter().all(|it| Audience::named(it).is_some()));
        prop_assert!(embed.policies.iter().all(|it| CATALOG.policy(it).is_some()));
        prop_assert!(["", "light", "dark", "contrast"].contains(&embed.theme.as_str()));
        for colour in [&embed.accent, &embed.accent_dark] {
            prop_assert!(colour.is_empty() || colour.len() == 7 && colour.starts_with('#'));
        }
        prop_assert!(refused.iter().all(|(name, _)| name.chars().count() <= 81));
        prop_assert!(answers.is_empty() || answers.starts_with(SHARED));
        // Each option is used, named or both empty and nothing; of several names each may be.
        let given = options.split(['&', ',', '%']).count();
        prop_assert!(refused.len() <= given);
    }
}
