//! What would change it, by example: what is said to whom, and in which words.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod shared;

use std::rc::Rc;

use policy_portal::engine::{
    Alter, JsonAnswers, Prospect, Prospects, Worth, evaluate, json_answers, read_answers,
};
use policy_portal::present::{Locale, View, Words};
use policy_portal::unit::{Date, Exact};

/// What is said to somebody of a policy.
fn said(policy: &str, day: &str, answers: &str) -> Vec<Prospect> {
    let catalog = shared::catalog();
    let answers: JsonAnswers = serde_json::from_str(answers).unwrap();
    let (situation, problems) = read_answers(&catalog, Date::parse(day).unwrap(), &json_answers(&answers));
    assert_eq!(problems, []);
    let at = catalog.policies.iter().position(|it| it.id == policy).unwrap();
    Prospects::of(&Rc::new(catalog), &Rc::new(situation), at).flatten().collect()
}

fn gain(prospect: &Prospect) -> Exact {
    let sum = |worth: &Worth| worth.sums[0].amount.lo().unwrap();
    sum(&prospect.after).minus(sum(&prospect.before)).unwrap()
}

const FOUNDER: &str = r#""entrepreneur": "yes", "startup_base.recognised": "yes""#;

#[test]
fn another_month_of_insurance_and_another_person() {
    let rows = r#""hire": {"rows": [{"count": 2, "insured": "14 months"}, {"insured": "11 months"}]}"#;
    let found = said(
        "startup_jobs",
        "2025-07-01",
        &format!("{{{FOUNDER}, {rows}, \"received.startup_jobs\": \"no\"}}"),
    );
    let [month, ..] = &found[..] else { panic!("{found:?}") };
    assert_eq!((month.alters.len(), month.from), (0, Date::parse("2025-08-01")));
    assert_eq!(gain(month), Exact::from(20_000));

    let two = r#""hire": {"rows": [{"count": 2, "insured": "14 months"}]}"#;
    let found = said(
        "startup_jobs",
        "2025-07-01",
        &format!("{{{FOUNDER}, {two}, \"received.startup_jobs\": \"no\"}}"),
    );
    let [more] = &found[..] else { panic!("{found:?}") };
    let [Alter::More { people, .. }] = &more.alters[..] else { panic!("{more:?}") };
    assert_eq!((people.as_point(), more.from), (Some(Exact::ONE), Date::parse("2026-07-01")));
    assert_eq!(gain(more), Exact::from(20_000));
}

#[test]
fn one_more_kept_pays_for_all_and_only_while_it_can_still_be_done() {
    let interns = r#"{"internship.host": "yes", "business_place": "150102", "intern": {"rows": [
        {"count": 1, "start": "2025-12-01", "months": "6 months", "retained": "yes", "contract_early": "no", "kind": "graduate_2_years"},
        {"count": 3, "start": "2025-12-01", "months": "6 months", "retained": "no", "contract_early": "no", "kind": "graduate_2_years"}]}}"#;
    let found = said("internship", "2026-05-20", interns);
    let [kept] = &found[..] else { panic!("{found:?}") };
    let [Alter::Some { people, .. }] = &kept.alters[..] else { panic!("{kept:?}") };
    assert_eq!(people.as_point(), Some(Exact::ONE));
    // 4 people for 6 months: 70 % of the wage to 100 % of it.
    assert!(gain(kept) > Exact::from(10_000), "{kept:?}");
    // A week after the internship nobody can be kept any more.
    assert_eq!(said("internship", "2026-06-08", interns), []);
}

#[test]
fn nobody_who_works_is_told_to_register_as_unemployed() {
    let of = |employed: &str| {
        let answers = format!(
            r#"{{"employed": "{employed}", "flexible_work": "no", "unemployment_registered": "no", "ui_months": "20 months", "ui_paying": "no",
            "insured_place": "150102", "unemployment_benefit.involuntary": "yes", "wants_work": "yes", "birth": "1985-01-01",
            "sex": "male", "unemployment_benefit.from": "2026-06-01"}}"#
        );
        said("unemployment_benefit", "2026-06-01", &answers)
    };
    assert_eq!(of("yes"), []);
    let [register] = &of("no")[..] else { panic!("registering does it") };
    assert!(register.after.is_eligible() && register.from.is_none());
}

/// What is shown of what is found, in a language.
fn shown(policy: &str, day: &str, answers: &str, locale: Locale) -> Vec<[String; 3]> {
    let catalog = shared::catalog();
    let answers: JsonAnswers = serde_json::from_str(answers).unwrap();
    let (situation, _) = read_answers(&catalog, Date::parse(day).unwrap(), &json_answers(&answers));
    let evaluation = evaluate(&catalog, &situation);
    let words = Words::read(&std::fs::read_to_string("static/text/zh.json").unwrap()).unwrap();
    let at = catalog.policies.iter().position(|it| it.id == policy).unwrap();
    let found: Vec<_> =
        Prospects::of(&Rc::new(catalog.clone()), &Rc::new(situation.clone()), at).flatten().collect();
    let view =
        View { catalog: &catalog, words: &words, locale, situation: &situation, evaluation: &evaluation };
    view.prospects(at, &found).into_iter().map(|it| [it.tag, it.what, it.gain]).collect()
}

#[test]
fn it_reads_as_people_say_it() {
    let rows = r#""hire": {"rows": [{"count": 2, "insured": "14 months"}, {"insured": "11 months"}]}"#;
    let founder = format!("{{{FOUNDER}, {rows}, \"received.startup_jobs\": \"no\"}}");
    let of = |locale| shown("startup_jobs", "2025-07-01", &founder, locale);
    let zh = ["随时间", "等到2025年8月1日，其间“已缴社保月数”再累计1个月，其他都照旧", "+¥20,000"];
    assert_eq!(of(Locale::Zh)[0], zh);
    let en =
        ["with time", "on 1 August 2025, “Months insured” growing by 1 month, all else as it is", "+¥20,000"];
    assert_eq!(of(Locale::En)[0], en);
    let settled = r#"{"education_status": "graduated", "graduation": "2025-07-01",
        "two_year_window.settled_in_state_sector": "yes"}"#;
    let [only] = &shown("two_year_window", "2026-06-01", settled, Locale::Zh)[..] else { panic!("one line") };
    assert_eq!([&only[0], &only[1]], ["无法改变", "取决于“已在机关或国有单位落实工作”"]);
}
