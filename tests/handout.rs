//! Results as text: whoever has no page gets the reasons too, and what is to be put right says what it was reckoned from.
//! And the plan as a picture: what its tiles count is what the answers come to.
#![cfg(test)]

mod golden_people;
mod shared;

use policy_portal::engine::{Answers, Verdict, evaluate, read_answers};
use policy_portal::policy::{Audience, Kind, PlanPart};
use policy_portal::present::{Locale, View, Words, answers_words, policies_of, responsible};

fn words(locale: Locale) -> Words {
    let text = locale.say(include_str!("../static/text/zh.json"), include_str!("../static/text/en.json"));
    Words::read(text).unwrap()
}

/// Does something with the results of every twelfth golden person in both languages.
fn each(mut judge: impl FnMut(&View<'_>, &Answers)) {
    let catalog = shared::catalog();
    for locale in [Locale::Zh, Locale::En] {
        let words = &words(locale);
        for (name, answers, day) in golden_people::answered().iter().step_by(12) {
            let (situation, problems) = read_answers(&catalog, *day, answers);
            assert_eq!(problems, [], "{name}");
            let (situation, evaluation) = (&situation, &evaluate(&catalog, &situation));
            judge(&View { catalog: &catalog, words, locale, situation, evaluation }, answers);
        }
    }
}

#[test]
fn of_what_one_is_eligible_for_the_text_has_each_clause_step_and_source() {
    let mut told = 0;
    each(|view, answers| {
        let text = view.handout(answers, &Audience::ALL, "https://example.org/#answers=1");
        for at in view.group(&Audience::ALL, |verdict| verdict == Verdict::Eligible) {
            for detail in view.details(at) {
                let lines = detail.why.iter().flat_map(|line| [&line.text, &line.quote.source]);
                let steps = detail.steps.iter().flat_map(|step| [&step.text, &step.value]);
                let quotes = detail.quotes.iter().map(|(_, quote)| &quote.source);
                for part in lines.chain(steps).chain(quotes) {
                    assert!(text.contains(part.as_str()), "{part} is not in\n{text}");
                    told += 1;
                }
            }
        }
        for line in answers_words(view.catalog, view.situation.day, answers, view.locale) {
            assert!(text.contains(&line), "{line} is not in\n{text}");
        }
        for said in ["about.grades.what", "footer.note", "text.link"].map(|key| view.words.get(key)) {
            assert!(text.contains(&said), "{said} is not in\n{text}");
        }
        assert!(text.ends_with("\nhttps://example.org/#answers=1\n"), "{text}");
        assert!(!view.handout(answers, &Audience::ALL, "").contains(&view.words.get("text.link")));
    });
    assert!(told > 1000, "only {told} parts were told");
}

#[test]
fn what_is_to_be_put_right_says_the_result_its_reasons_and_every_answer() {
    let mut written = 0;
    each(|view, answers| {
        for at in 0..view.catalog.policies.len() {
            let (text, card) = (view.correction(at, answers).unwrap(), view.card(at).unwrap());
            let said = [&card.title, &card.id, &card.verdict_text, &view.catalog.version];
            assert!(said.iter().all(|part| text.contains(part.as_str())), "{text}");
            assert!(card.money.iter().all(|money| text.contains(&money.value)), "{text}");
            for detail in view.details(at) {
                assert!(detail.why.iter().all(|line| text.contains(&line.text)), "{text}");
            }
            let answers = answers_words(view.catalog, view.situation.day, answers, view.locale);
            assert!(answers.iter().all(|line| text.contains(line)), "{text}");
            written += 1;
        }
        assert_eq!(view.correction(view.catalog.policies.len(), answers), None);
    });
    assert!(written > 1000, "only {written}");
}

#[test]
fn the_tiles_of_the_plan_count_what_the_answers_come_to() {
    let (catalog, words) = (shared::catalog(), words(Locale::Zh));
    let mut counted = 0;
    for (name, situation) in golden_people::all(&catalog) {
        let evaluation = &evaluate(&catalog, &situation);
        let (catalog, words, situation) = (&catalog, &words, &situation);
        let view = View { catalog, words, locale: Locale::Zh, situation, evaluation };
        let eligible: usize = catalog.plan.iter().map(|part| view.tile(part, &[]).eligible).sum();
        let all = catalog.policies.iter().zip(&evaluation.policies);
        let of_plan = all.filter(|(policy, _)| policy.item.is_some() && policy.kind != Kind::Tool);
        let wanted = of_plan.filter(|(_, came)| came.verdict == Some(Verdict::Eligible)).count();
        assert_eq!(eligible, wanted, "{name}");
        counted += eligible;
    }
    assert!(counted > 100, "only {counted}");
}

#[test]
fn whoever_is_responsible_stands_with_every_item_that_names_them() {
    let catalog = shared::catalog();
    let found = responsible(&catalog.plan);
    let named: usize = catalog.plan.iter().map(|part| part.departments.len()).sum();
    let all = "各盟行政公署、市人民政府";
    let whole = catalog.plan.iter().map(PlanPart::text).collect::<String>();
    assert!(
        whole.contains("以下任务均涉及各盟行政公署、市人民政府落实，不再单独列出"),
        "that is why they are left out"
    );
    assert!(found.iter().all(|one| one.department != all));
    assert_eq!(found.iter().map(|one| one.parts.len()).sum::<usize>(), named - 1);
    assert!(found.is_sorted_by_key(|one| std::cmp::Reverse(one.parts.len())));
    for one in &found {
        for id in &one.parts {
            let part = catalog.plan.iter().find(|part| part.id == *id).unwrap();
            assert!(part.departments.iter().any(|name| name.ends_with(&one.department)), "{one:?}");
        }
    }
    let of_plan = catalog.plan.iter().map(|part| policies_of(&catalog, part).count()).sum::<usize>();
    assert_eq!(of_plan, catalog.policies.iter().filter(|policy| policy.item.is_some()).count());
}
