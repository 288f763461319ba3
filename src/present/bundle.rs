//! What to take of what excludes each other, in words.

use crate::engine::{Bundle, Evaluation, Lack, Left, Share, Situation, Total, Verdict, bundle};
use crate::formula::GroupId;
use crate::policy::{Catalog, Citation, Exclusion, Paid, Payee, Policy};
use crate::present::Locale;
use crate::present::sheet::names;
use crate::unit::Exact;

/// What can be had together, and why the rest is left.
#[derive(Clone, Debug)]
pub struct Taken<'a> {
    /// What is eligible of it, by who is paid, in the order of the catalogue; without a payee what pays nothing.
    pub payees: Vec<(Option<Payee>, Vec<&'a Policy>)>,
    /// What that comes to.
    pub sums: Vec<Total>,
    /// How many more could be had beside it that are not decided yet.
    pub open: usize,
    /// What is left for it.
    pub left: Vec<LeftOut<'a>>,
    /// What may come to more.
    pub rival: Option<String>,
    /// That not every set could be gone through.
    pub inexact: Option<&'static str>,
}

/// What is left for something else.
#[derive(Clone, Debug)]
pub struct LeftOut<'a> {
    /// What is left.
    pub policy: &'a Policy,
    /// For whom, where that is not everybody.
    pub whom: Option<String>,
    /// What is taken for it, and where it stands that both cannot be had.
    pub because: Vec<(String, &'a Citation)>,
    /// What would come of the other choice.
    pub instead: String,
}

/// What to take of the policies that count.
pub fn taken<'a>(
    catalog: &'a Catalog,
    situation: &Situation,
    evaluation: &Evaluation,
    counts: impl Fn(&Policy) -> bool,
    locale: Locale,
) -> Taken<'a> {
    let found = bundle(catalog, evaluation, counts);
    let words = Wording { catalog, situation, locale };
    Taken {
        payees: words.payees(evaluation, &found.taken),
        open: policies(catalog, found.taken.iter().filter(|share| !share.eligible)).len(),
        left: merged(&found.left).iter().filter_map(|left| words.left(left)).collect(),
        rival: words.rival(&found),
        inexact: (!found.exact).then(|| {
            locale.say("不能同时享受的太多，没有逐一比完", "There are too many ways to compare them all")
        }),
        sums: found.sums,
    }
}

/// That two cannot be had together, and for whom.
pub fn not_both(exclusion: &Exclusion, locale: Locale) -> String {
    let same = names::scope(exclusion.scope, locale);
    match (locale, exclusion.certain) {
        (Locale::Zh, true) => format!("{same}不能两项都享受"),
        (Locale::Zh, false) => format!("没有条文写明{same}能不能两项都享受，按不能算"),
        (Locale::En, true) => format!("both cannot be had {same}"),
        (Locale::En, false) => format!("no text says whether both can be had {same}, so it counts as not"),
    }
}

/// Each policy of the shares once, in their order.
fn policies<'a, 's>(catalog: &'a Catalog, shares: impl Iterator<Item = &'s Share>) -> Vec<&'a Policy> {
    let mut found: Vec<&Policy> = Vec::new();
    for policy in shares.filter_map(|share| catalog.policies.get(share.policy)) {
        if found.iter().all(|other| other.id != policy.id) {
            found.push(policy);
        }
    }
    found
}

/// What is left of a policy in several rows for the same reason.
struct Merged<'a> {
    policy: usize,
    rows: Vec<(GroupId, usize)>,
    by: Vec<(usize, &'a Exclusion)>,
    lack: Lack,
    eligible: bool,
    /// What would be less, by payee and way of paying.
    less: Vec<(Payee, Paid, Exact)>,
}

/// What is eligible, or could not be had if it were, of what is left.
fn merged<'a>(left: &[Left<'a>]) -> Vec<Merged<'a>> {
    let mut merged: Vec<Merged<'a>> = Vec::new();
    for left in left {
        if !left.share.eligible && !left.by.iter().any(|(share, _)| share.eligible) {
            continue;
        }
        let mut by: Vec<(usize, &Exclusion)> = Vec::new();
        for (share, exclusion) in &left.by {
            if by.iter().all(|(policy, _)| *policy != share.policy) {
                by.push((share.policy, exclusion));
            }
        }
        let names = |by: &[(usize, &Exclusion)]| by.iter().map(|(policy, _)| *policy).collect::<Vec<_>>();
        let alike = merged
            .iter_mut()
            .find(|it| it.policy == left.share.policy && it.lack == left.lack && names(&it.by) == names(&by));
        let mut less = differences(&left.taken, &left.instead);
        match alike {
            Some(it) => {
                it.rows.extend(left.share.row);
                it.eligible |= left.share.eligible;
                it.less.append(&mut less);
            }
            None => merged.push(Merged {
                policy: left.share.policy,
                rows: left.share.row.into_iter().collect(),
                by,
                lack: left.lack,
                eligible: left.share.eligible,
                less,
            }),
        }
    }
    merged
}

/// By how much the lower ends of some sums are greater than others.
fn differences(sums: &[Total], others: &[Total]) -> Vec<(Payee, Paid, Exact)> {
    let least = |sums: &[Total], of: &Total| {
        let same = sums.iter().find(|it| (it.payee, it.paid) == (of.payee, of.paid));
        same.map_or(Exact::ZERO, Total::least)
    };
    let mut less: Vec<(Payee, Paid, Exact)> = Vec::new();
    for total in sums.iter().chain(others) {
        let by = least(sums, total).minus(least(others, total)).unwrap_or(Exact::ZERO);
        let new = !less.iter().any(|(payee, paid, _)| (*payee, *paid) == (total.payee, total.paid));
        if by != Exact::ZERO && new {
            less.push((total.payee, total.paid, by));
        }
    }
    less
}

struct Wording<'a, 's> {
    catalog: &'a Catalog,
    situation: &'s Situation,
    locale: Locale,
}

impl<'a> Wording<'a, '_> {
    fn payees(&self, evaluation: &Evaluation, shares: &[Share]) -> Vec<(Option<Payee>, Vec<&'a Policy>)> {
        let mut payees: Vec<(Option<Payee>, Vec<&Policy>)> = Vec::new();
        for policy in policies(self.catalog, shares.iter().filter(|share| share.eligible)) {
            let mut own: Vec<Option<Payee>> = Vec::new();
            for at in policy.rules.clone() {
                let came = evaluation.rules.get(at).is_some_and(|it| it.verdict == Verdict::Eligible);
                let rule = self.catalog.rules.get(at).filter(|_| came);
                let pays = rule.filter(|rule| rule.grant.as_ref().is_some_and(|it| it.paid != Paid::Value));
                let payee = pays.map(|rule| rule.payee);
                if came && !own.contains(&payee) {
                    own.push(payee);
                }
            }
            if own.len() > 1 {
                own.retain(Option::is_some);
            }
            for payee in own {
                match payees.iter_mut().find(|(other, _)| *other == payee) {
                    Some((_, policies)) => policies.push(policy),
                    None => payees.push((payee, vec![policy])),
                }
            }
        }
        payees
    }

    fn title(&self, policy: usize) -> String {
        let title = self.catalog.policies.get(policy).map(|policy| self.locale.of(&policy.title));
        format!("“{}”", title.unwrap_or_default())
    }

    fn left(&self, left: &Merged<'a>) -> Option<LeftOut<'a>> {
        let because = left
            .by
            .iter()
            .map(|(policy, exclusion)| (self.because(&self.title(*policy), exclusion), &exclusion.citation));
        Some(LeftOut {
            policy: self.catalog.policies.get(left.policy)?,
            whom: self.whom(&left.rows),
            because: because.collect(),
            instead: self.instead(left),
        })
    }

    /// The rows as pages number them.
    fn whom(&self, rows: &[(GroupId, usize)]) -> Option<String> {
        let (group, _) = rows.first()?;
        let described = self.situation.rows(*group);
        let is_rest = |at: usize| described.get(at).is_none_or(|row| row.values.is_empty());
        let numbers = rows.iter().filter(|(_, at)| !is_rest(*at));
        let numbers: Vec<String> = numbers.map(|(_, at)| at.saturating_add(1).to_string()).collect();
        let rest = rows.iter().any(|(_, at)| is_rest(*at));
        let mut parts = Vec::new();
        if !numbers.is_empty() {
            let numbers = numbers.join(self.locale.say("、", ", "));
            parts.push(match self.locale {
                Locale::Zh => format!("第 {numbers} 类人"),
                Locale::En => format!("row {numbers}"),
            });
        }
        parts.extend(rest.then(|| self.locale.say("没有细说的人", "the people not described").to_owned()));
        let title = self.catalog.groups.get(group.at()).map(|group| self.locale.of(&group.title));
        Some(format!(
            "{}{}{}",
            title.unwrap_or_default(),
            self.locale.say("：", ": "),
            parts.join(self.locale.say("、", ", "))
        ))
    }

    fn because(&self, other: &str, exclusion: &Exclusion) -> String {
        let chosen = match self.locale {
            Locale::Zh => format!("选了{other}，"),
            Locale::En => format!("{other} is taken; "),
        };
        chosen + &not_both(exclusion, self.locale)
    }

    fn instead(&self, left: &Merged<'_>) -> String {
        let open = self.locale.say("它是不是符合还没有定", "Whether it is eligible is not decided");
        match left.lack {
            _ if !left.eligible => open.to_owned(),
            Lack::Least => self.less(&left.less),
            Lack::Eligible => {
                self.locale.say("改选它，已经符合的项目更少", "With it, fewer are eligible").to_owned()
            }
            Lack::Most => {
                let zh = "两种选法至少能得到的一样多，改选它，最多能得到的更少";
                self.locale.say(zh, "Both surely come to the same; with it, it may come to less").to_owned()
            }
            Lack::Number => {
                self.locale.say("改选它，能同时办的更少", "With it, fewer can be had together").to_owned()
            }
            Lack::Order => {
                let zh = "两种选法算下来一样，也可以选它";
                self.locale.say(zh, "Both come to the same: it can be chosen as well").to_owned()
            }
        }
    }

    /// By how much it would be less: a number where only one payee and way of paying differs.
    fn less(&self, less: &[(Payee, Paid, Exact)]) -> String {
        let only = less
            .first()
            .filter(|(payee, paid, _)| less.iter().all(|(other, way, _)| (other, way) == (payee, paid)));
        let sum = less.iter().try_fold(Exact::ZERO, |sum, (_, _, by)| sum.plus(*by));
        let (Some((_, paid, _)), Some(sum)) = (only, sum) else {
            return self
                .locale
                .say("改选它，至少能得到的会更少", "With it, all together surely comes to less")
                .to_owned();
        };
        let per = match paid {
            Paid::Monthly => self.locale.say("（按月）", " a month"),
            Paid::Yearly | Paid::Relief => self.locale.say("（按年）", " a year"),
            Paid::Once | Paid::Loan | Paid::Value => "",
        };
        let sum = self.locale.money(sum);
        match self.locale {
            Locale::Zh => format!("改选它，至少能得到的会少 {sum}{per}"),
            Locale::En => format!("With it, what surely comes is {sum}{per} less"),
        }
    }

    /// Which other choice may come to more.
    fn rival(&self, bundle: &Bundle<'_>) -> Option<String> {
        let rival = bundle.rival.as_ref()?;
        let names = |set: &[Share], other: &[Share]| {
            let only = policies(self.catalog, set.iter().filter(|share| !other.contains(share)));
            let titles = only.iter().map(|it| format!("“{}”", self.locale.of(&it.title)));
            titles.collect::<Vec<_>>().join(self.locale.say("、", ", "))
        };
        let (more, less) = (names(rival, &bundle.taken), names(&bundle.taken, rival));
        Some(match (self.locale, less.is_empty()) {
            (Locale::Zh, true) => format!("如果主管部门认可同时享受，加上{more}可能更多"),
            (Locale::Zh, false) => format!("没定的若都按最多算，选{more}、不选{less}可能更多"),
            (Locale::En, true) => format!("If the authority allows both, it may be more with {more}"),
            (Locale::En, false) => {
                format!("With the most of what is not decided, {more} without {less} may come to more")
            }
        })
    }
}
