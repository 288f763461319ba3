//! `policy diff`.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::cli::data::{self, Data};
use crate::cli::explain::today;
use crate::cli::store::Store;
use crate::cli::test::suites;
use crate::cli::{Failure, report};
use crate::lint::{Came, Difference, Effect, Reach, Touched, concerned, differences, touched};
use crate::policy::Catalog;
use crate::present::{Locale, answers_words, outcome_words};
use crate::unit::Date;

/// Says what two releases, or folders of authored files, say differently, and whom that touches on a day.
pub(crate) fn run(
    (folder, cases): (&Path, &Path),
    (before, after): (&str, &str),
    day: Option<&str>,
    json: bool,
    locale: Locale,
) -> Result<(), Failure> {
    let day = day.map_or_else(|| Ok(today()), data::day)?;
    let (before, after) = (authored(folder, before)?, authored(folder, after)?);
    let (was, is) = (before.catalog(locale)?, after.catalog(locale)?);
    let changes = differences(&before.files, &after.files);
    let policies = concerned(&before.files, &after.files);
    // Another folder of data has other people, or none.
    let golden = if cases.is_dir() { suites(cases)? } else { Vec::new() };
    let reach: Vec<Reach> = policies.iter().map(|policy| touched(&was, &is, policy, day, &golden)).collect();
    let both = Report { was: &was, is: &is, day, locale };
    report::out(&if json { both.json(&changes, &reach) } else { both.text(&changes, &reach) })
}

/// What was authored for a release, or stands in a folder.
fn authored(folder: &Path, name: &str) -> Result<Data, Failure> {
    let store = Store::of(folder)?;
    if store.index.releases.iter().any(|it| it.version == name) {
        return store.data(name);
    }
    let path = Path::new(name);
    if path.is_dir() {
        return Data::read(path);
    }
    let known: Vec<_> = store.index.releases.iter().map(|it| it.version.as_str()).collect();
    let known = known.join(", ");
    Err(Failure::Cannot(format!("`{name}` is neither a release ({known}) nor a folder of authored files")))
}

/// Two catalogues, and how what is different is put.
struct Report<'a> {
    was: &'a Catalog,
    is: &'a Catalog,
    day: Date,
    locale: Locale,
}

impl Report<'_> {
    fn text(&self, changes: &[Difference], reach: &[Reach]) -> String {
        let mut text = format!("{} → {}\n\n", self.was.version, self.is.version);
        text += self.locale.say("条文的变化\n", "What is said differently\n");
        text.extend(changes.iter().map(line));
        let day = self.locale.date(self.day);
        text.extend([format!(
            "\n{}{day}\n",
            self.locale.say("谁受影响，按这一天算：", "Whom it touches, on ")
        )]);
        let (some, nobody): (Vec<_>, Vec<_>) = reach.iter().partition(|it| !it.touched.is_empty());
        text.extend(some.into_iter().map(|it| self.reach(it)));
        for whole in [true, false] {
            let nobody = nobody.iter().filter(|it| it.whole == whole).map(|it| it.policy.as_str());
            let nobody = nobody.collect::<Vec<_>>().join(", ");
            let words = if whole {
                self.locale.say("试过的人没有受影响：", "Nobody who was tried is touched by ")
            } else {
                self.locale.say(
                    "试过的人没有受影响，没有试完，别人可能受影响：",
                    "Nobody who was tried is touched, there are more who may be, by ",
                )
            };
            if !nobody.is_empty() {
                text.extend([format!("\n{words}{nobody}\n")]);
            }
        }
        text
    }

    fn reach(&self, reach: &Reach) -> String {
        let title = self.is.policy(&reach.policy).or_else(|| self.was.policy(&reach.policy));
        let title = title.map_or("", |policy| self.locale.of(&policy.title));
        let tried = self.locale.say("种人试过", " kinds of people tried");
        let more = if reach.whole { String::new() } else { self.more(reach.golden) };
        let mut text = format!("\n{} {title} ({}{tried}{more})\n", reach.policy, reach.tried);
        for touched in &reach.touched {
            let (before, after) =
                (self.outcome(touched.before.as_ref()), self.outcome(touched.after.as_ref()));
            let effect = self.effect(touched.effect);
            let example = self.example(touched).join(self.locale.say("；", "; "));
            text.extend([format!("  {effect} ({}): {before} → {after}\n", touched.people)]);
            text.extend([format!("    {}{example}\n", self.locale.say("例：", "e.g. "))]);
        }
        text
    }

    /// What is said where not everybody was tried.
    fn more(&self, golden: usize) -> String {
        match self.locale {
            Locale::Zh => format!("，没有试完；另试了 {golden} 个黄金案例"),
            Locale::En => format!(", there are more; {golden} golden people tried too"),
        }
    }

    fn effect(&self, effect: Effect) -> &'static str {
        match effect {
            Effect::Gains => self.locale.say("得到或多得", "gain"),
            Effect::Loses => self.locale.say("失去或少得", "lose"),
            Effect::Verdict => self.locale.say("结论不同", "another verdict"),
            Effect::Amount => self.locale.say("金额不同", "another amount"),
        }
    }

    fn outcome(&self, came: Option<&Came>) -> String {
        let none = self.locale.say("没有这一项", "no such policy");
        came.map_or_else(|| none.to_owned(), |it| outcome_words(it.verdict, &it.amounts, self.locale))
    }

    /// Of a policy that is no more, the catalogue that had it knows what was asked.
    fn example(&self, touched: &Touched) -> Vec<String> {
        let catalog = if touched.after.is_some() { self.is } else { self.was };
        answers_words(catalog, self.day, &touched.example, self.locale)
    }

    fn json(&self, changes: &[Difference], reach: &[Reach]) -> String {
        let json = json!({
            "schema": "policy-portal/diff/1",
            "before": self.was.version,
            "after": self.is.version,
            "day": self.day.to_string(),
            "changes": changes.iter().map(change_json).collect::<Vec<Json>>(),
            "reach": reach.iter().map(|it| self.reach_json(it)).collect::<Vec<Json>>(),
        });
        format!("{json:#}\n")
    }

    fn reach_json(&self, reach: &Reach) -> Json {
        let outcome = |came: Option<&Came>| {
            came.map(|it| json!({ "verdict": it.verdict.as_str(), "text": self.outcome(came) }))
        };
        let touched = |it: &Touched| {
            json!({
                "effect": it.effect.as_str(),
                "people": it.people,
                "before": outcome(it.before.as_ref()),
                "after": outcome(it.after.as_ref()),
                "example": self.example(it),
            })
        };
        let touched: Vec<Json> = reach.touched.iter().map(touched).collect();
        let Reach { policy, tried, whole, golden, .. } = reach;
        json!({ "policy": policy, "tried": tried, "whole": whole, "golden": golden, "touched": touched })
    }
}

fn change_json(change: &Difference) -> Json {
    let Difference { kind, policy, path, before, after } = change;
    json!({ "kind": kind.as_str(), "policy": policy, "path": path, "before": before, "after": after })
}

fn line(change: &Difference) -> String {
    let policy = change.policy.as_deref().unwrap_or("*");
    let (kind, path) = (change.kind.as_str(), change.path.join(" › "));
    let said = match (&change.before, &change.after) {
        (None, after) => format!("+ {}", after.as_deref().unwrap_or_default()),
        (Some(before), None) => format!("- {before}"),
        (Some(before), Some(after)) => format!("{before} → {after}"),
    };
    format!("  {kind:<9} {policy} {path}: {said}\n")
}
