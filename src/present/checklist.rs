//! What to bring, where to go and by when, for several policies together: each thing once, with those that need it.

use crate::policy::{Policy, Text, Window};
use crate::present::View;

/// What is to be done for several policies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    /// What to bring.
    pub documents: Vec<Item>,
    /// The policies of which it was not found what to bring.
    pub without_documents: Vec<String>,
    /// How to go about it.
    pub ways: Vec<Item>,
    /// Where.
    pub places: Vec<Item>,
    /// When one may claim.
    pub windows: Vec<Item>,
    /// Whom to ask.
    pub contacts: Vec<Item>,
    /// What only the office can check.
    pub checks: Vec<Item>,
}

/// One thing, and the titles of the policies that need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub words: String,
    /// The policies, in the order of the catalogue.
    pub of: Vec<String>,
}

impl View<'_> {
    /// What is to be done for policies. Long texts that are still coming are left out.
    pub fn checklist(&self, policies: &[&Policy]) -> Checklist {
        let mut list = Checklist::default();
        for policy in policies {
            let title = self.text(&policy.title);
            let apply = policy.apply.as_ref();
            let documents = apply.map_or(&[][..], |apply| apply.documents.as_slice());
            self.add(&mut list.documents, documents, &title);
            if documents.is_empty() {
                list.without_documents.push(title.clone());
            }
            let one = |text: Option<&Text>| text.cloned().into_iter().collect::<Vec<Text>>();
            self.add(&mut list.ways, &one(apply.and_then(|it| it.how.as_ref())), &title);
            self.add(&mut list.places, &one(apply.and_then(|it| it.place.as_ref())), &title);
            self.add(&mut list.contacts, &one(apply.and_then(|it| it.contact.as_ref())), &title);
            self.add(&mut list.checks, &policy.office_checks, &title);
            put(&mut list.windows, self.window(policy.claim.as_ref()), &title);
        }
        list
    }

    fn add(&self, items: &mut Vec<Item>, texts: &[Text], title: &str) {
        for words in texts.iter().filter_map(|text| self.come(Some(text))) {
            put(items, words, title);
        }
    }

    fn window(&self, window: Option<&Window>) -> String {
        let (from, until) = window.map_or((None, None), |it| (it.from, it.until));
        let day = |day| self.locale.date(day);
        match (from, until) {
            (Some(from), Some(until)) => self.words.with("window.between", &[&day(from), &day(until)]),
            (Some(from), None) => self.words.with("window.from", &[&day(from)]),
            (None, Some(until)) => self.words.with("window.until", &[&day(until)]),
            (None, None) => self.words.get("window.unknown"),
        }
    }
}

/// Puts a thing on a list: what is there already is needed by one more.
fn put(items: &mut Vec<Item>, words: String, title: &str) {
    let of = vec![title.to_owned()];
    match items.iter_mut().find(|item| item.words == words) {
        Some(item) if item.of.last().is_some_and(|last| last == title) => {}
        Some(item) => item.of.extend(of),
        None => items.push(Item { words, of }),
    }
}
