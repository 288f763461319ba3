//! The set of things, no two of which exclude each other, that weighs most: by branch and bound, exact as long as it
//! stays within [`LOOKS`] pairs.

use std::cmp::Reverse;

use crate::unit::Exact;

/// What a thing weighs: the first number counts, where it is equal the second, and so on. None is negative.
pub(crate) type Weight = [Exact; 5];

/// Nothing.
pub(crate) const NOTHING: Weight = [Exact::ZERO; 5];

/// How many pairs may be looked at, in all searches of a graph, until what is found counts as it stands. Graphs of 18
/// take a few thousand.
const LOOKS: u32 = 1_000_000;

/// The set that weighs most.
pub(crate) struct Best {
    /// Its things, in order.
    pub(crate) taken: Vec<usize>,
    /// No set weighs more than this: what it weighs itself, unless there was too much to be looked at.
    pub(crate) at_most: Weight,
}

/// Things, and what they exclude.
pub(crate) struct Graph<'a> {
    weights: &'a [Weight],
    /// What each excludes, in order.
    excluded: Vec<Vec<usize>>,
    /// How many pairs may still be looked at.
    looks: u32,
}

/// Both together.
pub(crate) fn plus(one: Weight, other: Weight) -> Weight {
    let mut sum = one;
    for (number, more) in sum.iter_mut().zip(other) {
        *number = number.plus(more).unwrap_or(more.max(*number));
    }
    sum
}

/// Those of which that is so.
pub(crate) fn only(list: &[usize], is_so: &dyn Fn(usize) -> bool) -> Vec<usize> {
    list.iter().copied().filter(|at| is_so(*at)).collect()
}

/// Puts a number where it belongs, once.
pub(crate) fn put(list: &mut Vec<usize>, at: usize) {
    if let Err(place) = list.binary_search(&at) {
        list.insert(place, at);
    }
}

impl<'a> Graph<'a> {
    /// Things by their weights, and the pairs of which only one can be taken.
    pub(crate) fn new(weights: &'a [Weight], pairs: &[(usize, usize)]) -> Self {
        let mut excluded = vec![Vec::new(); weights.len()];
        for (one, other) in pairs.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]) {
            if let Some(excluded) = excluded.get_mut(one) {
                put(excluded, other);
            }
        }
        Self { weights, excluded, looks: LOOKS }
    }

    /// The set that weighs most; among equals the one that has the first thing in which they differ. What weighs
    /// nothing is never in it.
    pub(crate) fn best(&mut self) -> Best {
        let all: Vec<usize> = (0..self.weights.len()).collect();
        self.best_of(&all)
    }

    /// The same of some things, in order.
    pub(crate) fn best_of(&mut self, open: &[usize]) -> Best {
        let open = only(open, &|at| self.weight(at) != NOTHING);
        let taken = self.solve(&open);
        let at_most = if self.is_exact() { self.sum(&taken) } else { self.bound(&open) };
        Best { taken, at_most }
    }

    /// Whether everything found so far is the best: else there was too much to be looked at.
    pub(crate) fn is_exact(&self) -> bool {
        self.looks != 0
    }

    /// The things with which one hangs together, itself too, in order.
    pub(crate) fn together(&self, at: usize) -> Vec<usize> {
        self.reached(at, &mut vec![true; self.weights.len()])
    }

    /// What can be reached from a thing through what is left, and is left no more then.
    fn reached(&self, at: usize, left: &mut [bool]) -> Vec<usize> {
        let mut turn = |at: usize| left.get_mut(at).is_some_and(std::mem::take);
        let mut reached = Vec::new();
        let mut near: Vec<usize> = Some(at).filter(|at| turn(*at)).into_iter().collect();
        while let Some(at) = near.pop() {
            put(&mut reached, at);
            near.extend(self.excludes(at).iter().filter(|at| turn(**at)));
        }
        reached
    }

    pub(crate) fn exclude(&self, one: usize, other: usize) -> bool {
        self.excludes(one).binary_search(&other).is_ok()
    }

    pub(crate) fn sum(&self, set: &[usize]) -> Weight {
        set.iter().fold(NOTHING, |sum, at| plus(sum, self.weight(*at)))
    }

    fn weight(&self, at: usize) -> Weight {
        self.weights.get(at).copied().unwrap_or(NOTHING)
    }

    fn excludes(&self, at: usize) -> &[usize] {
        self.excluded.get(at).map_or(&[], Vec::as_slice)
    }

    /// The best of things in order: what does not hang together is solved apart.
    fn solve(&mut self, open: &[usize]) -> Vec<usize> {
        let mut left = vec![false; self.weights.len()];
        for at in open {
            left.get_mut(*at).into_iter().for_each(|left| *left = true);
        }
        let mut taken = Vec::new();
        for first in open {
            let together = self.reached(*first, &mut left);
            for at in self.solve_together(&together) {
                put(&mut taken, at);
            }
        }
        taken
    }

    /// The best of things that hang together: with the one that excludes most of them, or without it.
    fn solve_together(&mut self, open: &[usize]) -> Vec<usize> {
        let pairs = u32::try_from(open.len().saturating_mul(open.len())).unwrap_or(u32::MAX);
        self.looks = self.looks.saturating_sub(pairs);
        let many = |at: usize| open.iter().filter(|other| self.exclude(at, **other)).count();
        let most = open.iter().map(|at| (many(*at), Reverse(*at))).max();
        let Some((1.., Reverse(chosen))) = most else { return open.to_vec() };
        if !self.is_exact() {
            return self.heaviest_first(open);
        }
        let without = only(open, &|at| at != chosen);
        let free = only(&without, &|at| !self.exclude(chosen, at));
        let mut with = self.solve(&free);
        put(&mut with, chosen);
        let sum = self.sum(&with);
        if self.bound(&without) < sum {
            return with;
        }
        let without = self.solve(&without);
        let other = self.sum(&without);
        if sum < other || (sum == other && without < with) { without } else { with }
    }

    /// No set of these weighs more: of things that all exclude each other only one can be taken.
    fn bound(&self, open: &[usize]) -> Weight {
        let mut cliques: Vec<(Weight, Vec<usize>)> = Vec::new();
        for at in open {
            let weight = self.weight(*at);
            match cliques.iter_mut().find(|(_, clique)| clique.iter().all(|it| self.exclude(*at, *it))) {
                Some((most, clique)) => {
                    *most = weight.max(*most);
                    clique.push(*at);
                }
                None => cliques.push((weight, vec![*at])),
            }
        }
        cliques.iter().fold(NOTHING, |sum, (most, _)| plus(sum, *most))
    }

    /// A good set, where the best would take too long.
    fn heaviest_first(&self, open: &[usize]) -> Vec<usize> {
        let mut open = open.to_vec();
        let mut taken = Vec::new();
        while let Some((_, Reverse(heaviest))) = open.iter().map(|at| (self.weight(*at), Reverse(*at))).max()
        {
            put(&mut taken, heaviest);
            open.retain(|at| *at != heaviest && !self.exclude(heaviest, *at));
        }
        taken
    }
}
