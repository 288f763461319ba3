//! An order in which each thing comes after those it needs.

use std::collections::BTreeSet;

/// Things by their numbers.
pub(crate) struct Order {
    /// All: each after those it needs, as near to the order of the files as that allows; the circular last.
    pub(crate) all: Vec<usize>,
    /// Those that need themselves, if only by way of others.
    pub(crate) circular: BTreeSet<usize>,
}

impl Order {
    /// `needs` has of each thing those that it needs.
    pub(crate) fn of(needs: &[BTreeSet<usize>]) -> Self {
        let mut users = vec![BTreeSet::new(); needs.len()];
        for (at, needed) in needs.iter().enumerate() {
            for it in needed {
                users.get_mut(*it).map(|users| users.insert(at));
            }
        }
        let mut all = taken_away((0..needs.len()).collect(), needs, &users);
        let left = (0..needs.len()).filter(|at| !all.contains(at)).collect();
        // Of those left, what nothing needs only comes after a circle.
        let after = taken_away(BTreeSet::clone(&left), &users, needs);
        let circular: BTreeSet<_> = left.into_iter().filter(|at| !after.contains(at)).collect();
        all.extend(after.into_iter().rev());
        all.extend(&circular);
        Self { all, circular }
    }
}

/// Takes away, the first first, what waits for nothing that is still there.
fn taken_away(
    mut there: BTreeSet<usize>,
    waits_for: &[BTreeSet<usize>],
    frees: &[BTreeSet<usize>],
) -> Vec<usize> {
    let mut waiting: Vec<usize> = waits_for.iter().map(|on| on.intersection(&there).count()).collect();
    let free = |waiting: &[usize], at: usize| waiting.get(at) == Some(&0);
    let mut ready: BTreeSet<_> = there.iter().copied().filter(|at| free(&waiting, *at)).collect();
    let mut taken = Vec::new();
    while let Some(at) = ready.pop_first() {
        there.remove(&at);
        taken.push(at);
        for freed in frees.get(at).into_iter().flatten().filter(|it| there.contains(it)) {
            if let Some(count) = waiting.get_mut(*freed) {
                *count = count.saturating_sub(1);
            }
            if free(&waiting, *freed) {
                ready.insert(*freed);
            }
        }
    }
    taken
}
