//! The list of what to bring and do names each thing once, with everything that needs it; what is left is said in words.
#![cfg(test)]

mod golden_people;
mod shared;

use policy_portal::engine::{Situation, evaluate};
use policy_portal::policy::{Catalog, Policy};
use policy_portal::present::{Checklist, Item, Locale, View, Words, taken};
use policy_portal::unit::Date;

fn words() -> Words {
    Words::read(include_str!("../static/text/zh.json")).unwrap()
}

fn list(catalog: &Catalog, policies: &[&Policy], locale: Locale) -> Checklist {
    let (words, situation) = (words(), Situation::open(catalog, Date::new(2025, 9, 1).unwrap()));
    let evaluation = evaluate(catalog, &situation);
    View { catalog, words: &words, locale, situation: &situation, evaluation: &evaluation }
        .checklist(policies)
}

fn policy<'a>(catalog: &'a Catalog, id: &str) -> &'a Policy {
    catalog.policy(id).unwrap()
}

#[test]
fn what_several_need_is_named_once_with_all_of_them() {
    let catalog = shared::catalog();
    let both = ["dongsheng_living", "flexible_insurance_graduate"].map(|id| policy(&catalog, id));
    let list = list(&catalog, &both, Locale::Zh);
    let titles: Vec<String> = both.iter().map(|it| it.title.zh.clone()).collect();
    for shared in ["身份证", "就业创业证"] {
        let found: Vec<&Item> = list.documents.iter().filter(|item| item.words == shared).collect();
        assert_eq!((found.len(), &found[0].of), (1, &titles), "{shared}");
    }
    assert_eq!(
        list.documents.len(),
        both.iter().map(|it| it.apply.as_ref().unwrap().documents.len()).sum::<usize>() - 2
    );
    assert_eq!((list.contacts.len(), &list.contacts[0].of), (1, &titles), "both ask at the same number");
    assert!(list.without_documents.is_empty());
}

#[test]
fn everything_that_policies_need_is_on_the_list() {
    let catalog = shared::catalog();
    let all: Vec<&Policy> = catalog.policies.iter().collect();
    for locale in [Locale::Zh, Locale::En] {
        let list = list(&catalog, &all, locale);
        let mut named = 0;
        for policy in &all {
            let title = locale.of(&policy.title).to_owned();
            let Some(apply) = &policy.apply else { continue };
            for document in &apply.documents {
                let item = list.documents.iter().find(|item| item.words == locale.of(document)).unwrap();
                assert!(item.of.contains(&title), "{document:?} of {title}");
                named += 1;
            }
            assert_eq!(list.without_documents.contains(&title), apply.documents.is_empty(), "{title}");
            for (items, text) in
                [(&list.ways, &apply.how), (&list.places, &apply.place), (&list.contacts, &apply.contact)]
            {
                let Some(text) = text else { continue };
                let holds = |item: &&Item| item.words == locale.of(text) && item.of.contains(&title);
                assert_eq!(items.iter().filter(holds).count(), 1, "{text:?} of {title}");
            }
        }
        assert_eq!(list.documents.iter().map(|item| item.of.len()).sum::<usize>(), named);
        for items in [&list.documents, &list.ways, &list.windows, &list.contacts, &list.checks] {
            for (at, item) in items.iter().enumerate() {
                assert!(items[..at].iter().all(|other| other.words != item.words), "{item:?} twice");
            }
        }
        assert_eq!(list.windows.iter().map(|item| item.of.len()).sum::<usize>(), all.len());
    }
}

#[test]
fn what_is_left_says_for_whom_why_and_where_it_stands() {
    let catalog = shared::catalog();
    let golden = golden_people::all(&catalog);
    let (mut rows, mut quotes) = (0, 0);
    for (name, situation) in &golden {
        let evaluation = evaluate(&catalog, situation);
        for locale in [Locale::Zh, Locale::En] {
            let taken = taken(&catalog, situation, &evaluation, |_| true, locale);
            for left in &taken.left {
                assert!(!left.because.is_empty() && !left.instead.is_empty(), "{name}: {left:?}");
                rows += usize::from(left.whom.is_some());
                quotes += left.because.len();
                let english = left.because.iter().all(|(words, _)| words.contains(" is taken"));
                assert_eq!(english, locale == Locale::En, "{name}: {left:?}");
            }
        }
    }
    assert!(0 < rows && 0 < quotes, "nobody among {} has to choose", golden.len());
}
