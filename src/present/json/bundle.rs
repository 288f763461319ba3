//! What to take of what excludes each other, as JSON.

use crate::engine::{Bundle, Lack, Left, Share, bundle};
use crate::policy::Exclusion;
use crate::present::json::Page;

impl Page<'_> {
    /// What to take.
    pub(super) fn bundle(&mut self) {
        let Bundle { taken, sums, left, rival, exact } =
            bundle(self.trace.catalog, self.trace.evaluation, |_| true);
        self.json.open("bundle", '{');
        self.shares("taken", &taken);
        self.totals("sums", &sums);
        self.json.open("left", '[');
        for left in &left {
            self.left(left);
        }
        self.json.close(']');
        match rival {
            Some(rival) => self.shares("rival", &rival),
            None => self.json.null("rival"),
        }
        self.json.truth("exact", exact);
        self.json.close('}');
    }

    fn left(&mut self, left: &Left<'_>) {
        self.json.open("", '{');
        self.share("share", &left.share);
        self.json.open("because", '[');
        for (taken, exclusion) in &left.by {
            self.excluded(taken, exclusion);
        }
        self.json.close(']');
        self.json.put("lack", lack(left.lack));
        self.json.close('}');
    }

    fn excluded(&mut self, taken: &Share, exclusion: &Exclusion) {
        self.json.open("", '{');
        self.share("share", taken);
        self.json.put("scope", exclusion.scope.as_str());
        self.json.truth("certain", exclusion.certain);
        self.clause(Some(&exclusion.citation));
        self.json.close('}');
    }

    fn shares(&mut self, name: &str, shares: &[Share]) {
        self.json.open(name, '[');
        for share in shares {
            self.share("", share);
        }
        self.json.close(']');
    }

    fn share(&mut self, name: &str, share: &Share) {
        let policy = self.trace.catalog.policies.get(share.policy);
        self.json.open(name, '{');
        self.json.put("policy", policy.map_or("", |policy| &policy.id));
        self.json.count("row", share.row.map(|(_, row)| row));
        self.json.truth("eligible", share.eligible);
        self.json.close('}');
    }
}

fn lack(lack: Lack) -> &'static str {
    match lack {
        Lack::Least => "least",
        Lack::Eligible => "eligible",
        Lack::Most => "most",
        Lack::Number => "number",
        Lack::Order => "order",
    }
}
