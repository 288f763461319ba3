//! Scenarios side by side: what is the same in all is not among the differences, and everything else is.
#![cfg(test)]

mod shared;

use policy_portal::engine::{Evaluation, Situation, evaluate, json_answers, read_answers};
use policy_portal::policy::{Audience, Catalog};
use policy_portal::present::{Locale, View, Words, compared_answers, compared_outcomes, compared_totals};
use policy_portal::unit::Date;
use serde_json::{Value, json};

fn came(catalog: &Catalog, answers: Value) -> (Situation, Evaluation) {
    let answers = json_answers(&serde_json::from_value(answers).unwrap());
    let (situation, problems) = read_answers(catalog, Date::new(2025, 9, 1).unwrap(), &answers);
    assert_eq!(problems, []);
    let evaluation = evaluate(catalog, &situation);
    (situation, evaluation)
}

fn founder(people: u32) -> Value {
    json!({
        "startup_base.recognised": "yes", "startup_base.first_startup": "no", "received.startup_base": "no",
        "received.startup_jobs": "no", "received.startup_kept": "no", "business_start": "2022-08-01",
        "startup_kept.headcount": "never_fell",
        "hire": { "rows": [{ "count": format!("{people} person"), "insured": "14 months" }] },
    })
}

#[test]
fn one_more_hire_differs_in_who_is_hired_in_the_sum_and_in_what_turns_on_it() {
    let catalog = shared::catalog();
    let words = Words::read(include_str!("../static/text/zh.json")).unwrap();
    let came = [2, 3, 3].map(|people| came(&catalog, founder(people)));
    let views: Vec<View<'_>> = came
        .iter()
        .map(|(situation, evaluation)| View {
            catalog: &catalog,
            words: &words,
            locale: Locale::Zh,
            situation,
            evaluation,
        })
        .collect();
    let answers = compared_answers(&views);
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert!(answers[0].each[0].starts_with("2人") && answers[0].each[1].starts_with("3人"), "{answers:?}");
    let audience = [Audience::Entrepreneur];
    let policies = compared_outcomes(&views, &audience);
    // What is given for three years kept builds on what is given for three hired.
    for id in ["startup_jobs", "startup_kept"] {
        let it = policies.iter().find(|it| it.policy.as_deref() == Some(id)).unwrap();
        assert!(!it.each[0].contains("按您的回答符合") && it.each[1].starts_with("按您的回答符合"), "{it:?}");
        assert!(it.each[1].contains("¥20,000"), "{it:?}");
    }
    assert!(policies.iter().all(|it| it.each[1] == it.each[2] && it.each[0] != it.each[1]), "{policies:?}");
    let totals = compared_totals(&views, &audience);
    let sure = totals.iter().find(|it| it.title.contains("确定") && it.differs()).unwrap();
    assert_eq!((sure.each[1].as_str(), &sure.each[1]), ("¥40,000", &sure.each[2]), "{totals:?}");
    assert_eq!(compared_answers(&views[1..]), []);
    assert_eq!(compared_outcomes(&views[1..], &audience), []);
    assert!(!compared_totals(&views[1..], &audience).iter().any(policy_portal::present::Compared::differs));
}
