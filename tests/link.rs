//! A link carries what was said and brings all of it back; of any other text it takes what can be taken, and says of the
//! rest why not.
#![cfg(test)]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "small numbers and plain names of a test"
)]

mod shared;

use std::sync::LazyLock;

use policy_portal::policy::{Ask, Audience, Catalog, Domain};
use policy_portal::present::{Dropped, Form, SHARED, SOME, Shared, UNSURE, Why};
use policy_portal::unit::Date;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

static CATALOG: LazyLock<Catalog> = LazyLock::new(shared::catalog);

/// What may be typed, right or wrong; at most 200 bytes of it.
fn typed() -> impl Strategy<Value = String> {
    let any = prop_oneof![".{1,50}", "[-0-9]{1,10}", "[%&=/#?+~ \u{3000}社保]{1,9}"];
    any.prop_filter("something is typed", |it| !it.trim().is_empty() && it.chars().any(|c| c != '-'))
}

/// What a field can hold: of a choice only what is offered.
fn of_field(name: &str) -> BoxedStrategy<String> {
    let fact = CATALOG.fact_id(name).and_then(|id| CATALOG.fact(id));
    let offered: Vec<String> = match fact.map(|fact| &fact.domain) {
        Some(Domain::Truth) => vec!["yes".to_owned(), "no".to_owned(), UNSURE.to_owned()],
        Some(Domain::Choice(at)) => {
            let options = CATALOG.choices[*at].options.iter().map(|option| option.id.clone());
            options.chain([SOME.to_owned()]).collect()
        }
        _ => return typed().boxed(),
    };
    select(offered).boxed()
}

fn asked(group: Option<&str>) -> Vec<String> {
    let group = group.and_then(|group| CATALOG.group_id(group));
    let facts = CATALOG.facts_of(group).filter(|(_, fact)| fact.ask != Ask::Never);
    facts.map(|(_, fact)| fact.id.clone()).collect()
}

/// Some of these names, each with something that its field can hold.
fn some_of(names: Vec<String>) -> impl Strategy<Value = Vec<(String, String)>> {
    let most = names.len().min(12);
    subsequence(names, 0..=most).prop_flat_map(|names| {
        names
            .into_iter()
            .map(|name| of_field(&name).prop_map(move |it| (name.clone(), it)))
            .collect::<Vec<_>>()
    })
}

fn forms() -> impl Strategy<Value = Form> {
    let mut names = asked(None);
    names.extend(CATALOG.groups.iter().map(|group| group.id.clone()));
    let groups: Vec<_> = CATALOG.groups.iter().map(|group| group.id.clone()).collect();
    let rows = groups.into_iter().map(|group| {
        let mut names = asked(Some(&group));
        names.push(format!("{group}.count"));
        let rows = prop::option::of(prop::collection::vec(some_of(names), 0..4));
        rows.prop_map(move |rows| (group.clone(), rows))
    });
    (some_of(names), rows.collect::<Vec<_>>()).prop_map(|(inputs, groups)| {
        let mut form = Form::default();
        for (name, typed) in &inputs {
            form.set(name, typed);
        }
        for (group, rows) in groups.into_iter().filter_map(|(group, rows)| Some((group, rows?))) {
            form.rows.insert(&group, Vec::new());
            for (at, row) in rows.iter().enumerate() {
                form.add_row(&group);
                for (name, typed) in row {
                    form.set_row(&group, at, &name[group.len() + 1..], typed);
                }
            }
        }
        form
    })
}

fn links() -> impl Strategy<Value = Shared> {
    let audience = Audience::ALL.map(|audience| audience.as_str().to_owned()).to_vec();
    let audience = subsequence(audience.clone(), 0..=audience.len()).prop_shuffle();
    let day = prop_oneof![Just(String::new()), typed()];
    let said = prop::option::of(0_u16..700);
    let others = prop::collection::vec(forms(), 0..3);
    let all = (forms(), others, audience, day.clone(), said, day);
    all.prop_map(|(form, others, audience, day, said, data)| {
        let said =
            said.map(|months| Date::parse("1990-01-31").unwrap().plus_months(months.into()).to_string());
        Shared { form, others, audience, day, said: said.unwrap_or_default(), data }
    })
}

proptest! {
    #[test]
    fn what_was_said_comes_back(link in links()) {
        let text = link.write();
        // What is longer is refused whole.
        prop_assume!(text.len() <= 1 << 16);
        // Nothing that a browser, a mail or a chat would change or end the address at.
        prop_assert!(text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._%&=/".contains(&it)), "{text}");
        prop_assert_eq!(Shared::read(&CATALOG, &text), Some((link, Vec::new())));
    }

    #[test]
    fn of_a_link_that_was_changed_the_rest_is_read(link in links(), at: Index, put in "[&=%/a-z0-9]{0,6}", gone in 0_usize..6) {
        let text = link.write();
        let start = at.index(text.len() - SHARED.len()) + SHARED.len();
        let changed = [&text[..start], &put, &text[text.len().min(start + gone)..]].concat();
        let (read, dropped) = Shared::read(&CATALOG, &changed).unwrap();
        let (again, nothing) = Shared::read(&CATALOG, &read.write()).unwrap();
        prop_assert_eq!(again, read);
        prop_assert_eq!(nothing, Vec::new());
        // Each entry after the format is taken over or dropped; one more may be the missing end.
        let entries = changed.matches('&').count();
        prop_assert!(dropped.len() <= entries + 1, "{dropped:?}");
    }

    #[test]
    fn any_text_is_read_or_dropped(text in "(answers=)?(1&)?([a-z_/.]{0,9}=?[-%0-9a-zA-Z社]{0,9}&?){0,6}") {
        let read = Shared::read(&CATALOG, &text);
        prop_assert_eq!(read.is_some(), text.starts_with(SHARED));
    }
}

/// What is read of these entries, and what is dropped of them.
fn read(entries: &str) -> (Shared, Vec<(String, Why)>) {
    let (shared, dropped) = Shared::read(&CATALOG, &format!("answers=1&{entries}&/end=1")).unwrap();
    (shared, dropped.into_iter().map(|Dropped { name, why }| (name, why)).collect())
}

#[test]
fn each_reason_is_said_of_what_it_is_about() {
    let long = format!("birth={}", "1".repeat(201));
    let never = CATALOG.facts.iter().find(|fact| fact.ask == Ask::Never).unwrap();
    let truth =
        CATALOG.facts.iter().find(|it| matches!(it.domain, Domain::Truth) && it.group.is_none()).unwrap();
    for (entries, name, why) in [
        ("nothing_of_the_kind=1", "nothing_of_the_kind", Why::Unknown),
        (&format!("{}=yes", never.id), never.id.as_str(), Why::Unknown),
        ("hire.insured=14", "hire.insured", Why::Unknown),
        ("hire/rows=1&hire/0/birth=1990", "hire/0/birth", Why::Unknown),
        ("nobody/rows=1", "nobody/rows", Why::Unknown),
        ("nobody/0/count=1", "nobody/0/count", Why::Unknown),
        ("/until=1", "/until", Why::Unknown),
        ("hire/0=1", "hire/0", Why::Unknown),
        ("residence=atlantis", "residence", Why::Unreadable),
        (&format!("{}=maybe", truth.id), truth.id.as_str(), Why::Unreadable),
        ("birth", "birth", Why::Unreadable),
        ("birth=", "birth", Why::Unreadable),
        ("birth=--", "birth", Why::Unreadable),
        ("birth=%4", "birth", Why::Unreadable),
        ("birth=%+9", "birth", Why::Unreadable),
        ("birth=%FF", "birth", Why::Unreadable),
        ("hire/0/insured=14", "hire/0/insured", Why::Unreadable),
        ("hire/rows=1&hire/1/insured=14", "hire/1/insured", Why::Unreadable),
        ("hire/rows=-1", "hire/rows", Why::Unreadable),
        ("/said=2026-02-30", "/said", Why::Unreadable),
        ("/for=nobody", "/for", Why::Unreadable),
        ("/end=2", "/end", Why::Unreadable),
        (&long, "birth", Why::TooLong),
        ("hire/rows=201", "hire/rows", Why::TooLong),
        ("birth=1&birth=2", "birth", Why::Twice),
        ("hire/rows=1&hire/rows=1", "hire/rows", Why::Twice),
        ("hire/rows=1&hire/0/insured=1&hire/0/insured=2", "hire/0/insured", Why::Twice),
        ("/for=worker&/for=worker", "/for", Why::Twice),
        ("/on=1&/on=2", "/on", Why::Twice),
    ] {
        assert_eq!(read(entries).1, [(name.to_owned(), why)], "{entries}");
    }
    let (shared, dropped) =
        read("birth=1990-1-&gone=1&hire=3&hire/rows=2&hire/1/insured=14%E4%B8%AA%e6%9c%88");
    assert_eq!(dropped, [("gone".to_owned(), Why::Unknown)]);
    assert_eq!(shared.form.input("birth"), "1990-1-");
    assert_eq!(shared.form.input("hire"), "3");
    assert_eq!(shared.form.row_input("hire", 1, "insured"), "14个月");
}

#[test]
fn a_link_as_a_whole_may_be_cut_too_long_or_of_another_format() {
    let whole = |why| vec![Dropped { name: String::new(), why }];
    let read = |text: &str| Shared::read(&CATALOG, text);
    let (shared, dropped) = read("answers=1&birth=1990-1-").unwrap();
    assert_eq!((shared.form.input("birth"), dropped), ("1990-1-", whole(Why::Cut)));
    assert_eq!(read("answers=2&birth=1990&/end=2"), Some((Shared::default(), whole(Why::Format))));
    assert_eq!(read("answers="), Some((Shared::default(), whole(Why::Format))));
    let long = format!("answers=1&birth={}&/end=1", "1".repeat(1 << 16));
    assert_eq!(read(&long), Some((Shared::default(), whole(Why::TooLong))));
    assert_eq!(read("main"), None);
    assert_eq!(read(""), None);
}

#[test]
fn scenarios_stand_after_the_first_and_links_without_them_are_read_as_before() {
    let read = |text: &str| Shared::read(&CATALOG, text).unwrap();
    let (one, dropped) = read("answers=1&employees=3&/end=1");
    assert_eq!((one.others.len(), dropped.len()), (0, 0));
    let (two, dropped) =
        read("answers=1&employees=3&/scenarios=2&/2/employees=4&/2/hire/rows=1&/2/hire/0/insured=14&/end=1");
    assert_eq!(dropped, []);
    assert_eq!((two.form.input("employees"), two.others[0].input("employees")), ("3", "4"));
    assert_eq!((two.form.rows.is_empty(), two.others[0].row_input("hire", 0, "insured")), (true, "14"));
    assert_eq!(
        two.write(),
        "answers=1&employees=3&/scenarios=2&/2/employees=4&/2/hire/rows=1&/2/hire/0/insured=14&/end=1"
    );
    let wrong = [
        "/scenarios=1",
        "/scenarios=4",
        "/scenarios=x",
        "/2/employees=4",
        "/scenarios=2&/3/employees=4",
        "/scenarios=2&/1/employees=4",
        "/scenarios=2&/2//data=1",
        "/scenarios=2&/2/nobody=1",
        "/scenarios=2&/scenarios=2",
    ];
    for wrong in wrong {
        let (kept, dropped) = read(&format!("answers=1&employees=3&{wrong}&/end=1"));
        assert_eq!((kept.form.input("employees"), dropped.len()), ("3", 1), "{wrong}");
        assert!(kept.others.iter().all(Form::is_empty), "{wrong}");
    }
}
