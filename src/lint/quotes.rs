//! Quotes of the plan, held against its text byte for byte.

use crate::lint::codes::Say;
use crate::lint::{At, Subject, citations};
use crate::policy::{Catalog, Text};

/// The name under which the plan is cited.
const PLAN: &str = "plan";

/// Every sentence and quote of the plan that does not stand in the part it names, with that part.
pub fn misquotes(catalog: &Catalog, plan: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    each(catalog, plan, &mut |_, message| wrong.push(message.zh));
    wrong
}

pub(super) fn misquoted(subject: &Subject<'_>, say: &mut Say<'_>) {
    each(subject.catalog, subject.plan, say);
}

/// The plan's own words are said in no language.
fn same(words: String) -> Text {
    Text { zh: words, en: None }
}

fn each(catalog: &Catalog, plan: &str, say: &mut Say<'_>) {
    for part in &catalog.plan {
        for (number, sentence) in part.sentences.iter().enumerate() {
            if !plan.contains(&sentence.text) {
                let at = At::shared()
                    .field("plan")
                    .named(&part.id)
                    .field("sentences")
                    .number(number)
                    .field("text");
                say(at, same(format!("plan#{}: “{}”", part.id, sentence.text)));
            }
        }
    }
    for cited in citations(catalog) {
        let is_plan = catalog.source(cited.citation).is_some_and(|source| source.id == PLAN);
        let Some(quote) = cited.citation.quote.as_ref().filter(|_| is_plan) else { continue };
        let part = catalog.plan.iter().find(|part| Some(&part.id) == cited.citation.place.as_ref());
        if !plan.contains(quote) || part.is_none_or(|part| !part.text().contains(quote)) {
            let place = cited.citation.place.as_deref().unwrap_or("?");
            say(cited.at.field("quote"), same(format!("plan#{place}: “{quote}”")));
        }
    }
}
