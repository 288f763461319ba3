//! What the calendar says of each day is what an evaluation of that day alone says: of golden people, over five years.
//! Of every 120th, as all of them take a quarter of an hour; `PORTAL_PEOPLE=1`, in `make prove`, takes each.
#![cfg(test)]

mod golden_people;
mod shared;

use policy_portal::engine::{Calendar, HORIZON, Situation, Stretch, outcomes};
use policy_portal::policy::Catalog;

/// How many days were compared, and how many evaluations the calendar took.
fn compare(catalog: &Catalog, name: &str, situation: &Situation) -> (usize, usize) {
    let mut calendar = Calendar::new(catalog, situation.clone(), |_| true);
    let mut reached = Vec::new();
    while calendar.next().is_some() {
        reached.push(calendar.reached());
    }
    let steps = reached.len();
    assert_eq!(reached.pop(), Some(None), "{name}");
    assert!(reached.iter().all(Option::is_some) && reached.is_sorted(), "{name}: it goes back");
    let all: Vec<&[Stretch]> = (0..catalog.rules.len()).map(|rule| calendar.stretches(rule)).collect();
    let (mut day, end, mut days) = (situation.day, situation.day.plus_months(HORIZON), 0);
    for stretches in &all {
        assert_eq!(stretches.first().map(|it| it.first), Some(day), "{name}");
        assert_eq!(stretches.last().map(|it| it.last), Some(end), "{name}");
        for two in stretches.windows(2) {
            assert_eq!(two[0].last.next(), two[1].first, "{name}");
            assert!(two[0].outcome != two[1].outcome, "{name}: two stretches that are one");
        }
    }
    let mut at = vec![0; all.len()];
    loop {
        let came = outcomes(catalog, &situation.going_on(catalog, day, day), catalog.rules.len());
        for (rule, stretches) in all.iter().enumerate() {
            if stretches[at[rule]].last < day {
                at[rule] = at[rule].checked_add(1).unwrap();
            }
            assert_eq!(stretches[at[rule]].outcome, came[rule], "{name}, rule {rule}, {day}");
        }
        days = usize::checked_add(days, 1).unwrap();
        if day == end {
            return (days, steps);
        }
        day = day.next();
    }
}

#[test]
fn every_day_of_five_years_comes_to_what_it_comes_to_alone() {
    let catalog = shared::catalog();
    let people = golden_people::all(&catalog);
    let every = std::env::var("PORTAL_PEOPLE").map_or(120, |text| text.parse().unwrap());
    let (mut days, mut steps) = (0_usize, Vec::new());
    for (name, situation) in people.iter().skip(usize::div_euclid(every, 2)).step_by(every) {
        let (more, taken) = compare(&catalog, name, situation);
        days = days.checked_add(more).unwrap();
        steps.push(taken);
    }
    steps.sort_unstable();
    let median = steps.get(steps.len().div_euclid(2)).copied();
    let (looked, all, most) = (steps.len(), people.len(), steps.last());
    println!("{looked} of {all} people, {days} days; evaluations taken: median {median:?}, most {most:?}");
    assert!(10 < looked, "of {all} people {looked} were looked at");
}
