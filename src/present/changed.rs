//! What another release makes of the same answers.

use crate::engine::Verdict;
use crate::present::View;

/// A policy that comes to something else under another release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its title.
    pub title: String,
    /// What it came to; empty where it was not in that release.
    pub before: String,
    /// What it comes to; empty where it is not in this one.
    pub after: String,
}

impl View<'_> {
    /// The policies that come to something else than in `before`: those of this release in their order, then those it
    /// does not have. One that is only in one of the two counts where something comes or may come of it.
    pub fn changed(&self, before: &View<'_>) -> Vec<Changed> {
        let mut changed = Vec::new();
        for catalog in [self.catalog, before.catalog] {
            for policy in &catalog.policies {
                let id = &policy.id;
                let here = self.catalog.policy(id).is_some();
                // Those of both releases were seen with this one's.
                if here && !std::ptr::eq(catalog, self.catalog) {
                    continue;
                }
                let ((before, was), (after, is)) = (before.outcome(id), self.outcome(id));
                let in_both = !before.is_empty() && !after.is_empty();
                if before != after && (in_both || was || is) {
                    changed.push(Changed { title: self.text(&policy.title), before, after });
                }
            }
        }
        changed
    }

    /// What a policy comes to, in words with the amounts; and whether something comes or may come of it.
    pub(crate) fn outcome(&self, id: &str) -> (String, bool) {
        let at = self.catalog.policies.iter().position(|policy| policy.id == id);
        let Some(card) = at.and_then(|at| self.card(at)) else { return (String::new(), false) };
        let mut text = card.verdict_text;
        let comma = self.locale.say("，", ", ");
        for money in card.money {
            let space = if money.aside.is_empty() { "" } else { self.locale.say("", " ") };
            for part in [comma, &money.bound, &money.value, space, &money.aside] {
                text.push_str(part);
            }
        }
        (text, card.verdict.is_some_and(|verdict| verdict == Verdict::Eligible || verdict.is_open()))
    }
}
