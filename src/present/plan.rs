//! The plan as a picture: what each part is about, what of it is for whoever answered, and who is responsible.

use crate::engine::Verdict;
use crate::policy::{Audience, Catalog, Kind, PlanPart, Policy};
use crate::present::{View, concerns};

/// A part of the plan as one tile of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The most that comes of it: money before rights before services before targets.
    pub kind: Option<Kind>,
    /// Its first target.
    pub target: Option<String>,
    /// How many of its policies the answers qualify for.
    pub eligible: usize,
    /// How many may still be had: an answer or the authority decides.
    pub open: usize,
}

/// Who is responsible, and for which parts, in the order of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsible {
    /// The department, without 自治区 before it: the text leaves it out after the first of a list.
    pub department: String,
    /// The ids of the parts.
    pub parts: Vec<String>,
}

impl View<'_> {
    /// A part as a tile, for these.
    pub fn tile(&self, part: &PlanPart, audience: &[Audience]) -> Tile {
        let own = || policies_of(self.catalog, part);
        let kinds = [Kind::Benefit, Kind::Right, Kind::Service, Kind::Programme];
        let verdicts = self.catalog.policies.iter().zip(&self.evaluation.policies);
        let verdicts = verdicts.filter(|(policy, _)| is_of(policy, part) && concerns(policy, audience));
        let verdicts: Vec<Verdict> = verdicts.filter_map(|(_, came)| came.verdict).collect();
        let count = |wanted: fn(&Verdict) -> bool| verdicts.iter().filter(|verdict| wanted(verdict)).count();
        Tile {
            kind: kinds.into_iter().find(|kind| own().any(|policy| policy.kind == *kind)),
            target: own().flat_map(|policy| &policy.targets).next().map(|target| self.text(&target.text)),
            eligible: count(|verdict| *verdict == Verdict::Eligible),
            open: count(|verdict| matches!(verdict, Verdict::Answer { .. } | Verdict::Authority(_))),
        }
    }
}

/// The policies that come of a part.
pub fn policies_of<'c>(catalog: &'c Catalog, part: &'c PlanPart) -> impl Iterator<Item = &'c Policy> {
    catalog.policies.iter().filter(|policy| is_of(policy, part))
}

/// Of whom the first item says that every one that follows is theirs too, and that they are not named again.
const EVERYWHERE: &str = "各盟行政公署、市人民政府";

/// Who is responsible for parts of the plan, those with the most first; not those who are for all.
pub fn responsible<'c>(parts: impl IntoIterator<Item = &'c PlanPart>) -> Vec<Responsible> {
    let mut found: Vec<Responsible> = Vec::new();
    for part in parts {
        for department in part.departments.iter().filter(|name| *name != EVERYWHERE) {
            let department = department.strip_prefix("自治区").unwrap_or(department);
            match found.iter_mut().find(|other| other.department == department) {
                Some(other) => other.parts.push(part.id.clone()),
                None => found
                    .push(Responsible { department: department.to_owned(), parts: vec![part.id.clone()] }),
            }
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.parts.len()));
    found
}

fn is_of(policy: &Policy, part: &PlanPart) -> bool {
    policy.item.as_deref() == Some(&part.id)
}
