//! What is said to people: on which clauses something turns, with their own values, and how an amount comes about.
#![cfg(test)]

mod shared;

use policy_portal::engine::{Situation, Verdict, evaluate, json_answers, read_answers};
use policy_portal::policy::Catalog;
use policy_portal::present::{Locale, RuleDetail, View, Words};
use policy_portal::unit::Date;
use serde_json::{Value, json};

struct Person {
    catalog: Catalog,
    words: Words,
    situation: Situation,
}

impl Person {
    fn new(day: &str, answers: &Value) -> Self {
        let catalog = shared::catalog();
        let words = Words::read(include_str!("../static/text/zh.json")).unwrap();
        let answers = json_answers(&serde_json::from_value(answers.clone()).unwrap());
        let (situation, problems) = read_answers(&catalog, Date::parse(day).unwrap(), &answers);
        assert_eq!(problems, []);
        Self { catalog, words, situation }
    }

    fn rule(&self, policy: &str, locale: Locale) -> RuleDetail {
        let at = self.catalog.policies.iter().position(|it| it.id == policy).unwrap();
        let evaluation = evaluate(&self.catalog, &self.situation);
        let (catalog, words, situation) = (&self.catalog, &self.words, &self.situation);
        let view = View { catalog, words, locale, situation, evaluation: &evaluation };
        view.details(at).swap_remove(0)
    }

    fn card(&self, policy: &str) -> String {
        let at = self.catalog.policies.iter().position(|it| it.id == policy).unwrap();
        let evaluation = evaluate(&self.catalog, &self.situation);
        let (catalog, words, situation) = (&self.catalog, &self.words, &self.situation);
        let view = View { catalog, words, locale: Locale::Zh, situation, evaluation: &evaluation };
        view.card(at).unwrap().why
    }
}

/// How each clause stands on which a policy's first rule turns, and the person's own values.
fn why(policy: &str, day: &str, answers: &Value, locale: Locale) -> Vec<String> {
    let lines = Person::new(day, answers).rule(policy, locale).why;
    lines.iter().map(|line| line.own.clone().unwrap_or_default()).collect()
}

fn steps(policy: &str, day: &str, answers: &Value, locale: Locale) -> Vec<String> {
    let steps = Person::new(day, answers).rule(policy, locale).steps;
    steps.iter().map(|step| format!("{} = {}", step.text, step.value)).collect()
}

#[test]
fn what_is_missing_is_said_in_the_persons_own_values() {
    let day = "2026-06-01";
    let skill = json!({
        "skill_grant.certificate_level": "level_5", "skill_grant.certificate_date": "2025-05-01",
        "insured_place": "150102", "employed": "yes", "ui_paying": "yes", "ui_months": "11 months",
        "skill_grant.fits_industry": "yes", "skill_grant.same_before": "no", "skill_grant.this_year": "no",
        "skill_grant.training_subsidy": "no", "drawing_unemployment_benefit": "no",
    });
    let said = why("skill_grant", day, &skill, Locale::Zh);
    assert_eq!(
        said,
        [
            "证书核发日期：2025年5月1日，12个月到2026年5月1日届满",
            "失业保险累计缴费时间：11个月，需至少12个月"
        ]
    );
    let said = why("skill_grant", day, &skill, Locale::En);
    assert_eq!(said[1], "Unemployment insurance paid: 11 months, must be at least 12 months");

    let hires = json!({
        "startup_base.recognised": "yes", "received.startup_jobs": "no",
        "hire": { "total": 3, "rows": [{ "count": "2 person", "insured": "14 months" },
                                       { "count": "1 person", "insured": "11 months" }] },
    });
    let said = why("startup_jobs", "2025-09-01", &hires, Locale::Zh);
    assert_eq!(said, ["2人的已缴社保月数：14个月；1人的已缴社保月数：11个月，符合的2人，需至少3人"]);

    let kept = json!({ "startup_base.recognised": "yes", "business_start": "2022-07-02",
        "startup_kept.headcount": "never_fell", "received.startup_jobs": "yes", "received.startup_kept": "no" });
    assert_eq!(
        why("startup_kept", "2025-07-01", &kept, Locale::Zh),
        ["登记日期：2022年7月2日，满2年11个月，需至少3年"]
    );
}

/// What is compared with a day that is reckoned from an answer is the day asked for, not the answer.
#[test]
fn a_window_reckoned_from_an_answer_says_of_which_day_it_speaks() {
    let answers = json!({
        "residence": "150102", "education_status": "graduated", "graduation": "2025-06-30", "employed": "no",
        "flexible_work": "yes", "flexible_registered": "yes", "flexible_insurance_graduate.from": "2026-01-10",
        "flexible_insurance_graduate.months": "10 months", "flexible_insurance_graduate.months_before": "0 months",
    });
    let policy = "flexible_insurance_graduate";
    let began = "申报年度里开始缴费的日期：2026年1月10日";
    let early = why(policy, "2026-12-31", &answers, Locale::Zh);
    assert_eq!(early, [format!("{began}，计算的这一天需不早于2027年1月1日")]);
    let late = why(policy, "2027-04-01", &answers, Locale::Zh);
    assert_eq!(late, [format!("{began}，计算的这一天需早于2027年4月1日")]);
    let [english] = &why(policy, "2027-04-01", &answers, Locale::En)[..] else { panic!("one clause") };
    assert!(english.ends_with(", the day reckoned for must be before 1 April 2027"), "{english}");
}

#[test]
fn of_what_is_open_that_is_said_which_another_can_replace() {
    let replaceable = |answers: &Value| {
        let said = why("startup_loan_person", "2026-06-01", answers, Locale::Zh);
        said.iter().map(|it| it.ends_with("别的有一项满足也行")).collect::<Vec<_>>()
    };
    assert_eq!(replaceable(&json!({})), [false, true, true, true, true, false]);
    let two = json!({ "unemployment_registered": "no", "hardship_recognised": "no" });
    assert_eq!(replaceable(&two), [false, true, true, false]);
    // Of one way that is left, nothing is in its place.
    let one =
        json!({ "unemployment_registered": "no", "hardship_recognised": "no", "education_status": "none" });
    assert_eq!(replaceable(&one), [false, false, false]);
}

#[test]
fn the_card_says_the_first_clause_in_the_way_and_how_many_there_are() {
    let one = json!({ "startup_base.recognised": "no" });
    assert_eq!(
        Person::new("2025-09-01", &one).card("startup_base"),
        "不满足：当地人社部门已认定，或已经领到（一次性创业补贴已认定：否）。"
    );
    let two = json!({ "startup_base.recognised": "no", "received.startup_base": "yes" });
    assert!(Person::new("2025-09-01", &two).card("startup_base").starts_with("有 2 条不满足，先看："));
}

/// What stands first in the way, and not what stands first in the file of questions.
#[test]
fn an_open_card_says_what_to_answer_first() {
    let nobody = Person::new("2026-06-01", &json!({}));
    let first = |policy: &str| {
        let why = nobody.card(policy);
        let (_, named) = why.split_once("先答：").unwrap_or_else(|| panic!("{policy}: {why}"));
        named.split('。').next().unwrap_or_default().to_owned()
    };
    assert_eq!(first("unemployment_benefit"), "失业保险累计缴费时间");
    assert_eq!(first("startup_jobs"), "一次性创业补贴已认定");
    let evaluation = evaluate(&nobody.catalog, &nobody.situation);
    let open = |at: usize| matches!(evaluation.policies[at].verdict, Some(Verdict::Answer { .. }));
    let policies: Vec<_> = (0..nobody.catalog.policies.len()).filter(|at| open(*at)).collect();
    assert!(30 < policies.len(), "{} are open", policies.len());
    for at in policies {
        assert_ne!(first(&nobody.catalog.policies[at].id), "");
    }
}

#[test]
fn the_nearest_category_of_a_definition_is_named() {
    let young = json!({
        "sex": "male", "birth": "1976-07-01", "residence": "150102", "urban_resident": "yes",
        "beyond_retirement_service.able_and_willing": "yes", "unemployment_registered": "yes",
        "lived_here_months": "24 months", "employee_insurance_months": "60 months", "disability_certificate": "no",
        "zero_employment_family": "no", "land_lost": "no", "low_income_family": "no", "unemployment_months": "1 month",
        "hardship_recognised": "no", "never_employed": "no",
    });
    let said = why("hardship_recognition", "2026-06-15", &young, Locale::Zh);
    assert_eq!(said, ["出生日期：1976年7月1日，满49年11个月，需至少50年"]);
}

#[test]
fn what_is_open_names_the_answers_and_the_authority() {
    let hires = json!({ "startup_base.recognised": "yes", "received.startup_jobs": "no" });
    let person = Person::new("2025-09-01", &hires);
    let detail = person.rule("startup_jobs", Locale::Zh);
    let said: Vec<_> = detail.why.iter().map(|line| line.own.clone().unwrap()).collect();
    assert_eq!(said.len(), 1);
    assert!(said.iter().all(|own| own.contains("还要回答：已缴社保月数")), "{said:?}");
    assert!(!detail.lines.is_empty(), "what is met is folded, not dropped");

    let fell = json!({ "startup_base.recognised": "yes", "business_start": "2020-07-02",
        "startup_kept.headcount": "fell_and_back", "received.startup_jobs": "yes", "received.startup_kept": "no" });
    let detail = Person::new("2025-07-01", &fell).rule("startup_kept", Locale::Zh);
    let standing: Vec<_> = detail.why.iter().map(|line| line.standing_text.as_str()).collect();
    assert_eq!(standing, ["条文没写清或两可，由主管部门定"]);
}

#[test]
fn steps_say_rate_months_cap_and_bound() {
    let interns = |kept: i64| {
        let row = |count: i64, retained: &str| {
            json!({ "count": format!("{count} person"), "retained": retained, "start": "2025-09-01",
                "months": "6 months", "contract_early": "no", "kind": "graduate_2_years" })
        };
        json!({ "internship.host": "yes", "business_place": "150102",
            "intern": { "rows": [row(kept, "yes"), row(5 - kept, "no")] } })
    };
    assert_eq!(
        steps("internship", "2026-03-02", &interns(3), Locale::Zh),
        [
            "2025年9月至2025年11月：100% × ¥2,270/月 × 3个月 = ¥6,810",
            "2025年12月至2026年2月：100% × ¥2,380/月 × 3个月 = ¥7,140",
            "¥6,810 + ¥7,140 = ¥13,950",
            "3人 × ¥13,950 = ¥41,850",
            "2人 × ¥13,950 = ¥27,900",
            "¥41,850 + ¥27,900 = ¥69,750",
        ]
    );
    let few = steps("internship", "2026-03-02", &interns(2), Locale::Zh);
    assert_eq!(few[0], "2025年9月至2025年11月：不低于70% × ¥2,270/月 × 3个月 = 不低于¥4,767");
    assert_eq!(few.last().unwrap(), "不低于¥19,530 + 不低于¥29,295 = 不低于¥48,825");
    let english = steps("internship", "2026-03-02", &interns(3), Locale::En);
    assert_eq!(english[0], "September 2025 to November 2025: 100% × ¥2,270/month × 3 months = ¥6,810");

    let loan = json!({ "loan_interest_subsidy.kind": "person", "loan_interest_subsidy.principal": "320000 yuan",
        "loan_interest_subsidy.rate": "0.03", "loan_interest_subsidy.months": "36 months" });
    assert_eq!(
        steps("loan_interest_subsidy", "2025-07-01", &loan, Locale::Zh),
        [
            "¥320,000、不超过¥300,000，取小的 = 不超过¥300,000",
            "36个月、36个月，取小的 = 36个月",
            "不超过¥300,000 × 3% × 不超过50% × 36个月 ÷ 12 = 不超过¥13,500",
        ]
    );
    let note = &Person::new("2025-07-01", &loan).rule("loan_interest_subsidy", Locale::Zh).steps[0].note;
    assert_eq!(note, "贷款本金、贷款额度上限；按贷款额度上限");
}
