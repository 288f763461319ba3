//! The list of situations that is ticked before anything is asked by itself: all of it can still decide something, and
//! whoever ticks one thing and says that nothing else holds contradicts nothing.
#![cfg(test)]

mod shared;

use policy_portal::engine::{
    JsonAnswers, Open, Trace, evaluate, json_answers, listed, read_answers, remaining,
};
use policy_portal::policy::{Audience, Catalog, Policy};
use policy_portal::present::concerns;
use policy_portal::unit::Date;
use serde_json::json;

/// More are not read.
const MOST: usize = 12;

fn name(catalog: &Catalog, open: Open) -> &str {
    match open {
        Open::Fact(id) => &catalog.fact(id).unwrap().id,
        Open::Group(id) => &catalog.groups[id.at()].id,
    }
}

fn holds(answers: &mut JsonAnswers, catalog: &Catalog, open: Open, yes: bool) {
    let last = |id| catalog.choice(catalog.fact(id).unwrap()).and_then(|choice| choice.options.last());
    let said = match open {
        Open::Fact(id) => match last(id) {
            // Which one holds is asked later.
            Some(_) if yes => return,
            Some(last) => json!(last.id),
            None => json!(if yes { "yes" } else { "no" }),
        },
        Open::Group(_) => json!({ "total": if yes { "1.." } else { "0" } }),
    };
    answers.insert(name(catalog, open).to_owned(), said);
}

/// Lists until there is none, of which all that this holds for is ticked: how many stood on them, and what was said.
fn all_lists(catalog: &Catalog, audience: Audience, ticked: &[Open]) -> (Vec<Open>, JsonAnswers) {
    let day = Date::parse("2026-06-01").unwrap();
    let counts = |policy: &Policy| concerns(policy, &[audience]);
    let (mut stood, mut answers) = (Vec::new(), JsonAnswers::new());
    loop {
        let (situation, problems) = read_answers(catalog, day, &json_answers(&answers));
        let named: Vec<&str> = ticked.iter().map(|open| name(catalog, *open)).collect();
        assert!(problems.is_empty(), "{audience:?} with {named:?}: {problems:?}");
        let evaluation = evaluate(catalog, &situation);
        let trace = Trace::of(catalog, &situation, &evaluation);
        let list = listed(&trace, counts, |open| stood.contains(&open));
        let left = remaining(catalog, &evaluation, counts);
        assert!(list.iter().all(|open| left.contains(open) && !stood.contains(open)), "{list:?}");
        assert!(list.len() != 1 && list.len() <= MOST, "{list:?}");
        if list.is_empty() {
            return (stood, answers);
        }
        for open in list {
            holds(&mut answers, catalog, open, ticked.contains(&open));
            stood.push(open);
        }
    }
}

#[test]
fn whoever_ticks_one_thing_and_nothing_else_contradicts_nothing() {
    let catalog = shared::catalog();
    let mut tried = 0;
    for audience in Audience::ALL {
        let (stood, answers) = all_lists(&catalog, audience, &[]);
        assert_eq!(stood.len(), answers.len(), "{audience:?}");
        for open in stood {
            all_lists(&catalog, audience, &[open]);
            tried += 1;
        }
    }
    assert!(50 < tried, "{tried}");
}
